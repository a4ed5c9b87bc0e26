"""What of a graph is on its page."""

from __future__ import annotations

from collections.abc import Sequence

from graphbuild.config import ViewSettings
from graphbuild.errors import UsageError
from graphbuild.graph.backbone import strong_ties
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


def settings_of(**given: object) -> ViewSettings:
    """Return the page's settings, the defaults for what is None.

    Raises pydantic's ValidationError on a value that cannot be.
    """
    return ViewSettings.model_validate({k: v for k, v in given.items() if v is not None})


def strong_enough(kg: KnowledgeGraph, settings: ViewSettings) -> KnowledgeGraph:
    """Return the graph with those co-occurrences that the settings have on the page."""
    return strong_ties(
        kg,
        min_weight=settings.min_weight,
        min_npmi=settings.min_npmi,
        backbone=settings.backbone,
    )
