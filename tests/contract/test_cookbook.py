"""docs/cypher.md: every query on both stores over one graph, the answers row by row."""

import json
import re
from pathlib import Path

import pytest

import graphbuild
from graphbuild.errors import QueryError
from graphbuild.stores.neo4j.store import Neo4jStore
from tests.contract.habits import ASKED, REFUSED
from tests.services.fixtures import VERSIONS, driver_of, wipe
from tests.services.neo4j import LTS

COOKBOOK = Path(__file__).parents[2] / "docs" / "cypher.md"
PARAMETER = re.compile(r"^// \$(\w+) = (.*)$", re.MULTILINE)
TEXT = COOKBOOK.read_text("utf-8")
BLOCKS = [
    (section.partition("\n")[0], *block)
    for section in TEXT.split("\n### ")[1:]
    for block in re.findall(r"```cypher *([\w-]*)\n(.*?)```", section, re.DOTALL)
]
PORTABLE = [(title, cypher) for title, kind, cypher in BLOCKS if not kind]
DIFFERENT = [(title, cypher) for title, kind, cypher in BLOCKS if kind == "neo4j-only"]
MAY_BE_EMPTY = {"Who is connected to nobody?"}


@pytest.fixture(scope="module")
def kg(demo):
    return graphbuild.open(demo)


@pytest.fixture(scope="module")
def stores(kg, neo4j_servers):
    """Neo4j's store of a version, loaded with the examples' graph once."""
    opened = {}

    def store(version):
        if version not in opened:
            login = neo4j_servers(version)
            wipe(login)
            opened[version] = Neo4jStore(login, "demo")
            opened[version].load(kg)
        return opened[version]

    yield store
    for each in opened.values():
        each.close()


def answer(ask, cypher):
    """The rows; in the order of their text where the query asks for none."""
    rows = list(ask(cypher, {name: json.loads(value) for name, value in PARAMETER.findall(cypher)}))
    ordered = "ORDER BY" in cypher.rpartition("RETURN")[2]
    return rows if ordered else sorted(rows, key=lambda row: json.dumps(row, default=str))


def ask_embedded(kg):
    return lambda cypher, parameters: kg.query(cypher, **parameters)


def test_the_cookbook_answers_forty_questions_and_more():
    questions = TEXT.split("## Where the stores differ")[0].count("\n### ")
    assert questions >= 40
    assert len({title for title, _ in PORTABLE}) == len(PORTABLE)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(("title", "cypher"), PORTABLE, ids=[title for title, _ in PORTABLE])
def test_both_stores_answer_alike(title, cypher, version, kg, stores):
    embedded = answer(ask_embedded(kg), cypher)
    assert answer(stores(version).query, cypher) == embedded
    assert embedded or title in MAY_BE_EMPTY


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(("title", "cypher"), DIFFERENT, ids=[title for title, _ in DIFFERENT])
def test_the_differences_listed_are_there(title, cypher, version, kg, stores):
    neo4j = answer(stores(version).query, cypher)
    assert neo4j
    with pytest.raises(QueryError):  # no wrong answer; and if a right one, take it out of the list
        answer(ask_embedded(kg), cypher)


def test_what_is_compared_are_a_hundred_and_twenty_queries_and_more():
    assert len({*ASKED.values(), *(cypher for _, cypher in PORTABLE)}) >= 120


@pytest.mark.parametrize("title", ASKED)
def test_both_stores_answer_an_analysts_habits_alike(title, kg, stores):
    embedded = answer(ask_embedded(kg), ASKED[title])
    assert answer(stores(LTS).query, ASKED[title]) == embedded


@pytest.mark.parametrize("title", REFUSED)
def test_what_would_be_answered_wrongly_is_refused(title, kg):
    with pytest.raises(QueryError, match=r"the embedded store"):
        kg.query(REFUSED[title])


NAMED = {
    "MATCH (n:Person {name: 'Luka Šimić'}) RETURN n": "NodeIndexSeek",
    "MATCH (n:Place {id: 'place:altona'}) RETURN n": "NodeIndexSeek",
    "MATCH (d:Document) WHERE d.date >= date('2025-01-01') RETURN d": "NodeIndexSeekByRange",
    "MATCH (d:Document {title: 'x'}) RETURN d": "NodeIndexSeek",
    "MATCH (n:Entity) WHERE n.mention_count > 20 RETURN n": "NodeIndexSeekByRange",
    "MATCH (n:Entity {community: 3}) RETURN n": "NodeIndexSeek",
    "MATCH ()-[r:CO_OCCURS]->() WHERE r.weight > 4 RETURN r": "RelationshipIndexSeekByRange",
    "MATCH (s:Sentence {id: 'x#1'}) RETURN s": "NodeIndexSeek",
}
"""Query → the operator by which Neo4j finds what it begins with."""


def test_no_query_of_the_cookbook_goes_through_all_nodes(stores, neo4j_servers):
    stores(LTS)
    with driver_of(neo4j_servers(LTS)) as driver:
        for title, cypher in PORTABLE:
            values = {name: json.loads(value) for name, value in PARAMETER.findall(cypher)}
            assert "AllNodesScan" not in operators(driver, cypher, values), title
        for cypher, operator in NAMED.items():
            assert operator in operators(driver, cypher, {}), cypher


def operators(driver, cypher, values):
    """The operators of a query's plan, in one text."""
    plan = driver.execute_query(f"EXPLAIN {cypher}", values).summary.plan

    def below(step):
        return [
            step["operatorType"],
            *(x for child in step.get("children", ()) for x in below(child)),
        ]

    return " ".join(below(plan))
