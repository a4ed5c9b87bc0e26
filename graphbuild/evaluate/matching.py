"""Which predicted mentions and entities are which gold ones."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from graphbuild.evaluate.gold import Marked
from graphbuild.model import Span


def outermost(mentions: Sequence[Marked]) -> list[Marked]:
    """Return the mentions that lie in no other, in order."""
    kept: list[Marked] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or mention.span.end > kept[-1].span.end:
            kept.append(mention)
    return kept


def _overlap(a: Span, b: Span) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def matched(gold: Sequence[Marked], predicted: Sequence[Marked]) -> list[tuple[int, int]]:
    """Return pairs of indices: each gold mention with the free one that overlaps most."""
    used: set[int] = set()
    pairs = []
    for a, mention in enumerate(gold):
        best: tuple[int, int] | None = None
        for b, other in enumerate(predicted):
            shared = _overlap(mention.span, other.span)
            if b not in used and shared > 0 and (best is None or shared > best[0]):
                best = (shared, b)
        if best:
            used.add(best[1])
            pairs.append((a, best[1]))
    return pairs


def aligned(
    gold: Sequence[Marked], predicted: Sequence[Marked], pairs: Sequence[tuple[int, int]]
) -> dict[str, str]:
    """Return predicted entity → gold entity, one to one, with most mentions shared.

    Source: Luo (2005), On coreference resolution performance metrics, EMNLP (CEAF).
    """
    rows, columns = (sorted({m.entity for m in side}) for side in (gold, predicted))
    shared = np.zeros((len(rows), len(columns)))
    for a, b in pairs:
        shared[rows.index(gold[a].entity), columns.index(predicted[b].entity)] += 1
    if not shared.size:
        return {}
    best = zip(*linear_sum_assignment(-shared), strict=True)
    return {columns[b]: rows[a] for a, b in best if shared[a, b]}
