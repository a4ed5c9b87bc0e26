"""Two people of one name: the chains of a name, told apart where something speaks for it."""

from __future__ import annotations

from graphbuild.model import Chain
from graphbuild.resolve.compare import Context, fields, why_different

_ENOUGH = 20
"""Documents of one kind that tell who a person is: more would only cost time."""


def separated(
    chains: list[Chain], everywhere: frozenset[str]
) -> list[tuple[list[Chain], list[str]]]:
    """Return the chains of one name by person, each with why they were told apart.

    everywhere: name keys that are too common in the corpus to tell anything.
    Complete linkage: a chain joins a person only if nothing in that person's documents
    speaks against it, so that A~B and B~C do not join A and C. Chains that tell least
    come last and go to the person with whom they share most company, else to the first.
    """
    people: list[tuple[list[Chain], list[Context]]] = []
    reasons: list[str] = []
    ranked = sorted(
        ((_context(chain), chain) for chain in chains),
        key=lambda pair: (-len(pair[0].fields), pair[1].document_id, pair[1].mentions),
    )
    for context, chain in ranked:
        fitting = []
        for number, (_, known) in enumerate(people):
            conflict = _conflict(known, context, everywhere)
            if conflict is None:
                shared = sum(len(c.company & context.company - everywhere) for c in known)
                fitting.append((-shared, number))
            else:
                reasons.append(f"not the other {chain.name}: {conflict}")
        if fitting:
            members, known = people[min(fitting)[1]]
            members.append(chain)
            _remember(known, context)
        else:
            people.append(([chain], [context]))
    kept = list(dict.fromkeys(reasons)) if len(people) > 1 else []
    return [(members, kept) for members, _ in people]


def _remember(known: list[Context], context: Context) -> None:
    """Add a context, unless enough is known that says the same of the person."""
    if sum(each.fields == context.fields for each in known) < _ENOUGH:
        known.append(context)


def _conflict(known: list[Context], context: Context, everywhere: frozenset[str]) -> str | None:
    return next((why for each in known if (why := why_different(each, context, everywhere))), None)


def _context(chain: Chain) -> Context:
    return Context(fields(chain.roles), frozenset(chain.company), chain.date)
