from __future__ import annotations

from collections.abc import Iterator

import pytest

from graphbuild.stores.base import Store
from graphbuild.stores.embedded import EmbeddedStore
from graphbuild.stores.neo4j.store import Neo4jStore
from tests.services.fixtures import VERSIONS, Servers, wipe


@pytest.fixture(params=["embedded", *VERSIONS])
def store(request: pytest.FixtureRequest, neo4j_servers: Servers) -> Iterator[Store]:
    """An empty store: the embedded one, then each version of Neo4j."""
    if request.param == "embedded":
        yield EmbeddedStore(None)
        return
    login = neo4j_servers(request.param)
    wipe(login)
    with Neo4jStore(login, "test") as store:
        yield store
