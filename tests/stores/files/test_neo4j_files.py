"""The exports for Neo4j, loaded by Neo4j's own tools."""

import pytest

from graphbuild.graph.looks import KNOWN
from graphbuild.model import CO_OCCURS
from graphbuild.stores.files.formats import export
from graphbuild.stores.neo4j.connection import Login
from graphbuild.stores.neo4j.store import Neo4jStore
from tests.builders import graph, small_graph
from tests.contract.test_store import HOSTILE
from tests.services.neo4j import LTS, NEWEST, USERNAME, NoServerError, running, shell


def hostile_graph():
    nodes = {f"person:p{i}": name for i, name in enumerate(HOSTILE)}
    nodes["place:;\n:exit // \\"] = "'; MATCH (n) DETACH DELETE n; //"
    edges = [("person:p0", "MET", "person:p1", 2)]
    edges += [("person:p0", CO_OCCURS, f"person:p{i}", 1) for i in range(1, len(HOSTILE))]
    return graph(nodes, edges)


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


@pytest.mark.parametrize("version", [LTS, NEWEST])
def test_the_bulk_importer_loads_the_files_and_they_are_in_step(version, tmp_path):
    kg = hostile_graph()
    folder = tmp_path / "files"
    export(kg, "neo4j-admin", folder, dataset="press")
    try:
        with running(version, before=lambda server: imported(server, folder)) as server:
            login = Login(server.uri, USERNAME, server.password)
            shell(login, folder / "after-import.cypher")
            with Neo4jStore(login, "press") as store:
                report = store.load(kg)
                labels = store.query("MATCH (n:Person) RETURN DISTINCT labels(n) AS labels")
            assert report.total == 0
            assert labels == [{"labels": ["Entity", "Person"]}]
    except NoServerError as error:
        pytest.skip(str(error))


def imported(server, folder):
    said = server.admin("database", "import", "full", "neo4j", "@import.args", folder=folder)
    assert "IMPORT DONE" in said


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
