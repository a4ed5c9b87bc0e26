"""Tables on disk: columns of the schema's kinds, written whole or not at all."""

import datetime as dt

import pyarrow.parquet as pq
import pytest

from graphbuild.graph import schema
from graphbuild.stores.parquet import write_table

COLUMNS: schema.Columns = {
    "name": "text",
    "aliases": "texts",
    "count": "integer",
    "score": "number",
    "day": "date",
    "known": "flag",
}
ROW = {
    "name": "Ada",
    "aliases": ["A."],
    "count": 2,
    "score": 0.5,
    "day": dt.date(2025, 3, 12),
    "known": True,
}
TABLES = {name: value for name, value in vars(schema).items() if name.isupper()}


def test_each_kind_comes_back_as_it_was(tmp_path):
    write_table(tmp_path / "t.parquet", COLUMNS, [ROW, dict.fromkeys(COLUMNS)])
    assert pq.read_table(tmp_path / "t.parquet").to_pylist() == [ROW, dict.fromkeys(COLUMNS)]


def test_each_kind_has_one_type(tmp_path):
    write_table(tmp_path / "t.parquet", COLUMNS, [])
    types = {field.name: str(field.type) for field in pq.read_schema(tmp_path / "t.parquet")}
    assert types == {
        "name": "string",
        "aliases": "list<element: string>",
        "count": "int64",
        "score": "double",
        "day": "date32[day]",
        "known": "bool",
    }


@pytest.mark.parametrize("name", TABLES)
def test_every_table_of_the_schema_can_be_written(name, tmp_path):
    write_table(tmp_path / "t.parquet", TABLES[name], [])
    assert pq.read_schema(tmp_path / "t.parquet").names == list(TABLES[name])


def test_a_row_that_fits_no_column_leaves_nothing_behind(tmp_path):
    with pytest.raises(Exception, match="Ada"):
        write_table(tmp_path / "t.parquet", {"count": "integer"}, [{"count": "Ada"}])
    assert list(tmp_path.iterdir()) == []
