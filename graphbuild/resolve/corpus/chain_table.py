"""The chains of all documents in a table, read by the few that are asked for.

A corpus has far more chains than fit into memory: of each, only its number is held, and
what is summed up by name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyarrow as pa

from graphbuild.model import Chain, Comparison
from graphbuild.resolve.names.whereabouts import states

_COUNTED = pa.struct([("form", pa.string()), ("count", pa.int32())])
_VOTE = pa.struct([("type", pa.string()), ("weight", pa.float64())])
_REASON = pa.struct(
    [
        ("left", pa.string()),
        ("right", pa.string()),
        ("verdict", pa.string()),
        ("score", pa.float64()),
        ("reason", pa.string()),
        ("kind", pa.string()),
    ]
)
FIELDS: list[tuple[str, pa.DataType]] = [
    ("key", pa.string()),
    ("spelling", pa.int32()),
    ("name", pa.string()),
    ("names", pa.list_(_COUNTED)),
    ("votes", pa.list_(_VOTE)),
    ("mentions", pa.list_(pa.int32())),
    ("reasons", pa.list_(_REASON)),
    ("roles", pa.list_(pa.string())),
]
"""Of a chain's row: all but its document."""

_LISTED = """
CREATE OR REPLACE TABLE chains AS
SELECT (row_number() OVER (ORDER BY key, spelling, doc, mentions[1]) - 1)::INTEGER AS number, *
FROM {source}
"""

_COMPANY = """
CREATE OR REPLACE TABLE company AS
SELECT doc, list(DISTINCT key ORDER BY key) AS keys FROM chains GROUP BY doc
"""

_READ = """
SELECT c.number, c.doc, d.id AS document, c.name, c.names, c.votes, c.mentions, c.reasons, c.roles,
    p.keys AS company, d.date
FROM chains c SEMI JOIN wanted_numbers w ON w.wanted = c.number
JOIN documents d USING (doc) JOIN company p USING (doc)
"""

_COMPANIES = """
SELECT doc, keys FROM company SEMI JOIN wanted_documents w ON w.wanted = company.doc
"""

_WHEREABOUTS = """
WITH told AS (SELECT key, unnest(roles) AS where_ FROM chains),
several AS (
    SELECT key FROM told GROUP BY key
    HAVING count(DISTINCT where_) > 1 AND bool_or(list_contains($states, where_))
)
SELECT number, roles FROM chains SEMI JOIN several USING (key) WHERE len(roles) > 0
"""

Company = frozenset[str]
"""The keys of the names in a document."""

_AT_ONCE = 20_000


class ChainTable:
    """The chains of a corpus, numbered by name and document."""

    def __init__(self, db: Any, source: str) -> None:  # noqa: ANN401 - duckdb has no types
        """db: has documents (doc, id, date). source: the name of a view of FIELDS and `doc`."""
        self.db = db
        self._near: dict[int, Chain] = {}
        self._near_companies: dict[int, Company] = {}
        db.execute(_LISTED.format(source=source))
        db.execute(_COMPANY)

    def has(self, name: str) -> bool:
        """Return whether the database has a table of this name."""
        query = "SELECT count(*) FROM duckdb_tables() WHERE table_name = ?"
        return bool(self.db.execute(query, [name]).fetchall()[0][0])

    def count(self) -> int:
        """Return the number of chains: one more than the last one's number."""
        return int(self.db.execute("SELECT count(*) FROM chains").fetchall()[0][0])

    def document_count(self) -> int:
        """Return the number of documents that name anybody."""
        return int(self.db.execute("SELECT count(*) FROM company").fetchall()[0][0])

    def read(self, numbers: Sequence[int]) -> list[Chain]:
        """Return chains by their numbers, in that order."""
        lacking = [number for number in numbers if number not in self._near]
        found = dict(self._rows(lacking)) if lacking else self._near
        return [found.get(n) or self._near[n] for n in numbers]

    def companies(self, documents: Iterable[int]) -> list[Company]:
        """Return the names in some documents, for each in turn."""
        listed = list(documents)
        lacking = [document for document in listed if document not in self._near_companies]
        found = dict(self._companies(lacking)) if lacking else self._near_companies
        return [found.get(d) or self._near_companies[d] for d in listed]

    def whereabouts(self) -> dict[int, frozenset[str]]:
        """Return where documents say that places lie which have a name in several states.

        By the number of the chain; of whatever has such a name.
        """
        rows = self.db.execute(_WHEREABOUTS, {"states": [*states()]}).fetchall()
        return {number: frozenset(roles) for number, roles in rows}

    def keep_near(self, numbers: Iterable[int], documents: Iterable[int]) -> None:
        """Hold some chains, and the names in some documents, until others are held.

        So what is asked for soon is read at once, and not each for itself.
        """
        self._near = dict(self._rows([*numbers]))
        self._near_companies = dict(self._companies([*documents]))

    def groups(self, numbers: Iterable[Sequence[int]]) -> Iterator[list[Chain]]:
        """Yield several lists of chains, each by their numbers; few lists are held at once."""
        waiting: list[Sequence[int]] = []
        size = 0
        for each in numbers:
            waiting.append(each)
            size += len(each)
            if size >= _AT_ONCE:
                yield from self._read_all(waiting)
                waiting, size = [], 0
        yield from self._read_all(waiting)

    def _read_all(self, lists: Sequence[Sequence[int]]) -> Iterator[list[Chain]]:
        found = dict(self._rows([number for each in lists for number in each]))
        for each in lists:
            yield [found[number] for number in each]

    def _companies(self, documents: Sequence[int]) -> Iterator[tuple[int, Company]]:
        for row in self._of("documents", documents, _COMPANIES):
            yield row["doc"], frozenset(row["keys"])

    def _rows(self, numbers: Sequence[int]) -> Iterator[tuple[int, Chain]]:
        for row in self._of("numbers", numbers, _READ):
            yield row["number"], _chain(row)

    def _of(self, what: str, wanted: Sequence[int], query: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of a query for some numbers, which it has as a table of that name."""
        if not wanted:
            return
        name = f"wanted_{what}"
        self.db.register(name, pa.table({"wanted": pa.array(wanted, pa.int32())}))
        try:
            table = self.db.sql(query).to_arrow_table()
        finally:
            self.db.unregister(name)
        for batch in table.to_batches(max_chunksize=2_048):
            yield from batch.to_pylist()


def row_of(chain: Chain, key: str, spelling: int) -> dict[str, Any]:
    """Return a chain as a row of FIELDS. key, spelling: of its name."""
    reasons = [(r.left, r.right, r.verdict, r.score, r.reason, r.kind) for r in chain.reasons]
    return {
        "key": key,
        "spelling": spelling,
        "name": chain.name,
        "names": chain.names,
        "votes": chain.votes,
        "mentions": chain.mentions,
        "reasons": reasons,
        "roles": chain.roles,
    }


def _chain(row: dict[str, Any]) -> Chain:
    document: str = row["document"]
    date: dt.date | None = row["date"]
    return Chain(
        document_id=document,
        name=row["name"],
        names=tuple((n["form"], n["count"]) for n in row["names"]),
        votes=tuple((v["type"], v["weight"]) for v in row["votes"]),
        mentions=tuple(row["mentions"]),
        reasons=tuple(Comparison(**r, document_id=document) for r in row["reasons"]),
        roles=tuple(row["roles"]),
        company=frozenset(row["company"]),
        date=date,
        number=row["number"],
        document=row["doc"],
    )
