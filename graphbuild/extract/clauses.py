"""Clauses of a dependency parse: whose verb, whose subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_SHARES_SUBJECT = ("conj", "xcomp", "pcomp")
_DEEPEST = 12


def governing_verb(token: Token) -> Token | None:
    """Return the verb in whose clause a token stands, None where there is none."""
    for _ in range(_DEEPEST):
        if token.dep_ == "ROOT":
            return token if token.pos_ in ("VERB", "AUX") or token.tag_[:2] == "VB" else None
        token = token.head
        if token.tag_[:2] == "VB" or token.tag_ == "MD":
            return token
    return None


def clause_subject(token: Token) -> Token | None:
    """Return the subject of a token's clause, or of the one that lends it its subject.

    "Ruge met him and left": Ruge, for each word of it.
    """
    verb = token if token.tag_[:2] == "VB" else governing_verb(token)
    for _ in range(_DEEPEST):
        if verb is None:
            return None
        found = next((t for t in verb.children if t.dep_ in _SUBJECTS), None)
        if found is not None and found.i != token.i:
            return found
        if verb.dep_ not in _SHARES_SUBJECT or found is not None:
            return None
        verb = governing_verb(verb)
    return None


def fronted_before(token: Token) -> Token | None:
    """Return the main subject that comes only after a pronoun in front of it.

    "In his speech, Ruge said": Ruge, for "his".
    """
    root = token
    for _ in range(_DEEPEST * 3):
        if root.dep_ == "ROOT" or root.head.i == root.i:
            break
        root = root.head
    subject = next((t for t in root.children if t.dep_ in _SUBJECTS), None)
    return subject if subject is not None and subject.i > token.i else None
