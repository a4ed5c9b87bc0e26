"""What a document tells apart stays apart, however like the names are."""

from dataclasses import replace

from graphbuild.model import Mention, RelationMention, Span
from tests.resolve.builders import chains_of, extraction

NOWHERE = Span(0, 0)


def names(document) -> list[str]:
    return [chain.name for chain in chains_of(document)]


def test_nobody_is_at_both_ends_of_a_relation():
    made = extraction(("Kale", "Person"), ("Grace Kale", "Person"), ("Kale", "Person"))
    assert names(made) == ["Grace Kale"]
    married = RelationMention(0, 1, "MARRIED_TO", NOWHERE)
    assert names(replace(made, relations=(married,))) == ["Kale", "Grace Kale"]


def test_a_pronoun_at_the_end_of_a_relation_is_the_name_that_it_stands_for():
    made = extraction(("Kale", "Person"), ("Grace Kale", "Person"))
    his = Mention("d", 0, Span(5, 8), "his", "Person", kind="pronoun")
    told = replace(
        made,
        mentions=(*made.mentions, his),
        relations=(RelationMention(1, 2, "MARRIED_TO", NOWHERE),),
        anaphora=((2, 0),),
    )
    assert names(told) == ["Kale", "Grace Kale"]


def test_what_the_text_names_as_two_is_two():
    made = extraction(("Jadrin Port Authority", "Organization"), ("Port Authority", "Organization"))
    assert names(made) == ["Jadrin Port Authority"]
    assert len(names(replace(made, apart=((0, 1),)))) == 2
