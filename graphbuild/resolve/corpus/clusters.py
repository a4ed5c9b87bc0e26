"""The chains of one entity over all documents, while it is being worked out who is who."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graphbuild.model import Chain, Comparison, Verdict
from graphbuild.resolve import types
from graphbuild.resolve.corpus.chain_table import ChainTable
from graphbuild.resolve.curation.judgements import Curation
from graphbuild.resolve.names import person
from graphbuild.resolve.names.key import NameKey, is_acronym, words_of
from graphbuild.resolve.reasons import Kind

_MOST_DOUBTS = 3
_HARDLY_ANY = 5
"""Times as many documents that have an acronym, from which it is the usual name of a body."""
_NOWHERE = (1 << 62, 0)
"""After all places where a chain can stand."""


@dataclass(slots=True)
class Cluster:
    """The chains of one entity: their numbers, and what is summed up of them.

    forms: each written form with its count. full: each chain's fullest form, with the
    number of chains. votes: entity type → how strongly all speak for it. documents: their
    numbers, one for each chain. mentions: how many. first: where it stands first: document and
    mention. shown: the name that a table or a person gives it.
    """

    table: ChainTable
    numbers: array[int] = field(default_factory=lambda: array("i"))
    documents: array[int] = field(default_factory=lambda: array("i"))
    forms: Counter[str] = field(default_factory=Counter)
    full: Counter[str] = field(default_factory=Counter)
    votes: dict[str, float] = field(default_factory=dict)
    mentions: int = 0
    first: tuple[int, int] = _NOWHERE
    reasons: list[Comparison] = field(default_factory=list)
    shown: str | None = None
    known_type: str | None = None

    @property
    def chains(self) -> list[Chain]:
        """Read its chains, in the order of their documents and places there."""
        return sorted(self.table.read(self.numbers), key=place_of)

    def some(self, most: int) -> array[int]:
        """Return the numbers of some of its chains, spread over all: fewer than twice as many."""
        return self.numbers[:: max(1, len(self.numbers) // most)]

    def of(self, chains: Iterable[Chain], reasons: Iterable[Comparison] = ()) -> Cluster:
        """Return a cluster of some chains of this one's table, of the name that this one shows."""
        made = Cluster(self.table, reasons=list(reasons))
        for chain in chains:
            made.take(chain)
        return made

    def take(self, chain: Chain) -> None:
        """Take one more chain."""
        self.numbers.append(chain.number)
        self.documents.append(chain.document)
        self.forms.update(dict(chain.names))
        self.full[chain.name] += 1
        self.votes = types.add([self.votes.items(), chain.votes])
        self.mentions += len(chain.mentions)
        self.first = min(self.first, (chain.document, chain.mentions[0]))

    def take_all(self, other: Cluster) -> None:
        """Take the chains of another cluster."""
        self.numbers.extend(other.numbers)
        self.documents.extend(other.documents)
        self.forms.update(other.forms)
        self.full.update(other.full)
        self.votes = types.add([self.votes.items(), other.votes.items()])
        self.mentions += other.mentions
        self.first = min(self.first, other.first)

    def own_name(self) -> str:
        """Return the usual name: of those that about as many documents use, the fullest.

        A person's is a full name, if any document has one, and what letters stand for comes before
        them, unless hardly any document has it. Usual is what more than half as many
        documents have as the most usual, and half as many mentions. Where documents have but
        one, the usual of a person's full names is far more often written than the fullest.
        """
        counts, forms = self.full, self.forms
        if len(counts) == 1:
            (name,) = counts
            return self._mostly_written(name)
        full = self._full_names() or list(counts)
        most = max(full, key=lambda n: (counts[n], forms[n], len(words_of(n)), len(n), n))
        usual = [
            name
            for name in full
            if 2 * counts[name] > counts[most] and 2 * forms[name] >= forms[most]
        ]
        return min(usual, key=lambda n: (-len(words_of(n)), -counts[n], -forms[n], -len(n), n))

    def _full_names(self) -> list[str]:
        """Return a person's full names, or those of a body that are no letters."""
        counts = self.full
        if types.winner(self.votes) == "Person":
            return [name for name in counts if person.is_full(name)]
        most = max(counts.values())
        return [n for n in counts if not is_acronym(n) and _HARDLY_ANY * counts[n] >= most]

    def _mostly_written(self, name: str) -> str:
        """Return a person's name as most mentions have it: the fullest may be a slip."""
        forms = self.forms
        rivals = [f for f in forms if forms[f] > 2 * forms[name] and person.is_full(f)]
        if not rivals or types.winner(self.votes) != "Person":
            return name
        return max(rivals, key=lambda form: (forms[form], len(form), form))

    def name(self) -> str:
        """Return the name to show."""
        return self.shown or self.own_name()

    def type(self) -> str:
        """Return the type that most speaks for over all documents."""
        return self.known_type or types.winner(self.votes)

    def is_person(self) -> bool:
        """Return whether it is a person with a full name."""
        return person.is_full(self.name()) and self.type() == "Person"

    def document_count(self) -> int:
        """Return the number of documents that name it."""
        return len(self.documents) if len(self.documents) < 2 else len(set(self.documents))

    def company(self) -> set[str]:
        """Return the names in its documents."""
        return set().union(*self.table.companies(dict.fromkeys(self.documents)))


def place_of(chain: Chain) -> tuple[str, tuple[int, ...]]:
    """Return where a chain stands: an order that no input order changes."""
    return chain.document_id, chain.mentions


@dataclass(frozen=True, slots=True)
class InDoubt:
    """Two clusters of which a person should say whether they are one.

    left, right: the numbers of the chains of each, as they come to be. documents: where each
    is meant, if one entity may be two.
    """

    left: Sequence[int]
    right: Sequence[int]
    comparison: Comparison
    documents: tuple[str, str] = ("", "")


@dataclass(slots=True)
class Clusters:
    """All clusters by name key, with what a person forbade and what stays in doubt.

    joined: the key of each cluster that was joined to another → that one's. precision: kinds
    of reason that are right less often join nothing.
    """

    curation: Curation = field(default_factory=Curation)
    precision: float = 0.0
    by_key: dict[NameKey, Cluster] = field(default_factory=dict)
    joined: dict[NameKey, NameKey] = field(default_factory=dict)
    doubts: list[InDoubt] = field(default_factory=list)

    def may_join(self, left: Cluster, right: Cluster) -> bool:
        """Return whether nobody decided that a name of one is not one of the other."""
        if not self.concerns_decisions(left) or not self.concerns_decisions(right):
            return True
        return not any(
            self.curation.forbids(a, b, one.document_id, other.document_id)
            for one in left.chains
            for a, _ in one.names
            for other in right.chains
            for b, _ in other.names
        )

    def documents(self, key: str) -> int:
        """Return how many documents name what a name key stands for."""
        cluster = self.by_key.get(self._home(NameKey(key)))
        return cluster.document_count() if cluster else 0

    def concerns_decisions(self, cluster: Cluster) -> bool:
        """Return whether a form of its name stands in a decision that two are two."""
        return any(map(self.curation.tells_apart, cluster.forms))

    def believes(self, kind: Kind) -> bool:
        """Return whether a kind of reason is right as often as the settings ask for."""
        return kind.score >= self.precision

    def join(self, short: NameKey, full: NameKey, kind: Kind) -> bool:
        """Make one cluster of two, under the key of the fuller; return whether that was done.

        Where the kind of reason is not believed, it is left to a person.
        """
        if short == full or short not in self.by_key or full not in self.by_key:
            return False
        if not self.believes(kind):
            self.doubt(short, full, kind)
            return False
        if not self.add(self.by_key[short], full, kind):
            return False
        del self.by_key[short]
        self.joined[short] = full
        return True

    def add(self, cluster: Cluster, full: NameKey, kind: Kind) -> bool:
        """Add a cluster to that of a key, unless somebody forbade it; return whether it was."""
        target = self.by_key[full]
        if not self.may_join(cluster, target):
            return False
        target.reasons += [compared(cluster, target, "same", kind), *cluster.reasons]
        target.take_all(cluster)
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

    def doubt(self, left: NameKey, right: NameKey, kind: Kind) -> None:
        """Note two clusters that a person should look at."""
        one, other = self.by_key[left], self.by_key[right]
        if self.may_join(one, other):
            found = compared(one, other, "unsure", kind)
            self.doubts.append(InDoubt(one.numbers, other.numbers, found))

    def doubt_among(self, short: NameKey, several: Sequence[NameKey], kind: Kind) -> None:
        """Note the first of several clusters that a short name may stand for."""
        for key in several[:_MOST_DOUBTS]:
            self.doubt(short, key, kind)


def compared(left: Cluster, right: Cluster, verdict: Verdict, kind: Kind) -> Comparison:
    """Return the record of two clusters that were compared."""
    names = left.name(), right.name()
    return Comparison(*names, verdict, kind.score, kind.value, kind=kind.id)
