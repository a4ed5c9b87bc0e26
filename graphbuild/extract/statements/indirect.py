"""Reported speech: "said that", "according to", "accused X of", "called for".

Source, cue and content as PolNeAR has them (Newell, Margolin and Ruths 2018, An attribution
relations corpus for political news, LREC), found on the parse like Pareti's verb cues (2016,
PARC 3.0: a corpus of attribution relations, LREC).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphbuild.extract.statements.contents import content_of, span_of
from graphbuild.extract.statements.cues import Cues
from graphbuild.extract.statements.spoken import Spoken, Text
from graphbuild.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def indirect(text: Text, cues: Cues, closed: frozenset[int]) -> Iterator[Spoken]:
    """Yield what is said in a clause below a verb of saying, or rests on "according to".

    closed: tokens of direct speech and turns, whose own reports are their speakers'.
    """
    for place, word in enumerate(text.lower):
        if place in closed or place in text.names:
            continue
        if word in cues.sources:
            yield from _according(text, cues, text.doc[place])
        elif word in cues.verbs:
            yield from _below(text, cues, text.doc[place])


def _below(text: Text, cues: Cues, verb: Token) -> Iterator[Spoken]:
    syntax, words = text.syntax, text.pack.statements
    if not syntax.is_verb(verb) or not cues.happened(verb):
        return
    passive = syntax.is_passive(verb)
    speaker = cues.speaker(text, verb)
    if speaker is None:
        return
    stance = cues.stance(verb)
    labels = syntax.labels
    objects = [c for c in verb.children if c.dep_ in labels.object | labels.recipient]
    addressee = None
    if verb.lower_ in words.spoken_to and not passive:
        found = [m for each in objects for m in syntax.arguments(each, text.names)]
        addressee = found[0] if found else None
    elif verb.lower_ in words.spoken_to:
        subject = syntax.own_subject(verb)
        addressee = None if subject is None else syntax.denoted(subject, text.names)
    content, asked = content_of(text, verb)
    if content is None:
        return
    if addressee is None:
        found = asked or syntax.prepositional(verb, words.to, text.names)
        addressee = found[0] if found else None
    if addressee is not None and text.who[addressee] == text.who[speaker]:
        addressee = None
    yield Spoken(speaker, content, "indirect", text.cue(verb), stance, addressee)


def _according(text: Text, cues: Cues, word: Token) -> Iterator[Spoken]:
    """Read "according to X": what is said is the rest of its sentence."""
    labels = text.syntax.labels
    links = [c for c in word.children if c.lower_ in text.pack.statements.to]
    if not links and word.i + 1 < len(text.doc):
        links = [t for t in (word.nbor(1),) if t.lower_ in text.pack.statements.to]
    objects = [c for link in links for c in link.children if c.dep_ in labels.prepositional_object]
    found = [m for each in objects for m in text.syntax.arguments(each, text.names)]
    if not found or not cues.can_speak(text, found[0]):
        return
    sentence = word.sent
    phrase = objects[0].right_edge.i
    if word.i - sentence.start > sentence.end - 1 - phrase:
        content = span_of(text, sentence.start, word.i - 1)
    else:
        content = span_of(text, phrase + 1, sentence.end - 1)
    if content is not None:
        cue = Span(word.idx, links[0].idx + len(links[0]))
        yield Spoken(found[0], content, "indirect", cue, "states")
