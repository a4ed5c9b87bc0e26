"""Call names in letters: whom they greet, who signs with them, and who is somebody else."""

import pytest

from graphbuild.extract.called import called
from graphbuild.extract.heads import read_head
from graphbuild.language.pack import load_pack
from graphbuild.model import Document, Mention, Span
from graphbuild.sources.mail.heads import head_line, parties


def letter(body: str, *names: str, to: str = "Daniel Orlov <d@c.org>, Rosa Tamm <r@c.org>"):
    """Call name → the one in the head who is called so, of the names in a letter's text."""
    line, people = head_line(parties({"From": ["Vincent Moe <v@b.org>"], "To": [to]}), None)
    text = f"{line}\n\n{body}"
    document = Document("d", text, head=len(line), correspondents=people)
    spans = [Span(at := text.index(name, len(line)), at + len(name)) for name in names]
    mentions = [Mention("d", 1, span, span.of(text), "Person") for span in spans]
    pack = load_pack()
    pairs = called(text, mentions, read_head(document, pack), pack)
    return {name.of(text): who.of(text) for who, name in pairs}


@pytest.mark.parametrize(
    ("body", "name", "who"),
    [
        ("Hi Dan,\n\nThe lease is signed.\n", "Dan", "Daniel Orlov"),
        ("Dan,\n\nThe lease is signed.\n\nBest wishes,\nVince\n", "Vince", "Vincent Moe"),
        ("The lease is signed.\n\nVince", "Vince", "Vincent Moe"),
    ],
)
def test_who_greets_and_signs_with_a_call_name_is_known_by_the_head(body, name, who):
    assert letter(body, name) == {name: who}


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("The lease is signed.\n\nBest wishes,\nTom\n", "Tom"),
        ("The lease is signed.\n\nBest wishes,\nDan\n", "Dan"),
        ("Hi Vince,\n\nThe lease is signed.\n", "Vince"),
        ("Hi all,\n\nDan signed the lease.\n", "Dan"),
        ("Hi Dan and all,\n\nThe lease is signed.\n", "Dan"),
    ],
)
def test_who_may_be_somebody_else_is_not_taken_for_one_of_the_head(body, name):
    assert letter(body, name) == {}


def test_of_two_who_can_be_called_so_neither_is_meant():
    to = "Daniel Orlov <d@c.org>, Dana Krol <dana.krol@c.org>"
    assert letter("Hi Dan,\n\nThe lease is signed.\n", "Dan", to=to) == {}
