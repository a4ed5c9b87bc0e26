"""Who does what to whom: clauses, subjects and arguments, by the labels of a language."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from graphbuild.extract.clauses import Clauses
from graphbuild.language.pack import load_pack

if TYPE_CHECKING:
    from spacy.tokens import Token

Names = Mapping[int, int]
"""Token index → index of the mention that the token is part of."""

HYPHEN = "-"
_DEEPEST = 8
"""Clauses up to which a relative pronoun's noun is looked for."""


@functools.cache
def hashes(words: frozenset[str]) -> frozenset[int]:
    """Return spaCy's hash of each word, by which a token is found without its text."""
    from spacy.strings import get_string_id

    return frozenset(get_string_id(word) for word in words)


@functools.cache
def load_syntax(lang: str) -> Syntax:
    """Return the finder for a language, once made always the same."""
    pack = load_pack(lang)
    return Syntax(pack.labels, pack.clauses, pack.names)


class Syntax(Clauses):
    """A finder of clauses, subjects and arguments. Mentions go by their index."""

    def antecedent(self, pronoun: Token) -> Token | None:
        """Return the noun that a relative pronoun stands for."""
        clause = pronoun.head
        for _ in range(_DEEPEST):
            if clause.dep_ in self.labels.relative_clause:
                return clause.head
            if clause.head is clause:
                return None
            clause = clause.head
        return None

    def denoted(self, token: Token, names: Names) -> int | None:
        """Return the mention that a noun phrase, given by its head, stands for.

        The mention itself; what a relative pronoun refers to; the name in apposition ("the
        architect João Costa"); the place in "the city of Lyon", "the south of France".
        """
        if token.i in names:
            return names[token.i]
        labels = self.labels
        if token.tag_ in labels.relative:
            noun = self.antecedent(token)
            return None if noun is None or noun is token else self.denoted(noun, names)
        hyphen = token.i > 1 and token.nbor(-1).text == HYPHEN and token.tag_ in labels.noun
        if hyphen and token.i - 2 in names:
            return names[token.i - 2]  # the model saw "Tsai Ing" of "Tsai Ing-wen"
        for child in token.children:
            if child.dep_ in labels.apposition and child.i in names and not _is_code(child):
                return names[child.i]
        word = token.lower_
        if word in self.words.kinds_of_place or word in self.words.parts_of_place:
            return next((names[t.i] for t in self._of(token) if t.i in names), None)
        return None

    def arguments(self, token: Token | None, names: Names) -> list[int]:
        """Return the mentions that a noun phrase and its conjuncts stand for, each once."""
        if token is None:
            return []
        if token.tag_ in self.labels.relative:
            noun = self.antecedent(token)
            found = [] if noun is None else [self.denoted(noun, names)]
        else:
            found = []
            for each in self.conjoined(token):
                found += [self.denoted(each, names), *self.examples(each, names)]
        return list(dict.fromkeys(each for each in found if each is not None))

    def examples(self, noun: Token, names: Names) -> list[int]:
        """Return the mentions listed below a noun: "rivals such as Marlow and Orrin"."""
        labels = self.labels
        if noun.i in names or noun.tag_ in labels.singular_noun or noun.tag_ not in labels.noun:
            return []
        links = (
            child
            for child in noun.children
            if child.dep_ in labels.preposition
            and {child.lower_, f"{child.nbor(-1).lower_} {child.lower_}"} & self.words.listing
        )
        objects = (c for link in links for c in link.children)
        return [
            mention
            for each in objects
            if each.dep_ in labels.prepositional_object
            for mention in self.arguments(each, names)
        ]

    def conjoined(self, token: Token) -> Iterator[Token]:
        """Yield a noun and those that are conjoined with it, but for "but not X"."""
        yield token
        for other in token.conjuncts:
            if other.i > token.i and not self._is_negated(other):
                yield other

    def objects(self, verb: Token) -> list[Token]:
        """Return the direct objects of a verb; the noun described, where the clause has a gap."""
        labels = self.labels
        found = [c for c in verb.children if c.dep_ in self._objects and c.tag_ not in labels.link]
        if not found and verb.lower_ in self.words.verbs.of_the_object:
            found = self._named(verb)
        if found or verb.dep_ not in labels.relative_clause or self.is_passive(verb):
            return found
        has_subject = any(
            c.dep_ in labels.subject and c.tag_ not in labels.relative for c in verb.children
        )
        return [verb.head] if has_subject else []

    def _named(self, verb: Token) -> list[Token]:
        """Return whom a verb of naming names, where the parse has no object: "named X as"."""
        labels = self.labels
        predicates = (c for c in verb.rights if c.dep_ in labels.object_predicate)
        named = [c for c in predicates if c.tag_ in labels.proper_noun]
        return [] if self.is_passive(verb) else named[:1]

    def possessors(self, noun: Token, names: Names) -> list[int]:
        """Return the mentions in the possessive before a noun: "NATO's", "A and B's"."""
        owners = (child for child in noun.children if child.dep_ in self.labels.possessor)
        return [mention for owner in owners for mention in self.arguments(owner, names)]

    def agents(self, verb: Token, names: Names) -> list[int]:
        """Return the mentions in the by-phrase of a passive."""
        labels = self.labels
        return [
            mention
            for child in verb.children
            if child.lower_ in self.words.by
            and (child.dep_ in labels.agent or child.dep_ in labels.preposition)
            for inner in child.children
            if inner.dep_ in labels.prepositional_object
            for mention in self.arguments(inner, names)
        ]

    def particles(self, verb: Token) -> frozenset[str]:
        """Return the particles and adverbs of a verb: "over" in "took over"."""
        return frozenset(child.lower_ for child in verb.children if child.dep_ in self._particles)

    def prepositional(self, token: Token, links: frozenset[str], names: Names) -> list[int]:
        """Return the mentions that are objects of some prepositions of a verb or noun.

        links: the prepositions; "out of" and "in" within "back in" count as well.
        """
        found: list[int] = []
        for preposition in self.prepositions(token):
            if preposition.lower_ in links and not self._is_negated(preposition):
                for child in preposition.children:
                    if child.dep_ in self._in_preposition:
                        found += self.arguments(child, names)
                if token.dep_ in self.labels.relative_clause and not any(preposition.children):
                    found += self.arguments(token.head, names)
        return list(dict.fromkeys(found))

    def prepositions(self, token: Token) -> Iterator[Token]:
        """Yield the prepositions that belong to a word, its adverbs and particles."""
        labels = self.labels
        for child in token.children:
            dep = child.dep_
            if dep in self._prepositions:
                tag = child.tag_
                if tag in self._links or tag in labels.particle_word:
                    yield child
                    yield from (other for other in child.conjuncts if other.tag_ in self._links)
                    yield from (i for i in child.children if i.dep_ in labels.preposition)
            elif dep in self._particles and child.i > token.i:
                yield from (i for i in child.children if i.dep_ in labels.preposition)

    def _of(self, noun: Token) -> Iterable[Token]:
        """Yield the nouns that a noun is "of"."""
        labels = self.labels
        for child in noun.children:
            if child.dep_ in labels.preposition and child.lower_ in self.of:
                yield from (c for c in child.children if c.dep_ in labels.prepositional_object)

    def _is_negated(self, token: Token) -> bool:
        words, negation = self.words, self.labels.negation
        if any(c.dep_ in negation or c.lower_ in words.negations for c in token.lefts):
            return True
        return token.i > 0 and token.nbor(-1).lower_ in words.negates_the_next


def _is_code(name: Token) -> bool:
    """Return whether a name is a share's code or its exchange: "Marlow plc (LSE: MRL)"."""
    doc, first, after = name.doc, name.left_edge.i, name.i + 1
    before = doc[first - 1].text if first else ""
    return before == ":" or (before == "(" and after < len(doc) and doc[after].text == ":")
