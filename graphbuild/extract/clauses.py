"""Clauses and their subjects, by the labels of a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphbuild.language.grammar.clauses import ClauseWords
from graphbuild.language.grammar.labels import Labels
from graphbuild.language.people.names import NameWords

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEEPEST = 8
"""Clauses up to which a verb's subject is looked for."""
_HIGHEST = 12
"""Words above a token among which its verb is looked for."""


class Clauses:
    """A finder of clauses and subjects.

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
        if lends and head.i < verb.i - 1 and verb.nbor(-1).lower_ in self.words.some_of_many:
            return None  # "I know them, and many live in Graz": the parse may not see who does
        return self.subject(head, depth + 1) if lends else None
