"""What the page knows: the whole graph as columns, ready for JSON.

Tables refer to each other by row number. Offsets are UTF-16 units, JavaScript's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graphbuild.config import ViewSettings
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.graph.schema import EDGE_ATTRIBUTES, SEEN
from graphbuild.model import CO_OCCURS, MODALITIES, Evidence
from graphbuild.view.drawing import Ranked
from graphbuild.view.looks import OTHER, looks

ADDED = "Added"
"""The type of a node, and the relation of an edge, that a user put into the Network."""

_MOST_EVIDENCE = 400_000
_EVIDENCE_PER_EDGE = 50
_DOCUMENTS_PER_ENTITY = 40
_SHOWN = tuple(
    name
    for name in EDGE_ATTRIBUTES
    if name not in {"weight", "disparity", "modality", "times", *SEEN}
)
"""Attributes that an edge's card shows; the others are columns of their own or its sentences'."""

Columns = dict[str, list[Any]]


def payload(
    kg: KnowledgeGraph,
    graph: Ranked,
    drawn: tuple[list[dict[str, Any]], list[dict[str, Any]]],
    settings: ViewSettings,
    per_edge: int,
) -> dict[str, Any]:
    """Return all that the page needs, of types that JSON knows.

    drawn: the nodes and edges of the pyvis Network, the user's changes among them.
    per_edge: sentences that are shown at once.
    """
    nodes = _nodes(kg, graph)
    row = {n: i for i, n in enumerate(nodes["id"])}
    documents = {n: i for i, n in enumerate(kg.documents)}
    nodes["in"] = _mentioned_in(kg, row, documents)
    edges, sentences = _edges(kg, row, documents, per_edge)
    vis_nodes, vis_edges = _added(drawn, nodes, edges, row)
    kinds = looks(kind for kind in nodes["type"] if kind != ADDED)
    if ADDED in nodes["type"]:
        kinds[ADDED] = OTHER
    types = list(kinds)
    nodes["type"] = [types.index(kind) for kind in nodes["type"]]
    relations = sorted(set(edges["relation"]), key=lambda name: (name != CO_OCCURS, name))
    number = {name: i for i, name in enumerate(relations)}
    edges["relation"] = [number[name] for name in edges["relation"]]
    return {
        "theme": settings.theme,
        "perEdge": per_edge,
        "fill": len(graph.drawn) if len(graph.drawn) < len(kg) else 0,
        "types": [
            {"name": k, "shape": v.shape, "color": v.color, "dark": v.dark}
            for k, v in kinds.items()
        ],
        "relations": relations,
        "undirected": [number[name] for name in (CO_OCCURS, ADDED) if name in number],
        "documents": [
            [d.title or d.id, d.date.isoformat() if d.date else "", d.source or ""]
            for d in kg.documents.values()
        ],
        "nodes": nodes,
        "edges": edges,
        "sentences": sentences,
        "modalities": MODALITIES,
        "drawn": {"nodes": vis_nodes, "edges": vis_edges},
    }


def _nodes(kg: KnowledgeGraph, graph: Ranked) -> Columns:
    """Return the entities, the drawn ones first, then by PageRank."""
    drawn = set(graph.drawn)
    rest = (n for n in range(len(graph.ties.ids)) if n not in drawn)
    order = [*graph.drawn, *sorted(rest, key=lambda n: (-graph.rank[n], n))]
    ids = [graph.ties.ids[n] for n in order]
    data = [kg.nx.nodes[n] for n in ids]
    return {
        "id": ids,
        "name": [str(d["name"]) for d in data],
        "type": [str(d["type"]) for d in data],
        "aliases": [[a for a in d["aliases"] if a != d["name"]] for d in data],
        "mentions": [int(d["mention_count"]) for d in data],
        "documents": [int(d["document_count"]) for d in data],
        "first": [_day(d.get("first_seen")) for d in data],
        "last": [_day(d.get("last_seen")) for d in data],
        "community": [graph.home[n] for n in order],
        "rank": [float(f"{graph.rank[n]:.3g}") for n in order],
    }


def _mentioned_in(
    kg: KnowledgeGraph, row: Mapping[str, int], documents: Mapping[str, int]
) -> list[list[int]]:
    """Return each entity's documents as document, mentions, document, …: most first."""
    found: list[list[tuple[int, int]]] = [[] for _ in row]
    for (entity_id, document_id), count in kg.records.mentioned_in.items():
        if entity_id in row and document_id in documents:
            found[row[entity_id]].append((-count, documents[document_id]))
    return [
        [part for count, n in sorted(each)[:_DOCUMENTS_PER_ENTITY] for part in (n, -count)]
        for each in found
    ]


def _edges(
    kg: KnowledgeGraph, row: Mapping[str, int], documents: Mapping[str, int], per_edge: int
) -> tuple[Columns, Columns]:
    """Return the edges in the order of their ends, and the sentences they refer to.

    An edge's evidence is a flat list, six numbers a sentence: its row, where the head
    and the tail stand in it, and the row of its modality. -1 is the next row that no edge
    has referred to before. `when` is the time that each sentence gives. Days are left out
    where the evidence tells them.
    """
    names = (
        "head",
        "relation",
        "tail",
        "weight",
        "first",
        "last",
        "evidence",
        "when",
        *_SHOWN,
    )
    columns: Columns = {name: [] for name in names}
    sentences: Columns = {"text": [], "document": []}
    rows: dict[tuple[str, int, str], int] = {}
    most = max(per_edge, min(_EVIDENCE_PER_EDGE, _MOST_EVIDENCE // max(1, len(kg.nx.edges))))
    ends = sorted(
        (row[head], row[tail], kind, head, tail) for head, tail, kind in kg.nx.edges(keys=True)
    )
    for at, to, kind, head, tail in ends:
        if at == to:
            continue
        data = kg.nx.edges[head, tail, kind]
        known = kg.records.evidence.get((head, kind, tail), ())
        flat: list[int] = []
        for each in known[:most]:
            key = (each.document_id, each.span.start, each.sentence)
            place = rows.get(key, -1)
            if place < 0:
                rows[key] = len(rows)
                sentences["text"].append(each.sentence)
                sentences["document"].append(documents.get(each.document_id, -1))
            flat += (place, *_spans(each), MODALITIES.index(each.modality))
        told = 0 < len(known) <= most
        values: tuple[Any, ...] = (at, kind, to, data["weight"])
        values += ("", "") if told else (_day(data.get("first_seen")), _day(data.get("last_seen")))
        when = [each.when or "" for each in known[:most]]
        values += (
            flat,
            when if any(when) else None,
            *(_short(data.get(name)) for name in _SHOWN),
        )
        for name, value in zip(names, values, strict=True):
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
            blank |= {"aliases": [], "in": [], "first": "", "last": "", "community": -1}
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
