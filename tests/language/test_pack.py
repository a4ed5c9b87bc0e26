"""What a language has, what it gets from English, and what it lacks."""

import functools
from pathlib import Path

import pytest
from pydantic import BaseModel

from graphbuild.language import pack as packs
from graphbuild.language.pack import LanguagePack, load_pack

FILES = sorted(Path(packs.__file__).parent.glob("*/*.yaml"))
TABLES = sorted(
    name for name, each in vars(LanguagePack).items() if isinstance(each, functools.cached_property)
)


def test_english_has_every_table():
    assert {path.stem for path in FILES if path.parent.name == "en"} == set(TABLES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_file_of_a_language_is_a_table_of_the_pack_valid_and_not_empty(path):
    assert path.stem in TABLES
    table = getattr(load_pack(path.parent.name), path.stem)
    assert isinstance(table, BaseModel)
    assert table != type(table)()


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_file_of_a_language_begins_with_what_it_is(path):
    assert path.read_text("utf-8").startswith("# ")


def test_english_has_all_parts():
    assert load_pack("en").parts == ("names", "coreference", "relations", "statements")


@pytest.mark.parametrize("name", ["mentions", "titles"])
def test_a_language_without_a_folder_has_the_names_of_english(name):
    assert getattr(load_pack("nb"), name) == getattr(load_pack("en"), name)


@pytest.mark.parametrize("name", ["labels", "demonyms", "gender", "descriptions", "speech"])
def test_a_language_without_a_folder_has_nothing_else(name):
    table = getattr(load_pack("nb"), name)
    assert table == type(table)()


def test_a_language_without_a_folder_has_names_only():
    assert load_pack("nb").parts == ("names",)


def test_a_pack_is_loaded_once():
    assert load_pack("en") is load_pack("en")
