"""The sample corpus's traps: what any careful reader finds in it, the graph finds too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import graphbuild
from graphbuild.api import Graph
from graphbuild.resolve.names.key import key_of
from graphbuild.sources.readers.printed.scans import can_recognise
from tests.builds import ARTICLES, SMALL
from tests.conftest import SMALL_MODEL, for_the_larger_model

EXPECTED: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (ARTICLES.parent / "expected.yaml").read_text("utf-8")
)
NOT_YET = {
    ("distinct", "Altona"): "the model takes the district for the company of that name",
    ("edges", "Ottavio Tessaro – Tessaro"): "a person and the company of that name",
    ("edges", "Tessaro – Jadrin Port Authority"): "a company taken for a person of its name",
}
"""What the resolver does not find, with the reason; a strict expected failure each."""


def cases(section: str) -> list[Any]:
    found = []
    for case in EXPECTED[section]:
        ends = (case["source"], case["target"]) if section == "edges" else ()
        name = " – ".join(ends) or case.get("name") or case.get("text") or case["left"]["name"]
        reason = NOT_YET.get((section, str(name)))
        marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
        if SMALL_MODEL:
            marks = [for_the_larger_model]
        found.append(pytest.param(case, id=str(name), marks=marks))
    return found


@pytest.fixture(scope="module")
def kg(demo: Path) -> Graph:
    return graphbuild.open(demo)


def bearers(kg: Graph, name: str, kind: str | None = None) -> set[str]:
    """The entities that a name stands for."""
    return {e.id for e in kg.entities(kind) if key_of(name) in map(key_of, (e.name, *e.aliases))}


def meant(kg: Graph, who: dict[str, str]) -> set[str]:
    found = bearers(kg, who["name"], who["type"])
    if "document" in who:
        found = {
            e
            for e, document in kg.records.mentioned_in
            if e in found and document.endswith(who["document"])
        }
    return found


@pytest.mark.parametrize("case", cases("entities"))
def test_one_entity_bears_the_name_and_its_aliases(kg, case):
    (entity,) = bearers(kg, case["name"], case["type"])
    for alias in case["aliases"]:
        assert entity in bearers(kg, alias, case["type"])


@pytest.mark.parametrize("case", cases("distinct"))
def test_two_entities_stay_two(kg, case):
    left, right = meant(kg, case["left"]), meant(kg, case["right"])
    assert left
    assert right
    assert not left & right


@pytest.mark.parametrize("case", cases("readings"))
def test_a_short_name_stands_for_the_one_it_means(kg, demo, case):
    read = {
        row["entity"]
        for row in graphbuild.open(demo).tables.dictionaries("FROM mentions")
        if row["document"].endswith(case["document"]) and row["text"] == case["text"]
    }
    assert read == bearers(kg, case["entity"], "Person")


@pytest.mark.parametrize("case", cases("edges"))
def test_an_edge_has_its_sentence(kg, case):
    sentences = kg.evidence(*(_one(kg, case[end]) for end in ("source", "target")))
    fragment = " ".join(case["fragment"].split())
    assert any(fragment in " ".join(e.sentence.split()) for e in sentences)


def _one(kg: Graph, name: str) -> str:
    found = bearers(kg, name)
    named = {n for n in found if key_of(kg.nx.nodes[n]["name"]) == key_of(name)}
    return min(named or found, key=lambda n: -kg.nx.nodes[n]["mention_count"])


@pytest.mark.parametrize("case", cases("not_entities"))
def test_no_entity_bears_what_is_no_name(kg, case):
    assert case["name"] not in {e.name for e in kg.entities()}


@pytest.fixture(scope="module")
def inbox(tmp_path_factory) -> Graph:
    folder = ARTICLES.parent / "inbox"
    return graphbuild.build([folder], out=tmp_path_factory.mktemp("inbox") / "g", config=SMALL)


def test_the_mailbox_says_who_wrote_to_whom(inbox):
    rows = inbox.query("MATCH (a)-[:WROTE_TO]->(b) RETURN a.name AS a, b.name AS b")
    assert {(row["a"], row["b"]) for row in rows} == {
        ("Zoran Petrović", "Katrin Albers"),
        ("Katrin Albers", "Zoran Petrović"),
        ("Ivan Horvat", "Petar Matošić"),
        ("Ivan Horvat", "Zoran Petrović"),
    }


def test_who_speaks_in_the_transcript_is_i(inbox):
    rows = inbox.query("MATCH (a)-[:MET]-(b) RETURN DISTINCT a.name AS name ORDER BY name")
    assert [row["name"] for row in rows] == ["Ivan Horvat", "Katrin Albers"]


def test_the_scanned_page_is_read_or_named(inbox):
    scan = "reservations.pdf"
    if can_recognise():
        assert any(document.endswith(scan) for document in inbox.documents)
    else:
        assert "graphbuild[ocr]" in str(inbox.manifest["failures"])
