"""What two have to do with each other: in its colour, with its word, never the wrong way round."""

from pathlib import Path

import pytest

from graphbuild.model import CO_OCCURS
from graphbuild.view.page.network import render
from tests.builders import graph
from tests.view.actions import click, panel, place, search, shown, ties

NAMES = {
    "organization:northland": "Northland",
    "person:ada": "Ada Nwosu",
    "person:bela": "Bela Kiss",
    "place:zadar": "Zadar",
}


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    """Ada leads Northland and met Bela; Bela sued Northland; Zadar is only named beside."""
    kg = graph(
        NAMES,
        [
            ("organization:northland", CO_OCCURS, "person:ada", 6),
            ("person:ada", "LEADS", "organization:northland", 4),
            ("person:bela", "SUED", "organization:northland", 2),
            ("person:ada", "MET", "person:bela", 1),
            ("organization:northland", CO_OCCURS, "place:zadar", 3),
        ],
    )
    kg.nx.edges["person:ada", "organization:northland", "LEADS"]["role"] = "chair"
    path = tmp_path_factory.mktemp("relations") / "graph.html"
    path.write_text(render(kg), "utf-8")
    return path


def drawn(page) -> dict[str, tuple[str, str, float]]:
    """The lines as vis-network has them: from its head's name where it has an arrow."""
    lines = page.evaluate("""graphbuild.network.body.data.edges.get().map((e) => {
        const name = (row) => graphbuild.data.nodes.name[row];
        const heads = Object.keys(e.arrows || {});
        const ends = heads[0] === "from" ? [e.to, e.from] : [e.from, e.to];
        return [ends.map(name).sort().join("+"), e.arrows ? ends.map(name).join(" → ") : "",
                e.color.color, e.width];
    })""")
    return {pair: (way, color, width) for pair, way, color, width in lines}


def test_a_stated_relation_is_an_arrow_in_its_familys_colour_and_others_are_thin(visit, written):
    lines = drawn(visit(written))
    leads, sued = lines["Ada Nwosu+Northland"], lines["Bela Kiss+Northland"]
    met, beside = lines["Ada Nwosu+Bela Kiss"], lines["Northland+Zadar"]
    assert leads[0] == "Ada Nwosu → Northland"
    assert sued[0] == "Bela Kiss → Northland"
    assert met[0] == beside[0] == ""  # a meeting goes both ways
    assert len({line[1] for line in (leads, sued, met, beside)}) == 4
    assert beside[2] < min(leads[2], sued[2], met[2])


def test_its_word_is_on_the_map_when_it_is_chosen_pointed_at_or_near(visit, written):
    page = visit(written)
    assert page.evaluate("graphbuild.network.getScale()") > 0
    page.evaluate("graphbuild.network.moveTo({ scale: 0.9 })")
    page.wait_for_function("() => graphbuild.words.length === 0")
    page.evaluate("graphbuild.network.moveTo({ scale: 1.6 })")
    page.wait_for_function("() => graphbuild.words.length > 0")
    page.get_by_role("button", name="Fit").click()
    click(page, "person:bela")
    page.wait_for_function("() => graphbuild.words.length === 2")
    assert {word["text"] for word in page.evaluate("graphbuild.words")} == {"sued", "met"}
    page.keyboard.press("Escape")
    page.mouse.move(*place(page, "person:ada", "organization:northland"))
    page.wait_for_selector("#tip:not([hidden])")
    assert "Ada Nwosu\u2069 leads \u2068Northland" in page.locator("#tip").text_content()


def test_lists_and_cards_say_who_leads_whom_from_either_side(visit, written):
    page = visit(written)
    assert "Ada Nwosu leads Northland" in panel(page)
    assert "Bela Kiss sued Northland" in panel(page)
    search(page, "northland")
    told = page.locator("#panel .pair .name").all_inner_texts()
    assert told == ["Ada Nwosu leads it · chair", "Zadar", "Bela Kiss sued it"]
    search(page, "ada")
    assert page.locator("#panel .role").inner_text() == "chair, Northland"
    told = page.locator("#panel .pair .name").all_inner_texts()
    assert told == ["leads Northland · chair", "met Bela Kiss"]
    click(page, "person:ada", "person:bela")
    assert "Ada Nwosu ↔ Bela Kiss" in panel(page)


def test_only_stated_relations_leaves_out_who_is_named_beside_whom(visit, written):
    page = visit(written)
    page.get_by_role("button", name="Stated only").click()
    assert shown(page) == NAMES.keys() - {"place:zadar"}
    assert ties(page) == 3
    for box in ("#stated", "#types"):
        assert page.locator(box).evaluate("(e) => e.scrollWidth <= e.clientWidth")
    again = visit(written, state=page.url.split("#")[1])
    assert shown(again) == NAMES.keys() - {"place:zadar"}
    again.get_by_role("button", name="All ties").click()
    assert len(shown(again)) == 4
