"""Roles, ties and timeline of one entity, each with the sentences that state it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graphbuild.dossier.blocks import Line, Section
from graphbuild.dossier.notes import Notes
from graphbuild.model import CO_OCCURS, SPEECH

if TYPE_CHECKING:
    from graphbuild.graph.tables import Tables

_STATED, _BESIDE = 60, 25
"""Ties that are told: those that a text states, and those of who is only named beside."""
_SENTENCES = 3
"""Of a tie."""
_EVENTS = 80

_TIES = """
SELECT r.*, o.name AS other, h.name AS head_name, t.name AS tail_name
FROM (
    SELECT *, CASE WHEN head = $here THEN tail ELSE head END AS far, type = $together AS is_beside
    FROM relations
    WHERE (head = $here OR tail = $here) AND NOT list_contains($speech, type)
    QUALIFY row_number() OVER (
        PARTITION BY type = $together ORDER BY weight DESC, head, tail, type
    ) <= CASE WHEN type = $together THEN $beside ELSE $stated END
) r JOIN entities o ON o.id = r.far
JOIN entities h ON h.id = r.head JOIN entities t ON t.id = r.tail
ORDER BY r.is_beside, r.weight DESC, r.head, r.tail, r.type
"""
_COUNT = """
SELECT count(*) FILTER (type <> $together), count(*) FILTER (type = $together) FROM relations
WHERE (head = $here OR tail = $here) AND NOT list_contains($speech, type)
"""
_SAID = """
WITH told AS (
    SELECT unnest($heads) AS head, unnest($types) AS type, unnest($tails) AS tail
)
SELECT v.head, v.type, v.tail, v.rank, v.sentence, v.document, v.date, v.start, v."when"
FROM evidence v SEMI JOIN told USING (head, type, tail) WHERE v.rank <= $most
ORDER BY v.head, v.type, v.tail, v.rank
"""

Row = Mapping[str, Any]
Key = tuple[str, str, str]


def tie_sections(tables: Tables, here: str, notes: Notes) -> Iterator[Section]:
    """Yield roles, stated ties, who is named beside, and the timeline. here: the entity's id."""
    asked = {"here": here, "together": CO_OCCURS, "speech": list(SPEECH)}
    limits = {"stated": _STATED, "beside": _BESIDE}
    ties = [*tables.dictionaries(_TIES, {**asked, **limits})]
    ((stated, beside),) = tables.rows(_COUNT, asked)
    said = _said(tables, ties)
    stating = [tie for tie in ties if not tie["is_beside"]]
    roles = [tie for tie in stating if tie["role"]]
    others = [tie for tie in stating if not tie["role"]]
    yield Section("Roles", tuple(_line(tie, said, notes) for tie in roles))
    yield Section(
        "Ties",
        tuple(_line(tie, said, notes) for tie in others),
        more=_more(stated - len(stating)),
    )
    named = [tie for tie in ties if tie["is_beside"]]
    yield Section(
        "Who is named beside it",
        tuple(_line(tie, said, notes) for tie in named),
        more=_more(beside - len(named)),
    )
    yield _timeline(stating, said, notes)


def _said(tables: Tables, ties: Sequence[Row]) -> dict[Key, list[Row]]:
    found: dict[Key, list[Row]] = {}
    asked = {f"{name}s": [tie[name] for tie in ties] for name in ("head", "type", "tail")}
    if ties:
        for row in tables.dictionaries(_SAID, {**asked, "most": _SENTENCES}):
            found.setdefault((row["head"], row["type"], row["tail"]), []).append(row)
    return found


def _line(tie: Row, said: Mapping[Key, list[Row]], notes: Notes) -> Line:
    rows = said.get((tie["head"], tie["type"], tie["tail"]), [])
    numbers = notes.numbers((r["sentence"], r["document"], r["start"]) for r in rows)
    weight = f"{tie['weight']:,} sentence" + ("s" if tie["weight"] != 1 else "")
    if tie["is_beside"]:
        return Line(f"{tie['other']} ({weight})", numbers)
    told = [tie["status"], tie["role"], *_when(tie), weight]
    if tie["modality"] not in {None, "asserted"}:
        told.insert(0, tie["modality"])
    return Line(f"{_stated(tie)} ({', '.join(t for t in told if t)})", numbers)


def _stated(tie: Row) -> str:
    return f"{tie['head_name']} {tie['type'].lower().replace('_', ' ')} {tie['tail_name']}"


def _when(tie: Row) -> list[str]:
    """Return the times that texts give, else the days of the documents."""
    if tie["times"]:
        return [", ".join(tie["times"])]
    days = dict.fromkeys(str(tie[n]) for n in ("first_seen", "last_seen") if tie[n])
    return [f"in documents of {' to '.join(days)}"] if days else []


def _timeline(ties: Sequence[Row], said: Mapping[Key, list[Row]], notes: Notes) -> Section:
    """Return what is stated in the order of days: those of the text, else of the document."""
    events: dict[tuple[str, str, tuple[int, ...]], None] = {}
    for tie in ties:
        for row in said.get((tie["head"], tie["type"], tie["tail"]), []):
            day = row["when"] or _written(row["date"])
            if day:
                place = (row["sentence"], row["document"], row["start"])
                events[day, _stated(tie), notes.numbers([place])] = None
    ordered = sorted(events, key=lambda event: (event[0].lstrip("./"), event[1:]))
    lines = tuple(Line(f"{day}: {text}", numbers) for day, text, numbers in ordered[:_EVENTS])
    return Section("Timeline", lines, more=_more(len(ordered) - _EVENTS))


def _written(date: dt.date | None) -> str:
    return f"{date.isoformat()} (written)" if date else ""


def _more(left: int) -> str:
    return f"{left:,} more are in the graph." if left > 0 else ""
