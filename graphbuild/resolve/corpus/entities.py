"""Who is who over all documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from graphbuild.model import Chain, Comparison, Doubt, Entity, Resolution
from graphbuild.resolve import types
from graphbuild.resolve.aliases import AliasTable
from graphbuild.resolve.corpus.clusters import Cluster, Clusters
from graphbuild.resolve.corpus.doubts import note_near_names
from graphbuild.resolve.corpus.ids import entity_ids
from graphbuild.resolve.corpus.namesakes import separated, strangers
from graphbuild.resolve.corpus.people import join_people, join_surnames
from graphbuild.resolve.curation.applying import curated, different_unmatched
from graphbuild.resolve.curation.judgements import Curation, reference
from graphbuild.resolve.names import key as names

_SHORT_IN_A_DOCUMENT = 0.9
_SAME_NAME = 0.95
_COMMON, _COMMONEST = 0.05, 0.25
"""What each other bearer of the rarer part of a name takes off, and at most."""
_STRANGERS = 0.2
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
    decided = curation or Curation()
    clusters = Clusters(decided)
    sizes: dict[str, int] = {}
    for size, chains in document_chains:
        for chain in chains:
            sizes[chain.document_id] = size
            key = aliases.key(chain.name) + decided.apart(names.clean(chain.name))
            clusters.by_key.setdefault(key, Cluster()).chains.append(chain)
    for key, cluster in clusters.by_key.items():
        cluster.chains.sort(key=lambda chain: (chain.document_id, chain.mentions))
        known = aliases.shown(key)
        cluster.shown = known[0] if known else None
    unmatched = different_unmatched(decided, clusters)
    everywhere = _everywhere(clusters)
    _join_forms_of_documents(clusters, aliases)
    join_people(clusters)
    join_surnames(clusters, everywhere)
    note_near_names(clusters)
    apart = _split_namesakes(clusters, everywhere)
    _note_same_names(apart, clusters, everywhere)
    return _resolution(apart, clusters, sizes, unmatched)


def _everywhere(clusters: Clusters) -> frozenset[str]:
    """Return the keys of names that so many documents have that sharing one says nothing."""
    documents = {c.document_id for cluster in clusters.by_key.values() for c in cluster.chains}
    often = max(2, len(documents) // 5)
    return frozenset(k for k, c in clusters.by_key.items() if len(c.documents()) > often)


def _join_forms_of_documents(clusters: Clusters, aliases: AliasTable) -> None:
    """Join a name to the one longer name whose short form it is in some document."""
    longer: dict[str, set[str]] = {}
    for full, cluster in clusters.by_key.items():
        for form in cluster.forms():
            short = aliases.key(form)
            if short != full and short in clusters.by_key and cluster.type() != "Person":
                longer.setdefault(short, set()).add(full)
    for short in sorted(longer):
        targets = sorted(longer[short])
        if len(targets) == 1:
            reason = "its short form in a document"
            clusters.join(short, targets[0], reason, _SHORT_IN_A_DOCUMENT)


def _split_namesakes(clusters: Clusters, everywhere: frozenset[str]) -> list[Cluster]:
    """Return the clusters with those of several people of one name divided."""
    kept: list[Cluster] = []
    by_type = [part for key in sorted(clusters.by_key) for part in _by_type(clusters.by_key[key])]
    for cluster in by_type:
        if not cluster.is_person() and not any(clusters.curation.of("different")):
            kept.append(cluster)
            continue
        parts = separated(
            cluster.chains, everywhere, clusters.curation, by_context=cluster.is_person()
        )
        for chains, reasons in parts:
            kept.append(
                Cluster(chains, [*cluster.reasons, *reasons], cluster.shown, cluster.known_type)
            )
    return kept


def _by_type(cluster: Cluster) -> list[Cluster]:
    """Return a known place and a person of its name as two: Jordan, and Mr Jordan the coach.

    A person is only who has a title or role in each document: models mistake places for
    people too often to be believed on their own.
    """
    if not types.name_votes(cluster.name()) or names.is_full(cluster.name()):
        return [cluster]
    people = [c for c in cluster.chains if c.roles and types.winner(dict(c.votes)) == "Person"]
    others = [c for c in cluster.chains if c not in people]
    if not people or not others or Cluster(others).type() == "Person":
        return [cluster]
    name = cluster.name()
    reason = Comparison(name, name, "different", 0.1, "a place here, a person with a role there")
    return [
        Cluster(others, [*cluster.reasons, reason], cluster.shown, cluster.known_type),
        Cluster(people, [reason]),
    ]


def _note_same_names(found: list[Cluster], clusters: Clusters, everywhere: frozenset[str]) -> None:
    """Note how sure it is that a name in several documents is one entity, and who is in doubt.

    A person's name is the less sure the more people of the corpus share parts of it.
    """
    parts = Counter(
        word for cluster in found if cluster.is_person() for word in names.words(cluster.name())
    )
    for cluster in found:
        documents = len(cluster.documents())
        if documents < 2:
            continue
        name, score = cluster.name(), _SAME_NAME
        if cluster.is_person():
            common = min(parts[word] for word in names.words(name))
            score = _SAME_NAME - min(_COMMONEST, _COMMON * (common - 1))
        reason = f"the same name in {documents} documents"
        if cluster.is_person() and (two := strangers(cluster.chains, everywhere)):
            score = round(score - _STRANGERS, 2)
            reason += ", of which two circles share no other name"
            doubt = Comparison(name, name, "unsure", score, reason)
            clusters.doubts.append((Cluster([two[0]]), Cluster([two[1]]), doubt))
        cluster.reasons.append(Comparison(name, name, "same", round(score, 2), reason))


def _resolution(
    found: list[Cluster], clusters: Clusters, sizes: dict[str, int], unmatched: list[str]
) -> Resolution:
    ordered = sorted(found, key=lambda c: (-c.mentions(), c.name(), c.first()))
    ids = entity_ids([(cluster.type(), cluster.name()) for cluster in ordered])
    kept, lost = curated(dict(zip(ids, ordered, strict=True)), clusters.curation)
    slots: dict[str, list[str | None]] = {d: [None] * size for d, size in sizes.items()}
    home: dict[int, str] = {}
    for entity_id, cluster in kept.items():
        for chain in cluster.chains:
            home[id(chain)] = entity_id
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


def _doubts(clusters: Clusters, home: dict[int, str]) -> list[Doubt]:
    """Return the doubts with the ids that their clusters got, less those that were decided."""
    found: dict[tuple[str, str, str, str], Doubt] = {}
    for left, right, comparison in clusters.doubts:
        one = next((home[id(c)] for c in left.chains if id(c) in home), None)
        other = next((home[id(c)] for c in right.chains if id(c) in home), None)
        within = comparison.left == comparison.right
        if one is None or other is None or (one == other) != within:
            continue
        places = (left.chains[0].document_id, right.chains[0].document_id) if within else ("", "")
        sides = zip((comparison.left, comparison.right), places, strict=True)
        if clusters.curation.decided(*(reference(name, place) for name, place in sides)):
            continue
        found.setdefault((one, other, *places), Doubt(comparison, one, other, *places))
    return [found[key] for key in sorted(found)]
