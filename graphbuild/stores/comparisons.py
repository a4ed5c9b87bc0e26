"""reasons.parquet and doubts.parquet: why names are one, and which may be."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from graphbuild.graph.schema import DOUBTS, REASONS
from graphbuild.model import Comparison, Document, Doubt, Extraction, Resolution
from graphbuild.stores.parquet import read_table, write_table

_SENTENCES = 2


class ReasonTable(Mapping[str, Sequence[Comparison]]):
    """Why each entity's names are one, read from reasons.parquet when first asked for."""

    def __init__(self, path: Path) -> None:
        """path: the file; read only on use."""
        self._path = path

    @functools.cached_property
    def _by_entity(self) -> dict[str, list[Comparison]]:
        found: dict[str, list[Comparison]] = {}
        for row in read_table(self._path):
            found.setdefault(row["entity"], []).append(_comparison(row))
        return found

    def __getitem__(self, key: str) -> Sequence[Comparison]:
        return self._by_entity[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_entity)

    def __len__(self) -> int:
        return len(self._by_entity)


class Sentences:
    """Collects, while documents pass by, a few sentences for each side of each doubt."""

    def __init__(self, resolution: Resolution) -> None:
        """resolution: with the doubts."""
        self._entity_of = resolution.assignment
        self._wanted: dict[tuple[str, str], list[str]] = {}
        for doubt in resolution.doubts:
            self._wanted[doubt.left, doubt.left_document] = []
            self._wanted[doubt.right, doubt.right_document] = []

    def noting(
        self, read: Iterable[tuple[Document, Extraction]]
    ) -> Iterator[tuple[Document, Extraction]]:
        """Yield what is read, having looked at it."""
        for document, extraction in read:
            entity_of = self._entity_of.get(document.id, ())
            for mention, entity in zip(extraction.mentions, entity_of, strict=False):
                for place in ("", document.id):
                    noted = self._wanted.get((entity or "", place))
                    if noted is not None and len(noted) < _SENTENCES:
                        text = extraction.sentences[mention.sentence].of(document.text)
                        if text not in noted:
                            noted.append(text)
            yield document, extraction

    def of(self, entity: str, document_id: str) -> list[str]:
        """Return the sentences that were noted for one side."""
        return self._wanted[entity, document_id]


def write_reasons(resolution: Resolution, path: Path) -> None:
    """Write why each entity's names are one."""
    rows = (
        {"entity": entity, **_row(each)}
        for entity in sorted(resolution.reasons)
        for each in resolution.reasons[entity]
    )
    write_table(path, REASONS, rows)


def write_doubts(resolution: Resolution, sentences: Sentences, path: Path) -> None:
    """Write which names may be one, with sentences of both."""
    rows = (
        {
            **_row(each.comparison),
            "left_id": each.left,
            "left_document": each.left_document,
            "left_sentences": sentences.of(each.left, each.left_document),
            "right_id": each.right,
            "right_document": each.right_document,
            "right_sentences": sentences.of(each.right, each.right_document),
        }
        for each in resolution.doubts
    )
    write_table(path, DOUBTS, rows)


def read_doubts(path: Path) -> list[Doubt]:
    """Return the doubts of a graph's folder."""
    return [
        Doubt(
            _comparison(row),
            row["left_id"],
            row["right_id"],
            row["left_document"],
            row["right_document"],
            tuple(row["left_sentences"]),
            tuple(row["right_sentences"]),
        )
        for row in read_table(path)
    ]


def _row(comparison: Comparison) -> dict[str, Any]:
    return {
        "left": comparison.left,
        "right": comparison.right,
        "verdict": comparison.verdict,
        "score": comparison.score,
        "reason": comparison.reason,
        "document": comparison.document_id,
    }


def _comparison(row: dict[str, Any]) -> Comparison:
    return Comparison(
        row["left"], row["right"], row["verdict"], row["score"], row["reason"], row["document"]
    )
