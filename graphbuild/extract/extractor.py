"""Documents in, `Extraction`s out: the work that one process does."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphbuild.config import Config
from graphbuild.extract import spacy_model as models
from graphbuild.extract.coreference.anaphors import find_anaphors
from graphbuild.extract.coreference.antecedents import Anaphor, joined, shifted
from graphbuild.extract.names.apart import told_apart
from graphbuild.extract.names.broken import mended
from graphbuild.extract.names.definitions import find_definitions
from graphbuild.extract.names.known import add_known
from graphbuild.extract.names.mentions import find_mentions, sentences
from graphbuild.extract.names.repairs import (
    add_missed,
    as_elsewhere,
    begins_with_headline,
    drop_words_of_headlines,
    join_halves,
    join_known_places,
    join_nicknames,
)
from graphbuild.extract.names.shortened import add_shortened
from graphbuild.extract.names.titled import add_titled
from graphbuild.extract.names.whole import made_whole
from graphbuild.extract.paragraphs import chunks, paragraphs, unwrapped
from graphbuild.extract.relations.finding import find_relations
from graphbuild.extract.relations.open_verbs import verb_lemmatiser
from graphbuild.extract.relations.sentence import Rules, rules_of
from graphbuild.extract.relations.stated import SpannedRelation, Stated, renumbered
from graphbuild.extract.relations.table import load_table
from graphbuild.extract.syntax import load_syntax
from graphbuild.language.pack import load_pack
from graphbuild.model import Document, Extraction, Mention, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_CHARACTERS_AT_ONCE = 60_000
"""Text that is in spaCy's hands at once: some 20 KB of memory a word while it lasts."""

_STEPS = 16
"""In which a group goes through the pipes, so that two of them can work at the same time."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that the model could not read. traceback: of the error, if it left one."""

    document_id: str
    reason: str
    traceback: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a document that the model reads at once, in the document's offsets."""

    sentences: list[Span]
    mentions: list[Mention]
    anaphors: list[Anaphor]
    stated: Stated
    apart: list[tuple[Span, Span]]


@dataclass(frozen=True, slots=True)
class _Cut:
    """A stretch of a batch's document, with the document's paragraphs."""

    document: int
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


class Extractor:
    """A loaded model with the settings that it reads by."""

    def __init__(self, config: Config) -> None:
        """config: the settings. Raises ModelError where the model cannot be loaded."""
        self.config = config
        self.nlp: Language
        self.nlp, self.model = models.load(config)
        self.pack = load_pack(self.model.lang)
        wanted = config.extract.coreference != "off"
        self._finds_anaphors = wanted and "coreference" in self.pack.parts
        self.table = load_table(config.relations.tables, self.pack)
        self._syntax = load_syntax(self.model.lang)
        self._rules: Rules | None = None
        if config.relations.enabled and "relations" in self.pack.parts:
            lemmatise = verb_lemmatiser(self.nlp.path) if config.relations.open else None
            self._rules = rules_of(self.pack, self.table, lemmatise)

    def extract(self, documents: Iterable[Document]) -> Iterator[Extraction | Failure]:
        """Yield what each document holds, in order; a Failure where the model fails.

        A batch that fails is read again one by one, so that one bad document costs
        only itself.
        """
        batch = list(documents)
        try:
            yield from self._read(batch)
        except Exception as error:  # noqa: BLE001 - one odd document must not end the others
            if len(batch) == 1:
                told = "".join(traceback.format_exception(error))
                yield Failure(batch[0].id, f"{type(error).__name__}: {error}", told)
                return
            for document in batch:
                yield from self.extract([document])

    def _read(self, batch: list[Document]) -> list[Extraction]:
        most = min(self.config.spacy.max_characters, self.nlp.max_length)
        cuts = [
            _Cut(number, cut, borders)
            for number, document in enumerate(batch)
            for borders in [paragraphs(document.text)]
            for cut in chunks(document.text, borders, most)
        ]
        parts: list[list[_Part]] = [[] for _ in batch]
        for group in _groups(cuts, self.config.spacy.batch_size):
            with self.nlp.memory_zone():
                texts = (self._prepare(batch[cut.document].text, cut) for cut in group)
                at_once = max(len(group) // _STEPS, 1)
                docs = self.nlp.pipe(texts, batch_size=at_once)
                for cut, doc in zip(group, docs, strict=True):
                    parts[cut.document].append(self._part(doc, batch[cut.document], cut.span))
        return [
            self._assemble(document, found) for document, found in zip(batch, parts, strict=True)
        ]

    def _prepare(self, text: str, cut: _Cut) -> Doc:
        """Return the tokenised stretch, unwrapped, in which each paragraph begins a sentence."""
        doc = self.nlp.make_doc(unwrapped(cut.span.of(text)))
        starts = {border.start - cut.span.start for border in cut.borders}
        for token in doc[1:]:
            if token.idx in starts:
                token.is_sent_start = True
        return doc

    def _part(self, doc: Doc, document: Document, cut: Span) -> _Part:
        spans = sentences(doc)
        found = find_mentions(doc, document.id, self.config.extract.types, spans, self.pack)
        found = mended(cut.of(document.text), found)
        found = join_known_places(doc.text, found, self.pack.names)
        found = add_known(doc, found, spans, document.id, self.pack)
        found = add_titled(doc, found, spans, document.id, self.pack)
        found = made_whole(doc.text, found, self.pack)
        found = as_elsewhere(doc.text, join_halves(doc.text, found, self.pack))
        found = add_missed(doc, found, spans, self.pack)
        found = add_shortened(doc, found, spans, self.pack)
        named = join_nicknames(doc.text, found)
        anaphors = find_anaphors(doc, named, spans, self.pack) if self._finds_anaphors else []
        stated = Stated()
        if self._rules is not None:
            named_or_not = [*named, *(each.mention for each in anaphors)]
            stated = find_relations(doc, named_or_not, self._rules, document.date)
            named = stated.typed(named)
        return _Part(
            [span.shifted(cut.start) for span in spans],
            [replace(m, span=m.span.shifted(cut.start)) for m in named],
            shifted(anaphors, cut.start),
            stated.shifted(cut.start),
            [
                (one.shifted(cut.start), other.shifted(cut.start))
                for one, other in told_apart(doc, named, self._syntax)
            ],
        )

    def _assemble(self, document: Document, parts: list[_Part]) -> Extraction:
        spans: list[Span] = []
        found: list[Mention] = []
        anaphors: list[Anaphor] = []
        relations: list[SpannedRelation] = []
        countries: list[Mention] = []
        apart: list[tuple[Span, Span]] = []
        for part in parts:
            found += [replace(m, sentence=m.sentence + len(spans)) for m in part.mentions]
            anaphors += [each.in_document(document.id, len(spans)) for each in part.anaphors]
            relations += part.stated.relations
            apart += part.apart
            countries += [
                replace(m, document_id=document.id, sentence=m.sentence + len(spans))
                for m in part.stated.countries
            ]
            spans += part.sentences
        kept = drop_words_of_headlines(document.text, found, spans)
        named, definitions = find_definitions(document.text, kept, spans, document.id, self.pack)
        every, anaphora = joined(sorted([*named, *countries], key=_place), anaphors)
        place = {mention.span: n for n, mention in enumerate(every)}
        pairs = [(place[named[a].span], place[named[b].span]) for a, b in definitions]
        return Extraction(
            document.id,
            tuple(spans),
            tuple(every),
            tuple(renumbered(relations, every)),
            tuple(pairs),
            tuple(anaphora),
            tuple((place[a], place[b]) for a, b in apart if a in place and b in place),
            begins_with_headline(document.text, spans),
        )


def _place(mention: Mention) -> Span:
    return mention.span
