import pytest

from tests.resolve.builders import chain, documents_with, names_of, resolved

AFFAIR = frozenset({"harbour trust"})


@pytest.mark.parametrize("sign", [{"company": AFFAIR}, {"roles": ("envoy",)}])
def test_a_surname_alone_joins_the_only_full_name_where_one_thing_more_is_the_same(sign):
    documents = [chain("a", "Boris Ruge", **sign)], [chain("b", "Ruge", **sign)]
    assert names_of(*documents) == {"Boris Ruge"}


@pytest.mark.parametrize("roles", [(), ("mr",)], ids=["nothing", "Mr"])
def test_a_surname_alone_joins_nobody_with_whom_it_has_nothing_in_common(roles):
    found = resolved([chain("a", "Boris Ruge", roles=roles)], [chain("b", "Ruge", roles=roles)])
    assert {e.name for e in found.entities.values()} == {"Boris Ruge", "Ruge"}
    assert [(d.comparison.left, d.comparison.right) for d in found.doubts] == [
        ("Ruge", "Boris Ruge")
    ]


@pytest.mark.parametrize(
    ("full", "address", "people"),
    [
        ("Boris Ruge", "mrs", {"Boris Ruge", "Ruge"}),
        ("Boris Ruge", "mr", {"Boris Ruge"}),
        ("Anna Ruge", "mr", {"Anna Ruge", "Ruge"}),
        ("Anna Ruge", "mrs", {"Anna Ruge"}),
        ("Indivar Ruge", "mrs", {"Indivar Ruge"}),
    ],
)
def test_a_wife_is_not_the_husband_whom_other_documents_name(full, address, people):
    bare = chain("b", "Ruge", roles=(address,), company=AFFAIR)
    assert names_of([chain("a", full, company=AFFAIR)], [bare]) == people


def test_a_document_that_has_the_surname_beside_the_full_name_knows_that_they_are_two():
    documents = [
        [chain("a", "Kale", company=AFFAIR), chain("a", "Grace Kale", index=1, company=AFFAIR)],
        [chain("b", "Grace Kale", company=AFFAIR)],
    ]
    assert names_of(*documents) == {"Kale", "Grace Kale"}


def test_a_given_name_alone_is_one_person_only_where_two_things_more_are_the_same():
    circle = frozenset({"harbour trust", "lagos"})
    documents = [
        [chain("a", "John", company=circle)],
        [chain("b", "John", company=circle)],
        [chain("c", "John", company=frozenset({"lagos"}))],
        [chain("d", "John")],
    ]
    assigned = resolved(*documents).assignment
    assert assigned["a"] == assigned["b"]
    assert len({assigned[d] for d in "acd"}) == 3


def test_a_surname_alone_that_two_people_have_joins_neither():
    documents = [[chain("a", "Ante Grgić")], [chain("b", "Josip Grgić")], [chain("c", "Grgić")]]
    assert names_of(*documents) == {"Ante Grgić", "Josip Grgić", "Grgić"}


def test_a_bare_surname_means_the_one_whom_almost_all_documents_mean():
    documents = [
        *documents_with("Donald Kumar", 9),
        *documents_with("Melania Kumar", 1),
        [chain("x", "Kumar", roles=("president",))],
        [chain("y", "Donald Kumar", roles=("president",))],
        [chain("z", "Melania Kumar", roles=("president",))],
    ]
    found = resolved(*documents)
    assert found.assignment["x"] == ("person:donald-kumar",)
    assert any("almost all" in why.reason for why in found.reasons["person:donald-kumar"])


def test_a_bare_surname_means_the_one_in_whose_company_it_stands():
    circle = frozenset({"harbour trust", "lagos"})
    documents = [
        [chain("a", "Ada Nwosu", company=circle)],
        [chain("b", "Ade Nwosu", company=frozenset({"paris"}))],
        [chain("c", "Nwosu", company=circle)],
        *documents_with("Other Person", 12),
    ]
    found = resolved(*documents)
    assert found.assignment["c"] == ("person:ada-nwosu",)


def test_a_bare_surname_that_is_in_doubt_is_asked_about():
    documents = [[chain("a", "Ante Grgić")], [chain("b", "Josip Grgić")], [chain("c", "Grgić")]]
    found = resolved(*documents)
    pairs = {(d.comparison.left, d.comparison.right) for d in found.doubts}
    assert pairs == {("Grgić", "Ante Grgić"), ("Grgić", "Josip Grgić")}


def test_a_company_that_a_document_tells_from_its_founder_stays_apart_everywhere():
    documents = [
        [
            chain("a", "Ottavio Tessaro", company=AFFAIR),
            chain("a", "Tessaro", "Organization", 1, company=AFFAIR),
        ],
        [chain("b", "Tessaro", "Organization", company=AFFAIR)],
        [chain("c", "Tessaro", company=AFFAIR)],
    ]
    found = resolved(*documents)
    assert found.assignment["a"] == ("person:ottavio-tessaro", "organization:tessaro")
    assert found.assignment["b"][0] == "organization:tessaro"
    assert found.assignment["c"][0] == "person:ottavio-tessaro"


@pytest.mark.parametrize("half", ["Barnham", "Zorn"])
def test_a_surname_belongs_to_the_person_whom_its_bearer_was_found_to_be(half):
    full = f"Helena {half}-Carrow"
    documents = [
        [chain("a", full, company=AFFAIR)],
        [chain("b", f"{half} Carrow")],
        [chain("c", "Carrow", company=AFFAIR)],
    ]
    assert names_of(*documents) == {full}


def test_of_two_bearers_that_were_found_to_be_one_there_is_one():
    documents = [
        [chain("a", "Helena Barnham-Carrow")],
        [chain("b", "Barnham Carrow")],
        [chain("c", "Ivo Carrow")],
        [chain("d", "Carrow")],
    ]
    found = resolved(*documents)
    assert {e.name for e in found.entities.values()} == {
        "Helena Barnham-Carrow",
        "Ivo Carrow",
        "Carrow",
    }
    asked = {(d.comparison.left, d.comparison.right) for d in found.doubts}
    assert asked == {("Carrow", "Helena Barnham-Carrow"), ("Carrow", "Ivo Carrow")}


def test_documents_of_a_bearer_that_was_found_to_be_another_count_for_that_one():
    documents = [
        [chain("a", "Helena Barnham-Carrow", company=AFFAIR)],
        *([chain(f"b{n}", "Barnham Carrow")] for n in range(8)),
        [chain("c", "Ivo Carrow", company=AFFAIR)],
        [chain("d", "Carrow", company=AFFAIR)],
    ]
    found = resolved(*documents)
    assert found.assignment["d"] == found.assignment["a"]


def test_a_bearer_whose_documents_were_shared_out_among_others_bears_nothing():
    circles = [frozenset({"harbour trust", "lagos"}), frozenset({"tessar club", "turin"})]
    documents = [
        [chain("a", "Helena Barnham-Carrow", company=circles[0])],
        [chain("b", "Ivo Barnham-Carrow", company=circles[1])],
        [chain("c", "Barnham Carrow", company=circles[0])],
        [chain("d", "Barnham Carrow", company=circles[1])],
        [chain("e", "Carrow", company=circles[1])],
        *documents_with("Other Person", 12),
    ]
    found = resolved(*documents)
    assert found.assignment["e"] == found.assignment["d"] == found.assignment["b"]


def test_that_two_documents_have_a_surname_is_no_sign_that_they_mean_one():
    documents = [
        [chain("a", "Kale", company=frozenset({"kale"})), chain("a", "Grace Kale", index=1)],
        [chain("b", "Kale", company=frozenset({"kale"}))],
    ]
    assert resolved(*documents).assignment["b"] != ("person:grace-kale",)


def test_what_a_document_takes_for_a_firm_is_nobody_of_that_surname():
    documents = [
        [chain("a", "Grace Kale", company=AFFAIR)],
        [chain("b", "Kale", "Organization", company=AFFAIR)],
        [chain("c", "Kale", company=AFFAIR)],
    ]
    found = resolved(*documents).assignment
    assert found["c"] == ("person:grace-kale",) != found["b"]
