"""What a person decided of who is who: to be asked while names are compared."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from graphbuild.resolve.names.key import clean, key_of
from graphbuild.resolve.names.slug import slug

_ID = re.compile(r"[a-z]\w*:([a-z0-9-]+?)(?:-\d+)?")
_AT = " @ "


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision. kind: same, different, rename, type or ignore.

    names: whom it is about: names, ids, or a name in one document ("Weber @ a.txt").
    value: the new name or type. line: 1-based, in the file.
    """

    kind: str
    names: tuple[str, ...]
    value: str = ""
    line: int = 0


class Typed(NamedTuple):
    """A decision of an entity's type. name: as a decision names it. who: decided it."""

    name: str
    type: str
    who: str = ""


class Reading(NamedTuple):
    """What is compared of a reference to an entity.

    text: a name's key or, where is_id, the words of an id. document: where it is meant,
    "" if anywhere.
    """

    text: str
    document: str = ""
    is_id: bool = False


@dataclass(frozen=True, slots=True)
class Curation:
    """All decisions, to be asked while names are compared."""

    entries: tuple[Entry, ...] = ()

    def forbids(
        self, left: str, right: str, left_document: str = "", right_document: str = ""
    ) -> bool:
        """Return whether somebody decided that two names are two entities."""
        pairs = _different(self.entries)
        if not pairs:
            return False
        lefts, rights = _readings(left, left_document), _readings(right, right_document)
        return any((a in lefts and b in rights) or (a in rights and b in lefts) for a, b in pairs)

    def tells_apart(self, name: str) -> bool:
        """Return whether a name stands in a decision that two are two."""
        known = _told_apart(self.entries)
        return bool(known) and not known.isdisjoint(each.text for each in _readings(name, ""))

    def decided(self, left: str, right: str) -> bool:
        """Return whether two references stand in one decision, "same" or "different"."""
        return any(
            left in entry.names and right in entry.names for entry in self.of("same", "different")
        )

    def spelling(self, name: str) -> int:
        """Return the number of a name's spelling where it was told from another, mostly 0."""
        numbers = _spellings(self.entries)
        return numbers.get(clean(name), 0) if numbers else 0

    def of(self, *kinds: str) -> Iterator[Entry]:
        """Yield the entries of some kinds."""
        return (entry for entry in self.entries if entry.kind in kinds)


def parse_reference(reference: str) -> tuple[str, str]:
    """Return name and document of "Weber @ a.txt"; the document is "" where none is named."""
    name, _, document = reference.partition(_AT)
    return name.strip(), document.strip()


def reference(name: str, document_id: str = "") -> str:
    """Return how curation.yaml speaks of a name, in one document if given."""
    return f"{name}{_AT}{document_id}" if document_id else name


def is_ambiguous(name: str) -> bool:
    """Return whether a name would be read as an id, or as a name in a document."""
    return not name.strip() or _AT in name or bool(_ID.fullmatch(name))


def reading(reference: str) -> Reading:
    """Return what is compared of a reference."""
    name, document = parse_reference(reference)
    found = _ID.fullmatch(name)
    return Reading(found[1], document, is_id=True) if found else Reading(key_of(name), document)


def _readings(name: str, document: str) -> set[Reading]:
    key, words = key_of(name), slug(name)
    return {
        *(Reading(key, place) for place in (document, "")),
        *(Reading(words, place, is_id=True) for place in (document, "")),
    }


@functools.lru_cache(maxsize=8)
def _different(entries: tuple[Entry, ...]) -> tuple[tuple[Reading, Reading], ...]:
    return tuple(
        (reading(a), reading(b))
        for entry in entries
        if entry.kind == "different"
        for n, a in enumerate(entry.names)
        for b in entry.names[n + 1 :]
    )


@functools.lru_cache(maxsize=8)
def _told_apart(entries: tuple[Entry, ...]) -> frozenset[str]:
    return frozenset(each.text for pair in _different(entries) for each in pair)


@functools.lru_cache(maxsize=8)
def _spellings(entries: tuple[Entry, ...]) -> dict[str, int]:
    """Return a number for each spelling that was told from another of the same key."""
    numbers = {}
    for entry in entries:
        if entry.kind == "different":
            for n, name in enumerate(entry.names):
                others = (x for x in entry.names[:n] if key_of(x) == key_of(name))
                if any(x != name and _AT not in x for x in others):
                    numbers[name] = n
    return numbers
