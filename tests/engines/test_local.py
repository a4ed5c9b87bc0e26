"""Documents read by processes of this machine."""

import functools
import os

import pytest

from graphbuild.engines.local import run
from graphbuild.errors import GraphbuildError

SORT = functools.partial(functools.partial, sorted)
"""Makes the work of sorting a batch."""


@pytest.mark.parametrize("workers", [1, 2])
def test_every_batch_comes_back_with_its_results_in_order(workers):
    done = run([3, 1, 2, 9, 8], SORT, workers=workers, batch_size=2)
    assert list(done) == [([3, 1], [1, 3]), ([2, 9], [2, 9]), ([8], [8])]


def test_a_worker_that_dies_is_told_with_what_to_do():
    with pytest.raises(GraphbuildError, match="fewer --workers"):
        list(run([1], functools.partial(os._exit, 1), workers=2))
