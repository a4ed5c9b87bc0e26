"""What a query may reach: the graph, and neither files nor the network."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graphbuild.errors import QueryError
from graphbuild.stores.embedded import EmbeddedStore
from graphbuild.stores.read_only import PROCEDURES
from tests.builders import small_graph

SECRET = "swordfish-17"  # noqa: S105 - of nothing
FROM_FILE = "LOAD CSV FROM 'FILE' AS row RETURN row"

ATTACKS = [
    FROM_FILE,
    "load csv from 'FILE' as row return row",
    "LOAD CSV FROM 'file://FILE' AS row RETURN row",
    'LOAD CSV WITH HEADERS FROM "FILE" AS row RETURN row',
    "LOAD\n\t CSV FROM 'FI' + 'LE' AS row RETURN row",
    "LOAD // it is 'only'\n CSV FROM 'FILE' AS row RETURN row",
    "// `it's only\nLOAD CSV FROM 'FILE' AS row RETURN row",
    "// it's only\r'\nLOAD CSV FROM 'FILE' AS row RETURN row",
    "`LOAD` `csv` FROM 'FILE' AS row RETURN row",
    "LOAD`CSV` FROM 'FILE' AS row RETURN row",
    ";LOAD CSV FROM 'FILE' AS row RETURN row",
    "PROFILE LOAD CSV FROM 'FILE' AS row RETURN row",
    "EXPLAIN LOAD CSV FROM 'FILE' AS row RETURN row",
    "CYPHER planner=cost LOAD CSV FROM 'FILE' AS row RETURN row",
    "RETURN 'it\\'s' AS row UNION LOAD CSV FROM 'FILE' AS row RETURN row",
    'RETURN "\'" AS row UNION ALL LOAD CSV FROM "FILE" AS row RETURN row',
    "RETURN '\\\\' AS row UNION LOAD CSV FROM 'FILE' AS row RETURN row",
    "RETURN 1 AS `'` UNION LOAD CSV FROM 'FILE' AS `'` RETURN `'`",
    "LOAD CSV FROM 'http://127.0.0.1:9/FILE' AS row RETURN row",
    "CALL apoc.load.json('FILE') YIELD value RETURN value",
    "CALL apoc.load.csv({url: 'FILE'}) YIELD value RETURN value",
    "MATCH (n) CALL `apoc`.`load`.json({url: 'FILE'}) YIELD value RETURN value",
    "CALL apoc . export . csv . all({file: 'FILE'}) YIELD file RETURN file",
    "call { call apoc.cypher.runFile({file: 'FILE'}) yield row return row } return row",
    "CALL db.temporal.declare({}) YIELD name RETURN name",
]

INNOCENTS = {
    "RETURN 'LOAD CSV FROM \"FILE\"' AS x": 'LOAD CSV FROM "FILE"',
    'RETURN "it\'s LOAD CSV" AS x': "it's LOAD CSV",
    "RETURN 'it\\'s LOAD CSV' AS x": "it's LOAD CSV",
    "// LOAD CSV FROM 'FILE' AS row\nRETURN 1 AS x": 1,
    "RETURN 1 AS x // LOAD CSV": 1,
    "WITH 1 AS `LOAD CSV` RETURN `LOAD CSV` AS x": 1,
    "WITH 1 AS load, 2 AS csv RETURN load + csv AS x": 3,
    "WITH {load: 1, csv: 2, call: 3} AS m RETURN m.call AS x": 3,
    "RETURN 'CALL apoc.load.json(1)' AS x": "CALL apoc.load.json(1)",
    "WITH 1 AS `call` RETURN `call` + (1) AS x": 2,
    "MATCH (n:Entity) WHERE n.call IS NULL AND (true) RETURN count(n) AS x": 4,
    "CALL { MATCH (n:Entity) RETURN count(n) AS x } RETURN x": 4,
    "MATCH (n:Place) CALL (n) { RETURN n.name AS x } RETURN x": "Lagos",
    "CALL db.labels() YIELD label RETURN collect(label)[0] AS x": "Document",
    "CALL DB . `labels`() YIELD label RETURN collect(label)[0] AS x": "Document",
    "CALL pagerank() YIELD node, score WITH max(score) AS s RETURN s > 0 AS x": True,
}


@pytest.fixture(scope="module")
def store():
    return EmbeddedStore.of(small_graph())


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("files") / "secret.csv"
    path.write_text(f"{SECRET}\n", "utf-8")
    return str(path)


@pytest.mark.parametrize("query", ATTACKS)
def test_a_query_that_reaches_out_is_refused(query, store, file):
    with pytest.raises(QueryError, match="queries read the graph and nothing else"):
        store.query(query.replace("FILE", file))


@pytest.mark.parametrize("query", INNOCENTS)
def test_a_query_that_only_looks_like_it_is_answered(query, store):
    assert store.query(query) == [{"x": INNOCENTS[query]}]


def test_the_refusal_shows_the_place_and_near_names(store):
    with pytest.raises(QueryError, match=r"(?s)LOAD CSV is refused\.\n  LOAD CSV .*\n  \^$"):
        store.query("// first\nLOAD CSV FROM 'a' AS row RETURN row")
    with pytest.raises(QueryError, match=r"(?s)Did you mean db\.labels\?\n  .*\n            \^$"):
        store.query("MATCH (n) CALL db.label() YIELD label RETURN label")


def test_the_procedures_that_are_let_through_are_those_that_read(store):
    rows = store.query("SHOW PROCEDURES YIELD name, mode RETURN name, mode")
    modes = {row["name"]: row["mode"] for row in rows}
    assert {modes.get(name) for name in PROCEDURES} == {"READ"}


PIECES = ["LOAD", "CSV", "UNION", "//", "/*", "*/", "'", '"', "`", "\\", "\n", "\r", " ", ";", "``"]
PIECES += ["RETURN 'x' AS row", "FROM 'FILE' AS row RETURN row", "LOAD CSV FROM 'FILE' AS row "]


@given(query=st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example(query="RETURN 'x' AS row UNION " + FROM_FILE)
@settings(max_examples=300)
def test_no_mixture_of_quotes_and_comments_gets_at_a_file(query, store, file):
    try:
        rows = store.query(query.replace("FILE", file))
    except QueryError:
        return
    assert SECRET not in str(rows)


@pytest.mark.parametrize("value", [10**30, object(), "\ud800"], ids=["large", "object", "half"])
def test_a_parameter_that_cannot_be_is_a_fault_of_the_query(value, store):
    with pytest.raises(QueryError, match=r"\$x"):
        store.query("RETURN $x AS x", {"x": value})


def test_a_form_of_output_is_not_for_a_query_to_choose(store):
    with pytest.raises(QueryError, match="--format csv"):
        store.query("MATCH (n) RETURN n FORMAT CSV")
