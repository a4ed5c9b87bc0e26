"""What people corrected in brat or Label Studio, as lines of an annotation file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphbuild.errors import UsageError

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A document as people left it.

    line: of an annotation file; of several people's marks the first one's, and what was found
    where nobody looked. people: the mentions of each person who looked, none where nobody did.
    """

    line: Line
    people: tuple[Sequence[Line], ...]


def corrected_lines(path: Path) -> list[Line] | None:
    """Return the annotated documents of a path as lines: see `corrected`."""
    found = corrected(path)
    return None if found is None else [each.line for each in found]


def corrected(path: Path) -> list[Corrected] | None:
    """Return the annotated documents of a folder of brat, or of Label Studio's JSON.

    None where the path is neither, but JSON Lines. Raises UsageError where one is damaged.
    """
    try:
        if path.is_dir():
            found = [_brat(file) for file in sorted(path.glob("*.ann"))]
            if not found:
                raise UsageError(f"there is no .ann file in {path}. Name a folder of brat's files.")
            return found
        text = path.read_text("utf-8") if path.is_file() else ""
        if not text.lstrip().startswith("["):
            return None
        return [_task(task, number) for number, task in enumerate(json.loads(text), start=1)]
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise UsageError(f"{path} is no annotation of brat or Label Studio: {error}") from error


def _brat(file: Path) -> Corrected:
    text = file.with_suffix(".txt").read_bytes().decode("utf-8")
    mentions: dict[str, Line] = {}
    entities: dict[str, str] = {}
    relations: list[tuple[str, str, str]] = []
    same: list[list[str]] = []
    for row in file.read_text("utf-8").splitlines():
        id, _, told = row.partition("\t")
        first = told.split("\t")[0].split()
        if id.startswith("T"):
            places = told.split("\t")[0].partition(" ")[2].replace(";", " ").split()
            mentions[id] = _mention(first[0], int(places[0]), int(places[-1]), text)
        elif id.startswith("#") and first[0] == "AnnotatorNotes":
            entities[first[1]] = told.split("\t", 1)[1].strip()
        elif id.startswith("R"):
            relations.append((first[1].split(":")[1], first[0], first[2].split(":")[1]))
        elif id == "*" and first[0] == "Equiv":
            same.append(first[1:])
    line = _line(file.stem, text, mentions, entities, same, relations)
    return Corrected(line, (line["mentions"],))


def _task(task: Mapping[str, Any], number: int) -> Corrected:
    text = str(task["data"]["text"])
    id = str(task["data"].get("id") or task.get("id") or number)
    done = [
        _results(each["result"], id, text)
        for each in task.get("annotations") or ()
        if not each.get("was_cancelled")
    ]
    people = tuple(each["mentions"] for each in done)
    if done:
        return Corrected(done[0], people)
    found = [each["result"] for each in task.get("predictions") or ()]
    return Corrected(_results(found[0] if found else (), id, text), people)


def _results(results: Iterable[Mapping[str, Any]], id: str, text: str) -> Line:
    mentions: dict[str, Line] = {}
    entities: dict[str, str] = {}
    relations: list[tuple[str, str, str]] = []
    for each in results:
        if each["type"] == "labels":
            value = each["value"]
            mentions[each["id"]] = _mention(value["labels"][0], value["start"], value["end"], text)
            for entity in (each.get("meta") or {}).get("text", [])[:1]:
                entities[each["id"]] = str(entity).strip()
        elif each["type"] == "relation":
            relations += [(each["from_id"], type, each["to_id"]) for type in each.get("labels", [])]
    return _line(id, text, mentions, entities, [], relations)


def _mention(type: str, start: int, end: int, text: str) -> Line:
    return {"start": start, "end": end, "text": text[start:end], "type": type}


def _line(  # noqa: PLR0913, PLR0917 - what a document's marks are
    id: str,
    text: str,
    mentions: Mapping[str, Line],
    entities: Mapping[str, str],
    same: list[list[str]],
    relations: list[tuple[str, str, str]],
) -> Line:
    """Return a line of an annotation file. A mention that names no entity is one of its own.

    same: mentions of one entity; they are that of the first that names one.
    """
    of = {mark: entities.get(mark) or f"{id}#{mark}" for mark in mentions}
    for listed in same:
        named = next((entities[mark] for mark in listed if entities.get(mark)), f"{id}#{listed[0]}")
        of |= dict.fromkeys(listed, named)
    types = {of[mark]: mention["type"] for mark, mention in reversed(list(mentions.items()))}
    return {
        "id": id,
        "text": text,
        "mentions": [{**mention, "entity": of[mark]} for mark, mention in mentions.items()],
        "entities": list(_entities(types, id)),
        "relations": [
            {"head": mentions[head], "type": type, "tail": mentions[tail]}
            for head, type, tail in relations
            if head in mentions and tail in mentions
        ],
    }


def _entities(types: Mapping[str, str], document: str) -> Iterator[Line]:
    for entity, type in types.items():
        link = {} if entity.startswith(f"{document}#") else {"link": entity}
        yield {"id": entity, "type": type, **link}
