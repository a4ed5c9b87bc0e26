"""Short names of people in a document: surnames, first names, initials."""

from __future__ import annotations

from collections.abc import Iterable

from graphbuild.model import Mention
from graphbuild.resolve.document.addresses import differ_in_gender
from graphbuild.resolve.document.groups import Group, Groups
from graphbuild.resolve.document.surnames import share_out
from graphbuild.resolve.names import person
from graphbuild.resolve.names.key import NameKey, is_acronym, words_of
from graphbuild.resolve.names.kinds import name_votes
from graphbuild.resolve.reasons import Kind


def join_short_names(groups: Groups) -> None:
    """Join each short person name to the one full name in the document that fits.

    Longer forms first, so that "Goode" sees "Matthew Goode" and "Matthew William Goode"
    as one. A surname that several bear goes to the bearer most present where it stands,
    or to none, mention by mention.
    """
    full = {k for k, group in groups.by_key.items() if group.called or _is_full_person(group)}
    by_word: dict[str, set[NameKey]] = {}

    def index(keys: Iterable[NameKey]) -> None:
        for key in keys:
            for word in person.every_word(groups.by_key[key].name()):
                by_word.setdefault(word, set()).add(key)

    index(full)
    for short in sorted(groups.by_key, key=lambda key: (-len(key.words), key)):
        if short in groups.by_key and _can_be_person(groups.by_key[short]):
            words = {*short.words, *person.every_word(groups.by_key[short].name())}
            near = set().union(*(by_word.get(word, ()) for word in words)) - {short}
            _join_one(short, near, groups)
            index(near & groups.by_key.keys())


def drop_families(groups: Groups) -> None:
    """Drop families: "the Grgićs" is none of the people of that surname."""
    surnames = {
        person.surname(group.name()) for group in groups.by_key.values() if _is_full_person(group)
    }
    for key in list(groups.by_key):
        name = key.text
        plural = name.endswith("s") and " " not in name and name not in surnames
        if plural and (name[:-1] in surnames or name.removesuffix("es") in surnames):
            del groups.by_key[key]


def _is_full_person(group: Group) -> bool:
    return person.is_full(group.name()) and group.type() == "Person"


def _join_one(short: NameKey, full: set[NameKey], groups: Groups) -> None:
    """Join a name to the one that fits of the full names that share a word with it."""
    by_key = groups.by_key
    fitting = [
        key
        for key in sorted(full)
        if key in by_key
        and person.is_part_of(by_key[short].name(), by_key[key].name())
        and not (by_key[short].called and by_key[key].called)
        and not differ_in_gender(by_key[short], by_key[key])
        and groups.may_join(by_key[short], by_key[key])
    ]
    if not fitting:
        _join_less_common(short, full, groups)
        return
    fitting = _surnames_first(short, fitting, groups)
    first = min(by_key[key].first() for key in fitting)
    if _is_something_else_too(short, by_key[short], first):
        apart = by_key[short].split_off(lambda _, mention: not _is_person_here(mention))
        if not by_key[short].mentions:
            by_key[short] = apart
            return
        by_key[short.of_second()] = apart
    if len(fitting) == 1:
        kind = _kind(by_key[short].name(), by_key[fitting[0]].name())
        groups.join(short, fitting[0], kind)
    elif not person.is_full(by_key[short].name()):
        share_out(short, fitting, groups)


def _kind(short: str, full: str) -> Kind:
    """Return what a short name is of the full one that fits."""
    words = words_of(short)
    if any(len(word) == 1 for word in words):
        return Kind.WITH_INITIALS
    if person.is_full(short):
        return Kind.FEWER_NAMES
    return Kind.SURNAME if words[-1] in person.surname_words(full) else Kind.GIVEN_NAME


def _join_less_common(short: NameKey, full: set[NameKey], groups: Groups) -> None:
    """Join what neither begins nor ends like a full name as short names mostly do.

    Its beginning, all given names; its given name and the initial of its surname; or its
    middle, the surname of "Gabriel García
    Márquez" or a call name in quotes.
    """
    name = groups.by_key[short].name()
    others = {
        key: groups.by_key[key].name()
        for key in sorted(full & groups.by_key.keys())
        if not differ_in_gender(groups.by_key[short], groups.by_key[key])
    }
    begun = [key for key, other in others.items() if person.begins(name, other)]
    amid = [key for key, other in others.items() if short.text in words_of(other)[1:-1]]
    initialled = [key for key, other in others.items() if person.has_initial(name, other)]
    if len(begun) == 1:
        groups.join(short, begun[0], Kind.BEGINNING)
    elif len(initialled) == 1:
        groups.join(short, initialled[0], Kind.SURNAMES_INITIAL)
    elif len(amid) == 1:
        groups.join(short, amid[0], Kind.MIDDLE)


def _can_be_person(group: Group) -> bool:
    """Return whether a name may be a person's, whatever the model called it.

    A country or an acronym that the model takes for no person stays what it is.
    """
    if any(m.type == "Person" or m.title for m in group.mentions):
        return True
    name = group.name()
    return not name_votes(name) and not is_acronym(name)


def _is_something_else_too(short: NameKey, group: Group, first: int) -> bool:
    """Return whether a surname is here also the name of an organisation or known place.

    first: where the full name first stands. People are introduced by their full name:
    what bears the surname before that, and looks like an organisation, is one.
    """
    elsewhere = [m for m in group.mentions if not _is_person_here(m)]
    companies = [m for m in elsewhere if m.type == "Organization"]
    if any(m.span.start < first for m in companies):
        return True
    if len(elsewhere) == len(group.mentions):
        return False
    return len(companies) > 1 or bool(elsewhere and name_votes(short.text))


def _is_person_here(mention: Mention) -> bool:
    return mention.type == "Person" or mention.title is not None


def _surnames_first(short: NameKey, fitting: list[NameKey], groups: Groups) -> list[NameKey]:
    last = short.words[-1]
    by_surname = [k for k in fitting if last in person.surname_words(groups.by_key[k].name())]
    return by_surname or fitting
