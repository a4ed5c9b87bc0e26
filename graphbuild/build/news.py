"""What a build found that the one before it in the same folder did not: news.json."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from graphbuild.errors import StoreError
from graphbuild.graph.knowledge_graph import EdgeKey, KnowledgeGraph
from graphbuild.stores.embedded import EmbeddedStore
from graphbuild.stores.folder import GRAPH

NEWS = "news.json"
_MOST = 100


@dataclass(frozen=True, slots=True)
class News:
    """What is new since the last build.

    documents, entities, relations: how many are new. leading_entities: ids of the most
    mentioned of them. leading_relations: head, type and tail of the strongest.
    gone: entities of the last build that are no more.
    """

    documents: int
    entities: int
    relations: int
    gone: int
    leading_entities: tuple[str, ...]
    leading_relations: tuple[EdgeKey, ...]


def write_news(kg: KnowledgeGraph, before: Path, folder: Path) -> None:
    """Write news.json into `folder`. before: the folder of the last build, if there is one."""
    found = news(kg, before)
    text = json.dumps(asdict(found) if found else None, ensure_ascii=False, indent=1)
    (folder / NEWS).write_text(text + "\n", encoding="utf-8")


def read_news(folder: Path) -> News | None:
    """Return what the folder's build found anew; None where it was the first one."""
    path = folder / NEWS
    raw = json.loads(path.read_text("utf-8")) if path.is_file() else None
    if raw is None:
        return None
    raw["leading_entities"] = tuple(raw["leading_entities"])
    raw["leading_relations"] = tuple((h, t, k) for h, t, k in raw["leading_relations"])
    return News(**raw)


def news(kg: KnowledgeGraph, before: Path) -> News | None:
    """Return what a graph has that the one in a folder lacks; None where there is none."""
    if not (before / GRAPH).is_file():
        return None
    try:
        store = EmbeddedStore.open(before / GRAPH)
        documents = _column(store, "MATCH (d:Document) RETURN d.id AS id")
        entities = _column(store, "MATCH (e:Entity) RETURN e.id AS id")
        edges = (
            "MATCH (a:Entity)-[r]->(b:Entity) RETURN a.id AS head, type(r) AS type, b.id AS tail"
        )
        relations = {(row["head"], row["type"], row["tail"]) for row in store.query(edges)}
    except StoreError:
        return None
    new_entities = [e.id for e in kg.entities() if e.id not in entities]
    new_relations = [(h, k, t) for h, k, t, _ in kg.relations() if (h, k, t) not in relations]
    return News(
        documents=len(set(kg.documents) - documents),
        entities=len(new_entities),
        relations=len(new_relations),
        gone=len(entities - set(kg.nx)),
        leading_entities=tuple(new_entities[:_MOST]),
        leading_relations=tuple(new_relations[:_MOST]),
    )


def _column(store: EmbeddedStore, query: str) -> set[str]:
    return {row["id"] for row in store.query(query)}
