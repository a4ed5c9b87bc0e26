"""Names, titles and sentences come from documents: they are shown as text, never run."""

import csv
import io
import itertools
import json
import re
import xml.etree.ElementTree as ET

import pytest

from graphbuild.graph.knowledge_graph import DocumentNode, GraphRecords, KnowledgeGraph
from graphbuild.model import CO_OCCURS
from graphbuild.view.notebook import frame
from graphbuild.view.page.network import render
from tests.builders import graph
from tests.view.actions import click, panel, place, search
from tests.view.browser import context_of

HOSTILE = [
    "</script><script>window.pwned=1</script>",
    "<img src=x onerror='window.pwned=1'>",
    "javascript:window.pwned=1 href",
    "<a href='javascript:window.pwned=1'>click</a>",
    "{{ 7*7 }}{% raw %} ${window.pwned=1}",
    "\"'`--><svg/onload=window.pwned=1>",
    "line\u2028and\u2029paragraph",
    "lone \ud800 surrogate",
    "\u202eright to left",
    "nul\x00and\x1bescape",
]


def hostile() -> KnowledgeGraph:
    """A graph in which every text is hostile: ids, names, aliases, types, titles, sentences."""
    kg = graph(
        {f"person:{text}": text for text in HOSTILE},
        [
            (f"person:{a}", kind, f"person:{b}", 2)
            for a, b in itertools.pairwise(HOSTILE)
            for kind in (CO_OCCURS, "<b>KIND</b>")
        ],
    )
    for node, text in zip(kg.nx, HOSTILE, strict=True):
        kg.nx.nodes[node]["aliases"] = (f"alias {text}",)
    kg.nx.nodes[f"person:{HOSTILE[2]}"]["type"] = HOSTILE[0]
    for _, _, data in kg.nx.edges(data=True):
        data["role"] = HOSTILE[0]
    documents = {
        n: DocumentNode(n, HOSTILE[1], d.date, HOSTILE[2]) for n, d in kg.documents.items()
    }
    return KnowledgeGraph(
        kg.nx, GraphRecords(documents, kg.records.mentioned_in, kg.records.evidence)
    )


def as_shown(text: str) -> str:
    return text.replace("\ud800", "\ufffd")


def test_no_text_of_a_document_is_run_anywhere_on_the_page(opened):
    page = opened(hostile(), title=HOSTILE[0])
    assert page.title() == HOSTILE[0]
    for text in HOSTILE[:6]:
        search(page, text[:22])
        assert page.locator("#panel h2").inner_text() == text
    click(page, f"person:{HOSTILE[0]}", f"person:{HOSTILE[1]}")
    assert HOSTILE[0] in panel(page)
    page.get_by_role("button", name="Table", exact=True).click()
    for tab in ("entities", "ties"):
        page.locator(f"#table [data-key={tab}]").click()
        assert HOSTILE[0] in page.locator("#table").inner_text()
    page.get_by_role("button", name="Map", exact=True).click()
    assert page.evaluate("window.pwned") is None
    assert page.locator("img, a[href], iframe").count() == 0


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_is_shown_as_it_is(opened, text):
    page = opened(
        graph({"person:a": text, "person:b": "B"}, [("person:a", CO_OCCURS, "person:b", 1)])
    )
    search(page, as_shown(text)[:6] if "nul" not in text else "nul")
    assert page.locator("#panel h2").evaluate("(e) => e.textContent") == as_shown(text)


def test_a_tooltip_is_text(opened):
    page = opened(graph({"person:a": HOSTILE[3]}, []))
    page.mouse.move(*place(page, "person:a"))
    tip = page.locator("#tip")
    tip.wait_for()
    assert tip.inner_text().startswith(HOSTILE[3])


def test_the_policy_names_only_the_pages_own_scripts_and_no_request():
    page = render(hostile())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    policy = policy.replace("&#39;", "'")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert len(re.findall(r"'sha256-", policy)) == 3
    assert "<script>window.pwned" not in page


def test_the_policy_stops_a_script_that_is_put_in(browser, tmp_path):
    path = tmp_path / "graph.html"
    path.write_text(render(hostile()), "utf-8")
    context = context_of(browser)
    page = context.new_page()
    page.goto(path.as_uri())
    with page.expect_event("console", lambda said: "Content Security Policy" in said.text):
        page.evaluate(
            """() => { const s = document.createElement('script');
                       s.textContent = 'window.pwned = 1'; document.body.append(s); }"""
        )
    assert page.evaluate("window.pwned") is None
    context.close()


def test_a_notebooks_frame_holds_its_page_in_a_sandbox():
    html = frame(hostile()).html
    assert 'sandbox="allow-scripts allow-downloads"' in html
    assert "<script" not in html
    assert "window.pwned=1</script>" not in html


def saved(page, wanted: str) -> str:
    page.locator("#exports summary").click()
    with page.expect_download() as download:
        page.locator(f"[data-export={wanted}]").click()
    return download.value.path().read_text("utf-8-sig")


def test_a_formula_is_no_formula_in_the_table_that_is_saved(opened):
    names = ["=1+1", "+cmd|' /C calc'!A0", "-2", "@sum(a1)", "\t=3", 'plain, "quoted"']
    kg = graph({f"person:{n}": name for n, name in enumerate(names)}, [])
    rows = list(csv.DictReader(io.StringIO(saved(opened(kg), "entities"), newline="")))
    assert [row["Name"] for row in rows] == [*(f"'{name}" for name in names[:5]), names[5]]


def test_a_drawing_is_well_formed_and_holds_text_only(opened):
    svg = ET.fromstring(saved(opened(hostile()), "svg"))  # noqa: S314 - our own
    names = [text.text for text in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert any("script" in name for name in names)
    assert not list(svg.iter("{http://www.w3.org/2000/svg}script"))


def test_the_embedded_data_cannot_end_their_element():
    data = re.search(r'<script id="data"[^>]*>(.*?)</script>', render(hostile()), re.DOTALL)[1]
    assert HOSTILE[0] in json.loads(data)["nodes"]["name"]
