"""CONTRIBUTING.md: the walk through the rooms is what happens, and what it names is there."""

import doctest
import re
from pathlib import Path

from tests.conftest import for_the_larger_model

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
WALK = "\n".join(re.findall(r"```python\n(>>> .*?)```", TEXT, re.DOTALL))


@for_the_larger_model
def test_a_document_goes_through_the_rooms_as_it_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (sentences,) = re.findall(r"```text\n(.*?)```", TEXT, re.DOTALL)
    Path("2025-03-12-port.txt").write_text(sentences, "utf-8")
    walk = doctest.DocTestParser().get_doctest(WALK, {}, "CONTRIBUTING.md", None, None)
    result = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(walk)
    assert result.attempted
    assert not result.failed, capsys.readouterr().out


def test_every_file_that_it_names_is_there():
    linked = re.findall(r"\]\(([\w./-]+)\)", TEXT)
    named = re.findall(r"`((?:graphbuild|tests|training|examples)/[\w./-]+)`", TEXT)
    assert [path for path in (*linked, *named) if not (ROOT / path).exists()] == []


def test_every_target_of_make_is_in_it():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split()
    named = re.findall(r"`make ([\w-]+)", TEXT)
    assert sorted({*targets} - {*named}) == ["help"]
