"""A number for what each row of a graph says, which a load compares instead of the row.

Two numbers: one of the content, one of the measures (pagerank, npmi and their like), which
move with every document. A row's key is part of its content: sums of numbers tell whole
tables apart.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graphbuild.graph import schema
from graphbuild.stores.property_graph import DOCUMENT, ENTITY, SENTENCE, Shape, stored_id
from graphbuild.stores.sentences import LINK_COLUMNS, link_types, links_query

if TYPE_CHECKING:
    from graphbuild.graph.tables import Tables

CONTENT, MEASURES = "content_hash", "measures_hash"
"""Properties of nodes and edges in Neo4j."""

_FORMAT = "1"
"""To be raised when the same row is written otherwise than before."""

_BITS = (1 << 38) - 1
"""Of a number: 33 million of them can be summed in Neo4j's 64 bits."""

LINK_HEAD = "coalesce(entity, document || '#' || index)"
LINK_TAIL = "CASE WHEN to_index IS NULL THEN to_document ELSE to_document || '#' || to_index END"
"""The ids of a link's ends, as stores have them."""

_SAID = """
SELECT v.head, v.type, v.tail, bit_xor(md5_number_lower(
    {{'rank': v.rank, 'document': v.document, 'index': v.index, 'text': coalesce(v.text, s.text)}}
    ::VARCHAR)) AS said
FROM ranked v LEFT JOIN main.sentences s USING (document, index)
WHERE v.rank <= {per_edge} GROUP BY v.head, v.type, v.tail
"""


@contextlib.contextmanager
def hashed(tables: Tables, shape: Shape) -> Iterator[Tables]:
    """Yield the tables with the columns content_hash and measures_hash in each row.

    Besides, with `node_keys` (kind, id and hashes) and `edge_keys` (kinds of the ends, head,
    type, tail and hashes) of all that a store of this shape holds. Ids are as stores have them.
    """
    with contextlib.ExitStack() as stack:
        stored = stack.enter_context(_with_stored_ids(tables))
        part = stack.enter_context(
            stored.apart(
                {"relation_hashes": _relation_hashes(stored, shape)},
                viewed=_viewed(stored, shape),
            )
        )
        keys = {"node_keys": _node_keys(shape), "edge_keys": _edge_keys(shape)}
        yield stack.enter_context(part.apart(keys))


def hashed_links(type: str) -> str:
    """Return the query for the edges of a type that are no relations, with their hash."""
    query = links_query(type)
    return f"SELECT *, {_of(('type', *LINK_COLUMNS))} AS {CONTENT} FROM ({query})"


def _viewed(tables: Tables, shape: Shape) -> dict[str, str]:
    entities = tables.columns("entities")
    measured = [name for name in entities if name in schema.WHOLE]
    rest = [name for name in entities if name not in schema.WHOLE]
    flag = f"'{shape.lexical}'"
    dated = "(SELECT s.*, d.date FROM {whole}.sentences s JOIN {whole}.documents d "
    return {
        "entities": f"SELECT *, {_of(rest, flag)} AS {CONTENT}, {_of(measured)} AS {MEASURES} "
        "FROM {whole}.entities",
        "documents": f"SELECT *, {_of(schema.DOCUMENTS)} AS {CONTENT} FROM {{whole}}.documents",
        "sentences": f"SELECT * EXCLUDE (date), {_of([*schema.SENTENCES, 'date'], flag)} "
        f"AS {CONTENT} FROM {dated} ON d.id = s.document)",
        "relations": f"SELECT r.*, h.{CONTENT}, h.{MEASURES} FROM {{whole}}.relations r "
        "JOIN {part}.relation_hashes h USING (head, type, tail)",
    }


def _relation_hashes(tables: Tables, shape: Shape) -> str:
    columns = tables.columns("relations")
    measured = [name for name in columns if name in schema.ASSOCIATION]
    rest = [name for name in columns if name not in schema.ASSOCIATION]
    said = _SAID.format(per_edge=int(shape.per_edge))
    return (
        f"SELECT head, type, tail, {_of(rest, 'said')} AS {CONTENT}, "
        f"CASE WHEN {' AND '.join(f'{_quoted(m)} IS NULL' for m in measured)} THEN NULL "
        f"ELSE {_of(measured)} END AS {MEASURES} "
        f"FROM relations LEFT JOIN ({said}) USING (head, type, tail)"
    )


def _node_keys(shape: Shape) -> str:
    queries = [
        f"SELECT '{ENTITY}' AS kind, id, {CONTENT}, {MEASURES} FROM entities",
        f"SELECT '{DOCUMENT}', id, {CONTENT}, NULL FROM documents",
    ]
    if shape.sentences:
        place = "document || '#' || index"
        queries.append(f"SELECT '{SENTENCE}', {place}, {CONTENT}, NULL FROM sentences")
    return " UNION ALL ".join(queries)


def _edge_keys(shape: Shape) -> str:
    relations = (
        f"SELECT '{ENTITY}' AS head_kind, head, type, '{ENTITY}' AS tail_kind, tail, "
        f"{CONTENT}, {MEASURES} FROM relations"
    )
    links = [
        f"SELECT CASE WHEN entity IS NULL THEN '{SENTENCE}' ELSE '{ENTITY}' END, "
        f"{LINK_HEAD}, type, CASE WHEN to_index IS NULL THEN '{DOCUMENT}' ELSE '{SENTENCE}' END, "
        f"{LINK_TAIL}, {CONTENT}, NULL FROM ({hashed_links(type)})"
        for type in link_types(shape)
    ]
    return " UNION ALL ".join([relations, *links])


def _of(columns: Iterable[str], *more: str) -> str:
    return _hash([*map(_quoted, columns), *more])


def _hash(values: list[str]) -> str:
    fields = f"row({', '.join(values)})::VARCHAR"
    return f"(md5_number_lower('{_FORMAT} ' || {fields}) & {_BITS})::BIGINT"


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


_IDS = {
    "entities": ("id",),
    "documents": ("id",),
    "relations": ("head", "tail"),
    "ranked": ("head", "tail", "document"),
    "sentences": ("document",),
    "mentions": ("document", "entity"),
    "mentioned_in": ("document", "entity"),
}
"""The columns of tables that hold ids."""

_MAY_DIFFER = """
SELECT id FROM (SELECT id FROM entities UNION SELECT id FROM documents)
WHERE strlen(id) > 200 OR NOT regexp_full_match(id, '[ -~\\x{a0}-\\x{d7ff}]*') ORDER BY id
"""


@contextlib.contextmanager
def _with_stored_ids(tables: Tables) -> Iterator[Tables]:
    """Yield the tables with ids as stores have them: nearly always these tables."""
    import pyarrow as pa

    found = [(id, stored_id(id)) for (id,) in tables.rows(_MAY_DIFFER)]
    odd = [(id, stored) for id, stored in found if id != stored]
    if not odd:
        yield tables
        return
    from graphbuild.graph.forms.surrogates import held

    listed = {"id": [held(id) for id, _ in odd], "stored": [stored for _, stored in odd]}
    with tables.apart({"odd_ids": pa.table(listed)}) as known:
        made = {name: _replaced(known, name, ids) for name, ids in _IDS.items()}
        with known.apart(made) as stored:
            yield stored


def _replaced(tables: Tables, name: str, ids: Iterable[str]) -> str:
    own = {
        column: f'coalesce((SELECT stored FROM odd_ids o WHERE o.id = t."{column}"), t."{column}")'
        for column in ids
    }
    columns = [
        f'{own[column]} AS "{column}"' if column in own else f"t.{_quoted(column)}"
        for column in tables.columns(name)
    ]
    source = f"{name} t"
    if name == "ranked":
        source += " LEFT JOIN main.sentences s USING (document, index)"
        columns = [
            c if c != 't."text"' else 'coalesce(t."text", s."text") AS text' for c in columns
        ]
    return f"SELECT {', '.join(columns)} FROM {source}"
