"""Typed relations between entities: what a document says once however often it says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from graphbuild.evaluate.gold import Annotated, MarkedRelation
from graphbuild.language.pack import load_pack
from graphbuild.model import CO_OCCURS, Span

Triple = tuple[str, str, str]


def found_facts(
    want: Annotated, have: Annotated | None
) -> tuple[Mapping[Triple, bool | None], Mapping[MarkedRelation, bool]]:
    """Return the predicted facts with whether each is right, and gold ones with whether found.

    A fact is a pair of entities and a type. An entity is at a marked stretch if one of its
    names, or the end of its relation, overlaps that; so pronouns and repeated names make no
    difference. One that only an optional relation allows is None, and optional relations are
    not among the gold ones.
    """
    symmetric = load_pack().relations.symmetric
    gold = want.relations or ()
    places: dict[str, set[Span]] = {}
    for mention in (have.mentions or ()) if have else ():
        places.setdefault(mention.entity, set()).add(mention.span)
    facts: dict[Triple, bool | None] = {}
    hit: set[MarkedRelation] = set()
    for relation in (have.relations or ()) if have else ():
        if relation.type == CO_OCCURS:
            continue
        head, tail = relation.entities
        if relation.type in symmetric:
            head, tail = sorted((head, tail))
        places.setdefault(relation.entities[0], set()).add(relation.head)
        places.setdefault(relation.entities[1], set()).add(relation.tail)
        facts[head, relation.type, tail] = False
    at = _stands_at(places)
    for head, kind, tail in facts:
        same = [
            g
            for g in gold
            if kind in g.types
            and (
                (at(head, g.head) and at(tail, g.tail))
                or (kind in symmetric and at(tail, g.head) and at(head, g.tail))
            )
        ]
        hit.update(same)
        if same:
            facts[head, kind, tail] = None if all(g.optional for g in same) else True
    return facts, {g: g in hit for g in gold if not g.optional}


def _stands_at(places: Mapping[str, set[Span]]) -> Callable[[str, Span], bool]:
    return lambda entity, span: any(span.overlaps(each) for each in places[entity])
