from dataclasses import replace

import pytest

from graphbuild.build.documents import fingerprint as fingerprints
from graphbuild.build.documents.fingerprint import fingerprint
from graphbuild.config import Config
from graphbuild.extract.spacy_model import Model

MODEL = Model("en_core_web_sm", "3.8.0", "en", ner="stock", ner_f=None, parts=("names",))


def key(settings: dict[str, object] | None = None, model: Model = MODEL) -> str:
    return fingerprint(Config.model_validate(settings or {}), model)


def test_the_same_settings_and_model_have_one_fingerprint():
    assert key() == key()


@pytest.mark.parametrize(
    "settings", [{"extract": {"types": {"ORG": "Organization"}}}, {"relations": {"open": True}}]
)
def test_a_setting_that_extraction_reads_by_changes_it(settings):
    assert key(settings) != key()


@pytest.mark.parametrize(
    "settings",
    [
        {"view": {"max_nodes": 3}},
        {"edges": {"window": 2}},
        {"spacy": {"batch_size": 3}},
        {"relations": {"modality": ["asserted", "reported"]}},
        {"extract": {"coreference": "normal"}},
    ],
)
def test_a_setting_of_a_later_stage_does_not_change_it(settings):
    assert key(settings) == key()


def test_another_model_changes_it():
    assert key(model=replace(MODEL, version="3.8.1")) != key()


def test_a_users_own_table_counts_by_what_it_says(tmp_path):
    table = tmp_path / "own.yaml"
    table.write_text("LIKES: {verbs: [like]}\n", "utf-8")
    settings = {"relations": {"tables": [str(table)]}}
    before = key(settings)
    table.write_text("LIKES: {verbs: [like, adore]}\n", "utf-8")
    assert key(settings) != before != key()


def test_a_changed_table_of_words_changes_it(tmp_path, monkeypatch):
    before = key()
    (tmp_path / "titles.yaml").write_text("honorifics: [mr]\n", "utf-8")
    monkeypatch.setattr(fingerprints, "_ROOMS", ("graphbuild.extract",))
    fingerprints._code.cache_clear()
    try:
        assert key() != before
    finally:
        monkeypatch.undo()
        fingerprints._code.cache_clear()


def test_all_code_that_extraction_imports_is_in_it():
    """A room that extraction came to use would otherwise change results behind the cache."""
    import ast
    from pathlib import Path

    import graphbuild

    root = Path(graphbuild.__file__).parent
    inside = ("graphbuild.extract", "graphbuild.language", "graphbuild.model")
    settings_and_errors = ("graphbuild.config", "graphbuild.errors", "graphbuild.yaml_faults")
    for file in [*(root / "extract").rglob("*.py"), *(root / "language").rglob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("graphbuild"):
                assert node.module.startswith(inside + settings_and_errors), (file, node.module)
