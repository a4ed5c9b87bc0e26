"""What texts are about: entities, how sure it is who is who, and the sentences of edges."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from graphbuild.model.texts import Modality, Span

Verdict = Literal["same", "different", "unsure"]


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
    titles and descriptions given to it; of a place, the state or country it is said to lie in.
    company: keys of its document's names, its own too.
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
