"""What a build did: counts, model, settings, failures, timings."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Self

from graphbuild.config import Config
from graphbuild.extract.spacy_model import Model
from graphbuild.graph.knowledge_graph import KnowledgeGraph


@dataclass(frozen=True, slots=True)
class Manifest:
    """failures: document → reason. duplicates: document → the one it repeats.

    not_read: file or folder that was passed over among the inputs → reason.
    unmatched: decisions of curation.yaml that fit nobody any more.
    """

    counts: dict[str, int]
    model: dict[str, Any]
    settings: dict[str, Any]
    failures: dict[str, str]
    duplicates: dict[str, str]
    unmatched: list[str]
    not_read: dict[str, str]
    seconds: dict[str, float]

    @classmethod
    def of(  # noqa: PLR0913 - the parts of a report, by name
        cls,
        kg: KnowledgeGraph,
        config: Config,
        model: Model,
        *,
        words: int,
        reused: int,
        failures: dict[str, str],
        duplicates: dict[str, str],
        unmatched: list[str],
        not_read: dict[str, str],
        seconds: dict[str, float],
    ) -> Self:
        """Return the manifest of a build of `kg`."""
        counts = {
            "documents": len(kg.documents),
            "reused": reused,
            "words": words,
            "entities": len(kg),
            "relations": kg.nx.number_of_edges(),
            "mentions": sum(kg.records.mentioned_in.values()),
        }
        settings = config.model_dump(mode="json")
        return cls(
            counts, asdict(model), settings, failures, duplicates, unmatched, not_read, seconds
        )

    def to_json(self) -> str:
        """Return the manifest as it stands in manifest.json."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
