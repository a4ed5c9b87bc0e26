import pytest

from tests.conftest import for_the_larger_model
from tests.extract.relations.readings import read, said


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Angela Merkel did not visit Paris.", "negated"),
        ("Angela Merkel denied that she had met Emmanuel Macron.", "negated"),
        ("Angela Merkel never met Emmanuel Macron.", "negated"),
        ("Angela Merkel left Berlin without meeting Emmanuel Macron.", "negated"),
        ("Angela Merkel will visit Paris.", "possible"),
        ("If Angela Merkel visits Paris, the talks go on.", "possible"),
        ("Angela Merkel hopes to visit Paris.", "possible"),
        ("Did Angela Merkel visit Paris?", "possible"),
        ("Officials said that Angela Merkel had visited Paris.", "reported"),
        ("Angela Merkel allegedly met Emmanuel Macron.", "reported"),
        ("Angela Merkel cancelled a visit to Paris.", "negated"),
        ("Angela Merkel's visit to Paris was cancelled.", "negated"),
        ("Angela Merkel's planned visit to Paris was in the news.", "possible"),
        ("Angela Merkel managed to meet Emmanuel Macron.", "asserted"),
    ],
)
@for_the_larger_model
def test_what_is_not_asserted_says_so(extractor, text, modality):
    found = read(extractor, text)
    kinds = {r.modality for r in found.relations if r.type in ("MET", "VISITED")}
    assert kinds == {modality}


def test_what_there_is_no_evidence_of_is_not_asserted(extractor):
    text = "The inquiry found no evidence that Angela Merkel met Emmanuel Macron in Paris."
    assert said(extractor, text) == set()
