"""How sure it is that one name in several documents is one entity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graphbuild.model import Chain, Comparison
from graphbuild.resolve.corpus.circles import hang_together
from graphbuild.resolve.corpus.clusters import Cluster, Clusters, InDoubt
from graphbuild.resolve.names.key import key_of
from graphbuild.resolve.occupations import Walks, walks_of_life
from graphbuild.resolve.reasons import Kind


@dataclass(frozen=True, slots=True)
class Circle:
    """Documents that name one person and hang together by the other names in them.

    number, document_id: of the first one's chain. walks: of life that the documents tell.
    """

    number: int
    document_id: str
    walks: Walks


Strangers = tuple[Circle, Circle]
"""Two circles that have a name in common and no other."""


def note_same_name(cluster: Cluster, strangers: Strangers | None, clusters: Clusters) -> None:
    """Note why a name in several documents is one entity, and ask where something speaks against.

    strangers: the two largest circles, if there are two. That they share no other name is
    nothing by itself: the documents have to tell different walks of life, too.
    """
    if cluster.document_count() < 2:
        return
    name, kind = cluster.name(), _kind(cluster, strangers)
    cluster.reasons.append(Comparison(name, name, "same", kind.score, kind.value, kind=kind.id))
    if strangers and _differ(*strangers):
        one, other = strangers
        doubt = Comparison(name, name, "unsure", kind.score, kind.value, kind=kind.id)
        places = (one.document_id, other.document_id)
        clusters.doubts.append(InDoubt((one.number,), (other.number,), doubt, places))


def _kind(cluster: Cluster, strangers: Strangers | None) -> Kind:
    if strangers:
        return Kind.TWO_CIRCLES
    if cluster.is_person():
        return Kind.SAME_PERSON
    return Kind.SAME_BARE_NAME if cluster.type() == "Person" else Kind.SAME_NAME


def _differ(one: Circle, other: Circle) -> bool:
    return bool(one.walks and other.walks) and one.walks.isdisjoint(other.walks)


def find_strangers(chains: Sequence[Chain], everywhere: frozenset[str]) -> Strangers | None:
    """Return the two largest circles that have no name in common.

    chains: of one name, in order. None where all documents of a name hang together by the
    names around it.
    """
    says_nothing = everywhere | {key_of(chain.name) for chain in chains}
    circles = hang_together(chain.company - says_nothing for chain in chains)
    told = [circle for circle in circles if chains[circle[0]].company - says_nothing]
    told.sort(key=lambda circle: (-len(circle), chains[circle[0]].document_id))
    if len(told) < 2:
        return None
    first, second = ([chains[n] for n in circle] for circle in told[:2])
    return _circle(first), _circle(second)


def _circle(chains: Sequence[Chain]) -> Circle:
    walks = walks_of_life(role for chain in chains for role in chain.roles)
    return Circle(chains[0].number, chains[0].document_id, walks)
