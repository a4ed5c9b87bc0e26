"""A graph as it may be shown to everybody: without texts, paths, and names that are chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

import pyarrow as pa

from graphbuild.errors import UnknownEntityError, UsageError
from graphbuild.graph import schema
from graphbuild.graph.forms.from_memory import ARROW
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.resolve.names.key import written_words

_EMPTY = (
    "sentences",
    "mentions",
    "statements",
    "claims",
    "reasons",
    "doubts",
    "known",
)
"""Tables of which a page for everybody has nothing."""
_ENTITIES = """
SELECT e.* REPLACE (
    NULL::VARCHAR AS known_id, NULL::VARCHAR AS known_source,
    list_filter(e.aliases, lambda alias: NOT list_contains($names, alias)) AS aliases
)
FROM entities e WHERE NOT list_contains($ids, id)
"""
_RELATIONS = """
SELECT r.* REPLACE (
    CASE WHEN list_contains($names, r.role) THEN NULL ELSE r.role END AS role,
    NULL::VARCHAR[] AS cues
)
FROM relations r WHERE NOT list_contains($ids, head) AND NOT list_contains($ids, tail)
"""
_MENTIONED_IN = """
SELECT m.entity, p.id AS document, m.count
FROM mentioned_in m JOIN published p ON p.old = m.document WHERE NOT list_contains($ids, m.entity)
"""
_RANKED = """
SELECT v.* REPLACE (
    p.id AS document, 0::INTEGER AS index, 0::INTEGER AS start, 0::INTEGER AS "end",
    0::INTEGER AS head_start, 0::INTEGER AS head_end, 0::INTEGER AS tail_start,
    0::INTEGER AS tail_end, NULL::VARCHAR AS pattern, NULL::VARCHAR AS "when", '' AS text
)
FROM ranked v JOIN published p ON p.old = v.document
WHERE NOT list_contains($ids, v.head) AND NOT list_contains($ids, v.tail)
"""
"""Of each sentence of a tie, in which document it is and whether it denies, nothing else."""
_DOCUMENTS = "SELECT id, title, source, date FROM published"
_NAMES = "SELECT * FROM names WHERE NOT list_contains($ids, entity)"
_CALLED = "SELECT id, name, aliases FROM entities ORDER BY id"
_ROLES = "SELECT DISTINCT role FROM relations WHERE role IS NOT NULL ORDER BY role"
_LISTED = "SELECT id, title, date FROM documents ORDER BY id"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a page for everybody is without.

    entities: that were chosen, or bear a name that was. titles: of documents, that hold such a
    name or are a file's.
    """

    entities: int
    titles: int

    def __str__(self) -> str:
        """Return it as a sentence that names nobody."""
        parts = ["all texts and sentences", "paths and sources"]
        if self.titles:
            parts.append(f"{self.titles:,} titles")
        if self.entities:
            parts.append(f"{self.entities:,} entities with their ties, on request")
        return f"Left out: {', '.join(parts)}."


def names_in(given: Iterable[str]) -> list[str]:
    """Return the names that are given: of "@FILE" those in the file, a line each.

    Raises UsageError where a file cannot be read.
    """
    names: list[str] = []
    for each in given:
        if not each.startswith("@"):
            names.append(each)
            continue
        try:
            lines = Path(each[1:]).read_text("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"cannot read the names in {each[1:]}: {error}.") from error
        names += [line.strip() for line in lines if line.strip()]
    return names


def published(kg: KnowledgeGraph, without: Sequence[str] = ()) -> tuple[KnowledgeGraph, LeftOut]:
    """Return the graph that may be shown to everybody, and what it is without.

    without: names, aliases or ids of entities. With each goes every entity whose name
    or id holds one of its names of two words or more, or the name as it is given; from others
    such aliases and roles go, and titles of documents.
    Raises UsageError where nobody has a name: what is misspelt would stay.
    """
    hidden = _Hidden.of(kg, without)
    ids, aliases = hidden.entities(kg)
    roles = [role for (role,) in kg.tables.rows(_ROLES) if hidden.holds(role)]
    documents, titles = _documents(kg, hidden)
    asked = {"ids": ids, "names": [*aliases, *roles]}
    part = kg.tables.part({"published": documents}).part(
        {
            "documents": _DOCUMENTS,
            "mentioned_in": _MENTIONED_IN,
            "entities": _ENTITIES,
            "relations": _RELATIONS,
            "ranked": _RANKED,
            "names": _NAMES,
            **{name: f"SELECT * FROM {name} LIMIT 0" for name in _EMPTY},  # noqa: S608 - ours
        },
        asked,
    )
    return kg.part(part), LeftOut(len(ids), titles)


@dataclass(frozen=True, slots=True)
class _Hidden:
    """What nothing on the page may hold. ids: of entities. words: of names, each as one text."""

    ids: frozenset[str]
    words: tuple[str, ...]

    @classmethod
    def of(cls, kg: KnowledgeGraph, without: Sequence[str]) -> _Hidden:
        """Return what goes with some names."""
        ids: set[str] = set()
        words: dict[str, None] = {}
        unknown: list[str] = []
        for name in without:
            try:
                entity = kg.entity(name)
            except UnknownEntityError as error:
                unknown.append(str(error))
                continue
            ids.add(entity.id)
            called = [entity.name, *(a for a in entity.aliases if len(written_words(a)) > 1)]
            called += [name] if name != entity.id else []
            words |= dict.fromkeys(filter(None, map(_folded, called)))
        if unknown:
            raise UsageError("\n".join([*unknown, "Nothing was written."]))
        return cls(frozenset(ids), tuple(words))

    def holds(self, text: str) -> bool:
        """Return whether a text has one of the names in it."""
        folded = f" {_folded(text)} "
        return any(f" {name} " in folded for name in self.words)

    def entities(self, kg: KnowledgeGraph) -> tuple[list[str], list[str]]:
        """Return the ids of the entities that go, and the aliases that go from others."""
        ids, aliases = [], []
        for id, name, others in kg.tables.stream(_CALLED):
            if id in self.ids or self.holds(name) or self.holds(id.partition(":")[2]):
                ids.append(id)
            else:
                aliases += [alias for alias in others or () if self.holds(alias)]
        return ids, aliases


def _folded(text: str) -> str:
    return " ".join(written_words(text))


def _documents(kg: KnowledgeGraph, hidden: _Hidden) -> tuple[pa.Table, int]:
    """Return the documents under numbers, and how many titles were left out."""
    rows: list[dict[str, Any]] = []
    titles = 0
    for number, (id, title, date) in enumerate(kg.tables.stream(_LISTED), start=1):
        is_shown = bool(title) and not _is_path(title, id) and not hidden.holds(title)
        titles += bool(title) and not is_shown
        shown = title if is_shown else f"Document {number}"
        rows.append({"old": id, "id": f"{number:08}", "title": shown, "date": date})
    columns = {"old": "text", **schema.DOCUMENTS}
    types = pa.schema([(name, ARROW[kind]) for name, kind in columns.items()])
    return pa.Table.from_pylist(rows, schema=types), titles


def _is_path(title: str, id: str) -> bool:
    """Return whether a title only says which file a document is."""
    path = PurePath(id.replace("\\", "/"))
    return title in {id, path.name, path.stem} or "/" in title or "\\" in title
