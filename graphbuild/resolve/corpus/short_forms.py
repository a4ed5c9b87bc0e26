"""Short forms across documents: what a name stood for where a document told it."""

from __future__ import annotations

from graphbuild.resolve.aliases import AliasTable
from graphbuild.resolve.corpus.clusters import Cluster, Clusters
from graphbuild.resolve.names.key import NameKey, is_acronym, key_of
from graphbuild.resolve.reasons import Kind

_LONG_ACRONYM = 4
"""Letters from which two bodies of one acronym are rare."""
_FEW = 20
"""Documents that tell how a name is shortened: more would only cost time."""


def join_short_forms(clusters: Clusters, aliases: AliasTable) -> None:
    """Join a name to the one longer name whose short form it is in some document.

    Not where more documents have the short name alone than the longer one: then it is a name
    of its own, which one document happens to use for another's. That is left to a person, but
    for a long acronym that a document introduces: others take it for known. Nor where a
    document has the two apart.
    """
    longer: dict[NameKey, set[NameKey]] = {}
    for full, cluster in clusters.by_key.items():
        for form in cluster.forms:
            short = NameKey(aliases.key(form))
            if short != full and short in clusters.by_key and cluster.type() != "Person":
                longer.setdefault(short, set()).add(full)
    for short in sorted(longer):
        if len(longer[short]) == 1:
            (full,) = longer[short]
            if not set(clusters.by_key[short].documents).isdisjoint(
                clusters.by_key[full].documents
            ):
                continue
            widespread = clusters.documents(short.text) > clusters.documents(full.text)
            if widespread and not _is_introduced(short, clusters.by_key[full]):
                clusters.doubt(short, full, Kind.MORE_WIDESPREAD)
            else:
                clusters.join(short, full, Kind.SHORT_ELSEWHERE)


def _is_introduced(short: NameKey, full: Cluster) -> bool:
    """Return whether a document introduces an acronym of four letters or more for a name."""
    if " " in short.text or len(short.text) < _LONG_ACRONYM:
        return False
    return any(
        reason.kind == Kind.IN_BRACKETS.id
        and is_acronym(reason.left)
        and key_of(reason.left) == short.text
        for chain in full.table.read(full.some(_FEW))
        for reason in chain.reasons
    )
