"""Two of one name: the chains of a name, told apart where something speaks for it."""

from __future__ import annotations

from graphbuild.model import Chain, Comparison
from graphbuild.resolve import types
from graphbuild.resolve.corpus.clusters import Cluster, Clusters
from graphbuild.resolve.corpus.contexts import Context, why_different
from graphbuild.resolve.curation.judgements import Curation
from graphbuild.resolve.names.key import key_of
from graphbuild.resolve.names.kinds import name_votes
from graphbuild.resolve.names.person import is_full
from graphbuild.resolve.occupations import walks_of_life

_ENOUGH = 20
"""Documents of one kind that tell who a person is: more would only cost time."""
_NAMESAKE = 0.15
"""Score of two chains of one name whose documents speak for two people."""
_PLACE_AND_PERSON = 0.1


def split_namesakes(clusters: Clusters, everywhere: frozenset[str]) -> list[Cluster]:
    """Return the clusters, with those of several entities of one name divided.

    everywhere: name keys that are too common in the corpus to tell anything.
    """
    decided = any(clusters.curation.of("different"))
    kept: list[Cluster] = []
    for cluster in _told_by_type(clusters):
        by_context = cluster.is_person()
        if not by_context and not decided:
            kept.append(cluster)
            continue
        parts = _separated(cluster.chains, everywhere, clusters.curation, by_context=by_context)
        kept += (
            Cluster(chains, [*cluster.reasons, *reasons], cluster.shown, cluster.known_type)
            for chains, reasons in parts
        )
    return kept


def _told_by_type(clusters: Clusters) -> list[Cluster]:
    ordered = (clusters.by_key[key] for key in sorted(clusters.by_key))
    return [part for cluster in ordered for part in _place_and_person(cluster)]


def _place_and_person(cluster: Cluster) -> list[Cluster]:
    """Return a known place and a person of its name as two: Jordan, and Mr Jordan the coach.

    A person is only who has a title or role in each document: models mistake places for
    people too often to be believed on their own.
    """
    name = cluster.name()
    if not name_votes(name) or is_full(name):
        return [cluster]
    people = [chain for chain in cluster.chains if _is_person_with_role(chain)]
    others = [chain for chain in cluster.chains if not _is_person_with_role(chain)]
    if not people or not others or Cluster(others).type() == "Person":
        return [cluster]
    told = "a place here, a person with a role there"
    reason = Comparison(name, name, "different", _PLACE_AND_PERSON, told)
    return [
        Cluster(others, [*cluster.reasons, reason], cluster.shown, cluster.known_type),
        Cluster(people, [reason]),
    ]


def _is_person_with_role(chain: Chain) -> bool:
    return bool(chain.roles) and types.winner(dict(chain.votes)) == "Person"


def _separated(
    chains: list[Chain], everywhere: frozenset[str], curation: Curation, *, by_context: bool
) -> list[tuple[list[Chain], list[Comparison]]]:
    """Return the chains of one name by person, each with why they were told apart.

    by_context: whether the documents can tell them apart, and not only a person's
    decisions. Complete linkage: a chain joins a person only if nothing in that person's
    documents speaks against it, so that A~B and B~C do not join A and C. Chains that tell
    least come last and go to the person with whom they share most company, else to the
    first.
    """
    says_nothing = everywhere | {key_of(chain.name) for chain in chains}
    people: list[tuple[list[Chain], list[Context]]] = []
    reasons: list[Comparison] = []
    ranked = sorted(
        ((_context(chain, says_nothing), chain) for chain in chains),
        key=lambda pair: (-len(pair[0].walks), pair[1].document_id, pair[1].mentions),
    )
    for context, chain in ranked:
        fitting = []
        for number, (members, known) in enumerate(people):
            conflict = _decided(members, chain, curation)
            if conflict is None and by_context:
                conflict = next((w for c in known if (w := why_different(c, context))), None)
            if conflict is None:
                shared = sum(len(c.company & context.company) for c in known)
                fitting.append((-shared, number))
            else:
                reasons.append(_apart(members[0], chain, conflict))
        if fitting:
            members, known = people[min(fitting)[1]]
            members.append(chain)
            _remember(known, context)
        else:
            people.append(([chain], [context]))
    kept = list(dict.fromkeys(reasons)) if len(people) > 1 else []
    return [(members, kept) for members, _ in people]


def _decided(members: list[Chain], chain: Chain, curation: Curation) -> str | None:
    forbidden = any(
        curation.forbids(a, b, member.document_id, chain.document_id)
        for member in members
        for a, _ in member.names
        for b, _ in chain.names
    )
    return "decided by a person" if forbidden else None


def _apart(one: Chain, other: Chain, reason: str) -> Comparison:
    return Comparison(one.name, other.name, "different", _NAMESAKE, reason, other.document_id)


def _remember(known: list[Context], context: Context) -> None:
    """Add a context, unless enough is known that says the same of the person."""
    if sum(each.walks == context.walks for each in known) < _ENOUGH:
        known.append(context)


def _context(chain: Chain, says_nothing: frozenset[str]) -> Context:
    return Context(walks_of_life(chain.roles), chain.company - says_nothing, chain.date)
