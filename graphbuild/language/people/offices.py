"""Offices that one alone holds at a time."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from graphbuild.language.loader import Table

Office = tuple[str, ...]


class Offices(Table):
    """Each office by all its names, the first of which stands for it; explained in the file."""

    sole: tuple[Office, ...] = ()
    sole_of_a_place: tuple[Office, ...] = ()
    shared: tuple[str, ...] = ()

    @functools.cached_property
    def of_bodies(self) -> Mapping[str, str]:
        """Return each name of an office that is sole anywhere → the office."""
        return _by_name(self.sole)

    @functools.cached_property
    def of_places(self) -> Mapping[str, str]:
        """Return each name of an office that is sole in a place → the office."""
        return {**_by_name(self.sole), **_by_name(self.sole_of_a_place)}


def _by_name(offices: tuple[Office, ...]) -> dict[str, str]:
    return {name.casefold(): office[0] for office in offices for name in office}
