"""Who on a list is who in the documents: one bearer, in doubt, or nobody."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from graphbuild.resolve.aliases import AliasTable
from graphbuild.resolve.known.judged import STRONG, Judged, judged
from graphbuild.resolve.known.kinship import NEVER, SURE, Kin, nearness
from graphbuild.resolve.known.listed import Listed
from graphbuild.resolve.known.pile import NOTHING, Bearer, Told

_SCORES: Mapping[Kin, float] = {
    Kin.SAME: 0.95,
    Kin.ACRONYM: 0.92,
    Kin.FEWER: 0.9,
    Kin.CALL_NAME: 0.88,
    Kin.GENERIC: 0.5,
    Kin.INITIALS: 0.5,
    Kin.GENERATION: 0.5,
    Kin.BETWEEN: 0.45,
    Kin.HALF: 0.45,
    Kin.TURNED: 0.45,
    Kin.SHORT_ACRONYM: 0.45,
    Kin.SHORT: 0.4,
    Kin.OTHER_TYPE: 0.3,
    Kin.ALIKE: 0.2,
}
"""How likely one bearer is by the names alone."""
_LEFT = 0.5
"""What is left of the doubt for each thing that speaks for one bearer."""
_AGAINST = 0.5
"""What is left of the score where something speaks against it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A row of a list and an entity: one and the same, or perhaps.

    row: its number. score: how sure it is that they are one, in [0, 1].
    """

    row: int
    bearer: Bearer
    kin: Kin
    listed: str
    here: str
    verdict: Literal["same", "unsure"]
    score: float
    reason: str
    support: int


Near = tuple[Bearer, int, Kin, str, str]
"""An entity, the number of a row, how their names are like each other, and the two names."""


def matched(
    rows: Sequence[Listed],
    near: Iterable[Near],
    told: Mapping[int, Told],
    aliases: AliasTable,
) -> list[Hit]:
    """Return the hits and doubts, in the order of the entities' ids.

    near: by names alone. told: what the documents tell, by the entities' numbers. Two rows
    of one list, or two entities, of which nothing says which is meant, are all in doubt.
    """
    hits = []
    for bearer, number, kin, listed, here in near:
        found = judged(rows[number], told.get(bearer.number, NOTHING), aliases)
        if not found.apart:
            hits.append(_hit(number, bearer, kin, (listed, here), found))
    hits = _only_one(
        hits,
        lambda hit: (rows[hit.row].source, hit.bearer.number),
        lambda hit: rows[hit.row].id,
        "others on the list have this name",
    )
    hits = _only_one(
        hits,
        lambda hit: hit.row,
        lambda hit: hit.bearer.id,
        "others in the documents have this name",
    )
    return sorted(hits, key=lambda hit: (hit.bearer.id, hit.verdict, -hit.score, hit.row))


def _hit(number: int, bearer: Bearer, kin: Kin, names: tuple[str, str], found: Judged) -> Hit:
    decided = found.support >= STRONG
    if kin in NEVER:
        same = False
    elif kin in SURE:
        same = not found.told_against or decided
    else:
        same = decided and not found.told_against
    if kin is Kin.GENERIC and found.support and not found.told_against:
        same = True
    score = 1 - (1 - _SCORES[kin]) * _LEFT**found.support
    if found.told_against:
        score *= _AGAINST
    reason = "; ".join((kin.value, *found.told_for, *(f"but {a}" for a in found.told_against)))
    verdict: Literal["same", "unsure"] = "same" if same else "unsure"
    return Hit(number, bearer, kin, *names, verdict, round(score, 2), reason, found.support)


def _only_one(
    hits: Iterable[Hit],
    group_of: Callable[[Hit], Hashable],
    other_of: Callable[[Hit], Hashable],
    why: str,
) -> list[Hit]:
    """Return the hits, of which in each group at most one is sure: the others are doubts.

    group_of: what can be one alone. other_of: what it is compared with. The sure one has more
    that speaks for it than all others, or its name is the only one that is the same.
    """
    groups: dict[Hashable, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(group_of(hit), []).append(hit)
    found = []
    for group in groups.values():
        best = max(group, key=lambda h: (h.verdict == "same", h.support, -nearness(h.kin)))
        rivals = [hit for hit in group if other_of(hit) != other_of(best) and _is_rival(hit, best)]
        for hit in group:
            if hit.verdict == "same" and (rivals or other_of(hit) != other_of(best)):
                score = round(min(hit.score, 1 / (1 + len(rivals or group[1:]))), 2)
                found.append(
                    replace(hit, verdict="unsure", score=score, reason=f"{hit.reason}; but {why}")
                )
            else:
                found.append(hit)
    return found


def _is_rival(hit: Hit, best: Hit) -> bool:
    """Return whether another may be meant as well as the best."""
    if hit.kin in NEVER or hit.kin in {Kin.SHORT, Kin.HALF, Kin.TURNED}:
        return False
    if hit.support == best.support:
        return nearness(hit.kin) <= nearness(best.kin) or best.kin not in SURE
    return hit.support > best.support
