"""Annotation files as records: what a person marked, or what a graph says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from graphbuild.errors import UsageError
from graphbuild.model import Span


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention with its entity."""

    span: Span
    type: str
    entity: str


@dataclass(frozen=True, slots=True)
class MarkedRelation:
    """A typed relation between two stretches of the text.

    types: all that are equally right, `type` among them. optional: whether readers differ, so
    that it counts neither where it is found nor where it is not. entities: the ids at its ends.
    """

    head: Span
    type: str
    tail: Span
    types: tuple[str, ...] = ()
    optional: bool = False
    entities: tuple[str, str] = ("", "")

    def flipped(self) -> MarkedRelation:
        """Return it from the tail to the head."""
        one, other = self.entities
        return replace(self, head=self.tail, tail=self.head, entities=(other, one))


@dataclass(frozen=True, slots=True)
class MarkedStatement:
    """What somebody says, and who.

    content: where it stands. speaker: where the speaker is named. name: the speaker's, also
    where that is a pronoun. entity: the speaker's id, "" where it is not told.
    """

    content: Span
    speaker: Span
    name: str = ""
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document's annotations.

    mentions, relations, statements: None where this file does not mark them. entity_types, links,
    names: by entity id; a link names one entity across documents, a name is the one shown.
    edges: pairs that the graph ties by a sentence of this document; None for a person's.
    """

    id: str
    text: str
    sentences: tuple[Span, ...]
    mentions: tuple[Marked, ...] | None
    entity_types: Mapping[str, str]
    links: Mapping[str, str]
    relations: tuple[MarkedRelation, ...] | None
    names: Mapping[str, str] = MappingProxyType({})
    edges: frozenset[frozenset[str]] | None = None
    statements: tuple[MarkedStatement, ...] | None = None


def read_annotations(path: Path) -> dict[str, Annotated]:
    """Return the documents of an annotation file by id.

    Raises UsageError with the line that is none.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}.") from error
    documents = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                document = parse(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise UsageError(f"{path} line {number} is no annotation: {error}") from error
            documents[document.id] = document
    return documents


def parse(line: Mapping[str, Any]) -> Annotated:
    """Return the record of one line's data. Raises KeyError or TypeError where it is none."""
    entities: Iterable[Mapping[str, Any]] = line.get("entities", ())
    listed = list(entities)
    return Annotated(
        id=line["id"],
        text=line.get("text", ""),
        sentences=tuple(Span(a, b) for a, b in line.get("sents", ())),
        mentions=tuple(
            Marked(Span(m["start"], m["end"]), m["type"], m["entity"]) for m in line["mentions"]
        )
        if "mentions" in line
        else None,
        entity_types={e["id"]: e["type"] for e in listed},
        links={e["id"]: e["link"] for e in listed if e.get("link")},
        relations=tuple(map(_relation, line["relations"])) if "relations" in line else None,
        names={e["id"]: e["name"] for e in listed if e.get("name")},
        statements=tuple(map(_statement, line["statements"])) if "statements" in line else None,
    )


def _statement(given: Mapping[str, Any]) -> MarkedStatement:
    speaker = given["speaker"]
    name = speaker.get("name") or speaker.get("text", "")
    content = Span(given["start"], given["end"])
    return MarkedStatement(content, _span(speaker), name, speaker.get("entity", ""))


def _relation(each: Mapping[str, Any]) -> MarkedRelation:
    head, tail, kind = each["head"], each["tail"], each["type"]
    return MarkedRelation(
        _span(head),
        kind,
        _span(tail),
        tuple(each.get("types", (kind,))),
        each.get("optional", False),
        (head.get("entity", ""), tail.get("entity", "")),
    )


def _span(argument: Mapping[str, Any]) -> Span:
    return Span(argument["start"], argument["end"])
