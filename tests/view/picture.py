"""The README's picture: the page of the examples with one connection, as a browser shows it.

python -m tests.view.picture   # draws docs/graph.png anew
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import graphbuild
from tests.builds import ARTICLES
from tests.view.browser import chromium

PICTURE = ARTICLES.parent.parent / "docs" / "graph.png"
TIE = "tie=organization:european-harbour-agency&tie=person:ingrid-halvorsen"


def draw(page_file: Path, picture: Path) -> None:
    """Draw the page with the connection selected."""
    with chromium() as browser:
        options = {"width": 1400, "height": 900}
        page = browser.new_page(viewport=options, color_scheme="light", reduced_motion="reduce")
        page.goto(f"{page_file.as_uri()}#{TIE}")
        page.wait_for_selector("html[data-ready]")
        page.screenshot(path=picture)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        graphbuild.build(ARTICLES, work)
        draw(Path(work, "graph.html").resolve(), PICTURE)
