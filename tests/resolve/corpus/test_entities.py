import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.resolve.builders import chain, names_of, resolved


def test_one_name_is_one_entity_across_documents_with_and_without_diacritics():
    named = [[chain("a", "Ana Vučić")], [chain("b", "Ana Vucic")]]
    assert len(names_of(*named)) == 1


def test_the_corpus_decides_a_type_that_one_document_got_wrong():
    kinds = {"a": "Person", "b": "Person", "c": "Place"}
    circle = frozenset({"harbour trust"})
    documents = [[chain(d, "Kurti", kind, company=circle)] for d, kind in kinds.items()]
    found = resolved(*documents)
    assert [e.id for e in found.entities.values()] == ["person:kurti"]


def test_where_no_document_uses_a_tables_name_theirs_is_shown():
    assert names_of([chain("a", "Kiev", "Place")], [chain("b", "Kiev", "Place")]) == {"Kiev"}
    assert names_of([chain("a", "Kiev", "Place")], [chain("b", "Kyiv", "Place")]) == {"Kyiv"}
    assert names_of([chain("a", "US", "Place")]) == {"United States"}


def test_known_aliases_are_one_whatever_the_documents_say():
    documents = [[chain("a", "US", "Place")], [chain("b", "United States of America", "Place")]]
    assert names_of(*documents) == {"United States"}


@pytest.fixture(scope="module")
def of_one_surname():
    """Some documents, and who is who in them."""
    documents = [
        [chain("a", "Boris Ruge"), chain("a", "NATO", "Organization", 1)],
        [chain("b", "Ruge")],
        [chain("c", "Ruge", "Place")],
        [chain("d", "Nato", "Organization")],
        [chain("e", "Ana Ruge"), chain("e", "Bosnia", "Place", 1)],
    ]
    return documents, resolved(*documents)


@given(st.permutations(range(5)))
def test_the_order_of_documents_does_not_matter(of_one_surname, order):
    documents, first = of_one_surname
    again = resolved(*(documents[i] for i in order))
    assert again.entities == first.entities
    assert again.assignment == first.assignment


NAMES = st.sampled_from(
    ["Ana Ruge", "Ruge", "A. Ruge", "Ana M. Ruge", "NATO", "Nato", "Ruge Group", "Bo Ruge"]
)


@given(st.lists(st.lists(NAMES, min_size=1, max_size=3, unique=True), min_size=1, max_size=6))
def test_an_id_never_names_two_entities_and_no_mention_is_lost(listed):
    documents = [
        [chain(f"d{n}", name, index=i) for i, name in enumerate(names)]
        for n, names in enumerate(listed)
    ]
    found = resolved(*documents)
    assert all(entity.id == key for key, entity in found.entities.items())
    assert len({e.id for e in found.entities.values()}) == len(found.entities)
    for n, names in enumerate(listed):
        assert all(home in found.entities for home in found.assignment[f"d{n}"][: len(names)])


@pytest.fixture(scope="module")
def of_one_person():
    """Some documents, and who is who in them."""
    documents = [
        [chain("a", "Ana Ruge")],
        [chain("b", "Ana M. Ruge")],
        [chain("c", "Ruge")],
        [chain("d", "A. Ruge")],
        [chain("e", "Ruge Group", "Organization")],
        [chain("f", "Ana Ruge", roles=("goalkeeper",))],
    ]
    return documents, resolved(*documents)


@given(st.permutations(range(6)))
def test_merging_does_not_depend_on_who_comes_first(of_one_person, order):
    documents, first = of_one_person
    assert resolved(*(documents[i] for i in order)) == first
