"""Who is who over all documents."""

from __future__ import annotations

from collections.abc import Iterable

from graphbuild.model import Chain, Comparison, Doubt, Entity, Resolution
from graphbuild.resolve.aliases import AliasTable
from graphbuild.resolve.corpus.clusters import ChainId, Cluster, Clusters, chain_id
from graphbuild.resolve.corpus.doubts import note_near_names
from graphbuild.resolve.corpus.ids import entity_ids
from graphbuild.resolve.corpus.namesakes import split_namesakes
from graphbuild.resolve.corpus.people import join_fuller_names
from graphbuild.resolve.corpus.same_names import note_same_names
from graphbuild.resolve.corpus.short_forms import join_short_forms
from graphbuild.resolve.corpus.surnames import join_bare_surnames
from graphbuild.resolve.curation.applying import curated, different_unmatched
from graphbuild.resolve.curation.judgements import Curation, reference
from graphbuild.resolve.names.key import NameKey

_MOST_REASONS = 200
"""Reasons that an entity keeps: more are of the same kinds."""


def resolve(
    document_chains: Iterable[tuple[int, list[Chain]]],
    aliases: AliasTable,
    curation: Curation | None = None,
) -> Resolution:
    """Return the entities of a corpus.

    document_chains: per document the number of its mentions, and its chains.
    Chains of one name are one entity, unless what the documents say around them speaks
    for namesakes. A short form joins the only longer name of the corpus that it can
    stand for. What a person decided (curation) holds against all that. The result does
    not depend on the order of the documents.
    """
    clusters = Clusters(curation or Curation())
    sizes: dict[str, int] = {}
    for size, chains in document_chains:
        for chain in chains:
            sizes[chain.document_id] = size
            key = NameKey(aliases.key(chain.name), clusters.curation.spelling(chain.name))
            clusters.by_key.setdefault(key, Cluster()).chains.append(chain)
    for key, cluster in clusters.by_key.items():
        cluster.chains.sort(key=chain_id)
        known = None if key.spelling else aliases.shown(key.text)
        cluster.shown = known[0] if known else None
    unmatched = different_unmatched(clusters.curation, clusters)
    everywhere = _everywhere(clusters)
    join_short_forms(clusters, aliases)
    join_fuller_names(clusters)
    join_bare_surnames(clusters, everywhere)
    note_near_names(clusters)
    found = split_namesakes(clusters, everywhere)
    note_same_names(found, clusters, everywhere)
    return _resolution(found, clusters, sizes, unmatched)


def _everywhere(clusters: Clusters) -> frozenset[str]:
    """Return the keys of names that so many documents have that sharing one says nothing."""
    documents = {c.document_id for cluster in clusters.by_key.values() for c in cluster.chains}
    often = max(2, len(documents) // 5)
    return frozenset(k.text for k, c in clusters.by_key.items() if len(c.documents()) > often)


def _resolution(
    found: list[Cluster], clusters: Clusters, sizes: dict[str, int], unmatched: list[str]
) -> Resolution:
    ordered = sorted(found, key=lambda c: (-c.mentions(), c.name(), c.first()))
    ids = entity_ids([(cluster.type(), cluster.name()) for cluster in ordered])
    kept, lost = curated(dict(zip(ids, ordered, strict=True)), clusters.curation)
    slots: dict[str, list[str | None]] = {d: [None] * size for d, size in sizes.items()}
    home: dict[ChainId, str] = {}
    for entity_id, cluster in kept.items():
        for chain in cluster.chains:
            home[chain_id(chain)] = entity_id
            for index in chain.mentions:
                slots[chain.document_id][index] = entity_id
    return Resolution(
        {entity_id: _entity(entity_id, cluster) for entity_id, cluster in kept.items()},
        {document: tuple(listed) for document, listed in slots.items()},
        {entity_id: _reasons(cluster) for entity_id, cluster in kept.items()},
        tuple(_doubts(clusters, home)),
        (*unmatched, *lost),
    )


def _entity(entity_id: str, cluster: Cluster) -> Entity:
    forms, name = cluster.forms(), cluster.name()
    others = sorted((f for f in forms if f != name), key=lambda f: (-forms[f], f))
    return Entity(entity_id, cluster.type(), name, tuple(others))


def _reasons(cluster: Cluster) -> tuple[Comparison, ...]:
    """Return why its names are one, each kind of reason once per pair of names."""
    every = [*cluster.reasons, *(r for chain in cluster.chains for r in chain.reasons)]
    once = {(r.left, r.right, r.verdict, r.reason): r for r in reversed(every)}
    return tuple(list(once.values())[::-1][:_MOST_REASONS])


def _doubts(clusters: Clusters, home: dict[ChainId, str]) -> list[Doubt]:
    """Return the doubts with the ids that their clusters got, less those that were decided."""
    found: dict[tuple[str, str, str, str], Doubt] = {}
    for left, right, comparison in clusters.doubts:
        one, other = _home(left, home), _home(right, home)
        within = comparison.left == comparison.right
        if one is None or other is None or (one == other) != within:
            continue
        places = (left.chains[0].document_id, right.chains[0].document_id) if within else ("", "")
        sides = zip((comparison.left, comparison.right), places, strict=True)
        if clusters.curation.decided(*(reference(name, place) for name, place in sides)):
            continue
        found.setdefault((one, other, *places), Doubt(comparison, one, other, *places))
    return [found[key] for key in sorted(found)]


def _home(cluster: Cluster, home: dict[ChainId, str]) -> str | None:
    """Return the id that its first chain got that nobody decided to leave out."""
    return next((home[at] for chain in cluster.chains if (at := chain_id(chain)) in home), None)
