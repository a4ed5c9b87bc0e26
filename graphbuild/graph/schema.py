"""What columns a graph's tables have, and of which kind: the one place that says so.

What each store and format calls a kind, it says itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Kind = Literal["text", "texts", "integer", "number", "date", "flag"]

Columns = Mapping[str, Kind]
"""Column → kind, in the order in which they are written."""

SEEN: Columns = {"first_seen": "date", "last_seen": "date"}

WHOLE: Columns = {"community": "integer", "pagerank": "number", "betweenness": "number"}
"""What the analysis of the whole graph says of an entity."""

KNOWN_AS: Columns = {
    "known_id": "text",
    "known_source": "text",
    "latitude": "number",
    "longitude": "number",
}
"""Who an entity is on a list of names, and on which; of a place where it lies, in degrees."""

NODES: Columns = {
    "id": "text",
    "type": "text",
    "name": "text",
    "aliases": "texts",
    "mention_count": "integer",
    "document_count": "integer",
    **SEEN,
    **WHOLE,
    **KNOWN_AS,
}

ENDS: Columns = {"head": "text", "type": "text", "tail": "text"}

ASSOCIATION: Columns = {
    "npmi": "number",
    "llr": "number",
    "p_value": "number",
    "disparity": "number",
}
"""What the counts of the whole corpus say of a tie: it moves with every document."""

EDGE_ATTRIBUTES: Columns = {
    "weight": "integer",
    "document_count": "integer",
    **ASSOCIATION,
    "role": "text",
    "status": "text",
    "confidence": "number",
    "modality": "text",
    "times": "texts",
    "cues": "texts",
    "stance": "text",
    "count": "integer",
    **SEEN,
}
"""What an edge may have besides its ends and its sentences: CO_OCCURS npmi, llr, p_value
and disparity, a typed relation role, status, confidence, modality and times, SAID_ABOUT and
SPOKE_TO cues and stance, WROTE_TO count, each the rest."""

EDGES: Columns = {
    **ENDS,
    "directed": "flag",
    **EDGE_ATTRIBUTES,
    "evidence": "texts",
    "evidence_documents": "texts",
}
"""evidence: sentences, best first. evidence_documents: the id of each one's document."""

DOCUMENTS: Columns = {"id": "text", "title": "text", "source": "text", "date": "date"}

NAMES: Columns = {"entity": "text", "folded": "text", "is_name": "flag"}
"""All that an entity is called, without case and diacritics."""

MENTIONED_IN: Columns = {"entity": "text", "document": "text", "count": "integer"}

EVIDENCE: Columns = {
    **ENDS,
    "rank": "integer",
    "document": "text",
    "index": "integer",
    "start": "integer",
    "end": "integer",
    "head_start": "integer",
    "head_end": "integer",
    "tail_start": "integer",
    "tail_end": "integer",
    "score": "number",
    "pattern": "text",
    "modality": "text",
    "when": "text",
    "status": "text",
    "text": "text",
}
"""rank: from 1, the best. index: of the sentence in its document, start and end: where it
stands; so the two mentions' head_ and tail_. text: where it is more than one sentence."""

SENTENCES: Columns = {
    "document": "text",
    "index": "integer",
    "start": "integer",
    "end": "integer",
    "text": "text",
}
"""Those that name an entity."""

MENTIONS: Columns = {
    "document": "text",
    "index": "integer",
    "start": "integer",
    "end": "integer",
    "text": "text",
    "kind": "text",
    "entity": "text",
}

STATEMENTS: Columns = {
    "document": "text",
    "index": "integer",
    "start": "integer",
    "end": "integer",
    "text": "text",
    "kind": "text",
    "speaker": "text",
    "speaker_start": "integer",
    "speaker_end": "integer",
    "cue": "text",
    "cue_start": "integer",
    "cue_end": "integer",
    "stance": "text",
    "addressee": "text",
    "addressee_start": "integer",
    "addressee_end": "integer",
    "about": "texts",
    "confidence": "number",
    "date": "date",
}
"""Who says what: text, and where it stands. speaker, addressee, about: entities' ids. index: of
the first sentence of what is said. kind: direct, indirect or turn."""

CLAIMS: Columns = {
    **ENDS,
    "modality": "text",
    "by": "text",
    "document": "text",
    "index": "integer",
    "start": "integer",
    "end": "integer",
    "head_start": "integer",
    "head_end": "integer",
    "tail_start": "integer",
    "tail_end": "integer",
    "role": "text",
    "when": "text",
    "confidence": "number",
    "text": "text",
    "date": "date",
}
"""What a text denies, plans, supposes or reports of two. by: the id of who says so."""

COMPARISONS: Columns = {
    "left": "text",
    "right": "text",
    "verdict": "text",
    "score": "number",
    "reason": "text",
    "document": "text",
    "kind": "text",
}

KNOWN: Columns = {
    "entity": "text",
    "rank": "integer",
    "known_id": "text",
    "known_source": "text",
    "listed": "text",
    "name": "text",
    "verdict": "text",
    "score": "number",
    "reason": "text",
}
"""Who of the entities is on a list of names ("same"), or may be ("unsure"). listed, name: what
it is called there and here."""

REASONS: Columns = {"entity": "text", "rank": "integer", **COMPARISONS}

DOUBTS: Columns = {
    **COMPARISONS,
    "left_id": "text",
    "left_document": "text",
    "left_sentences": "texts",
    "right_id": "text",
    "right_document": "text",
    "right_sentences": "texts",
    "mentions": "integer",
}
