from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest

from graphbuild.stores.base import Store
from graphbuild.stores.embedded import EmbeddedStore
from graphbuild.stores.neo4j.store import Neo4jStore
from tests.services.fixtures import VERSIONS, Servers, wipe

WITHOUT_A_SERVER: Mapping[str, Callable[[], Store]] = {"embedded": lambda: EmbeddedStore(None)}
"""The stores that a test can make by itself."""

GAPS: Mapping[tuple[str, str], str] = {}
"""(store, test) → why the store cannot do it. Once it can, the test says so by failing."""


@pytest.fixture(params=[*WITHOUT_A_SERVER, *VERSIONS])
def store(request: pytest.FixtureRequest, neo4j_servers: Servers) -> Iterator[Store]:
    """An empty store: each that needs no server, then each version of Neo4j."""
    if gap := GAPS.get((request.param, request.function.__name__)):
        request.applymarker(pytest.mark.xfail(strict=True, reason=gap))
    if request.param in WITHOUT_A_SERVER:
        yield WITHOUT_A_SERVER[request.param]()
        return
    login = neo4j_servers(request.param)
    wipe(login)
    with Neo4jStore(login, "test") as store:
        yield store
