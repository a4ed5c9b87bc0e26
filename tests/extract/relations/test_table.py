import pytest

from graphbuild.config import Config
from graphbuild.errors import ConfigError
from graphbuild.extract.extractor import Extractor
from graphbuild.extract.relations.table import RelationTable, load_table
from graphbuild.language.pack import load_pack
from tests.extract.relations.readings import said


def test_a_table_of_ones_own_adds_types_and_words(tmp_path):
    table = tmp_path / "own.yaml"
    table.write_text(
        "COACHED:\n  head: [Person]\n  tail: [Person]\n  verbs: [coach]\n"
        "VISITED:\n  verbs: [haunt]\n",
        "utf-8",
    )
    own = Extractor(Config.model_validate({"relations": {"tables": [table]}}))
    text = "Anna Berg coached Serena Williams. Angela Merkel haunted Paris and visited Rome."
    assert {r[1] for r in said(own, text)} == {"COACHED", "VISITED"}
    assert ("Angela Merkel", "VISITED", "Paris") in said(own, text)


def table_of(tmp_path, text: str) -> RelationTable:
    file = tmp_path / "own.yaml"
    file.write_text(text, "utf-8")
    return load_table([file], load_pack("en"))


def fault_of(tmp_path, text: str) -> str:
    with pytest.raises(ConfigError) as error:
        table_of(tmp_path, text)
    return str(error.value)


def test_faults_of_a_table_are_all_named_with_their_lines(tmp_path):
    text = "met: {}\nCOACHED:\n  verb: [coach]\nTRAINED:\n  verbs: ['a <b']\n"
    name, field, pattern = fault_of(tmp_path, text).splitlines()
    assert name == "own.yaml line 1: met: 'met' is no relation type: write it in UPPER_SNAKE"
    assert field == "own.yaml line 3: COACHED.verb is no field; did you mean verbs?"
    assert pattern.startswith("own.yaml line 5: TRAINED.verbs.0: 'a <b' is no verb pattern: ")


def test_a_list_is_no_table(tmp_path):
    assert fault_of(tmp_path, "- COACHED\n") == (
        "own.yaml line 1: expected relation types, each with its words"
    )


def test_a_type_that_comes_twice_is_a_fault(tmp_path):
    text = "COACHED:\n  verbs: [coach]\nCOACHED:\n  verbs: [train]\n"
    assert fault_of(tmp_path, text) == "own.yaml line 3: COACHED is there twice."


def test_a_file_that_is_not_there_is_a_fault(tmp_path):
    with pytest.raises(ConfigError, match=r"cannot read .*none\.yaml"):
        load_table([tmp_path / "none.yaml"], load_pack("en"))


def test_a_type_without_words_is_a_type(tmp_path):
    assert "COACHED" in table_of(tmp_path, "COACHED:\n").types


def test_a_type_of_ones_own_takes_the_ends_that_it_gives(tmp_path):
    table = table_of(tmp_path, "MET:\n  tail: [Organization]\n")
    assert (table.types["MET"].head, table.types["MET"].tail) == (("Person",), ("Organization",))
    assert "met" in table.verbs


def test_a_pattern_has_particle_object_and_prepositions(tmp_path):
    table = table_of(tmp_path, "COACHED:\n  verbs: [take +over <training|drill> of|for]\n")
    (frame,) = [each for each in table.verbs["took"] if each.type == "COACHED"]
    assert frame.particle == "over"
    assert frame.object == {"training", "trainings", "drill", "drills"}
    assert frame.links == {"of", "for"}


def test_a_role_has_the_usual_prepositions_but_where_it_gives_its_own(tmp_path):
    table = table_of(tmp_path, "COACHED:\n  roles: [head coach, mascot to]\n")
    usual = [each for each in table.roles["coaches"] if each.type == "COACHED"]
    (own,) = [each for each in table.roles["mascot"] if each.type == "COACHED"]
    assert {each.links for each in usual} == {frozenset({"of", "for", "at"})}
    assert own.links == {"to"}


def test_a_language_without_relations_has_those_of_the_user(tmp_path):
    file = tmp_path / "own.yaml"
    file.write_text("TRENTE:\n  verbs: [trene]\n", "utf-8")
    table = load_table([file], load_pack("nb"))
    assert [*table.types] == ["TRENTE"]
    assert table.triggers == {"trene"}
