"""Short forms of organisations and places in a document: acronyms, parts of names."""

from __future__ import annotations

from graphbuild.language.pack import load_pack
from graphbuild.model import Extraction
from graphbuild.resolve.aliases import AliasTable
from graphbuild.resolve.document.groups import Group, Groups
from graphbuild.resolve.names import organisation, place
from graphbuild.resolve.names.gazetteer import places
from graphbuild.resolve.names.key import NameKey, is_acronym, key_of
from graphbuild.resolve.reasons import Kind

_TELLING = 3
"""Letters from which initials say what they stand for without being introduced."""

_BUT_ITS_PLACE = 2
"""How well a name fits that lacks but its place: other parts of a name fit by 1."""
_COUNTRY = 1.0
"""What the gazetteer says of a country: a firm's name with one is a branch, not the firm."""
_FAR_MORE = 3
"""How many times more a name stands here than the next that a short form fits as well."""


def join_definitions(groups: Groups, extraction: Extraction, aliases: AliasTable) -> None:
    """Join each short form to the name that the text introduces it for.

    So are names of birth, and in a letter what those in its head are called.
    """
    of_head = {mention for mention, _ in extraction.addresses}
    for long, short in extraction.definitions:
        brief, full = (NameKey(aliases.key(extraction.mentions[n].text)) for n in (short, long))
        told = Kind.IN_BRACKETS
        if extraction.mentions[short].type == "Person":
            told = Kind.CALL_NAME if long in of_head else Kind.AT_BIRTH
        groups.join(brief, full, told)


def join_acronyms(groups: Groups) -> None:
    """Join each acronym to the one name here whose initials it has."""
    spelled: dict[str, set[NameKey]] = {}
    for full, group in groups.by_key.items():
        if len(full.words) > 1 and group.type() != "Person":
            for short in organisation.initials(group.name()):
                spelled.setdefault(short, set()).add(full)
    for key in list(groups.by_key):
        candidates = spelled.get(key.text, set()) & groups.by_key.keys()
        written = groups.by_key[key].mentions[0].text
        if len(candidates) == 1 and len(key.text) >= _TELLING and is_acronym(written):
            groups.join(key, candidates.pop(), Kind.INITIALS)


def join_short_forms(groups: Groups) -> None:
    """Join organisations and places to the one longer name that theirs can stand for.

    A name is introduced in full and shortened afterwards: what is short before the longer
    name comes is another, unless the longer only adds its place, or the short one stands in a
    headline: that shortens what comes. Of several, one that only
    adds its place comes first: "Air Force" is the United States Air Force, not the Air Force
    Museum; then one that is named far more.
    """
    owner = {
        form: key
        for key, group in groups.by_key.items()
        for form in {key.text, *map(key_of, group.forms())}
        if " " in form
    }
    by_end: dict[str, set[str]] = {}
    for form in owner:
        for word in (form.split()[0], form.split()[-1]):
            by_end.setdefault(word, set()).add(form)
    for short in sorted(groups.by_key, key=lambda k: (-len(k.words), k)):
        if short.second:  # told from a person: that says nothing of what it is short for
            continue
        words = short.words
        ends = (words[0], words[-1], words[-1].removesuffix("s"))
        fits: dict[NameKey, int] = {}
        for form in sorted(set().union(*(by_end.get(word, set()) for word in ends))):
            full = owner[form]
            fit = 0 if full == short else _fit(short, form, full, groups)
            one, other = groups.by_key[short], groups.by_key.get(full)
            if not fit or other is None or not groups.may_join(one, other):
                continue
            in_order = other.first() < one.first() or _is_headlines(one, other, groups)
            if in_order or _in_any_order(short.text, form, fit):
                fits[full] = max(fit, fits.get(full, 0))
        target = _chosen(fits, groups)
        if target and groups.join(short, target, _kind(fits[target], groups.by_key[target])):
            owner |= {form: target for form, key in owner.items() if key == short}


def _kind(fit: int, full: Group) -> Kind:
    """Return why a short form joins a fuller name that it fits so well."""
    if fit == _BUT_ITS_PLACE:
        return Kind.BUT_ITS_PLACE
    return Kind.SHORT_PLACE if full.type() == "Place" else Kind.SHORT_FORM


def _in_any_order(short: str, form: str, fit: int) -> bool:
    """Return whether a name can come before the longer one that it is short for.

    So it is where the longer only adds its place, and for what everybody knows or the map
    has: "Maine" and "the State of Maine", "Socotra" and "Socotra Island"; but "Guayas" before
    "the Guayas River" is not the river. What every state has is its own until another's is
    named: "the Senate" before "the U.S. Senate".
    """
    if short in load_pack().identity.bodies_of_states:
        return False
    if fit == _BUT_ITS_PLACE or form in places() or short in places():
        return True
    added = form.replace(short, "").split()
    return bool(added) and load_pack().places.lands.issuperset(added)


def _is_headlines(one: Group, other: Group, groups: Groups) -> bool:
    """Return whether a name comes before the longer one only in the text's headline."""
    if not groups.headline or any(mention.sentence == 0 for mention in other.mentions):
        return False
    return all(m.sentence == 0 for m in one.mentions if m.span.start < other.first())


def _chosen(fits: dict[NameKey, int], groups: Groups) -> NameKey | None:
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


def _fit(short: NameKey, form: str, full: NameKey, groups: Groups) -> int:
    """Return how well a short form fits a form of a fuller name: 0 if not at all."""
    own, kind = groups.by_key[short].type(), groups.by_key[full].type()
    name = short.text
    before, after = form.removesuffix(f" {name}"), form.removeprefix(f"{name} ")
    lead = before != form and _is_place(before, groups)
    if kind == "Place" and own != "Person":
        return _BUT_ITS_PLACE if lead and " " in name else int(place.is_short(name, form))
    if kind != "Organization" or own == "Place" or name in places():
        return 0
    if own == "Person" and " " in name:
        return 0
    city = (
        NameKey(after) in groups.by_key
        and _is_place(after, groups)
        and places().get(after) != _COUNTRY
    )
    if own == kind and (lead or city):
        return _BUT_ITS_PLACE
    return int(organisation.is_short(name, form, alike=own == kind))


def _is_place(name: str, groups: Groups) -> bool:
    """Return whether a name is a known place, or one of this document."""
    here = groups.by_key.get(NameKey(name))
    return name in places() or (here is not None and here.type() == "Place")
