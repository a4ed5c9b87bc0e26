"""What a pattern found, while the parse is still at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphbuild.model import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Found:
    """A relation between two mentions, by their indices, and the word that states it.

    clause: the verb whose modality is the relation's; None where the words take the
    relation for granted ("Tim Cook, the chief executive of Apple"). modality: what the
    words themselves say ("planned visit"); a clause can only weaken it. status: see `status_of`.
    """

    head: int
    tail: int
    type: str
    trigger: Token
    pattern: str
    confidence: float
    clause: Token | None = None
    role: str | None = None
    modality: Modality = "asserted"
    status: str | None = None
