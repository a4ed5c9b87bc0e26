"""Who on a user's lists of names is in the documents: tables of a build, matched."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa

from graphbuild.build.names.known_facts import told_of
from graphbuild.graph.counting.tables import Database, put
from graphbuild.resolve.aliases import AliasTable
from graphbuild.resolve.known.candidates import Candidates
from graphbuild.resolve.known.judged import fits
from graphbuild.resolve.known.listed import Listed
from graphbuild.resolve.known.matching import Near, matched
from graphbuild.resolve.known.pile import Bearer
from graphbuild.resolve.names.key import key_of

_AT_ONCE = 10_000
_ENTITIES = """
SELECT entity, id, type, name, aliases FROM entities SEMI JOIN seen USING (entity) ORDER BY id
"""
_FOUND = pa.schema(
    [
        ("entity", pa.string()),
        ("rank", pa.int64()),
        ("known_id", pa.string()),
        ("known_source", pa.string()),
        ("listed", pa.string()),
        ("name", pa.string()),
        ("verdict", pa.string()),
        ("score", pa.float64()),
        ("reason", pa.string()),
    ]
)


@dataclass(frozen=True, slots=True)
class _Gone:
    """What one walk through the entities finds: who may be on a list, and its organisations."""

    near: list[Near]
    bodies: list[tuple[int, str]]


def find_known(db: Database, rows: Sequence[Listed], aliases: AliasTable) -> None:
    """Make `known`: the entities that are on the lists, and those that may be.

    db: as `count` leaves it, with what resolution made.
    """
    put(db, "known", _FOUND.empty_table())
    if not rows:
        return
    gone = _gone_through(db, rows, aliases)
    wanted = {bearer.number: bearer.type for bearer, *_ in gone.near}
    told = told_of(db, wanted, gone.bodies)
    hits = matched(rows, gone.near, told, aliases)
    rank: dict[str, int] = {}
    found = []
    for hit in hits:
        row = rows[hit.row]
        rank[hit.bearer.id] = rank.get(hit.bearer.id, 0) + 1
        found.append(
            {
                "entity": hit.bearer.id,
                "rank": rank[hit.bearer.id],
                "known_id": row.id,
                "known_source": row.source,
                "listed": row.name,
                "name": hit.here,
                "verdict": hit.verdict,
                "score": hit.score,
                "reason": hit.reason,
            }
        )
    put(db, "known", pa.Table.from_pylist(found, schema=_FOUND))


def _gone_through(db: Database, rows: Sequence[Listed], aliases: AliasTable) -> _Gone:
    candidates = Candidates(rows, aliases)
    bodies = _by_first_word(rows, aliases)
    gone = _Gone([], [])
    for bearer in _bearers(db):
        gone.near.extend((bearer, *each) for each in candidates.near(bearer))
        if bearer.type == "Organization":
            listed = {
                name
                for own in bearer.names
                for word in (*key_of(own).split()[:1], aliases.key(own))
                for name in bodies.get(word, ())
            }
            gone.bodies.extend(
                (bearer.number, aliases.key(name))
                for name in sorted(listed)
                if fits(name, bearer.names, aliases)
            )
    return gone


def _by_first_word(rows: Sequence[Listed], aliases: AliasTable) -> dict[str, list[str]]:
    """Return the organisations that lists name, by their first words and by their keys."""
    found: dict[str, list[str]] = {}
    for name in sorted({name for row in rows for name in row.organisations}):
        for word in {*key_of(name).split()[:1], aliases.key(name)}:
            found.setdefault(word, []).append(name)
    return found


def _bearers(db: Database) -> Iterator[Bearer]:
    with contextlib.closing(db.cursor()) as reading:
        result = reading.execute(_ENTITIES)
        while some := result.fetchmany(_AT_ONCE):
            for number, id, type, name, aliases in some:
                yield Bearer(number, id, type, tuple(dict.fromkeys((name, *(aliases or ())))))
