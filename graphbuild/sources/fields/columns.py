"""Which column of a record is its text, its title, its date: as set, or by usual names."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources

import yaml

from graphbuild.config import TableSettings
from graphbuild.sources.told import Notice

_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """The column of each part of a document, None where a record has none."""

    text: str | None
    id: str | None
    title: str | None
    date: str | None
    source: str | None


_PARTS = tuple(Columns.__slots__)


class Choice:
    """Chooses the columns of a file's records, and tells what it chose by itself."""

    def __init__(self, settings: TableSettings, where: str) -> None:
        """where: the file, as notices call it."""
        self._set = settings.model_dump()
        self._where = where
        self._candidates: dict[tuple[str, ...], dict[str, list[str]]] = {}
        self._told: set[str] = set()

    def of(self, fields: Mapping[str, object]) -> Columns:
        """Return the columns of a record."""
        names = tuple(fields)
        if names not in self._candidates:
            self._candidates = {names: self.among(names)}  # of like records, one after the other
        found = self._candidates[names]
        return Columns(*(_first_filled(found[part], fields) for part in _PARTS))

    def among(self, names: Iterable[str]) -> dict[str, list[str]]:
        """Return the columns that may be each part, likeliest first."""
        there = list(names)
        known: dict[str, str] = {}
        for name in there:
            known.setdefault(_SIGNS.sub("", str(name)).casefold(), name)
        return {
            part: [known[usual] for usual in _usual()[part] if usual in known]
            if self._set[part] is None
            else [self._set[part]] * (self._set[part] in there)
            for part in _PARTS
        }

    def news(self, chosen: Columns) -> Notice | None:
        """Return what is to be told of a choice, None if that has been told or needs no word."""
        parts = ((part, getattr(chosen, part)) for part in _PARTS)
        told = ", ".join(
            f"{part} from {name}"
            for part, name in parts
            if name not in (None, part) and self._set[part] is None
        )
        if not told or told in self._told:
            return None
        self._told.add(told)
        return Notice(self._where, f"takes its {told}")


def _first_filled(names: list[str], fields: Mapping[str, object]) -> str | None:
    filled = (name for name in names if not _is_blank(fields[name]))
    return next(filled, names[0] if names else None)


def _is_blank(value: object) -> bool:
    is_empty = isinstance(value, str) and not value.strip()
    return is_empty or value is None or isinstance(value, dict | list)


@functools.cache
def _usual() -> Mapping[str, list[str]]:
    text = resources.files(__package__).joinpath("columns.yaml").read_text("utf-8")
    found: dict[str, list[str]] = yaml.safe_load(text)
    return found
