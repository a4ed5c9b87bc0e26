"""What the driver returns, in Python's own types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphbuild.stores.base import Row

if TYPE_CHECKING:
    import neo4j

_PLAIN = (str, int, float, bool, type(None))


def python_value(value: Any) -> Any:  # noqa: ANN401 - whatever Cypher returns
    """Return a value of the driver in Python's own types."""
    if isinstance(value, _PLAIN):
        return value
    from neo4j.graph import Node, Path, Relationship
    from neo4j.time import Date, DateTime, Duration, Time

    match value:
        case Node():
            return {"labels": sorted(value.labels), "properties": _mapping(value)}
        case Relationship():
            return {"type": value.type, "properties": _mapping(value)}
        case Path():
            return {
                "nodes": [python_value(node) for node in value.nodes],
                "relationships": [python_value(each) for each in value.relationships],
            }
        case Date() | DateTime() | Time():
            return value.to_native()
        case Duration():
            return value.iso_format()
        case list():
            return [python_value(item) for item in value]
        case dict():
            return {key: python_value(item) for key, item in value.items()}
        case _:
            return value


def _mapping(entity: neo4j.graph.Entity) -> Row:
    return {key: python_value(item) for key, item in sorted(entity.items())}
