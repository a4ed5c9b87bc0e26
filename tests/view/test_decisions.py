"""Decisions of who is who, made in the page and held by the next build."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

import graphbuild
from graphbuild.config import ViewSettings
from graphbuild.graph.knowledge_graph import GraphRecords, KnowledgeGraph
from graphbuild.model import Comparison, Doubt
from graphbuild.opened import Graph
from graphbuild.resolve.curation.file import read
from graphbuild.view.page.network import render
from tests.builders import small_graph
from tests.builds import SMALL
from tests.view.actions import panel, search
from tests.view.browser import context_of

TEXTS = {
    "a.txt": "Vesna Markov met Luka Perić in Oslo. Perić thanked Markov. Vesna Markov left Oslo on "
    "Monday with Helga Brandt. Helga Brandt likes Oslo.",
    "b.txt": "Vesna Markov spoke to Luka Perić in Bergen. Helga Brandt wrote to Harald Vik in "
    "Bergen. Harald Vik and Helga Brandt then flew to Trondheim.",
    "c.txt": "Helga Brandt and Harald Vik met Vesna Markov in Antwerp. Antwerp thanked Harald Vik. "
    "In Trondheim, Harald Vik praised Vesna Markov.",
}
NEW_NAME = "Óslo: \"old\" #1 - 'x' <b>\\n{}"
"""A name that YAML, HTML and JSON would each read as something else, were it not quoted."""


@dataclass(frozen=True, slots=True)
class Round:
    """What a round of building and deciding left: the graph before, the file, the graph after."""

    folder: Path
    before: Graph
    file: str
    after: Graph


def built(folder: Path) -> Graph:
    return graphbuild.build(folder / "*.txt", folder / "graph", config=SMALL)


def act(page: Page, name: str, action: str) -> None:
    """Choose what can be done with an entity from its menu."""
    search(page, name)
    page.get_by_role("button", name="More …").click()
    page.get_by_role("menuitem", name=action).click()


def answer(page: Page, text: str) -> None:
    page.locator("#ask input").fill(text)
    page.locator("#ask").get_by_role("button", name="Decide").click()


def download(page: Page) -> Path:
    page.locator("#work").click()
    with page.expect_download() as found:
        page.get_by_role("button", name="Download curation.yaml").click()
    assert found.value.suggested_filename == "curation.yaml"
    return Path(found.value.path())


def decide_all(page: Page) -> None:
    """A decision of each kind."""
    act(page, "helga", "Same as …")
    search(page, "harald")
    search(page, "perić")
    doubt = page.locator("#panel .doubt")
    assert "Perić = Luka Perić · in a.txt" in doubt.inner_text()
    doubt.get_by_role("button", name="Different").click()
    assert doubt.locator("[aria-pressed=true]").inner_text() == "Different"
    act(page, "oslo", "Rename …")
    answer(page, NEW_NAME)
    act(page, "antwerp", "Type …")
    answer(page, "a town")
    assert "begins with a capital" in page.locator("#ask .fault").inner_text()
    answer(page, "Organization")
    act(page, "bergen", "Not a name")


@pytest.fixture(scope="module")
def open_page(browser: Browser) -> Iterator[Callable[[Path], Page]]:
    contexts, failed = [], []

    def opened(path: Path) -> Page:
        context = context_of(browser, viewport={"width": 1400, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert failed == []


@pytest.fixture(scope="module")
def decided(open_page, tmp_path_factory: pytest.TempPathFactory) -> Round:
    folder = tmp_path_factory.mktemp("decided")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    before = built(folder)
    page = open_page(folder / "graph" / "graph.html")
    decide_all(page)
    assert page.locator("#work").inner_text() == "5 decisions"
    text = download(page).read_text("utf-8")
    (folder / "graph" / "curation.yaml").write_text(text, "utf-8")
    return Round(folder, before, text, built(folder))


def named(kg: Graph) -> dict[str, str]:
    return {each.name: each.type for each in kg.entities()}


def test_the_next_build_holds_a_decision_of_each_kind_as_the_page_wrote_it(decided):
    before, after = named(decided.before), named(decided.after)
    assert {"Helga Brandt", "Harald Vik", "Oslo", "Bergen"} <= before.keys()
    assert "Perić" not in before
    assert before["Antwerp"] == "Place"
    assert after["Antwerp"] == "Organization"
    assert NEW_NAME in after
    assert after.keys().isdisjoint({"Oslo", "Bergen"})
    assert {"Perić", "Luka Perić"} <= after.keys()
    assert decided.after.entity("Helga Brandt") == decided.after.entity("Harald Vik")
    assert decided.after.manifest["unmatched"] == []
    assert [e.kind for e in decided.after.subgraph("Antwerp").decisions] == [
        "same", "different", "rename", "type", "ignore",
    ]  # fmt: skip


def test_the_page_of_that_build_goes_on_from_those_decisions(decided, open_page):
    folder = decided.folder / "graph"
    page = open_page(folder / "graph.html")
    search(page, "óslo")
    assert page.locator("#panel h2").inner_text() == NEW_NAME
    assert "the graph has it" in panel(page)
    assert page.locator("#work").is_hidden()
    act(page, "antwerp", "Rename …")
    assert [v["id"] for v in Axe().run(page).response["violations"]] == []
    answer(page, "Antwerpen")
    act(page, "óslo", "Different from …")  # by a name that no document has: its id is given
    search(page, "trondheim")
    assert page.locator("#work").inner_text() == "2 decisions"
    path = download(page)
    (folder / "curation.yaml").write_bytes(path.read_bytes())
    found = [(e.kind, e.names, e.value) for e in read(folder / "curation.yaml").entries]
    assert len(found) == 7
    assert ("different", ("place:oslo", "Trondheim"), "") in found
    kg = built(decided.folder)
    assert named(kg)["Antwerpen"] == "Organization"
    assert NEW_NAME in named(kg)
    assert "Perić" in named(kg)
    assert kg.entity("Helga Brandt") == kg.entity("Harald Vik")
    assert kg.manifest["unmatched"] == []


HOSTILE = "<img src=x onerror='window.pwned=1'>"


def doubtful() -> KnowledgeGraph:
    """Ada may be Jörg; of Harbour Trust there are many reasons. Names and reasons are hostile."""
    kg = small_graph()
    left, right = "person:ada-nwosu", "person:jörg-weiß"
    asked = Comparison(HOSTILE, "Jörg Weiß", "unsure", 0.42, f"it says {HOSTILE}", "")
    doubts = [Doubt(asked, left, right, "a.txt", "", (HOSTILE,), ("Weiß came.",), 7)]
    doubts += [
        Doubt(
            Comparison(f"Ada {n}", "Jörg Weiß", "unsure", 0.2, "alike"),
            left,
            right,
            "",
            "",
            (),
            (),
            1,
        )
        for n in range(8)
    ]
    why = [
        Comparison(f"Trust {n}", "Harbour Trust", "same", 0.9, "its short form", "a.txt")
        for n in range(30)
    ]
    records = kg.records
    return KnowledgeGraph(
        kg.nx,
        GraphRecords(
            records.documents,
            records.mentioned_in,
            records.evidence,
            {"organization:harbour-trust": why},
            doubts,
        ),
    )


def test_doubts_and_reasons_stand_beside_their_entity_as_text_and_are_answered(opened):
    page = opened(doubtful(), browser={"color_scheme": "dark"})
    search(page, "ada")
    doubt = page.locator("#panel .doubt").first
    for told in (
        f"{HOSTILE}, in a.txt = Jörg Weiß ?",
        f"it says {HOSTILE}",
        "score .42",
        "7 mentions",
    ):
        assert told in doubt.inner_text()
    doubt.locator("summary").click()
    assert HOSTILE in doubt.locator("blockquote").first.inner_text()
    assert "3 more: graphbuild review asks about all." in panel(page)
    doubt.get_by_role("button", name="The same").click()
    search(page, "jörg")
    assert page.locator("#panel .doubt [aria-pressed=true]").first.inner_text() == "The same"
    search(page, "trust")
    page.locator(".why-one summary").click()
    told = page.locator("#panel .reason").first.inner_text()
    assert "Trust 0 = Harbour Trust" in told
    assert "its short form · score .90 · in a.txt" in told
    assert "20 more: graphbuild show has all." in panel(page)
    page.locator("#panel .reason").first.get_by_role("button", name="Different").click()
    assert [v["id"] for v in Axe().run(page).response["violations"]] == []
    text = download(page).read_text("utf-8")
    assert '["Trust 0 @ a.txt", "Harbour Trust @ a.txt"]' in text
    page.get_by_role("button", name="Undo", exact=True).click()
    assert page.locator("#work").inner_text() == "1 decision"
    assert page.evaluate("window.pwned") is None
    assert page.locator("#panel img").count() == 0


def test_where_reasons_have_no_room_the_leading_have_theirs_and_the_others_a_word(opened):
    kg = small_graph()
    long = [Comparison("A" * 4000, "B", "same", 0.9, f"{n}" * 4000, "") for n in range(10)]
    records = kg.records
    reasons = dict.fromkeys(kg.nx, long)
    full = KnowledgeGraph(
        kg.nx, GraphRecords(records.documents, records.mentioned_in, records.evidence, reasons)
    )
    page = opened(full, max_bytes=1_500_000)
    nodes = "graphbuild.data.nodes"
    have = page.evaluate(f"{nodes}.id.map((_, row) => Boolean({nodes}.why[row]))")
    assert have == [False] * 4
    search(page, "ada")
    assert "The page has no room" in panel(page)


def test_settings_of_a_page_do_not_change_its_decisions():
    kg = small_graph()
    page = render(kg, ViewSettings(), decided=read(Path("none.yaml")).entries)
    assert page == render(kg)
