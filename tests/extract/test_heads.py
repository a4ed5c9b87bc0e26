"""Who in the head of a letter is a person, and who wrote to whom."""

import datetime as dt

import pytest

from graphbuild.extract.heads import Heads, read_head
from graphbuild.language.pack import load_pack
from graphbuild.model import Document
from graphbuild.sources.mail.heads import CHAT, Party, head_line, parties


def read(sender: str, to: str, cc: str = "") -> Heads:
    """What the head of a letter says."""
    line, people = head_line(parties({"From": [sender], "To": [to], "Cc": [cc]}), dt.date.min)
    document = Document("d", f"{line}\n\nYes.", head=len(line), correspondents=people)
    return read_head(document, load_pack())


def ties(heads: Heads) -> list[tuple[str, str]]:
    said = [mention.text for mention in heads.mentions]
    return [(said[each.head], said[each.tail]) for each in heads.relations]


def test_the_sender_wrote_to_all_who_received_it():
    heads = read("Ada Nwosu <ada@b.org>", "Emil Castell <e@c.org>", "Ines Dorn <i@d.org>")
    assert ties(heads) == [("Ada Nwosu", "Emil Castell"), ("Ada Nwosu", "Ines Dorn")]


@pytest.mark.parametrize(
    "nobody",
    [
        "noreply@b.org",
        "Press Office <press@b.org>",
        "Orvel Announcements <announce@orvel.example>",
        "Human Resources <hr@b.org>",
        "Ada Nwosu via Harbour <harbour@lists.org>",
    ],
)
def test_lists_departments_and_programs_are_nobody(nobody):
    assert read(nobody, "Ada Nwosu <ada@b.org>") == Heads()
    assert ties(read("Ada Nwosu <ada@b.org>", nobody)) == []


@pytest.mark.parametrize(
    "program", ["Orvel Rewards <orvel@orvel.example>", "Two Offers <x9@b.org>"]
)
def test_what_may_be_no_name_waits_for_one(program):
    assert [m.text for m in read(program, "Ada Nwosu <a@b.org>").mentions] == [
        program.partition("<")[2].rstrip(">"),
        "Ada Nwosu",
    ]


def test_an_unknown_given_name_is_a_persons_if_the_address_has_the_name():
    assert [m.text for m in read("Tjaard Wiersbo <twiersbo@b.org>", "x@y.org").mentions] == [
        "Tjaard Wiersbo",
        "x@y.org",
    ]


def test_an_address_says_a_name_only_where_that_is_clear():
    heads = read("ada.nwosu@b.org", "anwosu@b.org, dock.nine@b.org")
    assert [m.text for m in heads.mentions] == ["Ada Nwosu", "anwosu@b.org", "dock.nine@b.org"]


def test_a_shared_address_is_not_its_senders_own():
    heads = read("Ada Nwosu <office@b.org>", "e@c.org")
    assert heads.mentions[0].text == "Ada Nwosu"
    assert heads.addresses == ((1, "e@c.org"),)


def test_you_is_nobody_where_several_received_it():
    assert read("Ada Nwosu <a@b.org>", "Ines Dorn <i@d.org>").reader is not None
    assert read("Ada Nwosu <a@b.org>", "Ines Dorn <i@d.org>, all@d.org").reader is None


@pytest.mark.parametrize(("other", "spoke"), [("Ines Dorn", True), ("Ines", False)])
def test_two_in_a_chat_spoke_if_both_are_named_in_full(other, spoke):
    line, people = head_line([Party(CHAT, "Ada Nwosu", ""), Party(CHAT, other, "")], None)
    document = Document("d", f"{line}\n\nYes.", head=len(line), correspondents=people)
    assert [each.type for each in read_head(document, load_pack()).relations] == (
        ["SPOKE_WITH"] if spoke else []
    )
