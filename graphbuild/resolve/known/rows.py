"""One row of a list of names, as a record; what is wrong with it, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graphbuild.errors import did_you_mean, near_names
from graphbuild.language.pack import load_pack
from graphbuild.language.people.gender import Gender
from graphbuild.language.world.countries import code_of, country_names
from graphbuild.resolve.known.listed import Listed
from graphbuild.resolve.known.words import list_words, plain
from graphbuild.resolve.names.key import clean, legal_form
from graphbuild.resolve.names.person import generation

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_SHOWN = 60
"""Characters of a cell that an error shows."""


@dataclass(frozen=True, slots=True)
class Faults:
    """What is wrong with the rows of lists, a sentence each.

    loosely: whether what a row says of countries and days is passed over where it is unknown.
    """

    told: list[str]
    loosely: bool = False

    def tell(self, place: str, what: str) -> None:
        """Note what is wrong with a row."""
        self.told.append(f"{place}: {what}.")


def columns_of(names: Iterable[str]) -> dict[str, str]:
    """Return field → the column of a list that holds it, by their usual names."""
    there: dict[str, str] = {}
    for name in sorted(names):
        there.setdefault(plain(name), name)
    return {
        field: there[usual[0]]
        for field, words in list_words().fields.items()
        if (usual := [word for word in words if word in there])
    }


def listed_of(
    fields: Mapping[str, Any], columns: Mapping[str, str], source: str, place: str, faults: Faults
) -> Listed | None:
    """Return the record of a row, None where it has none; its faults are told.

    source: the list, where the row names none. place: of the row.
    """
    cells = {field: _values(fields.get(column)) for field, column in columns.items()}
    whole = _values(fields.get(columns["name"]), whole=isinstance(fields[columns["name"]], str))
    if not whole:
        faults.tell(place, "there is no name. Fill it in, or take the row out")
        return None
    ids = _values(fields.get(columns["id"]), whole=True) if "id" in columns else [whole[0], place]
    if not ids:
        faults.tell(place, f"{_short(whole[0])} has no id. Fill it in, or leave the column out")
        return None
    type = _type(cells.get("type", []), place, faults)
    written = (*whole, *cells.get("aliases", []))
    names = [name for each in written for name in _spoken(each, type)]
    return Listed(
        id=ids[0] if "id" in columns else f"{whole[0]} ({place.rsplit(' ', 2)[-1]})",
        names=tuple(dict.fromkeys(name for name in names if clean(name))) or (whole[0],),
        source=next(iter(cells.get("source", [])), source),
        place=place,
        type=type,
        countries=_countries(cells.get("country", []), place, faults),
        born=_days(cells.get("born", []), place, faults),
        organisations=tuple(cells.get("organisation", [])),
        roles=tuple(cells.get("role", [])),
        gender=_gender(cells.get("gender", []), whole[0]),
    )


def _values(cell: object, *, whole: bool = False) -> list[str]:
    """Return the values of a cell: a list's, or those of a text with signs between."""
    if isinstance(cell, list):
        return [value for each in cell for value in _values(each, whole=True)]
    if cell is None or isinstance(cell, dict):
        return []
    text = str(cell)
    if not whole:
        for sign in list_words().separators[1:]:
            text = text.replace(sign, list_words().separators[0])
    parts = [text] if whole else text.split(list_words().separators[0])
    return [folded for part in parts if (folded := " ".join(part.split()))]


def _spoken(name: str, type: str | None) -> tuple[str, ...]:
    """Return a name as it is spoken; both ways, where the list does not say whether a person's."""
    if type not in {None, "Person"}:
        return (name,)
    return (_in_order(name),) if type else tuple(dict.fromkeys((_in_order(name), name)))


def _in_order(name: str) -> str:
    """Return a name as it is spoken: "Ada Nwosu" for "Nwosu, Ada" and for "NWOSU Ada"."""
    last, comma, first = name.partition(",")
    if comma and first.strip() and "," not in first and not _is_form(first):
        return f"{first.strip()} {last.strip()}"
    words = name.split()
    capitals = [len(word) > 1 and word.isupper() and "." not in word for word in words]
    is_turned = capitals == [True, False] and words[1].istitle()
    return f"{words[1]} {words[0].title()}" if is_turned else name


def _is_form(text: str) -> bool:
    """Return whether what follows a comma belongs to a firm's name, or is a generation."""
    return bool(legal_form(f"x {text}")) or generation(f"x {text}") is not None


def _type(values: list[str], place: str, faults: Faults) -> str | None:
    if not values:
        return None
    words = list_words()
    found = words.type_of.get(plain(values[0]))
    if found is None:
        near = did_you_mean(near_names(values[0], words.types))
        kinds = ", ".join(words.types)
        faults.tell(place, f"{_short(values[0])} is no type.{near} Types are {kinds}")
    return found


def _countries(values: list[str], place: str, faults: Faults) -> frozenset[str]:
    found = set()
    for value in values:
        code = code_of(value)
        if code:
            found.add(code)
        elif not faults.loosely:
            near = did_you_mean(near_names(value, country_names()))
            faults.tell(
                place,
                f"{_short(value)} is no country.{near} Write its name, or its code of ISO 3166",
            )
    return frozenset(found)


def _days(values: list[str], place: str, faults: Faults) -> tuple[str, ...]:
    found = []
    for value in values:
        match = _DAY.fullmatch(value.split("T")[0])
        if match and int(match[2] or 1) in range(1, 13) and int(match[3] or 1) in range(1, 32):
            found.append(match[0])
        elif not faults.loosely:
            faults.tell(
                place,
                f"{_short(value)} is no birth date. Write 1961-05-03, 1961-05 or 1961",
            )
    return tuple(found)


def _gender(values: list[str], name: str) -> Gender | None:
    """Return the gender that a row gives, else that of a title before the name."""
    if values:
        return list_words().gender_of.get(plain(values[0]))
    return load_pack().gender.titles.get(name.split(maxsplit=1)[0].lower().rstrip("."))


def _short(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
