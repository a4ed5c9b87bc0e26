"""The whole flow on real documents with the real model."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import graphbuild
from graphbuild import api
from graphbuild.build.folder import outputs
from graphbuild.errors import UsageError
from tests.builds import ARTICLES, SMALL, few_articles, small_settings

INTERVIEW = Path(__file__).parents[1] / "data" / "interview.txt"


def written(folder: Path) -> dict[str, bytes]:
    """What a build writes, less what tells the time."""
    found = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}
    manifest = json.loads(found["manifest.json"])
    del manifest["seconds"], manifest["counts"]["reused"]
    return found | {"manifest.json": json.dumps(manifest).encode()}


def graph_of(folder: Path) -> tuple[list[object], list[object]]:
    kg = graphbuild.open(folder)
    return list(kg.nx.nodes(data=True)), list(kg.nx.edges(keys=True, data=True))


@pytest.mark.parametrize("model", ["auto", "en_core_web_sm"])
def test_an_interview_gives_who_and_where(tmp_path, model):
    config = graphbuild.Config.model_validate({"spacy": {"model": model}})
    kg = graphbuild.build(INTERVIEW, tmp_path, config=config)
    by_name = {e.name: e for e in kg.entities()}
    assert by_name["Henrik Solberg"].type == "Person"
    assert "Solberg" in by_name["Henrik Solberg"].aliases
    assert by_name["Davit Melikyan"].type == "Person"
    assert "Melikyan" in by_name["Davit Melikyan"].aliases
    assert by_name["OSCE"].type == "Organization"
    for place in ("Georgia", "Armenia", "Tbilisi", "Yerevan", "Baku"):
        assert by_name[place].type == "Place"
    text = INTERVIEW.read_text("utf-8")
    sentences = kg.evidence("Solberg", "Melikyan")
    assert sentences
    assert all(e.span.of(text) == e.sentence for e in sentences)


def test_every_sentence_of_evidence_is_the_documents_text(demo):
    kg = graphbuild.open(demo)
    for head, kind, tail, _ in kg.relations():
        for each in kg.records.evidence[head, kind, tail]:
            assert each.span.start <= each.head.start < each.head.end <= each.span.end
            assert each.span.start <= each.tail.start < each.tail.end <= each.span.end
            assert len(each.sentence) == each.span.end - each.span.start


def test_the_order_of_inputs_and_the_workers_do_not_matter(demo, tmp_path):
    files = sorted(ARTICLES.iterdir(), reverse=True)
    api.build(files, tmp_path / "two", workers=2)
    assert graph_of(tmp_path / "two") == graph_of(demo)


@pytest.mark.long
@pytest.mark.skipif(find_spec("ray") is None, reason="needs graphbuild[ray]")
def test_ray_gives_the_same_graph(tmp_path):
    given = few_articles(tmp_path / "in")
    command = [sys.executable, "-m", "graphbuild", "build", str(given)]
    command += ["--config", str(small_settings(tmp_path))]
    command += ["--out", str(tmp_path / "ray"), "--engine", "ray", "--workers", "2"]
    # In a process of its own: Ray's processes end with the one that started them.
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    graphbuild.build(given, tmp_path / "local", config=SMALL)
    assert graph_of(tmp_path / "ray") == graph_of(tmp_path / "local")


STOPS_AFTER_A_BATCH = """
import sys
import graphbuild

def stop(step):
    if step.stage == "extract" and step.documents:
        print(step.documents, flush=True)
        sys.stdin.read()

small = {"spacy": {"model": "en_core_web_sm"}}
config = graphbuild.Config.model_validate(small)
graphbuild.build(sys.argv[1], sys.argv[2], config=config, progress=stop)
"""


def test_a_killed_build_goes_on_where_it_was(tmp_path):
    lines = [
        json.dumps({"id": f"d{n}", "text": f"Angela Merkel met Emmanuel Macron on day {n}."})
        for n in range(100)
    ]
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(lines), "utf-8")
    command = [sys.executable, "-c", STOPS_AFTER_A_BATCH, str(source), str(tmp_path / "g")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        before = int(running.stdout.readline())
        running.kill()
    assert 0 < before < 100
    assert not (tmp_path / "g" / "graph.kgl").exists()
    again = graphbuild.build(source, tmp_path / "g", config=SMALL)
    assert again.manifest["counts"]["reused"] == before
    assert again.manifest["counts"]["documents"] == 100


def test_a_second_build_reads_only_what_changed(tmp_path):
    folder = few_articles(tmp_path / "in")
    first = graphbuild.build(folder, tmp_path / "g", config=SMALL)
    (folder / "new.txt").write_text("Angela Merkel met Emmanuel Macron in Berlin.", "utf-8")
    second = graphbuild.build(folder, tmp_path / "g", config=SMALL)
    assert first.manifest["counts"]["reused"] == 0
    assert second.manifest["counts"]["reused"] == first.manifest["counts"]["documents"]
    assert second.entity("Emmanuel Macron")


def test_building_again_changes_nothing(tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("Angela Merkel met Emmanuel Macron in Berlin.", "utf-8")
    graphbuild.build(note, tmp_path / "g", config=SMALL)
    once = graph_of(tmp_path / "g")
    graphbuild.build(note, tmp_path / "g", config=SMALL)
    assert graph_of(tmp_path / "g") == once


def test_a_build_that_fails_leaves_the_outputs_as_they_were(tmp_path, monkeypatch):
    note = tmp_path / "note.txt"
    note.write_text("Angela Merkel met Emmanuel Macron in Berlin.", "utf-8")
    graphbuild.build(note, tmp_path / "g", config=SMALL)
    before = written(tmp_path / "g")
    note.write_text("Someone else met nobody in Paris.", "utf-8")

    def fail(*_: object, **__: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(outputs, "render", fail)
    with pytest.raises(OSError, match="disk full"):
        graphbuild.build(note, tmp_path / "g", config=SMALL)
    assert written(tmp_path / "g") == before


def test_documents_that_name_nobody_make_a_whole_graph_of_nobody(tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("it rained all day and the ferry was late.", "utf-8")
    kg = graphbuild.build(note, tmp_path / "g", config=SMALL)
    assert (kg.manifest["counts"]["documents"], len(kg), kg.entities()) == (1, 0, [])
    assert kg.query("MATCH (e:Entity) RETURN count(e) AS n") == [{"n": 0}]
    assert {"graph.html", "graph.kgl", "entities.parquet"} <= set(written(tmp_path / "g"))


def test_exact_duplicates_count_once(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Angela Merkel met Emmanuel Macron in Berlin.", "utf-8")
    kg = graphbuild.build(tmp_path, tmp_path / "g", config=SMALL)
    assert kg.manifest["duplicates"] == {"b.txt": "a.txt"}
    assert kg.nx.edges["person:angela-merkel", "person:emmanuel-macron", "CO_OCCURS"]["weight"] == 1


def test_nothing_readable_is_an_error_that_says_why(tmp_path):
    (tmp_path / "a.txt").write_text("", "utf-8")
    with pytest.raises(UsageError, match=r"a\.txt"):
        graphbuild.build(tmp_path / "a.txt", tmp_path / "g", config=SMALL)


def test_the_manifest_records_the_model_and_its_score(demo):
    model = graphbuild.open(demo).manifest["model"]
    assert model["name"].startswith("en_core_web")
    assert model["ner"].startswith("graphbuild ")
    assert 0.6 < model["ner_f"] < 1


ALL_MODALITIES = ["asserted", "reported", "possible", "negated"]
SETTINGS = [
    {"edges": {"window": "paragraph"}, "relations": {"modality": ALL_MODALITIES}},
    {"edges": {"min_weight": 2}, "extract": {"coreference": "normal"}},
]
"""Each of which makes another graph than the one before."""


@pytest.mark.long
def test_what_only_counting_goes_by_reads_no_document_again_and_counts_as_a_new_build(tmp_path):
    folder = few_articles(tmp_path / "in")
    graphbuild.build(folder, tmp_path / "g", config=SMALL)
    before = graph_of(tmp_path / "g")
    for number, settings in enumerate(SETTINGS):
        config = graphbuild.Config.model_validate(SMALL.model_dump() | settings)
        again = graphbuild.build(folder, tmp_path / "g", config=config)
        assert again.manifest["counts"]["reused"] == again.manifest["counts"]["documents"]
        graphbuild.build(folder, tmp_path / f"n{number}", config=config)
        assert before != (before := graph_of(tmp_path / "g"))
        assert before == graph_of(tmp_path / f"n{number}")


def test_a_document_that_is_gone_leaves_nothing_behind(tmp_path):
    folder = few_articles(tmp_path / "in")
    (folder / "new.txt").write_text("Angela Merkel met Emmanuel Macron in Berlin.", "utf-8")
    graphbuild.build(folder, tmp_path / "g", config=SMALL)
    (folder / "new.txt").unlink()
    after = graphbuild.build(folder, tmp_path / "g", config=SMALL)
    graphbuild.build(folder, tmp_path / "n", config=SMALL)
    assert "new.txt" not in after.documents
    assert graph_of(tmp_path / "g") == graph_of(tmp_path / "n")
