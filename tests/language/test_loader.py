from pathlib import Path
from typing import Annotated

import pytest
from pydantic import AfterValidator, RootModel

from graphbuild.errors import ConfigError
from graphbuild.language.loader import Table, Words, read_table


class Signs(Table):
    opening: Words = frozenset()
    closing: tuple[int, ...] = ()


class Book(Table):
    words: Words = frozenset()
    signs: Signs = Signs()


def _no_red(name: str) -> str:
    if name == "red":
        msg = f"{name!r} is no colour of ours"
        raise ValueError(msg)
    return name


class Shelf(RootModel[dict[Annotated[str, AfterValidator(_no_red)], Book]]):
    pass


def written(folder: Path, text: str) -> Path:
    file = folder / "table.yaml"
    file.write_text(text, "utf-8")
    return file


def fault(file: Path, form: type[Table] | type[Shelf] = Book) -> str:
    with pytest.raises(ConfigError) as error:
        read_table(file, form)
    return str(error.value)


def test_a_file_becomes_a_record(tmp_path):
    file = written(tmp_path, "words: [a, b, a]\nsigns:\n  closing: [1]\n")
    assert read_table(file, Book) == Book(words=frozenset({"a", "b"}), signs=Signs(closing=(1,)))


def test_an_empty_file_is_an_empty_table(tmp_path):
    assert read_table(written(tmp_path, "# nothing yet\n"), Book) == Book()


def test_a_fault_names_file_line_place_and_value(tmp_path):
    text = "words: [a]\nsigns:\n  opening: [b]\n  closing: [1,\n            two]\n"
    message = fault(written(tmp_path, text))
    assert message.startswith("table.yaml line 5: signs.closing.1: ")
    assert "'two'" in message


def test_a_value_that_the_fault_names_is_not_told_again(tmp_path):
    file = written(tmp_path, "red: {}\n")
    assert fault(file, Shelf) == "table.yaml line 1: red: 'red' is no colour of ours"


def test_all_faults_are_told_at_once(tmp_path):
    message = fault(written(tmp_path, "words: 1\nsigns:\n  closing: x\n"))
    assert [line.split(":")[0] for line in message.splitlines()] == [
        "table.yaml line 1",
        "table.yaml line 3",
    ]


def test_an_unknown_field_lists_near_ones(tmp_path):
    assert fault(written(tmp_path, "word: [a]\n")) == (
        "table.yaml line 1: word is no field; did you mean words?"
    )


def test_an_unknown_field_within_a_record_lists_that_records(tmp_path):
    assert fault(written(tmp_path, "signs:\n  opening: [a]\n  close: [b]\n")) == (
        "table.yaml line 3: signs.close is no field; did you mean closing?"
    )


def test_an_unknown_field_of_a_named_record_lists_that_records(tmp_path):
    assert fault(written(tmp_path, "green:\n  words: [a]\nblue:\n  word: [b]\n"), Shelf) == (
        "table.yaml line 4: blue.word is no field; did you mean words?"
    )


def test_a_key_that_comes_twice_is_a_fault(tmp_path):
    text = "words: [a]\nsigns:\n  opening: [b]\n  opening: [c]\n"
    assert fault(written(tmp_path, text)) == "table.yaml line 4: opening is there twice."


def test_a_file_that_is_no_yaml_says_so(tmp_path):
    assert "table.yaml is not YAML" in fault(written(tmp_path, "words: [a\n"))


def test_a_file_that_is_not_there_says_so(tmp_path):
    assert "cannot read" in fault(tmp_path / "none.yaml")
