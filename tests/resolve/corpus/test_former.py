"""Ids from build to build."""

from tests.resolve.builders import chain, resolved

GOALKEEPER = [chain(f"g{n}", "John Smith", roles=("goalkeeper",)) for n in range(2)]
MINISTER = [chain(f"m{n}", "John Smith", roles=("minister",)) for n in range(5)]
BEFORE = [("person:john-smith", each.document_id, "john smith") for each in GOALKEEPER]


def test_who_had_an_id_keeps_it_though_a_namesake_is_named_more_by_now():
    documents = [[each] for each in (*GOALKEEPER, *MINISTER)]
    anew = resolved(*documents)
    assert anew.assignment["m0"] == ("person:john-smith",)
    kept = resolved(*documents, before=BEFORE)
    assert kept.assignment["g0"] == kept.assignment["g1"] == ("person:john-smith",)
    assert kept.assignment["m0"] == ("person:john-smith-2",)


def test_a_longer_name_in_a_new_document_does_not_take_the_id_away():
    before = [("person:marek-twardo", "a", "marek twardo")]
    found = resolved([chain("a", "Marek Twardo")], [chain("b", "Marek J. Twardo")], before=before)
    assert list(found.entities) == ["person:marek-twardo"]


def test_an_id_goes_to_one_alone_to_whom_most_of_its_documents_went():
    before = [("person:ana-ruge", document, "ana ruge") for document in ("a", "b", "c")]
    documents = [
        [chain("a", "Ana Ruge", roles=("judge",))],
        [chain("b", "Ana Ruge", roles=("striker",))],
        [chain("c", "Ana Ruge", roles=("striker",))],
    ]
    found = resolved(*documents, before=before)
    assert found.assignment["b"] == found.assignment["c"] == ("person:ana-ruge",)
    assert found.assignment["a"] == ("person:ana-ruge-2",)


def test_an_id_of_another_type_is_not_kept():
    before = [("organization:ana-ruge", "a", "ana ruge")]
    found = resolved([chain("a", "Ana Ruge")], before=before)
    assert list(found.entities) == ["person:ana-ruge"]
