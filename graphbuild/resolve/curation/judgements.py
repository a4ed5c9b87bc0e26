"""What a person decided of who is who: to be asked while names are compared."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from graphbuild.resolve.corpus.ids import slug
from graphbuild.resolve.names import key as names

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

    def decided(self, left: str, right: str) -> bool:
        """Return whether two references stand in one decision, "same" or "different"."""
        return any(
            left in entry.names and right in entry.names for entry in self.of("same", "different")
        )

    def apart(self, name: str) -> str:
        """Return what keeps a name's key apart from another spelling's, mostly ""."""
        return _spellings(self.entries).get(name, "")

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


def reading(wanted: str) -> tuple[str, str]:
    """Return what is compared of a reference: a key or an id's words, and the document."""
    name, document = parse_reference(wanted)
    found = _ID.fullmatch(name)
    return (f"id {found[1]}" if found else names.key(name)), document


def _readings(name: str, document: str) -> set[tuple[str, str]]:
    forms = (names.key(name), f"id {slug(name)}")
    return {(form, place) for form in forms for place in (document, "")}


@functools.lru_cache(maxsize=8)
def _different(entries: tuple[Entry, ...]) -> tuple[tuple[tuple[str, str], tuple[str, str]], ...]:
    return tuple(
        (reading(a), reading(b))
        for entry in entries
        if entry.kind == "different"
        for n, a in enumerate(entry.names)
        for b in entry.names[n + 1 :]
    )


@functools.lru_cache(maxsize=8)
def _spellings(entries: tuple[Entry, ...]) -> dict[str, str]:
    """Return a mark for each spelling that was told from another of the same key."""
    marks = {}
    for entry in entries:
        if entry.kind == "different":
            for n, name in enumerate(entry.names):
                others = (x for x in entry.names[:n] if names.key(x) == names.key(name))
                if any(x != name and _AT not in x for x in others):
                    marks[name] = f" #{n}"
    return marks
