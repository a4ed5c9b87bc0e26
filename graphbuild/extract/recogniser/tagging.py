"""Names from scores of tags: which word begins one (B), is inside one (I), or in none (O)."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

PLACES = frozenset({"GPE", "LOC", "FAC"})
_NEVER = np.float32(-1e4)


def decoded(
    scores: NDArray[np.float32], labels: tuple[str, ...], begins: Sequence[bool]
) -> list[tuple[int, int, str]]:
    """Return the best names: first word, last word, label.

    scores: words by tags. Tags are O, then B and I of each label. begins: for each word,
    whether a sentence begins with it; no name goes on there.
    Source: Viterbi (1967); BIO tags, Ramshaw and Marcus (1995), Text Chunking using
    Transformation-Based Learning.

    >>> scores = np.array([[0, 2, 0], [0, 0, 2], [2, 0, 0]], dtype=np.float32)
    >>> decoded(scores, ("PERSON",), [True, False, False])
    [(0, 1, 'PERSON')]
    """
    allowed = scores.copy()
    starts = np.flatnonzero(begins)
    allowed[starts, 2::2] += _NEVER
    best = allowed.argmax(axis=1)
    borders = [0, *starts.tolist(), len(best)]
    for sentence in sorted(set(np.searchsorted(borders, _stray(best), side="right").tolist())):
        words = slice(borders[sentence - 1], borders[sentence])
        best[words] = _viterbi(allowed[words])
    names: list[tuple[int, int, str]] = []
    for word in best.nonzero()[0].tolist():
        tag = int(best[word])
        if tag % 2:
            names.append((word, word, labels[tag // 2]))
        else:
            names[-1] = (names[-1][0], word, names[-1][2])
    return names


def certainty(
    scores: NDArray[np.float32], labels: tuple[str, ...]
) -> dict[str, NDArray[np.float32]]:
    """Return label → each word's probability to be in a name of its kind, in [0, 1].

    scores: words by tags (see `decoded`). GPE, LOC and FAC are one kind: a place.
    """
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    each = dict(zip(labels, likely[:, 1::2].T + likely[:, 2::2].T, strict=True))
    place = np.sum([of for label, of in each.items() if label in PLACES], axis=0)
    return {label: place if label in PLACES else of for label, of in each.items()}


def _stray(tags: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the words with an I that comes after no B or I of its label."""
    before = np.concatenate([[0], tags[:-1]])
    inside = (tags > 0) & (tags % 2 == 0)
    return np.flatnonzero(inside & (before != tags) & (before != tags - 1))


def _viterbi(scores: NDArray[np.float32]) -> NDArray[np.intp]:
    steps = _steps(scores.shape[1])
    total = scores[0] + steps[0]  # as after an O
    back = []
    for row in scores[1:]:
        reached = total[:, None] + steps
        back.append(reached.argmax(axis=0))
        total = reached.max(axis=0) + row
    path = [int(total.argmax())]
    for origin in reversed(back):
        path.append(int(origin[path[-1]]))
    return np.array(path[::-1])


@functools.cache
def _steps(tags: int) -> NDArray[np.float32]:
    """Return what it costs to go from one tag to another: nothing, or too much."""
    steps = np.zeros((tags, tags), dtype=np.float32)
    for tag in range(2, tags, 2):
        steps[:, tag] = _NEVER
        steps[[tag - 1, tag], tag] = 0
    return steps
