"""Sentences as nodes, and the edges that lead from an entity to its texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from graphbuild.graph.forms import streams
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.model import MENTIONED_IN
from graphbuild.stores.property_graph import (
    DOCUMENT,
    ENTITY,
    SENTENCE,
    Edge,
    Node,
    Shape,
    properties_of,
    sentence_id,
    stored_id,
)

NAMED_IN, FROM_DOCUMENT, NEXT_SENTENCE = "NAMED_IN", "FROM_DOCUMENT", "NEXT_SENTENCE"

CHUNK, FROM_CHUNK, NEXT_CHUNK = "Chunk", "FROM_CHUNK", "NEXT_CHUNK"
"""What neo4j-graphrag and llm-graph-builder call a stretch of text and its edges."""

Query = Callable[[str], str]
"""Type → the query for its rows."""

_NAMED = """
SELECT entity, document AS to_document, index AS to_index, min(start) AS start,
    arg_min("end", start) AS "end"
FROM mentions SEMI JOIN sentences USING (document, index)
WHERE kind = 'name' GROUP BY entity, document, index
"""
_NEXT = """
SELECT document, index, document AS to_document, to_index FROM (
    SELECT document, index, lead(index) OVER (PARTITION BY document ORDER BY index) AS to_index
    FROM sentences
) WHERE to_index IS NOT NULL
"""

_LINKS: Mapping[str, tuple[str, str, str]] = {
    MENTIONED_IN: (
        ENTITY,
        DOCUMENT,
        "SELECT entity, document AS to_document, count FROM mentioned_in",
    ),
    FROM_DOCUMENT: (
        SENTENCE,
        DOCUMENT,
        "SELECT document, index, document AS to_document FROM sentences",
    ),
    NEXT_SENTENCE: (SENTENCE, SENTENCE, _NEXT),
    NEXT_CHUNK: (SENTENCE, SENTENCE, _NEXT),
    NAMED_IN: (ENTITY, SENTENCE, _NAMED),
    FROM_CHUNK: (
        ENTITY,
        SENTENCE,
        f"""SELECT entity, to_document, to_index FROM ({_NAMED})""",  # noqa: S608 - ours
    ),
}
"""Type → kinds of its ends, and the query for both ends and the edge's properties."""

LINK_COLUMNS = ("entity", "document", "index", "to_document", "to_index", "count", "start", "end")


def sentences_of(kg: KnowledgeGraph, *, lexical: bool = False) -> Iterator[Node]:
    """Yield the sentences that name an entity, in the order of documents and texts.

    lexical: with the label Chunk as well.
    """
    also = (CHUNK,) if lexical else ()
    for row in streams.sentences(kg.tables):
        id = sentence_id(row.pop("document"), row["index"])
        yield Node(SENTENCE, None, id, properties_of(row, id), also)


def link_types(shape: Shape) -> list[str]:
    """Return the types of the edges that are no relations, in a store of this shape."""
    if not shape.sentences:
        return [MENTIONED_IN]
    return [type for type in _LINKS if shape.lexical or type not in (NEXT_CHUNK, FROM_CHUNK)]


def links_query(type: str) -> str:
    """Return the query for the edges of a type, each with all columns that any has."""
    return (
        f"SELECT '{type}' AS type, {', '.join(map(_quoted, LINK_COLUMNS))} "  # noqa: S608 - ours
        f"FROM (FROM (SELECT {_EMPTY} WHERE false) UNION ALL BY NAME ({_LINKS[type][2]}))"
    )


def links_of(kg: KnowledgeGraph, type: str, query: Query = links_query) -> Iterator[Edge]:
    """Yield the edges of a type that are no relations. query: for its rows."""
    ordered = f"{query(type)} ORDER BY entity, document, index, to_document, to_index"
    yield from map(link_of, kg.tables.dictionaries(ordered))


def link_ends(type: str) -> tuple[str, str]:
    """Return the kinds of nodes that the edges of a type, which are no relations, lie between."""
    head, tail, _ = _LINKS[type]
    return head, tail


def link_of(row: Mapping[str, object]) -> Edge:
    """Return the edge of a row of `links_query`."""
    values = dict(row)
    type = str(values.pop("type"))
    entity, document, index, to_document, to_index = (values.pop(n) for n in LINK_COLUMNS[:5])
    head_kind, tail_kind, _ = _LINKS[type]
    head = stored_id(str(entity)) if head_kind == ENTITY else _place(document, index)
    properties = properties_of(values, head)
    return Edge(head, type, _place(to_document, to_index), properties, head_kind, tail_kind)


def _place(document: object, index: object) -> str:
    return sentence_id(str(document), index) if isinstance(index, int) else stored_id(str(document))


def _quoted(name: str) -> str:
    return f'"{name}"'


_EMPTY = ", ".join(
    f'NULL::{"VARCHAR" if name in ("entity", "document", "to_document") else "BIGINT"} AS "{name}"'
    for name in LINK_COLUMNS
)
