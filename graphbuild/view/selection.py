"""What of a graph is on its page."""

from __future__ import annotations

from collections.abc import Sequence

from graphbuild.config import ViewSettings
from graphbuild.errors import UsageError
from graphbuild.graph.answers import parts
from graphbuild.graph.knowledge_graph import KnowledgeGraph


def of_types(kg: KnowledgeGraph, types: Sequence[str]) -> KnowledgeGraph:
    """Return the graph of the entities of some types, with the ties among them.

    Raises UsageError where no entity is of a type, and names those that are there.
    """
    listed = kg.tables.rows("SELECT DISTINCT type FROM entities ORDER BY type")
    known = [kind for (kind,) in listed]
    for wanted in types:
        if wanted not in known:
            raise UsageError(f"{wanted} is no type of this graph; it has {', '.join(known)}.")
    return kg.part(parts.of_types(kg.tables, types))


def settings_of(**given: object) -> ViewSettings:
    """Return the page's settings, the defaults for what is None.

    Raises pydantic's ValidationError on a value that cannot be.
    """
    return ViewSettings.model_validate({k: v for k, v in given.items() if v is not None})


def strong_enough(kg: KnowledgeGraph, settings: ViewSettings) -> KnowledgeGraph:
    """Return the graph with those co-occurrences that the settings have on the page."""
    if settings.min_weight <= 1 and settings.min_npmi <= -1 and settings.backbone is None:
        return kg
    return kg.part(
        parts.strong_ties(
            kg.tables,
            min_weight=settings.min_weight,
            min_npmi=settings.min_npmi,
            backbone=settings.backbone,
        )
    )
