"""Short forms of organisations and places in a document: acronyms, parts of names."""

from __future__ import annotations

from graphbuild.model import Extraction
from graphbuild.resolve import names, types
from graphbuild.resolve.aliases import AliasTable
from graphbuild.resolve.gazetteer import places
from graphbuild.resolve.group import MERGED_SURELY, Groups

_TELLING = 3
"""Letters from which initials say what they stand for without being introduced."""

_PLACE_WORDS = frozenset(
    "city island islands isle isles archipelago river mountains town township village".split()
)
_BETWEEN = ("of", "for", "in", "at", "and", "the", "to", "with")
"""A word before a name's end by which the end is something else: "Bank of Jadrin"."""


def join_definitions(groups: Groups, extraction: Extraction, aliases: AliasTable) -> None:
    """Join each short form to the name that the text introduces it for in brackets."""
    for long, short in extraction.definitions:
        brief, full = (aliases.key(extraction.mentions[n].text) for n in (short, long))
        groups.join(brief, full, "introduced in brackets", MERGED_SURELY)


def join_acronyms(groups: Groups) -> None:
    """Join each acronym to the one name here whose initials it has."""
    spelled: dict[str, set[str]] = {}
    for full, group in groups.by_key.items():
        if " " in full and group.type() != "Person":
            for short in names.initials(group.name()):
                spelled.setdefault(short, set()).add(full)
    for short in list(groups.by_key):
        candidates = spelled.get(short, set()) & groups.by_key.keys()
        written = groups.by_key[short].mentions[0].text
        if len(candidates) == 1 and len(short) >= _TELLING and names.is_acronym(written):
            groups.join(short, candidates.pop(), "its initials", 0.9)


def join_short_forms(groups: Groups) -> None:
    """Join organisations and places to the one longer name that theirs can stand for."""
    by_end: dict[str, set[str]] = {}
    for name in groups.by_key:
        if " " in name:
            for word in (name.split()[0], name.split()[-1]):
                by_end.setdefault(word, set()).add(name)
    for short in sorted(groups.by_key, key=lambda n: (-len(n.split()), n)):
        words = short.split()
        ends = (words[0], words[-1], words[-1].removesuffix("s"))
        candidates = set().union(*(by_end.get(word, set()) for word in ends))
        fitting = [
            name
            for name in sorted(candidates - {short})
            if name in groups.by_key
            and short in groups.by_key
            and _is_short_form(short, name, groups)
        ]
        if len(fitting) == 1:
            groups.join(short, fitting[0], "its short form, and the one name here that fits", 0.85)


def _is_short_form(short: str, full: str, groups: Groups) -> bool:
    kind = groups.by_key[full].type()
    own = groups.by_key[short].type()
    if kind == "Place":
        return own != "Person" and _is_short_place(short, full)
    if kind != "Organization" or own == "Place" or short in places():
        return False
    if own == "Person" and " " in short:
        return False
    return _is_short_organization(short, full, alike=own == kind)


def _is_short_place(short: str, full: str) -> bool:
    """Return whether a place's name is short for another.

    >>> _is_short_place("bosnia", "bosnia and herzegovina")
    True
    >>> _is_short_place("socotra", "socotra island"), _is_short_place("kansas", "kansas city")
    (True, False)
    """
    if full.startswith(f"{short} and "):
        return True
    if short in places():
        return full in (f"city of {short}", f"state of {short}")
    if full.startswith(f"{short} "):
        return full.removeprefix(f"{short} ") in _PLACE_WORDS
    if full in (f"{short.removesuffix('s')} islands", f"{short.removesuffix('s')} isles"):
        return True
    lead = full.removesuffix(f" {short}")
    return lead != full and lead in _PLACE_WORDS | {"city of", "town of", "island of", "state of"}


def _is_short_organization(short: str, full: str, *, alike: bool) -> bool:
    """Return whether an organisation's name is short for another. alike: of one type here.

    "Fulmar" for "Fulmar Infrastructure Partners", whatever the model took it for;
    "Port Authority" for "Jadrin Port Authority"; "Ravens" for "Leyton Ravens", after a
    place; "the University" for "University of Jadrin".
    """
    if full.startswith(f"{short} "):
        rest = full.removeprefix(f"{short} ")
        generic = types.says(rest.split()[-1], "Organization")
        return " " in short or generic or (alike and rest.startswith("of ") and _is_kind(short))
    lead = full.removesuffix(f" {short}")
    if lead == full or not alike or lead.split()[-1] in _BETWEEN:
        return False
    return " " in short or _is_kind(short) or lead in places()


def _is_kind(word: str) -> bool:
    """Return whether a word on its own says what sort of organisation it is: "university"."""
    return types.says(word.rsplit(maxsplit=1)[-1], "Organization")
