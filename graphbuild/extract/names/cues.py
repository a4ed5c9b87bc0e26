"""What the words around a name say of who bears it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphbuild.language.grammar.labels import Labels
from graphbuild.language.pack import LanguagePack

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def roles(doc: Doc, start: int, end: int, pack: LanguagePack) -> tuple[str, ...]:
    """Return each description that the parse ties to a name.

    start, end: the name's tokens. Found are an apposition ("Ivan Horvat, the young
    goalkeeper"), nouns before the name ("goalkeeper Ivan Horvat") and a copula ("Horvat
    is a goalkeeper"). Words are lower case, without their complements.
    """
    if not doc.has_annotation("DEP"):
        return ()
    labels = pack.labels
    root = doc[start:end].root
    found = [t for t in root.children if _describes(t, labels)]
    if root.dep_ in labels.apposition and not root.head.ent_type_:
        found.append(root.head)
    if root.dep_ in labels.subject and root.head.lower_ in pack.mentions.copulas:
        found += [t for t in root.head.children if t.dep_ in labels.predicate_noun]
    nouns = [t for t in found if t.tag_ in labels.common_noun and not start <= t.i < end]
    return tuple(sorted({_phrase(noun, labels) for noun in nouns}))


def whereabouts(doc: Doc, start: int, pack: LanguagePack) -> tuple[str, ...]:
    """Return the noun before a name that tells that it is a place's, if there is one.

    start: the name's first token. Found are nouns that only places have: "the harbour of
    Jadrin", "the mayor of Jadrin" (appositive of; Hearst 1992, COLING), and who sits for a
    place: "the Member for Jadrin".
    """
    if start < 2:
        return ()
    noun, link, words = doc[start - 2], doc[start - 1].lower_, pack.mentions
    if link in pack.names.of:
        return (noun.lower_,) if noun.lower_ in words.of_places else ()
    sits = link in words.of_an_office and noun.lower_ in words.seats and noun.text[0].isupper()
    return (noun.lower_,) if sits else ()


def _describes(token: Token, labels: Labels) -> bool:
    """Return whether a word says what its head is: in apposition, or as a part of it."""
    dep = token.dep_
    return (
        dep in labels.apposition
        or dep in labels.compound
        or dep in labels.noun_modifier
        or dep in labels.adjectival_modifier
    )


def _phrase(noun: Token, labels: Labels) -> str:
    compounds = (t for t in noun.lefts if t.dep_ in labels.compound)
    before = [t for t in compounds if t.tag_ in labels.common_noun]
    return " ".join(t.lower_ for t in (*before, noun))
