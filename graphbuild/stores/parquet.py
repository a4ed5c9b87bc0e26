"""Tables as Parquet files, written a batch at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from graphbuild.graph.schema import Columns
from graphbuild.stores.atomic import atomic_path

_BATCH = 50_000


def write_table(path: Path, columns: Columns, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows to a Parquet file, a batch at a time, whole or not at all.

    columns: those of a table of `graph.schema`. Lists are list<string>, dates date32.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    from graphbuild.graph.forms.from_memory import ARROW

    schema = pa.schema([(name, ARROW[kind]) for name, kind in columns.items()])
    remaining = iter(rows)
    with (
        atomic_path(path) as part,
        pq.ParquetWriter(part, schema, compression="zstd") as writer,
    ):
        while batch := list(islice(remaining, _BATCH)):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))
