from hypothesis import given
from hypothesis import strategies as st

from graphbuild.model import Chain
from graphbuild.resolve import aliases
from graphbuild.resolve.across import resolve


def chain(
    document: str, name: str, kind: str = "Person", index: int = 0, **context: object
) -> Chain:
    return Chain(document, name, ((name, 1),), ((kind, 1.0),), (index,), **context)


def names_of(*documents: list[Chain]) -> set[str]:
    found = resolve(((len(chains), chains) for chains in documents), aliases.load())
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
    found = resolve(((1, chains) for chains in documents), aliases.load())
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
    first = resolve(((2, chains) for chains in documents), aliases.load())
    again = resolve(((2, documents[i]) for i in order), aliases.load())
    assert again.entities == first.entities
    assert again.assignment == first.assignment


def test_initials_and_call_names_join_the_one_longer_form():
    assert names_of([chain("a", "Jonas Weber")], [chain("b", "J. Weber")]) == {"Jonas Weber"}
    assert len(names_of([chain("a", 'William "Bill" Ashdown')], [chain("b", "Bill Ashdown")])) == 1


def test_an_initial_that_two_people_share_joins_neither():
    documents = [[chain(d, n)] for d, n in (("a", "Jana Weber"), ("b", "Jonas Weber"))]
    assert len(names_of(*documents, [chain("c", "J. Weber")])) == 3


def test_namesakes_of_different_walks_of_life_are_two():
    found = resolve(
        [
            (
                1,
                [
                    chain(
                        "a",
                        "Ivan Horvat",
                        roles=("deputy minister",),
                        company=frozenset({"zagreb"}),
                    )
                ],
            ),
            (
                1,
                [
                    chain(
                        "b", "Ivan Horvat", roles=("goalkeeper",), company=frozenset({"marseille"})
                    )
                ],
            ),
            (1, [chain("c", "Ivan Horvat", company=frozenset({"marseille"}))]),
        ],
        aliases.load(),
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


def test_known_aliases_are_one_whatever_the_documents_say():
    documents = [[chain("a", "US", "Place")], [chain("b", "United States of America", "Place")]]
    assert names_of(*documents) == {"United States"}
