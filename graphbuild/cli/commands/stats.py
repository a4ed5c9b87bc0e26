"""graphbuild stats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from graphbuild.cli.options import AsFormat, Folder, Since, Until
from graphbuild.cli.output import Format, say, say_json, say_rows
from graphbuild.cli.period import stretch

if TYPE_CHECKING:
    from graphbuild.build.news import News
    from graphbuild.graph.knowledge_graph import KnowledgeGraph

Rows = list[dict[str, object]]

_LEADING = 10
_COMMUNITIES = 8
_NAMES = 6


def stats(
    folder: Folder,
    since: Since = None,
    until: Until = None,
    top: Annotated[int, typer.Option(min=1, help="How many of each kind.")] = _LEADING,
    format: AsFormat = Format.table,
) -> None:
    """Show who leads, which groups there are, who joins them, and what is new.

    \b
    graphbuild stats graph
    graphbuild stats graph --since 2024-03 --until 2024-05
    graphbuild stats graph --format json
    """
    from graphbuild import api
    from graphbuild.build.news import read_news
    from graphbuild.graph import analysis

    days = stretch(since, until)
    kg: KnowledgeGraph = api.open(folder)
    if any(days):
        kg = kg.between(*days)
        analysis.describe(kg)
    parts = analysis.components(kg)
    counts: dict[str, object] = {
        "documents": len(kg.documents),
        "entities": len(kg),
        "relations": kg.nx.number_of_edges(),
        "components": len(parts),
        "largest_component": parts[0] if parts else 0,
    }
    tables: dict[str, Rows] = {
        "leading": _leading(kg, top),
        "relation_types": _types(kg),
        "ties": _ties(kg, top),
        "communities": _communities(kg, top),
        "brokers": [
            {
                "name": broker.entity.name,
                "type": broker.entity.type,
                "betweenness": round(broker.betweenness, 4),
                "participation": broker.participation,
                "communities": broker.communities,
            }
            for broker in analysis.brokers(kg, top)
        ],
        "growth": [
            {
                "period": each.period,
                "documents": each.documents,
                "new entities": each.entities,
                "new relations": each.relations,
            }
            for each in analysis.growth(kg)
        ],
    }
    new = None if any(days) else read_news(folder)
    if format is Format.json:
        say_json({"counts": counts, **tables, "new": new and _news(kg, new, top)})
    elif format is Format.csv:
        say_rows(tables["leading"], format)
    else:
        _say(counts, tables)
        if new:
            _say_news(_news(kg, new, top))


def _say(counts: dict[str, object], tables: dict[str, Rows]) -> None:
    say(
        f"{counts['documents']:,} documents, {counts['entities']:,} entities, "
        f"{counts['relations']:,} relations; {counts['largest_component']:,} entities "
        f"hang together in the largest of {counts['components']:,} parts"
    )
    headings = {
        "leading": "Leading entities",
        "relation_types": "Relations by type",
        "ties": "Strongest ties",
        "communities": "Communities",
        "brokers": "Who joins them",
        "growth": "Over time",
    }
    for name, heading in headings.items():
        if tables[name]:
            say(heading)
            say_rows(tables[name], Format.table)


def _say_news(new: dict[str, object]) -> None:
    say(
        f"Since the last build: {new['documents']} new documents, {new['entities']} new "
        f"entities, {new['relations']} new relations; {new['gone']} entities are gone"
    )
    for key in ("leading_entities", "leading_relations"):
        rows = new[key]
        if isinstance(rows, list) and rows:
            say_rows(rows, Format.table)


def _leading(kg: KnowledgeGraph, top: int) -> Rows:
    types = sorted({data["type"] for _, data in kg.nx.nodes(data=True)})
    return [
        {
            "type": kind,
            "name": entity.name,
            "mentions": kg.nx.nodes[entity.id]["mention_count"],
            "documents": kg.nx.nodes[entity.id]["document_count"],
            "ties": kg.nx.degree[entity.id],
            "pagerank": kg.nx.nodes[entity.id].get("pagerank"),
        }
        for kind in types
        for entity in kg.entities(kind)[:top]
    ]


def _types(kg: KnowledgeGraph) -> Rows:
    counted: dict[str, list[int]] = {}
    for _, kind, _, data in kg.relations():
        counted.setdefault(kind, []).append(int(str(data["weight"])))
    return [
        {"type": kind, "relations": len(weights), "sentences": sum(weights)}
        for kind, weights in sorted(counted.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


def _ties(kg: KnowledgeGraph, top: int) -> Rows:
    return [
        {
            "head": kg.nx.nodes[head]["name"],
            "type": kind,
            "tail": kg.nx.nodes[tail]["name"],
            "sentences": data["weight"],
            "npmi": data.get("npmi"),
            "llr": data.get("llr"),
        }
        for head, kind, tail, data in list(kg.relations())[:top]
    ]


def _communities(kg: KnowledgeGraph, top: int) -> Rows:
    names: dict[int, list[str]] = {}
    for entity in kg.entities():
        number = kg.nx.nodes[entity.id].get("community")
        if number is not None:
            names.setdefault(number, []).append(entity.name)
    return [
        {"community": number, "entities": len(found), "leading": found[:_NAMES]}
        for number, found in sorted(names.items())[:top]
    ]


def _news(kg: KnowledgeGraph, new: News, top: int) -> dict[str, object]:
    nodes = kg.nx.nodes
    return {
        "documents": new.documents,
        "entities": new.entities,
        "relations": new.relations,
        "gone": new.gone,
        "leading_entities": [
            {"type": nodes[n]["type"], "name": nodes[n]["name"]}
            for n in new.leading_entities[:top]
            if n in kg
        ],
        "leading_relations": [
            {"head": nodes[h]["name"], "type": k, "tail": nodes[t]["name"]}
            for h, k, t in new.leading_relations[:top]
            if h in kg and t in kg
        ],
    }
