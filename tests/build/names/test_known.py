"""Who on a list of names is in the documents, from the list to the stores."""

import csv
import json

import pytest

import graphbuild
from benchmarks.known.cases import cases
from benchmarks.known.measured import measure
from graphbuild.errors import ConfigError
from tests.build.test_pipeline import graph_of, written
from tests.cli.running import run

TEXTS = {
    "a.txt": "Ada Nwosu works for Harbour Trust. She met Henrik Solberg of Oslo in Norway.",
    "b.txt": "Mr Tor Lund went from Paris, Texas, to Kenya. Ada Nwosu praised Tor Lund.",
}
PEOPLE = """id,name,type,country,organisation,gender
Q1,"Nwosu, Ada",person,,Harbour Trust,
Q2,Henrik Solberg,person,Sweden,,
Q3,Tor Lund,person,,,she
Q4,<b>Harbour Trust</b>,org,,,
"""


def settings(*lists, **known):
    found = {"spacy": {"model": "en_core_web_sm"}, "known": {"lists": lists, **known}}
    return graphbuild.Config.model_validate(found)


@pytest.fixture(scope="module")
def pile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pile")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def people(tmp_path_factory):
    path = tmp_path_factory.mktemp("lists") / "people.csv"
    path.write_text(PEOPLE, "utf-8")
    return path


@pytest.fixture(scope="module")
def built(pile, people, tmp_path_factory):
    return graphbuild.build(pile, tmp_path_factory.mktemp("graph"), config=settings(people))


def test_names_on_a_list_are_found_as_well_as_the_docs_say(tmp_path):
    measured = measure(tmp_path, cases(44), "en_core_web_sm")
    assert measured.meant > 25
    assert measured.precision >= 0.98, measured.wrong
    assert measured.recall >= 0.9, measured.missed


def test_a_hit_is_on_the_node_in_every_store_and_format(built, tmp_path):
    ada = built.attributes("Ada Nwosu")
    assert (ada["known_id"], ada["known_source"]) == ("Q1", "people.csv")
    assert built.attributes("Henrik Solberg")["known_id"] is None
    query = "MATCH (p:Person {known_source: 'people.csv'}) RETURN p.name AS name, p.known_id AS id"
    assert [*built.query(query)] == [{"name": "Ada Nwosu", "id": "Q1"}]
    assert built.nx.nodes["person:ada-nwosu"]["known_id"] == "Q1"
    (nodes, *_) = built.export("csv", tmp_path / "csv")
    with nodes.open(encoding="utf-8", newline="") as file:
        found = {row["id"]: row for row in csv.DictReader(file)}
    assert found["person:ada-nwosu"]["known_source"] == "people.csv"
    assert '"Q1 · people.csv"' in (built.folder / "graph.html").read_text("utf-8")


def test_hits_and_doubts_have_reasons_and_sentences(built):
    hit, doubt = built.known()
    assert (hit.entity.name, hit.verdict, hit.score) == ("Ada Nwosu", "same", 0.99)
    assert hit.reason == "the same name; of Harbour Trust"
    assert [each.document_id for each in hit.sentences] == ["a.txt", "b.txt"]
    assert (doubt.known_id, doubt.verdict) == ("Q2", "unsure")
    assert doubt.reason == "the same name; but here of Norway"
    assert doubt.score < 0.5


def test_the_command_lists_them_for_people_and_for_programs(built):
    told = run("known", built.folder)
    assert told.returncode == 0, told.stderr
    assert "Q1 in people.csv   score 0.99" in told.stdout
    assert told.stdout.index("1 in doubt") < told.stdout.index("? Henrik Solberg")
    rows = json.loads(run("known", built.folder, "--format", "json").stdout)
    assert [row["known_id"] for row in rows] == ["Q1", "Q2"]
    assert rows[0]["sentences"][0]["sentence"] == "Ada Nwosu works for Harbour Trust."
    as_csv = run("known", built.folder, "--format", "csv").stdout.splitlines()
    assert as_csv[0].startswith("entity,type,name,known_id,known_source,listed,verdict,score")


def test_a_part_of_a_graph_knows_those_in_it(built):
    assert [each.known_id for each in built.subgraph("Henrik Solberg").known()] == ["Q2"]


def test_another_list_reads_no_document_again_and_gives_what_a_new_build_gives(
    built, pile, people, tmp_path
):
    again = tmp_path / "again"
    graphbuild.build(pile, again, config=settings())
    other = graphbuild.build(pile, again, config=settings(people))
    assert other.manifest["counts"]["reused"] == len(TEXTS)
    before, after = written(built.folder), written(again)
    assert before.keys() - {"news.json"} == after.keys() - {"news.json"}
    assert before["known.parquet"] == after["known.parquet"]
    assert before["entities.parquet"] == after["entities.parquet"]
    assert graph_of(built.folder) == graph_of(again)


def test_places_have_geonames_ids_and_coordinates_unless_that_is_off(built, pile, tmp_path):
    kenya, paris = built.attributes("Kenya"), built.attributes("Paris")
    assert (kenya["known_id"], kenya["known_source"]) == ("192950", "GeoNames")
    assert -5 < kenya["latitude"] < 5
    assert paris["known_id"] == "4717560"  # the one in Texas
    bare = graphbuild.build(pile, tmp_path, config=settings(places=False))
    assert bare.attributes("Kenya")["known_id"] is None
    assert run("known", tmp_path).stdout.startswith("No list was given")


def test_a_list_with_faults_stops_a_build_before_it_reads(pile, tmp_path):
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("id,name,type\nQ1,Ada,persn\n", "utf-8")
    done = run("build", pile, "--out", tmp_path / "g", "--known", wrong)
    assert (done.returncode, done.stdout) == (2, "")
    assert "wrong.csv row 2: 'persn' is no type. Did you mean Person?" in done.stderr
    assert not (tmp_path / "g" / "cache").exists()
    with pytest.raises(ConfigError):
        graphbuild.build(pile, tmp_path / "g", config=settings(wrong))
