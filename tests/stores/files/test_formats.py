import datetime as dt
import json

import duckdb
import networkx as nx
import pandas as pd
import pytest

from graphbuild.errors import StoreError, UsageError
from graphbuild.model import CO_OCCURS
from graphbuild.stores.files.formats import FORMATS, export
from tests.builders import graph, small_graph

WHOLE = {"annotations", "brat", "docbin", "label-studio"}
"""Formats that only a graph of a folder has."""

HOSTILE = '=HYPERLINK("http://x")\x00</script>\u2028\ud800 & <b>'


def test_networkx_reads_the_graphml(tmp_path):
    kg = small_graph()
    (path,) = export(kg, "graphml", tmp_path / "g.graphml")
    read = nx.read_graphml(path, force_multigraph=True)
    assert set(read) == set(kg.nx)
    assert {(u, v, k) for u, v, k in read.edges(keys=True)} == set(kg.nx.edges(keys=True))


def test_networkx_reads_the_gexf(tmp_path):
    kg = small_graph()
    (path,) = export(kg, "gexf", tmp_path / "g.gexf")
    read = nx.read_gexf(path)
    assert read.nodes["person:ada-nwosu"]["label"] == "Ada Nwosu"
    assert read.number_of_edges() == kg.nx.number_of_edges()


def test_networkx_reads_the_json(tmp_path):
    kg = small_graph()
    (path,) = export(kg, "json", tmp_path / "g.json")
    read = nx.node_link_graph(json.loads(path.read_text("utf-8")), edges="edges")
    assert set(read.edges(keys=True)) == set(kg.nx.edges(keys=True))
    assert read.graph["documents"][0]["id"] == "a.txt"


def test_pandas_and_duckdb_read_the_csv(tmp_path):
    export(small_graph(), "csv", tmp_path / "tables")
    nodes = pd.read_csv(tmp_path / "tables" / "nodes.csv")
    assert nodes["id"][0] == "person:ada-nwosu"
    edges = duckdb.read_csv(str(tmp_path / "tables" / "edges.csv"))
    assert edges.filter(f"type = '{CO_OCCURS}'").count("*").fetchall() == [(3,)]


def test_pandas_and_duckdb_read_the_parquet(tmp_path):
    export(small_graph(), "parquet", tmp_path / "tables")
    edges = pd.read_parquet(tmp_path / "tables" / "edges.parquet")
    assert list(edges["evidence"][0]) == ["Harbour Trust and Ada Nwosu were there."]
    nodes = duckdb.read_parquet(str(tmp_path / "tables" / "nodes.parquet"))
    assert nodes.min("first_seen").fetchall() == [(dt.date(2025, 3, 12),)]


@pytest.mark.parametrize("format", sorted(FORMATS.keys() - WHOLE))
def test_hostile_names_are_data_in_every_format(format, tmp_path):
    kg = graph({"person:x": HOSTILE, "place:y": "Y"}, [("person:x", CO_OCCURS, "place:y", 1)])
    for path in export(kg, format, tmp_path / f"out.{format}"):
        assert path.stat().st_size > 0


def test_a_formula_is_defused_in_csv(tmp_path):
    export(graph({"person:x": "=1+1"}, []), "csv", tmp_path / "tables")
    assert pd.read_csv(tmp_path / "tables" / "nodes.csv")["name"][0] == "'=1+1"


def test_an_unknown_format_names_the_near_one(tmp_path):
    with pytest.raises(UsageError, match="Did you mean graphml"):
        export(small_graph(), "grapml", tmp_path / "x")


def test_a_graph_without_a_folder_has_no_annotations(tmp_path):
    with pytest.raises(StoreError, match="as a whole"):
        export(small_graph(), "annotations", tmp_path / "x.jsonl")


@pytest.mark.parametrize("format", sorted(FORMATS.keys() - WHOLE))
def test_a_format_makes_the_file_or_the_folder_that_it_says(format, tmp_path):
    output = tmp_path / "out"
    export(small_graph(), format, output)
    assert output.is_dir() == (FORMATS[format].makes == "folder")


def test_an_edge_carries_no_fewer_sentences_than_none(tmp_path):
    with pytest.raises(UsageError, match="not -1"):
        export(small_graph(), "json", tmp_path / "x", per_edge=-1)
