"""Whether a text asserts, denies, imagines or merely reports what a clause says."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from graphbuild.language.inflections import noun_forms, verb_forms
from graphbuild.language.pack import EN
from graphbuild.model import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_STRENGTH: dict[Modality, int] = {"asserted": 0, "reported": 1, "possible": 2, "negated": 3}
_DEPTH = 12
_BE = verb_forms("be")


def weaker(left: Modality, right: Modality) -> Modality:
    """Return the one of two that says less of the world: negated says least.

    >>> weaker("reported", "asserted")
    'reported'
    """
    return max(left, right, key=_STRENGTH.__getitem__)


def of_clause(verb: Token, *, announced: bool = False) -> Modality:
    """Return the modality of a clause, given by its verb.

    announced: whether "will" takes nothing away. Negation, modal verbs, conditions and
    adverbs count in the clause itself, and where it is a complement, those of the
    clauses above it: "denied that", "hopes to", "said that". A relative clause and an
    apposition take for granted what they say.
    """
    found: Modality = "asserted"
    clause, counts = verb, True
    for _ in range(_DEPTH):
        if counts:
            found = weaker(found, _own(clause, announced=announced))
        if found == "negated" or clause.head is clause:
            break
        above = _above(clause)
        found = weaker(found, above.takes)
        if not above.goes_on:
            break
        clause, counts = clause.head, above.counts
    if found == "asserted" and _is_asked(verb):
        return "possible"
    return found


def of_noun(noun: Token) -> Modality:
    """Return what the words around a noun for an event take away.

    "planned visit", "no visit", "cancelled the visit", "wants a meeting".
    """
    if noun.dep_ in ("dobj", "nsubjpass"):
        if noun.head.lower_ in _table()["denies"]:
            return "negated"
        if noun.dep_ == "dobj" and noun.head.lower_ in _table()["wants"]:
            return "possible"
    words = {child.lower_ for child in noun.lefts}
    for modality, adjectives in _table()["adjectives"].items():
        if words & adjectives:
            return modality  # type: ignore[no-any-return]
    return "asserted"


def _own(clause: Token, *, announced: bool) -> Modality:
    table = _table()
    found: Modality = "asserted"
    for child in clause.children:
        word = child.lower_
        if child.dep_ == "neg" or (child.dep_ == "advmod" and word in table["never"]):
            return "negated"
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and _is_none(child):
            return "negated"
        if (
            (child.dep_ == "aux" and word in table["modals"] and not (announced and word == "will"))
            or (child.dep_ == "mark" and word in table["conditions"])
            or (child.dep_ == "advmod" and word in table["perhaps"])
        ):
            found = weaker(found, "possible")
        elif (child.dep_ == "advmod" and word in table["hearsay"]) or word == "according":
            found = weaker(found, "reported")
    return found


@dataclass(frozen=True, slots=True)
class _Above:
    """What the clause above makes of a clause.

    takes: what it takes away at once. counts: whether its own "not", "will" and "if"
    hold for the clause below too. goes_on: whether the clause above it matters.
    """

    takes: Modality = "asserted"
    counts: bool = False
    goes_on: bool = False


def _above(clause: Token) -> _Above:
    rule = _RULES.get(clause.dep_)
    if clause.dep_ in ("advcl", "acl") and _is_infinitive(clause):
        if clause.dep_ == "advcl" and clause.head.lower_ in _table()["achieves"]:
            return _Above(counts=True, goes_on=True)
        return _Above("possible")
    return rule(clause) if rule else _Above()


def _is_infinitive(clause: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)


def _conjoined(clause: Token) -> _Above:
    """Share "will" and "not … or" with a clause that has no subject or auxiliary itself."""
    own = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in clause.children)
    either = any(c.dep_ == "cc" and c.lower_ in ("or", "nor") for c in clause.head.children)
    negated = any(c.dep_ == "neg" for c in clause.head.children)
    return _Above(counts=not own and (either or not negated), goes_on=True)


def _open_complement(clause: Token) -> _Above:
    """Read "refused to", "hopes to", "is believed to", "managed to"."""
    table, word = _table(), clause.head.lower_
    infinitive = _is_infinitive(clause)
    if word in table["denies"]:
        takes: Modality = "negated"
    elif word in table["reports"] and word not in table["wants"]:
        takes = "reported"
    elif word in table["wants"] or (infinitive and (word in _BE or word not in table["happened"])):
        takes = "possible"
    else:
        takes = "asserted"
    return _Above(takes, counts=True, goes_on=True)


def _complement(clause: Token) -> _Above:
    """Read "denied that", "said that"; a clause before "…, he said" is the text's own."""
    table, word = _table(), clause.head.lower_
    if word in table["denies"]:
        takes: Modality = "negated"
    elif word in table["reports"]:
        first = clause.i < clause.head.i and word not in table["doubtful"]
        takes = "asserted" if first else "reported"
    else:
        takes = "possible" if word in table["wants"] else "asserted"
    return _Above(takes, goes_on=True)


def _of_noun(clause: Token) -> _Above:
    """Read "the claim that", "a plan to", "no evidence that"."""
    if _is_none(clause.head):
        return _Above("negated")
    for modality, nouns in _table()["nouns"].items():
        if clause.head.lower_ in nouns:
            return _Above(modality)
    return _Above()


def _of_preposition(clause: Token) -> _Above:
    """Read "without meeting", "accused of joining"."""
    preposition = clause.head
    governor, word = preposition.head.lower_, preposition.lower_
    if word in ("without", "instead") or f"{governor} {word}" in ("instead of", "rather than"):
        return _Above("negated")
    accused = governor in _table()["reports"] and word in ("of", "for", "with")
    return _Above("reported" if accused else "asserted")


def _adverbial(clause: Token) -> _Above:
    """Read "will … when he joins": what is yet to come, both clauses are."""
    aux = [c.lower_ for c in clause.head.children if c.dep_ == "aux"]
    future = any(word in _table()["modals"] for word in aux)
    return _Above(counts=future and clause.tag_ in ("VBZ", "VBP", "VBG"), goes_on=future)


_RULES: dict[str, Callable[[Token], _Above]] = {
    "conj": _conjoined,
    "xcomp": _open_complement,
    "ccomp": _complement,
    "csubj": _complement,
    "acl": _of_noun,
    "pcomp": _of_preposition,
    "advcl": _adverbial,
}


def _is_none(noun: Token) -> bool:
    return noun.lower_ in ("nobody", "none", "neither") or any(
        child.lower_ in ("no", "neither") and child.dep_ in ("det", "preconj", "cc", "nmod")
        for child in noun.lefts
    )


def _is_asked(verb: Token) -> bool:
    last = verb.sent[-1]
    return last.text == "?" or (last.i > verb.i and last.nbor(-1).text == "?")


@functools.cache
def _table() -> dict[str, Any]:
    text = EN.joinpath("modality.yaml").read_text("utf-8")
    raw = yaml.safe_load(text)
    table: dict[str, Any] = {
        name: frozenset(form for verb in raw[name] for form in verb_forms(verb))
        for name in ("denies", "wants", "reports", "doubtful", "happened", "achieves")
    }
    for name in ("modals", "conditions", "perhaps", "hearsay", "never"):
        table[name] = frozenset(raw[name])
    table["nouns"] = {
        modality: frozenset(form for noun in nouns for form in noun_forms(noun))
        for modality, nouns in raw["nouns"].items()
    }
    table["adjectives"] = {m: frozenset(words) for m, words in raw["adjectives"].items()}
    return table
