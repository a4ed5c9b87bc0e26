"""Who has been spoken of so far in a text, and how prominently."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphbuild.language.grammar.labels import Labels
from graphbuild.language.pack import LanguagePack
from graphbuild.language.people.gender import Gender, gender_of, likely_gender
from graphbuild.model import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_RECENT = 100.0
_ELSE = 25.0
_SOMEBODYS = 0.6
"""Of "his father": who is introduced by way of another is seldom the topic."""
_HIGHEST = 5
"""Words up to which an apposition or a conjunct is as prominent as what it goes with."""


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

    def __init__(self, pack: LanguagePack) -> None:
        """pack: the words and labels of the text's language."""
        self.referents: list[Referent] = []
        self._genders = pack.gender
        self._owns = pack.names.possessives
        self._possessor = pack.labels.possessor
        self._as_its_head = pack.labels.apposition | pack.labels.conjunct
        self._weights = _weights(pack.labels)

    def name(self, mention: Mention, token: Token, sentence: int) -> Referent:
        """Return the referent of a name, a new one unless a known one has it.

        A single word is the person before it with that first or last name, whatever the
        model took it for.
        """
        text = mention.text.lower()
        for sign in self._owns:
            text = text.replace(sign, "")
        words = tuple(text.split())
        referent = self._known(mention.type, words)
        if referent is None:
            referent = Referent(mention.type, mention.span)
            self.referents.append(referent)
        referent.span = mention.span
        referent.names.add(" ".join(words))
        told = gender_of(mention, self._genders) or referent.gender
        referent.gender = told or likely_gender(mention, self._genders)
        referent.roles.update(mention.cues.roles)
        if mention.title:
            referent.roles.add(mention.title.lower())
        self.see(referent, token, sentence)
        return referent

    def nameless(self, noun: str, gender: Gender | None, token: Token, sentence: int) -> None:
        """Note that somebody without a name is spoken of: "a fisherman"."""
        for known in self.referents:
            if known.span is None and noun in known.names:
                self.see(known, token, sentence)
                return
        referent = Referent("Person", None, gender, names={noun})
        self.see(referent, token, sentence)
        self.referents.append(referent)

    def see(self, referent: Referent, token: Token, sentence: int) -> None:
        """Note that a referent is spoken of at a token."""
        referent.heads.append(token.i)
        weight = _RECENT + self._prominence(token)
        if referent.span is None and any(t.dep_ in self._possessor for t in token.lefts):
            weight *= _SOMEBODYS
        referent.spots[sentence] = max(referent.spots.get(sentence, 0.0), weight)

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

    def _prominence(self, token: Token) -> float:
        steps = 0
        while token.dep_ in self._as_its_head and steps < _HIGHEST:
            token, steps = token.head, steps + 1
        return self._weights.get(token.dep_, _ELSE)


def _is_short_for(short: tuple[str, ...], full: list[str]) -> bool:
    if len(short) > len(full):
        return False
    if len(short) == 1:
        return short[0] in (full[0], full[-1])
    return short[0] == full[0] and short[-1] == full[-1]


def _weights(labels: Labels) -> Mapping[str, float]:
    """Return how prominent what a clause says makes the words with each label."""
    by_role = (
        (labels.subject, 80.0),
        (labels.passive_subject, 75.0),
        (labels.root, 50.0),
        (labels.object, 50.0),
        (labels.recipient, 45.0),
        (labels.prepositional_object, 40.0),
        (labels.possessor, 45.0),
    )
    return {label: weight for names, weight in by_role for label in names}
