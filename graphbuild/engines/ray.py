"""A Ray cluster, or this machine through Ray: actors that each load the model once.

Ray's actors rather than Ray Data: the documents come from a generator that must not be
read to its end first, and go back in order to one cache.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from graphbuild.engines.ahead import Found, Item, Work, in_order
from graphbuild.errors import GraphbuildError

_STARTS = 6
_SLOW = "timed out during startup"
"""What Ray says, in an exception of no type of its own, where its processes start slowly."""


class _Worker:
    """What an actor holds: the work, made once."""

    def __init__(self, prepare: Callable[[], Callable[[list[Any]], list[Any]]]) -> None:
        self._work = prepare()

    def do(self, batch: list[Any]) -> list[Any]:
        return self._work(batch)


def run(
    items: Iterable[Item],
    prepare: Callable[[], Work[Item, Found]],
    *,
    workers: int = 1,
    batch_size: int = 32,
) -> Iterator[tuple[list[Item], list[Found]]]:
    """Yield each batch of items with what the work makes of it, in order.

    prepare: makes the work, once in each actor; must survive pickling. workers: actors,
    of one CPU each. RAY_ADDRESS names a running cluster; without it, Ray is started here
    and stopped again.
    Raises GraphbuildError where Ray is not installed, cannot start or an actor dies.
    """
    try:
        import ray
        from ray.exceptions import RayError
    except ImportError as error:
        raise GraphbuildError(
            "--engine ray needs Ray. Run: pip install 'graphbuild[ray]'"
        ) from error
    started = not ray.is_initialized()
    try:
        if started:
            _start(ray)
        made: Any = ray.remote(num_cpus=1)(_Worker)
        actors = [made.remote(prepare) for _ in range(workers)]
        turn = 0

        def submit(batch: list[Item]) -> Any:  # noqa: ANN401 - Ray's reference to a result
            nonlocal turn
            turn += 1
            return actors[turn % workers].do.remote(batch)

        yield from in_order(items, submit, ray.get, workers=workers, batch_size=batch_size)
    except (RayError, ConnectionError, TimeoutError) as error:
        raise GraphbuildError(
            f"Ray failed: {str(error).splitlines()[0]} Run again: what was read is kept."
        ) from error
    finally:
        if started and ray.is_initialized():
            ray.shutdown()


def _start(ray: Any) -> None:  # noqa: ANN401 - the module, which not everybody has
    """Start Ray here, or reach the cluster that RAY_ADDRESS names.

    Ray waits half a minute for its own processes, which a busy machine may exceed: what
    came up is ended then, and a new start is tried.
    Raises TimeoutError where no start succeeds; RayError and ConnectionError are Ray's.
    """
    for _ in range(_STARTS):
        try:
            ray.init(log_to_driver=False, include_dashboard=False, configure_logging=False)
        except Exception as error:
            ray.shutdown()
            if _SLOW not in str(error):
                raise
        else:
            return
    raise TimeoutError("its processes did not start in time; the machine is too busy.")
