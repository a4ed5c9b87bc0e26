"""A user's own names: what their files may say, and how their faults are told."""

import json

import pytest
import spacy

from graphbuild.config import Config
from graphbuild.errors import ModelError
from graphbuild.extract import spacy_model
from graphbuild.extract.patterns import read_patterns
from tests.cli.running import run

LABELS = {"PERSON", "ORG", "GPE"}
TRUST = {"label": "ORG", "pattern": "Harbour Trust"}


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("en")


def write(tmp_path, *lines, name="names.jsonl"):
    path = tmp_path / name
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"label": "ORG"}, "it has no `pattern`"),
        ({"pattern": "Harbour Trust"}, "it has no `label`"),
        ({"label": "ORG", "pattern": ""}, "it has no `pattern`"),
        ({"label": "ORG", "pattern": 7}, "neither a name nor a list of tokens"),
        ({"label": "OGR", "pattern": "Harbour Trust"}, "OGR is no label .* Did you mean ORG?"),
        ({"label": ["ORG"], "pattern": "Harbour Trust"}, "is no label"),
        ({"label": "SHIP", "pattern": "Adria Star"}, "SHIP is no label .* Map it to a type there."),
        ({"label": "ORG", "pattern": [{"TEXT": {"REGEX": "(Harbour"}}]}, "unterminated subpattern"),
        ({"label": "ORG", "pattern": [{"TXET": "Harbour"}]}, "TXET"),
        ({"label": "ORG", "pattern": [{"LOWER": 5}]}, "LOWER"),
        ({"label": "ORG", "pattern": ["Harbour"]}, "TokenPattern"),
        (["ORG", "Harbour Trust"], "it is no pattern"),
        ("ORG: Harbour Trust", "Expecting value"),
        ("[" * 100_000, "recursion"),
    ],
)
def test_a_fault_is_told_with_its_file_and_line(line, told, nlp, tmp_path):
    path = write(tmp_path, TRUST, "", line)
    with pytest.raises(ModelError, match=rf"(?s)names\.jsonl line 3: .*{told}.*Expected lines"):
        read_patterns([path], nlp, LABELS)


def test_all_faults_of_a_file_are_told_at_once(nlp, tmp_path):
    path = write(tmp_path, {"label": "ORG"}, TRUST, {"pattern": "x"})
    with pytest.raises(ModelError, match=r"(?s)line 1: .*line 3: "):
        read_patterns([path], nlp, LABELS)


def test_a_file_that_cannot_be_read_is_named(nlp, tmp_path):
    with pytest.raises(ModelError, match="Is a directory"):
        read_patterns([tmp_path], nlp, LABELS)
    with pytest.raises(ModelError, match=r"none\.jsonl: No such file"):
        read_patterns([tmp_path / "none.jsonl"], nlp, LABELS)
    (tmp_path / "bytes.jsonl").write_bytes(b"\xff")
    with pytest.raises(ModelError, match="it is not UTF-8"):
        read_patterns([tmp_path / "bytes.jsonl"], nlp, LABELS)


def test_all_files_count_and_the_later_one_where_two_disagree(nlp, tmp_path):
    first = write(tmp_path, TRUST, {"label": "PERSON", "pattern": "Altona"}, name="first.jsonl")
    later = write(tmp_path, {"label": "GPE", "pattern": "Altona"}, name="later.jsonl")
    found = read_patterns([first, later], nlp, LABELS)
    assert {each["pattern"]: each["label"] for each in found} == {
        "Harbour Trust": "ORG",
        "Altona": "GPE",
    }


def test_a_label_of_the_model_may_say_what_is_no_name_of_ours(german, tmp_path):
    product = write(tmp_path, {"label": "PRODUCT", "pattern": "Jordan"})
    loaded, _ = spacy_model.load(Config.model_validate({"extract": {"patterns": [product]}}))
    assert [ent.label_ for ent in loaded("He bought a Jordan.").ents] == ["PRODUCT"]


def test_a_fault_of_the_patterns_ends_a_command_in_words(tmp_path):
    path = write(tmp_path, {"label": "ORG"})
    (tmp_path / "c.yaml").write_text(f"extract: {{patterns: [{path}]}}", "utf-8")
    (tmp_path / "note.txt").write_text("Ada Nwosu met Angela Merkel.", "utf-8")
    note, config, out = tmp_path / "note.txt", tmp_path / "c.yaml", tmp_path / "graph"
    done = run("build", note, "--config", config, "--out", out)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"graphbuild: {path} line 1: it has no `pattern`\n")
    assert "Traceback" not in done.stderr
