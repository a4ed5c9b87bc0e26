"""A dossier, gathered from a graph's tables: of a hub no more than can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from graphbuild.dossier.blocks import Beside, Dossier, Line, Section
from graphbuild.dossier.notes import Notes
from graphbuild.dossier.ties import tie_sections
from graphbuild.graph.answers.known import known_of
from graphbuild.graph.answers.statements import Claim, Saying, claims_of, sayings_of
from graphbuild.graph.days.contradictions import Side, contradictions_of
from graphbuild.graph.knowledge_graph import KnowledgeGraph

_STATEMENTS = 40
_CONTRADICTIONS = 20
_DOUBTS = 20
_CAUTION = (
    "Made by a machine from the documents named in the notes. Who is named beside somebody has "
    "not done what the other did: read the sentences. Names may be wrongly joined; what is in "
    "doubt is listed."
)
_MODALITIES = {"negated": "denied", "possible": "possible or planned", "reported": "reported"}
_DOUBTED = """
SELECT "left", "right", verdict, score, reason, left_id, right_id, left_document,
    right_document, left_sentences, right_sentences
FROM doubts WHERE left_id = $here OR right_id = $here
ORDER BY mentions DESC, score, "left", "right", left_document, right_document LIMIT $most
"""


def dossier_of(kg: KnowledgeGraph, name: str) -> Dossier:
    """Return the dossier of the one entity that a name means best.

    Raises UnknownEntityError, with near names, where none has it.
    """
    here = kg.entity(name).id
    data = kg.attributes(here)
    notes = Notes(kg.tables)
    sections = (
        *tie_sections(kg.tables, here, notes),
        _said("What it says", sayings_of(kg.tables, here, None), notes),
        _said("What others say of it", sayings_of(kg.tables, None, here), notes),
        _claimed(claims_of(kg.tables, here, None), notes),
        _contradicting(kg, here, notes),
        _doubted(kg, here, notes),
    )
    return Dossier(
        str(data["name"]),
        tuple(_facts(data)),
        tuple(section for section in sections if section),
        tuple(notes.listed),
        _CAUTION,
    )


def _facts(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "Type", data["type"]
    if data["aliases"]:
        yield "Also written", ", ".join(data["aliases"])
    yield "Named", f"{data['mention_count']:,} times in {data['document_count']:,} documents"
    seen = dict.fromkeys(str(data[n]) for n in ("first_seen", "last_seen") if data[n])
    if seen:
        yield "In documents of", " to ".join(seen)
    if data.get("known_id"):
        yield "On a list", f"{data['known_id']} in {data['known_source']}"
    yield "Id", data["id"]


def _said(heading: str, found: list[Saying], notes: Notes) -> Section:
    lines = []
    for each in found[:_STATEMENTS]:
        cue = each.stance or each.cue or "says"
        to = f" to {each.addressee.name}" if each.addressee else ""
        text = f"{each.speaker.name} ({cue}{to}): “{_folded(each.text)}”"
        number = notes.number(each.text, each.document_id, each.span.start)
        lines.append(Line(text, (number,)))
    return Section(heading, tuple(lines), more=_more(found, _STATEMENTS))


def _claimed(found: list[Claim], notes: Notes) -> Section:
    lines = []
    for each in found[:_STATEMENTS]:
        by = f", by {each.by.name}" if each.by else ""
        told = f"{each.head.name} {_words(each.type)} {each.tail.name}"
        number = notes.number(each.sentence, each.document_id, each.span.start)
        lines.append(
            Line(f"{told}: {_MODALITIES.get(each.modality, each.modality)}{by}", (number,))
        )
    heading = "What is denied, planned, supposed or reported"
    return Section(heading, tuple(lines), more=_more(found, _STATEMENTS))


def _contradicting(kg: KnowledgeGraph, here: str, notes: Notes) -> Section:
    found = [*contradictions_of(kg.tables, here)]
    pairs = tuple(
        Beside(
            _side(each.left, notes),
            f"{each.kind} of {each.subject.name}: {each.relation}",
            _side(each.right, notes),
        )
        for each in found[:_CONTRADICTIONS]
    )
    return Section(
        "What stands against each other", pairs=pairs, more=_more(found, _CONTRADICTIONS)
    )


def _side(side: Side, notes: Notes) -> Line:
    role = f", {side.role}" if side.role else ""
    return Line(f"{side}{role}", (notes.number(side.sentence, side.document_id),))


def _doubted(kg: KnowledgeGraph, here: str, notes: Notes) -> Section:
    lines = []
    for row in kg.tables.dictionaries(_DOUBTED, {"here": here, "most": _DOUBTS}):
        sign = "joined with" if row["verdict"] == "same" else "perhaps"
        numbers = [
            notes.number(sentence, document)
            for side in ("left", "right")
            for sentence in row[f"{side}_sentences"][:1]
            if (document := row[f"{side}_document"])
        ]
        text = f"{row['left']}, {sign} {row['right']}: {row['reason']} ({row['score']:.2f})"
        lines.append(Line(text, tuple(dict.fromkeys(numbers))))
    for each in known_of(kg.tables):
        if each.entity.id == here and each.verdict == "unsure":
            told = f"{each.known_id} in {each.known_source}: {each.reason} ({each.score:.2f})"
            lines.append(Line(f"{each.listed}, perhaps on a list as {told}"))
    return Section("What is in doubt", tuple(lines))


def _more(found: Iterable[object], shown: int) -> str:
    left = len([*found]) - shown
    return f"{left:,} more are in the graph." if left > 0 else ""


def _words(type: str) -> str:
    return type.lower().replace("_", " ")


def _folded(text: str) -> str:
    return " ".join(text.split())
