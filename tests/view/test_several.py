"""Several entities chosen together, and the menu of all that can be done with one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from graphbuild.model import CO_OCCURS
from graphbuild.view.page.network import render
from tests.builders import graph
from tests.view.actions import click, panel, place, search, shown
from tests.view.browser import context_of
from tests.view.power_law import power_law

HUB, LEFT, RIGHT, FAR = "person:hub", "person:left", "organization:right", "place:far"


def square():
    """Left and Right are tied to Hub and to Far, and Hub to Far; Left and Right are not tied."""
    return graph(
        {LEFT: "Lena Left", RIGHT: "Right & Co", HUB: "Hugo Hub", FAR: "Farsund"},
        [
            (RIGHT, CO_OCCURS, HUB, 4),
            (HUB, CO_OCCURS, LEFT, 3),
            (LEFT, "MET", HUB, 2),
            (LEFT, CO_OCCURS, FAR, 1),
            (RIGHT, CO_OCCURS, FAR, 1),
            (HUB, CO_OCCURS, FAR, 1),
        ],
    )


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("several") / "graph.html"
    path.write_text(render(square()), "utf-8")
    return path


@pytest.fixture(scope="module")
def desk(browser: Browser, written: Path) -> Iterator[Page]:
    """One page for the module's tests, each of which finds it as it is when opened."""
    context = context_of(browser, viewport={"width": 1400, "height": 900}, reduced_motion="reduce")
    found, failed = context.new_page(), []
    found.on("pageerror", lambda error: failed.append(str(error)))
    found.goto(written.as_uri())
    found.wait_for_selector("html[data-ready]")
    yield found
    context.close()
    assert failed == []


@pytest.fixture
def page(desk: Page) -> Iterator[Page]:
    yield desk
    desk.evaluate("location.hash = ''")
    desk.wait_for_function("() => graphbuild.shown.length === 4 && !graphbuild.state.chosen")
    desk.get_by_role("button", name="Fit").click()


def section(page, title: str) -> str:
    return page.locator("#panel section", has_text=title).last.inner_text()


def test_shift_chooses_several_with_what_they_have_in_common_and_the_ties_among_them(page):
    click(page, LEFT)
    click(page, RIGHT, modifiers="Shift")
    assert "2 entities" in panel(page)
    assert section(page, "Tied to both").splitlines()[1:] == ["Hugo Hub", "Farsund"]
    assert "None that is shown" in section(page, "Ties among them")
    assert "2 steps · over \u2068Hugo Hub\u2069" in section(page, "Ways between them")
    click(page, HUB, modifiers="Shift")
    assert "3 entities" in panel(page)
    ties = section(page, "Ties among them")
    assert "Hugo Hub met Lena Left" in ties
    assert "Hugo Hub – Right & Co" in ties
    assert section(page, "Tied to several of them").splitlines()[1:] == ["Farsund", "all 3"]
    assert [v["id"] for v in Axe().run(page).response["violations"]] == []
    link = page.url.split("#")[1]
    page.get_by_role("button", name="Choose \u2068Hugo Hub\u2069 no longer").click()
    assert "2 entities" in panel(page)
    click(page, RIGHT, modifiers="Shift")
    assert page.locator("#panel h2").inner_text() == "Lena Left"
    page.evaluate("(link) => { location.hash = link; }", link)
    page.locator("#panel h2", has_text="3 entities").wait_for()


def test_several_are_pinned_and_hidden_together(page):
    click(page, LEFT)
    click(page, RIGHT, modifiers="Shift")
    page.get_by_role("button", name="Pin all").click()
    assert page.url.count("pin=") == 2
    assert page.get_by_role("button", name="Unpin all").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Hide all").click()
    assert shown(page) == {HUB, FAR}
    assert "pin=" not in page.url


@pytest.mark.parametrize("by_button", [False, True])
def test_a_line_drawn_around_entities_chooses_them(page, by_button):
    wanted = [place(page, each) for each in (LEFT, HUB, RIGHT, FAR)]
    left, top = (min(each[n] for each in wanted) - 30 for n in (0, 1))
    right, low = (max(each[n] for each in wanted) + 30 for n in (0, 1))
    before = place(page, HUB)
    if by_button:
        page.locator("#lasso").click()
    else:
        page.keyboard.down("Shift")
    page.mouse.move(left, top)
    page.mouse.down()
    for x, y in ((right, top), (right, low), (left, low)):
        page.mouse.move(x, y, steps=4)
    page.mouse.up()
    page.keyboard.up("Shift")
    assert "4 entities" in panel(page)
    assert place(page, HUB) == before
    assert page.locator(".lasso").count() == 0
    assert page.locator("#lasso").get_attribute("aria-pressed") == "false"


def test_the_keyboard_chooses_several_with_shift_and_arrows(page):
    page.locator("#map").focus()
    page.keyboard.press("ArrowRight")
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        page.keyboard.press(f"Shift+{key}")
        if "2 entities" in panel(page):
            break
    assert "chosen=" in page.url


def items(page) -> list[str]:
    return page.locator("#menu [role=menuitem]").all_inner_texts()


def test_a_right_click_shows_all_that_can_be_done(page):
    page.mouse.click(*place(page, HUB), button="right")
    assert page.locator("#menu .name").inner_text() == "\u2068Hugo Hub\u2069"
    assert {"Focus", "2 hops", "Path to …", "Pin", "Hide"} <= set(items(page))
    assert [v["id"] for v in Axe().run(page).response["violations"]] == []
    page.get_by_role("menuitem", name="Hide").click()
    assert shown(page) == {LEFT, RIGHT, FAR}
    page.mouse.click(*place(page, LEFT, FAR), button="right")
    page.get_by_role("menuitem", name="Choose both").click()
    assert "2 entities" in panel(page)
    page.locator("#panel [data-entity]").first.click(button="right")
    assert "Choose no longer" in items(page)
    page.mouse.click(5, 5)
    assert not page.locator("#menu").is_visible()


@pytest.mark.parametrize("key", ["ContextMenu", "Shift+F10"])
def test_the_menu_is_opened_walked_and_left_by_the_keyboard(page, key):
    click(page, HUB)
    page.locator("#map").focus()
    page.keyboard.press(key)
    focused = "document.activeElement.textContent"
    assert page.evaluate(focused) == "Focus"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "2 hops"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == items(page)[-1]
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "map"
    assert page.locator("#panel h2").inner_text() == "Hugo Hub"
    page.keyboard.press(key)
    page.keyboard.press("p")
    page.keyboard.press("p")
    page.keyboard.press("Enter")
    assert "pin=" in page.url
    page.locator("#panel [data-entity]").first.focus()
    page.keyboard.press(key)
    assert page.locator("#menu .name").inner_text() != "\u2068Hugo Hub\u2069"


def test_neighbours_are_expanded_by_their_type(opened):
    page = opened(power_law(200), max_nodes=10)
    row = page.evaluate(
        """[...Array(10).keys()].find((row) => {
             const { data } = graphbuild;
             const far = data.edges.head.flatMap((head, e) => head === row ? [data.edges.tail[e]]
               : data.edges.tail[e] === row ? [head] : []).filter((other) => other > 9);
             return new Set(far.map((other) => data.nodes.type[other])).size > 1;
           })"""
    )
    page.evaluate(f"graphbuild.select({row})")
    page.get_by_role("button", name="More …").click()
    page.get_by_role("menuitem", name="Expand Place").click()
    new = set(page.evaluate("graphbuild.state.added.map((row) => graphbuild.data.nodes.id[row])"))
    assert new
    assert new <= shown(page)
    assert {each.split(":")[0] for each in new} == {"place"}


def long_press(page, x: float, y: float) -> None:
    touch = page.context.new_cdp_session(page)
    start = {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    touch.send("Input.dispatchTouchEvent", start)
    page.wait_for_selector("#menu:not([hidden])")
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_long_press_opens_the_menu_on_a_phone(visit, written):
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    page = visit(written, **phone)
    long_press(page, *place(page, HUB))
    assert page.locator("#menu .name").inner_text() == "\u2068Hugo Hub\u2069"
    assert page.evaluate("graphbuild.state.node") == -1
    assert page.locator("#menu").is_visible()  # the finger's end is no tap on what is under it
    for item in page.locator("#menu [role=menuitem]").all():
        assert item.bounding_box()["height"] >= 44
    page.get_by_role("menuitem", name="Pin").tap()
    assert "pin=" in page.url
    search(page, "lena")
    row = page.locator("#panel [data-entity]").first
    row.scroll_into_view_if_needed()
    box = row.bounding_box()
    long_press(page, box["x"] + 60, box["y"] + 20)
    assert page.locator("#menu .name").inner_text() == "\u2068Hugo Hub\u2069"
    assert page.locator("#panel h2").inner_text() == "Lena Left"
