"""Time, table, large graphs, exports, light and dark, keyboard, phones, screen readers."""

import csv
import datetime as dt
import io
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe

from graphbuild.model import CO_OCCURS
from graphbuild.view.notebook import frame
from tests.builders import graph, small_graph
from tests.view.actions import click, panel, search, shown
from tests.view.browser import context_of
from tests.view.power_law import power_law

ADA = "person:ada-nwosu"


def dated():
    """Three ties of three years."""
    kg = graph(
        {f"person:{n}": f"Number {n}" for n in range(4)},
        [(f"person:{n}", CO_OCCURS, f"person:{n + 1}", 1) for n in range(3)],
        documents=3,
    )
    for n, (key, found) in enumerate(sorted(kg.records.evidence.items())):
        day, name = dt.date(2023 + n, 5, 1), f"{'abc'[n]}.txt"
        kg.records.evidence[key] = (replace(found[0], document_id=name, date=day),)
        kg.records.documents[name] = replace(kg.documents[name], date=day)
        kg.nx.edges[key[0], key[2], key[1]].update(first_seen=day, last_seen=day)
    return kg


def day_number(year: int) -> str:
    """The first of May as the slider has it."""
    return str((dt.date(year, 5, 1) - dt.date(1970, 1, 1)).days)


def test_the_time_slider_keeps_what_is_dated_within(opened):
    page = opened(dated())
    assert page.locator("#time-now").inner_text() == "2023-05-01 – 2025-05-01"
    page.locator("#to").fill(day_number(2023))
    assert shown(page) == {"person:0", "person:1"}
    page.locator("#to").fill(day_number(2025))
    page.locator("#from").fill(day_number(2024))
    assert shown(page) == {"person:1", "person:2", "person:3"}


def test_time_plays_from_its_beginning_to_its_end(opened):
    page = opened(dated())
    page.get_by_role("button", name="Play").click()
    assert shown(page) == {"person:0", "person:1"}
    page.wait_for_function("() => graphbuild.shown.length === 4")
    page.get_by_role("button", name="Play").wait_for()


def test_undated_documents_have_no_time_slider(opened):
    kg = small_graph()
    assert not opened(kg).locator("#time").is_visible()


def test_the_table_lists_and_sorts_the_same_selection(opened):
    page = opened(small_graph())
    page.locator("#types").get_by_role("button", name="Place").click()
    page.get_by_role("button", name="Table").click()
    names = page.locator("#table tbody th")
    assert names.all_inner_texts() == ["Ada Nwosu", "Jörg Weiß", "Harbour Trust"]
    page.locator("#table thead").get_by_role("button", name="Name").click()
    assert names.all_inner_texts() == ["Ada Nwosu", "Harbour Trust", "Jörg Weiß"]
    sorted_by = page.locator("#table th[aria-sort]")
    assert sorted_by.get_attribute("aria-sort") == "ascending"
    names.get_by_role("button", name="Harbour Trust").click()
    assert page.locator("#panel h2").inner_text() == "Harbour Trust"
    page.locator("#table [data-key=ties]").click()
    assert page.locator("#table tbody tr").count() == 4


def saved(page, wanted: str):
    page.locator("#exports summary").click()
    with page.expect_download() as download:
        page.locator(f"[data-export={wanted}]").click()
    return download.value


def test_what_is_shown_is_saved_as_tables(opened):
    page = opened(small_graph(), title="Ada's circle")
    page.locator("#types").get_by_role("button", name="Place").click()
    download = saved(page, "ties")
    assert download.suggested_filename == "ada-s-circle.ties.csv"
    text = download.path().read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {(r["From"], r["Relation"], r["To"], r["Sentences"]) for r in rows} == {
        ("Harbour Trust", "named together", "Ada Nwosu", "3"),
        ("Ada Nwosu", "named together", "Jörg Weiß", "2"),
        ("Ada Nwosu", "works for", "Harbour Trust", "2"),
        ("Ada Nwosu", "met", "Jörg Weiß", "1"),
    }


def test_the_map_is_saved_as_a_picture(opened):
    assert saved(opened(small_graph()), "png2").path().read_bytes().startswith(b"\x89PNG")


def test_the_map_is_saved_as_a_drawing(opened):
    svg = saved(opened(small_graph()), "svg").path().read_text("utf-8")
    assert svg.startswith("<svg")
    assert "Ada Nwosu</text>" in svg


def test_the_theme_follows_the_system_and_the_button(opened):
    page = opened(small_graph(), browser={"color_scheme": "dark"})
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper)
    page.get_by_role("button", name="Light or dark").click()
    assert page.evaluate(paper) != dark


def test_the_map_is_walked_by_keyboard(opened):
    page = opened(small_graph())
    page.locator("#map").focus()
    page.keyboard.press("ArrowRight")
    first = page.locator("#panel h2").inner_text()
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
        if page.locator("#panel h2").inner_text() != first:
            break
    else:
        pytest.fail("no arrow left the first entity")
    assert page.locator("#status").inner_text()
    page.keyboard.press("Enter")
    assert "focus=" in page.url
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert len(shown(page)) == 4


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(opened, scheme):
    page = opened(dated(), browser={"color_scheme": scheme})
    states = [
        lambda: None,
        lambda: click(page, "person:0"),
        lambda: click(page, "person:0", "person:1"),
        lambda: page.locator("#search").fill("number"),
        lambda: page.get_by_role("button", name="Table").click(),
        lambda: page.locator("#exports summary").click(),
    ]
    for reach in states:
        reach()
        found = Axe().run(page).response["violations"]
        assert [v["id"] for v in found if v["impact"] in {"serious", "critical"}] == [], found


@pytest.mark.parametrize("width", [360, 390, 768])
def test_a_narrow_screen_shows_all_without_scrolling_sideways(opened, width):
    page = opened(small_graph(), browser={"viewport": {"width": width, "height": 760}})
    page.get_by_role("button", name="Filters").click()
    search(page, "ada")
    across = page.evaluate("document.documentElement.scrollWidth")
    assert across <= width
    for box in page.locator("button:visible, input:visible, summary:visible").all():
        at = box.bounding_box()
        assert at["x"] >= -1
        assert at["x"] + at["width"] <= width + 1


def overlapping(boxes) -> list:
    def meet(a, b) -> bool:
        return (
            a["x"] < b["x"] + b["width"]
            and b["x"] < a["x"] + a["width"]
            and a["y"] < b["y"] + b["size"]
            and b["y"] < a["y"] + a["size"]
        )

    return [(a["text"], b["text"]) for n, a in enumerate(boxes) for b in boxes[:n] if meet(a, b)]


def test_names_never_overlap(opened):
    page = opened(power_law(300))
    labels = page.evaluate("graphbuild.labels")
    assert len(labels) > 40
    assert overlapping(labels) == []
    page.get_by_role("button", name="Closer").click()
    page.wait_for_timeout(100)
    assert overlapping(page.evaluate("graphbuild.labels")) == []


def test_only_those_who_lead_are_shown_on_request_and_the_page_says_so(opened):
    page = opened(power_law(60), max_nodes=20)
    page.get_by_label("Show").select_option("leading 20")
    assert len(shown(page)) == 20
    assert page.locator("#counts").inner_text().startswith("20 of 60 entities")
    hidden = page.evaluate("graphbuild.data.nodes.name[59]")
    search(page, hidden)
    assert len(shown(page)) == 21
    assert page.locator("#panel h2").inner_text() == hidden


def test_filters_of_a_large_graph_bring_in_what_they_leave_room_for(opened):
    page = opened(power_law(60), max_nodes=20)
    for kind in ("Person", "Organization"):
        page.locator("#types").get_by_role("button", name=kind).click()
    kinds = page.evaluate("graphbuild.shown.map((id) => id.split(':')[0])")
    assert set(kinds) == {"place"}
    assert len(kinds) == page.evaluate(
        "graphbuild.data.nodes.id.filter((i) => i.startsWith('place')).length"
    )


def test_an_entity_is_expanded_to_its_neighbours(opened):
    page = opened(power_law(200), max_nodes=10)
    row = page.evaluate(
        """[...Array(10).keys()].find((row) => graphbuild.data.edges.head.some((head, e) =>
             (head === row && graphbuild.data.edges.tail[e] > 9)))"""
    )
    page.evaluate(f"graphbuild.select({row})")
    page.get_by_role("button", name="Expand").click()
    assert len(shown(page)) > 10


def test_all_are_on_the_map_and_found_where_they_are_clicked(opened):
    page = opened(power_law(300), max_nodes=10)
    assert page.locator("#counts").inner_text().startswith("300 entities")
    page.wait_for_selector("#map[data-drawn]")
    box = page.locator("#map").bounding_box()
    page.mouse.move(box["x"] + 300, box["y"] + 300)
    page.mouse.down()
    page.mouse.move(box["x"] + 340, box["y"] + 330, steps=3)
    page.mouse.up()
    page.wait_for_selector("#map[data-drawn]")
    page.get_by_role("button", name="Fit").click()
    page.wait_for_selector("#map[data-drawn]")
    last = "graphbuild.data.nodes.{}.at(-1)"
    at = page.evaluate(f"graphbuild.place({last.format('id')})")
    page.mouse.move(box["x"] + at["x"], box["y"] + at["y"])
    name = page.evaluate(last.format("name"))
    assert name in page.locator("#tip").inner_text()
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    assert page.locator("#panel h2").inner_text() == name


def test_who_is_near_comes_forward_with_a_name(opened):
    page = opened(power_law(300), max_nodes=60)
    page.wait_for_selector("#map[data-drawn]")
    last = page.evaluate("graphbuild.data.nodes.id.at(-1)")
    assert last not in shown(page)
    page.evaluate(
        """(id) => {
          const position = graphbuild.network.DOMtoCanvas(graphbuild.place(id));
          graphbuild.network.moveTo({ position, scale: 6 });
        }""",
        last,
    )
    page.wait_for_function("(id) => graphbuild.shown.includes(id)", arg=last)
    row = page.evaluate("graphbuild.data.nodes.id.length - 1")
    page.wait_for_function("(row) => graphbuild.labels.some((label) => label.row === row)", arg=row)


def test_of_a_large_graph_narrowed_the_filters_stand_in_one_row_with_brief_numbers(opened):
    people = {f"person:{n}": f"Guest {n}" for n in range(10_500)}
    tied = [(f"person:{n}", CO_OCCURS, f"person:{n + 1}", 1 + n % 2) for n in range(400)]
    page = opened(graph(people, tied))
    note = page.locator("#types .note").first
    assert note.inner_text() == "10.5K"
    low = page.locator("#filters").bounding_box()["height"]
    weight = page.locator("#weight")
    weight.evaluate("(e) => { e.value = 2; e.dispatchEvent(new Event('input')); }")
    assert note.inner_text() == "400 of 10.5K"
    assert note.get_attribute("title") == "400 of 10,500"
    assert page.locator("#reset").is_visible()
    assert page.locator("#filters").bounding_box()["height"] < low * 1.3


def test_large_data_are_compressed_and_open_all_the_same(opened, tmp_path):
    page = opened(power_law(4000))
    assert 'data-encoding="gzip"' in (tmp_path / "graph.html").read_text("utf-8")
    assert page.locator("#counts").inner_text().startswith("4,000 entities")
    search(page, page.evaluate("graphbuild.data.nodes.name[7]"))
    assert page.locator("#panel blockquote").count() > 0


def test_a_notebook_shows_the_page_in_its_sandbox(visit, tmp_path):
    path = tmp_path / "notebook.html"
    head = '<!doctype html><meta charset="windows-1252"><title>n</title>'  # not the page's own
    path.write_text(f"{head}<body>{frame(small_graph()).html}", "utf-8")
    page = visit(path, ready=False)
    inside = page.frame_locator("iframe")
    inside.locator("html[data-ready]").wait_for()
    inside.locator("#search").fill("ada")
    inside.locator("#search").press("Enter")
    inside.locator("#search").fill("lagos")
    inside.locator("#search").press("Enter")
    inside.get_by_role("button", name="Back").click()
    assert inside.locator("#panel h2").inner_text() == "Ada Nwosu"


def test_a_notebook_without_frames_and_scripts_shows_a_picture(browser, tmp_path):
    path = tmp_path / "notebook.html"
    html = frame(small_graph(), height=300).html
    path.write_text(html[: html.index("<iframe")] + "</div>", "utf-8")
    context = context_of(browser, java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    box = page.locator("img").bounding_box()
    assert box["height"] == 300
    context.close()


def test_the_panel_follows_the_time(opened):
    page = opened(dated())
    search(page, "number 1")
    assert page.locator("#panel blockquote").count() == 2
    page.locator("#to").fill(day_number(2023))
    assert page.locator("#panel blockquote").count() == 1
    assert "Number 2" not in panel(page)
