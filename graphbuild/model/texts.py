"""What a text holds: documents, and all that is found in one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

MentionKind = Literal["name", "nominal", "pronoun"]
"""How an entity is mentioned: ACE's NAM, NOM and PRO."""

Modality = Literal["asserted", "negated", "possible", "reported"]

MODALITIES: tuple[Modality, ...] = ("asserted", "reported", "possible", "negated")
"""How a text may say something, what it stands by first."""

Role = Literal["sender", "recipient", "party"]

StatementKind = Literal["direct", "indirect", "turn"]
"""How a text gives what somebody says: in quotation marks, as a clause, after a label."""


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
class GivenName:
    """A name that a file itself marks in its text. label: as the file has it."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its provenance. `text` is NFC; every offset counts in it.

    foreign: None if in the model's language, or in one that is not sure. head: how many characters
    say who wrote to whom, before the text proper. correspondents: they. names: those that its
    file marks, in order; None where it marks none and all are to be found.
    """

    id: str
    text: str
    title: str | None = None
    date: dt.date | None = None
    source: str | None = None
    foreign: Foreign | None = None
    head: int = 0
    correspondents: tuple[Correspondent, ...] = ()
    names: tuple[GivenName, ...] | None = None

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
