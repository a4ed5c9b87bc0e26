"""Other spellings of a name in a document: abbreviated, transliterated, misspelt."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from graphbuild.resolve.aliases import AliasTable
from graphbuild.resolve.document.groups import Group, Groups
from graphbuild.resolve.names import organisation
from graphbuild.resolve.names.gazetteer import places, state_codes
from graphbuild.resolve.names.key import NameKey, is_acronym
from graphbuild.resolve.reasons import Kind

_LONG = 6
"""Letters of a word from which one that differs is likelier a slip than another name."""
_RARE = 2
"""Mentions of the rarer of two spellings, at most."""
_BLOCK = 3


def join_state_codes(groups: Groups, aliases: AliasTable) -> None:
    """Join the postal code of a state of the USA to the state: "NJ" and "New Jersey"."""
    for code, state in state_codes().items():
        group = groups.by_key.get(NameKey(code))
        if group and group.type() == "Place" and group.name().isupper():
            groups.join(NameKey(code), NameKey(aliases.key(state)), Kind.POSTAL_CODE)


def join_abbreviated(groups: Groups) -> None:
    """Join a name whose first word is initials to the one name here that has it in full.

    "JH Bridge" and "Jadrin Harbour Bridge", "LA Ravens" and "Los Angeles Ravens".
    """
    by_end: dict[str, set[NameKey]] = {}
    for key in groups.by_key:
        if len(key.words) > 1:
            by_end.setdefault(key.words[-1], set()).add(key)
    for short in sorted(groups.by_key):
        first, _, rest = short.text.partition(" ")
        if not rest or not 1 < len(first) < _LONG:
            continue
        if not is_acronym(groups.by_key[short].name().split()[0]):
            continue
        fitting = [
            full
            for full in sorted(by_end[short.words[-1]] - {short})
            if full in groups.by_key
            and full.text.endswith(f" {rest}")
            and first in organisation.initials(full.text.removesuffix(f" {rest}"))
        ]
        if len(fitting) == 1:
            groups.join(short, fitting[0], Kind.FIRST_WORDS)


def join_spellings(groups: Groups) -> None:
    """Join a rare spelling to the one name here of its type that differs by a letter.

    "Ålborg" and "Aalborg", "Abd Allah" and "Abdallah", a slip of the writer. Not
    where one sentence has both, nor two places that everybody knows, nor what may be
    another form of the word: a plural, a woman's name.
    """
    near: dict[NameKey, set[NameKey]] = {}
    for left, right in _candidates(groups):
        if _is_one_name(left, right, groups):
            near.setdefault(left, set()).add(right)
            near.setdefault(right, set()).add(left)
    for rare in sorted(near, key=lambda key: (len(groups.by_key[key].mentions), key)):
        others = [key for key in near[rare] if key in groups.by_key]
        if len(others) == 1 and len(groups.by_key[rare].mentions) <= _RARE:
            groups.join(rare, others[0], Kind.SPELLING)


def _candidates(groups: Groups) -> Iterator[tuple[NameKey, NameKey]]:
    """Return pairs of keys that begin or end alike: of a slip only one side has it."""
    blocks: dict[tuple[int, str], list[NameKey]] = {}
    for key in sorted(groups.by_key):
        letters = key.text.replace(" ", "")
        if len(letters) >= _LONG:
            blocks.setdefault((0, letters[:_BLOCK]), []).append(key)
            blocks.setdefault((1, letters[-_BLOCK:]), []).append(key)
    pairs = {pair for listed in blocks.values() for pair in combinations(listed, 2)}
    yield from sorted(pairs)


def _is_one_name(left: NameKey, right: NameKey, groups: Groups) -> bool:
    one, other = groups.by_key[left], groups.by_key[right]
    if not _differ_by_a_letter(left.text, right.text, person=one.type() == "Person"):
        return False
    known = left.text in places() and right.text in places()
    spaced = len(left.words) != len(right.words)
    alike = one.type() == other.type() or (spaced and "Person" not in (one.type(), other.type()))
    return alike and not (known or _together(one, other))


def _together(one: Group, other: Group) -> bool:
    """Return whether a sentence names both: who writes both knows that they are two."""
    return not {m.sentence for m in one.mentions}.isdisjoint(m.sentence for m in other.mentions)


def _differ_by_a_letter(left: str, right: str, *, person: bool) -> bool:
    """Return whether two keys are one name but for a letter or a space.

    >>> _differ_by_a_letter("port halvern", "port halvarn", person=False)
    True
    >>> _differ_by_a_letter("workers union", "worker union", person=False)
    True
    >>> _differ_by_a_letter("east prussia", "east prussian", person=False)
    False
    """
    one, other = left.replace(" ", ""), right.replace(" ", "")
    if abs(len(one) - len(other)) > 1:
        return False
    ours, theirs = left.split(), right.split()
    if len(ours) != len(theirs):
        return not person and (_is_slip(one, other) or one == other)
    at = [n for n, pair in enumerate(zip(ours, theirs, strict=True)) if len(set(pair)) > 1]
    if len(at) != 1 or (person and len(ours) == 1):
        return False
    one, other = ours[at[0]], theirs[at[0]]
    if not person and at[0] < len(ours) - 1 and other in (f"{one}s", one.removesuffix("s")):
        return True
    return _is_slip(one, other)


def _is_slip(one: str, other: str) -> bool:
    """Return whether two long words are one letter apart, and not at the end.

    There it may be another form of the word: a plural, a woman's name, a demonym.
    """
    from rapidfuzz.distance import OSA

    short, full = sorted((one, other), key=len)
    if len(short) < _LONG or not (short + full).isalpha() or short[:-1] == full[: len(short) - 1]:
        return False
    return OSA.distance(short, full) <= 1
