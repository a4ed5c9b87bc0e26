"""What a text states, until the document's mentions have their numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graphbuild.model import Mention, RelationMention, Span

_PERSON = "Person"


@dataclass(frozen=True, slots=True)
class SpannedRelation:
    """A relation mention whose ends go by their place, until all mentions are known."""

    head: Span
    tail: Span
    relation: RelationMention


@dataclass(frozen=True, slots=True)
class Stated:
    """What a text states, and the adjectives that stand for a country in it.

    types: by the span of a name, the type that what is stated of it makes certain.
    """

    relations: tuple[SpannedRelation, ...] = ()
    countries: tuple[Mention, ...] = ()
    types: Mapping[Span, str] = field(default_factory=dict)

    def typed(self, names: Iterable[Mention]) -> list[Mention]:
        """Return the names with the types that relations make certain.

        Who is born is a person, where is a place, whatever the model took them for. What was
        taken for a person and turns out to be none was none before either: "Marlow cut jobs"
        is a firm's, since "the chairman of Marlow" follows.
        """
        listed = list(names)
        until = {
            m.text: m.span.start
            for m in listed
            if m.type == _PERSON and self.types.get(m.span, m.type) != _PERSON
        }
        kinds = {m.text: self.types[m.span] for m in listed if until.get(m.text) == m.span.start}
        found = []
        for m in listed:
            kind = self.types.get(m.span, m.type)
            if kind == _PERSON and not m.title and m.span.start < until.get(m.text, -1):
                kind = kinds[m.text]
            found.append(replace(m, type=kind))
        return found

    def shifted(self, by: int) -> Stated:
        """Return it as it stands `by` characters further on."""
        return Stated(
            tuple(
                SpannedRelation(
                    each.head.shifted(by),
                    each.tail.shifted(by),
                    replace(each.relation, trigger=each.relation.trigger.shifted(by)),
                )
                for each in self.relations
            ),
            tuple(replace(m, span=m.span.shifted(by)) for m in self.countries),
            {span.shifted(by): kind for span, kind in self.types.items()},
        )


def renumbered(
    relations: Iterable[SpannedRelation], mentions: Sequence[Mention]
) -> list[RelationMention]:
    """Return the relations whose ends are among the mentions, with their numbers.

    mentions: in the order of the text. One that became longer keeps its relations.
    """
    starts = [m.span.start for m in mentions]

    def number(span: Span) -> int | None:
        at = bisect_right(starts, span.start) - 1
        return at if at >= 0 and mentions[at].span.overlaps(span) else None

    found = []
    for each in relations:
        head, tail = number(each.head), number(each.tail)
        if head is not None and tail is not None and head != tail:
            found.append(replace(each.relation, head=head, tail=tail))
    return found
