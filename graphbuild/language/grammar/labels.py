"""What a language's parse labels and tags stand for, so that code names roles, not labels."""

from __future__ import annotations

import functools

from graphbuild.language.loader import Table

Names = frozenset[str]
"""Labels that mean one thing; none where a language's parser does not tell it."""


class Labels(Table):
    """Role → the labels of spaCy's pipelines for this language that stand for it.

    The first block are dependencies (`token.dep_`), the second tags (`token.tag_`), the
    third types of entities (`token.ent_type_`).
    """

    root: Names = frozenset()
    subject: Names = frozenset()
    passive_subject: Names = frozenset()
    clausal_subject: Names = frozenset()
    object: Names = frozenset()
    recipient: Names = frozenset()
    preposition: Names = frozenset()
    prepositional_object: Names = frozenset()
    prepositional_clause: Names = frozenset()
    agent: Names = frozenset()
    particle: Names = frozenset()
    apposition: Names = frozenset()
    possessor: Names = frozenset()
    compound: Names = frozenset()
    noun_modifier: Names = frozenset()
    adjectival_modifier: Names = frozenset()
    determiner: Names = frozenset()
    predicate_noun: Names = frozenset()
    predicate_adjective: Names = frozenset()
    object_predicate: Names = frozenset()
    conjunct: Names = frozenset()
    conjunction: Names = frozenset()
    preconjunction: Names = frozenset()
    negation: Names = frozenset()
    auxiliary: Names = frozenset()
    passive_auxiliary: Names = frozenset()
    subordinator: Names = frozenset()
    adverb: Names = frozenset()
    relative_clause: Names = frozenset()
    noun_clause: Names = frozenset()
    adverbial_clause: Names = frozenset()
    open_complement: Names = frozenset()
    complement: Names = frozenset()
    unclear: Names = frozenset()
    parenthesis: Names = frozenset()

    verb: Names = frozenset()
    participle: Names = frozenset()
    past: Names = frozenset()
    present: Names = frozenset()
    modal: Names = frozenset()
    noun: Names = frozenset()
    common_noun: Names = frozenset()
    singular_noun: Names = frozenset()
    proper_noun: Names = frozenset()
    proper_singular: Names = frozenset()
    adjective: Names = frozenset()
    any_adjective: Names = frozenset()
    personal_pronoun: Names = frozenset()
    possessive_pronoun: Names = frozenset()
    relative: Names = frozenset()
    link: Names = frozenset()
    infinitive_to: Names = frozenset()
    particle_word: Names = frozenset()
    number: Names = frozenset()
    hyphen: Names = frozenset()
    possessive_sign: Names = frozenset()
    affix: Names = frozenset()

    nationality: Names = frozenset()

    @functools.cached_property
    def premodifier(self) -> Names:
        """What a noun is that stands before a name: "President Macron"."""
        return self.compound | self.noun_modifier | self.adjectival_modifier

    @functools.cached_property
    def predicate(self) -> Names:
        """What is said of a subject through "is"."""
        return self.predicate_noun | self.predicate_adjective

    @functools.cached_property
    def participial(self) -> Names:
        """What a participle is that describes a noun: "a firm based in", "born in …, she"."""
        return self.noun_clause | self.adjectival_modifier | self.adverbial_clause

    @functools.cached_property
    def named_as(self) -> Names:
        """What a parser makes of the role in "elected her president"."""
        complements = self.complement | self.open_complement
        return self.object_predicate | self.predicate_noun | self.object | complements

    @functools.cached_property
    def modifier(self) -> Names:
        """Tags of what stands before a noun as a part of its phrase."""
        signs = self.hyphen | self.possessive_sign | self.affix
        return self.noun | self.any_adjective | self.participle | self.number | signs

    @functools.cached_property
    def title_word(self) -> Names:
        """Tags of what belongs to the words of a role."""
        return self.noun | self.adjective | self.hyphen
