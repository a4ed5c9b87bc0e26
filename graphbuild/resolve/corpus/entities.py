"""Who is who over all documents."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graphbuild.model import Comparison, Doubt, Entity
from graphbuild.resolve.aliases import AliasTable
from graphbuild.resolve.corpus.chain_table import ChainTable
from graphbuild.resolve.corpus.clusters import Cluster, Clusters
from graphbuild.resolve.corpus.decided import curated, different_unmatched
from graphbuild.resolve.corpus.doubts import note_near_names
from graphbuild.resolve.corpus.former import former_ids
from graphbuild.resolve.corpus.ids import entity_ids
from graphbuild.resolve.corpus.namesakes import split_namesakes
from graphbuild.resolve.corpus.people import join_fuller_names
from graphbuild.resolve.corpus.same_names import (
    Strangers,
    find_strangers,
    note_same_name,
)
from graphbuild.resolve.corpus.short_forms import join_short_forms
from graphbuild.resolve.corpus.summaries import summed_up
from graphbuild.resolve.corpus.surnames import join_bare_surnames
from graphbuild.resolve.curation.judgements import Curation, reference
from graphbuild.resolve.names.key import is_acronym

_NOBODY = -1


_SMALL, _FEW = 2, 10
"""Documents that a name may have and still tell two of one name apart; or join a surname."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The entities of a corpus, in the order of their ids, with the chains of each.

    chains: by entity, the numbers of its chains. reasons: by id, what was found over all
    documents; what each document found is with its chains.
    """

    entities: tuple[Entity, ...]
    chains: tuple[array[int], ...]
    reasons: dict[str, tuple[Comparison, ...]]
    doubts: tuple[Doubt, ...]
    unmatched: tuple[str, ...]


def resolve_corpus(
    table: ChainTable,
    aliases: AliasTable,
    curation: Curation | None = None,
    *,
    precision: float = 0.0,
) -> Resolved:
    """Return the entities of a corpus.

    Chains of one name are one entity, unless what the documents say around them speaks
    for namesakes. A short form joins the only longer name of the corpus that it can
    stand for. What a person decided (curation) holds against all that. The result does
    not depend on the order of the documents. An entity keeps the id that it had before.
    """
    clusters = Clusters(curation or Curation(), precision)
    for key, cluster in summed_up(table):
        known = None if key.spelling else aliases.shown(key.text)
        cluster.shown = _shown(cluster, known[0]) if known else None
        clusters.by_key[key] = cluster
    unmatched = different_unmatched(clusters.curation, clusters)
    everywhere = _in_a_fifth(clusters, table.document_count(), least=_SMALL)
    common = _in_a_fifth(clusters, table.document_count(), least=_FEW)
    join_short_forms(clusters, aliases)
    join_fuller_names(clusters)
    join_bare_surnames(clusters, common)
    note_near_names(clusters)
    return _named(_divided(clusters, everywhere), clusters, unmatched, table)


def _shown(cluster: Cluster, known: str) -> str | None:
    """Return the name that the table shows, unless the documents use another in full.

    Where all write "Kiev" it is Kiev; but "US" alone is shown as the United States.
    """
    forms = cluster.forms
    used = any(known.casefold() in form.casefold() for form in forms)
    return known if used or all(map(is_acronym, forms)) else None


def _in_a_fifth(clusters: Clusters, documents: int, *, least: int) -> frozenset[str]:
    """Return the keys of names that so many documents have that sharing one says nothing.

    least: documents that a name may have in any corpus.
    """
    often = max(least, documents // 5)
    return frozenset(k.text for k, c in clusters.by_key.items() if c.document_count() > often)


def _divided(clusters: Clusters, everywhere: frozenset[str]) -> list[Cluster]:
    """Return the clusters of one entity each, with how sure it is that they are one."""
    found: list[tuple[Cluster, Strangers | None]] = []
    for cluster, chains in split_namesakes(clusters, everywhere):
        two = find_strangers(chains, everywhere) if chains and cluster.is_person() else None
        found.append((cluster, two))
    for cluster, two in found:
        note_same_name(cluster, two, clusters)
    return [cluster for cluster, _ in found]


def _named(
    found: list[Cluster], clusters: Clusters, unmatched: list[str], table: ChainTable
) -> Resolved:
    ordered = sorted(found, key=lambda c: (-c.mentions, c.name(), c.first))
    known = former_ids(table, [cluster.numbers for cluster in ordered])
    ids = entity_ids([(cluster.type(), cluster.name()) for cluster in ordered], known)
    kept, lost = curated(dict(zip(ids, ordered, strict=True)), clusters.curation)
    listed = sorted(kept)
    numbers = tuple(kept[n].numbers for n in listed)
    home = np.full(table.count(), _NOBODY, np.int32)
    for place, own in enumerate(numbers):
        home[own] = place
    return Resolved(
        tuple(_entity(n, kept[n]) for n in listed),
        numbers,
        {n: tuple(kept[n].reasons) for n in listed},
        tuple(_doubts(clusters, home, listed)),
        (*unmatched, *lost),
    )


def _entity(entity_id: str, cluster: Cluster) -> Entity:
    forms, name = cluster.forms, cluster.name()
    others = sorted((f for f in forms if f != name), key=lambda f: (-forms[f], f))
    return Entity(entity_id, cluster.type(), name, tuple(others))


def _doubts(clusters: Clusters, home: npt.NDArray[np.int32], ids: Sequence[str]) -> Iterator[Doubt]:
    """Yield the doubts with the ids that their clusters got, less those that were decided.

    home: of each chain, the place of its entity in the list of ids.
    """
    found: dict[tuple[str, str, str, str], Doubt] = {}
    for doubt in clusters.doubts:
        one, other = _home(doubt.left, home, ids), _home(doubt.right, home, ids)
        comparison, places = doubt.comparison, doubt.documents
        if one is None or other is None or (one == other) != any(places):
            continue
        sides = zip((comparison.left, comparison.right), places, strict=True)
        if clusters.curation.decided(*(reference(name, place) for name, place in sides)):
            continue
        found.setdefault((one, other, *places), Doubt(comparison, one, other, *places))
    yield from (found[key] for key in sorted(found))


def _home(numbers: Sequence[int], home: npt.NDArray[np.int32], ids: Sequence[str]) -> str | None:
    """Return the id that the first of some chains got that nobody decided to leave out."""
    return next((ids[home[n]] for n in numbers if home[n] != _NOBODY), None)
