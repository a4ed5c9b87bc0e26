"""Tables of a graph's folder, written and read a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from graphbuild.errors import StoreError

_BATCH = 20_000


def write_table(path: Path, columns: Mapping[str, str], rows: Iterator[dict[str, Any]]) -> None:
    """Write rows to a Parquet file, a batch at a time. columns: name → pyarrow's type."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([(name, getattr(pa, kind)()) for name, kind in columns.items()])
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(islice(rows, _BATCH)):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))


def read_table(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a Parquet file. Raises StoreError where there is none."""
    import pyarrow.parquet as pq

    if not path.is_file():
        raise StoreError(f"{path} is missing. Build the graph again.")
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches():
            yield from batch.to_pylist()
