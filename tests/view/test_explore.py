"""What a reader does: search, choose, filter, focus, follow a path, go back."""

import itertools

import pytest

from graphbuild.model import CO_OCCURS
from tests.builders import graph, small_graph
from tests.view.actions import click, panel, search, shown, ties

ADA, TRUST, LAGOS, WEISS = (
    "person:ada-nwosu",
    "organization:harbour-trust",
    "place:lagos",
    "person:jörg-weiß",
)


def chain(length: int = 5):
    """People in a row, each tied to the next, the ties ever weaker."""
    ids = [f"person:{n}" for n in range(length)]
    return graph(
        {n: f"Number {n[-1]}" for n in ids},
        [(a, CO_OCCURS, b, length - n) for n, (a, b) in enumerate(itertools.pairwise(ids))],
    )


def test_search_finds_without_diacritics_and_shows_the_entity(opened):
    page = opened(small_graph())
    page.locator("#map").focus()
    page.keyboard.press("/")
    page.keyboard.type("jorg w")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Jörg Weiß"


def test_search_completes_aliases_by_arrows_and_escape_closes_it(opened):
    kg = chain()
    kg.nx.nodes["person:3"]["aliases"] = ("The Captain",)
    page = opened(kg)
    page.locator("#search").fill("captain")
    (only,) = page.locator("#found li").all_inner_texts()
    assert only == "Number 3\nThe Captain\nPerson · 2 mentions · with Number 2"
    page.locator("#search").fill("number")
    page.keyboard.press("ArrowDown")
    second = page.locator("#found li").nth(1)
    assert second.get_attribute("aria-selected") == "true"
    wanted = second.locator(".name").inner_text()
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == wanted
    page.locator("#search").fill("number")
    page.keyboard.press("Escape")
    assert not page.locator("#found").is_visible()


def test_a_click_on_an_entity_shows_all_about_it(opened):
    page = opened(small_graph())
    click(page, ADA)
    text = panel(page)
    assert text.startswith("Person\n\nAda Nwosu")
    for part in ("4 mentions · 1 document · 2025-03-12", "works for Harbour Trust\n3", "Title a"):
        assert part in text
    assert page.locator("#panel mark").first.inner_text() == "Harbour Trust"


def test_a_click_on_a_tie_shows_its_relations_statistics_and_sentences(opened):
    page = opened(small_graph())
    click(page, ADA, TRUST)
    text = panel(page).upper()
    assert "WORKS FOR\nADA NWOSU → HARBOUR TRUST" in text.replace("\n\n", "\n")
    assert "2 SENTENCES" in text
    assert "CONFIDENCE 0.90" in text
    assert "NPMI 0.50" in text
    assert "HARBOUR TRUST AND ADA NWOSU WERE THERE." in text
    assert "TITLE A · 2025-03-12" in text


def test_the_legend_hides_a_type_and_a_relation(opened):
    page = opened(small_graph())
    page.locator("#types").get_by_role("button", name="Place").click()
    assert shown(page) == {ADA, TRUST, WEISS}
    page.locator("#relation-menu summary").click()
    page.get_by_role("button", name="named together").click()
    assert ties(page) == 2
    assert page.locator("#counts").inner_text().startswith("3 of 4 entities · 2 of 3 ties")


def test_the_sliders_leave_out_weak_ties_and_those_by_chance(opened):
    kg = chain()
    kg.nx.edges["person:0", "person:1", CO_OCCURS]["npmi"] = -0.2
    page = opened(kg)
    page.locator("#weight").fill("4")
    assert shown(page) == {"person:0", "person:1", "person:2"}
    page.locator("#npmi").fill("0")
    assert shown(page) == {"person:1", "person:2"}
    page.get_by_role("button", name="Reset").click()
    assert len(shown(page)) == 5


def test_focus_shows_one_step_or_two(opened):
    page = opened(chain())
    search(page, "number 0")
    page.get_by_role("button", name="Focus").click()
    assert shown(page) == {"person:0", "person:1"}
    page.get_by_role("button", name="2 hops").click()
    assert shown(page) == {"person:0", "person:1", "person:2"}
    page.get_by_role("button", name="2 hops").click()
    assert len(shown(page)) == 5


def test_a_path_is_found_and_told_step_by_step(opened):
    page = opened(chain())
    search(page, "number 0")
    page.get_by_role("button", name="Path to …").click()
    page.keyboard.type("number 3")
    page.keyboard.press("Enter")
    assert "3 steps" in panel(page)
    assert "Number 1 and Number 2 were there." in panel(page)


def test_two_that_are_chosen_with_shift_have_their_path_shown(opened):
    page = opened(chain())
    click(page, "person:0")
    click(page, "person:2", modifiers="Shift")
    assert "2 steps" in panel(page)
    page.get_by_role("button", name="Path between them").click()
    assert "Number 1 and Number 2 were there." in panel(page)


def test_where_nothing_connects_two_the_page_says_so(opened):
    page = opened(graph({"person:a": "Anna", "person:b": "Bela"}, []))
    click(page, "person:a")
    click(page, "person:b", modifiers="Shift")
    assert "Nothing that is shown connects" in panel(page)
    page.get_by_role("button", name="Path between them").click()
    assert "Nothing that is shown connects" in page.locator("#notice").inner_text()


def test_hide_takes_an_entity_off_the_map_and_search_brings_it_back(opened):
    page = opened(chain())
    click(page, "person:2")
    page.get_by_role("button", name="Hide").click()
    assert "person:2" not in shown(page)
    search(page, "number 2")
    assert "person:2" in shown(page)


def test_a_pinned_entity_stays_whatever_is_filtered(opened):
    page = opened(chain())
    click(page, "person:4")
    page.get_by_role("button", name="Pin", exact=True).click()
    page.locator("#weight").fill("4")
    assert shown(page) == {"person:0", "person:1", "person:2", "person:4"}


def test_dragging_moves_and_pins(opened):
    page = opened(chain())
    page.mouse.move(*page.evaluate("[0, 0]"))
    before = page.evaluate("graphbuild.place('person:1')")
    box = page.locator("#map").bounding_box()
    page.mouse.move(before["x"] + box["x"], before["y"] + box["y"])
    page.mouse.down()
    page.mouse.move(before["x"] + box["x"] + 80, before["y"] + box["y"] + 60, steps=4)
    page.mouse.up()
    after = page.evaluate("graphbuild.place('person:1')")
    assert after["x"] - before["x"] == pytest.approx(80, abs=6)
    assert "pin=" in page.url


def test_back_and_forward_and_the_link_restore_the_state(opened, visit, tmp_path):
    page = opened(chain())
    search(page, "number 1")
    search(page, "number 2")
    page.get_by_role("button", name="Back").click()
    page.wait_for_function("() => document.querySelector('#panel h2').textContent === 'Number 1'")
    page.get_by_role("button", name="Forward").click()
    page.wait_for_function("() => document.querySelector('#panel h2').textContent === 'Number 2'")
    page.get_by_role("button", name="Focus").click()
    page.locator("#color").select_option("community")
    again = visit(tmp_path / "graph.html", state=page.url.split("#")[1])
    assert again.locator("#panel h2").inner_text() == "Number 2"
    assert shown(again) == {"person:1", "person:2", "person:3"}
    assert again.locator("#color").input_value() == "community"


def test_a_link_to_what_is_not_there_opens_the_page_all_the_same(opened):
    page = opened(chain(), state="node=person:gone&weight=x&view=none&tie=a&from=1&pin=1,2,no")
    assert len(shown(page)) == 5


def test_colour_by_community_and_size_by_centrality_change_the_map(opened):
    page = opened(small_graph())
    looks = "graphbuild.network.body.data.nodes.get().map((n) => [n.color.background, n.size])"
    before = page.evaluate(looks)
    page.locator("#color").select_option("community")
    page.locator("#size").select_option("rank")
    after = page.evaluate(looks)
    assert len({color for color, _ in after}) == 1
    assert [size for _, size in after] != [size for _, size in before]


def test_the_overview_leads_to_entities_ties_and_communities(opened):
    parts = [
        (f"person:{part}{n}", f"person:{part}{m}")
        for part in "ab"
        for n in range(4)
        for m in range(n)
    ]
    kg = graph(
        {f"person:{p}{n}": f"{p.upper()} {n}" for p in "ab" for n in range(4)},
        [(tail, CO_OCCURS, head, 2) for head, tail in parts],
    )
    page = opened(kg)
    for title in ("LEADING ENTITIES", "STRONGEST TIES", "COMMUNITIES"):
        assert title in panel(page).upper()
    page.locator("#panel section").last.get_by_role("button").first.click()
    assert "4 entities" in panel(page)
    page.keyboard.press("Escape")
    assert "Overview" in panel(page)


def test_more_sentences_open_in_the_panel(opened):
    kg = chain(3)
    key = ("person:0", CO_OCCURS, "person:1")
    first = kg.records.evidence[key][0]
    many = tuple(
        first.__class__(
            **{f: getattr(first, f) for f in first.__slots__}
            | {
                "span": first.span.shifted(n * 100),
                "head": first.head.shifted(n * 100),
                "tail": first.tail.shifted(n * 100),
            }
        )
        for n in range(9)
    )
    kg.records.evidence[key] = many
    page = opened(kg)
    click(page, "person:0", "person:1")
    assert page.locator("#panel blockquote").count() == 5
    page.get_by_role("button", name="4 more").click()
    assert page.locator("#panel blockquote").count() == 9


def test_marks_stand_right_after_characters_beyond_the_basic_plane(opened):
    kg = graph(
        {"person:a": "𝔄nna 🎻", "person:b": "Bela"}, [("person:a", CO_OCCURS, "person:b", 1)]
    )
    page = opened(kg)
    click(page, "person:a", "person:b")
    assert page.locator("#panel mark").all_inner_texts() == ["𝔄nna 🎻", "Bela"]
