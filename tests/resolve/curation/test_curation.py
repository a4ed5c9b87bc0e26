"""What a person decided holds, against whatever the documents say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuild.config import ResolveSettings
from graphbuild.errors import ConfigError
from graphbuild.model import Chain, Judgement, Resolution
from graphbuild.resolve import aliases
from graphbuild.resolve.corpus.entities import resolve
from graphbuild.resolve.curation.file import read, with_judgements
from graphbuild.resolve.curation.judgements import Curation, Entry
from graphbuild.resolve.document.chains import chains
from tests.resolve.corpus.test_entities import chain
from tests.resolve.document.test_chains import extraction

ADA, ADE, HARBOUR = "Ada Nwosu", "Ade Nwosu", "Harbour Trust"


def resolved(curation: Curation, *documents: list[Chain]) -> Resolution:
    return resolve(((9, listed) for listed in documents), aliases.load(), curation)


def decided(kind: str, *names: str, value: str = "") -> Curation:
    return Curation((Entry(kind, names, value, line=3),))


def names_of(found: Resolution) -> set[str]:
    return {entity.name for entity in found.entities.values()}


def curation_of(text: str, tmp_path) -> Curation:
    path = tmp_path / "curation.yaml"
    path.write_text(text, "utf-8")
    return read(path)


def test_same_makes_one_entity_of_two_and_keeps_the_firsts_id():
    found = resolved(
        decided("same", ADA, "A. Okafor"), [chain("a", ADA)], [chain("b", "A. Okafor")]
    )
    assert list(found.entities) == ["person:ada-nwosu"]
    assert found.assignment["b"][0] == "person:ada-nwosu"
    assert any(why.score == 1 for why in found.reasons["person:ada-nwosu"])


def test_same_takes_ids_too():
    curation = decided("same", "person:ada-nwosu", "person:ade-nwosu")
    assert len(resolved(curation, [chain("a", ADA)], [chain("b", ADE)]).entities) == 1


def test_different_keeps_a_surname_from_its_full_name_in_a_document():
    given_names = (("Boris Ruge", "Person"), ("Ruge", "Person"))
    curation = decided("different", "Ruge", "Boris Ruge")
    found = chains(extraction(*given_names), ResolveSettings(), aliases.load(), None, curation)
    assert [c.name for c in found] == ["Boris Ruge", "Ruge"]


def test_different_keeps_a_surname_from_its_full_name_across_documents():
    curation = decided("different", "Ruge", "Boris Ruge")
    found = resolved(curation, [chain("a", "Boris Ruge")], [chain("b", "Ruge")])
    assert names_of(found) == {"Boris Ruge", "Ruge"}


def test_different_divides_one_name_by_document():
    curation = decided("different", "John Smith @ a", "John Smith @ b")
    found = resolved(curation, [chain("a", "John Smith")], [chain("b", "John Smith")])
    assert found.assignment["a"] != found.assignment["b"]


def test_different_divides_two_spellings_of_one_key():
    curation = decided("different", "Vučić", "Vucic")
    assert len(resolved(curation, [chain("a", "Vučić")], [chain("b", "Vucic")]).entities) == 2


def test_same_with_documents_joins_namesakes_that_were_told_apart():
    documents = [
        [chain("a", "Ivan Horvat", roles=("deputy minister",))],
        [chain("b", "Ivan Horvat", roles=("goalkeeper",))],
    ]
    assert len(resolved(Curation(), *documents).entities) == 2
    curation = decided("same", "Ivan Horvat @ a", "Ivan Horvat @ b")
    assert len(resolved(curation, *documents).entities) == 1


def test_rename_type_and_ignore():
    documents = [[chain("a", ADA), chain("a", HARBOUR, "Place", 1)], [chain("b", "Advertisement")]]
    curation = Curation(
        (
            Entry("rename", (ADA,), "Dr Ada Nwosu"),
            Entry("type", (HARBOUR,), "Organization"),
            Entry("ignore", ("Advertisement",)),
        )
    )
    found = resolved(curation, *documents)
    assert {(e.name, e.type) for e in found.entities.values()} == {
        ("Dr Ada Nwosu", "Person"),
        (HARBOUR, "Organization"),
    }
    assert "person:ada-nwosu" in found.entities
    assert found.assignment["b"] == (None,) * 9


@pytest.mark.parametrize("kind", ["same", "different", "rename", "type", "ignore"])
def test_a_decision_that_fits_nobody_is_reported_with_its_line(kind):
    found = resolved(decided(kind, "Nobody", ADA, value="Person"), [chain("a", ADA)])
    assert "line 3" in found.unmatched[0]
    assert "Nobody" in found.unmatched[0]


POOL = ["Ada Nwosu", "A. Nwosu", "Nwosu", "Ade Nwosu", "Harbour Trust", "Trust", "Bob Weir"]


@given(st.lists(st.sampled_from(POOL), min_size=2, max_size=6), st.data())
def test_curation_always_wins(listed, data):
    left, right = data.draw(st.sampled_from(listed)), data.draw(st.sampled_from(listed))
    documents = [[chain(f"d{n}", name)] for n, name in enumerate(listed)]
    if left != right:
        apart = resolved(decided("different", left, right), *documents)
        homes = [
            {apart.assignment[f"d{n}"][0] for n, name in enumerate(listed) if name == side}
            for side in (left, right)
        ]
        assert not homes[0] & homes[1]
    joined = resolved(decided("same", left, right), *documents)
    assert (
        len({joined.assignment[f"d{n}"][0] for n, x in enumerate(listed) if x in (left, right)})
        == 1
    )


def test_a_file_is_read_with_its_lines(tmp_path):
    found = curation_of(
        "# ours\nsame:\n  - [Ada, Ada Nwosu]\nrename:\n  Ada Nwosu: Dr Nwosu\nignore: [WN]\n",
        tmp_path,
    )
    assert [(e.kind, e.names, e.value, e.line) for e in found.entries] == [
        ("same", ("Ada", "Ada Nwosu"), "", 3),
        ("rename", ("Ada Nwosu",), "Dr Nwosu", 5),
        ("ignore", ("WN",), "", 6),
    ]


def test_every_fault_of_a_file_is_told_with_its_line(tmp_path):
    with pytest.raises(ConfigError) as error:
        curation_of("smae:\n  - [a, b]\nsame:\n  - [a]\ntype:\n  Ada: person name\n", tmp_path)
    told = str(error.value)
    assert "line 1: smae is no decision. Did you mean same?" in told
    assert "line 4: same needs two names" in told
    assert "line 6: person name is no type" in told


def test_what_is_no_yaml_is_named(tmp_path):
    with pytest.raises(ConfigError, match=r"curation\.yaml"):
        curation_of("same: [", tmp_path)


@pytest.mark.parametrize(
    "before",
    [
        "",
        "# ours\nsame:\n  - [Ada, Ada Nwosu]  # by hand\nignore:\n  - WN\n",
        "same: [[Ada, Ada Nwosu]]\nignore: [WN]\n",
        "same:\nignore: [WN]\n",
    ],
)
def test_decisions_are_added_and_nothing_else_changes(before, tmp_path):
    judgements = [
        Judgement('O\'Hara: "x" # y', "- [b]", "same"),
        Judgement("c @ d.txt", "Žižek", "different"),
        Judgement("e", "f", "unsure"),
    ]
    after = with_judgements(before, judgements)
    old, new = curation_of(before, tmp_path), curation_of(after, tmp_path)
    kept = {(e.kind, e.names) for e in old.entries}
    assert {(e.kind, e.names) for e in new.entries} == kept | {
        ("same", ('O\'Hara: "x" # y', "- [b]")),
        ("different", ("c @ d.txt", "Žižek")),
    }
    assert ("# by hand" in after) == ("# by hand" in before)
