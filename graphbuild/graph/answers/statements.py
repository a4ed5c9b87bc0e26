"""Who says what, and what is claimed of two: read from a graph's tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphbuild.graph.answers.neighbors import entities_at
from graphbuild.model import Entity, Modality, Span, StatementKind

if TYPE_CHECKING:
    from graphbuild.graph.tables import Tables


@dataclass(frozen=True, slots=True)
class Saying:
    """What somebody says.

    about: whom and what it names. cue: the words that say that it is said, "" where a label
    or its place does. stance: what the speaker does by it: "denies". span: of what is said, in
    the document. confidence: how sure the speaker is, in (0, 1].
    """

    speaker: Entity
    text: str
    kind: StatementKind
    cue: str
    stance: str
    addressee: Entity | None
    about: tuple[Entity, ...]
    document_id: str
    span: Span
    date: dt.date | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Claim:
    """A relation that a text does not assert itself: denied, planned, supposed or reported.

    by: who says so, None where no one is named. span: of the sentence. when: see `Evidence`.
    """

    head: Entity
    type: str
    tail: Entity
    modality: Modality
    by: Entity | None
    sentence: str
    document_id: str
    span: Span
    date: dt.date | None
    role: str | None
    when: str | None


_STATEMENTS = """
SELECT * FROM statements
WHERE ($speaker IS NULL OR speaker = $speaker) AND ($about IS NULL OR list_contains(about, $about))
ORDER BY date, document, start, "end", speaker
"""
_CLAIMS = """
SELECT * FROM claims
WHERE ($about IS NULL OR head = $about OR tail = $about) AND ($by IS NULL OR "by" = $by)
ORDER BY date, document, start, head_start, tail_start, type
"""


def sayings_of(tables: Tables, speaker: str | None, about: str | None) -> list[Saying]:
    """Return what is said, in the order of days and texts. speaker, about: ids; None: any."""
    rows = [*tables.dictionaries(_STATEMENTS, {"speaker": speaker, "about": about})]
    ids = {end for row in rows for end in (row["speaker"], row["addressee"], *row["about"])}
    known = entities_at(tables, ids)
    return [_saying(row, known) for row in rows]


def claims_of(tables: Tables, about: str | None, by: str | None) -> list[Claim]:
    """Return the claims, in the order of days and texts. about, by: ids; None: any."""
    rows = [*tables.dictionaries(_CLAIMS, {"about": about, "by": by})]
    known = entities_at(
        tables, {end for row in rows for end in (row["head"], row["tail"], row["by"])}
    )
    return [
        Claim(
            known[row["head"]],
            row["type"],
            known[row["tail"]],
            row["modality"],
            known.get(row["by"]),
            row["text"],
            row["document"],
            Span(row["start"], row["end"]),
            row["date"],
            row["role"],
            row["when"],
        )
        for row in rows
    ]


def _saying(row: Mapping[str, Any], known: Mapping[str, Entity]) -> Saying:
    return Saying(
        known[row["speaker"]],
        row["text"],
        row["kind"],
        row["cue"],
        row["stance"],
        known.get(row["addressee"]),
        tuple(known[each] for each in row["about"] if each in known),
        row["document"],
        Span(row["start"], row["end"]),
        row["date"],
        row["confidence"],
    )
