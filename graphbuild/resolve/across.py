"""Entities: the chains of all documents that are one person, organisation or place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from graphbuild.model import Chain, Entity, Resolution
from graphbuild.resolve import names, types
from graphbuild.resolve.aliases import AliasTable
from graphbuild.resolve.ids import entity_ids
from graphbuild.resolve.namesakes import separated


@dataclass(slots=True)
class Cluster:
    """The chains of one entity: only their summaries, no text."""

    chains: list[Chain] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    shown: str | None = None

    def forms(self) -> Counter[str]:
        """Return each written form with its count."""
        total: Counter[str] = Counter()
        for chain in self.chains:
            total.update(dict(chain.names))
        return total

    def name(self) -> str:
        """Return the full form that most documents use; of equals, the longest."""
        if self.shown:
            return self.shown
        counts = Counter(chain.name for chain in self.chains)
        full = [name for name in counts if names.is_full(name)] or list(counts)
        return min(full, key=lambda n: (-counts[n], -len(names.words(n)), -len(n), n))

    def type(self) -> str:
        """Return the type that most speaks for over all documents."""
        return types.winner(types.add(chain.votes for chain in self.chains))

    def mentions(self) -> int:
        """Return the number of mentions."""
        return sum(len(chain.mentions) for chain in self.chains)

    def is_person(self) -> bool:
        """Return whether it is a person with a full name."""
        return names.is_full(self.name()) and self.type() == "Person"


Clusters = dict[str, Cluster]


def resolve(document_chains: Iterable[tuple[int, list[Chain]]], aliases: AliasTable) -> Resolution:
    """Return the entities of a corpus.

    document_chains: per document the number of its mentions, and its chains.
    Chains of one name are one entity, unless what the documents say around them speaks
    for namesakes. A short form joins the only longer name of the corpus that it can
    stand for. The result does not depend on the order of the documents.
    """
    clusters: Clusters = {}
    sizes: dict[str, int] = {}
    for size, chains in document_chains:
        for chain in chains:
            sizes[chain.document_id] = size
            clusters.setdefault(aliases.key(chain.name), Cluster()).chains.append(chain)
    for key, cluster in clusters.items():
        cluster.chains.sort(key=lambda chain: (chain.document_id, chain.mentions))
        known = aliases.shown(key)
        cluster.shown = known[0] if known else None
    _join_forms_of_documents(clusters, aliases)
    _join_people(clusters)
    _join_surnames(clusters)
    return _resolution(_split_namesakes(clusters), sizes)


def _join_forms_of_documents(clusters: Clusters, aliases: AliasTable) -> None:
    """Join a name to the one longer name whose short form it is in some document."""
    longer: dict[str, set[str]] = {}
    for full, cluster in clusters.items():
        for form in cluster.forms():
            short = aliases.key(form)
            if short != full and short in clusters and cluster.type() != "Person":
                longer.setdefault(short, set()).add(full)
    for short in sorted(longer):
        targets = longer[short]
        if len(targets) == 1:
            _join(clusters, short, next(iter(targets)), "its short form in a document")


def _join_people(clusters: Clusters) -> None:
    """Join a fuller person name to the only one that it can be a form of.

    "J. Weber" and "Jonas Weber", "Boris J. Ruge" and "Boris Ruge". Blocked by the last
    word of the surname, so that cost follows the size of families.
    """
    families: dict[str, list[str]] = {}
    for key, cluster in clusters.items():
        if cluster.is_person():
            families.setdefault(names.short_surname(cluster.name()), []).append(key)
    for family in families.values():
        for short in sorted(family, key=lambda k: (len(k.split()), len(k), k)):
            longer = [
                key
                for key in sorted(family)
                if key != short
                and key in clusters
                and short in clusters
                and names.is_part_of(clusters[short].name(), clusters[key].name())
            ]
            if len(longer) == 1:
                _join(clusters, short, longer[0], "the one longer form of the name")


def _join_surnames(clusters: Clusters) -> None:
    by_surname: dict[str, list[str]] = {}
    for key, cluster in clusters.items():
        if cluster.is_person():
            surname = names.surname(cluster.name())
            for form in {surname, surname.split()[-1]}:
                by_surname.setdefault(form, []).append(key)
    for short in sorted(by_surname):
        if short in clusters and len(by_surname[short]) == 1 and _may_be_person(clusters[short]):
            _join(clusters, short, by_surname[short][0], "the one full name with this surname")


def _may_be_person(cluster: Cluster) -> bool:
    """Return whether some document takes the name for a person, and none for a known place."""
    votes = types.add(chain.votes for chain in cluster.chains)
    return votes.get("Person", 0) > 0 and not types.name_votes(cluster.name())


def _join(clusters: Clusters, short: str, full: str, reason: str) -> None:
    if short in clusters and full in clusters and short != full:
        joined = clusters.pop(short)
        target = clusters[full]
        target.reasons.append(f"{joined.name()} = {target.name()}: {reason}")
        target.reasons += joined.reasons
        target.chains += joined.chains
        target.shown = target.shown or joined.shown


def _split_namesakes(clusters: Clusters) -> list[Cluster]:
    documents = len({c.document_id for cluster in clusters.values() for c in cluster.chains})
    often = max(2, documents // 5)
    everywhere = frozenset(
        key
        for key, cluster in clusters.items()
        if len({chain.document_id for chain in cluster.chains}) > often
    )
    kept: list[Cluster] = []
    for key in sorted(clusters):
        cluster = clusters[key]
        if not cluster.is_person():
            kept.append(cluster)
            continue
        for chains, reason in separated(cluster.chains, everywhere):
            kept.append(Cluster(chains, [*cluster.reasons, *reason], cluster.shown))
    return kept


def _resolution(clusters: list[Cluster], sizes: dict[str, int]) -> Resolution:
    ordered = sorted(
        clusters, key=lambda c: (-c.mentions(), c.name(), min(x.document_id for x in c.chains))
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
