"""What people correct in annotation tools decides who is who in the next build."""

import json
import shutil

import pytest

import graphbuild
from graphbuild.build.names.corrections import corrections_of
from graphbuild.errors import UsageError
from graphbuild.resolve.curation.judgements import Curation
from tests.builds import SMALL, small_settings
from tests.cli.running import run

TEXTS = {
    "a": "Jana Weber met Karl Lund in Oslo. Weber thanked Karl Lund.",
    "b": "Jana Webber spoke in Paris. Karl Lund was in Paris.",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corrections")
    rows = (json.dumps({"id": id, "text": text}) for id, text in TEXTS.items())
    (folder / "pile.jsonl").write_text("\n".join(rows), "utf-8")
    graphbuild.build(folder / "pile.jsonl", folder / "graph", config=SMALL)
    return folder


def tasks(folder, change):
    """Label Studio's export, in which a person changed whose each name is."""
    kg = graphbuild.open(folder / "graph")
    kg.export("label-studio", folder / "tasks.json")
    found = json.loads((folder / "tasks.json").read_text("utf-8"))
    for task in found:
        results = task.pop("predictions")[0]["result"]
        for each in results:
            if each["type"] == "labels":
                said = change(task["data"]["id"], each["value"]["text"])
                each["meta"] = {"text": [said]} if said else each["meta"]
        task["annotations"] = [{"result": results}]
    path = folder / "corrected.json"
    path.write_text(json.dumps(found), "utf-8")
    return path


def decided(folder, change):
    path = tasks(folder, change)
    found = corrections_of(graphbuild.open(folder / "graph"), path, Curation())
    return [(each.left, each.right, each.verdict) for each in found.judgements]


def test_annotations_that_nobody_changed_decide_nothing(built):
    assert decided(built, lambda *_: "") == []


def test_two_entities_that_a_person_gives_one_id_are_the_same(built):
    same = decided(built, lambda _, text: "person:jana-weber" if "Jana" in text else "")
    assert same == [("Jana Webber", "Jana Weber", "same")]


def test_a_name_that_a_person_gives_another_id_is_told_apart_in_its_text(built):
    found = decided(built, lambda *name: "x" if name == ("a", "Weber") else "")
    assert found == [("Weber @ a", "Jana Weber @ a", "different")]
    moved = decided(built, lambda *name: "x" if name == ("b", "Karl Lund") else "")
    assert moved == [("Karl Lund @ b", "Karl Lund @ a", "different")]


def test_a_name_without_an_entity_says_nothing(built):
    path = tasks(built, lambda *_: "")
    rows = json.loads(path.read_text("utf-8"))
    for task in rows:
        for each in task["annotations"][0]["result"]:
            each.pop("meta", None)
    path.write_text(json.dumps(rows), "utf-8")
    assert corrections_of(graphbuild.open(built / "graph"), path, Curation()).judgements == ()


def test_the_command_writes_decisions_that_the_next_build_follows(built, tmp_path):
    folder = tmp_path / "copy"
    shutil.copytree(built, folder)
    path = tasks(folder, lambda _, text: "person:jana-weber" if "Jana" in text else "")
    looked = run("curate", folder / "graph", "--from", path, "--dry-run")
    assert "same: Jana Webber, Jana Weber" in looked.stdout
    assert not (folder / "graph" / "curation.yaml").exists()
    done = run("curate", folder / "graph", "--from", path)
    assert done.returncode == 0, done.stderr
    written = (folder / "graph" / "curation.yaml").read_text("utf-8")
    assert written == "same:\n  - [Jana Webber, Jana Weber]  # corrected.json\n"
    again = run("curate", folder / "graph", "--from", path)
    assert "0 decisions" in again.stdout
    config = small_settings(tmp_path)
    build = run("build", folder / "pile.jsonl", "--out", folder / "graph", "--config", config)
    assert build.returncode == 0, build.stderr
    kg = graphbuild.open(folder / "graph")
    assert kg.entity("Jana Webber").id == kg.entity("Jana Weber").id


def test_brats_files_decide_as_well_and_a_changed_text_is_told(built, tmp_path):
    kg = graphbuild.open(built / "graph")
    kg.export("brat", tmp_path / "brat")
    file = tmp_path / "brat" / "b.ann"
    told = file.read_text("utf-8").replace("person:jana-webber", "person:jana-weber")
    file.write_text(told, "utf-8")
    found = corrections_of(kg, tmp_path / "brat", Curation())
    assert [(j.left, j.right) for j in found.judgements] == [("Jana Webber", "Jana Weber")]
    text = tmp_path / "brat" / "b.txt"
    text.write_text(text.read_text("utf-8").replace("spoke", "sang"), "utf-8")
    assert corrections_of(kg, tmp_path / "brat", Curation()).changed == ("b",)
    with pytest.raises(UsageError, match="is no annotation of brat or Label Studio"):
        corrections_of(kg, built / "pile.jsonl", Curation())
