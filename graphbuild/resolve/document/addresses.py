"""How people are addressed in a document: Mr and Mrs of one name are two."""

from __future__ import annotations

import functools

from anyascii import anyascii

from graphbuild.language.pack import load_pack
from graphbuild.language.people.gender import Gender, gender_of
from graphbuild.model import Mention
from graphbuild.resolve.document.groups import Group, Groups
from graphbuild.resolve.names.key import NameKey


def part_by_address(groups: Groups) -> None:
    """Part "Mr Pettle" from "Mrs Pettle", and "Mrs Carl Pettle" from Carl Pettle.

    Where a name is addressed in one way alone nothing is parted. Each of those parted has its
    address in its name; what has none stays under the bare name.
    """
    for key, group in list(groups.by_key.items()):
        addresses = {a for m in group.mentions if (a := _address(m))}
        given = load_pack().gender.names.get(key.words[0]) if len(key.words) > 1 else None
        if not _tell_apart(addresses, given):
            continue
        for address in sorted(addresses):
            if load_pack().gender.titles[address] == given:
                continue
            away = group.split_off(functools.partial(_is_addressed, address))
            title = (away.mentions[0].title or "").split()[-1]
            away.called = f"{title} {away.name()}"
            groups.by_key[NameKey(f"{address} {key.text}", key.spelling)] = away
        if not group.mentions:
            del groups.by_key[key]


def _tell_apart(addresses: set[str], given: Gender | None) -> bool:
    """Return whether some addresses of a name are those of two people. given: its given name's."""
    table = load_pack().gender
    genders = {table.titles[address] for address in addresses} | ({given} if given else set())
    both = not addresses.isdisjoint(table.married) and not addresses.isdisjoint(table.unmarried)
    return len(genders) > 1 or both


def gender(group: Group) -> Gender | None:
    """Return the gender that a group's titles, descriptions and given names agree on."""
    table = load_pack().gender
    told = {g for m in group.mentions if (g := gender_of(m, table))}
    return told.pop() if len(told) == 1 else None


def differ_in_gender(one: Group, other: Group) -> bool:
    """Return whether one is called a man and the other a woman."""
    left, right = gender(one), gender(other)
    return left is not None and right is not None and left != right


def _is_addressed(address: str, _index: int, mention: Mention) -> bool:
    return _address(mention) == address


def _address(mention: Mention) -> str | None:
    """Return the last word of a mention's title, in small letters, if it tells a gender."""
    if not mention.title:
        return None
    word = anyascii(mention.title.split()[-1]).lower().strip(".")
    return word if word in load_pack().gender.titles else None
