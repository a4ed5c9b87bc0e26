"""What the page knows: the graph as columns, ready for JSON.

Tables refer to each other by row number. Offsets are UTF-16 units, JavaScript's own.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graphbuild.config import ViewSettings
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.graph.looks import OTHER, looks
from graphbuild.graph.records import DocumentNode, evidence_of
from graphbuild.graph.schema import EDGE_ATTRIBUTES, SEEN
from graphbuild.model import CO_OCCURS, MODALITIES, Evidence
from graphbuild.view import series
from graphbuild.view.against import read_against
from graphbuild.view.drawing import Ranked
from graphbuild.view.families import MUTUAL, Family, families
from graphbuild.view.identity import read_identity
from graphbuild.view.layout.world import coasts
from graphbuild.view.part import Part, read_part
from graphbuild.view.spots import NOWHERE, spots
from graphbuild.view.texts import NO_TEXTS, read_texts
from graphbuild.view.whole import ADDED, Extent, Whole

_DOCUMENTS_PER_ENTITY = 40
_SHOWN = tuple(
    name
    for name in EDGE_ATTRIBUTES
    if name not in {"weight", "count", "disparity", "modality", "times", *SEEN}
)
"""Attributes that an edge's card shows; the others are columns of their own or its sentences'."""

_EDGE_COLUMNS = (*"head relation tail weight first last days evidence when".split(), *_SHOWN)

Columns = dict[str, list[Any]]

_ENTITIES = "SELECT e.* FROM entities e JOIN placed p USING (id) ORDER BY p.row"
_NAMED_IN = """
SELECT p.row, m.document, m.count FROM mentioned_in m JOIN placed p ON p.id = m.entity
QUALIFY row_number() OVER (PARTITION BY p.row ORDER BY m.count DESC, m.document) <= $most
ORDER BY p.row, m.count DESC, m.document
"""
_TIES = """
SELECT h.row AS here, t.row AS there, r.*
FROM relations r JOIN placed h ON h.id = r.head JOIN placed t ON t.id = r.tail
WHERE r.head <> r.tail ORDER BY here, there, r.type
"""
_REFERRED = """
CREATE TEMP TABLE referred AS
SELECT h.row AS here, t.row AS there, v.* EXCLUDE (head, tail)
FROM ranked v JOIN placed h ON h.id = v.head JOIN placed t ON t.id = v.tail
WHERE v.rank <= {most} AND v.head <> v.tail
"""
_SAID = """
SELECT v.here, v.there, v.type, v.document, v.start, v."end", v.head_start, v.head_end,
    v.tail_start, v.tail_end, v.modality, v."when", coalesce(v.text, s.text) AS sentence
FROM referred v LEFT JOIN sentences s USING (document, index)
ORDER BY v.here, v.there, v.type, v.rank
"""
_UNSEEN = {"score": 0.0, "date": None, "pattern": "", "status": None}
"""What of a sentence's evidence the page has no use for."""
_THESE_DOCUMENTS = "SELECT * FROM documents WHERE id IN (SELECT unnest($ids))"


def payload(
    kg: KnowledgeGraph,
    graph: Ranked,
    drawn: tuple[list[dict[str, Any]], list[dict[str, Any]]],
    settings: ViewSettings,
    per_edge: int,
) -> Whole:
    """Return all that the page may need, of types that JSON knows.

    drawn: the nodes and edges of the pyvis Network, the user's changes among them.
    per_edge: sentences that are shown at once.
    """
    part = read_part(kg, graph, [str(node["id"]) for node in drawn[0]], settings, per_edge)
    nodes = _nodes(part, graph)
    nodes["in"] = _mentioned_in(part)
    nodes |= spots(part, graph, nodes)
    often = series.of_entities(part.tables, _DOCUMENTS_PER_ENTITY)
    nodes["days"] = [often.get(n) for n in range(len(part.order))]
    identity = read_identity(part, nodes["name"], settings.max_bytes)
    nodes |= identity.columns()
    edges, sentences = _edges(part)
    extent = Extent(len(graph.ids), len(kg.documents), part.all_sentences)
    row = part.rows
    vis_nodes, vis_edges = _added(drawn, nodes, edges, row)
    kinds = looks(kind for kind in nodes["type"] if kind != ADDED)
    if ADDED in nodes["type"]:
        kinds[ADDED] = OTHER
    types = list(kinds)
    nodes["type"] = [types.index(kind) for kind in nodes["type"]]
    relations = sorted(set(edges["relation"]), key=lambda name: (name != CO_OCCURS, name))
    number = {name: i for i, name in enumerate(relations)}
    edges["relation"] = [number[name] for name in edges["relation"]]
    data = {
        "theme": settings.theme,
        "perEdge": per_edge,
        "fill": len(graph.drawn) if len(graph.drawn) < len(graph.ids) else 0,
        "types": [
            {"name": k, "shape": v.shape, "color": v.color, "dark": v.dark}
            for k, v in kinds.items()
        ],
        "relations": relations,
        "families": _families(relations),
        "mutual": [name for name in relations if name in MUTUAL],
        "undirected": [number[name] for name in (CO_OCCURS, ADDED) if name in number],
        "documents": _documents(kg, part),
        "documentDays": series.of_documents(kg.tables),
        "nodes": nodes,
        "edges": edges,
        "sentences": sentences,
        "coasts": coasts() if any(nodes["where"]) else [],
        "modalities": MODALITIES,
        "identityTold": identity.missing,
        "against": read_against(kg.tables, part.rows),
        "drawn": {"nodes": vis_nodes, "edges": vis_edges},
    }
    texts = NO_TEXTS
    if settings.texts:
        texts = read_texts(kg.tables, part.documents, part.rows, settings.max_bytes)
    return Whole(data, len(part.order), len(graph.drawn), extent, texts)


def _families(relations: Sequence[str]) -> list[dict[str, Any]]:
    """Return the families of some relations, with their colours."""
    found: dict[Family, list[str]] = {}
    for relation, family in families(n for n in relations if n not in {CO_OCCURS, ADDED}).items():
        found.setdefault(family, []).append(relation)
    return [
        {"name": f.name, "color": f.color, "dark": f.dark, "relations": names}
        for f, names in found.items()
    ]


def _documents(kg: KnowledgeGraph, part: Part) -> list[list[str]]:
    """Return the documents that the part knows, each as title, day, source and, if new, id."""
    known: Iterable[DocumentNode] = kg.documents.values()
    if not part.has_all_documents:
        asked = {"ids": list(part.documents)}
        found = {
            row["id"]: DocumentNode(row["id"], row["title"], row["date"], row["source"])
            for row in kg.tables.dictionaries(_THESE_DOCUMENTS, asked)
        }
        known = [found[n] for n in part.documents]
    return [_document(d) for d in known]


def _document(document: DocumentNode) -> list[str]:
    source = document.source or ""
    day = document.date.isoformat() if document.date else ""
    told = [document.title or document.id, day, source]
    return told if document.id == source else [*told, document.id]


def _nodes(part: Part, graph: Ranked) -> Columns:
    """Return the entities, the drawn ones first, then by PageRank."""
    data = [*part.tables.dictionaries(_ENTITIES)]
    return {
        "id": [d["id"] for d in data],
        "name": [d["name"] for d in data],
        "type": [d["type"] for d in data],
        "aliases": [[a for a in d["aliases"] or () if a != d["name"]] for d in data],
        "known": [_known(d) for d in data],
        "mentions": [d["mention_count"] for d in data],
        "documents": [d["document_count"] for d in data],
        "first": [_day(d["first_seen"]) for d in data],
        "last": [_day(d["last_seen"]) for d in data],
        "community": [int(graph.home[n]) for n in part.order],
        "rank": [float(f"{graph.rank[n]:.3g}") for n in part.order],
    }


def _known(data: Mapping[str, Any]) -> str:
    """Return who an entity is on a list, and on which; "" if on none."""
    return " · ".join(data[name] for name in ("known_id", "known_source") if data.get(name))


def _mentioned_in(part: Part) -> list[list[int]]:
    """Return each entity's documents as document, mentions, document, …: most first."""
    found: list[list[int]] = [[] for _ in part.order]
    for row, document, count in part.tables.stream(_NAMED_IN, {"most": _DOCUMENTS_PER_ENTITY}):
        found[row] += (part.row_of(document), count)
    return found


def _edges(part: Part) -> tuple[Columns, Columns]:
    """Return the edges in the order of their ends, and the sentences they refer to.

    An edge's evidence is a flat list, six numbers a sentence: its row, where the head
    and the tail stand in it, and the row of its modality. -1 is the next row that no edge
    has referred to before. `days` is the series of an edge that has more sentences.
    `when` is the time that each sentence gives. Days are left out where the evidence tells
    them.
    """
    columns: Columns = {name: [] for name in _EDGE_COLUMNS}
    sentences: Columns = {"text": [], "document": []}
    rows: dict[tuple[str, int, str], int] = {}
    most = part.sentences
    referred = _REFERRED.format(most=most + 1)
    said = itertools.groupby(
        part.tables.dictionaries(_SAID, before=[referred]),
        key=lambda row: (row["here"], row["there"], row["type"]),
    )
    nobody: tuple[object, Iterator[Any]] = (None, iter(()))
    waiting = next(said, nobody)
    by_day = series.of_edges(part.tables, most)
    for data in part.tables.dictionaries(_TIES):
        at, kind, to = data["here"], data["type"], data["there"]
        known: list[Evidence] = []
        if waiting[0] == (at, to, kind):
            known = [evidence_of({**_UNSEEN, **row}) for row in waiting[1]]
            waiting = next(said, nobody)
        flat: list[int] = []
        for each in known[:most]:
            key = (each.document_id, each.span.start, each.sentence)
            place = rows.get(key, -1)
            if place < 0:
                rows[key] = len(rows)
                sentences["text"].append(each.sentence)
                sentences["document"].append(part.row_of(each.document_id))
            flat += (place, *_spans(each), MODALITIES.index(each.modality))
        told = 0 < len(known) <= most
        values: tuple[Any, ...] = (at, kind, to, data["weight"])
        values += ("", "") if told else (_day(data["first_seen"]), _day(data["last_seen"]))
        when = [each.when or "" for each in known[:most]]
        values += (
            by_day.get((at, kind, to)),
            flat,
            when if any(when) else None,
            *(_short(data[name]) for name in _SHOWN),
        )
        for name, value in zip(columns, values, strict=True):
            columns[name].append(value)
    return columns, sentences


def _short(value: object) -> object:
    """Return a number with as many digits as the page shows."""
    return (
        float(f"{value:.2g}" if abs(value) < 1 else f"{value:.1f}")
        if isinstance(value, float)
        else value
    )


def _spans(each: Evidence) -> tuple[int, int, int, int]:
    """Return where head and tail stand in the sentence, in UTF-16 units."""
    ends = (each.head.start, each.head.end, each.tail.start, each.tail.end)
    length = len(each.sentence)
    a, b, c, d = (min(max(n - each.span.start, 0), length) for n in ends)
    if each.sentence.isascii():
        return a, b, c, d
    # One more for each character beyond the basic plane before it.
    wide = [n for n, character in enumerate(each.sentence) if character > "\uffff"]
    return tuple(n + sum(w < n for w in wide) for n in (a, b, c, d))  # type: ignore[return-value]


def _added(
    drawn: tuple[Sequence[Mapping[str, Any]], Sequence[Mapping[str, Any]]],
    nodes: Columns,
    edges: Columns,
    row: dict[str, int],
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return vis-network's nodes and edges; add to the tables what only the user knows.

    Ids become text, edges' ends row numbers.
    """
    tied = {(min(e), max(e)) for e in zip(edges["head"], edges["tail"], strict=True)}
    vis_nodes = [{**node, "id": str(node["id"])} for node in drawn[0]]
    for node in vis_nodes:
        if node["id"] not in row:
            row[node["id"]] = len(row)
            name = str(node.get("label", node["id"]))
            blank = {"id": node["id"], "name": name, "type": str(node.get("gb_type", ADDED))}
            blank |= {"aliases": [], "in": [], "days": None, "community": -1} | NOWHERE
            blank |= {"first": "", "last": "", "known": "", "why": None, "doubts": None}
            for column, values in nodes.items():
                values.append(blank.get(column, 0))
    vis_edges = []
    for edge in drawn[1]:
        ends = row[str(edge["from"])], row[str(edge["to"])]
        vis_edges.append({**edge, "from": ends[0], "to": ends[1]})
        pair = (min(ends), max(ends))
        if pair not in tied and ends[0] != ends[1]:
            tied.add(pair)
            new = {"head": ends[0], "relation": ADDED, "tail": ends[1], "weight": 1}
            new |= {"first": "", "last": "", "evidence": []}
            for column, values in edges.items():
                values.append(new.get(column))
    return vis_nodes, vis_edges


def _day(date: object) -> str:
    return "" if date is None else str(date)
