"""graphbuild within a spaCy pipeline: `nlp.add_pipe("graphbuild")`.

It takes the names and the parse that the pipes before it made, whosever they are, and sets
`doc._.entities`, `doc._.relations` and `doc.spans["graphbuild"]`: dictionaries and spans alone,
so that a Doc is kept in a DocBin like any other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.util import filter_spans

from graphbuild.config import Config
from graphbuild.errors import ConfigError, UsageError
from graphbuild.extract.reading import Reading
from graphbuild.extract.relations.table import load_table
from graphbuild.model import Chain, Document, Entity, Extraction, RelationMention, RelationType
from graphbuild.resolve import aliases, types
from graphbuild.resolve.corpus.ids import entity_ids
from graphbuild.resolve.document.chains import chains

PIPE = "graphbuild"
SPANS = "graphbuild"
"""The key of `doc.spans` under which the mentions are."""

_ANY = 99
"""How many entity types an end can have that can have any."""

Record = dict[str, Any]
Records = tuple[Record, ...]
"""Tuples, since a DocBin gives back no lists."""


class Pipe:
    """Finds who is who in a Doc and what is said of them; a pipe of a spaCy pipeline."""

    def __init__(self, nlp: Language, settings: Mapping[str, Any]) -> None:
        """settings: as in config.yaml. Raises ConfigError where one is wrong."""
        try:
            config = Config.model_validate(settings)
        except ValidationError as error:
            raise ConfigError(f"settings of the pipe {PIPE}: {error}") from error
        language = str(nlp.lang)
        self._resolve = config.resolve
        self._aliases = aliases.load(config.resolve.aliases)
        self._parsed = Reading(config, nlp, language)
        self._unparsed = Reading(config, nlp, language, has_parser=False)
        has_relations = "relations" in self._parsed.pack.parts
        self._types: Mapping[str, RelationType] = (
            load_table(config.relations.tables, self._parsed.pack).types if has_relations else {}
        )

    def __call__(self, doc: Doc) -> Doc:
        """Set the Doc's entities, relations and spans.

        Raises UsageError where no pipe before this one finds sentences, or names.
        """
        for wanted, pipes in (("SENT_START", "parser or sentencizer"), ("ENT_IOB", "ner")):
            if not doc.has_annotation(wanted):
                raise UsageError(
                    f"the pipe {PIPE} needs what a {pipes} finds. Put one before it"
                    + (': nlp.add_pipe("graphbuild_ner").' if pipes == "ner" else ".")
                )
        reading = self._parsed if doc.has_annotation("DEP") else self._unparsed
        extraction = reading.of_doc(doc, Document("", doc.text))
        found = chains(extraction, self._resolve, self._aliases)
        entities = self._entities(found)
        owner = {
            mention: entity
            for chain, entity in zip(found, entities, strict=True)
            for mention in chain.mentions
        }
        doc._.entities = tuple(
            _entity(entity, chain, extraction)
            for chain, entity in zip(found, entities, strict=True)
        )
        doc._.relations = self._relations(extraction, owner)
        doc.spans[SPANS] = _spans(doc, extraction, owner)
        return doc

    def _entities(self, found: Sequence[Chain]) -> list[Entity]:
        """Return the entity of each chain, by the document alone."""
        named = [(types.winner(dict(chain.votes)), chain.name) for chain in found]
        return [
            Entity(id, *kind_and_name, tuple(form for form, _ in chain.names if form != chain.name))
            for id, kind_and_name, chain in zip(entity_ids(named), named, found, strict=True)
        ]

    def _relations(self, extraction: Extraction, owner: Mapping[int, Entity]) -> Records:
        """Return what is said of two entities that can be joined so, in the order of the text.

        Where one word states two types of the same pair, the one is meant that fewer types
        of entities can have.
        """
        rows: dict[tuple[str, str, int, int], tuple[int, Record]] = {}
        for relation in extraction.relations:
            head, tail = owner.get(relation.head), owner.get(relation.tail)
            kind = self._types.get(relation.type, RelationType(relation.type))
            if head is None or tail is None or head.id == tail.id:
                continue
            if not kind.joins(head.type, tail.type):
                continue
            width = (len(kind.head) or _ANY) * (len(kind.tail) or _ANY)
            key = head.id, tail.id, relation.trigger.start, relation.trigger.end
            if key not in rows or width < rows[key][0]:
                rows[key] = width, _relation(relation, head, tail, extraction)
        return tuple(row for _, row in rows.values())


def make_pipe(nlp: Language, name: str, settings: dict[str, Any]) -> Pipe:  # noqa: ARG001 - spaCy's signature
    """Return the pipe. settings: as in config.yaml, those that differ from the defaults."""
    return Pipe(nlp, settings)


def displacy_entities(doc: Doc) -> Record:
    """Return a Doc's mentions as displaCy draws them: `render(..., style="ent", manual=True)`.

    Of mentions that overlap, the longest. `kb_id` is the entity.

    >>> displacy.render(displacy_entities(doc), style="ent", manual=True)  # doctest: +SKIP
    """
    ents = [
        {
            "start": span.start_char,
            "end": span.end_char,
            "label": span.label_,
            "kb_id": span.kb_id_,
            "kb_url": "",
        }
        for span in filter_spans(doc.spans[SPANS])
    ]
    return {"text": doc.text, "ents": ents, "title": None}


def _entity(entity: Entity, chain: Chain, extraction: Extraction) -> Record:
    mentions = [extraction.mentions[n] for n in chain.mentions]
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "aliases": entity.aliases,
        "mentions": tuple(
            {"start": m.span.start, "end": m.span.end, "text": m.text, "kind": m.kind}
            for m in mentions
        ),
    }


def _relation(
    relation: RelationMention, head: Entity, tail: Entity, extraction: Extraction
) -> Record:
    def end(mention: int, entity: Entity) -> Record:
        said = extraction.mentions[mention]
        place = {"start": said.span.start, "end": said.span.end, "text": said.text}
        return {**place, "entity": entity.id}

    sentence = extraction.sentences[extraction.mentions[relation.head].sentence]
    return {
        "head": end(relation.head, head),
        "type": relation.type,
        "tail": end(relation.tail, tail),
        "start": sentence.start,
        "end": sentence.end,
        "modality": relation.modality,
        "confidence": relation.confidence,
        "role": relation.role,
        "status": relation.status,
        "when": relation.when,
    }


def _spans(doc: Doc, extraction: Extraction, owner: Mapping[int, Entity]) -> SpanGroup:
    """Return the mentions, each with its entity's type as label and its id as `kb_id_`."""
    spans = [
        doc.char_span(
            mention.span.start,
            mention.span.end,
            label=owner[number].type,
            kb_id=owner[number].id,
            alignment_mode="expand",
        )
        for number, mention in enumerate(extraction.mentions)
        if number in owner
    ]
    return SpanGroup(doc, name=SPANS, spans=[span for span in spans if span is not None])


for _attribute in ("entities", "relations"):
    if not Doc.has_extension(_attribute):
        Doc.set_extension(_attribute, default=())

Language.factory(
    PIPE,
    default_config={"settings": {}},
    assigns=["doc.spans", "doc._.entities", "doc._.relations"],
    requires=["doc.sents", "doc.ents"],
    func=make_pipe,
)
