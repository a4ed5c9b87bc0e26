"""What every store does, on every store."""

import datetime as dt

import pandas as pd
import pytest

from graphbuild.errors import QueryError
from graphbuild.model import CO_OCCURS
from tests.builders import DAY, graph, small_graph

HOSTILE = [
    "x'}) DETACH DELETE n //",
    '"}) DETACH DELETE n //',
    "`Person`) SET n.name = 'y' //",
    "back\\slash \\u0027 \\",
    "{braces} ${dollar} $name",
    "😀 👩\u200d👩\u200d👧 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \u202eright to left",
    "line\nbreak\ttab\u2028separator",
    "",
    "N" * 10_000,
]


@pytest.fixture
def loaded(store):
    store.load(small_graph())
    return store


def test_loading_twice_changes_nothing(store):
    store.load(small_graph())
    once = store.counts()
    store.load(small_graph())
    assert store.counts() == once


def test_counts_are_by_label_and_type(loaded):
    assert loaded.counts() == {
        "CO_OCCURS": 3,
        "Document": 2,
        "Entity": 4,
        "FROM_DOCUMENT": 4,
        "MENTIONED_IN": 4,
        "MET": 1,
        "NAMED_IN": 6,
        "NEXT_SENTENCE": 3,
        "Organization": 1,
        "Person": 2,
        "Place": 1,
        "Sentence": 4,
        "WORKS_FOR": 1,
    }


def test_a_load_takes_the_place_of_the_one_before(loaded):
    loaded.load(graph({"person:x": "X", "person:y": "Y"}, [("person:x", "MET", "person:y", 1)]))
    assert loaded.counts() == {
        "Document": 2,
        "Entity": 2,
        "FROM_DOCUMENT": 1,
        "MENTIONED_IN": 2,
        "MET": 1,
        "NAMED_IN": 2,
        "Person": 2,
        "Sentence": 1,
    }


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_name_is_data_whatever_it_says(name, store):
    kg = graph({"person:x": name, "place:y": "Y"}, [("person:x", CO_OCCURS, "place:y", 1)])
    store.load(kg)
    rows = store.query("MATCH (n:Person)-[r:CO_OCCURS]-(m) RETURN n.name AS name, r.evidence AS e")
    assert rows == [{"name": name, "e": [f"{name} and Y were there."]}]
    assert store.query("MATCH (n:Entity {name: $name}) RETURN n.id AS id", {"name": name}) == [
        {"id": "person:x"}
    ]
    assert store.counts()["Entity"] == 2


def test_a_value_in_a_query_is_python(loaded):
    (row,) = loaded.query(
        "MATCH (a:Person)-[r:WORKS_FOR]->(b) RETURN r.first_seen AS date, r.evidence AS list, "
        "r.confidence AS float, r.weight AS int, r.role AS none, r.weight > 1 AS bool, "
        "{name: a.name, seen: [a.first_seen]} AS map"
    )
    assert row == {
        "date": DAY,
        "list": ["Ada Nwosu and Harbour Trust were there."],
        "float": 0.9,
        "int": 2,
        "none": None,
        "bool": True,
        "map": {"name": "Ada Nwosu", "seen": [DAY]},
    }
    assert type(row["date"]) is dt.date
    assert type(row["map"]["seen"][0]) is dt.date


def test_nodes_relationships_and_paths_come_as_dictionaries(loaded):
    (row,) = loaded.query("MATCH p = (a:Person)-[r:MET]->(b) RETURN a, r, p")
    assert row["a"]["labels"] == ["Entity", "Person"]
    assert row["a"]["properties"]["name"] == "Ada Nwosu"
    assert row["r"]["type"] == "MET"
    assert row["r"]["properties"]["weight"] == 1
    assert [n["properties"]["name"] for n in row["p"]["nodes"]] == ["Ada Nwosu", "Jörg Weiß"]
    assert [r["type"] for r in row["p"]["relationships"]] == ["MET"]


def test_an_answer_becomes_a_table(loaded):
    table = loaded.query(
        "MATCH (n:Person) RETURN n.name AS name, n.first_seen AS seen ORDER BY name"
    )
    expected = pd.DataFrame({"name": ["Ada Nwosu", "Jörg Weiß"], "seen": [DAY, DAY]})
    pd.testing.assert_frame_equal(table.to_pandas(), expected)


def test_an_empty_answer_keeps_its_columns(loaded):
    rows = loaded.query("MATCH (n:Ship) RETURN n.name AS name, n.id AS id")
    assert rows.columns == ("name", "id")
    assert list(rows.to_pandas().columns) == ["name", "id"]


@pytest.mark.parametrize(
    "cypher",
    ["MATCH (n) DETACH DELETE n", "CREATE (n:Person) RETURN n", "MATCH (n) SET n.name = 'x'"],
)
def test_a_query_cannot_write(cypher, loaded):
    before = loaded.counts()
    with pytest.raises(QueryError, match="queries only read"):
        loaded.query(cypher)
    assert loaded.counts() == before


def test_a_fault_in_a_query_is_shown_with_its_place(loaded):
    with pytest.raises(QueryError, match=r"(?s)\n  MATCH \(n RETURN n\n +\^"):
        loaded.query("MATCH (n RETURN n")


def test_a_missing_parameter_is_named(loaded):
    with pytest.raises(QueryError, match="who"):
        loaded.query("MATCH (n:Person) WHERE n.name = $who RETURN n")
