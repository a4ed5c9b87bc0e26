"""The server for agents, asked by the SDK's own client."""

import asyncio
import json
import sys

import pytest
from mcp import Client, StdioServerParameters

from graphbuild.agents import answers
from graphbuild.agents.server import server_of
from graphbuild.errors import QueryError
from graphbuild.stores.embedded import EmbeddedStore


@pytest.fixture(scope="module")
def ask(demo):
    """What calls a tool of a server in this process, and returns its answer."""
    server = server_of(demo)

    async def call(tool, given):
        async with Client(server) as client:
            result = await client.call_tool(tool, given)
            return result.structured_content

    return lambda tool, **given: asyncio.run(call(tool, given))


def test_an_agent_finds_an_entity_and_gets_its_card_with_sentences(ask):
    found = ask("search", text="halvorsen")["entities"][0]
    card = ask("entity", name=found["id"])
    assert card["name"] == found["name"] == "Ingrid Halvorsen"
    assert len(found["sentences"]) == 1
    assert card["neighbors"]
    for each in card["sentences"]:
        assert each["end"] - each["start"] == len(each["sentence"])
        assert each["document"]


def test_an_entity_without_ties_has_the_sentence_that_names_it(ask):
    (found,) = ask("search", text="Erik Lindqvist", most=1)["entities"]
    card = ask("entity", name=found["id"])
    assert card["neighbors"] == []
    (first, *_) = card["sentences"]
    assert "Lindqvist" in first["sentence"]
    assert first["end"] - first["start"] == len(first["sentence"])
    assert {*first} == {"sentence", "document", "start", "end", "date"}
    assert found["sentences"] == [first]


def test_every_neighbour_and_every_step_of_a_path_has_its_sentence(ask):
    tied = ask("neighbors", name="Ingrid Halvorsen", type="Person", most=2)
    assert len(tied["neighbors"]) == 2
    assert tied["left_out"] > 0
    assert all(each["sentences"] for each in tied["neighbors"])
    steps = ask("path", start="Ingrid Halvorsen", end="Trieste")["steps"]
    assert steps
    assert all(step["sentences"] for step in steps)


def test_evidence_is_of_the_two_that_were_asked_for(ask):
    one, other = "Ottavio Tessaro", "Giulia Tessaro"
    found = ask("evidence", one=one, other=other, most=2)["sentences"]
    assert 0 < len(found) <= 2


def test_cypher_is_answered_up_to_a_limit_of_rows(ask):
    query = "MATCH (p:Person) RETURN p.name AS name, p.first_seen AS seen"
    answer = ask("cypher", query=query, most=2)
    assert len(answer["rows"]) == 2
    assert answer["left_out"] > 0


@pytest.mark.parametrize(
    ("tool", "given", "told"),
    [
        ("entity", {"name": "Nobody Such"}, "Nobody Such"),
        ("cypher", {"query": "CREATE (n:Person {name: 'X'})"}, "read"),
        ("cypher", {"query": 'LOAD CSV FROM "file:///etc/passwd" AS l RETURN l'}, "LOAD CSV"),
        ("cypher", {"query": "MATCH (n RETURN n"}, ""),
        ("search", {"text": "a", "most": 0}, "most"),
    ],
    ids=["nobody", "a write", "a file", "no Cypher", "no rows"],
)
def test_what_cannot_be_answered_is_told_in_words(ask, tool, given, told):
    assert told in ask(tool, **given)["error"]


def test_a_query_that_takes_too_long_is_ended(demo):
    store = EmbeddedStore.open(demo / "graph.kgl")
    store.limit(0.2)
    endless = "MATCH (a), (b), (c), (d) WHERE a.id + b.id + c.id = d.id RETURN count(*) AS n"
    with pytest.raises(QueryError, match="timed out"):
        answers.rows_of(store, endless, None, 1)


def test_all_tools_only_read(demo):
    async def listed():
        async with Client(server_of(demo)) as client:
            return (await client.list_tools()).tools

    tools = asyncio.run(listed())
    names = {"search", "entity", "neighbors", "evidence", "path", "cypher"}
    assert {tool.name for tool in tools} == names
    assert all(tool.annotations.read_only_hint for tool in tools)


def test_the_command_speaks_over_its_standard_streams(demo):
    async def asked():
        given = ["-m", "graphbuild", "mcp", str(demo)]
        async with Client(StdioServerParameters(command=sys.executable, args=given)) as client:
            return await client.call_tool("search", {"text": "Jadrin"})

    assert json.loads(asyncio.run(asked()).content[0].text)["entities"]
