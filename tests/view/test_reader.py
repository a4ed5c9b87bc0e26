"""Documents read on the page, sentences found, and the ways between two."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from graphbuild.config import ViewSettings
from graphbuild.model import CO_OCCURS
from graphbuild.view.page.network import render
from tests.builders import graph
from tests.view.actions import panel, search
from tests.view.browser import context_of
from tests.view.told import SECOND, told_graph


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """One page for all tests of the module, which each leave it as it was."""
    path = tmp_path_factory.mktemp("reader") / "graph.html"
    path.write_text(render(told_graph()), "utf-8")
    context = context_of(
        browser,
        viewport={"width": 1400, "height": 900},
        reduced_motion="reduce",
        color_scheme="dark",
    )
    found, failed = context.new_page(), []
    found.on("pageerror", lambda error: failed.append(str(error)))
    found.on("console", lambda said: said.type == "error" and failed.append(said.text))
    found.goto(path.as_uri())
    found.wait_for_selector("html[data-ready]")
    yield found
    context.close()
    assert failed == []


@pytest.fixture(autouse=True)
def closed(page: Page) -> Iterator[None]:
    yield
    if page.locator("#reader").is_visible():
        page.keyboard.press("Escape")


def open_second(page: Page) -> None:
    """Open the text at the sentence of the two people's meeting."""
    search(page, "jorg")
    page.locator("#panel blockquote", has_text="There").locator(".read").first.click()
    page.wait_for_selector("#reader[open]")


def test_a_sentence_opens_in_its_text_with_all_names_marked_in_their_types_colours(page):
    open_second(page)
    assert page.locator("#reader-title").inner_text() == "Title a"
    assert "2025-03-12" in page.locator("#reader-about").inner_text()
    assert page.locator(".said.here").inner_text() == SECOND
    assert page.locator("#reader img").count() == 0
    marks = page.locator("#reader-text .mention")
    assert marks.all_inner_texts()[:5] == [
        "Ada Nwosu", "Harbour Trust", "Lagos", "Ada Nwosu", "Jörg Weiß",
    ]  # fmt: skip
    colours = marks.evaluate_all("(all) => all.map((m) => getComputedStyle(m).textDecorationColor)")
    assert colours[0] == colours[3] == colours[4]
    assert len({colours[0], colours[1], colours[2]}) == 3
    assert page.locator(".left-out").count() == 1
    assert page.locator("#reader-at").inner_text() == "1 of 1"
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert Axe().run(page).response["violations"] == []


def test_mentions_are_gone_through_and_words_searched(page):
    open_second(page)
    page.locator("#reader-who").select_option(label="\u2068Ada Nwosu\u2069")
    where = page.locator("#reader-at")
    assert where.inner_text() == "1 of 3"
    page.locator("#reader-previous").click()
    assert where.inner_text() == "3 of 3"
    page.locator("#reader-next").click()
    page.locator("#reader-next").click()
    assert where.inner_text() == "2 of 3"
    assert page.locator(".mention.now").count() == 1
    page.keyboard.press("/")
    page.keyboard.type("THAN")
    assert page.locator("#reader-found").inner_text() == "1 of 1"
    page.locator("#reader-find").fill("nwosu")
    page.keyboard.press("Enter")
    assert page.locator("#reader-found").inner_text() == "2 of 3"
    page.locator("#reader-find").fill("zebra")
    assert page.locator("#reader-found").inner_text() == "not found"


def test_escape_closes_the_reader_alone_and_focus_returns(page):
    open_second(page)
    page.keyboard.press("Escape")
    assert not page.locator("#reader").is_visible()
    assert page.locator("#panel h2").inner_text() == "Jörg Weiß"
    assert page.evaluate("document.activeElement.classList.contains('read')")


def test_a_marked_name_leads_back_to_the_graph(page):
    open_second(page)
    page.locator("#reader-text .mention", has_text="Lagos").click()
    assert not page.locator("#reader").is_visible()
    assert page.locator("#panel h2").inner_text() == "Lagos"


def test_search_tells_of_what_it_finds_and_finds_sentences(page):
    page.locator("#search").fill("har")
    page.wait_for_selector("#found .quote")  # then the list is as it stays
    first = page.locator("#found li").first
    assert first.inner_text() == "Harbour Trust\nOrganization · 2 mentions · with Ada Nwosu"
    page.locator("#search").fill("thanked")
    page.wait_for_selector("#found .quote")
    assert page.locator("#found mark").inner_text() == "thanked"
    page.keyboard.press("Enter")
    page.wait_for_selector("#reader[open]")
    assert page.locator(".said.here").inner_text().startswith("Harbour Trust then thanked")
    assert page.locator("#reader-find").input_value() == "thanked"


def test_a_page_without_texts_reads_the_sentences_that_it_has_and_says_so(visit, tmp_path):
    path = tmp_path / "graph.html"
    path.write_text(render(told_graph(), ViewSettings(texts=False)), "utf-8")
    page = visit(path)
    open_second(page)
    assert page.locator(".said.here").inner_text() == SECOND
    assert "view.texts" in page.locator("#reader-told").inner_text()
    assert "Jörg Weiß" in page.locator("#reader-text .mention").all_inner_texts()


def test_search_lists_all_that_match_and_paths_may_avoid_places(opened):
    ids = {f"person:{n}": f"Number {n}" for n in range(12)} | {"place:port": "Port"}
    ties = [("person:0", CO_OCCURS, "place:port", 9), ("person:3", CO_OCCURS, "place:port", 9)]
    ties += [(f"person:{n}", "MET", f"person:{n + 1}", 1) for n in range(11)]
    page = opened(graph(ids, ties))
    page.locator("#search").fill("number")
    page.get_by_role("option", name="5 more entities").dispatch_event("mousedown")
    assert page.locator("#found li .first").count() == 12
    page.keyboard.press("Escape")
    search(page, "number 0")
    page.get_by_role("button", name="Path to …").click()
    search(page, "number 3")
    assert "2 steps" in panel(page)
    assert page.get_by_role("button", name="Second").inner_text() == "Second · 3 steps"
    page.get_by_role("button", name="Not through places").click()
    assert page.locator("#panel h2").inner_text() == "3 steps"
    page.get_by_role("button", name="Not through places").click()
    page.get_by_role("button", name="Only stated relations").click()
    assert page.locator("#panel h2").inner_text() == "3 steps"
    link = page.url
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.url == link
    assert page.locator("#panel h2").inner_text() == "3 steps"


def test_a_phone_has_a_sheet_that_a_tap_opens_half_way_and_nothing_too_small_to_touch(opened):
    size = {"width": 360, "height": 740}
    page = opened(told_graph(), browser={"viewport": size, "has_touch": True})
    handle = page.locator("#sheet-handle")
    assert handle.bounding_box()["y"] > 690
    small = """() => [...document.querySelectorAll("button, summary, select, input, #found li")]
      .filter((each) => each.checkVisibility() && !each.matches(".heading"))
      .map((each) => [each.id || each.textContent, each.getBoundingClientRect()])
      .filter(([, box]) => box.width && (box.width < 43.9 || box.height < 43.9))
      .map(([name, box]) => `${name} ${box.width} x ${box.height}`)"""
    assert page.evaluate(small) == []
    page.get_by_role("button", name="Filters").click()
    assert page.evaluate(small) == []
    page.get_by_role("button", name="Filters").click()
    page.locator("#search").fill("ada")
    page.wait_for_selector("#found .quote")
    assert page.evaluate(small) == []
    page.keyboard.press("Enter")
    assert 250 < handle.bounding_box()["y"] < 400
    assert page.evaluate(small) == []
    handle.tap()
    assert handle.bounding_box()["y"] < 60
    page.locator("#panel .read").first.click()
    page.wait_for_selector("#reader[open]")
    assert page.evaluate(small) == []
    page.keyboard.press("Escape")
    handle.tap()
    assert handle.bounding_box()["y"] > 690
