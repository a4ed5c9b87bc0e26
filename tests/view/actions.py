"""What a reader does on the page, and what is then on the map."""

from __future__ import annotations

from playwright.sync_api import Page


def shown(page: Page) -> set[str]:
    """The ids of the entities on the map."""
    return set(page.evaluate("graphbuild.shown"))


def ties(page: Page) -> int:
    """How many ties are on the map."""
    return page.evaluate("graphbuild.network.body.data.edges.length")


def place(page: Page, *ids: str) -> tuple[float, float]:
    """Where an entity, or the middle of a tie, stands in the window."""
    return page.evaluate(
        """(ids) => {
          const box = document.getElementById('map').getBoundingClientRect();
          const at = ids.map((id) => graphbuild.place(id));
          const mean = (of) => at.reduce((sum, each) => sum + of(each), 0) / at.length;
          return [mean((p) => p.x) + box.x, mean((p) => p.y) + box.y];
        }""",
        list(ids),
    )


def click(page: Page, *ids: str, **options: object) -> None:
    """Click on an entity, or on the tie of two."""
    page.mouse.move(0, 0)
    if modifiers := options.get("modifiers"):
        page.keyboard.down(str(modifiers))
    page.mouse.click(*place(page, *ids))
    if modifiers:
        page.keyboard.up(str(modifiers))
    page.wait_for_timeout(60)  # vis-network tells a click from a double one


def search(page: Page, text: str) -> None:
    """Find an entity and choose the first."""
    page.locator("#search").fill(text)
    page.keyboard.press("Enter")


def panel(page: Page) -> str:
    """The panel's text."""
    return page.locator("#panel").inner_text()
