"""Which pronoun a name's own words call for."""

import pytest

from graphbuild.language.pack import load_pack
from graphbuild.language.people.gender import gender_of
from graphbuild.model import Cues, Mention, Span

GENDERS = load_pack("en").gender


@pytest.mark.parametrize(
    ("title", "name", "role", "gender"),
    [
        ("Mrs.", "Robert Novak", "", "she"),
        (None, "Robin Novak", "actress", "she"),
        (None, "Robert Novak", "", "he"),
        (None, "Robert", "", None),
        (None, "Robin Novak", "minister", None),
    ],
    ids=["title first", "then description", "then given name", "no surname", "not told"],
)
def test_a_title_tells_before_a_description_and_that_before_a_name(title, name, role, gender):
    cues = Cues(roles=(role,)) if role else Cues()
    mention = Mention("d", 0, Span(0, len(name)), name, "Person", title, cues=cues)
    assert gender_of(mention, GENDERS) == gender


def test_an_accent_changes_nothing():
    mention = Mention("d", 0, Span(0, 10), "Zoë Novak", "Person", "Señora")
    assert gender_of(mention, GENDERS) == "she"
