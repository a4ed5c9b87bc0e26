"""Who does what to whom: the mentions that the parse ties to a verb or a noun.

Labels are those of spaCy's English models (ClearNLP). Mentions go by their index.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

Names = Mapping[int, int]
"""Token index → index of the mention that the token is part of."""

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
RELATIVES = frozenset({"WDT", "WP", "WP$"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_KINDS_OF_PLACE = frozenset(
    "city town village state island province region republic port district county kingdom "
    "municipality suburb borough capital territory".split()
)
_PARTS_OF_PLACE = frozenset(
    "north south east west centre center heart middle outskirts rest part northeast northwest "
    "southeast southwest".split()
)
_NOT = frozenset({"not", "never", "neither", "nor", "n't"})
_PROMISES = frozenset({"promised", "promise", "promises", "vowed"})
_DEPTH = 8


def is_verb(token: Token) -> bool:
    """Return whether the tagger takes a token for a verb."""
    return token.tag_.startswith("VB")


def is_passive(verb: Token) -> bool:
    """Return whether a verb form is passive, through its auxiliary or as a participle."""
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    children = [child.dep_ for child in verb.children]
    if "auxpass" in children or "nsubjpass" in children:
        return True
    if verb.tag_ != "VBN" or "aux" in children or "nsubj" in children:
        return False
    if verb.dep_ == "conj":
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "advcl", "amod", "relcl") or "agent" in children


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Return the noun that is a verb's surface subject, found through control as well.

    "Ruge flew to Pristina and met …", "wants to leave", "who leads", "a firm based in",
    "before joining NATO, she …": the subject is that of the governing verb, or the noun
    that the clause describes.
    """
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return child
    if depth > _DEPTH:
        return None
    head = verb.head
    if verb.dep_ in ("acl", "relcl", "amod"):
        return head if not is_verb(head) else None
    if verb.dep_ == "xcomp":
        objects = [c for c in head.children if c.dep_ in ("dobj", "dative")]
        if objects and head.lower_ not in _PROMISES:
            return objects[0]
        return subject(head, depth + 1)
    if verb.dep_ in ("conj", "advcl", "aux", "auxpass", "dep") and head is not verb:
        return subject(head, depth + 1)
    if verb.dep_ == "pcomp":
        governor = head.head
        return subject(governor, depth + 1) if is_verb(governor) else None
    return None


def antecedent(pronoun: Token) -> Token | None:
    """Return the noun that a relative pronoun stands for."""
    clause = pronoun.head
    for _ in range(_DEPTH):
        if clause.dep_ == "relcl":
            return clause.head
        if clause.head is clause:
            return None
        clause = clause.head
    return None


def denoted(token: Token, names: Names) -> int | None:
    """Return the mention that a noun phrase, given by its head, stands for.

    The mention itself; what a relative pronoun refers to; the name in apposition ("the
    architect João Costa"); the place in "the city of Lyon", "the south of France".
    """
    if token.i in names:
        return names[token.i]
    if token.tag_ in RELATIVES:
        noun = antecedent(token)
        return denoted(noun, names) if noun is not None and noun is not token else None
    hyphen = token.i > 1 and token.nbor(-1).text == "-" and token.tag_ in NOUNS
    if hyphen and token.i - 2 in names:
        return names[token.i - 2]  # the model saw "Tsai Ing" of "Tsai Ing-wen"
    for child in token.children:
        if child.dep_ == "appos" and child.i in names:
            return names[child.i]
    if token.lower_ in _KINDS_OF_PLACE or token.lower_ in _PARTS_OF_PLACE:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                for inner in child.children:
                    if inner.dep_ == "pobj" and inner.i in names:
                        return names[inner.i]
    return None


def conjoined(token: Token) -> Iterator[Token]:
    """Yield a noun and those that are conjoined with it, but for "but not X"."""
    yield token
    for other in token.conjuncts:
        if other.i > token.i and not _is_negated(other):
            yield other


def arguments(token: Token | None, names: Names) -> list[int]:
    """Return the mentions that a noun phrase and its conjuncts stand for, each once."""
    if token is None:
        return []
    if token.tag_ in RELATIVES:
        noun = antecedent(token)
        found = [] if noun is None else [denoted(noun, names)]
    else:
        found = [denoted(each, names) for each in conjoined(token)]
    return list(dict.fromkeys(each for each in found if each is not None))


def objects(verb: Token) -> list[Token]:
    """Return the direct objects of a verb; the noun described, where the clause has a gap."""
    found = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.tag_ != "IN"]
    if not found and verb.dep_ == "relcl" and not is_passive(verb):
        has_subject = any(c.dep_ in SUBJECTS and c.tag_ not in RELATIVES for c in verb.children)
        if has_subject:
            return [verb.head]
    return found


def prepositional(token: Token, links: Iterable[str], names: Names) -> list[int]:
    """Return the mentions that are objects of some prepositions of a verb or noun.

    links: the prepositions; "out of" and "in" within "back in" count as well.
    """
    wanted = frozenset(links)
    found: list[int] = []
    for preposition in prepositions(token):
        if preposition.lower_ in wanted and not _is_negated(preposition):
            for child in preposition.children:
                if child.dep_ in ("pobj", "pcomp"):
                    found += arguments(child, names)
            if not any(preposition.children) and token.dep_ == "relcl":
                found += arguments(token.head, names)
    return list(dict.fromkeys(found))


def prepositions(token: Token) -> Iterator[Token]:
    """Yield the prepositions that belong to a word, its adverbs and particles."""
    for child in token.children:
        if child.dep_ in ("prep", "dative", "agent") and child.tag_ in ("IN", "TO", "RP"):
            yield child
            for other in child.conjuncts:
                if other.tag_ in ("IN", "TO"):
                    yield other
            for inner in child.children:
                if inner.dep_ == "prep":
                    yield inner
        elif child.dep_ in ("prt", "advmod") and child.i > token.i:
            yield from (inner for inner in child.children if inner.dep_ == "prep")


def agents(verb: Token, names: Names) -> list[int]:
    """Return the mentions in the by-phrase of a passive."""
    return [
        mention
        for child in verb.children
        if child.dep_ in ("agent", "prep") and child.lower_ == "by"
        for inner in child.children
        if inner.dep_ == "pobj"
        for mention in arguments(inner, names)
    ]


def _is_negated(token: Token) -> bool:
    if any(child.dep_ == "neg" or child.lower_ in _NOT for child in token.lefts):
        return True
    return token.i > 0 and token.nbor(-1).lower_ == "not"
