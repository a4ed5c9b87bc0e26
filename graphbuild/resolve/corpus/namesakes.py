"""Two of one name: the chains of a name, told apart where something speaks for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from graphbuild.model import Chain, Comparison
from graphbuild.resolve import types
from graphbuild.resolve.corpus.bare_names import circles
from graphbuild.resolve.corpus.clusters import Cluster, Clusters, place_of
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
_MOST_REASONS = 200
"""Conflicts between the chains of one name that are told: more are of the same kinds."""


def split_namesakes(
    clusters: Clusters, everywhere: frozenset[str]
) -> Iterator[tuple[Cluster, list[Chain] | None]]:
    """Yield the clusters, those of several entities of one name divided, in the order of keys.

    With each come its chains, where they had to be read, else None. everywhere: name keys
    that are too common in the corpus to tell anything.
    """
    ordered = [clusters.by_key[key] for key in sorted(clusters.by_key)]
    asked = [cluster for cluster in ordered if _is_asked(cluster, clusters)]
    table = asked[0].table if asked else None
    read = table.groups(cluster.numbers for cluster in asked) if table else iter(())
    for cluster in ordered:
        if not _is_asked(cluster, clusters):
            yield cluster, None
            continue
        for part, chains in _place_and_person(cluster, sorted(next(read), key=place_of)):
            yield from _divided(part, chains, clusters, everywhere)


def _is_asked(cluster: Cluster, clusters: Clusters) -> bool:
    """Return whether the chains of a cluster can be those of several entities."""
    if len(cluster.numbers) < 2:
        return False
    return (
        cluster.type() == "Person"
        or _may_be_place_and_person(cluster)
        or clusters.concerns_decisions(cluster)
    )


def _may_be_place_and_person(cluster: Cluster) -> bool:
    name = cluster.name()
    return "Person" in cluster.votes and bool(name_votes(name)) and not is_full(name)


def _divided(
    cluster: Cluster, chains: list[Chain], clusters: Clusters, everywhere: frozenset[str]
) -> Iterator[tuple[Cluster, list[Chain]]]:
    by_context = cluster.is_person()
    decisions = clusters.curation if clusters.concerns_decisions(cluster) else None
    if _is_bare(cluster):
        people, reasons = _by_circle(chains, clusters, everywhere, decisions)
    elif by_context or decisions is not None:
        people, reasons = _separated(chains, everywhere, decisions, by_context=by_context)
    else:
        people, reasons = [chains], []
    if len(people) == 1:
        yield cluster, chains
        return
    for members in people:
        part = cluster.of(members, [*cluster.reasons, *reasons])
        yield replace(part, shown=cluster.shown, known_type=cluster.known_type), members


def _is_bare(cluster: Cluster) -> bool:
    """Return whether a cluster is a person of whom no document tells more than half a name."""
    return cluster.type() == "Person" and cluster.shown is None and not is_full(cluster.name())


def _by_circle(
    chains: list[Chain], clusters: Clusters, everywhere: frozenset[str], decisions: Curation | None
) -> tuple[list[list[Chain]], list[Comparison]]:
    """Return the chains of a bare name by person, and why they were told apart."""
    people: list[list[Chain]] = []
    reasons: list[Comparison] = []
    for circle in circles(chains, everywhere, clusters.documents):
        if decisions is None:
            people.append(circle)
            continue
        parts, found = _separated(circle, everywhere, decisions, by_context=False)
        people += parts
        reasons += found
    others = people[1 : _MOST_REASONS + 1 - len(reasons)]
    told = (
        _apart(people[0][0], other[0], "half a name, and nothing else in common")
        for other in others
    )
    return people, [*reasons, *told]


def _place_and_person(
    cluster: Cluster, chains: list[Chain]
) -> Iterator[tuple[Cluster, list[Chain]]]:
    """Yield a known place and a person of its name as two: Jordan, and Mr Jordan the coach.

    A person is only who has a title or role in each document: models mistake places for
    people too often to be believed on their own.
    """
    people = [chain for chain in chains if _is_person_with_role(chain)]
    others = [chain for chain in chains if not _is_person_with_role(chain)]
    if not (_may_be_place_and_person(cluster) and people and others):
        yield cluster, chains
        return
    place = cluster.of(others)
    if place.type() == "Person":
        yield cluster, chains
        return
    name, told = cluster.name(), "a place here, a person with a role there"
    reason = Comparison(name, name, "different", _PLACE_AND_PERSON, told)
    place.reasons = [*cluster.reasons, reason]
    yield replace(place, shown=cluster.shown, known_type=cluster.known_type), others
    yield cluster.of(people, [reason]), people


def _is_person_with_role(chain: Chain) -> bool:
    return bool(chain.roles) and types.winner(dict(chain.votes)) == "Person"


@dataclass(slots=True)
class _Person:
    """Somebody of a name, as far as the chains that were given to him tell.

    known: contexts that can speak against a chain. shared: name key → in how many of these
    it stands. walks: of these, how many have the same walks of life.
    """

    members: list[Chain] = field(default_factory=list)
    known: list[Context] = field(default_factory=list)
    shared: Counter[str] = field(default_factory=Counter)
    walks: Counter[frozenset[str]] = field(default_factory=Counter)

    def take(self, chain: Chain, context: Context) -> None:
        """Take a chain; its context counts, unless enough is known that says the same."""
        self.members.append(chain)
        if self.walks[context.walks] < _ENOUGH:
            self.walks[context.walks] += 1
            self.known.append(context)
            self.shared.update(context.company)

    def company_with(self, context: Context) -> int:
        """Return how often the names around a chain stand around this person."""
        return sum(self.shared[key] for key in context.company)


def _separated(
    chains: Iterable[Chain],
    everywhere: frozenset[str],
    decisions: Curation | None,
    *,
    by_context: bool,
) -> tuple[list[list[Chain]], list[Comparison]]:
    """Return the chains of one name by person, and why they were told apart.

    decisions: a person's, where they concern the name. by_context: whether the documents
    can tell them apart. Complete linkage: a chain joins a person only if nothing in that
    person's documents speaks against it, so that A~B and B~C do not join A and C. Chains
    that tell least come last and go to the person with whom they share most company, else
    to the first. Cost is linear in the chains, times the people that they turn out to be.
    """
    listed = list(chains)
    says_nothing = everywhere | {key_of(chain.name) for chain in listed}
    people: list[_Person] = []
    reasons: dict[Comparison, None] = {}
    ranked = sorted(
        ((_context(chain, says_nothing), chain) for chain in listed),
        key=lambda pair: (-len(pair[0].walks), *place_of(pair[1])),
    )
    for context, chain in ranked:
        fitting = []
        for number, person in enumerate(people):
            conflict = _decided(person.members, chain, decisions) if decisions else None
            if conflict is None and by_context:
                conflict = next((w for c in person.known if (w := why_different(c, context))), None)
            if conflict is None:
                fitting.append((-person.company_with(context), number))
            elif len(reasons) < _MOST_REASONS:
                reasons[_apart(person.members[0], chain, conflict)] = None
        if fitting:
            people[min(fitting)[1]].take(chain, context)
        else:
            people.append(_Person())
            people[-1].take(chain, context)
    return [person.members for person in people], list(reasons) if len(people) > 1 else []


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


def _context(chain: Chain, says_nothing: frozenset[str]) -> Context:
    return Context(walks_of_life(chain.roles), chain.company - says_nothing, chain.date)
