"""Two people of one name: the chains of a name, told apart where something speaks for it."""

from __future__ import annotations

from graphbuild.model import Chain, Comparison
from graphbuild.resolve.corpus.contexts import Context, fields, why_different
from graphbuild.resolve.curation.judgements import Curation
from graphbuild.resolve.names import key as names

_ENOUGH = 20
"""Documents of one kind that tell who a person is: more would only cost time."""
_NAMESAKE = 0.15
"""Score of two chains of one name whose documents speak for two people."""


def separated(
    chains: list[Chain], everywhere: frozenset[str], curation: Curation, *, by_context: bool
) -> list[tuple[list[Chain], list[Comparison]]]:
    """Return the chains of one name by person, each with why they were told apart.

    everywhere: name keys that are too common in the corpus to tell anything. curation: a
    person's decisions. by_context: whether the documents can tell them apart too.
    Complete linkage: a chain joins a person only if nothing in that person's documents
    speaks against it, so that A~B and B~C do not join A and C. Chains that tell least
    come last and go to the person with whom they share most company, else to the first.
    """
    says_nothing = everywhere | {names.key(chain.name) for chain in chains}
    people: list[tuple[list[Chain], list[Context]]] = []
    reasons: list[Comparison] = []
    ranked = sorted(
        ((_context(chain, says_nothing), chain) for chain in chains),
        key=lambda pair: (-len(pair[0].fields), pair[1].document_id, pair[1].mentions),
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


def strangers(chains: list[Chain], everywhere: frozenset[str]) -> tuple[Chain, Chain] | None:
    """Return a chain of each of the two largest circles that have no name in common.

    None where all documents of a name hang together by the names around it.
    """
    says_nothing = everywhere | {names.key(chain.name) for chain in chains}
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
    if sum(each.fields == context.fields for each in known) < _ENOUGH:
        known.append(context)


def _context(chain: Chain, says_nothing: frozenset[str]) -> Context:
    return Context(fields(chain.roles), chain.company - says_nothing, chain.date)
