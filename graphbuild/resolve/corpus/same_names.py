"""How sure it is that one name in several documents is one entity."""

from __future__ import annotations

from collections import Counter

from graphbuild.model import Chain, Comparison
from graphbuild.resolve.corpus.clusters import Cluster, Clusters
from graphbuild.resolve.names.key import key_of, words_of

_SAME_NAME = 0.95
_COMMON, _COMMONEST = 0.05, 0.25
"""What each other bearer of the rarer part of a name takes off, and at most."""
_STRANGERS = 0.2


def note_same_names(found: list[Cluster], clusters: Clusters, everywhere: frozenset[str]) -> None:
    """Note how sure it is that a name in several documents is one entity, and who is in doubt.

    A person's name is the less sure the more people of the corpus share parts of it.
    """
    parts = Counter(
        word for cluster in found if cluster.is_person() for word in words_of(cluster.name())
    )
    for cluster in found:
        documents = len(cluster.documents())
        if documents < 2:
            continue
        name, score = cluster.name(), _SAME_NAME
        reason = f"the same name in {documents} documents"
        if cluster.is_person():
            common = min(parts[word] for word in words_of(name))
            score -= min(_COMMONEST, _COMMON * (common - 1))
            if two := strangers(cluster.chains, everywhere):
                score = round(score - _STRANGERS, 2)
                reason += ", of which two circles share no other name"
                doubt = Comparison(name, name, "unsure", score, reason)
                clusters.doubts.append((Cluster([two[0]]), Cluster([two[1]]), doubt))
        cluster.reasons.append(Comparison(name, name, "same", round(score, 2), reason))


def strangers(chains: list[Chain], everywhere: frozenset[str]) -> tuple[Chain, Chain] | None:
    """Return a chain of each of the two largest circles that have no name in common.

    None where all documents of a name hang together by the names around it.
    """
    says_nothing = everywhere | {key_of(chain.name) for chain in chains}
    circles: list[tuple[set[str], list[Chain]]] = []
    for chain in chains:
        company, members = set(chain.company - says_nothing), [chain]
        apart = []
        for other in circles:
            if company & other[0]:
                company |= other[0]
                members = [*other[1], *members]
            else:
                apart.append(other)
        circles = [*apart, (company, members)]
    circles.sort(key=lambda c: (-len(c[1]), c[1][0].document_id))
    told = [members[0] for company, members in circles if company]
    return (told[0], told[1]) if len(told) > 1 else None
