"""Short forms of organisations and places in a document: acronyms, parts of names."""

from __future__ import annotations

from graphbuild.model import Extraction
from graphbuild.resolve import types
from graphbuild.resolve.aliases import AliasTable
from graphbuild.resolve.document.groups import MERGED_SURELY, Groups
from graphbuild.resolve.gazetteer import places, state_codes
from graphbuild.resolve.names import key as names

_TELLING = 3
"""Letters from which initials say what they stand for without being introduced."""

_BUT_ITS_PLACE = 2
"""How well a name fits that lacks but its place: other parts of a name fit by 1."""
_COUNTRY = 1.0
"""What the gazetteer says of a country: a firm's name with one is a branch, not the firm."""
_FAR_MORE = 3
"""How many times more a name stands here than the next that a short form fits as well."""
_PLACE_WORDS = frozenset(
    "city island islands isle isles archipelago river mountains town township village".split()
)
_LOCATED = frozenset("am de del della di du on sur upon".split())
"""Words that tell where a town lies: "Halvern upon Tessar"."""
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
    """Join organisations and places to the one longer name that theirs can stand for.

    Of several, a name that only adds its place comes first: "Air Force" is the United
    States Air Force, not the Air Force Museum; then one that is named far more.
    """
    owner = {
        form: key
        for key, group in groups.by_key.items()
        for form in {key, *map(names.key, group.forms())}
        if " " in form
    }
    by_end: dict[str, set[str]] = {}
    for form in owner:
        for word in (form.split()[0], form.split()[-1]):
            by_end.setdefault(word, set()).add(form)
    for short in sorted(groups.by_key, key=lambda n: (-len(n.split()), n)):
        words = short.split()
        ends = (words[0], words[-1], words[-1].removesuffix("s"))
        fits: dict[str, int] = {}
        for form in sorted(set().union(*(by_end.get(word, set()) for word in ends))):
            full = owner[form]
            if full != short and (fit := _fit(short, form, full, groups)):
                fits[full] = max(fit, fits.get(full, 0))
        target = _chosen(fits, groups)
        if target and groups.join(
            short, target, "its short form, and the one name here that fits", 0.85
        ):
            owner |= {form: target for form, key in owner.items() if key == short}


def _chosen(fits: dict[str, int], groups: Groups) -> str | None:
    """Return the name that fits best, or of those that fit as well one far more named."""
    best = max(fits.values(), default=0)
    ranked = sorted(
        (key for key, fit in fits.items() if fit == best),
        key=lambda key: (-len(groups.by_key[key].mentions), key),
    )
    if len(ranked) < 2:
        return ranked[0] if ranked else None
    first, second = (len(groups.by_key[key].mentions) for key in ranked[:2])
    return ranked[0] if first >= _FAR_MORE * second else None


def _fit(short: str, form: str, full: str, groups: Groups) -> int:
    """Return how well a short form fits a form of a fuller name: 0 if not at all."""
    own, kind = groups.by_key[short].type(), groups.by_key[full].type()
    before, after = form.removesuffix(f" {short}"), form.removeprefix(f"{short} ")
    lead = before != form and _is_place(before, groups)
    if kind == "Place" and own != "Person":
        return _BUT_ITS_PLACE if lead and " " in short else int(_is_short_place(short, form))
    if kind != "Organization" or own == "Place" or short in places():
        return 0
    if own == "Person" and " " in short:
        return 0
    city = after in groups.by_key and _is_place(after, groups) and places().get(after) != _COUNTRY
    if own == kind and (lead or city):
        return _BUT_ITS_PLACE
    return int(_is_short_organization(short, form, alike=own == kind))


def _is_place(name: str, groups: Groups) -> bool:
    """Return whether a name is a known place, or one of this document."""
    return name in places() or (name in groups.by_key and groups.by_key[name].type() == "Place")


def _is_short_place(short: str, full: str) -> bool:
    """Return whether a place's name is short for another.

    >>> _is_short_place("bosnia", "bosnia and herzegovina")
    True
    >>> _is_short_place("reno", "reno nv"), _is_short_place("reno", "reno airport")
    (True, False)
    >>> _is_short_place("socotra", "socotra island"), _is_short_place("kansas", "kansas city")
    (True, False)
    """
    if full.startswith(f"{short} and "):
        return True
    rest = full.removeprefix(f"{short} ")
    if rest != full and (rest in state_codes() or rest in state_codes().values()):
        return True
    if short in places():
        return full in (f"city of {short}", f"state of {short}")
    if rest != full:
        return rest in _PLACE_WORDS or (" " in rest and rest.split()[0] in _LOCATED)
    if full in (f"{short.removesuffix('s')} islands", f"{short.removesuffix('s')} isles"):
        return True
    lead = full.removesuffix(f" {short}")
    if lead != full and types.says(short, "Place") and not short.endswith("s"):
        return True
    return lead != full and lead in _PLACE_WORDS | {"city of", "town of", "island of", "state of"}


def _is_short_organization(short: str, full: str, *, alike: bool) -> bool:
    """Return whether an organisation's name is short for another. alike: of one type here.

    "Fulmar" for "Fulmar Infrastructure Partners", whatever the model took it for;
    "Port Authority" for "Jadrin Port Authority"; "Ravens" for "Leyton Ravens"; "the
    University" for "University of Jadrin". A whole name such as "Jadrin University" is
    not short for "Jadrin University Press", which is another.
    """
    if full.startswith(f"{short} "):
        rest = full.removeprefix(f"{short} ")
        generic = types.says(rest.split()[-1], "Organization")
        if " " in short and _is_kind(short) and rest.split()[0] not in _BETWEEN:
            return rest == "group" or not (" " in rest or generic or types.says(rest, "Place"))
        return " " in short or generic or (alike and rest.startswith("of ") and _is_kind(short))
    lead = full.removesuffix(f" {short}")
    if lead == full or not alike or lead.split()[-1] in _BETWEEN:
        return False
    return " " in short or _is_kind(short) or short.endswith("s")


def _is_kind(word: str) -> bool:
    """Return whether a word on its own says what sort of organisation it is: "university"."""
    return types.says(word.rsplit(maxsplit=1)[-1], "Organization")
