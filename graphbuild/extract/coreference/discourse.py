"""Who has been spoken of so far in a text, and how prominently."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphbuild.extract.coreference.gender import Gender, gender_of
from graphbuild.model import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_RECENT = 100.0
_GRAMMAR = {
    "nsubj": 80.0,
    "nsubjpass": 75.0,
    "ROOT": 50.0,
    "dobj": 50.0,
    "dative": 45.0,
    "pobj": 40.0,
    "poss": 45.0,
}
_ELSE = 25.0
_SOMEBODYS = 0.6
"""Of "his father": who is introduced by way of another is seldom the topic."""
_AS_ITS_HEAD = frozenset({"appos", "conj"})


@dataclass(slots=True, eq=False)
class Referent:
    """Somebody or something that a text speaks of.

    span: of its latest name, None for one without ("a spokesman"). spots: sentence →
    how prominent it is there.
    """

    type: str
    span: Span | None
    gender: Gender | None = None
    roles: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    spots: dict[int, float] = field(default_factory=dict)
    heads: list[int] = field(default_factory=list)

    def seen(self, token: Token, sentence: int) -> None:
        """Note that it is spoken of at a token."""
        self.heads.append(token.i)
        weight = _RECENT + _prominence(token)
        if self.span is None and any(t.dep_ == "poss" for t in token.lefts):
            weight *= _SOMEBODYS
        self.spots[sentence] = max(self.spots.get(sentence, 0.0), weight)

    def salience(self, sentence: int, reach: int) -> float:
        """Return how present it is in a sentence: what it was, halved with each one since.

        reach: sentences further back do not count.
        Source: Lappin and Leass (1994), An algorithm for pronominal anaphora resolution,
        Computational Linguistics 20(4).
        """
        return sum(
            weight * 0.5 ** (sentence - at)
            for at, weight in self.spots.items()
            if 0 <= sentence - at <= reach
        )


class Discourse:
    """The referents of a text, in the order in which they were first named."""

    def __init__(self) -> None:
        self.referents: list[Referent] = []

    def name(self, mention: Mention, token: Token, sentence: int) -> Referent:
        """Return the referent of a name, a new one unless a known one has it.

        A single word is the person before it with that first or last name, whatever the
        model took it for.
        """
        words = tuple(mention.text.lower().replace("’s", "").replace("'s", "").split())
        referent = self._known(mention.type, words)
        if referent is None:
            referent = Referent(mention.type, mention.span)
            self.referents.append(referent)
        referent.span = mention.span
        referent.names.add(" ".join(words))
        referent.gender = gender_of(mention) or referent.gender
        referent.roles.update(mention.cues.roles)
        if mention.title:
            referent.roles.add(mention.title.lower())
        referent.seen(token, sentence)
        return referent

    def nameless(self, noun: str, gender: Gender | None, token: Token, sentence: int) -> None:
        """Note that somebody without a name is spoken of: "a fisherman"."""
        for known in self.referents:
            if known.span is None and noun in known.names:
                known.seen(token, sentence)
                return
        referent = Referent("Person", None, gender, names={noun})
        referent.seen(token, sentence)
        self.referents.append(referent)

    def _known(self, kind: str, words: tuple[str, ...]) -> Referent | None:
        whole = " ".join(words)
        for known in reversed(self.referents):
            if known.span is None:
                continue
            if whole in known.names and (known.type == kind or len(words) > 1):
                return known
            person = known.type == "Person" and (kind == "Person" or len(words) == 1)
            if person and any(_is_short_for(words, name.split()) for name in known.names):
                return known
        return None


def _is_short_for(short: tuple[str, ...], full: list[str]) -> bool:
    if len(short) > len(full):
        return False
    if len(short) == 1:
        return short[0] in (full[0], full[-1])
    return short[0] == full[0] and short[-1] == full[-1]


def _prominence(token: Token) -> float:
    steps = 0
    while token.dep_ in _AS_ITS_HEAD and steps < 5:
        token, steps = token.head, steps + 1
    return _GRAMMAR.get(token.dep_, _ELSE)
