"""What a text states, until the document's mentions have their numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graphbuild.model import Mention, RelationMention, Span


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

        Who is born is a person, where is a place, whatever the model took them for.
        """
        return [replace(m, type=self.types.get(m.span, m.type)) for m in names]

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
