import pytest
from spacy.tokens import Doc, Token

from graphbuild.extract.syntax import load_syntax
from tests.extract.parses import parsed

english = load_syntax("en")

JOINED = "Ruge/NNP/nsubj/met met/VBD/ROOT/met him/PRP/dobj/met and/CC/cc/met left/VBD/conj/met"
BEFORE = "Before/IN/prep/slept joining/VBG/pcomp/Before she/PRP/nsubj/slept slept/VBD/ROOT/slept"
BASED = (
    "a/DT/det/firm firm/NN/nsubj/grew based/VBN/acl/firm in/IN/prep/based Graz/NNP/pobj/in "
    "grew/VBD/ROOT/grew"
)
SEEN_AND_HEARD = (
    "Ruge/NNP/nsubjpass/seen was/VBD/auxpass/seen seen/VBN/ROOT/seen and/CC/cc/seen "
    "heard/VBN/conj/seen"
)
ASKED = (
    "Berg/NNP/nsubj/asked asked/VBD/ROOT/asked Ruge/NNP/dobj/asked to/TO/aux/leave "
    "leave/VB/xcomp/asked"
)
RELATIVE = (
    "Ruge/NNP/nsubj/slept ,/,/punct/Ruge who/WP/nsubj/left left/VBD/relcl/Ruge "
    "Graz/NNP/dobj/left ,/,/punct/Ruge slept/VBD/ROOT/slept"
)
PASSIVE = (
    "Ruge/NNP/nsubjpass/met was/VBD/auxpass/met met/VBN/ROOT/met by/IN/agent/met "
    "Berg/NNP/pobj/by and/CC/cc/Berg Weiss/NNP/conj/Berg"
)
NAMES = ("Ruge", "Berg", "Weiss", "Graz", "Lyon")


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


def names(doc: Doc) -> dict[int, int]:
    """The words that are names, each the mention of its place in NAMES."""
    return {token.i: NAMES.index(token.text) for token in doc if token.text in NAMES}


def named(doc: Doc, found: list[int]) -> list[str]:
    return [NAMES[mention] for mention in found]


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Ruge/NNP/nsubj/slept slept/VBD/ROOT/slept", "slept", "Ruge"),
        (JOINED, "left", "Ruge"),
        (ASKED, "leave", "Ruge"),
        (ASKED.replace("asked", "promised"), "leave", "Berg"),
        (RELATIVE, "left", "who"),
        (
            "Ruge/NNP/nsubj/left left/VBD/ROOT/left after/IN/prep/left meeting/VBG/pcomp/after",
            "meeting",
            "Ruge",
        ),
        (BASED, "based", "firm"),
        (BEFORE, "joining", "she"),
    ],
)
def test_a_verb_says_something_of_its_subject_found_through_control(text, verb, subject):
    found = english.subject(word(parsed(text), verb))
    assert found is not None
    assert found.text == subject


def test_an_order_has_no_subject():
    doc = parsed("Leave/VB/ROOT/Leave Graz/NNP/dobj/Leave")
    assert english.subject(doc[0]) is None
    assert english.clause_subject(doc[1]) is None


@pytest.mark.parametrize("token", ["met", "him", "left"])
def test_a_clause_shares_the_subject_of_the_one_that_it_is_joined_to(token):
    found = english.clause_subject(word(parsed(JOINED), token))
    assert found is not None
    assert found.text == "Ruge"


def test_who_acts_is_not_whom_the_words_are_about():
    found = english.clause_subject(word(parsed(ASKED), "leave"))
    assert found is not None
    assert found.text == "Berg"


def test_a_subject_is_not_its_own():
    assert english.clause_subject(word(parsed(JOINED), "Ruge")) is None


def test_a_word_stands_in_the_clause_of_the_next_verb_above_it():
    doc = parsed(RELATIVE)
    assert english.governing_verb(word(doc, "Graz")) == word(doc, "left")
    assert english.governing_verb(word(doc, "Ruge")) == word(doc, "slept")


def test_a_headline_without_a_verb_has_no_clause():
    doc = parsed("Ruge/NNP/compound/visit visit/NN/ROOT/visit")
    assert english.governing_verb(doc[0]) is None


def test_a_main_subject_can_come_after_its_pronoun():
    text = (
        "In/IN/prep/spoke his/PRP$/poss/speech speech/NN/pobj/In Ruge/NNP/nsubj/spoke "
        "spoke/VBD/ROOT/spoke"
    )
    doc = parsed(text)
    assert english.fronted_before(word(doc, "his")) == word(doc, "Ruge")
    assert english.fronted_before(word(doc, "spoke")) is None


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        (PASSIVE, "met", True),
        (JOINED, "met", False),
        ("a/DT/det/man man/NN/ROOT/man seen/VBN/acl/man", "seen", True),
        ("he/PRP/nsubj/seen has/VBZ/aux/seen seen/VBN/ROOT/seen", "seen", False),
        (SEEN_AND_HEARD, "heard", True),
    ],
)
def test_a_participle_is_passive_by_its_auxiliary_or_its_place(text, verb, passive):
    assert english.is_passive(word(parsed(text), verb)) is passive


def test_those_who_do_it_stand_after_by():
    doc = parsed(PASSIVE)
    assert named(doc, english.agents(word(doc, "met"), names(doc))) == ["Berg", "Weiss"]


def test_a_relative_pronoun_stands_for_its_noun():
    doc = parsed(RELATIVE)
    assert named(doc, english.arguments(word(doc, "who"), names(doc))) == ["Ruge"]


def test_the_object_of_a_clause_with_a_gap_is_the_noun_that_it_describes():
    doc = parsed("the/DT/det/man man/NN/ROOT/man Berg/NNP/nsubj/saw saw/VBD/relcl/man")
    assert english.objects(word(doc, "saw")) == [word(doc, "man")]


@pytest.mark.parametrize(
    "text",
    [
        "the/DT/det/doctor doctor/NN/ROOT/doctor Ruge/NNP/appos/doctor",
        "the/DT/det/city city/NN/ROOT/city of/IN/prep/city Lyon/NNP/pobj/of",
        "the/DT/det/south south/NN/ROOT/south of/IN/prep/south Lyon/NNP/pobj/of",
    ],
)
def test_a_noun_can_stand_for_the_name_beside_it(text):
    doc = parsed(text)
    (head,) = [token for token in doc if token.dep_ == "ROOT"]
    assert english.denoted(head, names(doc)) is not None


def test_other_nouns_do_not_stand_for_what_they_are_of():
    doc = parsed("a/DT/det/map map/NN/ROOT/map of/IN/prep/map Lyon/NNP/pobj/of")
    assert english.denoted(word(doc, "map"), names(doc)) is None


def test_who_is_excepted_takes_no_part():
    text = (
        "Ruge/NNP/ROOT/Ruge but/CC/cc/Ruge not/RB/neg/Ruge Berg/NNP/conj/Ruge "
        "and/CC/cc/Berg Weiss/NNP/conj/Berg"
    )
    doc = parsed(text)
    assert "Berg" not in named(doc, english.arguments(doc[0], names(doc)))


def test_a_preposition_within_an_adverb_counts():
    text = (
        "fly/VB/ROOT/fly back/RB/advmod/fly to/IN/prep/back Graz/NNP/pobj/to in/IN/prep/fly "
        "May/NNP/pobj/in"
    )
    doc = parsed(text)
    found = english.prepositional(doc[0], frozenset({"to"}), names(doc))
    assert named(doc, found) == ["Graz"]


def test_a_possessive_names_each_of_those_joined_in_it():
    text = "Ruge/NNP/poss/firm and/CC/cc/Ruge Berg/NNP/conj/Ruge 's/POS/case/Berg firm/NN/ROOT/firm"
    doc = parsed(text)
    assert named(doc, english.possessors(word(doc, "firm"), names(doc))) == ["Ruge", "Berg"]


def test_will_puts_a_verb_into_the_future():
    doc = parsed("Ruge/NNP/nsubj/go will/MD/aux/go go/VB/ROOT/go")
    assert english.is_future(doc[2])
    assert not english.is_future(parsed(JOINED)[1])


def test_a_language_without_labels_has_no_subjects():
    doc = parsed(JOINED, "nb")
    syntax = load_syntax("nb")
    assert not any(syntax.is_verb(token) or syntax.subject(token) for token in doc)
