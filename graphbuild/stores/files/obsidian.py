"""A vault for Obsidian: a note for each entity, with links and the sentences that tie it."""

from __future__ import annotations

import itertools
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from pathlib import Path
from typing import Any

from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.model import CO_OCCURS
from graphbuild.resolve.names.slug import slug
from graphbuild.stores.atomic import atomic_folder
from graphbuild.stores.files.rows import writable

_TIES = """
WITH ends AS (
    SELECT head AS here, tail AS other, true AS out, * FROM relations
    UNION ALL
    SELECT tail AS here, head AS other, false AS out, * FROM relations
)
SELECT n.here, n.other, n.out OR n.type = $together AS out, n.type, n.role, n.status, n.modality,
    n.weight, v.rank, v.sentence, coalesce(d.title, v.document) AS title, d.date
FROM ends n
LEFT JOIN evidence v ON v.head = n.head AND v.type = n.type AND v.tail = n.tail
    AND v.rank <= $per_edge
LEFT JOIN documents d ON d.id = v.document
ORDER BY n.here, n.type = $together, n.type, 3 DESC, n.weight DESC, n.other, v.rank
"""
_ENTITIES = "FROM entities ORDER BY id"

_NO_FILE_NAME = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*#^\[\]%`$=~\u2028\u2029\ufeff\ufffd]+')
"""What Windows allows in no file's name, and what within a link would be markup."""
_OF_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST = 150
"""Bytes of a note's name: systems allow 255 with the ending."""

_MARKUP = re.compile(r"[\\`*_{}\[\]()#+\-!|$%^=~:@/]|(?<=\bwww)\.", re.IGNORECASE)
"""What Markdown, Obsidian or its plug-ins take for more than text."""
_LIST = re.compile(r"^(\d+)\.")
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")

Row = Mapping[str, Any]


def write_obsidian(kg: KnowledgeGraph, output: Path, *, per_edge: int) -> list[Path]:
    """Write a note for each entity into a folder; return the files.

    per_edge: sentences of a tie. Text of documents is text: nothing of it is a link, a tag,
    a field or a script. Notes that are there by other names stay.
    """
    notes = note_names((row["id"], row["name"]) for row in kg.tables.dictionaries(_ENTITIES))
    asked = {"per_edge": per_edge, "together": CO_OCCURS}
    ties = itertools.groupby(kg.tables.dictionaries(_TIES, asked), key=itemgetter("here"))
    at, rows = next(ties, (None, iter(())))
    with atomic_folder(output) as part:
        for entity in kg.tables.dictionaries(_ENTITIES):
            note = part / f"{notes[entity['id']]}.md"
            with note.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(_head(entity))
                if at == entity["id"]:
                    file.writelines(_ties(rows, notes))
                    at, rows = next(ties, (None, iter(())))
    return [output / f"{name}.md" for name in notes.values()]


def note_names(entities: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the name of the note of each entity by its id: a file's name on every system.

    entities: id and name. Of names that differ in case alone, all but the first have a number.

    >>> note_names([("organization:x", "A/B: Research?"), ("person:con", "Con")])
    {'organization:x': 'A B Research', 'person:con': '_Con'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for id, shown in entities:
        name = " ".join(_NO_FILE_NAME.sub(" ", unicodedata.normalize("NFC", shown)).split())
        name = writable(name.encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore"))
        name = name.strip(" .") or slug(id)
        name = f"_{name}" if _OF_WINDOWS.fullmatch(name) else name
        numbered = (f"{name} ({n})" for n in itertools.count(2))
        chosen = next(c for c in itertools.chain([name], numbered) if c.casefold() not in taken)
        taken.add(chosen.casefold())
        found[id] = chosen
    return found


def as_text(text: str) -> str:
    r"""Return text as Markdown that shows it and does nothing, in one line.

    >>> print(as_text("[[Ada]] <b> #tag key:: 1"))
    \[\[Ada\]\] &lt;b&gt; \#tag key\:\: 1
    """
    line = " ".join(_UNPRINTABLE.sub(" ", writable(text)).split())
    told = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _LIST.sub(r"\1\\.", _MARKUP.sub(r"\\\g<0>", told))


def _head(entity: Row) -> Iterator[str]:
    yield "---\n"
    told = {
        "id": entity["id"],
        "type": entity["type"],
        "name": entity["name"],
        "aliases": list(entity["aliases"]),
        "mentions": entity["mention_count"],
        "documents": entity["document_count"],
        "first_seen": entity["first_seen"],
        "last_seen": entity["last_seen"],
    }
    for name, value in told.items():
        if value is not None:
            yield f"{name}: {_yaml(value)}\n"
    yield f"---\n\n# {as_text(entity['name'])}\n"


def _yaml(value: object) -> str:
    """Return a value as YAML has it, in one line."""
    if isinstance(value, list):
        return f"[{', '.join(map(_yaml, value))}]"
    if isinstance(value, str):
        quoted = json.dumps(writable(value), ensure_ascii=False)
        return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
    return str(value)


def _ties(rows: Iterable[Row], notes: Mapping[str, str]) -> Iterator[str]:
    for (type, out), of_type in itertools.groupby(rows, key=itemgetter("type", "out")):
        words = as_text(type.lower().replace("_", " "))
        words = "named together with" if type == CO_OCCURS else words
        yield f"\n## {words}{'' if out else ' (the other way)'}\n"
        for other, listed in itertools.groupby(of_type, key=itemgetter("other")):
            sentences = list(listed)
            first = sentences[0]
            modality = None if first["modality"] == "asserted" else first["modality"]
            said = [first["status"], first["role"], modality]
            more = [as_text(each) for each in said if each]
            yield f"\n[[{notes[other]}]] · {', '.join([*more, _count(first['weight'])])}\n"
            for row in sentences:
                if row["sentence"]:
                    where = ", ".join(str(each) for each in (row["title"], row["date"]) if each)
                    yield f"\n> {as_text(row['sentence'])}\n> — {as_text(where)}\n"


def _count(sentences: int) -> str:
    return f"{sentences:,} sentence{'' if sentences == 1 else 's'}"
