"""Entities: the chains of all documents that are one person, organisation or place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from graphbuild.model import Chain, Entity, Resolution
from graphbuild.resolve import names, types
from graphbuild.resolve.ids import entity_ids


@dataclass(slots=True)
class _Cluster:
    """The chains of one entity: only their summaries, no text."""

    chains: list[Chain] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def forms(self) -> Counter[str]:
        total: Counter[str] = Counter()
        for chain in self.chains:
            total.update(dict(chain.names))
        return total

    def name(self) -> str:
        """Return the form that most documents use as the full one, then the longest."""
        full = Counter(chain.name for chain in self.chains)
        most = max(len(names.words(name)) for name in full)
        return min(full, key=lambda n: (len(names.words(n)) != most, -full[n], -len(n), n))

    def type(self) -> str:
        return types.winner(types.add(chain.votes for chain in self.chains))

    def mentions(self) -> int:
        return sum(len(chain.mentions) for chain in self.chains)


def resolve(document_chains: Iterable[tuple[int, list[Chain]]]) -> Resolution:
    """Return the entities of a corpus.

    document_chains: per document the number of its mentions, and its chains.
    Chains of one name are one entity; a person's surname alone joins the only full
    name in the corpus that has it. The result does not depend on the order of the
    documents.
    """
    clusters: dict[str, _Cluster] = {}
    sizes: dict[str, int] = {}
    for size, chains in document_chains:
        for chain in chains:
            sizes[chain.document_id] = size
            clusters.setdefault(names.key(chain.name), _Cluster()).chains.append(chain)
    for cluster in clusters.values():
        cluster.chains.sort(key=lambda chain: (chain.document_id, chain.mentions))
    _join_short_forms(clusters)
    _join_surnames(clusters)
    return _resolution(clusters, sizes)


def _join_short_forms(clusters: dict[str, _Cluster]) -> None:
    """Join a name to the one longer name whose short form it is in some document."""
    longer: dict[str, set[str]] = {}
    for full, cluster in clusters.items():
        for form in cluster.forms():
            short = names.key(form)
            if short != full and short in clusters and cluster.type() != "Person":
                longer.setdefault(short, set()).add(full)
    for short in sorted(longer):
        targets = longer[short]
        if len(targets) == 1:
            _join(clusters, short, next(iter(targets)), "its short form in a document")


def _join_surnames(clusters: dict[str, _Cluster]) -> None:
    by_surname: dict[str, list[str]] = {}
    for key, cluster in clusters.items():
        if names.is_full(cluster.name()) and cluster.type() == "Person":
            by_surname.setdefault(names.surname(cluster.name()), []).append(key)
    for short in sorted(by_surname):
        if short in clusters and len(by_surname[short]) == 1 and _may_be_person(clusters[short]):
            _join(clusters, short, by_surname[short][0], "the one full name with this surname")


def _may_be_person(cluster: _Cluster) -> bool:
    """Return whether some document takes the name for a person, and none for a known place."""
    votes = types.add(chain.votes for chain in cluster.chains)
    return votes.get("Person", 0) > 0 and not types.name_votes(cluster.name())


def _join(clusters: dict[str, _Cluster], short: str, full: str, reason: str) -> None:
    if short in clusters and full in clusters and short != full:
        joined = clusters.pop(short)
        target = clusters[full]
        target.reasons.append(f"{joined.name()} = {target.name()}: {reason}")
        target.chains += joined.chains


def _resolution(clusters: dict[str, _Cluster], sizes: dict[str, int]) -> Resolution:
    ordered = sorted(
        clusters.values(), key=lambda c: (-c.mentions(), c.name(), c.chains[0].document_id)
    )
    named = [(cluster.type(), cluster.name()) for cluster in ordered]
    entities: dict[str, Entity] = {}
    reasons: dict[str, tuple[str, ...]] = {}
    slots: dict[str, list[str | None]] = {d: [None] * size for d, size in sizes.items()}
    for entity_id, (kind, name), cluster in zip(entity_ids(named), named, ordered, strict=True):
        forms = cluster.forms()
        others = sorted((f for f in forms if f != name), key=lambda f: (-forms[f], f))
        entities[entity_id] = Entity(entity_id, kind, name, tuple(others))
        why = [*cluster.reasons, *(r for chain in cluster.chains for r in chain.reasons)]
        reasons[entity_id] = tuple(dict.fromkeys(why))
        for chain in cluster.chains:
            for index in chain.mentions:
                slots[chain.document_id][index] = entity_id
    return Resolution(entities, {d: tuple(ids) for d, ids in slots.items()}, reasons)
