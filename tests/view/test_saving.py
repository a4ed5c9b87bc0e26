"""What a reader did is noted, saved as a file or as the page itself, and opens again."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from graphbuild.resolve.curation.judgements import Entry
from graphbuild.view.page.network import render
from tests.builders import graph, small_graph
from tests.view.actions import click, panel, search, shown
from tests.view.browser import context_of
from tests.view.told import ADA, TRUST, told_graph

HOSTILE = "</script><img src=x onerror='window.pwned=1'> \u2028 <!-- 🏛 {{x}}"
DECIDED = (Entry("rename", (TRUST,), "Harbour Trust"), Entry("ignore", ("Nobody",)))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saving") / "graph.html"
    path.write_text(render(told_graph(), decided=DECIDED), "utf-8")
    return path


@pytest.fixture(scope="module")
def page(browser: Browser, written: Path) -> Iterator[Page]:
    """A page in which something was hidden, pinned, filtered, decided and noted."""
    context = context_of(browser, viewport={"width": 1400, "height": 900}, reduced_motion="reduce")
    found, failed = context.new_page(), []
    found.on("pageerror", lambda error: failed.append(str(error)))
    found.on("console", lambda said: said.type == "error" and failed.append(said.text))
    found.goto(written.as_uri())
    found.wait_for_selector("html[data-ready]")
    work_on(found)
    yield found
    context.close()
    assert failed == []


def work_on(page: Page) -> None:
    search(page, "lagos")
    page.get_by_role("button", name="Hide").click()
    search(page, "nobody")
    page.keyboard.press("Escape")
    page.locator("#color").select_option("community")
    click(page, ADA, TRUST)
    page.get_by_role("button", name="Note …").click()
    page.keyboard.type("A tie's note")
    search(page, "jörg")
    page.get_by_role("button", name="More …").click()
    page.get_by_role("menuitem", name="Not a name").click()
    search(page, "ada")
    page.get_by_role("button", name="Pin", exact=True).click()
    page.get_by_role("button", name="More …").click()
    page.get_by_role("menuitem", name="Note …").click()
    page.keyboard.insert_text(HOSTILE)


def save(page: Page, wanted: str) -> Path:
    page.locator("#saves summary").click()
    with page.expect_download() as found:
        page.locator(f"[data-save={wanted}]").click()
    return Path(found.value.path())


def open_file(page: Page, path: Path) -> str:
    """Open a file; return what the page says."""
    page.locator("#saves summary").click()
    page.evaluate("document.getElementById('notice').hidden = true")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open a saved state …").click()
    chooser.value.set_files(path)
    page.locator("#notice").wait_for()
    return page.locator("#notice").inner_text()


def is_as_it_was(page: Page) -> None:
    assert page.locator("#panel h2").inner_text() == "Ada Nwosu"
    assert page.locator(".note-text").input_value() == HOSTILE
    assert "place:lagos" not in shown(page)
    assert page.locator("#color").input_value() == "community"
    assert page.evaluate("Object.keys(graphbuild.state.pinned).length") == 1
    assert page.locator("#work").inner_text() == "1 decision, 2 notes"
    page.locator("#work").click()
    told = panel(page)
    assert HOSTILE.split("\u2028", maxsplit=1)[0] in told
    assert "A tie's note" in told
    assert "Jörg Weiß\u2069 is no name" in told
    assert "the graph has it" in told
    assert page.evaluate("window.pwned") is None
    assert page.locator("#panel img").count() == 0
    page.locator(".noted").first.click()
    assert "Connection" in panel(page)
    assert page.locator(".note-text").input_value() == "A tie's note"


def test_a_saved_state_opens_again_in_a_page_of_the_same_graph(page, visit, written, tmp_path):
    path = tmp_path / "ada.json"
    path.write_bytes(save(page, "state").read_bytes())
    json.loads(path.read_text("utf-8"))
    again = visit(written)
    assert "is open" in open_file(again, path)
    is_as_it_was(again)


def test_a_copy_of_the_page_has_the_state_and_all_that_the_page_had(page, visit, tmp_path):
    path = tmp_path / "copy.html"
    path.write_bytes(save(page, "page").read_bytes())
    copy = visit(path)
    is_as_it_was(copy)
    search(copy, "jorg")
    copy.locator("#panel blockquote .read").first.click()
    assert copy.locator("#reader-text .mention").count() > 4
    copy.keyboard.press("Escape")
    assert [v["id"] for v in Axe().run(copy).response["violations"]] == []
    second = tmp_path / "second.html"
    second.write_bytes(save(copy, "page").read_bytes())
    linked = visit(second, state="node=place%3Alagos")
    assert linked.locator("#panel h2").inner_text() == "Lagos"
    assert linked.locator("#work").inner_text() == "1 decision, 2 notes"


def test_a_file_of_another_graph_or_a_broken_one_is_told_and_changes_nothing(
    page, opened, tmp_path
):
    path, broken = tmp_path / "ada.json", tmp_path / "broken.json"
    whole = save(page, "state").read_bytes()
    path.write_bytes(whole)
    broken.write_bytes(whole[:200])
    other = opened(graph({"person:zoe": "Zoe"}, []))
    assert "another graph" in open_file(other, path)
    assert "no JSON" in open_file(other, broken)
    assert other.locator("#work").is_hidden()
    assert len(shown(other)) == 1


def test_what_was_noted_before_a_file_is_opened_stays(page, visit, written, tmp_path):
    path = tmp_path / "ada.json"
    path.write_bytes(save(page, "state").read_bytes())
    again = visit(written)
    search(again, "ada")
    again.get_by_role("button", name="More …").click()
    again.get_by_role("menuitem", name="Note …").click()
    again.keyboard.type("Mine")
    search(again, "trust")
    again.get_by_role("button", name="Take back").click()
    open_file(again, path)
    assert again.locator(".note-text").input_value() == f"Mine\n\n{HOSTILE}"
    kept = json.loads(save(again, "state").read_text("utf-8"))
    assert kept["dropped"] == [{"kind": "rename", "names": [TRUST], "value": "Harbour Trust"}]


def test_a_copied_link_says_for_whom_it_works(opened):
    page = opened(small_graph())
    page.locator("#exports summary").click()
    page.locator("[data-export=link]").click()
    page.locator("#notice").wait_for()
    assert "who has th" in page.locator("#notice").inner_text()
