"""The chains of one entity over all documents, while it is being worked out who is who."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graphbuild.model import Chain, Comparison, Verdict
from graphbuild.resolve import types
from graphbuild.resolve.curation.judgements import Curation
from graphbuild.resolve.names import person
from graphbuild.resolve.names.key import NameKey, words_of

_UNDECIDED = 0.4
"""Score of a name that could be each of several."""
_MOST_DOUBTS = 3


class ChainId(NamedTuple):
    """Which chain: its document and its first mention there."""

    document_id: str
    mention: int


def chain_id(chain: Chain) -> ChainId:
    """Return which chain it is."""
    return ChainId(chain.document_id, chain.mentions[0])


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
        full = [name for name in counts if person.is_full(name)] or list(counts)
        return min(full, key=lambda n: (-counts[n], -len(words_of(n)), -len(n), n))

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
        return person.is_full(self.name()) and self.type() == "Person"

    def first(self) -> tuple[str, tuple[int, ...]]:
        """Return where it stands first, for an order that no input order changes."""
        return min((chain.document_id, chain.mentions) for chain in self.chains)


@dataclass(slots=True)
class Clusters:
    """All clusters by name key, with what a person forbade and what stays in doubt.

    joined: the key of each cluster that was joined to another → that one's.
    """

    curation: Curation = field(default_factory=Curation)
    by_key: dict[NameKey, Cluster] = field(default_factory=dict)
    joined: dict[NameKey, NameKey] = field(default_factory=dict)
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

    def join(self, short: NameKey, full: NameKey, reason: str, score: float) -> bool:
        """Make one cluster of two, under the key of the fuller; return whether that was done."""
        if short == full or short not in self.by_key or full not in self.by_key:
            return False
        if not self.add(self.by_key[short], full, reason, score):
            return False
        del self.by_key[short]
        self.joined[short] = full
        return True

    def add(self, cluster: Cluster, full: NameKey, reason: str, score: float) -> bool:
        """Add a cluster to that of a key, unless somebody forbade it; return whether it was."""
        target = self.by_key[full]
        if not self.may_join(cluster, target):
            return False
        target.reasons += [compared(cluster, target, "same", score, reason), *cluster.reasons]
        target.chains += cluster.chains
        target.shown = target.shown or cluster.shown
        return True

    def now(self, keys: Iterable[NameKey]) -> list[NameKey]:
        """Return under what keys the clusters of some are by now, each once.

        Joined ones are with another; of one whose chains were shared out nothing is left.
        """
        return sorted({home for key in keys if (home := self._home(key)) in self.by_key})

    def _home(self, key: NameKey) -> NameKey:
        while key in self.joined:
            key = self.joined[key]
        return key

    def doubt(self, left: NameKey, right: NameKey, reason: str, score: float) -> None:
        """Note two clusters that a person should look at."""
        one, other = self.by_key[left], self.by_key[right]
        if self.may_join(one, other):
            self.doubts.append((one, other, compared(one, other, "unsure", score, reason)))

    def doubt_among(self, short: NameKey, several: Sequence[NameKey], reason: str) -> None:
        """Note the first of several clusters that a short name may stand for."""
        for key in several[:_MOST_DOUBTS]:
            self.doubt(short, key, reason, _UNDECIDED)


def compared(
    left: Cluster, right: Cluster, verdict: Verdict, score: float, reason: str
) -> Comparison:
    """Return the record of two clusters that were compared."""
    return Comparison(left.name(), right.name(), verdict, score, reason)
