"""The exports for Neo4j, loaded by Neo4j's own tools."""

import pytest

from graphbuild.graph.looks import KNOWN
from graphbuild.stores.files.formats import export
from graphbuild.stores.neo4j.store import Neo4jStore
from tests.builders import small_graph
from tests.contract.test_store import HOSTILE
from tests.services.bulk import DATASET, hostile_graph, imported, login_of
from tests.services.neo4j import LTS, NEWEST, NoServerError, shell


def test_cypher_shell_loads_the_script_twice_and_it_is_in_step(neo4j, tmp_path):
    kg = hostile_graph()
    (script,) = export(kg, "cypher", tmp_path / "graph.cypher", dataset="it's $rows")
    shell(neo4j, script, times=2)
    with Neo4jStore(neo4j, "it's $rows") as store:
        report = store.load(kg)
    assert report.total == 0
    assert report.nodes.unchanged == len(kg) + len(kg.documents) + 8  # sentences


def test_the_script_is_a_statement_a_line(tmp_path):
    (script,) = export(hostile_graph(), "cypher", tmp_path / "graph.cypher")
    lines = script.read_text("utf-8").splitlines()
    assert all(line.endswith(";") for line in lines)
    assert all(line.startswith(("CREATE ", "CALL ", "UNWIND ")) for line in lines)


def test_the_bulk_importer_loads_the_files_and_they_are_in_step(own_server):
    is_in_step(*own_server)


def test_the_newest_bulk_importer_loads_them_too(neo4j_servers, tmp_path):
    neo4j_servers(LTS)  # skips where none can be had
    try:
        with imported(NEWEST, tmp_path / "files") as server:
            is_in_step(server, tmp_path / "files")
    except NoServerError as error:
        pytest.skip(str(error))


def is_in_step(server, folder):
    login = login_of(server)
    shell(login, folder / "after-import.cypher")
    with Neo4jStore(login, DATASET) as store:
        report = store.load(hostile_graph())
        labels = store.query("MATCH (n:Person) RETURN DISTINCT labels(n) AS labels")
    assert report.total == 0
    assert report.nodes.unchanged > len(HOSTILE)
    assert labels == [{"labels": ["Entity", "Person"]}]


def test_the_files_name_what_they_hold(tmp_path):
    written = export(small_graph(), "neo4j-admin", tmp_path / "files")
    assert sorted(path.name for path in written) == sorted(
        path.name for path in (tmp_path / "files").iterdir()
    )
    header = (tmp_path / "files" / "entities-header.csv").read_text("utf-8")
    assert header.startswith("id:ID(Entity),:LABEL,dataset:string,own_labels:string[],name:string")


def test_the_style_has_the_colours_of_the_page_and_names_as_captions(tmp_path):
    (style,) = export(small_graph(), "neo4j-style", tmp_path / "style.grass")
    text = style.read_text("utf-8")
    assert f"node.Person {{\n  color: {KNOWN['Person'].color};" in text
    assert 'caption: "{name}";' in text
    assert text.count("{") == text.count("}")
