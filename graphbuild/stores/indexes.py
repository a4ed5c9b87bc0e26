"""The constraints and indexes of a graph in Neo4j: as analysts ask, so they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graphbuild.model import CO_OCCURS
from graphbuild.stores.property_graph import DOCUMENT, ENTITY, SENTENCE, label_checked

LOAD = "GraphbuildLoad"
"""The label that a load holds while it runs, so that two do not mix. Never committed."""

_FOLDED = "OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}}"
"""Letters are folded: "kovac" finds Kovač."""


def indexes_for(types: Iterable[str], *, lexical: bool = False) -> Mapping[str, str]:
    """Return the statements that create them, by the names of constraints and indexes.

    types: the labels of entities, each of which gets its own. lexical: whether neo4j-graphrag
    is to find its label Chunk. Names and texts have a text index, since a range index takes
    8 kB at most.
    Raises StoreError where a type is no label.
    """
    made = {
        "graphbuild_load": f"CREATE CONSTRAINT graphbuild_load IF NOT EXISTS "
        f"FOR (n:{LOAD}) REQUIRE n.dataset IS UNIQUE"
    }
    for kind in (ENTITY, DOCUMENT, SENTENCE):
        name = f"graphbuild_{kind.lower()}"
        made[name] = (
            f"CREATE CONSTRAINT {name} IF NOT EXISTS "
            f"FOR (n:{kind}) REQUIRE (n.dataset, n.id) IS UNIQUE"
        )
        _add(made, "", kind, "id")
    for label in (ENTITY, *sorted(map(label_checked, types))):
        _add(made, "", label, "id")
        _add(made, "TEXT", label, "name")
    _add(made, "TEXT", DOCUMENT, "title")
    for label, names in (
        (DOCUMENT, ("date",)),
        (SENTENCE, ("date",)),
        (ENTITY, ("mention_count", "community", "first_seen")),
    ):
        for name in names:
            _add(made, "", label, name)
    for name in ("weight", "first_seen"):
        index = f"graphbuild_{CO_OCCURS.lower()}_{name}"
        made[index] = f"CREATE INDEX {index} IF NOT EXISTS FOR ()-[r:{CO_OCCURS}]-() ON (r.{name})"
    made["graphbuild_names"] = (
        f"CREATE FULLTEXT INDEX graphbuild_names IF NOT EXISTS "
        f"FOR (n:{ENTITY}) ON EACH [n.name, n.aliases] {_FOLDED}"
    )
    made["graphbuild_sentences"] = (
        f"CREATE FULLTEXT INDEX graphbuild_sentences IF NOT EXISTS "
        f"FOR (n:{SENTENCE}) ON EACH [n.text] {_FOLDED}"
    )
    if lexical:
        made["graphbuild_chunks"] = (
            "CREATE FULLTEXT INDEX graphbuild_chunks IF NOT EXISTS "
            f"FOR (n:Chunk) ON EACH [n.text] {_FOLDED}"
        )
    return made


def _add(made: dict[str, str], kind: str, label: str, name: str) -> None:
    index = f"graphbuild_{label.lower()}_{name}"
    what = f"{kind} INDEX".strip()
    made[index] = f"CREATE {what} {index} IF NOT EXISTS FOR (n:`{label}`) ON (n.{name})"
