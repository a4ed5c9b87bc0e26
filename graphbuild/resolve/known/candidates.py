"""Which entities may be which rows of a list, by their names alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graphbuild.resolve.aliases import AliasTable
from graphbuild.resolve.known.kinship import (
    SURE,
    Kin,
    nearness,
    of_organisations,
    of_people,
    of_places,
    untitled,
)
from graphbuild.resolve.known.listed import Listed
from graphbuild.resolve.known.pile import Bearer
from graphbuild.resolve.names.key import key_of, words_of
from graphbuild.resolve.names.organisation import initials
from graphbuild.resolve.names.person import call_names, is_full, surname_words

_LETTERS = 3

Block = tuple[str, ...]


class Candidates:
    """The rows of a list by blocks of like names, so that each entity is compared with few."""

    def __init__(self, rows: Sequence[Listed], aliases: AliasTable) -> None:
        """rows: of all lists. aliases: names that everybody knows to mean the same."""
        self._rows = rows
        self._aliases = aliases
        self._names = [
            tuple(map(untitled, row.names)) if row.type == "Person" else row.names for row in rows
        ]
        self._blocks: dict[Block, list[int]] = {}
        for number, (row, names) in enumerate(zip(rows, self._names, strict=True)):
            for block in self._of_all(names, row.type, is_row=True):
                self._blocks.setdefault(block, []).append(number)

    def near(self, bearer: Bearer) -> Iterator[tuple[int, Kin, str, str]]:
        """Yield the rows that an entity may be: number, likeness, the two names that are alike."""
        blocks = self._of_all(bearer.names, bearer.type, is_row=False)
        numbers = {n for block in blocks for n in self._blocks.get(block, ())}
        for number in sorted(numbers):
            row, found = self._rows[number], []
            for listed in self._names[number]:
                kinds = list(self._compared(listed, row.type, bearer))
                if any(kin is Kin.APART for kin, _ in kinds):
                    break
                # "Ada Moe" is the name of an Ada K. Moe whom some call so, but less than hers.
                found += [
                    (kin, listed, here)
                    for kin, here in sorted(kinds, key=lambda k: (k[0] not in SURE, _length(k[1])))
                ][:1]
            else:
                if found:
                    yield (number, *min(found, key=lambda each: nearness(each[0])))

    def _compared(self, listed: str, type: str | None, bearer: Bearer) -> Iterator[tuple[Kin, str]]:
        """Yield how a name on the list is like each of an entity."""
        for here in bearer.names:
            if type not in {None, bearer.type}:
                if is_full(listed) and key_of(listed) == key_of(here):
                    yield Kin.OTHER_TYPE, here
            elif (kin := self._kin(listed, here, bearer.type)) is not None:
                yield kin, here

    def _kin(self, listed: str, here: str, type: str) -> Kin | None:
        if type == "Person":
            return of_people(listed, here)
        if type == "Place":
            return of_places(listed, here, self._aliases)
        return of_organisations(listed, here, self._aliases)

    def _of_all(self, names: Iterable[str], type: str | None, *, is_row: bool) -> dict[Block, None]:
        """Return the blocks of some names of one bearer, on the list or in the documents."""
        found: dict[Block, None] = {}
        for name in names:
            key = self._aliases.key(name)
            found["name", key] = None
            if type in {None, "Person"}:
                found |= dict.fromkeys(_of_person(name))
            if type != "Person":
                found |= dict.fromkeys(_of_others(name, key, is_row=is_row))
        return found


def _of_person(name: str) -> Iterator[Block]:
    words = words_of(name)
    if is_full(name) and len(words) > 1:
        yield ("words", *sorted(words))
        yield ("ends", words[0][:_LETTERS], words[-1][:_LETTERS])
        for last in surname_words(name):
            for given in (words[0], *call_names(words[0])):
                yield ("surname", last, given[0])


def _of_others(name: str, key: str, *, is_row: bool) -> Iterator[Block]:
    """Yield where a shorter or a longer form of a name is, and what its initials stand for.

    A row is under its whole name as a short form, and under its parts as a long one; an entity
    is looked for the other way round.
    """
    words = key.split()
    parts = {" ".join(words[:n]) for n in range(1, len(words))}
    parts |= {" ".join(words[n:]) for n in range(1, len(words))}
    short, long = ("short", "long") if is_row else ("long", "short")
    yield (short, key)
    for part in sorted(parts):
        yield (long, part)
    if is_row and len(words) > 1:
        yield from (("initials", each) for each in sorted(initials(name)))
    elif not is_row and len(words) == 1:
        yield ("initials", key)


def _length(name: str) -> int:
    """Return a number that is less for longer names."""
    return -len(words_of(name))
