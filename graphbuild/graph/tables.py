"""A graph's tables, asked through DuckDB: those of a folder, or of a graph made in Python.

Only what is asked for is read, so that a large graph answers as soon as a small one. The
files stay open: a build that puts others in their places changes nothing for who has
opened them before.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from graphbuild.errors import StoreError
from graphbuild.graph.held import HeldFile

if TYPE_CHECKING:
    import networkx as nx

    from graphbuild.graph.records import GraphRecords

FILES = (
    "documents sentences mentions mentioned_in entities names relations evidence reasons doubts"
).split()
"""The tables of a folder, a Parquet file each."""

_TOLD = """
CREATE VIEW evidence AS
SELECT v.* EXCLUDE (text), d.date, coalesce(v.text, s.text) AS sentence
FROM ranked v JOIN documents d ON d.id = v.document
LEFT JOIN sentences s ON s.document = v.document AND s.index = v.index
"""

_MEGABYTES = 400
_AT_ONCE = 10_000


class Tables:
    """Views by the names of FILES; `evidence` has each sentence's text and date."""

    def __init__(self) -> None:
        import duckdb

        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": f"{_MEGABYTES}MB",
            "temp_directory": tempfile.gettempdir(),
            "autoinstall_known_extensions": "false",
        }
        self._db = duckdb.connect(config=settings)
        self._held: list[HeldFile] = []
        self._has_surrogates = False

    @classmethod
    def of_files(cls, place_of: Callable[[str], Path]) -> Self:
        """Return the tables of a folder. place_of: where a file of a name lies.

        Raises StoreError where one is missing or no table.
        """
        tables = cls()
        for name in FILES:
            file = HeldFile(place_of(f"{name}.parquet"))
            tables._held.append(file)
            tables._make("ranked" if name == "evidence" else name, file)
        tables._db.execute(_TOLD)
        return tables

    @classmethod
    def of_graph(cls, graph: nx.MultiDiGraph[str], records: GraphRecords) -> Self:
        """Return the tables of a graph that stands in memory."""
        from graphbuild.graph.from_memory import arrow_tables

        tables = cls()
        tables._has_surrogates = True
        for name, table in arrow_tables(graph, records).items():
            tables._db.register(f"given_{name}", table)
            tables._db.execute(f"CREATE TABLE {name} AS FROM given_{name}")
            tables._db.unregister(f"given_{name}")
        return tables

    def rows(self, query: str, parameters: Mapping[str, object] | None = None) -> list[Any]:
        """Return the rows of a query, a tuple each. Raises StoreError where a file is damaged."""
        asked = {name: held(value) for name, value in (parameters or {}).items()}
        with _damage_told():
            found = self._db.execute(query, asked).fetchall()
        return [told(row) for row in found] if self._has_surrogates else list(found)

    def dictionaries(
        self, query: str, parameters: Mapping[str, object] | None = None
    ) -> Iterator[dict[str, Any]]:
        """Yield the rows of a query, a dictionary each."""
        asked = {name: held(value) for name, value in (parameters or {}).items()}
        with _damage_told(), contextlib.closing(self._db.cursor()) as cursor:
            result = cursor.execute(query, asked)
            columns = [column[0] for column in result.description]
            while rows := result.fetchmany(_AT_ONCE):
                for row in rows:
                    read = told(row) if self._has_surrogates else row
                    yield dict(zip(columns, read, strict=True))

    def rows_from(self, front: Sequence[str], query: str) -> list[Any]:
        """Return the rows of a query that joins `front`, a table of these ids."""
        import pyarrow as pa

        self._db.register("front", pa.table({"id": [held(each) for each in front]}))
        try:
            return self.rows(query)
        finally:
            self._db.unregister("front")

    def number(self, query: str, parameters: Mapping[str, object] | None = None) -> int:
        """Return the one number that a query asks for."""
        return int(self.rows(query, parameters)[0][0])

    def _make(self, name: str, file: HeldFile) -> None:
        quoted = str(file.readable).replace("'", "''")
        with _damage_told(file.path):
            self._db.execute(f"CREATE VIEW {name} AS FROM read_parquet('{quoted}')")


@contextlib.contextmanager
def _damage_told(path: Path | None = None) -> Iterator[None]:
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        where = str(path) if path else "a table of the graph"
        told = str(error).splitlines()[0]
        raise StoreError(f"cannot read {where}: {told} Build the graph again.") from error


_SURROGATES = {code: 0x10_0000 + code - 0xD800 for code in range(0xD800, 0xE000)}
_BACK = {other: code for code, other in _SURROGATES.items()}


def held(value: Any) -> Any:  # noqa: ANN401 - whatever a table can hold
    """Return a value as tables hold it: lone surrogates, which UTF-8 lacks, as private signs."""
    if isinstance(value, str):
        return value if value.isascii() else value.translate(_SURROGATES)
    if isinstance(value, list | tuple):
        return [held(each) for each in value]
    return value


def told(value: Any) -> Any:  # noqa: ANN401 - whatever a table can hold
    """Return what `held` made of a value as it was."""
    if isinstance(value, str):
        return value if value.isascii() else value.translate(_BACK)
    if isinstance(value, list | tuple):
        return type(value)(told(each) for each in value)
    return value
