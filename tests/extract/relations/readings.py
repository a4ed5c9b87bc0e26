"""What an extractor reads in a text, in short."""

from __future__ import annotations

from graphbuild.extract.extractor import Extractor
from graphbuild.model import Document, Extraction, RelationMention


def read(extractor: Extractor, text: str) -> Extraction:
    (found,) = extractor.extract([Document("d", text)])
    assert isinstance(found, Extraction)
    return found


def said(extractor: Extractor, text: str) -> set[tuple[str, str, str]]:
    """The asserted relations as head, type, tail."""
    found = read(extractor, text)
    return {shown(found, r) for r in found.relations if r.modality == "asserted"}


def shown(found: Extraction, relation: RelationMention) -> tuple[str, str, str]:
    mentions = found.mentions
    return mentions[relation.head].text, relation.type, mentions[relation.tail].text
