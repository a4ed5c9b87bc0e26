"""Texts to correct in brat and Label Studio, and the way back."""

import json

import pytest
import spacy
from spacy.tokens import DocBin

import graphbuild.api
from graphbuild.errors import UsageError
from graphbuild.evaluate.corrected import corrected_lines
from graphbuild.evaluate.gold import parse
from tests.builds import SMALL


@pytest.fixture(scope="module")
def kg(demo):
    return graphbuild.open(demo)


def marks(lines):
    return [
        (
            [(m["text"], m["type"], m["entity"]) for m in line["mentions"]],
            [(r["head"]["text"], r["type"], r["tail"]["text"]) for r in line["relations"]],
        )
        for line in lines
    ]


def test_brat_and_label_studio_give_back_what_was_written(kg, tmp_path):
    kg.export("brat", tmp_path / "brat")
    (tasks,) = kg.export("label-studio", tmp_path / "tasks.json")
    lines = corrected_lines(tmp_path / "brat")
    assert marks(lines) == marks(corrected_lines(tasks))
    for line in lines:
        for mention in line["mentions"]:
            assert line["text"][mention["start"] : mention["end"]] == mention["text"]
    (known,) = kg.export("annotations", tmp_path / "a.jsonl")
    written = [json.loads(row) for row in known.read_text("utf-8").splitlines()]
    within = kg.tables.number("""
        SELECT count(*) FROM mentions m WHERE kind = 'name' AND EXISTS (
            FROM sentences s
            WHERE s.document = m.document AND s.start <= m.start AND m."end" <= s."end")
    """)
    assert sum(len(line["mentions"]) for line in lines) == within > 0
    assert {m["entity"] for line in lines for m in line["mentions"]} == {
        m["entity"] for line in written for m in line["mentions"]
    }
    assert any(line["relations"] for line in lines)


def test_label_studio_takes_the_tasks_for_the_project_that_the_page_describes(kg, tmp_path):
    interface = pytest.importorskip("label_studio_sdk.label_interface", exc_type=ImportError)
    types = ("PERSON", "ORG", "PLACE")
    labels = "".join(f'<Label value="{type}"/>' for type in types)
    project = interface.LabelInterface(
        f'<View><Labels name="label" toName="text">{labels}</Labels>'
        '<Text name="text" value="$text"/></View>'
    )
    (path,) = kg.export("label-studio", tmp_path / "tasks.json")
    tasks = json.loads(path.read_text("utf-8"))
    for task in tasks:
        assert {each.value_name for each in project.objects} <= {*task["data"]}
        for prediction in task["predictions"]:
            assert project.validate_prediction(prediction, return_errors=True) == []
            assert {*prediction["result"][0]["value"]["labels"]} <= {*types}
    assert tasks


def test_spacy_reads_the_docbin(kg, tmp_path):
    (path,) = kg.export("docbin", tmp_path / "graph.spacy")
    docs = list(DocBin(store_user_data=True).from_disk(path).get_docs(spacy.blank("en").vocab))
    (tasks,) = kg.export("label-studio", tmp_path / "tasks.json")
    lines = corrected_lines(tasks)
    assert [doc.user_data["id"] for doc in docs] == [line["id"] for line in lines]
    for doc, line in zip(docs, lines, strict=True):
        assert doc.text == line["text"]
        spans = doc.spans["graphbuild"]
        assert [span.kb_id_ for span in spans] == [m["entity"] for m in line["mentions"]]
        assert len(doc.user_data["relations"]) == len(line["relations"])
        assert len(list(doc.sents)) >= line["text"].count("\n")
    assert sum(len(doc.ents) for doc in docs) > 0


def test_what_a_person_put_right_in_brat_is_gold(tmp_path):
    (tmp_path / "a.txt").write_text("Ada Nwosu met Bo. Nwosu left Tarn.\n", "utf-8")
    rows = [
        "T1\tPERSON 0 9\tAda Nwosu",
        "T2\tPERSON 14 16\tBo",
        "T3\tPERSON 18 23\tNwosu",
        "T4\tORG 29 33\tTarn",
        "#1\tAnnotatorNotes T1\tperson:ada-nwosu",
        "*\tEquiv T1 T3",
        "R1\tMET Arg1:T1 Arg2:T2",
    ]
    (tmp_path / "a.ann").write_text("\n".join(rows), "utf-8")
    (line,) = corrected_lines(tmp_path)
    assert [m["entity"] for m in line["mentions"]] == [
        "person:ada-nwosu",
        "a#T2",
        "person:ada-nwosu",
        "a#T4",
    ]
    evaluated = graphbuild.api.evaluate(tmp_path, config=SMALL)
    assert evaluated.rows["mention"].recall > 0
    gold = parse(line)
    assert gold.links == {"person:ada-nwosu": "person:ada-nwosu"}
    assert [(r.head.of(gold.text), r.type) for r in gold.relations] == [("Ada Nwosu", "MET")]


def test_in_label_studio_a_person_comes_before_what_was_found(tmp_path):
    value = {"start": 0, "end": 3, "labels": ["ORG"]}
    result = [{"id": "x", "type": "labels", "value": value}]
    task = {"data": {"text": "Ada"}, "predictions": [{"result": []}]}
    task["annotations"] = [{"result": result}]
    (tmp_path / "t.json").write_text(json.dumps([task]), "utf-8")
    (line,) = corrected_lines(tmp_path / "t.json")
    assert [(m["text"], m["type"]) for m in line["mentions"]] == [("Ada", "ORG")]


def test_what_is_no_annotation_is_told(tmp_path):
    with pytest.raises(UsageError, match=r"no \.ann file"):
        corrected_lines(tmp_path)
    (tmp_path / "t.json").write_text('[{"data": {}}]', "utf-8")
    with pytest.raises(UsageError, match=r"t\.json is no annotation"):
        corrected_lines(tmp_path / "t.json")
