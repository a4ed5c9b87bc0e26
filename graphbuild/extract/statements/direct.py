"""Direct speech with its speaker: by a verb of saying beside it, or by who stands beside it.

Source: Elson and McKeown (2010), Automatic attribution of quoted speech in literary narrative,
AAAI: what stands around a quote (verb and name before, after, amid it) decides most of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphbuild.extract.statements.cues import Cues, is_spoken_to_before
from graphbuild.extract.statements.spoken import Text
from graphbuild.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

STOPS = frozenset(".?!")
_FULL = frozenset(",.?!—–…")
_OPENS = frozenset(",:")
_MARKS = "\"“”„«»‘’'`"
_NAMED_AS = 2
"""Words that "called it" has in quotation marks, at least: not an "interesting" case."""
_SENTENCE = 5
"""Words of a quotation from which it is speech, if it begins in capitals."""
_AT_ONCE = 3
"""Words from "?" within which a verb of saying amid speech stands."""
_TAG = 5
"""Words of "Ruge said" where it stands as a sentence."""
_NEAR = 8
"""Words from a quote's end within which a verb of saying is its own, after "?" and "!"."""


@dataclass(slots=True)
class Speech:
    """Direct speech of one speaker, interruptions included.

    parts: of its quotations. first, last: its paragraphs. speaker: a mention, None while it is
    not known. is_nameless: whether the text says that somebody else said it. gaps: tokens
    between its parts. is_full: whether it is a sentence, and no words in one.
    """

    parts: list[Span]
    first: int
    last: int
    is_full: bool
    gaps: list[range] = field(default_factory=list)
    speaker: int | None = None
    is_nameless: bool = False
    cue: Token | None = None
    addressee: int | None = None
    called: int | None = None
    confidence: float = 0.0

    @property
    def span(self) -> Span:
        """Return all of it."""
        return Span(self.parts[0].start, self.parts[-1].end)


class Paragraphs:
    """The paragraphs of a text by number, and what in them is not quoted."""

    def __init__(self, text: Text) -> None:
        """text: with line breaks between paragraphs alone."""
        self._text = text
        self.spans: list[Span] = []
        start = 0
        for line in text.text.split("\n"):
            if line.strip():
                self.spans.append(Span(start, start + len(line)))
            start += len(line) + 1

    def at(self, offset: int) -> int:
        """Return the number of the paragraph of a character."""
        from bisect import bisect_right

        return max(bisect_right(self.spans, offset, key=lambda span: span.start) - 1, 0)

    def told(self, number: int) -> list[int]:
        """Return a paragraph's words that are not quoted."""
        text, span = self._text, self.spans[number]
        return [
            place
            for place in range(text.first(span.start), text.first(span.end))
            if place not in text.quoted and any(map(str.isalnum, text.doc[place].text))
        ]


def speeches(text: Text, cues: Cues, paragraphs: Paragraphs, closed: set[int]) -> list[Speech]:
    """Return the direct speech of a text, with the speakers that verbs of saying give.

    closed: tokens of turns, which have their speaker already.
    """
    found: list[Speech] = []
    free = [q for q in text.quotations if text.first(q.span.start) not in closed]
    for quotation in free:
        first = paragraphs.at(quotation.span.start)
        last = paragraphs.at(quotation.span.end)
        before = found[-1] if found else None
        if before is not None and before.last == first:
            gap = range(text.first(before.span.end), text.first(quotation.span.start))
            if _interrupts(text, cues, gap, text.text[before.span.end - 1]):
                before.parts += quotation.parts
                before.gaps.append(gap)
                before.last = last
                before.is_full = True
                continue
        found.append(Speech([*quotation.parts], first, last, _is_full(text, quotation.span)))
    for number, speech in enumerate(found):
        low = found[number - 1].span.end if number else 0
        high = found[number + 1].span.start if number + 1 < len(found) else len(text.text)
        _attribute(text, cues, speech, (low, high), paragraphs)
    return found


def _is_full(text: Text, span: Span) -> bool:
    """Return whether a quotation is speech of its own, and no words of the text's sentence."""
    if text.text[span.end - 1] in _FULL:
        return True
    said = span.of(text.text)
    begins = said[0].isupper() or said[0] == "["
    if begins and len(said.split()) >= _SENTENCE and not _is_title(text, span):
        return True
    return text.text[span.end + 1 : span.end + 2] == "," and text.text[span.start].isupper()


def _interrupts(text: Text, cues: Cues, gap: range, ended: str) -> bool:
    """Return whether "Ruge said" stands amid one sentence that is quoted.

    ended: the last sign before it; after "?" it comes at once, or is a sentence of its own.
    """
    words = [t for t in gap if text.doc[t].text.strip(_MARKS + " ")]
    if ended == "." or not words or text.doc[words[-1]].text not in {",", ";", "—", "–"}:
        return False
    if ended in "?!":
        first = words[:_AT_ONCE]
        return any(text.lower[t] in cues.direct for t in first)
    if any(text.doc[t].text in STOPS for t in words):
        return False
    return any(text.lower[t] in cues.direct or t in text.names for t in words)


def _attribute(
    text: Text, cues: Cues, speech: Speech, limits: tuple[int, int], paragraphs: Paragraphs
) -> None:
    for segment, backwards in _segments(text, speech, limits, paragraphs):
        verbs = [t for t in segment if text.lower[t] in cues.direct and _is_verb(text, t)]
        if not verbs:
            continue
        verb = text.doc[verbs[-1] if backwards else verbs[0]]
        if backwards and not _opens(text, verb, speech):
            continue
        speaker, is_known = _subject(text, cues, verb, segment)
        if not is_known:
            continue
        if not backwards and speaker is None and text.text[speech.span.end - 1] == ".":
            continue
        if not cues.happened(verb):
            speaker = None
        speech.cue, speech.speaker, speech.is_nameless = verb, speaker, speaker is None
        speech.confidence = 0.95
        whom = _whom(text, verb, segment)
        speech.addressee = whom if whom != speaker else None
        return


def _segments(
    text: Text, speech: Speech, limits: tuple[int, int], paragraphs: Paragraphs
) -> Iterator[tuple[list[int], bool]]:
    """Yield where the words that tell who speaks can stand: amid, after, before."""
    for gap in speech.gaps:
        yield list(gap), False
    start, end = speech.span.start, speech.span.end
    if _goes_on(text, speech):
        stop = min(limits[1], paragraphs.spans[speech.last].end)
        after = []
        for place in range(text.first(end), text.first(stop)):
            after.append(place)
            if text.doc[place].text in STOPS or len(after) > 40:
                break
        if text.text[end - 1] in "?!":
            after = after[:_NEAR]
        elif text.text[end - 1] == "." and len(after) > _TAG + 1:
            after = []
        yield after, False
    begin = max(limits[0], paragraphs.spans[speech.first].start)
    before: list[int] = []
    for place in range(text.first(start) - 1, text.first(begin) - 1, -1):
        if text.doc[place].text in STOPS or len(before) > 40:
            break
        before.insert(0, place)
    yield before, True


def _goes_on(text: Text, speech: Speech) -> bool:
    end = speech.span.end
    if not speech.is_full:
        return False
    return (
        text.text[end - 1] in _FULL
        or text.text[end - 1].isalnum()
        or (text.text[end + 1 : end + 2] == ",")
    )


def _opens(text: Text, verb: Token, speech: Speech) -> bool:
    """Return whether a verb before a quote leads into it: "said:", "said that", "called it"."""
    place = text.first(speech.span.start) - 1
    while place > verb.i and not text.doc[place].text.strip(_MARKS + " "):
        place -= 1
    sign = text.doc[place]
    words = text.pack.statements
    if sign.text in _OPENS or sign.lower_ in words.openers:
        return True
    if sign.i == verb.i:
        return speech.is_full or not _is_title(text, speech.span)
    if not _is_short(text, verb.i, place):
        return False
    said = speech.span.of(text.text)
    if verb.lower_ in words.naming:
        return len(said.split()) >= _NAMED_AS
    return speech.is_full and said[0].isupper() and not _is_title(text, speech.span)


def _is_short(text: Text, first: int, last: int) -> bool:
    """Return whether only a few words without a verb stand behind a verb before speech."""
    between = [text.doc[t] for t in range(first + 1, last + 1)]
    return len(between) <= _NEAR and not any(
        each.text in _OPENS or text.syntax.is_verb(each) for each in between
    )


def _is_title(text: Text, span: Span) -> bool:
    """Return whether a quotation is a book's or song's name: "The Quiet State"."""
    words = [word for word in span.of(text.text).split() if len(word) > 3 and word[0].isalpha()]
    return all(word[0].isupper() for word in words)


def _is_verb(text: Text, place: int) -> bool:
    token = text.doc[place]
    return place not in text.names and text.syntax.is_verb(token)


def _subject(text: Text, cues: Cues, verb: Token, segment: list[int]) -> tuple[int | None, bool]:
    """Return who says it, and whether the segment tells at all."""
    inside = set(segment)
    labels = text.syntax.labels
    own = [c for c in verb.children if c.dep_ in labels.subject and c.i in inside]
    subject = own[-1] if own else text.syntax.clause_subject(verb)
    if subject is not None and subject.i not in inside:
        subject = None
    if subject is not None and subject.tag_ in labels.relative:
        subject = text.syntax.antecedent(subject)
    if subject is not None:
        found = text.syntax.denoted(subject, text.names)
        if found is not None and is_spoken_to_before(text, subject, found):
            return None, True
        if found is None:
            found = _beside(text, subject.i + 1, subject.right_edge.i, inside)
        return (found if found is not None and cues.can_speak(text, found) else None), True
    for step in (1, -1):
        found = None
        for place in range(verb.i + step, verb.i + 4 * step, step):
            if place not in inside or text.doc[place].text in {",", ":", ";"}:
                break
            if place in text.names and text.doc[place].dep_ not in labels.possessor:
                found = text.names[place]
                break
            tag = text.doc[place].tag_
            if step > 0 and tag in labels.common_noun and place + 1 not in text.names:
                return None, True  # "asked the corporal", whatever its parse
            if tag in labels.verb or tag in labels.link or tag in labels.infinitive_to:
                break
        if found is not None and cues.can_speak(text, found):
            return found, True
    return None, False


def _beside(text: Text, first: int, last: int, inside: set[int]) -> int | None:
    """Return the person named within a subject's phrase after a comma: "his aunt, Ida Moe"."""
    for place in range(first, last + 1):
        if place in inside and place in text.names and text.doc[place - 1].text == ",":
            mention = text.names[place]
            if text.mentions[mention].type == "Person":
                return mention
    return None


def _whom(text: Text, verb: Token, segment: list[int]) -> int | None:
    """Return who is spoken to by a verb beside direct speech: "told X", "said to X"."""
    words, labels = text.pack.statements, text.syntax.labels
    inside = set(segment)
    if verb.lower_ in words.spoken_to:
        for child in verb.children:
            if (
                child.i in inside
                and child.i > verb.i
                and child.dep_ in labels.object | labels.recipient
            ):
                found = text.syntax.arguments(child, text.names)
                if found:
                    return found[0]
    for found_to in text.syntax.prepositional(verb, words.to, text.names):
        return found_to
    return None
