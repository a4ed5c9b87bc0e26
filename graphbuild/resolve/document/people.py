"""Short names of people in a document: surnames, first names, initials, shared surnames."""

from __future__ import annotations

from collections.abc import Iterable

from graphbuild.model import Mention
from graphbuild.resolve import types
from graphbuild.resolve.document.groups import Group, Groups
from graphbuild.resolve.names import key as names

_ONE_FITS = 0.95
_NEAREST = 0.75
_BEGINNING = 0.85
_MIDDLE = 0.8
_MARGIN = 0.2
"""How much more present than the next the bearer of a shared surname must be."""
_TITLE = 0.6
"""What a title that one bearer has before counts: "Judge Kovač" after "Judge Marija Kovač"."""


def join_people(groups: Groups) -> None:
    """Join each short person name to the one full name in the document that fits.

    Longer forms first, so that "Goode" sees "Matthew Goode" and "Matthew William Goode"
    as one. A surname that several bear goes to the bearer most present where it stands,
    or to none, mention by mention.
    """
    full = {
        name
        for name, group in groups.by_key.items()
        if names.is_full(group.name()) and group.type() == "Person"
    }
    by_word: dict[str, set[str]] = {}

    def index(keys: Iterable[str]) -> None:
        for key in keys:
            for word in names.every_word(groups.by_key[key].name()):
                by_word.setdefault(word, set()).add(key)

    index(full)
    for short in sorted(groups.by_key, key=lambda name: (-len(name.split()), name)):
        if short in groups.by_key and _can_be_person(groups.by_key[short]):
            words = {*short.split(), *names.every_word(groups.by_key[short].name())}
            near = set().union(*(by_word.get(word, ()) for word in words)) - {short}
            _join_one(short, near, groups)
            index(near & groups.by_key.keys())


def drop_plurals(groups: Groups) -> None:
    """Drop families: "the Grgićs" is none of the people of that surname."""
    surnames = {
        names.surname(group.name())
        for group in groups.by_key.values()
        if names.is_full(group.name()) and group.type() == "Person"
    }
    for key in list(groups.by_key):
        plural = key.endswith("s") and " " not in key and key not in surnames
        if plural and (key[:-1] in surnames or key.removesuffix("es") in surnames):
            del groups.by_key[key]


def _join_one(short: str, full: set[str], groups: Groups) -> None:
    """Join a name to the one that fits of the full names that share a word with it."""
    by_key = groups.by_key
    fitting = [
        name
        for name in sorted(full)
        if name in by_key and names.is_part_of(by_key[short].name(), by_key[name].name())
    ]
    if not fitting:
        _join_less_common(short, full, groups)
        return
    fitting = _surnames_first(short, fitting, groups)
    first = min(by_key[name].first() for name in fitting)
    if _is_something_else_too(short, by_key[short], first):
        apart = by_key[short].split_off(lambda m: not _is_person_here(m))
        if not by_key[short].mentions:
            by_key[short] = apart
            return
        by_key[f"{short}#"] = apart
    if len(fitting) == 1:
        groups.join(short, fitting[0], "the one full name here that fits", _ONE_FITS)
    elif not names.is_full(by_key[short].name()):
        _split_among(short, fitting, groups)


def _join_less_common(short: str, full: set[str], groups: Groups) -> None:
    """Join what neither begins nor ends like a full name as short names mostly do.

    Its beginning, all given names; or its middle, the surname of "Gabriel García
    Márquez" or a call name in quotes.
    """
    name = groups.by_key[short].name()
    others = {key: groups.by_key[key].name() for key in sorted(full & groups.by_key.keys())}
    begun = [key for key, other in others.items() if names.begins(name, other)]
    amid = [key for key, other in others.items() if short in names.words(other)[1:-1]]
    if len(begun) == 1:
        groups.join(short, begun[0], "the beginning of the one full name here", _BEGINNING)
    elif len(amid) == 1:
        groups.join(short, amid[0], "in the middle of the one full name here", _MIDDLE)


def _can_be_person(group: Group) -> bool:
    """Return whether a name may be a person's, whatever the model called it.

    A country or an acronym that the model takes for no person stays what it is.
    """
    if any(m.type == "Person" or m.title for m in group.mentions):
        return True
    name = group.name()
    return not types.name_votes(name) and not names.is_acronym(name)


def _is_something_else_too(short: str, group: Group, first: int) -> bool:
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
    return len(companies) > 1 or bool(elsewhere and types.name_votes(short))


def _is_person_here(mention: Mention) -> bool:
    return mention.type == "Person" or mention.title is not None


def _surnames_first(short: str, fitting: list[str], groups: Groups) -> list[str]:
    last = names.words(short)[-1]
    by_surname = [n for n in fitting if last in names.surname_words(groups.by_key[n].name())]
    return by_surname or fitting


def _split_among(short: str, fitting: list[str], groups: Groups) -> None:
    """Give each mention of a shared surname to the bearer most present there, or to none.

    The mentions that are decided count for those after them.
    """
    group = groups.by_key.pop(short)
    left = Group(reasons=group.reasons)
    bearers = {name: groups.by_key[name] for name in fitting}
    pairs = sorted(zip(group.indices, group.mentions, strict=True), key=lambda p: p[1].span)
    for index, mention in pairs:
        alone = Group([index], [mention])
        total = sum(_named_before(bearer, mention) for bearer in bearers.values()) or 1
        scores = sorted(
            (
                (_presence(bearer, mention) + _named_before(bearer, mention) / total, name)
                for name, bearer in bearers.items()
                if groups.may_join(alone, bearer)
            ),
            reverse=True,
        )
        if not scores or (len(scores) > 1 and scores[0][0] - scores[1][0] < _MARGIN):
            left.add(index, mention)
            continue
        target = bearers[scores[0][1]]
        target.add(index, mention)
        reason = "of those with this surname the most present here"
        target.reasons.append(groups.compared(mention.text, target.name(), reason, _NEAREST))
    if left.mentions:
        groups.by_key[short] = left


def _named_before(bearer: Group, mention: Mention) -> int:
    return sum(m.span.start < mention.span.start for m in bearer.mentions)


def _presence(bearer: Group, mention: Mention) -> float:
    """Return how present a person is where a surname stands: halved with each sentence since."""
    before = [m for m in bearer.mentions if m.span.start < mention.span.start]
    if not before:
        return 0.0
    nearest = max(before, key=lambda m: m.span)
    presence: float = 0.5 ** (mention.sentence - nearest.sentence)
    if mention.title and any(m.title == mention.title for m in bearer.mentions):
        presence += _TITLE
    return presence
