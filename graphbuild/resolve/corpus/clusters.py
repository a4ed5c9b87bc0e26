"""The chains of one entity over all documents, while it is being worked out who is who."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from graphbuild.model import Chain, Comparison, Verdict
from graphbuild.resolve import types
from graphbuild.resolve.curation.judgements import Curation
from graphbuild.resolve.names import key as names


@dataclass(slots=True)
class Cluster:
    """The chains of one entity. shown: the name that a table or a person gives it."""

    chains: list[Chain] = field(default_factory=list)
    reasons: list[Comparison] = field(default_factory=list)
    shown: str | None = None
    known_type: str | None = None

    def forms(self) -> Counter[str]:
        """Return each written form with its count."""
        total: Counter[str] = Counter()
        for chain in self.chains:
            total.update(dict(chain.names))
        return total

    def own_name(self) -> str:
        """Return the full form that most documents use; of equals, the longest."""
        counts = Counter(chain.name for chain in self.chains)
        full = [name for name in counts if names.is_full(name)] or list(counts)
        return min(full, key=lambda n: (-counts[n], -len(names.words(n)), -len(n), n))

    def name(self) -> str:
        """Return the name to show."""
        return self.shown or self.own_name()

    def type(self) -> str:
        """Return the type that most speaks for over all documents."""
        return self.known_type or types.winner(types.add(chain.votes for chain in self.chains))

    def mentions(self) -> int:
        """Return the number of mentions."""
        return sum(len(chain.mentions) for chain in self.chains)

    def documents(self) -> set[str]:
        """Return the ids of the documents that name it."""
        return {chain.document_id for chain in self.chains}

    def company(self) -> Counter[str]:
        """Return the names in its documents, each with the number of documents."""
        return Counter(key for chain in self.chains for key in chain.company)

    def is_person(self) -> bool:
        """Return whether it is a person with a full name."""
        return names.is_full(self.name()) and self.type() == "Person"

    def first(self) -> tuple[str, tuple[int, ...]]:
        """Return where it stands first, for an order that no input order changes."""
        return min((chain.document_id, chain.mentions) for chain in self.chains)


@dataclass(slots=True)
class Clusters:
    """All clusters by name key, with what a person forbade and what stays in doubt."""

    curation: Curation = field(default_factory=Curation)
    by_key: dict[str, Cluster] = field(default_factory=dict)
    doubts: list[tuple[Cluster, Cluster, Comparison]] = field(default_factory=list)

    def may_join(self, left: Cluster, right: Cluster) -> bool:
        """Return whether nobody decided that a name of one is not one of the other."""
        if not any(self.curation.of("different")):
            return True
        return not any(
            self.curation.forbids(a, b, one.document_id, other.document_id)
            for one in left.chains
            for a, _ in one.names
            for other in right.chains
            for b, _ in other.names
        )

    def join(self, short: str, full: str, reason: str, score: float) -> bool:
        """Make one cluster of two, under the key of the fuller; return whether that was done."""
        if short == full or short not in self.by_key or full not in self.by_key:
            return False
        joined, target = self.by_key[short], self.by_key[full]
        if not self.may_join(joined, target):
            return False
        target.reasons += [compared(joined, target, "same", score, reason), *joined.reasons]
        target.chains += joined.chains
        target.shown = target.shown or joined.shown
        del self.by_key[short]
        return True

    def doubt(self, left: str, right: str, reason: str, score: float) -> None:
        """Note two clusters that a person should look at."""
        one, other = self.by_key[left], self.by_key[right]
        if self.may_join(one, other):
            self.doubts.append((one, other, compared(one, other, "unsure", score, reason)))


def compared(
    left: Cluster, right: Cluster, verdict: Verdict, score: float, reason: str
) -> Comparison:
    """Return the record of two clusters that were compared."""
    return Comparison(left.name(), right.name(), verdict, score, reason)
