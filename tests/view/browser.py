"""A real, headless Chromium for the page's tests."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

_MOST_MILLISECONDS = 120_000
"""How long a page may take for anything, on a machine that has other work."""


def executable() -> str | None:
    """Return the path of the system's browser, if there is one."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Yield a browser. Where there is none, CI fails and others skip."""
    found = executable()
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium: run `make system`")
        pytest.skip("no Chromium: run `make system`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


def context_of(browser: Browser, **options: object) -> BrowserContext:
    """Return a new context of a browser, whose pages may take their time."""
    context = browser.new_context(**options)
    context.set_default_timeout(_MOST_MILLISECONDS)
    return context
