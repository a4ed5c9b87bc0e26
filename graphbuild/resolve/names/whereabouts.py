"""States and countries as what tells places of one name apart."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from graphbuild.language.pack import load_pack
from graphbuild.language.world import gazetteer
from graphbuild.resolve.names.key import key_of


def are_two(one: str, other: str) -> bool:
    """Return whether what lies in one and what lies in the other are two places of one name.

    Only states of the USA tell: borders of countries move, and names of countries overlap.

    >>> are_two("maine", "oregon"), are_two("england", "alabama"), are_two("france", "germany")
    (True, True, False)
    """
    return one != other and not states().isdisjoint({one, other})


def is_told(key: str) -> bool:
    """Return whether a name's key is that of a state of the USA or of another country."""
    return key in _known()


@functools.cache
def states() -> frozenset[str]:
    """Return the keys of the states of the USA."""
    return frozenset(_codes().values())


def state_of_code(name: str) -> str | None:
    """Return the key of the state of the USA that a postal code stands for, or None.

    >>> state_of_code("OR"), state_of_code("N.Y."), state_of_code("or")
    ('oregon', 'new york', None)
    """
    return _codes().get(name.replace(".", ""))


def state_at_end(name: str) -> str | None:
    """Return the key of the state of the USA that a longer name ends with, or None.

    >>> state_at_end("Portland, Oregon"), state_at_end("Oregon"), state_at_end("Portland")
    ('oregon', None, None)
    """
    key = key_of(name)
    return next((state for state in states() if key.endswith(f" {state}")), None)


@functools.cache
def _codes() -> Mapping[str, str]:
    return {code: key_of(name) for code, name in gazetteer.states().items()}


@functools.cache
def _known() -> frozenset[str]:
    countries = {*gazetteer.countries(), *load_pack().demonyms.root.values()}
    nation = {"united states", "united states of america"}
    return states() | frozenset(map(key_of, countries)) - nation
