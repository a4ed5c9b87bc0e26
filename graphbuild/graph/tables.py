"""A graph's tables, asked through DuckDB: those of a folder, or of a graph made in Python.

Only what is asked for is read, so that a large graph answers as soon as a small one. The
files stay open: a build that puts others in their places changes nothing for who has
opened them before.
"""

from __future__ import annotations

import contextlib
import itertools
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from graphbuild.errors import StoreError
from graphbuild.graph.forms.editions import COLUMNS, check_columns, check_file
from graphbuild.graph.forms.held import HeldFile
from graphbuild.graph.forms.surrogates import held, told

if TYPE_CHECKING:
    import networkx as nx
    import pyarrow as pa
    from numpy.typing import NDArray

    from graphbuild.graph.records import GraphRecords

FILES = (*COLUMNS,)
"""The tables of a folder, a Parquet file each."""

_TOLD = """
SELECT v.* EXCLUDE (text), d.date, coalesce(v.text, s.text) AS sentence
FROM {part}.ranked v JOIN main.documents d ON d.id = v.document
LEFT JOIN main.sentences s ON s.document = v.document AND s.index = v.index
"""
_TOLD_IN_MEMORY = "SELECT * EXCLUDE (text), text AS sentence FROM {part}.ranked"

_OF_PART: Mapping[str, str] = {
    "documents": "FROM {whole}.documents",
    "entities": "FROM {whole}.entities",
    "names": "FROM {whole}.names n SEMI JOIN {part}.entities e ON e.id = n.entity",
    "relations": """
SELECT r.* FROM {whole}.relations r
SEMI JOIN {part}.entities h ON h.id = r.head SEMI JOIN {part}.entities t ON t.id = r.tail
""",
    "ranked": "FROM {whole}.ranked SEMI JOIN {part}.relations USING (head, type, tail)",
    "mentions": """
SELECT m.* FROM {whole}.mentions m
SEMI JOIN {part}.entities e ON e.id = m.entity SEMI JOIN {part}.documents d ON d.id = m.document
""",
    "sentences": "FROM {whole}.sentences SEMI JOIN {part}.mentions USING (document, index)",
    "mentioned_in": """
SELECT m.* FROM {whole}.mentioned_in m
SEMI JOIN {part}.entities e ON e.id = m.entity SEMI JOIN {part}.documents d ON d.id = m.document
""",
    "statements": """
FROM {whole}.statements s SEMI JOIN {part}.entities e ON e.id = s.speaker
SEMI JOIN {part}.documents d ON d.id = s.document
""",
    "claims": """
FROM {whole}.claims c SEMI JOIN {part}.entities h ON h.id = c.head
SEMI JOIN {part}.entities t ON t.id = c.tail SEMI JOIN {part}.documents d ON d.id = c.document
""",
    "reasons": "FROM {whole}.reasons",
    "known": "FROM {whole}.known k SEMI JOIN {part}.entities e ON e.id = k.entity",
    "doubts": """
FROM {whole}.doubts WHERE left_id IN (SELECT id FROM {part}.entities)
    OR right_id IN (SELECT id FROM {part}.entities)
""",
}
"""What of a whole a part has that makes nothing anew, in an order in which each is there."""

_MEGABYTES = 400
_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class _Database:
    """What a graph's tables and those of its parts share.

    held: files that stay open. told: the query of `evidence`. has_surrogates: whether text
    may have what UTF-8 lacks. numbers: of the parts.
    """

    db: Any
    told: str
    held: list[HeldFile] = field(default_factory=list)
    has_surrogates: bool = False
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def cursor(self, schema: str) -> Any:  # noqa: ANN401 - duckdb has no types
        """Return a cursor to which names are those of a schema."""
        cursor = self.db.cursor()
        cursor.execute(f"SET schema = '{schema}'")
        return cursor

    def fill(self, place: str, rows: pa.Table) -> None:
        """Make a table of rows."""
        self.db.register("given", rows)
        self.db.execute(f"CREATE TABLE {place} AS FROM given")
        self.db.unregister("given")

    def tell(self, schema: str) -> None:
        """Make a schema's `evidence` of its `ranked`."""
        self.db.execute(f"CREATE VIEW {schema}.evidence AS {self.told.format(part=schema)}")


class Tables:
    """Views by the names of FILES; `evidence` is `ranked` with each sentence's text and date."""

    def __init__(self, shared: _Database, schema: str = "main", more: Sequence[str] = ()) -> None:
        """Come by them through `of_files`, `of_graph` and `part`. more: names besides FILES."""
        self._more = tuple(more)
        self._shared = shared
        self._schema = schema
        self._db = shared.cursor(schema)

    @classmethod
    def of_files(cls, place_of: Callable[[str], Path]) -> Self:
        """Return the tables of a folder. place_of: where a file of a name lies.

        Raises StoreError where one is missing or no table, or an older release wrote it.
        """
        shared = _Database(_connected(), _TOLD)
        for name in FILES:
            place = place_of(f"{name}.parquet")
            check_file(place)
            file = HeldFile(place)
            shared.held.append(file)
            quoted = str(file.readable).replace("'", "''")
            view = "ranked" if name == "evidence" else name
            with _damage_told(file.path):
                shared.db.execute(f"CREATE VIEW {view} AS FROM read_parquet('{quoted}')")
                columns = shared.db.execute(f"FROM {view} LIMIT 0").description
            check_columns(place, (column[0] for column in columns))
        shared.tell("main")
        return cls(shared)

    @classmethod
    def of_graph(cls, graph: nx.MultiDiGraph[str] | None, records: GraphRecords) -> Self:
        """Return the tables of a graph that stands in memory; of an empty one if None."""
        from graphbuild.graph.forms.from_memory import arrow_tables

        shared = _Database(_connected(), _TOLD_IN_MEMORY, has_surrogates=True)
        for name, table in arrow_tables(graph, records).items():
            shared.fill(name, table)
        shared.tell("main")
        return cls(shared)

    def part(
        self,
        made: Mapping[str, str | pa.Table],
        asked: Mapping[str, object] | None = None,
        *,
        viewed: Mapping[str, str] | None = None,
    ) -> Self:
        """Return the tables of a part of this graph.

        made: tables that it has anew: the query over these tables that gives the rows, or
        the rows. asked: values of the queries' parameters. viewed: queries that are worked
        out whenever they are asked, with {whole} and {part} for the places of tables. The
        other tables have those of their rows that belong to the part's entities, relations
        and documents; of these nothing is copied.
        """
        part = f"part_{next(self._shared.numbers)}"
        is_less = not made.keys().isdisjoint(("documents", "entities", "relations"))
        with _damage_told():
            self._db.execute(f"CREATE SCHEMA {part}")
            more = list(dict.fromkeys(n for n in (*made, *self._more) if n not in _OF_PART))
            for name in (*more, *_OF_PART):
                place, rows = f"{part}.{name}", made.get(name)
                if rows is None:
                    same = f"FROM {{whole}}.{name}"
                    view = (viewed or {}).get(name) or (
                        _OF_PART.get(name, same) if is_less else same
                    )
                    query = view.format(whole=self._schema, part=part)
                    self._db.execute(f"CREATE VIEW {place} AS {query}")
                elif isinstance(rows, str):
                    values = {n: held(v) for n, v in (asked or {}).items() if f"${n}" in rows}
                    self._db.execute(f"CREATE TABLE {place} AS {rows}", values)
                else:
                    self._shared.fill(place, rows)
            self._shared.tell(part)
        return type(self)(self._shared, part, more)

    @contextlib.contextmanager
    def apart(
        self,
        made: Mapping[str, str | pa.Table],
        asked: Mapping[str, object] | None = None,
        *,
        viewed: Mapping[str, str] | None = None,
    ) -> Iterator[Self]:
        """Yield a part, as `part` returns it, whose own tables are gone with the block."""
        part = self.part(made, asked, viewed=viewed)
        try:
            yield part
        finally:
            part.drop()

    def drop(self) -> None:
        """Take away what a part has of its own; it can be asked nothing more."""
        self._db.close()
        self._shared.db.execute(f"DROP SCHEMA {self._schema} CASCADE")

    def columns(self, table: str) -> list[str]:
        """Return the names of a table's columns, in their order."""
        return [row[0] for row in self.rows(f"DESCRIBE {table}")]

    def rows(self, query: str, parameters: Mapping[str, object] | None = None) -> list[Any]:
        """Return the rows of a query, a tuple each. Raises StoreError where a file is damaged."""
        asked = {name: held(value) for name, value in (parameters or {}).items()}
        with _damage_told():
            found = self._db.execute(query, asked).fetchall()
        return [told(row) for row in found] if self._shared.has_surrogates else list(found)

    def stream(
        self,
        query: str,
        parameters: Mapping[str, object] | None = None,
        *,
        before: Sequence[str] = (),
    ) -> Iterator[Any]:
        """Yield the rows of a query, a tuple each, of which few are held at a time.

        before: statements for tables that the query needs; they are gone with it.
        """
        yield from itertools.chain.from_iterable(self._batches(query, parameters, before)[1])

    def dictionaries(
        self,
        query: str,
        parameters: Mapping[str, object] | None = None,
        *,
        before: Sequence[str] = (),
    ) -> Iterator[dict[str, Any]]:
        """Yield the rows of a query, a dictionary each, like `stream`."""
        columns, batches = self._batches(query, parameters, before)
        for row in itertools.chain.from_iterable(batches):
            yield dict(zip(columns, row, strict=True))

    def _batches(
        self, query: str, parameters: Mapping[str, object] | None, before: Sequence[str]
    ) -> tuple[list[str], Iterator[list[Any]]]:
        asked = {name: held(value) for name, value in (parameters or {}).items()}
        with _damage_told():
            cursor = self._shared.cursor(self._schema)
            for statement in before:
                cursor.execute(statement)
            result = cursor.execute(query, asked)
            columns = [column[0] for column in result.description]

        def batches() -> Iterator[list[Any]]:
            with _damage_told(), contextlib.closing(cursor):
                while rows := result.fetchmany(_AT_ONCE):
                    yield [told(row) for row in rows] if self._shared.has_surrogates else rows

        return columns, batches()

    def number(self, query: str, parameters: Mapping[str, object] | None = None) -> int:
        """Return the one number that a query asks for."""
        return int(self.rows(query, parameters)[0][0])

    def arrays(self, query: str) -> dict[str, NDArray[Any]]:
        """Return the columns of a query's answer as numpy's arrays."""
        with _damage_told(), contextlib.closing(self._shared.cursor(self._schema)) as cursor:
            found: dict[str, NDArray[Any]] = cursor.execute(query).fetchnumpy()
        return found


def _connected() -> Any:  # noqa: ANN401 - duckdb has no types
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": f"{_MEGABYTES}MB",
        "temp_directory": tempfile.gettempdir(),
        "autoinstall_known_extensions": "false",
    }
    return duckdb.connect(config=settings)


@contextlib.contextmanager
def _damage_told(path: Path | None = None) -> Iterator[None]:
    import duckdb

    try:
        yield
    except duckdb.OutOfMemoryException as error:
        told = str(error).splitlines()[0]
        raise StoreError(
            f"a graph of this size needs more room for what is asked: {told}. Set TMPDIR to a "
            f"folder with more room than {tempfile.gettempdir()}, or ask for less of the graph."
        ) from error
    except duckdb.Error as error:
        where = str(path) if path else "a table of the graph"
        told = str(error).splitlines()[0]
        raise StoreError(f"cannot read {where}: {told} Build the graph again.") from error
