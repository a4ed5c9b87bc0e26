from graphbuild.resolve.curation.judgements import Curation, is_ambiguous, reading
from tests.resolve.builders import decided


def test_two_names_are_forbidden_in_either_order_and_by_id():
    curation = decided("different", "Ruge", "person:boris-ruge-2")
    assert curation.forbids("Boris Ruge", "RUGE")
    assert not curation.forbids("Ana Ruge", "Ruge")


def test_a_name_that_begins_like_an_id_is_none():
    assert not reading("ID Boris Ruge").is_id
    assert not decided("different", "ID Ruge", "Weber").forbids("Ruge", "Weber")


def test_a_decision_for_one_document_holds_in_no_other():
    curation = decided("different", "Ruge @ a", "Ana Ruge")
    assert curation.forbids("Ruge", "Ana Ruge", "a", "b")
    assert not curation.forbids("Ruge", "Ana Ruge", "c", "b")


def test_spellings_of_one_key_are_numbered_where_they_were_told_apart():
    curation = decided("different", "Vučić", "Vucic")
    assert [curation.spelling(name) for name in ("Vučić", "Vucic", "the Vucic")] == [0, 1, 1]
    assert Curation().spelling("Vucic") == 0


def test_a_name_that_would_be_read_as_an_id_or_in_a_document_is_ambiguous():
    assert not is_ambiguous("Ada Nwosu")
    assert not is_ambiguous("Ratio 3:2")
    for name in ("person:ada", "Ada @ a.txt", " "):
        assert is_ambiguous(name)
