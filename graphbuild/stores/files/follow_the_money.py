"""FollowTheMoney's entities as JSON Lines, for Aleph, OpenSanctions' tools and their like."""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from anyascii import anyascii
from pydantic import Field

from graphbuild.graph.forms import streams
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.language.loader import Table, read_table
from graphbuild.resolve.names.key import legal_form
from graphbuild.stores.atomic import atomic_path
from graphbuild.stores.files.rows import writable

_AS_WRITTEN = """
SELECT document, entity, text, count(*) AS count FROM mentions WHERE kind = 'name'
GROUP BY document, entity, text ORDER BY document, entity, text
"""
_AS_SHOWN = """
SELECT m.document, m.entity, e.name AS text FROM mentioned_in m JOIN entities e ON e.id = m.entity
ORDER BY m.document, m.entity
"""
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
"""A date as FollowTheMoney has them: of whatever precision, but no stretch."""

_SLUG = 60
"""Characters of an id that are there to be read; what tells ids apart is their digest."""

Entity = dict[str, Any]


class _Link(Table):
    schema_: str = Field(alias="schema")
    head: tuple[str, str]
    tail: tuple[str, str]
    is_: str | None = Field(None, alias="is")


class _Words(Table):
    """What FollowTheMoney calls things: see follow_the_money.yaml."""

    entities: Mapping[str, str]
    kinds: Mapping[str, frozenset[str]]
    links: Mapping[str, _Link]
    roles: Mapping[str, str]


@functools.cache
def _words() -> _Words:
    file = resources.files("graphbuild.stores.files").joinpath("follow_the_money.yaml")
    return read_table(file, _Words)


def write_follow_the_money(
    kg: KnowledgeGraph, output: Path, *, dataset: str, per_edge: int, is_whole: bool
) -> list[Path]:
    """Write documents, entities, mentions and links, one a line; return the file.

    dataset: a part of each id, for the John Smiths of two graphs are not one. per_edge:
    sentences of a link. is_whole: whether the mentions as written are at hand; else each
    document mentions an entity once, by the name that is shown. Entities of types that
    FollowTheMoney has no word for are left out, with their links.
    """
    with atomic_path(output) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        for entity in _entities(kg, dataset, per_edge, is_whole=is_whole):
            file.write(json.dumps(entity, ensure_ascii=False) + "\n")
    return [output]


def _entities(
    kg: KnowledgeGraph, dataset: str, per_edge: int, *, is_whole: bool
) -> Iterator[Entity]:
    id_of = functools.partial(_id, dataset)
    for document in streams.documents(kg.tables):
        told: dict[str, Sequence[str | None]] = {
            "fileName": [document.id],
            "name": [document.title or document.id],
            "title": [document.title],
            "date": [document.date.isoformat() if document.date else None],
        }
        yield _entity(id_of("document", document.id), "Document", told)
    schemata: dict[str, str] = {}
    for row in streams.entities(kg.tables):
        names = [row["name"], *row["aliases"]]
        schema = _schema(row["type"], names)
        if schema is None:
            continue
        schemata[row["id"]] = schema
        told = {"name": names[:1], "alias": names[1:]}
        if schema == "Address":
            told["full"] = names[:1]
        yield _entity(id_of("entity", row["id"]), schema, told)
    for row in kg.tables.dictionaries(_AS_WRITTEN if is_whole else _AS_SHOWN):
        if schema := schemata.get(row["entity"]):
            yield _mention(row, schema, id_of)
    for row, said in streams.relations(kg.tables, per_edge=per_edge):
        if row["head"] in schemata and row["tail"] in schemata:
            yield _link(row, said, schemata, id_of)


def _schema(type: str, names: Iterable[str]) -> str | None:
    """Return an entity's schema, None where FollowTheMoney has no word for its type."""
    schema = _words().entities.get(type)
    return "Company" if schema == "Organization" and any(map(legal_form, names)) else schema


def _mention(row: Mapping[str, Any], schema: str, id_of: functools.partial[str]) -> Entity:
    resolved = [id_of("entity", row["entity"])] if schema in _words().kinds["LegalEntity"] else []
    return _entity(
        id_of("mention", row["document"], row["entity"], row["text"]),
        "Mention",
        {
            "document": [id_of("document", row["document"])],
            "name": [row["text"]],
            "resolved": resolved,
            "detectedSchema": [schema],
        },
    )


def _link(
    row: Mapping[str, Any],
    said: Sequence[streams.Said],
    schemata: Mapping[str, str],
    id_of: functools.partial[str],
) -> Entity:
    words, type = _words(), str(row["type"])
    link = words.links.get(type)
    if link and (
        row["modality"] != "asserted"
        or (row["status"] and link.is_)  # a former wife
        or schemata[row["head"]] not in words.kinds[link.head[1]]
        or schemata[row["tail"]] not in words.kinds[link.tail[1]]
    ):
        link = None
    role = row["role"] or words.roles.get(type) or type.lower().replace("_", " ")
    told: dict[str, Sequence[str | None]] = {
        (link.head[0] if link else "subject"): [id_of("entity", row["head"])],
        (link.tail[0] if link else "object"): [id_of("entity", row["tail"])],
    }
    if link and link.is_:
        told["relationship"] = [link.is_]
    else:
        told["role"] = [row["role"] if link else role]
        told["status"] = [row["status"], row["modality"]]
    told |= {
        "date": [time for time in row["times"] or () if _DAY.fullmatch(time)],
        "description": [each.text for each in said],
        "proof": [id_of("document", each.document) for each in said],
    }
    ends = row["head"], type, row["tail"]
    return _entity(id_of("link", *ends), link.schema_ if link else "UnknownLink", told)


def _entity(id: str, schema: str, told: Mapping[str, Sequence[str | None]]) -> Entity:
    """Return an entity as it is written: without properties that have no value, or one twice."""
    values = {
        name: list(dict.fromkeys(writable(each) for each in listed if each and each.strip()))
        for name, listed in told.items()
    }
    return {
        "id": id,
        "schema": schema,
        "properties": {name: listed for name, listed in values.items() if listed},
    }


def _id(dataset: str, *parts: str) -> str:
    """Return the id of what the parts say: a few words to read, and a digest.

    FollowTheMoney's ids have letters, digits, hyphens and stops alone.

    >>> _id("graph", "entity", "person:jörg-weiß")
    'person-jorg-weiss-7a2147029a2efd5c'
    """
    told = json.dumps([dataset, *parts]).encode()
    read = parts[1] if parts[0] == "entity" else parts[0]
    slug = re.sub(r"[^a-z0-9]+", "-", anyascii(read).lower()).strip("-")[:_SLUG].strip("-")
    return f"{slug or 'x'}-{hashlib.sha256(told).hexdigest()[:16]}"
