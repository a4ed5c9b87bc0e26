"""Names that are known to mean the same, whatever the documents say."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from graphbuild.errors import ConfigError
from graphbuild.language.pack import EN
from graphbuild.resolve.names import key as names


class AliasTable:
    """Name key → the name that is shown, and its type."""

    def __init__(self, canonical: dict[str, tuple[str, str]]) -> None:
        """canonical: key of each alias → (shown name, type)."""
        self._canonical = MappingProxyType(canonical)

    def key(self, name: str) -> str:
        """Return the key of the name that `name` is an alias of, else its own.

        A longer name that begins with an alias in capitals begins with what that is short
        for: "U.S. Navy", "EU Commission".
        """
        own = names.key(name)
        found = self._canonical.get(own)
        # "us" and "who" are words: only in capitals are they a country and an agency.
        if found and (len(own) > 3 or names.is_acronym(names.clean(name))):
            return names.key(found[0])
        first, _, rest = own.partition(" ")
        if not rest or first not in self._canonical:
            return own
        if not names.is_acronym(names.clean(name).split()[0]):
            return own
        return f"{names.key(self._canonical[first][0])} {rest}"

    def shown(self, key: str) -> tuple[str, str] | None:
        """Return the name to show and the type of a key from the table, else None."""
        return self._canonical.get(key)


def load(extra: Iterable[Path] = ()) -> AliasTable:
    """Return the shipped table with the user's own on top.

    extra: YAML files of the same form. Raises ConfigError on a wrong one.
    """
    canonical = dict(_shipped())
    for path in extra:
        try:
            text = path.read_text("utf-8")
        except OSError as error:
            raise ConfigError(f"cannot read {path}: {error.strerror}.") from error
        canonical |= _parsed(text, str(path))
    return AliasTable(canonical)


@functools.cache
def _shipped() -> dict[str, tuple[str, str]]:
    text = EN.joinpath("aliases.yaml").read_text("utf-8")
    return _parsed(text, "aliases.yaml")


def _parsed(text: str, where: str) -> dict[str, tuple[str, str]]:
    try:
        table: Any = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        raise ConfigError(f"{where} is not YAML: {error}") from error
    found: dict[str, tuple[str, str]] = {}
    if not isinstance(table, dict):
        raise ConfigError(f"{where}: expected `Type:` and lists of names below it.")
    for kind, lines in table.items():
        for line in lines or ():
            if not isinstance(line, list) or not all(isinstance(name, str) for name in line):
                raise ConfigError(f"{where}: under {kind}, {line!r} is no list of names.")
            for name in line:
                found[names.key(name)] = (line[0], str(kind))
    return found
