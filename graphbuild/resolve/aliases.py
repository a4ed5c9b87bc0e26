"""Names that are known to mean the same, whatever the documents say."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType

from graphbuild.language.loader import read_table
from graphbuild.language.pack import load_pack
from graphbuild.language.world.aliases import Aliases
from graphbuild.resolve.names.key import clean, is_acronym, key_of, remembered


class AliasTable:
    """Name key → the name that is shown, and its type."""

    def __init__(self, canonical: dict[str, tuple[str, str]]) -> None:
        """canonical: key of each alias → (shown name, type)."""
        self._canonical = MappingProxyType(canonical)
        self.key = remembered(self._key)

    def __reduce__(self) -> tuple[type[AliasTable], tuple[dict[str, tuple[str, str]]]]:
        """Return how another process makes the same table."""
        return AliasTable, (dict(self._canonical),)

    def _key(self, name: str) -> str:
        """Return the key of the name that `name` is an alias of, else its own.

        A longer name that begins with an alias in capitals begins with what that is short
        for: "U.S. Navy", "EU Commission".
        """
        own = key_of(name)
        found = self._canonical.get(own)
        # "us" and "who" are words: only in capitals are they a country and an agency.
        if found and (len(own) > 3 or is_acronym(clean(name))):
            return key_of(found[0])
        first, _, rest = own.partition(" ")
        if not rest or first not in self._canonical:
            return own
        if not is_acronym(clean(name).split()[0]):
            return own
        return f"{key_of(self._canonical[first][0])} {rest}"

    def shown(self, key: str) -> tuple[str, str] | None:
        """Return the name to show and the type of a key from the table, else None."""
        return self._canonical.get(key)


def load(extra: Iterable[Path] = ()) -> AliasTable:
    """Return the shipped table with the user's own on top.

    extra: YAML files of the same form. Raises ConfigError on a wrong one, with its lines.
    """
    canonical = dict(_shipped())
    for path in extra:
        canonical |= _by_key(read_table(path, Aliases))
    return AliasTable(canonical)


@functools.cache
def _shipped() -> dict[str, tuple[str, str]]:
    return _by_key(load_pack().aliases)


def _by_key(table: Aliases) -> dict[str, tuple[str, str]]:
    return {key_of(name): (line[0], kind) for kind, line in table.lines() for name in line}
