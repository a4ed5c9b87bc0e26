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
        ("Angela Merkel was travelling to Paris.", "possible"),
        ("Angela Merkel is visiting Paris.", "asserted"),
        ("Returning to Paris, Angela Merkel met Emmanuel Macron.", "asserted"),
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


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The court ruled that Google acquired Microsoft in 2012.", "asserted"),
        ("The court held that Google acquired Microsoft in 2012.", "asserted"),
        ("The jury found that Google acquired Microsoft in 2012.", "asserted"),
        ("The judge ruled out that Google acquired Microsoft in 2012.", "negated"),
    ],
)
@for_the_larger_model
def test_what_a_court_rules_is_so_unless_it_rules_it_out(extractor, text, modality):
    found = read(extractor, text)
    assert {r.modality for r in found.relations if r.type == "ACQUIRED"} == {modality}


@for_the_larger_model
def test_who_is_told_of_somebody_in_passing_was_not_told_by_him(extractor):
    text = "Angela Merkel, who, the source told Reuters, met Emmanuel Macron in Paris, denied it."
    assert not {r for r in said(extractor, text) if r[1] == "SPOKE_WITH"}


@for_the_larger_model
def test_who_occupies_a_room_attacks_nobody(extractor):
    text = "The house of Angela Merkel, occupied by Emmanuel Macron in Paris, is let."
    assert not {r for r in said(extractor, text) if r[1] == "ATTACKED"}
