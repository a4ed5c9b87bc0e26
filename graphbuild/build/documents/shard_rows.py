"""A document's extraction as a row of a shard, and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from graphbuild.model import Cues, Document, Extraction, Mention, RelationMention, Span, Statement

_SPAN = [("start", pa.int32()), ("end", pa.int32())]
SCHEMA = pa.schema(
    [
        ("key", pa.string()),
        (
            "sentences",
            pa.list_(pa.struct([*_SPAN, ("text", pa.string()), ("after", pa.string())])),
        ),
        (
            "mentions",
            pa.list_(
                pa.struct(
                    [
                        ("sentence", pa.int32()),
                        *_SPAN,
                        ("text", pa.string()),
                        ("type", pa.string()),
                        ("title", pa.string()),
                        ("kind", pa.string()),
                        ("roles", pa.list_(pa.string())),
                        ("places", pa.list_(pa.string())),
                        ("means", pa.string()),
                    ]
                )
            ),
        ),
        (
            "relations",
            pa.list_(
                pa.struct(
                    [
                        ("head", pa.int32()),
                        ("tail", pa.int32()),
                        ("type", pa.string()),
                        *_SPAN,
                        ("modality", pa.string()),
                        ("confidence", pa.float64()),
                        ("role", pa.string()),
                        ("when", pa.string()),
                        ("pattern", pa.string()),
                        ("status", pa.string()),
                    ]
                )
            ),
        ),
        ("definitions", pa.list_(pa.list_(pa.int32()))),
        ("anaphora", pa.list_(pa.list_(pa.int32()))),
        ("apart", pa.list_(pa.list_(pa.int32()))),
        ("left_out", pa.list_(pa.struct([("label", pa.string()), ("count", pa.int32())]))),
        ("headline", pa.bool_()),
        ("addresses", pa.list_(pa.struct([("mention", pa.int32()), ("address", pa.string())]))),
        (
            "statements",
            pa.list_(
                pa.struct(
                    [
                        ("speaker", pa.int32()),
                        *_SPAN,
                        ("kind", pa.string()),
                        ("cue", pa.string()),
                        ("cue_start", pa.int32()),
                        ("cue_end", pa.int32()),
                        ("stance", pa.string()),
                        ("addressee", pa.int32()),
                        ("confidence", pa.float64()),
                    ]
                )
            ),
        ),
    ]
)
"""Of a shard. after: what stands between a sentence and the next: white space."""


def extraction_of(document_id: str, row: dict[str, Any]) -> Extraction:
    """Return the extraction that a shard's row holds, as that of a document."""
    return Extraction(
        document_id,
        tuple(Span(s["start"], s["end"]) for s in row["sentences"]),
        tuple(_mention(document_id, m) for m in row["mentions"]),
        tuple(_relation(r) for r in row["relations"]),
        tuple((a, b) for a, b in row["definitions"]),
        tuple((a, b) for a, b in row["anaphora"]),
        tuple((a, b) for a, b in row["apart"]),
        tuple((each["label"], each["count"]) for each in row["left_out"]),
        row["headline"],
        tuple(_statement(s) for s in row["statements"]),
        addresses=tuple((each["mention"], each["address"]) for each in row["addresses"]),
    )


def _mention(document_id: str, m: dict[str, Any]) -> Mention:
    span = Span(m["start"], m["end"])
    cues = Cues(tuple(m["roles"]), tuple(m["places"]), m["means"])
    return Mention(
        document_id, m["sentence"], span, m["text"], m["type"], m["title"], m["kind"], cues
    )


def _relation(r: dict[str, Any]) -> RelationMention:
    trigger = Span(r.pop("start"), r.pop("end"))
    return RelationMention(trigger=trigger, **r)


def _statement(s: dict[str, Any]) -> Statement:
    content = Span(s.pop("start"), s.pop("end"))
    at, to = s.pop("cue_start"), s.pop("cue_end")
    text = s.pop("cue")
    cue = None if at is None else Span(at, to)
    return Statement(content=content, cue=cue, cue_text=text, **s)


def row_of(key: str, document: Document, extraction: Extraction) -> dict[str, Any]:
    """Return what a shard has of a document. key: by which it is kept."""
    return {
        "key": key,
        "sentences": [*_sentences(document.text, extraction.sentences)],
        "mentions": [
            {
                "sentence": m.sentence,
                "start": m.span.start,
                "end": m.span.end,
                "text": m.text,
                "type": m.type,
                "title": m.title,
                "kind": m.kind,
                "roles": m.cues.roles,
                "places": m.cues.places,
                "means": m.cues.means,
            }
            for m in extraction.mentions
        ],
        "relations": [
            {
                "head": r.head,
                "tail": r.tail,
                "type": r.type,
                "start": r.trigger.start,
                "end": r.trigger.end,
                "modality": r.modality,
                "confidence": r.confidence,
                "role": r.role,
                "when": r.when,
                "pattern": r.pattern,
                "status": r.status,
            }
            for r in extraction.relations
        ],
        "definitions": extraction.definitions,
        "anaphora": extraction.anaphora,
        "apart": extraction.apart,
        "left_out": [{"label": label, "count": n} for label, n in extraction.left_out],
        "headline": extraction.headline,
        "addresses": [{"mention": n, "address": each} for n, each in extraction.addresses],
        "statements": [_said(each) for each in extraction.statements],
    }


def _said(statement: Statement) -> dict[str, Any]:
    cue = statement.cue
    return {
        "speaker": statement.speaker,
        "start": statement.content.start,
        "end": statement.content.end,
        "kind": statement.kind,
        "cue": statement.cue_text,
        "cue_start": cue.start if cue else None,
        "cue_end": cue.end if cue else None,
        "stance": statement.stance,
        "addressee": statement.addressee,
        "confidence": statement.confidence,
    }


def _sentences(text: str, spans: Sequence[Span]) -> Iterator[dict[str, Any]]:
    for n, span in enumerate(spans):
        after = spans[n + 1].start if n + 1 < len(spans) else len(text)
        yield {
            "start": span.start,
            "end": span.end,
            "text": span.of(text),
            "after": text[span.end : after],
        }
