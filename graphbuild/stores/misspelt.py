"""Properties that a query names and the graph has not: a warning, with the nearest name."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graphbuild.errors import did_you_mean, near_names
from graphbuild.stores.tokens import Token, closing, tokens_of

_PARTS = frozenset(
    "year quarter month week weekyear day dayofweek weekday dayofquarter quarterday ordinalday "
    "hour minute second millisecond microsecond nanosecond years quarters months weeks days "
    "hours minutes seconds milliseconds microseconds nanoseconds timezone offset epochmillis "
    "epochseconds x y z latitude longitude srid".split()
)
"""What dates, durations and points have."""


def misspelt(cypher: str, known: Collection[str]) -> list[str]:
    """Return a sentence for each property of a query that no node or edge has.

    known: the names of the graph's properties. Keys of the query's own maps are none of them.
    """
    tokens = tokens_of(cypher)
    own = {
        token.word
        for n, token in enumerate(tokens[:-1])
        if token.is_name and tokens[n + 1].word == ":" and tokens[n - 1].word in ("{", ",")
    }
    asked = dict.fromkeys([*_after_points(tokens), *_in_patterns(tokens)])
    in_patterns = {*_in_patterns(tokens)}
    return [
        f"no node and no relationship has a property {name}.{did_you_mean(near_names(name, known))}"
        for name in asked
        if name not in known
        and name.lower() not in _PARTS
        and (name in in_patterns or name not in own)
    ]


def _after_points(tokens: Sequence[Token]) -> list[str]:
    """Return the names after a point that call no function."""
    return [
        token.word
        for n, token in enumerate(tokens)
        if n > 1
        and token.is_name
        and tokens[n - 1].word == "."
        and (tokens[n - 2].is_name or tokens[n - 2].word in (")", "]", "{", ","))
        and not _calls(tokens, n)
    ]


def _calls(tokens: Sequence[Token], n: int) -> bool:
    """Return whether names and points from here on lead to a bracket, as apoc.coll.max( does."""
    while n + 2 < len(tokens) and tokens[n + 1].word == "." and tokens[n + 2].is_name:
        n += 2
    return n + 1 < len(tokens) and tokens[n + 1].word == "("


def _in_patterns(tokens: Sequence[Token]) -> list[str]:
    """Return the keys of maps in patterns, as in (n:Person {name: $who})."""
    found = []
    for n, token in enumerate(tokens):
        if token.word != "{" or token.is_text or n < 2 or not _in_element(tokens, n):
            continue
        end = closing(tokens, n)
        found += [
            tokens[k].word
            for k in range(n + 1, end - 1)
            if tokens[k].is_name and tokens[k + 1].word == ":" and tokens[k - 1].word in ("{", ",")
        ]
    return found


def _in_element(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a map stands in a node or relationship: after its label or its name."""
    n = at - 1
    while n > 0 and (tokens[n].is_name or tokens[n].word in (":", "|", "&")):
        n -= 1
    words = {token.word for token in tokens[n + 1 : at]}
    return tokens[n].word in ("(", "[") and ":" in words
