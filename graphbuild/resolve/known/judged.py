"""What speaks for and against that somebody on a list is an entity of the documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graphbuild.language.world.countries import name_of
from graphbuild.resolve.aliases import AliasTable
from graphbuild.resolve.known.listed import Listed
from graphbuild.resolve.known.pile import Told, Years
from graphbuild.resolve.names import organisation
from graphbuild.resolve.names.key import is_acronym, key_of, legal_form
from graphbuild.resolve.occupations import are_apart, walks_of_life

STRONG = 2
"""Weight of what hardly two of one name share: an employer, a birthday."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What else is known of two of one name.

    apart: why they are two, whatever their names, "" where nothing says so. support: how much
    speaks for one: STRONG decides. told_for, told_against: in words.
    """

    apart: str = ""
    support: int = 0
    told_for: tuple[str, ...] = ()
    told_against: tuple[str, ...] = ()


def judged(row: Listed, told: Told, aliases: AliasTable) -> Judged:
    """Return what the list and the documents tell of two that have one name."""
    if row.gender and told.titles and row.gender not in told.titles:
        return Judged(apart="a title of the other gender")
    birth = _birth(row, told)
    if birth < 0:
        return Judged(apart=f"born {_listed(row.born)} on the list, not so here")
    support, told_for, told_against = 0, [], []
    if birth:
        support += birth
        told_for.append(f"born {_listed(row.born)}")
    if told.first_seen and row.born and min(row.born)[:4] > str(told.first_seen.year):
        told_against.append(f"here already in {told.first_seen.year}")
    if row.gender and len(told.titles) > 1:
        told_against.append("titles of both genders")
    if row.gender and told.pronouns and row.gender not in told.pronouns:
        told_against.append("pronouns of the other gender")
    weight, name = _organisation(row, told, aliases)
    if weight:
        support += weight
        told_for.append(name)
    elif row.organisations and told.organisations:
        told_against.append(f"here of {told.organisations[0][0]}")
    if row.countries & (told.countries | told.homes):
        support += 1
        told_for.append(f"of {_countries(row.countries & (told.countries | told.homes))}")
    elif row.countries and told.countries:
        told_against.append(f"here of {_countries(told.countries)}")
    walks = walks_of_life(row.roles)
    if are_apart(walks, told.walks):
        told_against.append(f"here in {_listed(sorted(told.walks))}")
    if told.is_split:
        told_against.append("documents of two circles")
    return Judged("", support, tuple(told_for), tuple(told_against))


def _birth(row: Listed, told: Told) -> int:
    """Return how much birth dates speak for one person; below 0 where they speak for two."""
    if not row.born:
        return 0
    if not told.born:
        return 0
    fitting = [said for said in told.born if any(_within(day, said) for day in row.born)]
    if not fitting:
        return -1
    return STRONG if any(len(said[0]) > len("1961") for said in fitting) else 1


def _within(day: str, said: Years) -> bool:
    """Return whether a birth date and what a text tells of one can be the same."""
    first, last = said
    return first[: len(day)] <= day[: len(first)] and day[: len(last)] <= last[: len(day)]


def _organisation(row: Listed, told: Told, aliases: AliasTable) -> tuple[int, str]:
    """Return how much the organisations on the list speak for one, and which does."""
    for name in row.organisations:
        if any(fits(name, names, aliases) for names in told.organisations):
            return STRONG, f"of {name}"
    beside = [name for name in row.organisations if aliases.key(name) in told.beside]
    if beside and not told.organisations:
        return 1, f"named beside {beside[0]}"
    return 0, ""


def fits(listed: str, names: tuple[str, ...], aliases: AliasTable) -> bool:
    """Return whether an organisation of some names can be the one that a list names."""
    own, form = aliases.key(listed), legal_form(listed)
    for name in names:
        key, other = aliases.key(name), legal_form(name)
        if form and other and form.isdisjoint(other):
            continue
        short, full = sorted((own, key), key=len)
        if own == key or organisation.is_short(short, full, alike=True):
            return True
        if is_acronym(name) and key_of(name) in organisation.initials(listed):
            return True
        if is_acronym(listed) and key_of(listed) in organisation.initials(name):
            return True
    return False


def _countries(codes: Iterable[str]) -> str:
    return _listed(sorted(map(name_of, codes)))


def _listed(found: Iterable[str]) -> str:
    return ", ".join(found)
