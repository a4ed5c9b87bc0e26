from itertools import pairwise
from pathlib import Path

import pytest

from graphbuild.config import Config, read_config
from graphbuild.errors import ConfigError
from tests.cli.running import run


def test_the_shipped_file_is_exactly_the_defaults():
    shipped = read_config(Path(__file__).parent.parent / "config.yaml")
    assert shipped == Config()


def test_an_unknown_setting_names_the_near_one(tmp_path):
    path = tmp_path / "c.yaml"
    path.write_text("evidence:\n  per_egde: 4\nedges: {window: 0}\n", "utf-8")
    with pytest.raises(ConfigError) as error:
        read_config(path)
    assert "c.yaml: evidence.per_egde is no setting; did you mean per_edge?" in str(error.value)
    assert "edges.window" in str(error.value)


def test_a_label_that_is_no_label_is_refused(tmp_path):
    path = tmp_path / "c.yaml"
    path.write_text("extract: {types: {ORG: 'X`) DETACH'}}\n", "utf-8")
    with pytest.raises(ConfigError, match="CamelCase"):
        read_config(path)


def test_what_is_no_code_of_a_language_is_refused(tmp_path):
    path = tmp_path / "c.yaml"
    path.write_text("spacy: {models: {French: fr_core_news_md}}\n", "utf-8")
    with pytest.raises(ConfigError, match=r"spacy\.models\.French: .* \(it is 'French'\)"):
        read_config(path)


def test_paths_are_taken_from_the_files_folder(tmp_path):
    path = tmp_path / "c.yaml"
    path.write_text("extract: {patterns: [names.jsonl]}\n", "utf-8")
    assert read_config(path).extract.patterns == (tmp_path / "names.jsonl",)


DEEP = "[" * 5000
WRONG = {
    "a list without end": (DEEP, "it is nested too deeply"),
    "an open bracket": ("edges: [", "line 1, column 9"),
    "no time": ("view: {title: !!timestamp soon}", r"soon is no timestamp\n.*line 1, column 15"),
    "no truth": ("a: 1\nview: {title: !!bool maybe}", r"maybe is no bool\n.*line 2, column 15"),
    "no day": ("view: {title: 2024-02-31}", "2024-02-31 is no timestamp"),
    "a number of more digits than there are": ("edges: {window: " + "9" * 5000 + "}", "is no int"),
    "an object": ("a: !!python/object/apply:os.system [ls]", "python/object/apply"),
    "a key that is a list": ("[a, b]: 1", "unhashable"),
    "a list that holds itself": ("sources: {exclude: &x [*x]}", r"sources\.exclude\.0"),
    "a word": ("sources", "expected settings"),
    "bytes": (b"\xff\xfe", "it is not UTF-8"),
    "a bomb": (
        "a: &a [x, x, x]\n"
        + "\n".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in pairwise("abcdefghij"))
        + "\nview: {title: *j}",
        "view.title: Input should be a valid string",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_no_file_of_settings_is_told_with_its_name_and_place(what, tmp_path):
    given, told = WRONG[what]
    path = tmp_path / "c.yaml"
    path.write_bytes(given if isinstance(given, bytes) else given.encode())
    with pytest.raises(ConfigError, match=told) as error:
        read_config(path)
    assert "c.yaml" in str(error.value)
    assert len(str(error.value)) < 3000


def test_settings_that_cannot_be_read_are_named(tmp_path):
    with pytest.raises(ConfigError, match=r"cannot read .*: Is a directory"):
        read_config(tmp_path)
    with pytest.raises(ConfigError, match=r"cannot read .*none\.yaml: No such file"):
        read_config(tmp_path / "none.yaml")


def test_a_fault_of_the_settings_ends_a_command_in_words(tmp_path):
    path = tmp_path / "c.yaml"
    path.write_text(DEEP, "utf-8")
    for config in (path, tmp_path):
        done = run("build", "-", "--config", config, "--out", tmp_path / "graph", stdin="")
        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.splitlines()) == 1
