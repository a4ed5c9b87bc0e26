"""Names of birth."""

import pytest

from graphbuild.extract.names.birth import birth_names
from graphbuild.language.pack import load_pack
from graphbuild.model import Mention, Span


def found(text: str, *names: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The mentions that are left, and the pairs, of a text that names people in this order."""
    mentions, end = [], 0
    for name in names:
        end = text.index(name, end) + len(name)
        mentions.append(Mention("d", 0, Span(end - len(name), end), name, "Person"))
    kept, pairs = birth_names(text, mentions, load_pack())
    return [m.text for m in kept], [(a.of(text), b.of(text)) for a, b in pairs]


@pytest.mark.parametrize("text", ["Ida Wolf, née Berg, spoke.", "Ida Wolf (nee Berg) spoke."])
def test_the_name_of_birth_is_the_persons_own(text):
    assert found(text, "Ida Wolf", "Berg") == (["Ida Wolf", "Berg"], [("Ida Wolf", "Berg")])


@pytest.mark.parametrize(
    ("text", "names", "left"),
    [
        ("The wife of Tom Reed, née Berg, spoke.", ["Tom Reed", "Berg"], ["Tom Reed"]),
        (
            "Ida Wolf, née Berg, met Olav Berg.",
            ["Ida Wolf", "Berg", "Olav Berg"],
            ["Ida Wolf", "Olav Berg"],
        ),
    ],
)
def test_a_name_of_birth_that_may_mean_another_is_nobodys(text, names, left):
    assert found(text, *names) == (left, [])
