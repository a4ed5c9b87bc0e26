"""A phone: nothing to touch is under 44 pixels, two fingers zoom, a long press has the menu."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from graphbuild.graph.knowledge_graph import GraphRecords, KnowledgeGraph
from graphbuild.model import Comparison, Doubt
from graphbuild.view.page.network import render
from tests.view.actions import panel, search
from tests.view.told import ADA, WEISS, told_graph

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
SMALL = """() => [...document.querySelectorAll(
    "button, summary, select, input, textarea, [role=option]:not([aria-disabled])")]
  .filter((e) => e.checkVisibility() && !e.closest("[inert]"))
  .map((e) => [e.getBoundingClientRect(), e])
  .filter(([box]) => box.width && (box.height < 43.5 || box.width < 43.5))
  .map(([, e]) => e.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kg = told_graph()
    told = Comparison("Ada", "Ada Nwosu", "same", 0.7, "its short form", "a.txt")
    doubt = Doubt(told, ADA, WEISS, "a.txt", "", ("Ada came.",), ("Weiß came.",), 2)
    records = kg.records
    kg = KnowledgeGraph(
        kg.nx,
        GraphRecords(
            records.documents, records.mentioned_in, records.evidence, {ADA: [told]}, [doubt]
        ),
    )
    path = tmp_path_factory.mktemp("phone") / "graph.html"
    path.write_text(render(kg), "utf-8")
    return path


def test_nothing_to_touch_is_under_44_pixels(visit, written):
    page: Page = visit(written, **PHONE)

    def is_large() -> None:
        assert page.evaluate(SMALL) == []

    is_large()
    for menu in ("#exports", "#saves"):
        page.locator(f"{menu} summary").tap()
        is_large()
        page.locator(f"{menu} summary").tap()
    page.locator("#show-filters").tap()
    page.locator("#relation-menu summary").tap()
    is_large()
    page.locator("#show-filters").tap()
    page.locator("#search").fill("ada")
    is_large()
    search(page, "ada")
    page.locator("#sheet-handle").tap()
    page.locator(".why-one summary").tap()
    page.locator(".doubt summary").tap()
    is_large()
    page.locator(".doubt").get_by_role("button", name="The same").tap()
    for action in ("Note …", "Rename …"):
        page.get_by_role("button", name="More …").tap()
        is_large()
        page.get_by_role("menuitem", name=action).tap()
        is_large()
    page.locator("#ask").get_by_role("button", name="Cancel").tap()
    page.locator(".pair .why").first.tap()
    is_large()
    page.evaluate("document.querySelector('#work').click()")
    is_large()
    assert "Your decisions".upper() in panel(page).upper()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def pinch(page: Page, x: float, y: float) -> None:
    """Move two fingers apart, to nearly three times their distance."""
    touch = page.context.new_cdp_session(page)

    def send(kind: str, off: int | None) -> None:
        points = [] if off is None else [{"x": x + s * off, "y": y, "id": s + 1} for s in (-1, 1)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    send("touchStart", 30)
    for off in (40, 50, 60, 70, 80):
        send("touchMove", off)
    send("touchEnd", None)


def apart(page: Page) -> float:
    """How far two entities are from each other on the screen."""
    return page.evaluate(
        """([a, b]) => {
          const place = (id) => { const { x, y } = graphbuild.place(id); return [x, y]; };
          return Math.hypot(place(a)[0] - place(b)[0], place(a)[1] - place(b)[1]);
        }""",
        [ADA, WEISS],
    )


def test_two_fingers_zoom_the_map(visit, written):
    page = visit(written, **PHONE)
    before = apart(page)
    pinch(page, 180, 400)
    assert apart(page) > before * 1.8
    assert page.evaluate("visualViewport.scale") == 1
    assert page.evaluate("graphbuild.state.node") == -1
