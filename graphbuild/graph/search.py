"""Which entities a text may mean: by id, name or alias, whatever the case and diacritics."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx
from anyascii import anyascii

NameIndex = Mapping[str, list[str]]
"""Folded id, name or alias → the entities that have it."""


def index_names(graph: nx.MultiDiGraph[str]) -> NameIndex:
    """Return the entities of a graph by all that they are called."""
    index: dict[str, list[str]] = {}
    for n, data in graph.nodes(data=True):
        for name in {_fold(n), *(_fold(x) for x in (data["name"], *data["aliases"]))}:
            index.setdefault(name, []).append(n)
    return index


def search(
    graph: nx.MultiDiGraph[str], index: NameIndex, text: str, type: str | None = None
) -> list[str]:
    """Return the ids of the entities that a text may mean, best first.

    An id or name comes before an alias, an alias before a name that merely contains the
    words; of equals, the most mentioned comes first. type: only entities of this type.
    """
    wanted = _fold(text)
    ranked: list[tuple[int, int, str]] = []
    for folded, ids in index.items():
        if not wanted or wanted not in folded:
            continue
        for n in ids:
            data = graph.nodes[n]
            if type in (None, data["type"]):
                ranked.append((_rank(wanted, folded, n, data["name"]), -data["mention_count"], n))
    return list(dict.fromkeys(n for _, _, n in sorted(ranked)))


def _fold(name: str) -> str:
    return " ".join(anyascii(name).casefold().split())


def _rank(wanted: str, folded: str, entity_id: str, name: str) -> int:
    if wanted == entity_id:
        return 0
    if wanted == folded:
        return 1 if wanted == _fold(name) else 2
    return 3 if folded.startswith(wanted) else 4
