"""The documentation as a site: it builds without a warning, and asks nothing of a network."""

import functools
import html.parser
import http.server
import re
import threading

import pytest
from playwright.sync_api import Page

from graphbuild.cli.app import app
from graphbuild.config import Config
from graphbuild.language.pack import load_pack
from tests.documented import ROOT
from tests.view.browser import chromium, context_of

pytest.importorskip("material", reason="no mkdocs-material: pip install 'graphbuild[docs]'")

FETCHED = {"link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src"}
"""Element → the attribute that a browser fetches."""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The built site's folder."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        folder = tmp_path_factory.mktemp("site")
        config = load_config(str(ROOT / "mkdocs.yml"), strict=True, site_dir=str(folder))
        build(config)
    return folder


class Fetched(html.parser.HTMLParser):
    """What a page has a browser fetch."""

    def __init__(self, text):
        super().__init__()
        self.addresses = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs).get(FETCHED.get(tag, ""))
        if given and dict(attrs).get("rel") not in ("canonical", "prev", "next"):
            self.addresses.append(given)


def test_no_page_of_the_site_fetches_anything_from_elsewhere(site):
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 30
    for page in pages:
        fetched = Fetched(page.read_text("utf-8")).addresses
        assert fetched
        assert [each for each in fetched if re.match(r"(?:\w+:)?//", each)] == [], page
    for style in site.rglob("*.css"):
        assert not re.search(r"(?:url\(|@import )['\"]?(?:https?:)?//", style.read_text("utf-8"))


def test_the_reference_names_each_command_setting_and_relation(site):
    def page(name):
        return (site / "reference" / f"{name}.html").read_text("utf-8")

    commands = {command.callback.__name__ for command in app.registered_commands}
    assert [x for x in commands if f'id="{x}"' not in page("commands")] == []
    sections = Config.model_fields
    settings = {name for each in sections for name in type(getattr(Config(), each)).model_fields}
    left_out = {"archives", "columns"}  # sections themselves
    assert [x for x in settings - left_out if f"<code>{x}</code>" not in page("settings")] == []
    relations = load_pack().relations.root
    assert [x for x in relations if f"<code>{x}</code>" not in page("relations")] == []
    assert 'id="graphbuild.opened.Graph.evidence"' in page("python")
    assert "<code>disparity</code>" in page("schema")
    assert not any("generated:" in each.read_text("utf-8") for each in site.rglob("*.html"))


@pytest.fixture(scope="module")
def served(site):
    """The address of the site."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            """Say nothing."""

    handler = functools.partial(Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_pages_fit_a_desk_and_a_phone_by_day_and_night_and_are_searched(served):
    asked, failed = [], []
    with chromium() as browser:
        for scheme, width in (("light", 360), ("dark", 1400)):
            context = context_of(
                browser, viewport={"width": width, "height": 900}, color_scheme=scheme
            )
            page = context.new_page()
            page.on("request", lambda request: asked.append(request.url))
            page.on("console", lambda said: said.type == "error" and failed.append(said.text))
            for name in ("index", "tutorial", "reference/settings", "reference/relations"):
                page.goto(f"{served}{name}.html")
                page.wait_for_selector("h1")
                assert page.evaluate("document.documentElement.scrollWidth") <= width, name
                shown = page.evaluate("document.body.dataset.mdColorScheme")
                assert shown == {"light": "default", "dark": "slate"}[scheme]
        _search(page, "co-occurrence")
        page.wait_for_selector(".md-search-result__link[href*=misuse]")
        context.close()
    assert failed == []
    assert [url for url in asked if not url.startswith((served, "data:"))] == []


def _search(page: Page, words: str) -> None:
    """Search the site as a reader does, from the moment its script runs."""
    page.wait_for_function("window.component$ !== undefined")  # set last by the theme's script
    page.click("input[name=query]")
    page.locator("input[name=query]").press_sequentially(words)
