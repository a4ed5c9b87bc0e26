"""A page for everybody holds nothing of what was left out, however it is packed."""

import base64
import datetime as dt
import gzip
import json
import re
from dataclasses import replace

import pytest

from graphbuild import api
from graphbuild.errors import UsageError
from graphbuild.graph.knowledge_graph import DocumentNode, GraphRecords, KnowledgeGraph
from graphbuild.opened import Graph, Origin
from graphbuild.view.publish import names_in, published
from tests.builders import evidence
from tests.builders import graph as made
from tests.cli.running import run
from tests.view.actions import click, panel

PATH = "/home/ida/leak/board minutes.txt"
SENTENCE = "Edda Farrow told Tor Lund of the vault."
NAMES = {
    "person:edda-farrow": "Edda Farrow",
    "person:tor-lund": "Tor Lund",
    "organization:edda-farrow-fund": "Edda Farrow Fund",
    "organization:harbour-trust": "Harbour Trust",
    "person:kemi-farrow": "Kemi Farrow",
}
ADA, TOR, _, TRUST, KEMI = NAMES


@pytest.fixture(scope="module")
def kg():
    ties = [(ADA, "CO_OCCURS", TOR, 2), (TRUST, "CO_OCCURS", TOR, 1), (KEMI, "WORKS_FOR", TRUST, 1)]
    found = made(NAMES, ties)
    graph = found.nx
    graph.nodes[ADA]["aliases"] = ("Farrow", "E. K. Farrow")
    graph.nodes[TOR]["aliases"] = ("Lund", "friend of E. K. Farrow")
    graph.nodes[TOR]["known_id"], graph.nodes[TOR]["known_source"] = "Q77", "secret-list.csv"
    graph.edges[KEMI, TRUST, "WORKS_FOR"]["role"] = "aide to Edda Farrow"
    documents = {
        PATH: DocumentNode(PATH, "board minutes", source=f"file://{PATH}"),
        "b.txt": DocumentNode("b.txt", "The trial of Edda Farrow", source="https://leak.example/b"),
        "c.txt": DocumentNode("c.txt", "Harbour opens", source="c.txt"),
    }
    said = evidence(SENTENCE, "Edda Farrow", "Tor Lund", document=PATH)
    proof = {(ADA, "CO_OCCURS", TOR): (said,), (TRUST, "CO_OCCURS", TOR): (replace(said),)}
    mentioned = {(node, document): 1 for node in NAMES for document in documents}
    return KnowledgeGraph(graph, GraphRecords(documents, mentioned, proof))


def unpacked(page: str) -> str:
    """A page with all that is packed in it, and all that JSON escapes."""
    packed = re.findall(r">([A-Za-z0-9+/=]{40,})<", page)
    more = [gzip.decompress(base64.b64decode(each)).decode() for each in packed]
    data = re.search(r'<script id="data"[^>]*>(.*?)</script>', page, re.DOTALL)[1]
    if data.startswith("{"):
        more.append(json.dumps(json.loads(data), ensure_ascii=False))
    return "\n".join([page, *more])


def written(kg, folder, **options) -> str:
    page = api.view(kg, folder / "page.html", **options)
    return unpacked(page.read_text("utf-8"))


def test_a_page_has_names_paths_and_sentences_and_a_published_one_has_not(kg, tmp_path):
    hidden = (SENTENCE, PATH, "ida/leak", "leak.example", "secret-list", "Q77", "vault")
    before = written(kg, tmp_path)
    assert [text for text in hidden if text not in before] == []
    after = written(kg, tmp_path, publish=True)
    assert [text for text in hidden if text in after] == []
    assert all(name in after for name in NAMES.values())
    assert "Harbour opens" in after
    assert "board minutes" not in after
    assert "b.txt" not in after


def test_a_tie_says_in_which_documents_and_on_which_days_it_is_and_no_more(visit, tmp_path):
    graph = made(NAMES, [(ADA, "CO_OCCURS", TOR, 4)])
    day, later = dt.date(2021, 5, 4), dt.date(2021, 6, 7)
    documents = {
        PATH: DocumentNode(PATH, "board minutes", later),
        "c.txt": DocumentNode("c.txt", "Harbour opens", day),
    }
    said = [
        evidence(f"{SENTENCE[:-1]} {n}.", "Edda Farrow", "Tor Lund", document=document)
        for n, document in enumerate(["c.txt", "c.txt", PATH])
    ]
    said[2] = replace(said[2], modality="negated", when="last spring")
    records = GraphRecords(documents, {}, {(ADA, "CO_OCCURS", TOR): tuple(said)})
    page = tmp_path / "web.html"
    api.view(KnowledgeGraph(graph.nx, records), page, publish=True)
    text = unpacked(page.read_text("utf-8"))
    for hidden in ("vault", "last spring", "minutes", "c.txt"):
        assert hidden not in text
    shown = visit(page)
    click(shown, ADA, TOR)
    lines = shown.locator("#panel .document").all_inner_texts()
    assert [" ".join(line.split()) for line in lines] == [
        "Harbour opens 2021-05-04 · 2 ×",
        "Document 1 2021-06-07 · 1 × · negated",
    ]
    assert "1 more in the graph's folder" in panel(shown)
    assert shown.locator("#panel blockquote").count() == 0


def test_what_bears_a_left_out_name_is_nowhere_in_the_page(kg, tmp_path):
    told = []
    page = written(kg, tmp_path, publish=True, without=["Edda Farrow"], told=told.append)
    for text in ("Edda Farrow", "edda-farrow", "E. K. Farrow", "aide to"):
        assert text not in page
    for text in ("Tor Lund", "Harbour Trust", "Kemi Farrow"):
        assert text in page
    (line,) = told
    assert line == (
        "Left out: all texts and sentences, paths and sources, 2 titles, 2 entities with their "
        "ties, on request."
    )
    assert page.count(line) >= 2  # beside the counts, and in the data for the cards


def test_a_name_that_nobody_has_is_refused_before_anything_is_written(kg, tmp_path):
    with pytest.raises(
        UsageError, match=r"no entity is called 'Edda Farow'. Did you mean Edda Farrow"
    ):
        api.view(kg, tmp_path / "page.html", publish=True, without=["Edda Farow", "Tor Lund"])
    assert not (tmp_path / "page.html").exists()


def test_names_come_from_a_file_too(kg, tmp_path):
    (tmp_path / "names.txt").write_text("Edda Farrow\n\nTor Lund\n", "utf-8")
    names = names_in([f"@{tmp_path / 'names.txt'}", "Kemi Farrow"])
    assert names == ["Edda Farrow", "Tor Lund", "Kemi Farrow"]
    graph, left_out = published(kg, names)
    assert [entity.name for entity in graph.entities()] == ["Harbour Trust"]
    assert left_out.entities == 4
    with pytest.raises(UsageError, match=r"cannot read the names in none.txt"):
        names_in(["@none.txt"])


def test_the_graph_itself_keeps_all(kg):
    published(kg, ["Edda Farrow"])
    assert kg.evidence("Edda Farrow", "Tor Lund")[0].sentence == SENTENCE
    assert PATH in kg.documents


def test_the_command_says_what_was_left_out_and_wants_a_file_of_its_own(demo, tmp_path):
    page = tmp_path / "web.html"
    options = ("--publish", "--without", "Ingrid Halvorsen", "--output", page)
    done = run("view", demo, *options)
    assert done.returncode == 0, done.stderr
    assert "Left out: all texts and sentences, paths and sources" in done.stdout
    text = unpacked(page.read_text("utf-8"))
    assert "Ingrid Halvorsen" not in text
    assert "harbour-tender.md" not in text
    assert run("view", demo, "--publish").returncode == 2
    assert "--without goes with --publish" in run("view", demo, "--without", "EHA").stderr


def test_what_was_decided_of_who_is_who_is_on_a_page_and_not_on_a_published_one(kg, tmp_path):
    (tmp_path / "curation.yaml").write_text('different: [["Nina Quill", "Tor Lund"]]\n', "utf-8")
    graph = Graph(kg.nx, kg.records, origin=Origin(home=tmp_path))
    assert "Nina Quill" in written(graph, tmp_path)
    assert "Nina Quill" not in written(graph, tmp_path, publish=True)
