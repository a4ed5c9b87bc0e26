"""Pronouns among the names of a document."""

from graphbuild.extract.coreference.antecedents import Anaphor, joined, shifted
from graphbuild.model import Mention, Span

TEXT = "Ana Novak left. She won."
NAME = Mention("d", 0, Span(0, 9), "Ana Novak", "Person")
SHE = Anaphor(Mention("", 1, Span(16, 19), "She", "Person", kind="pronoun"), NAME.span)


def test_names_and_pronouns_are_one_list_with_pairs_by_place():
    assert joined([NAME], [SHE]) == ([NAME, SHE.mention], [(1, 0)])


def test_a_pronoun_whose_name_is_gone_is_left_out():
    other = Mention("d", 1, Span(20, 23), "won", "Person")
    assert joined([other], [SHE]) == ([other], [])


def test_a_pronoun_within_a_name_is_left_out():
    whole = Mention("d", 1, Span(16, 23), "She won", "Organization")
    assert joined([NAME, whole], [SHE]) == ([NAME, whole], [])


def test_in_a_longer_document_all_offsets_move():
    (moved,) = shifted([SHE], 100)
    assert (moved.mention.span, moved.antecedent) == (Span(116, 119), Span(100, 109))
    placed = moved.in_document("long", sentences=7)
    assert (placed.mention.document_id, placed.mention.sentence) == ("long", 8)
