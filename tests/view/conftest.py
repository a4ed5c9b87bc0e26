"""The page in a real browser: opened from disk, without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from graphbuild.config import ViewSettings
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.view.page.network import render
from tests.view.browser import chromium, context_of


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all of the page's tests."""
    with chromium() as found:
        yield found


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a file; the test fails on a script's error or on any request but the file's own."""
    contexts, asked, failed = [], [], []

    def open_file(path: Path, *, state: str = "", ready: bool = True, **options: object) -> Page:
        context = context_of(
            browser,
            **{"viewport": {"width": 1400, "height": 900}, "reduced_motion": "reduce"} | options,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: failed.append(f"{error}\n{error.stack}"))
        page.on("console", lambda said: said.type == "error" and failed.append(said.text))
        page.goto(path.as_uri() + (f"#{state}" if state else ""))
        if ready:
            page.wait_for_selector("html[data-ready]")
        return page

    yield open_file
    for context in contexts:
        context.close()
    assert failed == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


@pytest.fixture
def opened(visit: Callable[..., Page], tmp_path: Path) -> Callable[..., Page]:
    """Opens the page of a graph."""

    def open_graph(
        kg: KnowledgeGraph, *, state: str = "", browser: dict[str, object] | None = None, **settings
    ) -> Page:
        path = tmp_path / "graph.html"
        path.write_text(render(kg, ViewSettings(**settings)), "utf-8")
        return visit(path, state=state, **browser or {})

    return open_graph
