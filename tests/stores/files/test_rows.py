"""The rows that every file format holds have the columns of the schema."""

import pytest

from graphbuild.graph import schema
from graphbuild.stores.files.rows import joined, parted, tables_of
from tests.builders import small_graph

TABLES = {
    "nodes": schema.NODES,
    "edges": schema.EDGES,
    "documents": schema.DOCUMENTS,
    "mentioned_in": schema.MENTIONED_IN,
}


@pytest.mark.parametrize("name", TABLES)
def test_a_row_has_its_tables_columns_in_their_order(name):
    table = tables_of(small_graph(), per_edge=5).by_name()[name]
    assert table.columns == TABLES[name]
    assert {tuple(row) for row in table.rows} == {tuple(TABLES[name])}


def test_an_edge_has_its_sentences_with_their_documents():
    edge = next(tables_of(small_graph(), per_edge=1).edges.rows)
    assert edge["evidence"] == ("Harbour Trust and Ada Nwosu were there.",)
    assert edge["evidence_documents"] == ("a.txt",)
    assert not edge["directed"]


def test_a_list_joined_to_one_text_is_parted_again():
    items = ["NATO", "North Atlantic | Treaty", "a||b"]
    assert parted(joined(items)) == items
