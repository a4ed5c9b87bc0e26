"""What hangs together by what it shares."""

from __future__ import annotations

from collections.abc import Hashable, Iterable


def hang_together(signs: Iterable[Iterable[Hashable]]) -> list[list[int]]:
    """Return the numbers of those that share a sign, directly or over others, each list once.

    signs: of each in turn. Lists are in the order of their first. Cost is all but linear in
    the signs.
    Source: Tarjan (1975), Efficiency of a good but not linear set union algorithm, JACM 22.
    """
    home: list[int] = []

    def root(n: int) -> int:
        while home[n] != n:
            home[n] = home[home[n]]
            n = home[n]
        return n

    first_with: dict[Hashable, int] = {}
    for n, own in enumerate(signs):
        home.append(n)
        for sign in own:
            one, other = sorted((root(first_with.setdefault(sign, n)), root(n)))
            home[other] = one
    found: dict[int, list[int]] = {}
    for n in range(len(home)):
        found.setdefault(root(n), []).append(n)
    return [*found.values()]
