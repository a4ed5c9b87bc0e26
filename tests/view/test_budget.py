"""The page within its bytes."""

import base64
import datetime as dt
import gzip
import json
import random
import re

import networkx as nx
import pytest

from graphbuild.config import ViewSettings
from graphbuild.graph.analysis import described
from graphbuild.graph.knowledge_graph import DocumentNode, GraphRecords, KnowledgeGraph
from graphbuild.model import CO_OCCURS
from graphbuild.view.drawing import ranked
from graphbuild.view.page.network import network, render
from tests.builders import evidence, graph, small_graph
from tests.view.actions import panel, search
from tests.view.power_law import power_law

LEAST = 1_500_000


@pytest.fixture(scope="module")
def large() -> KnowledgeGraph:
    return described(power_law(20_000), betweenness="off")  # as a build stores it


def data_of(page: str) -> dict:
    encoding, text = re.search(
        r'<script id="data"[^>]*data-encoding="(\w+)">(.*?)</script>', page, re.DOTALL
    ).groups()
    return json.loads(gzip.decompress(base64.b64decode(text)) if encoding == "gzip" else text)


def talkative(size: int, sentences: int) -> KnowledgeGraph:
    """A ring of entities; each tie has many sentences, one a document, of no two the same words."""
    kg = graph(
        {f"person:{n}": f"Name{n}" for n in range(size)},
        [(f"person:{n}", CO_OCCURS, f"person:{(n + 1) % size}", 1) for n in range(size)],
    )
    found, noise = {}, random.Random(size)  # noqa: S311 - made-up text
    for head, tail, kind in kg.nx.edges(keys=True):
        names = kg.nx.nodes[head]["name"], kg.nx.nodes[tail]["name"]
        found[head, kind, tail] = tuple(
            evidence(
                f"{names[0]} met {names[1]} {noise.randbytes(40).hex()}",
                *names,
                document=f"{n}.txt",
            )
            for n in range(sentences)
        )
    documents = {
        f"{n}.txt": DocumentNode(f"{n}.txt", None, dt.date(2024, 1, n + 1))
        for n in range(sentences)
    }
    return KnowledgeGraph(kg.nx, GraphRecords(documents, {}, found))


def test_a_large_graphs_page_keeps_to_its_bytes_with_the_leading_entities(large, visit, tmp_path):
    settings = ViewSettings(max_bytes=LEAST)
    path = tmp_path / "graph.html"
    path.write_text(render(large, settings), "utf-8")
    assert LEAST * 0.9 < path.stat().st_size <= LEAST
    known = data_of(path.read_text("utf-8"))["nodes"]["id"]
    first = ranked(large, settings)
    assert known[: len(first.drawn)] == [first.ids[n] for n in first.drawn]
    assert len(first.drawn) < len(known) < len(large)
    page = visit(path)
    notice = f"the {len(known):,} leading of 20,000 entities; the others are in the graph"
    counts = page.locator("#counts")
    assert counts.inner_text().endswith(f"48 documents · {notice}")
    assert counts.evaluate("(e) => e.scrollWidth <= e.clientWidth")
    last = large.entity(known[-1]).name
    search(page, last)
    assert last in panel(page)


def test_a_page_that_fits_is_the_same_with_any_budget():
    page = render(small_graph())
    assert page == render(small_graph(), ViewSettings(max_bytes=LEAST))
    assert "in the graph" not in data_of(page)
    assert "notice" not in data_of(page)


def test_what_a_user_added_stays_on_a_cut_page_which_is_the_same_every_time(large):
    settings = ViewSettings(max_bytes=LEAST)
    graph = ranked(large, settings)
    last = graph.ids[min(range(len(large)), key=lambda n: (graph.rank[n], -n))]
    net = network(large, settings)
    net.add_node("mine", label="My note", x=0, y=0)
    net.add_node(last, label="The last", x=9, y=9)
    net.add_edge("mine", last)
    page = net.generate_html()
    assert page == net.generate_html()
    data = data_of(page)
    assert len(page.encode()) <= LEAST
    ends = [data["nodes"]["id"].index(n) for n in ("mine", last)]
    assert ends in [[edge["from"], edge["to"]] for edge in data["drawn"]["edges"]]
    at = list(zip(data["edges"]["head"], data["edges"]["tail"], strict=True)).index(tuple(ends))
    assert data["relations"][data["edges"]["relation"][at]] == "Added"
    assert data["types"][data["nodes"]["type"][ends[0]]]["name"] == "Added"


def test_sentences_are_halved_before_an_entity_is_left_out(visit, tmp_path):
    kg = talkative(900, 20)
    whole, page = data_of(render(kg)), render(kg, ViewSettings(max_bytes=LEAST))
    cut = data_of(page)
    assert len(page.encode()) <= LEAST
    assert cut["nodes"] == {**whole["nodes"], "in": cut["nodes"]["in"]}
    assert cut["notice"] == "at most 10 sentences a tie; the others are in the graph"
    path = tmp_path / "graph.html"
    path.write_text(page, "utf-8")
    opened = visit(path)
    # The days that the sentences left out had told are there, and each sentence is its own.
    assert opened.evaluate("graphbuild.data.edges.first[0]") == "2024-01-01"
    assert opened.evaluate("graphbuild.data.edges.last[0]") == "2024-01-20"
    told = opened.evaluate(
        """() => { const { edges, nodes, sentences } = graphbuild.data;
        const of = (row, e) => sentences.text[row].includes(nodes.name[edges.head[e]] + " ");
        return edges.evidence.every((flat, e) =>
          flat.length === 60 && flat.every((row, n) => n % 6 || of(row, e))); }"""
    )
    assert told


@pytest.mark.parametrize("text", ["name", "aliases", "sentence", "title", "relation"])
def test_no_single_text_makes_the_page_larger(text):
    kg = small_graph()
    long = random.Random(text).randbytes(1_500_000).hex()  # noqa: S311 - made-up text
    key = ("person:ada-nwosu", "MET", "person:jörg-weiß")
    documents, said, g = dict(kg.documents), dict(kg.records.evidence), kg.nx
    if text in {"name", "aliases"}:
        g.nodes["person:ada-nwosu"][text] = long if text == "name" else (long,)
    elif text == "sentence":
        said[key] = (evidence(f"Ada Nwosu met Jörg Weiß {long}", "Ada Nwosu", "Jörg Weiß"),)
    elif text == "title":
        documents = {n: DocumentNode(n, long, d.date) for n, d in documents.items()}
    else:
        g.add_edge(key[0], key[2], long, weight=1)
    kg = KnowledgeGraph(nx.MultiDiGraph(g), GraphRecords(documents, kg.records.mentioned_in, said))
    page = render(kg, ViewSettings(max_bytes=LEAST))
    assert len(page.encode()) <= LEAST
    assert "in the graph" in data_of(page)["notice"]
