"""Mentions that a text tells apart: nobody is his own wife, and no firm sues itself."""

from __future__ import annotations

from collections.abc import Mapping

from graphbuild.model import Extraction


def told_apart(extraction: Extraction) -> Mapping[int, set[int]]:
    """Return mention → the mentions that are of another entity, since the text ties the two.

    What stands at the two ends of a relation is two, and so are like names in one clause (a
    cannot-link constraint; Wagstaff et al. 2001, Constrained k-means clustering, ICML). An end
    that is a pronoun or description is the name that it stands for.
    """
    means = dict(extraction.anaphora)
    found: dict[int, set[int]] = {}
    ends = [(r.head, r.tail) for r in extraction.relations]
    for pair in (*ends, *extraction.apart):
        one, other = (means.get(end, end) for end in pair)
        if one != other:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return found
