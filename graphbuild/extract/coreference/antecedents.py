"""Pronouns and descriptions with the names that they stand for, as a document has them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from graphbuild.model import Mention, Span


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A mention without a name, and the span of the name that it stands for."""

    mention: Mention
    antecedent: Span

    def in_document(self, document_id: str, sentences: int) -> Anaphor:
        """Return it as a document has it. sentences: those before its part."""
        sentence = self.mention.sentence + sentences
        mention = replace(self.mention, document_id=document_id, sentence=sentence)
        return Anaphor(mention, self.antecedent)


def shifted(anaphors: list[Anaphor], by: int) -> list[Anaphor]:
    """Return the anaphors as they stand `by` characters further on."""
    return [
        Anaphor(
            replace(each.mention, span=each.mention.span.shifted(by)), each.antecedent.shifted(by)
        )
        for each in anaphors
    ]


def joined(
    names: list[Mention], anaphors: list[Anaphor]
) -> tuple[list[Mention], list[tuple[int, int]]]:
    """Return names and anaphors as one list in order, and pairs (anaphor, antecedent).

    Pairs are indices into the list. An anaphor whose antecedent is no longer among the
    names, or which overlaps one, is left out.
    """
    by_start = {mention.span.start: mention for mention in names}
    by_end = {mention.span.end: mention for mention in names}
    taken = sorted(mention.span for mention in names)
    kept = []
    for each in anaphors:
        antecedent = by_start.get(each.antecedent.start) or by_end.get(each.antecedent.end)
        after = bisect_right(taken, each.mention.span)
        near = taken[max(after - 1, 0) : after + 1]
        if antecedent and not any(span.overlaps(each.mention.span) for span in near):
            kept.append((each.mention, antecedent))
    every = sorted([*names, *(mention for mention, _ in kept)], key=lambda m: m.span)
    place = {mention.span: n for n, mention in enumerate(every)}
    return every, [(place[a.span], place[b.span]) for a, b in kept]
