"""What a person decided holds, against whatever the documents say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuild.resolve.curation.judgements import Curation, Entry
from tests.resolve.builders import Found, chain, chains_of, decided, extraction, resolved

ADA, ADE, HARBOUR = "Ada Nwosu", "Ade Nwosu", "Harbour Trust"


def names_of(found: Found) -> set[str]:
    return {entity.name for entity in found.entities.values()}


def test_same_makes_one_entity_of_two_and_keeps_the_firsts_id():
    found = resolved(
        [chain("a", ADA)],
        [chain("b", "A. Okafor")],
        curation=decided("same", ADA, "A. Okafor"),
    )
    assert list(found.entities) == ["person:ada-nwosu"]
    assert found.assignment["b"][0] == "person:ada-nwosu"
    assert any(why.score == 1 for why in found.reasons["person:ada-nwosu"])


def test_same_takes_ids_too():
    curation = decided("same", "person:ada-nwosu", "person:ade-nwosu")
    assert len(resolved([chain("a", ADA)], [chain("b", ADE)], curation=curation).entities) == 1


def test_different_keeps_a_surname_from_its_full_name_in_a_document():
    given_names = (("Boris Ruge", "Person"), ("Ruge", "Person"))
    curation = decided("different", "Ruge", "Boris Ruge")
    found = chains_of(extraction(*given_names), curation)
    assert [c.name for c in found] == ["Boris Ruge", "Ruge"]


def test_different_keeps_a_surname_from_its_full_name_across_documents():
    curation = decided("different", "Ruge", "Boris Ruge")
    found = resolved([chain("a", "Boris Ruge")], [chain("b", "Ruge")], curation=curation)
    assert names_of(found) == {"Boris Ruge", "Ruge"}


def test_different_divides_one_name_by_document():
    curation = decided("different", "John Smith @ a", "John Smith @ b")
    found = resolved([chain("a", "John Smith")], [chain("b", "John Smith")], curation=curation)
    assert found.assignment["a"] != found.assignment["b"]


def test_different_divides_two_spellings_of_one_key():
    curation = decided("different", "Vučić", "Vucic")
    assert (
        len(resolved([chain("a", "Vučić")], [chain("b", "Vucic")], curation=curation).entities) == 2
    )


def test_same_with_documents_joins_namesakes_that_were_told_apart():
    documents = [
        [chain("a", "Ivan Horvat", roles=("deputy minister",))],
        [chain("b", "Ivan Horvat", roles=("goalkeeper",))],
    ]
    assert len(resolved(*documents).entities) == 2
    curation = decided("same", "Ivan Horvat @ a", "Ivan Horvat @ b")
    assert len(resolved(*documents, curation=curation).entities) == 1


def test_rename_type_and_ignore():
    documents = [[chain("a", ADA), chain("a", HARBOUR, "Place", 1)], [chain("b", "Advertisement")]]
    curation = Curation(
        (
            Entry("rename", (ADA,), "Dr Ada Nwosu"),
            Entry("type", (HARBOUR,), "Organization"),
            Entry("ignore", ("Advertisement",)),
        )
    )
    found = resolved(*documents, curation=curation)
    assert {(e.name, e.type) for e in found.entities.values()} == {
        ("Dr Ada Nwosu", "Person"),
        (HARBOUR, "Organization"),
    }
    assert "person:ada-nwosu" in found.entities
    assert found.assignment["b"] == (None,)


@pytest.mark.parametrize("kind", ["same", "different", "rename", "type", "ignore"])
def test_a_decision_that_fits_nobody_is_reported_with_its_line(kind):
    found = resolved([chain("a", ADA)], curation=decided(kind, "Nobody", ADA, value="Person"))
    assert "line 3" in found.unmatched[0]
    assert "Nobody" in found.unmatched[0]


POOL = ["Ada Nwosu", "A. Nwosu", "Nwosu", "Ade Nwosu", "Harbour Trust", "Trust", "Bob Weir"]


@given(st.lists(st.sampled_from(POOL), min_size=2, max_size=6), st.data())
def test_curation_always_wins(listed, data):
    left, right = data.draw(st.sampled_from(listed)), data.draw(st.sampled_from(listed))
    documents = [[chain(f"d{n}", name)] for n, name in enumerate(listed)]
    if left != right:
        apart = resolved(*documents, curation=decided("different", left, right))
        homes = [
            {apart.assignment[f"d{n}"][0] for n, name in enumerate(listed) if name == side}
            for side in (left, right)
        ]
        assert not homes[0] & homes[1]
    joined = resolved(*documents, curation=decided("same", left, right))
    assert (
        len({joined.assignment[f"d{n}"][0] for n, x in enumerate(listed) if x in (left, right)})
        == 1
    )
