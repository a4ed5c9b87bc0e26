"""Documents cut in two: what of one entity is in both is to be found to be one.

Annotated corpora hardly ever say who is who over documents. Over the halves of a document they
do, and whatever is joined from one document to another is mostly wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graphbuild.evaluate.gold import Annotated
from graphbuild.evaluate.reasons import Join
from graphbuild.model import Extraction
from graphbuild.resolve.corpus.circles import hang_together

_CUT = "#"
_OF_ONE_NAME = ("same_name", "same_person", "same_bare_name", "two_circles")
"""Kinds that are counted only where the annotations say who is who, not their names."""

Identities = Mapping[tuple[str, str], str]
"""Document and entity → whom it is, in whatever document."""


def halves(gold: Annotated, read: Extraction) -> Iterator[tuple[Annotated, Extraction]]:
    """Yield a document's two halves, each as a document of its own; the offsets stay."""
    count = len(read.sentences)
    if count < 2:
        yield gold, read
        return
    middle = count // 2
    border = read.sentences[middle].start
    for number, sentences in enumerate((range(middle), range(middle, count))):
        name = f"{gold.id}{_CUT}{number}"
        own = tuple(m for m in gold.mentions or () if (m.span.start >= border) == bool(number))
        yield replace(gold, id=name, mentions=own), _part(read, sentences, name)


def _part(read: Extraction, sentences: range, name: str) -> Extraction:
    kept = [n for n, mention in enumerate(read.mentions) if mention.sentence in sentences]
    place = {old: new for new, old in enumerate(kept)}

    def both(pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return tuple((place[a], place[b]) for a, b in pairs if a in place and b in place)

    return Extraction(
        name,
        read.sentences,
        tuple(replace(read.mentions[n], document_id=name) for n in kept),
        tuple(
            replace(r, head=place[r.head], tail=place[r.tail])
            for r in read.relations
            if r.head in place and r.tail in place
        ),
        both(read.definitions),
        both(read.anaphora),
        both(read.apart),
    )


def identities(documents: Sequence[Annotated]) -> Identities:
    """Return whom each entity is: its link's, else that of those of one full name.

    Of some eighty full names of people in several documents, read by hand, all but two were
    one person's.
    """
    entities = [
        (document.id, entity, document.links.get(entity), names)
        for document in documents
        for entity, names in _full_names(document).items()
    ]
    linked = {name: link for _, _, link, names in entities if link for name in names}
    found, others = {}, []
    for document, entity, own, names in entities:
        link = own or next((linked[name] for name in sorted(names) if name in linked), None)
        if link:
            found[document, entity] = link
        else:
            others.append((document, entity, names))
    for circle in hang_together([[(d, e), *sorted(names)] for d, e, names in others]):
        document, entity, _ = others[circle[0]]
        for n in circle:
            found[others[n][:2]] = f"{document}{_CUT}{entity}"
    return found


def _full_names(document: Annotated) -> Mapping[str, set[tuple[str, str]]]:
    """Return the names of each entity that tell who it is: of people, those of two words."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for mention in document.mentions or ():
        name = " ".join(mention.span.of(document.text).casefold().split()).removeprefix("the ")
        own = found[mention.entity]
        if mention.type != "PERSON" or " " in name:
            own.add((mention.type, name))
    return found


def known(found: Iterable[Join], who: Identities) -> list[Join]:
    """Return the joins that the annotations speak of, not only that names are alike."""
    where: dict[str, set[str]] = defaultdict(set)
    for (document, _), identity in who.items():
        where[identity].add(document)
    return [
        join
        for join in found
        if join.comparison.kind not in _OF_ONE_NAME
        or not (_CUT in join.gold or _CUT in join.other)
        or where[join.other] == {join.document_id.partition(_CUT)[0]}
    ]
