"""The mentions of one name in a document, while it is being worked out what else they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from graphbuild.model import Comparison, Mention
from graphbuild.resolve import types
from graphbuild.resolve.curation.judgements import Curation
from graphbuild.resolve.names.key import NameKey, clean, legal_form, words_of
from graphbuild.resolve.names.whereabouts import are_two, state_at_end
from graphbuild.resolve.reasons import Kind


def name_of(mention: Mention) -> str:
    """Return the name that a mention says, or means: "Serbia" for "Serbian" President."""
    return mention.cues.means or mention.text


@dataclass(slots=True)
class Group:
    """The mentions of one name, and of the names that were found to be the same.

    called: the whole name where the text's forms would not tell it from another's: "Mrs
    Pettle", "New York State".
    """

    indices: list[int] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    reasons: list[Comparison] = field(default_factory=list)
    called: str = ""
    _forms: Counter[str] | None = None
    _name: str | None = None
    _votes: types.Votes | None = None
    _type: str | None = None

    def forms(self) -> Counter[str]:
        """Return each written form with its count. Not to be changed."""
        if self._forms is None:
            self._forms = Counter(form for m in self.mentions if (form := clean(name_of(m))))
        return self._forms

    def name(self) -> str:
        """Return the fullest form: most words, then most frequent, then longest."""
        if self._name is None:
            forms = self.forms()
            if len(forms) == 1:
                (self._name,) = forms
            else:
                self._name = min(forms, key=lambda f: (-len(words_of(f)), -forms[f], -len(f), f))
        return self._name

    def shown(self) -> str:
        """Return the name that tells it from others: the fullest form, if nothing else does."""
        return self.called or self.name()

    def first(self) -> int:
        """Return where it is first named."""
        return min(m.span.start for m in self.mentions)

    def votes(self) -> types.Votes:
        """Return what its mentions say of its type."""
        if self._votes is None:
            self._votes = types.votes(self.mentions)
        return self._votes

    def type(self) -> str:
        """Return the type that its mentions speak for."""
        if self._type is None:
            self._type = types.winner(self.votes())
        return self._type

    def add(self, index: int, mention: Mention) -> None:
        """Take a mention."""
        self.take([index], [mention])

    def take(self, indices: list[int], mentions: list[Mention]) -> None:
        """Take some mentions."""
        self.indices += indices
        self.mentions += mentions
        self._forms = self._name = self._votes = self._type = None

    def split_off(self, told: Callable[[int, Mention], bool]) -> Group:
        """Return the mentions of which `told` holds, which this group then lacks.

        told: of the index of a mention and the mention.
        """
        pairs = list(zip(self.indices, self.mentions, strict=True))
        away = [pair for pair in pairs if told(*pair)]
        kept = [pair for pair in pairs if not told(*pair)]
        self.indices, self.mentions = [], []
        self.take([i for i, _ in kept], [m for _, m in kept])
        return Group([i for i, _ in away], [m for _, m in away])


@dataclass(slots=True)
class Groups:
    """A document's groups by name key, and what keeps two of them apart.

    curation: what a person decided. apart: mention → those that the text tells from it.
    headline: whether the first sentence is one. precision: kinds of reason that are right less
    often join nothing. placed: mention of a place → the state or country it is said to lie in.
    """

    document_id: str
    curation: Curation
    by_key: dict[NameKey, Group] = field(default_factory=dict)
    apart: Mapping[int, AbstractSet[int]] = field(default_factory=dict)
    headline: bool = False
    precision: float = 0.0
    placed: Mapping[int, str] = field(default_factory=dict)

    def may_join(self, left: Group, right: Group) -> bool:
        """Return whether neither the text, nor their legal forms, nor a person tells them apart."""
        told = [others for index in left.indices if (others := self.apart.get(index))]
        if told and any(not others.isdisjoint(right.indices) for others in told):
            return False
        if self._lies_elsewhere(left, right) or self._lies_elsewhere(right, left):
            return False
        form, other = legal_form(left.shown()), legal_form(right.shown())
        if form and other and form.isdisjoint(other):
            return False
        here = self.document_id
        return not any(
            self.curation.forbids(a, b, here, here) for a in left.forms() for b in right.forms()
        )

    def _lies_elsewhere(self, place: Group, body: Group) -> bool:
        """Return whether one lies in a state and the other is a body, or has another in its name.

        So a Jadrin in Ohio is neither the Jadrin Rovers nor Jadrin, California.
        """
        told = {self.placed[index] for index in place.indices if index in self.placed}
        if not told:
            return False
        named = state_at_end(body.name())
        apart = named is not None and all(are_two(named, where) for where in told)
        return apart or body.type() == "Organization"

    def believes(self, kind: Kind) -> bool:
        """Return whether a kind of reason is right as often as the settings ask for."""
        return kind.score >= self.precision

    def join(self, short: NameKey, full: NameKey, kind: Kind) -> bool:
        """Make one group of two, under the key of the fuller; return whether that was done."""
        if short == full or short not in self.by_key or full not in self.by_key:
            return False
        if not self.believes(kind):
            return False
        joined, target = self.by_key[short], self.by_key[full]
        if not self.may_join(joined, target):
            return False
        target.reasons += [
            self.compared(joined.name(), target.name(), kind),
            *joined.reasons,
        ]
        target.take(joined.indices, joined.mentions)
        del self.by_key[short]
        return True

    def compared(self, left: str, right: str, kind: Kind) -> Comparison:
        """Return the record of two names that were found to be one here."""
        here = self.document_id
        return Comparison(left, right, "same", kind.score, kind.value, here, kind.id)
