"""What a verb of saying says is said: a clause, an infinitive, an object, the clause around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphbuild.extract.statements.spoken import Text
from graphbuild.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_SIGNS = " \t\n,;:.\"“”„«»‘’'—–-"
_PARTS = frozenset(";.")
_LEAST = 2
"""Words that a clause has, at least."""


def content_of(text: Text, verb: Token) -> tuple[Span | None, list[int]]:
    """Return what a verb says is said, and whom a preposition of it asks."""
    found, asked = _clause(text, verb) or _infinitive(text, verb), list[int]()
    if found is None:
        found, asked = _linked(text, verb)
    if found is None:
        found = _object(text, verb)
    if found is None and verb.dep_ in text.syntax.labels.parenthesis:
        found = _around(text, verb) if text.syntax.is_verb(verb.head) else None
    return found, asked


def _clause(text: Text, verb: Token) -> Span | None:
    """Read "said that", "asked whether": a finite clause first, then what else is one."""
    words, labels = text.pack.statements, text.syntax.labels
    if verb.lower_ not in words.clause:
        return None
    below = [c for c in verb.children if c.dep_ in labels.complement and any(c.children)]
    below = [c for c in below if c.i > verb.i or not _is_apart(text, c, verb)]
    found = [c for c in below if text.syntax.is_verb(c)] or below
    found.sort(key=lambda clause: clause.i < verb.i)
    found = found or [
        c
        for c in verb.children
        if c.dep_ in labels.adverbial_clause
        and c.i > verb.i
        and c.left_edge.lower_ in words.interrogatives
    ]
    return _trimmed(text, found[0], verb) if found else None


def _is_apart(text: Text, clause: Token, verb: Token) -> bool:
    """Return whether a semicolon or a stop parts a clause from the verb of saying behind it."""
    return any(text.doc[t].text in _PARTS for t in range(clause.i, verb.i))


def _infinitive(text: Text, verb: Token) -> Span | None:
    """Read "promised to", "urged him to"."""
    labels = text.syntax.labels
    if verb.lower_ not in text.pack.statements.infinitive:
        return None
    opens = labels.open_complement | labels.complement
    for child in verb.children:
        if child.dep_ in opens and child.i > verb.i and _is_infinitive(text, child):
            return _trimmed(text, child, verb)
    return None


def _linked(text: Text, verb: Token) -> tuple[Span | None, list[int]]:
    """Read "called for an inquiry", "called on Ethiopia to"; return whom that asks as well."""
    words, labels = text.pack.statements, text.syntax.labels
    links = words.linked.get(verb.lower_)
    if links is None:
        return None, []
    below = labels.prepositional_object | labels.prepositional_clause
    opens = labels.open_complement | labels.complement | labels.adverbial_clause
    for link in verb.children:
        if link.dep_ not in labels.preposition:
            continue
        if link.lower_ in links:
            for inner in link.children:
                if inner.dep_ in below:
                    return _trimmed(text, inner, verb), []
        if link.lower_ in words.asked:
            whom = text.syntax.prepositional(verb, words.asked, text.names)
            for inner in (*verb.children, *link.children):
                if inner.dep_ in opens and inner.i > link.i and _is_infinitive(text, inner):
                    return _trimmed(text, inner, verb), whom
    return None, []


def _object(text: Text, verb: Token) -> Span | None:
    """Read "denied the accusation", "accused the firm of fraud"."""
    words, labels = text.pack.statements, text.syntax.labels
    word = verb.lower_
    if word not in words.object and word not in words.framed:
        return None
    things = [c for c in verb.children if c.dep_ in labels.object and c.i > verb.i]
    framed = words.framed.get(word, ())
    links = [c for c in verb.children if c.dep_ in labels.preposition and c.lower_ in framed]
    if not things or not (links or word in words.object):
        return None
    return span_of(text, things[0].left_edge.i, _end(text, [things[0], *links[:1]]))


def _end(text: Text, phrases: list[Token]) -> int:
    """Return the last token of phrases, less a clause that is only joined to them."""
    labels, last = text.syntax.labels, phrases[0].i
    for phrase in phrases:
        for token in phrase.subtree:
            if token.dep_ in labels.conjunct and text.syntax.is_verb(token):
                return last
            if token.dep_ not in labels.conjunction:
                last = max(last, token.i)
    return last


def _around(text: Text, verb: Token) -> Span | None:
    """Return the clause in which "she added" stands between commas."""
    clause = verb.head
    subject = text.syntax.own_subject(clause)
    speaker = text.syntax.own_subject(verb)
    if subject is None or speaker is None:
        return None
    one, other = (text.names.get(t.i) for t in (subject, speaker))
    if one is not None and other is not None and text.who[one] == text.who[other]:
        return None
    own = {t.i for t in verb.subtree}
    rest = [t.i for t in clause.subtree if t.i not in own]
    return span_of(text, min(rest), max(rest))


def _is_infinitive(text: Text, verb: Token) -> bool:
    to = text.syntax.words.infinitive
    return any(c.lower_ in to and c.i < verb.i for c in verb.children)


def _trimmed(text: Text, clause: Token, verb: Token) -> Span | None:
    """Return the characters of a clause, less what opens it and the words of the cue's own."""
    first, last = clause.left_edge.i, clause.right_edge.i
    if first <= verb.i <= last and clause.i < verb.i:
        inner = [t.i for t in clause.subtree if t.i < verb.i]
        first, last = min(inner), max(inner)
    while first < last and text.doc[first].lower_ in text.pack.statements.openers:
        first += 1
    return span_of(text, first, last)


def span_of(text: Text, first: int, last: int) -> Span | None:
    """Return the characters of some tokens without signs at their ends, if it is a clause."""
    while first < last and not text.doc[first].text.strip(_SIGNS):
        first += 1
    while first < last and not text.doc[last].text.strip(_SIGNS):
        last -= 1
    return text.of(first, last) if last - first + 1 >= _LEAST else None
