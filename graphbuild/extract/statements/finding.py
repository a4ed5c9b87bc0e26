"""The statements of a text: who says what, to whom, by which words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graphbuild.extract.coreference.antecedents import Anaphor
from graphbuild.extract.quotations import quotations
from graphbuild.extract.relations.nominal.datelines import dateline_end
from graphbuild.extract.statements.cues import load_cues
from graphbuild.extract.statements.dialogue import attribute_rest
from graphbuild.extract.statements.direct import speeches
from graphbuild.extract.statements.indirect import indirect
from graphbuild.extract.statements.persons import first_and_second_persons
from graphbuild.extract.statements.pronouns import with_speakers
from graphbuild.extract.statements.speech import Paragraphs, Speech
from graphbuild.extract.statements.spoken import SpannedStatement, Spoken, Text
from graphbuild.extract.statements.turns import turns
from graphbuild.extract.syntax import load_syntax
from graphbuild.language.pack import LanguagePack
from graphbuild.model import Mention, Span, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Said:
    """The statements of a text, and the pronouns that were understood for their sake.

    anaphors: "he" and "she" that speak. persons: "I" and "you" in what is said.
    """

    statements: list[SpannedStatement] = field(default_factory=list)
    anaphors: list[Anaphor] = field(default_factory=list)
    persons: list[Anaphor] = field(default_factory=list)


def find_statements(
    doc: Doc,
    names: Sequence[Mention],
    anaphors: Sequence[Anaphor],
    sentences: Sequence[Span],
    pack: LanguagePack,
) -> Said:
    """Return what is said in a Doc, and by whom, in the text's order.

    names: by doc.text. anaphors: what stands for them. Speech whose speaker has no name, or
    is not plain, is left out; so is what stands between quotation marks and is nobody's:
    titles, words at a distance.
    """
    if not names or not doc.has_annotation("DEP"):
        return Said()
    text, cues = _text(doc, names, anaphors, sentences, pack), load_cues(pack.lang)
    paragraphs = Paragraphs(text)
    text, resolved = with_speakers(text, cues, paragraphs)
    found, closed = turns(text, paragraphs)
    spoken = speeches(text, cues, paragraphs, closed)
    attribute_rest(text, cues, spoken, paragraphs)
    direct = [_of_speech(each) for each in spoken if each.speaker is not None]
    closed |= text.quoted.keys()
    closed |= {each.cue.i for each in spoken if each.cue is not None}
    reported = [_whole(text, each) for each in indirect(text, cues, frozenset(closed))]
    found += _without_twins(direct, reported)
    spoken_for = sorted(found, key=lambda each: each.content)
    return Said(
        [_spanned(text, each) for each in spoken_for],
        resolved,
        first_and_second_persons(text, spoken_for),
    )


def _text(
    doc: Doc,
    names: Sequence[Mention],
    anaphors: Sequence[Anaphor],
    sentences: Sequence[Span],
    pack: LanguagePack,
) -> Text:
    mentions = [*names, *(each.mention for each in anaphors)]
    starts: list[int] = doc.to_array("IDX").tolist()
    tokens: dict[int, int] = {}
    apart = _datelines(doc, names, sentences)
    for index, mention in enumerate(mentions):
        if index in apart:
            continue
        first = max(bisect_right(starts, mention.span.start) - 1, 0)
        for token in range(first, bisect_left(starts, mention.span.end)):
            tokens.setdefault(token, index)
    found = quotations(doc.text, pack.speech)
    quoted = {
        token: number
        for number, quotation in enumerate(found)
        for part in quotation.parts
        for token in range(bisect_left(starts, part.start), bisect_left(starts, part.end))
    }
    lower: list[int] = doc.to_array("LOWER").tolist()
    return Text(
        doc,
        doc.text,
        mentions,
        _who(names, anaphors),
        tokens,
        found,
        pack,
        load_syntax(pack.lang),
        starts,
        lower,
        sentences,
        quoted,
    )


def _datelines(doc: Doc, names: Sequence[Mention], sentences: Sequence[Span]) -> set[int]:
    """Return the places with which datelines begin: they say nothing."""
    found = set()
    begins = {sentence.start: sentence for sentence in sentences}
    for index, mention in enumerate(names):
        sentence = begins.get(mention.span.start)
        if sentence is not None and mention.type == "Place":
            end = sentence.start + dateline_end(sentence.of(doc.text))
            if mention.span.end <= end:
                found.add(index)
    return found


def _who(names: Sequence[Mention], anaphors: Sequence[Anaphor]) -> list[int]:
    """Return for each mention a number that it shares with others of the same name."""
    numbers: dict[tuple[str, str], int] = {}
    by_span: dict[Span, int] = {}
    found = []
    for mention in names:
        words = mention.text.casefold().split()
        key = (mention.type, words[-1] if mention.type == "Person" and words else mention.text)
        number = numbers.setdefault(key, len(numbers))
        by_span[mention.span] = number
        found.append(number)
    return found + [by_span.get(each.antecedent, -1 - n) for n, each in enumerate(anaphors)]


def _of_speech(speech: Speech) -> Spoken:
    cue = Span(speech.cue.idx, speech.cue.idx + len(speech.cue)) if speech.cue else None
    whom = speech.addressee if speech.addressee is not None else speech.called
    stance = load_cues(speech.cue.doc.lang_).stance(speech.cue) if speech.cue else "states"
    return Spoken(speech.speaker or 0, speech.span, "direct", cue, stance, whom, speech.confidence)


def _whole(text: Text, said: Spoken) -> Spoken:
    """Return reported speech with all of a quotation in which it begins or ends."""
    start, end = said.content.start, said.content.end
    for quotation in text.quotations:
        whole = quotation.span
        if whole.start <= end < whole.end and start < whole.end:
            end = whole.end
        if whole.start < start <= whole.end and end > start:
            start = whole.start
    if said.cue is not None and start < said.cue.end and said.cue.start < end:
        return said
    return replace(said, content=Span(start, end))


def _without_twins(direct: list[Spoken], reported: list[Spoken]) -> list[Spoken]:
    """Return all, less what is found twice: the longer of two that share most of the shorter."""
    kept: list[Spoken] = []
    for each in sorted([*direct, *reported], key=lambda s: s.content.start - s.content.end):
        if not any(_is_within(each, other) for other in kept):
            kept.append(each)
    return kept


def _is_within(one: Spoken, other: Spoken) -> bool:
    shared = min(one.content.end, other.content.end) - max(one.content.start, other.content.start)
    size = one.content.end - one.content.start
    if shared <= _HALF * size:
        return False
    return one.speaker == other.speaker or one.cue == other.cue or one.kind == other.kind


def _spanned(text: Text, each: Spoken) -> SpannedStatement:
    said = Statement(
        -1,
        each.content,
        each.kind,
        each.cue,
        each.cue.of(text.text) if each.cue else "",
        each.stance,
        None,
        each.confidence,
    )
    to = None if each.addressee is None else text.mentions[each.addressee].span
    return SpannedStatement(text.mentions[each.speaker].span, said, to)
