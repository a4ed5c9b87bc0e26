"""What a build found that the one before it in the same folder did not: news.json."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from graphbuild.graph.records import EdgeKey

NEWS = "news.json"
_MOST = 100
_TABLES = ("documents", "entities", "relations")

_NEW = {
    "documents": "SELECT id FROM now_documents ANTI JOIN old_documents USING (id)",
    "entities": "SELECT id FROM now_entities ANTI JOIN old_entities USING (id) "
    "ORDER BY mention_count DESC, id",
    "relations": "SELECT head, type, tail FROM now_relations "
    "ANTI JOIN old_relations USING (head, type, tail) ORDER BY weight DESC, head, tail, type",
}
_GONE = "SELECT count(*) FROM old_entities ANTI JOIN now_entities USING (id)"


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


def write_news(before: Path, folder: Path) -> None:
    """Write news.json into `folder`, which has the tables of a build.

    before: the folder of the last build, if there is one.
    """
    found = news(folder, before)
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


def news(now: Path, before: Path) -> News | None:
    """Return what the tables in a folder have that those in another lack.

    None where the other has none that can be read.
    """
    import duckdb

    if not all((before / f"{name}.parquet").is_file() for name in _TABLES):
        return None
    with contextlib.closing(duckdb.connect()) as db:
        try:
            for when, folder in (("now", now), ("old", before)):
                for name in _TABLES:
                    place = str(folder / f"{name}.parquet").replace("'", "''")
                    db.execute(f"CREATE VIEW {when}_{name} AS FROM read_parquet('{place}')")
            counts = {
                name: db.execute(f"SELECT count(*) FROM ({query})").fetchall()[0][0]  # noqa: S608 - ours
                for name, query in _NEW.items()
            }
            entities = db.execute(f"{_NEW['entities']} LIMIT {_MOST}").fetchall()
            relations = db.execute(f"{_NEW['relations']} LIMIT {_MOST}").fetchall()
            gone = db.execute(_GONE).fetchall()[0][0]
        except duckdb.Error:  # of a former edition, or damaged
            return None
    return News(
        **counts,
        gone=gone,
        leading_entities=tuple(entity for (entity,) in entities),
        leading_relations=tuple((head, kind, tail) for head, kind, tail in relations),
    )
