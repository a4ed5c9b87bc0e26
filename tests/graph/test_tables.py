"""A graph's tables where memory is short."""

import pytest

from graphbuild.errors import StoreError
from graphbuild.graph import tables
from tests.builders import small_graph


def test_what_memory_is_short_for_is_told_with_what_helps(monkeypatch):
    monkeypatch.setattr(tables, "_MEGABYTES", 30)
    graph = small_graph()
    with pytest.raises(StoreError, match=r"needs more room .* Set TMPDIR to a folder") as told:
        graph.tables.rows("SELECT list(number) FROM range(10_000_000) t(number)")
    assert "Build the graph again" not in str(told.value)
