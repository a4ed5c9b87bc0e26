"""Who does what to whom: clauses, subjects and arguments, by the labels of a language."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from graphbuild.language.clauses import ClauseWords
from graphbuild.language.labels import Labels
from graphbuild.language.names import NameWords
from graphbuild.language.pack import load_pack

if TYPE_CHECKING:
    from spacy.tokens import Token

Names = Mapping[int, int]
"""Token index → index of the mention that the token is part of."""

HYPHEN = "-"
_DEEPEST = 8
"""Clauses up to which a verb's subject is looked for."""
_HIGHEST = 12
"""Words above a token among which its verb is looked for."""


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


class Syntax:
    """A finder of clauses, subjects and arguments. Mentions go by their index.

    labels: what the parser's labels stand for. words, names: words that the rules hang on.
    """

    def __init__(self, labels: Labels, words: ClauseWords, names: NameWords) -> None:
        self.labels = labels
        self.words = words
        self.of = names.of
        self.possessives = frozenset(names.possessives)
        self.joining = frozenset(names.joining)
        self._verbs = labels.verb
        self._verbs_and_modals = labels.verb | labels.modal
        self._roots = labels.root
        self._subjects = labels.subject
        self._objects = labels.object | labels.recipient
        self._particles = labels.particle | labels.adverb
        self._prepositions = labels.preposition | labels.recipient | labels.agent
        self._links = labels.link | labels.infinitive_to
        self._in_preposition = labels.prepositional_object | labels.prepositional_clause
        self._relative = labels.relative
        self._passive = labels.passive_auxiliary | labels.passive_subject
        self._active = labels.auxiliary | labels.subject
        self._describes = labels.noun_clause | labels.relative_clause | labels.adjectival_modifier
        # Where a clause has no subject, it has that of the clause above: in the same clause
        # through the first, in what is said of the subject through the others too.
        self._shares = labels.conjunct | labels.open_complement | labels.prepositional_clause
        self._lends = self._shares | labels.adverbial_clause | labels.unclear
        self._lends |= labels.auxiliary | labels.passive_auxiliary

    def is_verb(self, token: Token) -> bool:
        """Return whether the tagger takes a token for a verb."""
        return token.tag_ in self._verbs

    def is_passive(self, verb: Token) -> bool:
        """Return whether a verb form is passive, through its auxiliary or as a participle."""
        labels, tag = self.labels, verb.tag_
        is_participle = tag in labels.participle
        if not is_participle and tag not in labels.past:
            return False
        children = {child.dep_ for child in verb.children}
        if not self._passive.isdisjoint(children):
            return True
        if not is_participle or not self._active.isdisjoint(children):
            return False
        dep = verb.dep_
        if dep in labels.conjunct:
            return self.is_passive(verb.head)
        if dep in labels.participial or dep in labels.relative_clause:
            return True
        return not labels.agent.isdisjoint(children)

    def is_future(self, verb: Token) -> bool:
        """Return whether an auxiliary puts a verb into the future: "will meet"."""
        auxiliary, future = self.labels.auxiliary, self.words.future
        return any(c.dep_ in auxiliary and c.lower_ in future for c in verb.children)

    def governing_verb(self, token: Token) -> Token | None:
        """Return the verb in whose clause a token stands, None where there is none."""
        for _ in range(_HIGHEST):
            if token.dep_ in self._roots:
                return token if token.tag_ in self._verbs else None
            token = token.head
            if token.tag_ in self._verbs_and_modals:
                return token
        return None

    def own_subject(self, verb: Token) -> Token | None:
        """Return the subject that stands with a verb itself.

        In "who, the source told Reuters, left", which a parser gives both: the source.
        """
        found: Token | None = None
        for child in verb.children:
            if child.dep_ in self._subjects and (found is None or found.tag_ in self._relative):
                found = child
        return found

    def clause_subject(self, token: Token) -> Token | None:
        """Return the subject of a token's clause, or of the one that shares its subject.

        "Ruge met him and left": Ruge, for each word of it. Who acts, not whom the words
        are about: in "asked Ruge to leave" and "Ruge, who left" it is not Ruge.
        """
        verb = token if self.is_verb(token) else self.governing_verb(token)
        for _ in range(_HIGHEST):
            if verb is None:
                return None
            found = self.own_subject(verb)
            if found is not None and found.i != token.i:
                return found
            if found is not None or verb.dep_ not in self._shares:
                return None
            verb = self.governing_verb(verb)
        return None

    def fronted_before(self, token: Token) -> Token | None:
        """Return the main subject that comes only after a pronoun in front of it.

        "In his speech, Ruge said": Ruge, for "his".
        """
        root = token
        for _ in range(_HIGHEST * 3):
            if root.dep_ in self._roots or root.head.i == root.i:
                break
            root = root.head
        found = self.own_subject(root)
        return found if found is not None and found.i > token.i else None

    def subject(self, verb: Token, depth: int = 0) -> Token | None:
        """Return the noun that a verb says something of, found through control as well.

        "Ruge flew to Pristina and met …", "wants to leave", "who leads", "a firm based in",
        "before joining NATO, she …": the subject is that of the governing verb, or the noun
        that the clause describes.
        """
        own = self.own_subject(verb)
        if own is not None or depth > _DEEPEST:
            return own
        labels, dep, head = self.labels, verb.dep_, verb.head
        if dep in self._describes:
            return None if self.is_verb(head) else head
        if dep in labels.open_complement and head.lower_ not in self.words.promises:
            controller = next((c for c in head.children if c.dep_ in self._objects), None)
            if controller is not None:
                return controller
        if dep in labels.prepositional_clause:
            head = head.head
            return self.subject(head, depth + 1) if self.is_verb(head) else None
        lends = dep in self._lends and head is not verb
        return self.subject(head, depth + 1) if lends else None

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
            if child.dep_ in labels.apposition and child.i in names:
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
        if found or verb.dep_ not in labels.relative_clause or self.is_passive(verb):
            return found
        has_subject = any(
            c.dep_ in labels.subject and c.tag_ not in labels.relative for c in verb.children
        )
        return [verb.head] if has_subject else []

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
