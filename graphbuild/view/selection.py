"""A part of a graph for a page of its own."""

from __future__ import annotations

from collections.abc import Sequence

from graphbuild.errors import UsageError
from graphbuild.graph.knowledge_graph import KnowledgeGraph


def of_types(kg: KnowledgeGraph, types: Sequence[str]) -> KnowledgeGraph:
    """Return the graph of the entities of some types, with the ties among them.

    Raises UsageError where no entity is of a type, and names those that are there.
    """
    known = sorted({str(kind) for _, kind in kg.nx.nodes(data="type")})
    for wanted in types:
        if wanted not in known:
            raise UsageError(f"{wanted} is no type of this graph; it has {', '.join(known)}.")
    kept = [n for n, kind in kg.nx.nodes(data="type") if str(kind) in types]
    return kg.part(kg.nx.subgraph(kept).copy())
