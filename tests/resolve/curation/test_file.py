import pytest

from graphbuild.errors import ConfigError
from graphbuild.model import Judgement
from graphbuild.resolve.curation.added import with_judgements, with_types
from graphbuild.resolve.curation.file import read
from graphbuild.resolve.curation.judgements import Curation, Typed


def curation_of(text: str, tmp_path) -> Curation:
    path = tmp_path / "curation.yaml"
    path.write_text(text, "utf-8")
    return read(path)


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


@pytest.mark.parametrize(
    "before",
    [
        "",
        "# ours\ntype:\n  Ada: Person  # by hand\nsame:\n  - [b, c]\n",
        "type: {Ada: Person}\nignore: [WN]\n",
        "type:\nignore: [WN]\n",
    ],
)
def test_types_are_added_and_nothing_else_changes(before, tmp_path):
    added = {"Lund: the # town": "Place", "L" * 1100: "Organization", "- [x]\ny": "Place"}
    after = with_types(before, [Typed(name, type, "b.json") for name, type in added.items()])
    old, new = curation_of(before, tmp_path), curation_of(after, tmp_path)
    assert {(e.kind, e.names, e.value) for e in new.entries} == {
        (e.kind, e.names, e.value) for e in old.entries
    } | {("type", (name,), type) for name, type in added.items()}
    assert ("# by hand" in after) == ("# by hand" in before)
    assert after.count("# b.json") == len(added)
