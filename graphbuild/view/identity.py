"""What the page tells of who is who: why names are one, what is in doubt, what was decided."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphbuild.graph.answers.identity import doubts_of
from graphbuild.model import Doubt
from graphbuild.resolve.curation.judgements import Entry, is_ambiguous
from graphbuild.resolve.curation.review import sides
from graphbuild.resolve.names.key import key_of
from graphbuild.view.part import Part

_REASONS_PER_ENTITY = 10
_DOUBTS_PER_ENTITY = 6
_SENTENCES = 2
_LONGEST = 300
"""Characters of a sentence that a doubt shows."""
_SHARE = 20
"""One byte in so many that a page may hold is for reasons and doubts."""

_REASONS = """
SELECT p.row, r."left", r."right", r.verdict, r.score, r.reason, r.document,
    count(*) OVER (PARTITION BY p.row) AS all_of_them
FROM reasons r JOIN placed p ON p.id = r.entity
QUALIFY row_number() OVER (PARTITION BY p.row ORDER BY r.rank) <= $most
ORDER BY p.row, r.rank
"""
_NAMES = "SELECT name FROM entities"

Told = dict[str, Any]
"""all: how many there are. told: those that the page shows."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Columns of the page's entities, and a word where some lack what there is.

    why: reasons, each as left, right, verdict, score, reason, document. doubts: each as both
    sides as curation.yaml names them, verdict, score, reason, mentions, the ids of both, and
    sentences of both. alone: 1 where a name is only theirs, so that it says whom it means.
    """

    why: list[Told | None]
    doubts: list[Told | None]
    alone: list[int]
    missing: str

    def columns(self) -> dict[str, list[Any]]:
        """Return the columns by name."""
        return {"why": self.why, "doubts": self.doubts, "alone": self.alone}


def read_identity(part: Part, names: Sequence[str], room: int) -> Identity:
    """Return what is told of the part's entities, as much as has room: the leading first.

    names: of the part's entities. room: bytes that the page may have.
    """
    why = _reasons(part)
    doubts = _doubts(part)
    left = room // _SHARE
    asked = sorted({*why, *doubts})
    held = len(asked)
    for n, row in enumerate(asked):
        left -= len(json.dumps([why.get(row), doubts.get(row)], ensure_ascii=False).encode())
        if left < 0:
            held = n
            break
    kept = frozenset(asked[:held])
    size = len(names)
    return Identity(
        [why.get(row) if row in kept else None for row in range(size)],
        [doubts.get(row) if row in kept else None for row in range(size)],
        _alone(part, names),
        _missing(held) if held < len(asked) else "",
    )


def _missing(held: int) -> str:
    """Return in plain words that only some have their reasons and doubts."""
    some = (
        f"room for the reasons and doubts of {held:,} leading"
        if held
        else "no room for the reasons and doubts of"
    )
    return f"The page has {some} entities; graphbuild show and graphbuild review have all."


def _reasons(part: Part) -> dict[int, Told]:
    found: dict[int, Told] = {}
    rows = part.tables.stream(_REASONS, {"most": _REASONS_PER_ENTITY})
    for row, group in itertools.groupby(rows, key=lambda each: each[0]):
        told = [*group]
        listed = [
            [left, right, v, score, why, doc] for _, left, right, v, score, why, doc, _ in told
        ]
        found[row] = {"all": told[0][-1], "told": listed}
    return found


def _doubts(part: Part) -> dict[int, Told]:
    """Return the doubts of each entity, those first that most hangs on."""
    found: dict[int, Told] = {}
    for doubt in doubts_of(part.tables):
        for entity_id in dict.fromkeys((doubt.left, doubt.right)):
            if (row := part.rows.get(entity_id)) is None:
                continue
            known = found.setdefault(row, {"all": 0, "told": []})
            known["all"] += 1
            if len(known["told"]) < _DOUBTS_PER_ENTITY:
                known["told"].append(_doubt(doubt))
    return found


def _doubt(doubt: Doubt) -> list[Any]:
    told = doubt.comparison
    sentences = (
        [" ".join(text.split())[:_LONGEST] for text in side[:_SENTENCES]]
        for side in (doubt.left_sentences, doubt.right_sentences)
    )
    return [
        *sides(doubt),
        told.verdict,
        told.score,
        told.reason,
        doubt.mentions,
        doubt.left,
        doubt.right,
        *sentences,
    ]


def _alone(part: Part, names: Sequence[str]) -> list[int]:
    """Return for each entity whether curation.yaml may name it by its name: 1, else 0."""
    bearers = Counter(key_of(name or "") for (name,) in part.tables.stream(_NAMES))
    return [int(bearers[key_of(name)] < 2 and not is_ambiguous(name)) for name in names]


def decided_before(entries: Sequence[Entry]) -> list[Mapping[str, Any]]:
    """Return decisions as the page lists them."""
    return [{"kind": e.kind, "names": list(e.names), "value": e.value} for e in entries]
