"""Who "I" and "you" are in what somebody says: the speaker, and the one spoken to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphbuild.extract.coreference.antecedents import Anaphor
from graphbuild.extract.names.mentions import sentence_at
from graphbuild.extract.statements.spoken import Spoken, Text
from graphbuild.extract.syntax import hashes
from graphbuild.model import Mention, Span

_PERSON = "Person"


def first_and_second_persons(text: Text, found: Iterable[Spoken]) -> list[Anaphor]:
    """Return "I" and "you" in direct speech and turns with the name that each stands for.

    In reported speech they are the writer's, and in a quotation within a turn somebody else's.
    """
    words = text.pack.statements
    own, your = hashes(text.pack.clauses.own), hashes(words.your)
    made: dict[int, Anaphor] = {}
    for said in found:
        if said.kind == "indirect":
            continue
        for place in _words(text, said):
            word = text.lower[place]
            whom = said.speaker if word in own else said.addressee if word in your else None
            if whom is None or place in text.names or place in made:
                continue
            name = _name(text, whom)
            if name is not None and name.type == _PERSON:
                made[place] = _stands_for(text, place, name)
    return [made[place] for place in sorted(made)]


def _words(text: Text, said: Spoken) -> Iterator[int]:
    for place in range(text.first(said.content.start), text.first(said.content.end)):
        if said.kind == "direct" and place not in text.quoted:
            continue  # "he said" amid it
        if said.kind == "turn" and place in text.quoted:
            continue
        yield place


def _name(text: Text, mention: int) -> Mention | None:
    """Return the name that a mention is or, at the latest before it, stands for."""
    here = text.mentions[mention]
    if here.kind == "name":
        return here
    same = [
        each
        for number, each in enumerate(text.mentions)
        if each.kind == "name" and text.who[number] == text.who[mention]
    ]
    before = [each for each in same if each.span.start < here.span.start]
    return max(before, key=lambda each: each.span.start, default=next(iter(same), None))


def _stands_for(text: Text, place: int, name: Mention) -> Anaphor:
    token = text.doc[place]
    span = Span(token.idx, token.idx + len(token))
    sentence = sentence_at(token.idx, text.sentences)
    return Anaphor(Mention("", sentence, span, token.text, _PERSON, kind="pronoun"), name.span)
