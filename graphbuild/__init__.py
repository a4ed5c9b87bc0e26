"""graphbuild: documents in, a graph that can be trusted out.

>>> import graphbuild
>>> kg = graphbuild.build("articles/", out="graph")  # doctest: +SKIP
>>> kg.neighbors("Boris Ruge")  # doctest: +SKIP
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphbuild.api import Graph, build, load, open, view
    from graphbuild.config import Config, read_config
    from graphbuild.errors import GraphbuildError
    from graphbuild.graph.knowledge_graph import KnowledgeGraph
    from graphbuild.model import Document, Entity, Evidence, Mention

__version__ = "0.1.0"

_HOMES = {
    "Config": "config",
    "Document": "model",
    "Entity": "model",
    "Evidence": "model",
    "Graph": "api",
    "GraphbuildError": "errors",
    "KnowledgeGraph": "graph.knowledge_graph",
    "Mention": "model",
    "build": "api",
    "load": "api",
    "open": "api",
    "read_config": "config",
    "view": "api",
}

__all__ = [
    "Config",
    "Document",
    "Entity",
    "Evidence",
    "Graph",
    "GraphbuildError",
    "KnowledgeGraph",
    "Mention",
    "build",
    "load",
    "open",
    "read_config",
    "view",
]


# `build` and `view` are functions for a caller, and rooms of the house by the same names.
# The rooms are imported first, so that no later import puts them over the functions.
for _room in ("build", "view"):
    importlib.import_module(f"graphbuild.{_room}")
    del globals()[_room]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Return a public name, importing its module on first use: spaCy only when needed."""
    if name not in _HOMES:
        raise AttributeError(f"module 'graphbuild' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"graphbuild.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names."""
    return __all__
