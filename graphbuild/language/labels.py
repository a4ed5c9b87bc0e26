"""What a language's parse labels and tags stand for, so that code names roles, not labels."""

from __future__ import annotations

from graphbuild.language.loader import Table

Names = frozenset[str]
"""Labels that mean one thing; none where a language's parser does not tell it."""


class Labels(Table):
    """Role → the labels of spaCy's pipelines for this language that stand for it.

    The first block are dependencies (`token.dep_`), the second tags (`token.tag_`).
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
