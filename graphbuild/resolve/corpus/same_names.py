"""How sure it is that one name in several documents is one entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from graphbuild.model import Chain, Comparison
from graphbuild.resolve.corpus.circles import hang_together
from graphbuild.resolve.corpus.clusters import Cluster, Clusters, InDoubt
from graphbuild.resolve.names.key import key_of, words_of

_SAME_NAME = 0.95
_COMMON, _COMMONEST = 0.05, 0.25
"""What each other bearer of the rarer part of a name takes off, and at most."""
_STRANGERS = 0.2


class Stranger(NamedTuple):
    """A chain of a circle: its number, and the document where it stands."""

    number: int
    document_id: str


Strangers = tuple[Stranger, Stranger]
"""One of each of two circles that bear a name and know nobody in common."""


def shares_of_names(found: Iterable[Cluster]) -> Counter[str]:
    """Return how many people of a corpus have each word in their name."""
    return Counter(
        word for cluster in found if cluster.is_person() for word in words_of(cluster.name())
    )


def note_same_name(
    cluster: Cluster, strangers: Strangers | None, shares: Counter[str], clusters: Clusters
) -> None:
    """Note how sure it is that a name in several documents is one entity, and who is in doubt.

    strangers: of the two largest circles, if there are two. shares: see `shares_of_names`.
    A person's name is the less sure the more people of the corpus share parts of it.
    """
    documents = cluster.document_count()
    if documents < 2:
        return
    name, score = cluster.name(), _SAME_NAME
    reason = f"the same name in {documents} documents"
    if cluster.is_person():
        common = min(shares[word] for word in words_of(name))
        score -= min(_COMMONEST, _COMMON * (common - 1))
        if strangers:
            score = round(score - _STRANGERS, 2)
            reason += ", of which two circles share no other name"
            doubt = Comparison(name, name, "unsure", score, reason)
            one, other = strangers
            places = (one.document_id, other.document_id)
            clusters.doubts.append(InDoubt((one.number,), (other.number,), doubt, places))
    cluster.reasons.append(Comparison(name, name, "same", round(score, 2), reason))


def find_strangers(chains: Sequence[Chain], everywhere: frozenset[str]) -> Strangers | None:
    """Return a chain of each of the two largest circles that have no name in common.

    chains: of one name, in order. None where all documents of a name hang together by the
    names around it.
    """
    says_nothing = everywhere | {key_of(chain.name) for chain in chains}
    circles = hang_together(chain.company - says_nothing for chain in chains)
    told = [circle for circle in circles if chains[circle[0]].company - says_nothing]
    told.sort(key=lambda circle: (-len(circle), chains[circle[0]].document_id))
    if len(told) < 2:
        return None
    first, second = (chains[circle[0]] for circle in told[:2])
    return (
        Stranger(first.number, first.document_id),
        Stranger(second.number, second.document_id),
    )
