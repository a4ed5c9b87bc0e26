"""The records that the stages hand to each other. Imports nothing of ours."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

MentionKind = Literal["name", "nominal", "pronoun"]
"""How an entity is mentioned: ACE's NAM, NOM and PRO."""

Modality = Literal["asserted", "negated", "possible", "reported"]

MODALITIES: tuple[Modality, ...] = ("asserted", "reported", "possible", "negated")
"""How a text may say something, what it stands by first."""

Verdict = Literal["same", "different", "unsure"]
Role = Literal["sender", "recipient", "party"]

StatementKind = Literal["direct", "indirect", "turn"]
"""How a text gives what somebody says: in quotation marks, as a clause, after a label."""

SAID_ABOUT = "SAID_ABOUT"
SPOKE_TO = "SPOKE_TO"
SPEECH = (SAID_ABOUT, SPOKE_TO)
"""What is counted from statements: who speaks of whom, and to whom."""

CO_OCCURS = "CO_OCCURS"
"""The one undirected relation type: two entities named near each other."""
MENTIONED_IN, WROTE_TO = "MENTIONED_IN", "WROTE_TO"
HEAD = "head"  # the rule that fires on the head of a letter or chat

ANNOTATION_TYPES = {"Person": "PERSON", "Organization": "ORG", "Place": "PLACE"}
"""An entity's type in the graph, and as annotation files write it."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: 0-based characters, end exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Raise ValueError on an impossible stretch."""
        if not 0 <= self.start <= self.end:
            msg = f"span {self.start}–{self.end} is not a stretch of text"
            raise ValueError(msg)

    def shifted(self, by: int) -> Span:
        """Return the span as it stands `by` characters further on."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Return whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the characters that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Foreign:
    """How a document is read that is in another language than the model of the build.

    language: spaCy's code. model: that reads it, "" for the model of all others: names alone.
    """

    language: str
    model: str = ""


@dataclass(frozen=True, slots=True)
class Correspondent:
    """Somebody in the head of a letter or chat. span: of the name, else of the address."""

    role: Role
    span: Span
    name: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its provenance. `text` is NFC; every offset counts in it.

    foreign: None if in the model's language, or in one that is not sure. head: how many characters
    say who wrote to whom, before the text proper. correspondents: they.
    """

    id: str
    text: str
    title: str | None = None
    date: dt.date | None = None
    source: str | None = None
    foreign: Foreign | None = None
    head: int = 0
    correspondents: tuple[Correspondent, ...] = ()

    @property
    def body(self) -> str:
        """Return the text proper."""
        return self.text[self.head :].lstrip("\n") if self.head else self.text


@dataclass(frozen=True, slots=True)
class Cues:
    """What the words around a name say of who bears it.

    roles: what it is described as: "goalkeeper". places: nouns before it that places alone have:
    the "harbour" of. means: the country that an adjective stands for.
    """

    roles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    means: str | None = None


NO_CUES = Cues()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text where an entity is spoken of.

    sentence: index into its `Extraction`'s sentences. type: that this one place suggests; the
    entity's own is decided from all of its mentions. title: the honorific or office before the
    name ("President"), if any. cues: what the words around it say of who bears it.
    """

    document_id: str
    sentence: int
    span: Span
    text: str
    type: str
    title: str | None = None
    kind: MentionKind = "name"
    cues: Cues = NO_CUES


@dataclass(frozen=True, slots=True)
class RelationMention:
    """A candidate relation in one sentence (ACE's term), apart from the aggregate.

    head, tail: indices into its `Extraction`'s mentions. trigger: the words that state it. role:
    the title's words. when: the time that the text gives, in ISO 8601 of its own precision.
    pattern: the rule that fired. confidence: in (0, 1]. status: "former", "acting" and the like,
    of a post or a tie of family.
    """

    head: int
    tail: int
    type: str
    trigger: Span
    modality: Modality = "asserted"
    confidence: float = 1.0
    role: str | None = None
    when: str | None = None
    pattern: str = ""
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody says, in a text.

    speaker, addressee: indices into its `Extraction`'s mentions. content: what is said,
    without the marks around it and the words that open it. cue: the words that say that it
    is said, None where a name before it or its place alone does. stance: what the speaker
    does by it, as `language/en/statements.yaml` has it: "denies". confidence: in (0, 1].
    """

    speaker: int
    content: Span
    kind: StatementKind
    cue: Span | None = None
    cue_text: str = ""
    stance: str = ""
    addressee: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class RelationType:
    """What a relation type can join. head, tail: entity types; empty where any will do."""

    name: str
    head: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()
    symmetric: bool = False

    def joins(self, head: str, tail: str) -> bool:
        """Return whether two entity types can be its ends."""
        return (not self.head or head in self.head) and (not self.tail or tail in self.tail)


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document yields on its own: the unit of the cache.

    definitions, anaphora and apart are pairs of mention indices: of a long form and a short one
    that the text introduces, "European Union (EU)"; of a pronoun or description and the name
    that it stands for; of two that the text tells apart, though they are like each other.
    left_out: labels that the model gave and the settings map to no type, with their counts.
    headline: whether the first sentence is one. addresses: pairs of a mention's index and the
    address of mail that is that person's alone; one in place of a name is its text too.
    """

    document_id: str
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    relations: tuple[RelationMention, ...] = ()
    definitions: tuple[tuple[int, int], ...] = ()
    anaphora: tuple[tuple[int, int], ...] = ()
    apart: tuple[tuple[int, int], ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()
    headline: bool = False
    statements: tuple[Statement, ...] = ()
    addresses: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Why two names were taken for one entity or for two, or why that is in doubt.

    left, right: as written. score: how sure it is that they are one, in [0, 1]. document_id: where
    it was decided, "" if over all. kind: of reason, "" where a person decided.
    """

    left: str
    right: str
    verdict: Verdict
    score: float
    reason: str
    document_id: str = ""
    kind: str = ""

    def __str__(self) -> str:
        """Return it as a line to read."""
        sign = {"same": "=", "different": "≠", "unsure": "?"}[self.verdict]
        both = f"{self.left} {sign} {self.right}"
        if self.verdict == "same" and self.left == self.right:
            both = self.left
        return f"{both}: {self.reason} ({self.score:.2f})"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two names of which a person should say whether they are one entity.

    left, right: the entities' ids; the same where one entity may be two.
    left_document, right_document: where each is meant, "" if anywhere.
    left_sentences, right_sentences: a few that name each. mentions: that would move, if the
    answer is another than the graph's: the comparison's verdict is "same" where they were joined.
    """

    comparison: Comparison
    left: str
    right: str
    left_document: str = ""
    right_document: str = ""
    left_sentences: tuple[str, ...] = ()
    right_sentences: tuple[str, ...] = ()
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class Chain:
    """The mentions of one entity in one document.

    name: its fullest form. names: each written form with its count, most frequent first. votes:
    entity type → how strongly the document speaks for it. mentions: indices into the document's
    `Extraction.mentions`, ascending. reasons: why its forms were taken for one entity. roles:
    titles and descriptions given to it. company: keys of its document's names, its own too.
    number, document: its own and its document's among those of the corpus, once listed.
    """

    document_id: str
    name: str
    names: tuple[tuple[str, int], ...]
    votes: tuple[tuple[str, float], ...]
    mentions: tuple[int, ...]
    reasons: tuple[Comparison, ...] = ()
    roles: tuple[str, ...] = ()
    company: frozenset[str] = frozenset()
    date: dt.date | None = None
    number: int = -1
    document: int = -1


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place: a node of the graph."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision about two names or entities."""

    left: str
    right: str
    verdict: Verdict
    who: str = ""
    when: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence that an edge rests on, exactly as the document has it.

    span, head, tail: the sentence and the two mentions in the document. score: higher is better;
    only the order counts. pattern: the rule that fired, "" for co-occurrence. date: the
    document's. when: the time that the sentence gives to what it states, as in RelationMention.
    status: "former", "acting" and the like, as the sentence calls a post.
    """

    document_id: str
    span: Span
    sentence: str
    head: Span
    tail: Span
    score: float = 0.0
    date: dt.date | None = None
    pattern: str = ""
    modality: Modality = "asserted"
    when: str | None = None
    status: str | None = None
