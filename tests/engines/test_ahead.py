"""Batches worked on elsewhere."""

import itertools

from graphbuild.engines.ahead import in_order


def test_results_come_in_the_order_of_the_items():
    done = in_order(range(5), list, lambda t: [n * 10 for n in t], workers=2, batch_size=2)
    assert list(done) == [([0, 1], [0, 10]), ([2, 3], [20, 30]), ([4], [40])]


def test_items_are_taken_only_as_fast_as_they_are_worked_on():
    taken = []

    def items():
        for number in itertools.count():
            taken.append(number)
            yield number

    done = in_order(items(), list, list, workers=2, batch_size=3)
    next(done)
    assert len(taken) == 2 * 3 * 3
    next(done)
    assert len(taken) == 2 * 3 * 3 + 3


def test_no_items_are_no_batches():
    assert list(in_order([], list, list, workers=2, batch_size=3)) == []
