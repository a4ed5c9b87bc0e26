from dataclasses import replace

import pytest

from tests.resolve.builders import chain, names_of, resolved


def test_namesakes_of_different_walks_of_life_are_two():
    found = resolved(
        [chain("a", "Ivan Horvat", roles=("deputy minister",), company=frozenset({"zagreb"}))],
        [chain("b", "Ivan Horvat", roles=("goalkeeper",), company=frozenset({"marseille"}))],
        [chain("c", "Ivan Horvat", company=frozenset({"marseille"}))],
    )
    assert set(found.entities) == {"person:ivan-horvat", "person:ivan-horvat-2"}
    assert found.assignment["b"] == found.assignment["c"] != found.assignment["a"]
    assert any("politics" in str(why) for why in found.reasons["person:ivan-horvat"])


def test_company_that_two_documents_share_keeps_one_person_one():
    documents = [
        [chain("a", "Ivan Horvat", roles=("minister",), company=frozenset({"jadrin club"}))],
        [chain("b", "Ivan Horvat", roles=("goalkeeper",), company=frozenset({"jadrin club"}))],
    ]
    assert names_of(*documents) == {"Ivan Horvat"}


def test_a_known_place_and_a_person_of_its_name_are_two():
    documents = [
        [chain("a", "Jordan", "Place")],
        [chain("b", "Jordan", roles=("coach",))],
        [chain("c", "Jordan")],
        [chain("d", "Jordan", "Place")],
    ]
    found = resolved(*documents)
    assert found.assignment == {
        "a": ("place:jordan",),
        "b": ("person:jordan",),
        "c": ("place:jordan",),
        "d": ("place:jordan",),
    }


def test_a_husband_is_not_the_firm_of_his_surname():
    documents = [
        [
            chain("a", "Kale", company=frozenset({"kale", "grace kale"})),
            chain("a", "Grace Kale", index=1),
        ],
        [chain("b", "Kale", "Organization")],
        [chain("c", "Kale", "Organization")],
    ]
    found = resolved(*documents)
    assert found.assignment["a"] == ("person:kale", "person:grace-kale")
    assert found.assignment["b"] == found.assignment["c"] == ("organization:kale",)


def test_a_firm_that_was_taken_for_a_person_once_stays_one():
    documents = [
        [chain("a", "Kale")],
        [chain("b", "Kale", "Organization")],
        [chain("c", "Kale", "Organization")],
        [chain("d", "Grace Kale")],
    ]
    assert names_of(*documents) == {"Kale", "Grace Kale"}


def test_firms_of_two_legal_forms_are_two_and_the_bare_name_goes_where_its_company_is():
    documents = [
        [chain("a", "Halden Ltd", "Organization", company=frozenset({"leeds"}))],
        [chain("b", "Halden GmbH", "Organization", company=frozenset({"kiel"}))],
        [chain("c", "Halden Limited", "Organization")],
        [chain("d", "Halden", "Organization", company=frozenset({"kiel"}))],
    ]
    found = resolved(*documents).assignment
    assert found["a"] == found["c"]
    assert found["b"] == found["d"] != found["a"]


def test_a_firm_with_and_without_its_legal_form_is_one():
    documents = [
        [chain(name, name, "Organization")]
        for name in (
            "Halden",
            "Halden Company",
            "Halden Co.",
            "Halden, Inc.",
            "Halden Incorporated",
        )
    ]
    assert len(set(resolved(*documents).assignment.values())) == 1


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ("illinois", "missouri", 2),
        ("illinois", "france", 2),
        ("illinois", "illinois", 1),
        ("serbia", "kosovo", 1),
    ],
)
def test_places_of_one_name_that_documents_put_in_two_states_are_two(one, other, number):
    found = resolved(
        [chain("a", "Halvern", "Place", roles=(one,), company=frozenset({"jadrin"}))],
        [chain("b", "Halvern", "Place", roles=(other,), company=frozenset({"dena"}))],
        [chain("c", "Halvern", "Place", company=frozenset({"dena"}))],
    )
    assert len(found.entities) == number
    assert found.assignment["b"] == found.assignment["c"]
    assert (found.assignment["a"] == found.assignment["b"]) == (number == 1)


def test_a_place_is_one_where_no_document_says_of_which_state():
    found = resolved(
        [chain("a", "Halvern", "Place", roles=("illinois",))],
        *([chain(f"b{number}", "Halvern", "Place")] for number in range(3)),
    )
    assert set(found.entities) == {"place:halvern"}


def test_a_name_is_no_short_form_of_one_that_a_document_has_beside_it():
    full = chain("a", "Halvern Township", "Place")
    full = replace(full, names=(("Halvern Township", 1), ("Halvern", 1)))
    beside = chain("a", "Halvern", "Place", index=1)
    assert names_of([full, beside]) == {"Halvern Township", "Halvern"}
    assert names_of([full], [chain("b", "Halvern", "Place")]) == {"Halvern Township"}
