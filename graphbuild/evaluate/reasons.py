"""How often each kind of reason for which names were joined is right."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graphbuild.evaluate.gold import Annotated
from graphbuild.evaluate.matching import matched, outermost
from graphbuild.model import Comparison

_BINS = 10
_POSSESSIVES = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Compared:
    """Two names that were compared, and the predicted entities that bear them.

    They are two where it stays in doubt whether they are one.
    """

    left: str
    right: str
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Join:
    """A name in a document that was joined, or nearly, to another one there or elsewhere.

    gold: whom people say that it names. other: whom the other one does.
    """

    comparison: Comparison
    document_id: str
    gold: str
    other: str

    @property
    def right(self) -> bool:
        """Whether the two are one."""
        return self.gold == self.other


_Told = Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]]
"""Predicted entity → document → name → the gold entities of its mentions."""


def joins(
    gold: Mapping[str, Annotated], predicted: Mapping[str, Annotated], found: Iterable[Compared]
) -> list[Join]:
    """Return the joins of which the annotations tell whether they are right.

    A name is whom most of its mentions name that were found. Over documents only what has a
    link in the annotations is known: others are left out. So are names that are no name there.
    """
    told: dict[bool, _Told] = {
        links: _told(gold, predicted, links=links) for links in (True, False)
    }
    return [
        join
        for each in found
        if each.comparison.kind
        for join in (
            _in_document(each, told[False])
            if each.comparison.document_id
            else _over_documents(each, told[True])
        )
    ]


def by_kind(found: Iterable[Join]) -> dict[str, tuple[int, int]]:
    """Return kind → how many of its joins are right, and of how many; the most frequent first."""
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for join in found:
        kind = join.comparison.kind
        every[kind] += 1
        right[kind] += join.right
    return {kind: (right[kind], count) for kind, count in every.most_common()}


class Rate(NamedTuple):
    """Joins of one score: how many are right, and of how many; both may be weighed."""

    score: float
    right: float
    of: float


def binned(rates: Iterable[Rate]) -> dict[str, Rate]:
    """Return the rates by tenths of the score, each with its mean score; the highest first."""
    bins: dict[int, list[Rate]] = defaultdict(list)
    for rate in rates:
        if rate.of:
            bins[min(int(rate.score * _BINS), _BINS - 1)].append(rate)
    return {
        f"{n / _BINS:.1f} to {(n + 1) / _BINS:.1f}": _summed(bins[n])
        for n in sorted(bins, reverse=True)
    }


def _summed(rates: Sequence[Rate]) -> Rate:
    of = sum(rate.of for rate in rates)
    score = sum(rate.score * rate.of for rate in rates) / of
    return Rate(score, sum(rate.right for rate in rates), of)


def calibration_error(rates: Iterable[Rate]) -> float:
    """Return how far the scores are from what is right, on average over joins, in [0, 1].

    The mean over the tenths of the score, by their joins, of the difference between the mean
    score and the share that is right.
    Source: Naeini, Cooper and Hauskrecht (2015), Obtaining well calibrated probabilities using
    Bayesian binning, AAAI; Guo et al. (2017), On calibration of modern neural networks, ICML.

    >>> calibration_error([Rate(0.9, 8, 10), Rate(0.5, 5, 10)])
    0.05
    """
    bins = list(binned(rates).values())
    of = sum(rate.of for rate in bins)
    far = sum(abs(rate.score * rate.of - rate.right) for rate in bins)
    return round(far / of, 4) if of else 0.0


def _in_document(each: Compared, told: _Told) -> Iterator[Join]:
    comparison = each.comparison
    here = comparison.document_id
    one = _most(told.get(each.left, {}).get(here, {}).get(_folded(comparison.left), ()))
    other = _most(told.get(each.right, {}).get(here, {}).get(_folded(comparison.right), ()))
    if one and other:
        yield Join(comparison, here, one, other)


def _over_documents(each: Compared, told: _Told) -> Iterator[Join]:
    """Yield a join for each document of the left name that has not the right one."""
    left, right = _folded(each.comparison.left), _folded(each.comparison.right)
    ours, theirs = (
        {d: _most(n.get(name, ())) for d, n in told.get(entity, {}).items()}
        for entity, name in ((each.left, left), (each.right, right))
    )
    home = _most(theirs.values())
    if not home:
        return
    same = each.left == each.right
    at_home = next(d for d, named in theirs.items() if named == home)
    for document, named in ours.items():
        known_here = document == at_home if left == right else same and theirs.get(document)
        if named and not known_here:
            yield Join(each.comparison, document, named, home)


def _told(
    gold: Mapping[str, Annotated], predicted: Mapping[str, Annotated], *, links: bool
) -> _Told:
    """Return whom the mentions of each predicted entity name. links: only if linked, as that."""
    found: dict[str, dict[str, dict[str, list[str]]]] = {}
    for document_id, want in gold.items():
        have = predicted.get(document_id)
        if want.mentions is None or have is None:
            continue
        marked, named = outermost(want.mentions), outermost(have.mentions or ())
        for a, b in matched(marked, named):
            own = marked[a].entity
            who = want.links.get(own) if links else own
            if who:
                text = _folded(named[b].span.of(want.text))
                here = found.setdefault(named[b].entity, {}).setdefault(document_id, {})
                here.setdefault(text, []).append(who)
    return found


def _most(named: Iterable[str | None]) -> str | None:
    counted = Counter(who for who in named if who)
    return min(counted, key=lambda who: (-counted[who], who)) if counted else None


def _folded(name: str) -> str:
    folded = " ".join(name.casefold().split()).removeprefix("the ")
    for ending in _POSSESSIVES:
        folded = folded.removesuffix(ending)
    return folded
