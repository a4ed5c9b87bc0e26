"""What the words around a name say of who bears it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUNS = frozenset({"NN", "NNS"})
_OF_A_PLACE = frozenset(
    "airport archipelago area bay capital city coast county district governor gulf harbor harbour "
    "island mayor municipality neighborhood neighbourhood outskirts parish peninsula port province "
    "region streets suburb town village waters".split()
)


def roles(doc: Doc, start: int, end: int) -> tuple[str, ...]:
    """Return each description that the parse ties to a name.

    start, end: the name's tokens. Found are an apposition ("Ivan Horvat, the young
    goalkeeper"), nouns before the name ("goalkeeper Ivan Horvat") and a copula ("Horvat
    is a goalkeeper"). Words are lower case, without their complements.
    """
    if not doc.has_annotation("DEP"):
        return ()
    root = doc[start:end].root
    found = [t for t in root.children if t.dep_ in ("appos", "compound", "nmod")]
    found += [t for t in root.children if t.dep_ == "amod"]
    if root.dep_ == "appos" and not root.head.ent_type_:
        found.append(root.head)
    if root.dep_ in ("nsubj", "nsubjpass") and root.head.lower_ in ("is", "was", "became"):
        found += [t for t in root.head.children if t.dep_ == "attr"]
    words = sorted({_phrase(t) for t in found if t.tag_ in _NOUNS and not start <= t.i < end})
    return tuple(words)


def whereabouts(doc: Doc, start: int) -> tuple[str, ...]:
    """Return the noun before a name that tells that it is a place's, if there is one.

    start: the name's first token. Found are nouns that only places have: "the harbour of
    Jadrin", "the mayor of Jadrin" (appositive of; Hearst 1992, COLING).
    """
    if start < 2 or doc[start - 1].lower_ != "of":
        return ()
    noun = doc[start - 2].lower_
    return (noun,) if noun in _OF_A_PLACE else ()


def _phrase(noun: Token) -> str:
    before = [t for t in noun.lefts if t.dep_ == "compound" and t.tag_ in _NOUNS]
    return " ".join(t.lower_ for t in (*before, noun))
