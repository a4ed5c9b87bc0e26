"""Tables as Parquet files, written and read a batch at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from graphbuild.errors import StoreError
from graphbuild.graph.schema import Columns
from graphbuild.stores.atomic import atomic_path

_BATCH = 50_000


def write_table(path: Path, columns: Columns, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows to a Parquet file, a batch at a time, whole or not at all.

    columns: those of a table of `graph.schema`. Lists are list<string>, dates date32.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "integer": pa.int64(),
        "number": pa.float64(),
        "date": pa.date32(),
        "flag": pa.bool_(),
    }
    schema = pa.schema([(name, types[kind]) for name, kind in columns.items()])
    remaining = iter(rows)
    with (
        atomic_path(path) as part,
        pq.ParquetWriter(part, schema, compression="zstd") as writer,
    ):
        while batch := list(islice(remaining, _BATCH)):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))


def read_table(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a Parquet file. Raises StoreError where there is none."""
    import pyarrow.parquet as pq

    if not path.is_file():
        raise StoreError(f"{path} is missing. Build the graph again.")
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches():
            yield from batch.to_pylist()
