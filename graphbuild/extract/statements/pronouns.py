"""Who "he" and "she" are that say something, where the sentences alone leave it open.

Of a speaker more is known than of another pronoun: he or she is the one who has acted and
spoken so far. Source: Grosz, Joshi and Weinstein (1995), Centering: a framework for modeling
the local coherence of discourse, Computational Linguistics 21(2): subjects go on.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphbuild.extract.coreference.antecedents import Anaphor
from graphbuild.extract.names.mentions import sentence_at
from graphbuild.extract.statements.cues import Cues
from graphbuild.extract.statements.speech import Paragraphs
from graphbuild.extract.statements.spoken import Text
from graphbuild.language.people.gender import Gender, likely_gender
from graphbuild.model import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERSON = "Person"
_REACH = 6
"""Paragraphs back in which the speaker is looked for."""


def with_speakers(text: Text, cues: Cues, paragraphs: Paragraphs) -> tuple[Text, list[Anaphor]]:
    """Return the text with the pronouns that speak and now stand for a name, and these."""
    pronouns = text.pack.gender.pronouns
    labels = text.syntax.labels
    waiting: list[tuple[Token, Gender]] = []
    for place, word in enumerate(text.lower):
        if word not in cues.direct or place in text.quoted or place in text.names:
            continue
        for child in text.doc[place].children:
            gender = pronouns.get(child.lower_)
            is_free = child.i not in text.names and child.i not in text.quoted
            if gender and is_free and child.dep_ in labels.subject:
                waiting.append((child, gender))
    if not waiting:
        return text, []
    genders = _genders(text)
    mentions, who, names = [*text.mentions], [*text.who], dict(text.names)
    text = replace(text, mentions=mentions, who=who, names=names)
    found = []
    for token, gender in waiting:
        meant = _meant(text, token, gender, genders, paragraphs)
        if meant is None:
            continue
        name = mentions[meant]
        span = Span(token.idx, token.idx + len(token))
        sentence = sentence_at(token.idx, text.sentences)
        mention = Mention("", sentence, span, token.text, _PERSON, kind="pronoun")
        names[token.i] = len(mentions)
        mentions.append(mention)
        who.append(who[meant])
        antecedent = (
            next(
                m.span
                for n, m in reversed([*enumerate(mentions)])
                if m.kind == "name" and who[n] == who[meant] and m.span.start < span.start
            )
            if name.kind != "name"
            else name.span
        )
        found.append(Anaphor(mention, antecedent))
    return text, found


def _genders(text: Text) -> dict[int, Gender]:
    found: dict[int, Gender] = {}
    for number, mention in zip(text.who, text.mentions, strict=True):
        if mention.type != _PERSON:
            continue
        gender = (
            text.pack.gender.pronouns.get(mention.text.lower())
            if mention.kind == "pronoun"
            else likely_gender(mention, text.pack.gender)
        )
        if gender:
            found.setdefault(number, gender)
    return found


def _subject(text: Text, place: int) -> int | None:
    """Return the person whom a word names as a subject, if it does."""
    mention = text.names.get(place)
    if mention is None or text.mentions[mention].type != _PERSON:
        return None
    return mention if text.doc[place].dep_ in text.syntax.labels.subject else None


def _meant(
    text: Text, token: Token, gender: Gender, genders: dict[int, Gender], paragraphs: Paragraphs
) -> int | None:
    """Return the only person who fits among the subjects of the nearest paragraphs that have one.

    Further back than one paragraph, only whose names tell that "he" or "she" fits; and where
    another's do, who is no subject, nobody. In "Haddad, she added, had" it is not the one whose
    clause the words stand in.
    """
    here = paragraphs.at(token.idx)
    found: dict[int, int] = {}
    known: set[int] = set()
    for number in range(here, max(here - _REACH, 0) - 1, -1):
        if number < here - 1 and found:
            break
        unsure = gender if number >= here - 1 else None
        for place in paragraphs.told(number):
            if place >= token.i:
                break
            named = text.who[text.names[place]] if place in text.names else None
            if named is not None and genders.get(named) == gender:
                known.add(named)
            mention = _subject(text, place)
            if mention is not None and genders.get(text.who[mention], unsure) == gender:
                found.setdefault(text.who[mention], mention)
    if len(found) != 1 or (known and not known & found.keys()):
        return None
    (meant,) = found.values()
    clause = token.head.head
    subject = text.syntax.own_subject(clause) if token.head.i != clause.i else None
    if subject is not None and text.names.get(subject.i) == meant and subject.i < token.i:
        return None
    return meant
