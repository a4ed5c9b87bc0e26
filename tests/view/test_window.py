"""Inside a window of time, and after filters, every number is of what is left."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from graphbuild.config import ViewSettings
from graphbuild.graph.knowledge_graph import DocumentNode, GraphRecords, KnowledgeGraph
from graphbuild.model import CO_OCCURS
from graphbuild.view.page.network import render
from tests.builders import evidence, graph
from tests.view.actions import click, panel, search, shown, ties
from tests.view.power_law import power_law

FIRST = dt.date(2024, 1, 1)
MANY = 70  # days, more than the sentences of a tie that a page has


def daily() -> KnowledgeGraph:
    """Ada and Bela named together on each of many days, twice on the last; Bela and Chen on one."""
    names = {"person:ada": "Ada", "person:bela": "Bela", "place:chen": "Chen"}
    kg = graph(
        names,
        [
            ("person:ada", CO_OCCURS, "person:bela", MANY + 1),
            ("person:bela", CO_OCCURS, "place:chen", 1),
        ],
    )
    days = [FIRST + dt.timedelta(days=n) for n in range(MANY)]
    documents = {
        f"{n:03}.txt": DocumentNode(f"{n:03}.txt", f"Day {n}", day) for n, day in enumerate(days)
    }

    def said(n: int, *both: str, start: int = 0):
        each = evidence(f"{both[0]} met {both[1]} {n} {start}.", *both, document=f"{n:03}.txt")
        moved = {name: getattr(each, name).shifted(start) for name in ("span", "head", "tail")}
        return replace(each, date=days[n], **moved)

    daily = [said(n, "Ada", "Bela") for n in range(MANY)]
    found = {
        ("person:ada", CO_OCCURS, "person:bela"): (*daily, said(MANY - 1, "Ada", "Bela", start=50)),
        ("person:bela", CO_OCCURS, "place:chen"): (said(MANY - 1, "Bela", "Chen"),),
    }
    mentioned = {("person:ada", n): 2 for n in documents} | {
        ("person:bela", n): 1 for n in documents
    }
    mentioned["place:chen", f"{MANY - 1:03}.txt"] = 3
    for entity in names:
        of = [count for (one, _), count in mentioned.items() if one == entity]
        kg.nx.nodes[entity].update(mention_count=sum(of), document_count=len(of))
    for edge in kg.nx.edges:
        kg.nx.edges[edge].update(first_seen=FIRST, last_seen=days[-1], document_count=MANY)
    return KnowledgeGraph(kg.nx, GraphRecords(documents, mentioned, found))


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("window") / "graph.html"
    path.write_text(render(daily()), "utf-8")
    return path


def day(n: int) -> str:
    return str((FIRST + dt.timedelta(days=n) - dt.date(1970, 1, 1)).days)


def test_a_tie_of_every_day_has_its_sentences_in_every_window(visit, written):
    page = visit(written)
    for first, last, sentences in ((0, 4, 5), (30, 39, 10), (MANY - 3, MANY - 1, 4)):
        page.locator("#from").fill(day(first))
        page.locator("#to").fill(day(last))
        page.locator("#from").fill(day(first))
        assert {"person:ada", "person:bela"} <= shown(page)
        search(page, "ada")
        text = panel(page)
        assert f"Bela\n{sentences}" in text
        assert f"{2 * (last - first + 1)} mentions · {last - first + 1} documents" in text
        page.keyboard.press("Escape")


def test_in_a_window_header_overview_chips_table_and_card_count_what_is_in_it(visit, written):
    page = visit(written)
    page.locator("#to").fill(day(9))
    counts = page.locator("#counts")
    assert counts.inner_text() == "2 of 3 entities · 1 of 2 ties · 10 of 70 documents"
    assert "2 of 3 entities in 10 of 70 documents" in panel(page)
    assert page.locator("#types button").all_inner_texts() == ["Person\n2", "Place\n0 of 1"]
    click(page, "person:ada", "person:bela")
    assert "10 sentences · 10 documents · in the time chosen" in panel(page)
    page.get_by_role("button", name="Table").click()
    row = page.locator("#table tbody tr").first
    assert row.locator("td").all_inner_texts()[:4] == ["Person", "20", "10", "1"]


def test_sentences_at_least_counts_those_of_the_window(visit, written):
    page = visit(written)
    page.locator("#to").fill(day(9))
    page.locator("#weight").fill("10")
    assert ties(page) == 1
    page.locator("#weight").fill("11")
    assert ties(page) == 0


def test_what_the_page_has_no_sentence_of_is_counted_all_the_same_on_a_cut_page(visit, tmp_path):
    kg = power_law(3000)
    for node in kg.nx:
        kg.nx.nodes[node]["aliases"] = tuple(f"{node} {n}" * 30 for n in range(2))
    path = tmp_path / "graph.html"
    path.write_text(render(kg, ViewSettings(max_bytes=1_500_000)), "utf-8")
    page = visit(path)
    page.locator("#to").fill(day(7))
    assert "2 of 48 documents" in page.locator("#counts").inner_text()
    assert 0 < len(shown(page)) < 3000


def test_the_window_is_drawn_and_moved_on_the_axis(visit, written):
    page = visit(written)
    box = page.locator("#bars").bounding_box()
    y = box["y"] + 8

    def drag(first: float, last: float) -> list[int]:
        page.mouse.move(box["x"] + box["width"] * first, y)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * last, y, steps=3)
        page.mouse.up()
        return page.evaluate("[graphbuild.state.from, graphbuild.state.to]")

    drawn = drag(0.2, 0.4)
    assert drawn == pytest.approx([int(day(14)), int(day(28))], abs=1)
    moved = drag(0.3, 0.5)
    assert moved[1] - moved[0] == drawn[1] - drawn[0]
    assert moved[0] == pytest.approx(int(day(28)), abs=1)
    assert drag(0.5, 1.0)[1] == int(day(MANY - 1))  # not beyond the end
    page.get_by_role("button", name="Back").click()
    page.wait_for_function(f"() => graphbuild.state.from === {moved[0]}")


def test_reset_shows_all_again_with_an_entity_selected_and_ends_playing(visit, tmp_path):
    path = tmp_path / "graph.html"
    path.write_text(render(power_law(1700)), "utf-8")
    page = visit(path)
    before = shown(page)
    search(page, page.evaluate("graphbuild.data.nodes.name[3]"))
    page.locator("#weight").fill("12")
    assert shown(page) != before
    page.get_by_role("button", name="Play").click()
    page.get_by_role("button", name="Reset").click()
    assert page.get_by_role("button", name="Play").is_visible()
    assert shown(page) == before
    page.wait_for_function("() => graphbuild.labels.length > 20")
    page.wait_for_timeout(400)  # a frame of playing would have come
    assert shown(page) == before
