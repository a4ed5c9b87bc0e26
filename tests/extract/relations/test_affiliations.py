"""What a name's own phrase states: on the real model's parse."""

import pytest

from tests.conftest import for_the_larger_model
from tests.extract.relations.readings import said


@for_the_larger_model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jens Stoltenberg of NATO visited Paris.", ("Jens Stoltenberg", "WORKS_FOR", "NATO")),
        (
            "Microsoft's Satya Nadella visited Paris.",
            ("Satya Nadella", "WORKS_FOR", "Microsoft"),
        ),
        (
            "Google sued the Paris-based bank BNP Paribas.",
            ("BNP Paribas", "BASED_IN", "Paris"),
        ),
    ],
)
def test_a_name_is_tied_to_what_its_phrase_names(extractor, text, expected):
    assert expected in said(extractor, text)


def test_where_a_person_is_of_is_no_employer(extractor):
    text = "Jens Stoltenberg of Oslo visited Paris."
    assert not any(kind == "WORKS_FOR" for _, kind, _ in said(extractor, text))
