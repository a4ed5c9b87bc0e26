from hypothesis import given
from hypothesis import strategies as st

from graphbuild.model import Chain
from graphbuild.resolve.across import resolve


def chain(document: str, name: str, kind: str = "Person", index: int = 0) -> Chain:
    return Chain(document, name, ((name, 1),), ((kind, 1.0),), (index,))


def names_of(*documents: list[Chain]) -> set[str]:
    found = resolve((len(chains), chains) for chains in documents)
    return {entity.name for entity in found.entities.values()}


def test_one_name_is_one_entity_across_documents_with_and_without_diacritics():
    assert len(names_of([chain("a", "Vučić")], [chain("b", "Vucic")])) == 1


def test_a_surname_alone_joins_the_only_full_name_of_the_corpus():
    assert names_of([chain("a", "Boris Ruge")], [chain("b", "Ruge")]) == {"Boris Ruge"}


def test_a_surname_alone_that_two_people_have_joins_neither():
    documents = [[chain("a", "Ante Grgić")], [chain("b", "Josip Grgić")], [chain("c", "Grgić")]]
    assert names_of(*documents) == {"Ante Grgić", "Josip Grgić", "Grgić"}


def test_the_corpus_decides_a_type_that_one_document_got_wrong():
    documents = [[chain("a", "Kurti")], [chain("b", "Kurti")], [chain("c", "Kurti", "Place")]]
    found = resolve((1, chains) for chains in documents)
    assert [e.id for e in found.entities.values()] == ["person:kurti"]


@given(st.permutations(range(5)))
def test_the_order_of_documents_does_not_matter(order):
    documents = [
        [chain("a", "Boris Ruge"), chain("a", "NATO", "Organization", 1)],
        [chain("b", "Ruge")],
        [chain("c", "Ruge", "Place")],
        [chain("d", "Nato", "Organization")],
        [chain("e", "Ana Ruge"), chain("e", "Bosnia", "Place", 1)],
    ]
    first = resolve((2, chains) for chains in documents)
    again = resolve((2, documents[i]) for i in order)
    assert again.entities == first.entities
    assert again.assignment == first.assignment
