"""Typed relations: the relation mentions of all documents, as edges between entities."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphbuild.config import RelationSettings
from graphbuild.graph.knowledge_graph import EdgeKey
from graphbuild.graph.periods import times_of
from graphbuild.model import (
    MODALITIES,
    Document,
    Evidence,
    Extraction,
    Mention,
    RelationMention,
    RelationType,
    Resolution,
    Span,
)

_MOST_SURE = 0.99


@dataclass(slots=True)
class TypedEdges:
    """What is stated between entities, edge by edge.

    types: what each relation type can join. stated: document and sentence of what is
    said of a pair, for the evidence of their co-occurrence.
    """

    settings: RelationSettings
    types: Mapping[str, RelationType]
    evidence: dict[EdgeKey, list[Evidence]] = field(default_factory=lambda: defaultdict(list))
    roles: dict[EdgeKey, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    stated: set[tuple[str, int, frozenset[str]]] = field(default_factory=set)

    def add(self, document: Document, extraction: Extraction, resolution: Resolution) -> None:
        """Take in the relation mentions of a document whose ends can be joined.

        A sentence counts once for an edge. Where one word states two types of the same
        pair, the one that fewer entity types can have is meant.
        """
        best: dict[tuple[EdgeKey, int], Evidence] = {}
        for key, relation, head, tail in self._joined(extraction, resolution):
            sentence = extraction.sentences[head.sentence]
            each = Evidence(
                document_id=document.id,
                span=sentence,
                sentence=sentence.of(document.text),
                head=head.span,
                tail=tail.span,
                score=relation.confidence,
                date=document.date,
                pattern=relation.pattern,
                modality=relation.modality,
                when=relation.when,
            )
            place = (key, sentence.start)
            if place not in best or _better(each, best[place]):
                best[place] = each
            if relation.role:
                self.roles[key][relation.role] += 1
        for (key, start), each in best.items():
            self.evidence[key].append(each)
            self.stated.add((document.id, start, frozenset((key[0], key[2]))))

    def is_stated(self, left: str, right: str, each: Evidence) -> bool:
        """Return whether a sentence says outright how two entities are related."""
        return (each.document_id, each.span.start, frozenset((left, right))) in self.stated

    def attributes(self, key: EdgeKey) -> dict[str, Any]:
        """Return an edge's role, confidence, modality and times, by what its sentences say.

        confidence: that one at least of its sentences says so, were they independent.
        """
        found = self.evidence[key]
        doubt = 1.0
        for each in found:
            doubt *= 1 - each.score
        roles = self.roles.get(key, Counter())
        role = min(roles, key=lambda r: (-roles[r], -len(r), r), default=None)
        modality = min((each.modality for each in found), key=MODALITIES.index)
        return {
            "role": role,
            "confidence": round(min(1 - doubt, _MOST_SURE), 4),
            "modality": modality,
            "times": times_of(found),
        }

    def _joined(
        self, extraction: Extraction, resolution: Resolution
    ) -> Iterator[tuple[EdgeKey, RelationMention, Mention, Mention]]:
        entity_of = resolution.assignment.get(extraction.document_id, ())
        names = _names_by_sentence(extraction, entity_of)
        narrowest: dict[tuple[str, str, Span], int] = {}
        joined = []
        for relation in extraction.relations:
            if relation.modality not in self.settings.modality:
                continue
            head, tail = extraction.mentions[relation.head], extraction.mentions[relation.tail]
            ids = entity_of[relation.head], entity_of[relation.tail]
            if not ids[0] or not ids[1] or ids[0] == ids[1] or head.sentence != tail.sentence:
                continue
            kind = self.types.get(relation.type, RelationType(relation.type))
            if not kind.joins(*(resolution.entities[n].type for n in (ids[0], ids[1]))):
                continue
            head = _as_named(head, ids[0], names)
            tail = _as_named(tail, ids[1], names)
            key: EdgeKey = (ids[0], relation.type, ids[1])
            if kind.symmetric and ids[1] < ids[0]:
                key, head, tail = (ids[1], relation.type, ids[0]), tail, head
            pair = (key[0], key[2], relation.trigger)
            width = len(kind.head) * len(kind.tail) or 99
            narrowest[pair] = min(width, narrowest.get(pair, width))
            joined.append((pair, width, (key, relation, head, tail)))
        yield from (each for pair, width, each in joined if width == narrowest[pair])


def _names_by_sentence(
    extraction: Extraction, entity_of: tuple[str | None, ...]
) -> dict[tuple[int, str], list[Mention]]:
    names: dict[tuple[int, str], list[Mention]] = defaultdict(list)
    for mention, entity in zip(extraction.mentions, entity_of, strict=False):
        if entity and mention.kind == "name":
            names[mention.sentence, entity].append(mention)
    return names


def _as_named(
    mention: Mention, entity: str, names: Mapping[tuple[int, str], list[Mention]]
) -> Mention:
    """Return the nearest name of the same entity in the sentence, if a pronoun stands here."""
    if mention.kind == "name":
        return mention
    found = names.get((mention.sentence, entity), [])
    return min(found, key=lambda m: abs(m.span.start - mention.span.start), default=mention)


def _better(new: Evidence, old: Evidence) -> bool:
    left, right = MODALITIES.index(new.modality), MODALITIES.index(old.modality)
    return (left, -new.score) < (right, -old.score)
