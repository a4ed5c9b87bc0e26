"""Folders that an older release built."""

import shutil

import pyarrow.parquet as pq
import pytest

import graphbuild
from graphbuild.errors import StoreError


def test_a_graph_of_an_older_graphbuild_says_so_and_how_to_build_it_again(demo, tmp_path):
    old = tmp_path / "old"
    shutil.copytree(demo, old, ignore=shutil.ignore_patterns("cache"))
    graphbuild.open(old)

    (old / "claims.parquet").unlink()
    with pytest.raises(StoreError, match=r"older graphbuild.*--out .*old"):
        graphbuild.open(old)

    shutil.copy(demo / "claims.parquet", old)
    table = pq.read_table(demo / "relations.parquet").drop_columns(["count", "status"])
    pq.write_table(table, old / "relations.parquet")
    with pytest.raises(StoreError, match=r"relations\.parquet lacks status, count: .* older"):
        graphbuild.open(old)
