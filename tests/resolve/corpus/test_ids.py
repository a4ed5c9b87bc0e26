from graphbuild.resolve.corpus.ids import entity_ids


def test_a_namesakes_number_is_never_anothers_name():
    named = [("Person", "Ana Ruge"), ("Person", "Ana Ruge 2"), ("Person", "Ana Ruge")]
    assert len(set(entity_ids(named))) == 3


def test_a_name_without_letters_has_an_id_too():
    assert entity_ids([("Organization", "!")]) == ["organization:unnamed"]
