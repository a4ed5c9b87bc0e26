from hypothesis import given
from hypothesis import strategies as st

from graphbuild.model import Chain
from graphbuild.resolve import aliases
from graphbuild.resolve.corpus.entities import resolve


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
    assert names_of([chain("a", "William Weld")], [chain("b", "Bill Weld")]) == {"William Weld"}


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


def documents_with(name: str, count: int, start: int = 0) -> list[list[Chain]]:
    return [[chain(f"{name[:3]}{n}", name)] for n in range(start, start + count)]


def test_a_bare_surname_means_the_one_whom_almost_all_documents_mean():
    documents = [
        *documents_with("Donald Kumar", 9),
        *documents_with("Melania Kumar", 1),
        [chain("x", "Kumar")],
    ]
    found = resolve(((1, c) for c in documents), aliases.load())
    assert found.assignment["x"] == ("person:donald-kumar",)
    assert any("9 of 10" in why.reason for why in found.reasons["person:donald-kumar"])


def test_a_bare_surname_means_the_one_in_whose_company_it_stands():
    circle = frozenset({"harbour trust", "lagos"})
    documents = [
        [chain("a", "Ada Nwosu", company=circle)],
        [chain("b", "Ade Nwosu", company=frozenset({"paris"}))],
        [chain("c", "Nwosu", company=circle)],
        *documents_with("Other Person", 12),
    ]
    found = resolve(((1, c) for c in documents), aliases.load())
    assert found.assignment["c"] == ("person:ada-nwosu",)


def test_a_bare_surname_that_is_in_doubt_is_asked_about():
    documents = [[chain("a", "Ante Grgić")], [chain("b", "Josip Grgić")], [chain("c", "Grgić")]]
    found = resolve(((1, c) for c in documents), aliases.load())
    pairs = {(d.comparison.left, d.comparison.right) for d in found.doubts}
    assert pairs == {("Grgić", "Ante Grgić"), ("Grgić", "Josip Grgić")}


def test_a_misspelling_is_asked_about_and_not_joined():
    found = resolve(
        [(1, [chain("a", "Ingrid Halvorsen")]), (1, [chain("b", "Ingird Halvorsen")])],
        aliases.load(),
    )
    assert len(found.entities) == 2
    assert [d.comparison.verdict for d in found.doubts] == ["unsure"]


def test_namesakes_that_share_no_name_are_asked_about():
    documents = [
        [chain("a", "John Smith", company=frozenset({"x", "y"}))],
        [chain("b", "John Smith", company=frozenset({"z"}))],
    ]
    found = resolve(((1, c) for c in documents), aliases.load())
    (doubt,) = found.doubts
    assert (doubt.left, doubt.right) == ("person:john-smith",) * 2
    assert {doubt.left_document, doubt.right_document} == {"a", "b"}


NAMES = st.sampled_from(
    ["Ana Ruge", "Ruge", "A. Ruge", "Ana M. Ruge", "NATO", "Nato", "Ruge Group", "Bo Ruge"]
)


@given(st.lists(st.lists(NAMES, min_size=1, max_size=3, unique=True), min_size=1, max_size=6))
def test_an_id_never_names_two_entities_and_no_mention_is_lost(listed):
    documents = [
        [chain(f"d{n}", name, index=i) for i, name in enumerate(names)]
        for n, names in enumerate(listed)
    ]
    found = resolve(((len(c), c) for c in documents), aliases.load())
    assert all(entity.id == key for key, entity in found.entities.items())
    assert len({e.id for e in found.entities.values()}) == len(found.entities)
    for n, names in enumerate(listed):
        assert all(home in found.entities for home in found.assignment[f"d{n}"][: len(names)])


@given(st.permutations(range(6)))
def test_merging_does_not_depend_on_who_comes_first(order):
    documents = [
        [chain("a", "Ana Ruge")],
        [chain("b", "Ana M. Ruge")],
        [chain("c", "Ruge")],
        [chain("d", "A. Ruge")],
        [chain("e", "Ruge Group", "Organization")],
        [chain("f", "Ana Ruge", roles=("goalkeeper",))],
    ]
    first = resolve(((1, c) for c in documents), aliases.load())
    again = resolve(((1, documents[i]) for i in order), aliases.load())
    assert again == first


def test_a_known_place_and_a_person_of_its_name_are_two():
    documents = [
        [chain("a", "Jordan", "Place")],
        [chain("b", "Jordan", roles=("coach",))],
        [chain("c", "Jordan")],
        [chain("d", "Jordan", "Place")],
    ]
    found = resolve(((1, c) for c in documents), aliases.load())
    assert found.assignment == {
        "a": ("place:jordan",),
        "b": ("person:jordan",),
        "c": ("place:jordan",),
        "d": ("place:jordan",),
    }


def test_a_company_that_a_document_tells_from_its_founder_stays_apart_everywhere():
    documents = [
        [chain("a", "Ottavio Tessaro"), chain("a", "Tessaro", "Organization", 1)],
        [chain("b", "Tessaro", "Organization")],
        [chain("c", "Tessaro")],
    ]
    found = resolve(((2, c) for c in documents), aliases.load())
    assert found.assignment["a"] == ("person:ottavio-tessaro", "organization:tessaro")
    assert found.assignment["b"][0] == "organization:tessaro"
    assert found.assignment["c"][0] == "person:ottavio-tessaro"
