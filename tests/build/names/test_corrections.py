"""What people correct in annotation tools decides who is who in the next build."""

import copy
import json
import shutil

import pytest

import graphbuild
from graphbuild.build.names.corrections import corrections_of
from graphbuild.build.names.retypings import Named
from graphbuild.errors import UsageError
from graphbuild.resolve.curation.judgements import Curation, Entry
from tests.builds import SMALL, small_settings
from tests.cli.running import run

LABELS = {"PER": "Person", "GPE": "Place"}
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


def tasks(folder, *people):
    """Label Studio's export, in which each of some people changed whose each name is, and what.

    A person is what gives the entity of a document's name, or "" to leave it; after a slash its
    type, "-" for no name.
    """
    kg = graphbuild.open(folder / "graph")
    kg.export("label-studio", folder / "tasks.json")
    found = json.loads((folder / "tasks.json").read_text("utf-8"))
    for task in found:
        found_before = task.pop("predictions")[0]["result"]
        task["annotations"] = [{"result": [*left(task, found_before, each)]} for each in people]
    path = folder / "corrected.json"
    path.write_text(json.dumps(found), "utf-8")
    return path


def left(task, results, change):
    for each in copy.deepcopy(results):
        if each["type"] == "labels":
            said = change(task["data"]["id"], each["value"]["text"])
            who, _, kind = said.partition("/")
            if kind == "-":
                continue
            each["meta"] = {"text": [who]} if who else each["meta"]
            each["value"]["labels"] = [kind] if kind else each["value"]["labels"]
        yield each


def retyped(folder, *people, known=Curation()):  # noqa: B008 - frozen
    """The decisions of type, and what is said of those that are none."""
    path = tasks(folder, *people)
    found = corrections_of(graphbuild.open(folder / "graph"), path, known, LABELS)
    return [(each.name, each.type) for each in found.types], [*found.unsaid]


def named(*names, **said):
    """A person who says something of some names: of all, or by document."""
    return lambda document, text: said.get(document, "") if text in names else ""


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


def test_a_type_on_which_all_marks_agree_is_decided(built):
    assert retyped(built, named("Oslo", a="/ORG")) == ([("Oslo", "Organization")], [])
    lund = named("Karl Lund", a="/ORG", b="/ORG")
    assert retyped(built, lund) == ([("Karl Lund", "Organization")], [])
    assert retyped(built, lund, lund) == ([("Karl Lund", "Organization")], [])


def test_a_tools_own_word_for_the_type_that_it_is_decides_nothing(built):
    assert retyped(built, named("Karl Lund", "Oslo", a="/PER", b="/PER"))[0] == [("Oslo", "Person")]


def test_an_entity_of_two_types_in_two_texts_keeps_its_own_and_is_told(built):
    types, (told,) = retyped(built, named("Karl Lund", b="/ORG"))
    assert types == []
    assert told == "Karl Lund has more than one type: Person in a, Organization in b"


def test_people_who_disagree_on_a_type_decide_nothing_and_are_told(built):
    types, told = retyped(built, named("Oslo", a="/ORG"), named())
    assert (types, told) == (
        [],
        ["people disagree on the type of Oslo in a: Organization or Place"],
    )
    types, told = retyped(built, named("Oslo", a="/ORG"), named("Oslo", a="/-"))
    assert (types, told) == (
        [],
        ["people disagree on the type of Oslo in a: Organization or no name"],
    )


def test_people_who_disagree_on_who_is_who_decide_nothing_and_are_told(built):
    path = tasks(built, named("Jana Webber", b="person:jana-weber"), named())
    found = corrections_of(graphbuild.open(built / "graph"), path, Curation())
    assert found.judgements == ()
    assert found.unsaid == (
        "people disagree on who Jana Webber is in b: person:jana-weber or person:jana-webber",
    )


def test_a_type_of_what_is_said_to_be_two_waits_for_the_next_build(built):
    types, (told,) = retyped(built, named("Karl Lund", b="x/ORG"))
    assert types == []
    assert told.startswith("Karl Lund is more than one: build again")


def test_a_text_that_nobody_looked_at_gives_no_type_and_few_marks_decide_it_not_of_all(built):
    def only(task, looked):
        rows = json.loads(tasks(built, named("Karl Lund", a="/ORG", b="/ORG")).read_text("utf-8"))
        for row in rows:
            if row["data"]["id"] != looked:
                row["predictions"] = row.pop("annotations")
        task.write_text(json.dumps(rows), "utf-8")
        found = corrections_of(graphbuild.open(built / "graph"), task, Curation())
        return [(each.name, each.type) for each in found.types], [*found.unsaid]

    path = built / "some.json"
    assert only(path, "a") == ([("Karl Lund", "Organization")], [])
    assert only(path, "b") == (
        [],
        ["Karl Lund is Organization in 1 of its 3 marks: too few to decide it of all"],
    )


def test_a_type_that_the_graph_does_not_have_is_told(built):
    assert retyped(built, named("Oslo", a="/FERRY")) == (
        [],
        ["Oslo is FERRY, which is no type of this graph"],
    )


def test_a_decision_of_type_that_there_is_stays(built):
    oslo = named("Oslo", a="/ORG")
    for type, told in (
        ("Organization", []),
        ("Person", ["Oslo is Organization there, and Person in curation.yaml"]),
    ):
        known = Curation((Entry("type", ("oslo",), type),))
        assert retyped(built, oslo, known=known) == ([], told)


def test_a_name_that_two_have_is_typed_by_its_id():
    two = Named("place:lund-2", "Place", "Lund", (), is_alone=False)
    assert two.reference(Curation()) == "place:lund-2"
    one = Named("place:lund", "Place", "Lund", (), is_alone=True)
    assert one.reference(Curation()) == "Lund"
    renamed = Curation((Entry("rename", ("Lund University",), "Lund"),))
    assert one.reference(renamed) == "place:lund"


def test_the_command_writes_decisions_that_the_next_build_follows(built, tmp_path):
    folder = tmp_path / "copy"
    shutil.copytree(built, folder)
    change = {"Jana Webber": "person:jana-weber", "Oslo": "/ORG"}
    path = tasks(folder, lambda _, text: change.get(text, ""))
    looked = run("curate", folder / "graph", "--from", path, "--dry-run")
    assert "same: Jana Webber, Jana Weber" in looked.stdout
    assert "type: Oslo: Organization" in looked.stdout
    assert not (folder / "graph" / "curation.yaml").exists()
    done = run("curate", folder / "graph", "--from", path)
    assert done.returncode == 0, done.stderr
    written = (folder / "graph" / "curation.yaml").read_text("utf-8")
    assert written == (
        "same:\n  - [Jana Webber, Jana Weber]  # corrected.json\n"
        "type:\n  Oslo: Organization  # corrected.json\n"
    )
    again = run("curate", folder / "graph", "--from", path)
    assert "0 decisions" in again.stdout
    config = small_settings(tmp_path)
    build = run("build", folder / "pile.jsonl", "--out", folder / "graph", "--config", config)
    assert build.returncode == 0, build.stderr
    kg = graphbuild.open(folder / "graph")
    assert kg.entity("Jana Webber").id == kg.entity("Jana Weber").id
    assert kg.entity("Oslo").type == "Organization"


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
