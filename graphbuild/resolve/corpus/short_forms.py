"""Short forms across documents: what a name stood for where a document told it."""

from __future__ import annotations

from graphbuild.resolve.aliases import AliasTable
from graphbuild.resolve.corpus.clusters import Clusters
from graphbuild.resolve.names.key import NameKey
from graphbuild.resolve.reasons import Kind


def join_short_forms(clusters: Clusters, aliases: AliasTable) -> None:
    """Join a name to the one longer name whose short form it is in some document.

    Not where more documents have the short name alone than the longer one: then it is a name
    of its own, which one document happens to use for another's. That is left to a person.
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
            if clusters.documents(short.text) > clusters.documents(full.text):
                clusters.doubt(short, full, Kind.MORE_WIDESPREAD)
            else:
                clusters.join(short, full, Kind.SHORT_ELSEWHERE)
