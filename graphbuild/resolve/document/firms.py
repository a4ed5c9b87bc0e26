"""Firms of one name, told apart by their legal forms: Halden Ltd and Halden GmbH are two."""

from __future__ import annotations

import functools
from collections import Counter

from graphbuild.model import Mention
from graphbuild.resolve.document.groups import Groups, name_of
from graphbuild.resolve.names.key import NameKey, legal_form


def part_firms(groups: Groups) -> None:
    """Part the firms that have one name and legal forms of which none is the other's.

    What has no legal form stays with the firm that is named most often with its own, of two
    the one named first.
    """
    for key, group in list(groups.by_key.items()):
        if group.type() != "Organization" or len(group.forms()) == 1:
            continue
        forms = Counter(form for m in group.mentions if (form := legal_form(name_of(m))))
        others = [form for form, _ in forms.most_common()]
        main = others[0] if others else frozenset()
        while others := [form for form in others if form.isdisjoint(main)]:
            another = others[0]
            away = group.split_off(functools.partial(_shares, another, main))
            away.called = away.name()
            of_form = NameKey(" ".join((key.text, *sorted(another))), key.spelling)
            groups.by_key[of_form] = away
            others = [form for form in others if form.isdisjoint(another)]


def _shares(form: frozenset[str], main: frozenset[str], _index: int, mention: Mention) -> bool:
    """Return whether a mention's legal form has a part of one form, and none of the main one."""
    own = legal_form(name_of(mention))
    return not own.isdisjoint(form) and own.isdisjoint(main)
