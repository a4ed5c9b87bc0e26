"""One loaded model, and what it finds in documents of one language."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphbuild.config import Config
from graphbuild.extract.called import called
from graphbuild.extract.coreference.anaphors import find_anaphors
from graphbuild.extract.coreference.antecedents import Anaphor, joined, shifted
from graphbuild.extract.coreference.first_person import Spoken, by_head, in_signed_letter
from graphbuild.extract.heads import Heads, read_head
from graphbuild.extract.languages import ANY, sure_names, with_known_titles
from graphbuild.extract.names.apart import told_apart
from graphbuild.extract.names.birth import birth_names
from graphbuild.extract.names.broken import mended
from graphbuild.extract.names.definitions import find_definitions
from graphbuild.extract.names.known import add_known
from graphbuild.extract.names.led import add_led
from graphbuild.extract.names.mentions import find_mentions, sentences
from graphbuild.extract.names.repairs import (
    add_missed,
    as_elsewhere,
    begins_with_headline,
    drop_words_of_headlines,
    join_halves,
    join_known_places,
    join_nicknames,
    with_numbers,
)
from graphbuild.extract.names.shortened import add_shortened
from graphbuild.extract.names.titled import add_titled
from graphbuild.extract.names.whole import made_whole
from graphbuild.extract.paragraphs import chunks, paragraphs, unwrapped
from graphbuild.extract.relations.finding import find_relations
from graphbuild.extract.relations.sentence import Rules, rules_of
from graphbuild.extract.relations.stated import SpannedRelation, Stated, renumbered
from graphbuild.extract.relations.table import load_table
from graphbuild.extract.relations.verbal.open_verbs import verb_lemmatiser
from graphbuild.extract.statements.finding import Said, find_statements
from graphbuild.extract.statements.spoken import SpannedStatement, numbered
from graphbuild.extract.syntax import load_syntax
from graphbuild.language.pack import BASE, load_pack
from graphbuild.model import Document, Extraction, Mention, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_CHARACTERS_AT_ONCE = 60_000
"""Text that is in spaCy's hands at once: some 20 KB of memory a word while it lasts."""

_ONE_AT_A_TIME = threading.Lock()
"""Extractors of a process share their pipeline, whose zones of memory cannot overlap."""
_STEPS = 16
"""In which a group goes through the pipes, so that two of them can work at the same time."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a document that the model reads at once, in the document's offsets."""

    sentences: list[Span]
    mentions: list[Mention]
    anaphors: list[Anaphor]
    stated: Stated
    apart: list[tuple[Span, Span]]
    left_out: Counter[str]
    said: list[SpannedStatement]


@dataclass(frozen=True, slots=True)
class _Cut:
    """A stretch of a batch's document, with the document's paragraphs and head."""

    document: int
    heads: Heads
    span: Span
    borders: list[Span]


def _groups(cuts: list[_Cut], most: int) -> Iterator[list[_Cut]]:
    """Yield the cuts in groups of at most that many, and of a bounded length of text."""
    group: list[_Cut] = []
    length = 0
    for cut in cuts:
        size = cut.span.end - cut.span.start
        if group and (len(group) == most or length + size > _CHARACTERS_AT_ONCE):
            yield group
            group, length = [], 0
        group.append(cut)
        length += size
    if group:
        yield group


class Reading:
    """A loaded model that reads documents of one language, by the words of that language.

    The language may be another than the model's: that has names alone, since what the
    model's parser makes of it is no parse.
    """

    def __init__(
        self, config: Config, nlp: Language, language: str, *, has_parser: bool = True
    ) -> None:
        """config: the settings. language: the documents' own, by spaCy's code.

        has_parser: whether the Docs have a parse; without one they have names alone.
        """
        self.config = config
        self.nlp = nlp
        pack = load_pack(language)
        is_parsed = has_parser and language == nlp.lang
        self._is_guessed = nlp.lang not in {language, ANY}
        self.language = language
        self.pack = pack
        wanted = config.extract.coreference != "off"
        self._finds_anaphors = wanted and is_parsed and "coreference" in pack.parts
        self._finds_statements = is_parsed and "statements" in pack.parts
        self._syntax = load_syntax(language)
        self._rules: Rules | None = None
        if config.relations.enabled and is_parsed and "relations" in pack.parts:
            lemmatise = verb_lemmatiser(nlp.path) if config.relations.open else None
            table = load_table(config.relations.tables, pack)
            self._rules = rules_of(pack, table, lemmatise)

    def read(self, batch: Sequence[Document]) -> list[Extraction]:
        """Return what each document holds."""
        heads = [read_head(d, self.pack) if d.head else Heads() for d in batch]
        most = min(self.config.spacy.max_characters, self.nlp.max_length)
        cuts = [
            _Cut(number, heads[number], cut, borders)
            for number, document in enumerate(batch)
            for borders in [[p for p in paragraphs(document.text) if p.start >= document.head]]
            for cut in chunks(document.text, borders, most, document.head)
        ]
        parts: list[list[_Part]] = [[] for _ in batch]
        for group in _groups(cuts, self.config.spacy.batch_size):
            with _ONE_AT_A_TIME, self.nlp.memory_zone():
                texts = (self._prepare(batch[cut.document].text, cut) for cut in group)
                at_once = max(len(group) // _STEPS, 1)
                docs = self.nlp.pipe(texts, batch_size=at_once)
                for cut, doc in zip(group, docs, strict=True):
                    parts[cut.document].append(self._part(doc, batch[cut.document], cut))
        return [
            self._assemble(document, head, found)
            for document, head, found in zip(batch, heads, parts, strict=True)
        ]

    def of_doc(self, doc: Doc, document: Document) -> Extraction:
        """Return what a document holds whose Doc is at hand, with sentences and names.

        document: its text is the Doc's.
        """
        cut = _Cut(0, Heads(), Span(0, len(doc.text)), [])
        return self._assemble(document, cut.heads, [self._part(doc, document, cut)])

    def _prepare(self, text: str, cut: _Cut) -> Doc:
        """Return the tokenised stretch, unwrapped, in which each paragraph begins a sentence."""
        doc = self.nlp.make_doc(unwrapped(cut.span.of(text)))
        starts = {border.start - cut.span.start for border in cut.borders}
        for place, start in enumerate(doc.to_array("IDX").tolist()):
            if place and start in starts:
                doc[place].is_sent_start = True
        return doc

    def _part(self, doc: Doc, document: Document, cut: _Cut) -> _Part:
        types = self.config.extract.types
        spans = sentences(doc)
        found = find_mentions(doc, document.id, types, spans, self.pack)
        if self._is_guessed:
            found = sure_names(found, self.language, self.pack.names)
        if self.language != BASE:
            found = with_known_titles(found, self.pack.titles)
        found = mended(cut.span.of(document.text), found)
        found = join_known_places(doc.text, found, self.pack.names)
        found = add_known(doc, found, spans, document.id, self.pack)
        found = add_titled(doc, found, spans, document.id, self.pack)
        found = add_led(doc, found, spans, document.id, self.pack)
        found = made_whole(doc.text, found, self.pack)
        found = as_elsewhere(doc.text, join_halves(doc.text, found, self.pack))
        found = with_numbers(doc.text, found)
        found = add_missed(doc, found, spans, self.pack)
        found = add_shortened(doc, found, spans, self.pack)
        named = join_nicknames(doc.text, found)
        anaphors = find_anaphors(doc, named, spans, self.pack) if self._finds_anaphors else []
        said = Said()
        if self._finds_statements:
            said = find_statements(doc, named, anaphors, spans, self.pack)
        told = {each.mention.span for each in (*anaphors, *said.anaphors, *said.persons)}
        spoken: list[Spoken] = []
        if self._finds_anaphors and cut.heads.writer:
            found_here = by_head(doc, spans, cut.heads, self.pack)
            spoken = [each for each in found_here if each[0].span not in told]
        elif self._finds_anaphors:
            letter = in_signed_letter(doc, named, spans, self.pack)
            anaphors += [each for each in letter if each.mention.span not in told]
        stated = Stated()
        if self._rules is not None:
            stand_ins = (each.mention for each in (*anaphors, *said.persons))
            named_or_not = [*named, *stand_ins, *(mention for mention, _ in spoken)]
            stated = find_relations(doc, named_or_not, self._rules, document.date)
            named = stated.typed(named)
        return _Part(
            [span.shifted(cut.span.start) for span in spans],
            [replace(m, span=m.span.shifted(cut.span.start)) for m in named],
            [
                *shifted([*anaphors, *said.anaphors, *said.persons], cut.span.start),
                *(
                    Anaphor(replace(m, span=m.span.shifted(cut.span.start)), who)
                    for m, who in spoken
                ),
            ],
            stated.shifted(cut.span.start),
            [
                (one.shifted(cut.span.start), other.shifted(cut.span.start))
                for one, other in told_apart(doc, named, self._syntax)
            ],
            Counter(entity.label_ for entity in doc.ents if entity.label_ not in types),
            [each.shifted(cut.span.start) for each in said.statements],
        )

    def _assemble(self, document: Document, head: Heads, parts: list[_Part]) -> Extraction:
        spans: list[Span] = [Span(0, document.head)] if document.head else []
        found: list[Mention] = []
        anaphors: list[Anaphor] = []
        relations: list[SpannedRelation] = []
        countries: list[Mention] = []
        apart: list[tuple[Span, Span]] = []
        left_out: Counter[str] = Counter()
        said: list[SpannedStatement] = []
        for part in parts:
            found += [replace(m, sentence=m.sentence + len(spans)) for m in part.mentions]
            anaphors += [each.in_document(document.id, len(spans)) for each in part.anaphors]
            relations += part.stated.relations
            apart += part.apart
            left_out += part.left_out
            said += part.said
            countries += [
                replace(m, document_id=document.id, sentence=m.sentence + len(spans))
                for m in part.stated.countries
            ]
            spans += part.sentences
        kept = drop_words_of_headlines(document.text, found, spans)
        named, definitions = find_definitions(document.text, kept, spans, document.id, self.pack)
        born = birth_names(document.text, named, self.pack)
        names = sorted([*head.mentions, *born.mentions, *countries], key=_place)
        every, anaphora = joined(names, anaphors)
        place = {mention.span: n for n, mention in enumerate(every)}
        pairs = [(place[named[a].span], place[named[b].span]) for a, b in definitions]
        pairs += [(place[person], place[name]) for person, name in born.pairs]
        if head.mentions:
            greeted = called(document.text, born.mentions, head, self.pack)
            pairs += [(place[person], place[name]) for person, name in greeted]
        return Extraction(
            document.id,
            tuple(spans),
            tuple(every),
            (*(head.relations if self._rules else ()), *renumbered(relations, every)),
            tuple(pairs),
            tuple(anaphora),
            tuple((place[a], place[b]) for a, b in apart if a in place and b in place),
            tuple(sorted(left_out.items())),
            begins_with_headline(document.text, spans[bool(document.head) :]),
            numbered(said, every),
            head.addresses,
        )


def _place(mention: Mention) -> Span:
    return mention.span
