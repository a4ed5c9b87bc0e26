"""graphbuild stats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from graphbuild.cli.options import AsFormat, Folder, Since, Until
from graphbuild.cli.output import Format, say, say_json, say_rows
from graphbuild.cli.period import stretch

if TYPE_CHECKING:
    from graphbuild.build.folder.news import News
    from graphbuild.graph.days.contradictions import Contradiction
    from graphbuild.graph.knowledge_graph import KnowledgeGraph

Rows = list[dict[str, object]]

_TOP = 10
_NAMES = 6

_LEADING = """
WITH first AS (
    SELECT * FROM entities
    QUALIFY row_number() OVER (PARTITION BY type ORDER BY mention_count DESC, id) <= $top
),
ends AS (SELECT head AS id FROM relations UNION ALL SELECT tail FROM relations),
ties AS (SELECT id, count(*) AS ties FROM ends SEMI JOIN first USING (id) GROUP BY id)
SELECT l.type, l.name, l.mention_count AS mentions, l.document_count AS documents,
    coalesce(t.ties, 0) AS ties, l.pagerank
FROM first l LEFT JOIN ties t USING (id) ORDER BY l.type, l.mention_count DESC, l.id
"""
_TYPES = """
SELECT type, count(*) AS relations, sum(weight)::BIGINT AS sentences
FROM relations GROUP BY type ORDER BY relations DESC, type
"""
_TIES = """
SELECT h.name AS head, r.type, t.name AS tail, r.weight AS sentences, r.npmi, r.llr
FROM (FROM relations ORDER BY weight DESC, head, tail, type LIMIT $top) r
JOIN entities h ON h.id = r.head JOIN entities t ON t.id = r.tail
ORDER BY r.weight DESC, r.head, r.tail, r.type
"""
_COMMUNITIES = """
SELECT community, count(*) AS entities,
    list(name ORDER BY place) FILTER (place <= $names) AS "leading"
FROM (
    SELECT community, name, row_number() OVER (
        PARTITION BY community ORDER BY mention_count DESC, id
    ) AS place
    FROM entities WHERE community IS NOT NULL
)
GROUP BY community ORDER BY community LIMIT $top
"""


def stats(
    folder: Folder,
    since: Since = None,
    until: Until = None,
    top: Annotated[int, typer.Option(min=1, help="How many of each kind.")] = _TOP,
    format: AsFormat = Format.table,
) -> None:
    """Show who leads, which groups there are, who joins them, and what is new.

    \b
    graphbuild stats graph
    graphbuild stats graph --since 2024-03 --until 2024-05
    graphbuild stats graph --format json
    """
    from graphbuild import api
    from graphbuild.build.folder.news import read_news
    from graphbuild.graph import analysis

    days = stretch(since, until)
    kg: KnowledgeGraph = api.open(folder)
    if any(days):
        kg = analysis.described(kg.between(*days))
    against = kg.contradictions()
    at_once = [each for each in against if each.relation == "contradicts"]
    in_turn = [each for each in against if each.relation != "contradicts"]
    parts, counted = analysis.components(kg), kg.counts()
    counts: dict[str, object] = {
        "documents": counted["documents"],
        "entities": counted["entities"],
        "relations": counted["relations"],
        "statements": kg.tables.number("SELECT count(*) FROM statements"),
        "claims": kg.tables.number("SELECT count(*) FROM claims"),
        "contradictions": len(at_once),
        "successions": len(in_turn),
        "components": len(parts),
        "largest_component": parts[0] if parts else 0,
    }
    tables: dict[str, Rows] = {
        "leading": _leading(kg, top),
        "relation_types": _types(kg),
        "ties": _ties(kg, top),
        "contradictions": [_against(each) for each in (*at_once, *in_turn)[:top]],
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
        f"{counts['relations']:,} relations, {counts['statements']:,} statements, "
        f"{counts['contradictions']:,} contradictions; "
        f"{counts['largest_component']:,} entities hang together in the largest of "
        f"{counts['components']:,} parts"
    )
    headings = {
        "leading": "Leading entities",
        "relation_types": "Relations by type",
        "ties": "Strongest ties",
        "contradictions": "Against each other",
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


def _against(each: Contradiction) -> dict[str, object]:
    return {
        "kind": each.kind,
        "of": each.subject.name,
        "one": str(each.left),
        "relation": each.relation,
        "other": str(each.right),
        "sentence": each.left.sentence,
        "other sentence": each.right.sentence,
    }


def _leading(kg: KnowledgeGraph, top: int) -> Rows:
    return [*kg.tables.dictionaries(_LEADING, {"top": top})]


def _types(kg: KnowledgeGraph) -> Rows:
    return [*kg.tables.dictionaries(_TYPES)]


def _ties(kg: KnowledgeGraph, top: int) -> Rows:
    return [*kg.tables.dictionaries(_TIES, {"top": top})]


def _communities(kg: KnowledgeGraph, top: int) -> Rows:
    return [*kg.tables.dictionaries(_COMMUNITIES, {"top": top, "names": _NAMES})]


def _news(kg: KnowledgeGraph, new: News, top: int) -> dict[str, object]:
    entities = {n: kg.entity(n) for n in new.leading_entities[:top] if n in kg}
    relations = [(h, k, t) for h, k, t in new.leading_relations[:top] if h in kg and t in kg]
    return {
        "documents": new.documents,
        "entities": new.entities,
        "relations": new.relations,
        "gone": new.gone,
        "leading_entities": [{"type": e.type, "name": e.name} for e in entities.values()],
        "leading_relations": [
            {"head": kg.entity(h).name, "type": k, "tail": kg.entity(t).name}
            for h, k, t in relations
        ],
    }
