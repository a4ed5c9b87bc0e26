"""Names from scores of tags."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from graphbuild.extract.recogniser.tagging import certainty, decoded

LABELS = ("PERSON", "GPE")
SCORES = st.floats(-4, 4, width=32)


@given(st.integers(1, 6).flatmap(lambda n: arrays(np.float32, (n, 5), elements=SCORES)))
def test_the_names_are_the_best_that_agree(scores):
    begins = [n % 3 == 0 for n in range(len(scores))]
    names = decoded(scores, LABELS, begins)
    tags = np.zeros(len(scores), dtype=int)
    for first, last, label in names:
        tags[first] = 2 * LABELS.index(label) + 1
        tags[first + 1 : last + 1] = tags[first] + 1
    assert total(scores, tags) == pytest.approx(best(scores, begins), abs=1e-3)


def total(scores, tags):
    return float(sum(row[tag] for row, tag in zip(scores, tags, strict=True)))


def best(scores, begins):
    """Return the most that tags can have, by trying all that agree."""
    ends = {0: 0.0}
    for row, begin in zip(scores, begins, strict=True):
        reached: dict[int, float] = {}
        for before, so_far in ends.items():
            for tag in range(5):
                inside = tag and tag % 2 == 0
                if inside and (begin or before not in (tag, tag - 1)):
                    continue
                reached[tag] = max(reached.get(tag, -1e9), so_far + float(row[tag]))
        ends = reached
    return max(ends.values())


def test_probabilities_of_places_are_summed():
    scores = np.log(np.array([[0.1, 0.3, 0.1, 0.2, 0.3]], dtype=np.float32))
    sure = certainty(scores, ("GPE", "LOC"))
    assert sure["GPE"] == pytest.approx([0.9])
    assert sure["LOC"] == pytest.approx([0.9])
