"""A person's decisions, carried out on the clusters that were found."""

from __future__ import annotations

from dataclasses import replace

from graphbuild.model import Chain, Comparison
from graphbuild.resolve.corpus.clusters import Cluster, Clusters
from graphbuild.resolve.curation.judgements import Curation, Entry, parse_reference, reading
from graphbuild.resolve.names.key import key_of
from graphbuild.resolve.names.slug import slug


def curated(found: dict[str, Cluster], curation: Curation) -> tuple[dict[str, Cluster], list[str]]:
    """Return the clusters by id after all decisions, and the decisions that fit nobody.

    found: by the id that each has without them; an entity keeps it, whatever it is
    renamed to. Of entities that are the same, the id of the first in the list stays.
    """
    kept = dict(found)
    lost: list[str] = []
    for entry in curation.of("same"):
        _same(entry, kept, lost)
    for entry in curation.of("ignore"):
        for entity_id in _matched(entry, entry.names[0], kept, lost):
            del kept[entity_id]
    for entry in curation.of("type"):
        for entity_id in _matched(entry, entry.names[0], kept, lost):
            kept[entity_id].known_type = entry.value
    for entry in curation.of("rename"):
        for entity_id in _matched(entry, entry.names[0], kept, lost):
            kept[entity_id].shown = entry.value
    return kept, lost


def different_unmatched(curation: Curation, clusters: Clusters) -> list[str]:
    """Return the decisions of "different" that name somebody no document names."""
    entries = list(curation.of("different"))
    if not entries:
        return []
    cluster_list = [*clusters.by_key.values()]
    return [
        _complaint(entry, name)
        for entry in entries
        for name in entry.names
        if not any(_bears(cluster, name, "") for cluster in cluster_list)
    ]


def _same(entry: Entry, kept: dict[str, Cluster], lost: list[str]) -> None:
    if _is_so(entry, kept):
        return
    before = set(kept)
    ids: list[str] = []
    for name in entry.names:
        _, document = parse_reference(name)
        found = _matched(entry, name, kept, lost)
        ids += [_in_document(i, document, name, kept) if document else i for i in found]
    # What was split off goes to what it was in, not the other way round.
    ids.sort(key=lambda entity_id: entity_id not in before)
    first, *others = dict.fromkeys(ids) or [""]
    for other in others:
        joined = kept.pop(other)
        target = kept[first]
        decided = f"curation.yaml line {entry.line}"
        target.reasons.append(Comparison(joined.name(), target.name(), "same", 1.0, decided))
        target.reasons += joined.reasons
        target.take_all(joined)


def _is_so(entry: Entry, kept: dict[str, Cluster]) -> bool:
    """Return whether the names of a decision, all in one document, are one entity there."""
    documents = {parse_reference(name)[1] for name in entry.names}
    if len(documents) > 1 or "" in documents:
        return False
    return any(
        chain.document_id in documents and all(_named(chain.names, name) for name in entry.names)
        for cluster in kept.values()
        if all(_is_in(cluster, document) for document in documents)
        for chain in cluster.chains
    )


def _in_document(entity_id: str, document: str, name: str, kept: dict[str, Cluster]) -> str:
    """Return the id of what the name means in that one document, split off if need be."""
    cluster = kept[entity_id]
    own: list[Chain] = []
    others: list[Chain] = []
    for chain in cluster.chains:
        is_meant = chain.document_id == document and _named(chain.names, name)
        (own if is_meant else others).append(chain)
    if not others or not own:
        return entity_id
    apart = f"{entity_id}-in-{document}"
    for key, chains in ((entity_id, others), (apart, own)):
        part = cluster.of(chains, cluster.reasons)
        kept[key] = replace(part, shown=cluster.shown, known_type=cluster.known_type)
    return apart


def _matched(entry: Entry, name: str, kept: dict[str, Cluster], lost: list[str]) -> list[str]:
    """Return the ids that a name means: by id, by name shown, else by any written form."""
    plain, document = parse_reference(name)
    if plain in kept:
        return [plain]
    wanted = key_of(plain)
    there = {i: c for i, c in kept.items() if not document or _is_in(c, document)}
    found = [i for i, c in there.items() if wanted in (key_of(c.name()), key_of(c.own_name()))]
    found = found or [i for i, c in there.items() if _bears(c, name, i)]
    if not found:
        lost.append(_complaint(entry, name))
    return found


def _bears(cluster: Cluster, name: str, entity_id: str) -> bool:
    if entity_id and name == entity_id:
        return True
    wanted = reading(name)
    said = slug if wanted.is_id else key_of
    if not any(said(form) == wanted.text for form in cluster.forms):
        return False
    return not wanted.document or any(
        said(form) == wanted.text
        for chain in cluster.chains
        if chain.document_id == wanted.document
        for form, _ in chain.names
    )


def _is_in(cluster: Cluster, document: str) -> bool:
    return any(chain.document_id == document for chain in cluster.chains)


def _named(forms: tuple[tuple[str, int], ...], name: str) -> bool:
    wanted = key_of(parse_reference(name)[0])
    return any(key_of(form) == wanted for form, _ in forms)


def _complaint(entry: Entry, name: str) -> str:
    return f"curation.yaml line {entry.line}: {entry.kind} {name}: nobody is called that"
