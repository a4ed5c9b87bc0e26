"""Who says what, on sentences of each kind; and what says nothing."""

import pytest

from graphbuild.extract.extractor import Extractor
from tests.extract.relations.readings import read


def told(extractor: Extractor, text: str) -> list[tuple[str, str]]:
    """Speaker, by name, and what is said."""
    found = read(extractor, text)
    names = dict(found.anaphora)
    return [
        (found.mentions[names.get(s.speaker, s.speaker)].text, s.content.of(text))
        for s in found.statements
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"We sold the yard," Ada Nwosu said.', "We sold the yard,"),
        ('Ada Nwosu said on Friday: "We sold the yard."', "We sold the yard."),
        ('"We sold it?" asked Ada Nwosu, the owner.', "We sold it?"),
        ("Ada Nwosu said that the yard was sold.", "the yard was sold"),
        ("The yard was sold, Ada Nwosu told reporters.", "The yard was sold"),
        ("According to Ada Nwosu, the yard was sold.", "the yard was sold"),
        ("Ada Nwosu called for an inquiry into the sale.", "an inquiry into the sale"),
        ("Ada Nwosu denied the allegation on Friday.", "the allegation"),
        ("Ada Nwosu promised to sell the yard.", "to sell the yard"),
        ("Nobody knew. He was told by Ada Nwosu that the yard was sold.", "the yard was sold"),
        ("The owner was quoted. They quoted Ada Nwosu as saying the yard was sold.", None),
    ],
)
def test_a_verb_of_saying_gives_the_speaker(extractor, text, said):
    found = told(extractor, text)
    assert [speaker for speaker, _ in found] == ["Ada Nwosu"]
    assert said is None or found[0][1] == said


@pytest.mark.parametrize(
    "text",
    [
        "Ada Nwosu did not say that the yard was sold.",
        "Ada Nwosu would say that the yard was sold.",
        'Ada Nwosu wrote "The Quiet Yard" in Lagos.',
        'The so-called "yard queen" Ada Nwosu lives in Lagos.',
        "If Ada Nwosu says that the yard was sold, it was.",
        '"I sold the yard," said the fisherman. Ada Nwosu laughed at him.',
        '"Who sold it, Ada Nwosu?" I said.',
        'Ada Nwosu called the sale an "odd" thing.',
    ],
)
def test_what_is_not_said_by_a_name_is_no_statement(extractor, text):
    assert told(extractor, text) == []


def test_an_interruption_and_what_follows_it_have_one_speaker(extractor):
    text = '"The yard," said Ada Nwosu, "is mine. I bought it." Then she left. "Good night."'
    found = told(extractor, text)
    assert {speaker for speaker, _ in found} == {"Ada Nwosu"}
    assert found[0][1].endswith("I bought it.")


def test_people_who_take_turns_speak_in_turn_unless_one_is_called_by_name(extractor):
    text = (
        '"Who sold it?" asked Ada Nwosu.\n\n"I did," said Tom Brack.\n\n"When did you?"\n\n'
        '"In May, Ada."'
    )
    assert [speaker for speaker, _ in told(extractor, text)] == [
        "Ada Nwosu",
        "Tom Brack",
        "Ada Nwosu",
        "Tom Brack",
    ]


def test_a_dateline_says_nothing(extractor):
    text = "OSLO, May 3 - Harbour Trust announced that it would sell the yard."
    assert all(speaker != "OSLO" for speaker, _ in told(extractor, text))


def test_turns_belong_to_their_labels_and_i_and_you_to_those_who_speak(extractor):
    text = (
        "Ada Nwosu: Did you work for Harbour Trust?\n"
        "Tom Brack: I left Harbour Trust in May.\n"
        "Ada Nwosu: Why?\n"
        "Tom Brack: Ask them.\n"
    )
    found = read(extractor, text)
    assert [found.mentions[s.speaker].text for s in found.statements] == [
        "Ada Nwosu",
        "Tom Brack",
        "Ada Nwosu",
        "Tom Brack",
    ]
    whom = {found.mentions[a].text: found.mentions[b].text for a, b in found.anaphora}
    assert whom["I"] == whom["you"] == "Tom Brack"


def test_a_list_with_colons_is_no_conversation(extractor):
    text = "Place: Lagos\nTime: noon\nSpeaker: Ada Nwosu\nHost: Tom Brack\n"
    assert told(extractor, text) == []


def test_whom_one_speaks_to_is_told(extractor):
    found = read(extractor, "Ada Nwosu told Tom Brack that the yard was sold.")
    (said,) = found.statements
    assert said.addressee is not None
    assert found.mentions[said.addressee].text == "Tom Brack"


SPEECH = '"The yard will stay open until we have seen the books. We want our money back."'


def test_a_paragraph_of_speech_goes_on_from_the_report_before_it(extractor):
    text = f"Ada Nwosu said that the sale was a mistake.\n\n{SPEECH}\n\nTom Brack left."
    assert [speaker for speaker, _ in told(extractor, text)] == ["Ada Nwosu", "Ada Nwosu"]


@pytest.mark.parametrize(
    "before",
    [
        "Ada Nwosu left the yard on Monday.",
        "Ada Nwosu said that the sale was a mistake. Tom Brack listened.",
        "Ada Nwosu replied that the sale was a mistake.",
        "The owners said that the sale was a mistake.",
    ],
)
def test_a_paragraph_of_speech_that_may_be_anothers_is_nobodys(extractor, before):
    found = told(extractor, f"{before}\n\n{SPEECH}\n\nIt rained.")
    assert not [said for _, said in found if said.startswith("The yard will")]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Ada Nwosu said that Harbour Trust would sell the yard, adding that it was old.",
            {"Ada Nwosu"},
        ),
        (
            "The owner said that Harbour Trust would sell the yard, adding that it was old.",
            set(),
        ),
    ],
)
def test_who_adds_something_is_who_said_the_rest(extractor, text, speakers):
    assert {speaker for speaker, _ in told(extractor, text)} == speakers


def test_quotation_marks_around_nothing_say_nothing(extractor):
    text = '"We sold the yard to the bank (""DB"")," Ada Nwosu said.'
    assert read(extractor, text).mentions
