"""Jobs done elsewhere."""

import itertools

from graphbuild.engines.ahead import in_order


def test_results_come_in_the_order_of_the_jobs():
    done = in_order(range(5), str, lambda ticket: f"{ticket}!", most=2)
    assert list(done) == [(n, f"{n}!") for n in range(5)]


def test_jobs_are_taken_only_as_fast_as_they_are_done():
    taken = []

    def jobs():
        for number in itertools.count():
            taken.append(number)
            yield number

    done = in_order(jobs(), str, str, most=6)
    next(done)
    assert len(taken) == 6
    next(done)
    assert len(taken) == 7


def test_no_jobs_are_no_results():
    assert list(in_order([], str, str, most=2)) == []
