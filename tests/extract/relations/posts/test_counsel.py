"""Who appears for whom: on the real model's parse."""

import pytest

from tests.conftest import for_the_larger_model
from tests.extract.relations.readings import said


@for_the_larger_model
def test_counsel_works_for_the_party_before_the_colon(extractor):
    found = said(extractor, "For the respondent, the Daily Herald: Mary Stone and Owen Pike.")
    assert ("Mary Stone", "WORKS_FOR", "Daily Herald") in found
    assert ("Owen Pike", "WORKS_FOR", "Daily Herald") in found


@pytest.mark.parametrize(
    "text",
    [
        "For the plaintiff Northern Rail Ltd: the judge found that Jane Marsh lied.",
        "For the Daily Herald: Mary Stone and Owen Pike.",
        "For the respondent, who sued the Daily Herald: Mary Stone.",
    ],
)
def test_who_is_named_after_another_colon_is_no_counsel(extractor, text):
    assert not {r for r in said(extractor, text) if r[1] == "WORKS_FOR"}
