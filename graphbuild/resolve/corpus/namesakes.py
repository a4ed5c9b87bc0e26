"""Two of one name: the chains of a name, told apart where something speaks for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations

from graphbuild.model import Chain, Comparison
from graphbuild.resolve import types
from graphbuild.resolve.corpus.bare_names import circles
from graphbuild.resolve.corpus.clusters import Cluster, Clusters, place_of
from graphbuild.resolve.corpus.contexts import Context, why_different
from graphbuild.resolve.curation.judgements import Curation
from graphbuild.resolve.names.key import key_of, legal_form
from graphbuild.resolve.names.kinds import name_votes
from graphbuild.resolve.names.person import is_full, surname
from graphbuild.resolve.names.whereabouts import are_two
from graphbuild.resolve.occupations import walks_of_life

_ENOUGH = 20
"""Documents of one kind that tell who a person is: more would only cost time."""
_NAMESAKE = 0.15
"""Score of two chains of one name whose documents speak for two people."""
_PLACE_AND_PERSON = 0.1
_WITH_A_ROLE = "a place here, a person with a role there"
_BESIDE_FAMILY = "an organisation here, there a person with a role or beside the family"
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
    surnames = _surnames(ordered)
    within = ordered[0].table.whereabouts() if ordered else {}
    asked = [
        number
        for number, cluster in enumerate(ordered)
        if _may_be_two_places(cluster, within) or _is_asked(cluster, clusters, surnames)
    ]
    lists = (ordered[number].numbers for number in asked)
    read = ordered[0].table.groups(lists) if ordered else iter(())
    asked_for = frozenset(asked)
    for number, cluster in enumerate(ordered):
        if number not in asked_for:
            yield cluster, None
            continue
        listed = sorted(next(read), key=place_of)
        by_context = _may_be_two_places(cluster, within)
        for part, chains in _another_and_person(cluster, listed, surnames):
            yield from _divided(part, chains, clusters, everywhere, by_context=by_context)


def _surnames(ordered: Iterable[Cluster]) -> Mapping[str, frozenset[str]]:
    """Return each surname → the keys of the full names of people who have it."""
    found: dict[str, set[str]] = {}
    for cluster in ordered:
        if cluster.is_person():
            name = cluster.name()
            found.setdefault(surname(name), set()).add(key_of(name))
    return {last: frozenset(names) for last, names in found.items()}


def _is_asked(cluster: Cluster, clusters: Clusters, surnames: Mapping[str, frozenset[str]]) -> bool:
    """Return whether the chains of a cluster can be those of several entities."""
    if len(cluster.numbers) < 2:
        return False
    return (
        cluster.type() == "Person"
        or _may_be_place_and_person(cluster)
        or _may_be_firm_and_person(cluster, surnames)
        or _may_be_two_firms(cluster)
        or clusters.concerns_decisions(cluster)
    )


def _may_be_place_and_person(cluster: Cluster) -> bool:
    name = cluster.name()
    return "Person" in cluster.votes and bool(name_votes(name)) and not is_full(name)


def _divided(
    cluster: Cluster,
    chains: list[Chain],
    clusters: Clusters,
    everywhere: frozenset[str],
    *,
    by_context: bool,
) -> Iterator[tuple[Cluster, list[Chain]]]:
    by_context = by_context or cluster.is_person() or _may_be_two_firms(cluster)
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


def _another_and_person(
    cluster: Cluster, chains: list[Chain], surnames: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Cluster, list[Chain]]]:
    """Yield a place or firm and a person of its name as two: Jordan, and Mr Jordan the coach.

    A person is only who has a title or role in each document, or stands there beside somebody
    of that surname: models mistake places and firms for people too often to be believed on
    their own.
    """
    named = surnames.get(key_of(cluster.name()), frozenset())
    firm = _may_be_firm_and_person(cluster, surnames)
    people = [chain for chain in chains if _is_certainly_person(chain, named if firm else None)]
    told = {chain.number for chain in people}
    others = [chain for chain in chains if chain.number not in told]
    if not ((firm or _may_be_place_and_person(cluster)) and people and others):
        yield cluster, chains
        return
    another = cluster.of(others)
    if another.type() == "Person":
        yield cluster, chains
        return
    name, told_by = cluster.name(), _BESIDE_FAMILY if firm else _WITH_A_ROLE
    reason = Comparison(name, name, "different", _PLACE_AND_PERSON, told_by)
    another.reasons = [*cluster.reasons, reason]
    yield replace(another, shown=cluster.shown, known_type=cluster.known_type), others
    yield cluster.of(people, [reason]), people


def _may_be_firm_and_person(cluster: Cluster, surnames: Mapping[str, frozenset[str]]) -> bool:
    """Return whether an organisation's name is also a surname that some document means by it."""
    if cluster.type() != "Organization" or "Person" not in cluster.votes:
        return False
    return cluster.shown is None and key_of(cluster.name()) in surnames


def _may_be_two_firms(cluster: Cluster) -> bool:
    """Return whether an organisation's name is written with legal forms that are no one firm's."""
    if len(cluster.forms) == 1 or cluster.type() != "Organization":
        return False
    forms = {form for name in cluster.forms if (form := legal_form(name))}
    return any(one.isdisjoint(other) for one, other in combinations(forms, 2))


def _may_be_two_places(cluster: Cluster, within: Mapping[int, frozenset[str]]) -> bool:
    """Return whether documents put a place of one name in two states.

    within: number of a chain → where its document says that the place lies.
    """
    if not within or len(cluster.numbers) < 2 or cluster.type() != "Place":
        return False
    told = {where for number in cluster.numbers for where in within.get(number, ())}
    return any(are_two(one, other) for one, other in combinations(sorted(told), 2))


def _is_certainly_person(chain: Chain, family: frozenset[str] | None) -> bool:
    """Return whether a document tells that a name is a person's.

    family: the full names with that surname, None where they say nothing.
    """
    if types.winner(dict(chain.votes)) != "Person":
        return False
    return bool(chain.roles) or (family is not None and not family.isdisjoint(chain.company))


@dataclass(slots=True)
class _Person:
    """Somebody of a name, as far as the chains that were given to him tell.

    known: contexts that can speak against a chain. shared: name key → in how many of these
    it stands. alike: of these, how many have the same walks of life, legal form and state.
    """

    members: list[Chain] = field(default_factory=list)
    known: list[Context] = field(default_factory=list)
    shared: Counter[str] = field(default_factory=Counter)
    alike: Counter[tuple[frozenset[str], ...]] = field(default_factory=Counter)

    def take(self, chain: Chain, context: Context) -> None:
        """Take a chain; its context counts, unless enough is known that says the same."""
        self.members.append(chain)
        said = context.walks, context.form, context.within
        if self.alike[said] < _ENOUGH:
            self.alike[said] += 1
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
        key=lambda pair: (
            -len(pair[0].walks),
            -len(pair[0].form),
            -len(pair[0].within),
            *place_of(pair[1]),
        ),
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
    company = chain.company - says_nothing
    kind = types.winner(dict(chain.votes))
    if kind != "Person":
        within = frozenset(chain.roles) if kind == "Place" else frozenset()
        return Context(company=company, form=legal_form(chain.name), within=within)
    return Context(walks_of_life(chain.roles), company, chain.date)
