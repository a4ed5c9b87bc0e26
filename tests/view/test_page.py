import pytest
from playwright.sync_api import Page

from graphbuild.config import ViewSettings
from graphbuild.model import CO_OCCURS
from graphbuild.view.layout import positions
from graphbuild.view.page import network, render, write_page
from tests.builders import graph, small_graph
from tests.view.browser import chromium

HOSTILE = [
    "</script><script>window.pwned=1</script>",
    "<img src=x onerror='window.pwned=1'>",
    "javascript:window.pwned=1 href",
    "line\u2028separator",
    "lone \ud800 surrogate",
    "\u202eright to left",
]


@pytest.fixture(scope="module")
def browser():
    with chromium() as found:
        yield found


@pytest.fixture
def opened(browser, tmp_path):
    """Opens the page of a graph; fails on any request but the file's own, or a script's error."""
    contexts = []

    def open_page(kg, **settings) -> Page:
        path = tmp_path / "graph.html"
        write_page(kg, path, ViewSettings(**settings))
        context = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True)
        contexts.append(context)
        page = context.new_page()
        requests, errors = [], []
        page.on("request", lambda request: requests.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]")
        page.asked, page.failed = requests, errors
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_the_page_opens_without_a_network_and_asks_for_nothing(opened):
    page = opened(small_graph())
    assert [url.split(":")[0] for url in page.asked] == ["file"]
    assert page.failed == []
    assert page.locator("#counts").inner_text() == "4 entities · 2 documents"


def test_search_finds_without_diacritics_and_shows_the_entity(opened):
    page = opened(small_graph())
    page.keyboard.press("/")
    page.keyboard.type("ada nw")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Ada Nwosu"
    assert page.locator("#panel mark").first.inner_text() == "Harbour Trust"


def test_the_legend_hides_a_type(opened):
    page = opened(small_graph())
    page.get_by_role("button", name="Place").first.click()
    hidden = "graphbuild.network.body.data.nodes.get('place:lagos').hidden"
    assert page.evaluate(hidden) is True


def test_the_slider_hides_weak_ties(opened):
    page = opened(small_graph())
    page.locator("#weight").fill("3")
    shown = "graphbuild.network.body.data.edges.get().filter((e) => !e.hidden).length"
    assert page.evaluate(shown) == 1


def test_a_click_on_an_edge_shows_its_sentences(opened):
    page = opened(small_graph())
    at = page.evaluate(
        """() => {
          const n = graphbuild.network, a = n.getPosition('person:ada-nwosu'),
                b = n.getPosition('organization:harbour-trust');
          const p = n.canvasToDOM({x: (a.x + b.x) / 2, y: (a.y + b.y) / 2});
          const box = document.getElementById('map').getBoundingClientRect();
          return [p.x + box.x, p.y + box.y];
        }"""
    )
    page.mouse.click(*at)
    text = page.locator("#panel").inner_text()
    assert "WORKS FOR · 2 SENTENCES" in text.upper()
    assert "Harbour Trust and Ada Nwosu were there." in text


def test_text_of_documents_is_never_run(opened):
    nodes = {f"person:{n}": text for n, text in enumerate(HOSTILE)}
    ids = list(nodes)
    edges = [(ids[n], CO_OCCURS, ids[n + 1], 1) for n in range(len(ids) - 1)]
    page = opened(graph(nodes, edges), title=HOSTILE[0])
    for text in HOSTILE[:3]:
        page.locator("#search").fill(text[:20])
        page.keyboard.press("Enter")
        assert page.locator("#panel h2").inner_text() == text
    assert page.evaluate("window.pwned") is None
    assert page.failed == []
    assert [url.split(":")[0] for url in page.asked] == ["file"]


def test_an_empty_graph_says_what_to_do(opened):
    assert "No entity found" in opened(graph({}, [])).locator("#panel").inner_text()


def test_only_the_leading_entities_are_drawn_and_the_page_says_so(opened):
    page = opened(small_graph(), max_nodes=2)
    assert page.locator("#counts").inner_text() == "2 of 4 entities · 2 documents"


def test_the_network_is_pyvis_and_may_be_changed():
    net = network(small_graph())
    net.add_node("extra", label="x")
    assert len(net.nodes) == 5


def test_positions_are_the_same_every_time():
    assert positions(small_graph().nx) == positions(small_graph().nx)


def test_the_page_is_the_same_every_time():
    assert render(small_graph()) == render(small_graph())
