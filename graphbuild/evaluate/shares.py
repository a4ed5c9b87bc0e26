"""What scores of mentions hide: entities that hold two, that are cut in two, that are misnamed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from graphbuild.evaluate.gold import Annotated
from graphbuild.evaluate.matching import aligned, matched, outermost

ROWS = ("merged", "split", "named")


def shares(
    gold: Mapping[str, Annotated], predicted: Mapping[str, Annotated]
) -> dict[str, tuple[int, int]]:
    """Return each row's count and of how many it is.

    merged: a document's entities that hold the mentions of two gold ones or more; split: gold
    entities whose mentions are in two or more; both of those with a mention that was found.
    named: entities that are aligned with a gold one and shown by a name that a gold mention of
    it has, in whatever document; of those whose name the annotations tell.
    """
    merged, split, named = [0, 0], [0, 0], [0, 0]
    given = _names(gold)
    for document_id, want in gold.items():
        have = predicted.get(document_id)
        if want.mentions is None or have is None:
            continue
        marked, found = outermost(want.mentions), outermost(have.mentions or ())
        pairs = matched(marked, found)
        holds, held_by = defaultdict(set), defaultdict(set)
        for a, b in pairs:
            holds[found[b].entity].add(marked[a].entity)
            held_by[marked[a].entity].add(found[b].entity)
        for counts, sets in ((merged, holds), (split, held_by)):
            counts[0] += sum(len(others) > 1 for others in sets.values())
            counts[1] += len(sets)
        for entity, home in aligned(marked, found, pairs).items():
            if name := have.names.get(entity):
                named[0] += _folded(name) in given[_identity(want, home)]
                named[1] += 1
    return {
        row: (right, of)
        for row, (right, of) in zip(ROWS, (merged, split, named), strict=True)
        if of
    }


def _names(gold: Mapping[str, Annotated]) -> Mapping[tuple[str, str], set[str]]:
    """Return what each gold entity is called, over all documents that link it."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for document in gold.values():
        for mention in document.mentions or ():
            said = _folded(mention.span.of(document.text))
            found[_identity(document, mention.entity)].add(said)
    return found


def _identity(document: Annotated, entity: str) -> tuple[str, str]:
    link = document.links.get(entity)
    return ("", link) if link else (document.id, entity)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")
