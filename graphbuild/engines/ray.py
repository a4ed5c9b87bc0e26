"""A Ray cluster, or this machine through Ray: actors that each load the model once.

Ray's actors rather than Ray Data: what is read goes back in order, and an actor that ends is
to be told from a fault of the work.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from graphbuild.engines.lost import EndedError, Run
from graphbuild.engines.team import team
from graphbuild.engines.worker import Reply, Work, reply_to
from graphbuild.errors import GraphbuildError

Job = TypeVar("Job")
Found = TypeVar("Found")

_STARTS = 6
_SLOW = "timed out during startup"
"""What Ray says, in an exception of no type of its own, where its processes start slowly."""


class _Remote(Generic[Job, Found]):
    """What an actor holds: the work, made for its first job."""

    def __init__(self, prepare: Callable[[], Work[Job, Found]]) -> None:
        self._prepare = functools.cache(prepare)

    def ready(self) -> None:
        """Return: the actor has a place and a process."""

    def do(self, job: Job) -> Reply[Found]:
        """Return what comes of a job."""
        return reply_to(job, self._prepare)


@dataclass(frozen=True, slots=True)
class _Actor(Generic[Job, Found]):
    """An actor, as a worker. lost: the errors that say that it ended, or its node."""

    ray: Any
    handle: Any
    lost: tuple[type[Exception], ...]

    def ready(self) -> None:
        """Return once it has a place: a cluster may have fewer CPUs than there are actors."""
        self._get(self.handle.ready.remote())

    def do(self, job: Job) -> Found:
        """Return what comes of a job."""
        reply: Reply[Found] = self._get(self.handle.do.remote(job))
        return reply.result()

    def end(self) -> None:
        """End the actor, and what it is at."""
        with contextlib.suppress(Exception):  # it is gone
            self.ray.kill(self.handle)

    def _get(self, reference: Any) -> Any:  # noqa: ANN401 - Ray's reference to a result
        try:
            return self.ray.get(reference)
        except self.lost as error:
            raise EndedError(f"Ray's {type(error).__name__}") from error


@contextlib.contextmanager
def engine(
    prepare: Callable[[], Work[Job, Found]], *, workers: int = 1
) -> Iterator[Run[Job, Found]]:
    """Yield what has jobs done by actors.

    prepare: makes the work, once in each actor; must survive pickling. workers: actors,
    of one CPU each. RAY_ADDRESS names a running cluster; without it, Ray is started here
    and stopped again. An actor that ends, or whose node does, is replaced, and what it was
    at comes as Lost.
    Raises GraphbuildError where Ray is not installed, cannot start or fails.
    """
    try:
        import ray
        from ray import exceptions
    except ImportError as error:
        raise GraphbuildError(
            "--engine ray needs Ray. Run: pip install 'graphbuild[ray]'"
        ) from error
    lost = (
        exceptions.RayActorError,
        exceptions.WorkerCrashedError,
        exceptions.NodeDiedError,
        exceptions.ObjectLostError,
        exceptions.OutOfMemoryError,
    )
    is_ours = not ray.is_initialized()
    try:
        if is_ours:
            _start(ray)
        made: Any = ray.remote(num_cpus=1)(_Remote)

        def start() -> _Actor[Job, Found]:
            return _Actor(ray, made.remote(prepare), lost)

        with team(start, workers) as run:
            yield run
    except (exceptions.RayError, ConnectionError, TimeoutError) as error:
        raise GraphbuildError(
            f"Ray failed: {str(error).splitlines()[0]} Run again: what was read is kept."
        ) from error
    finally:
        if is_ours and ray.is_initialized():
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
