"""Open relations: verbs between two names that no table has, under their own name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from anyascii import anyascii

from graphbuild.extract.relations.found import Found
from graphbuild.extract.relations.sentence import Lemmatise, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def open_relations(verb: Token, sentence: Sentence, lemmatise: Lemmatise) -> Iterator[Found]:
    """Yield verb relations of types such as ARREST, or APPEAL_TO with a preposition."""
    syntax, names = sentence.rules.syntax, sentence.names
    labels = syntax.labels
    if not syntax.is_verb(verb) or verb.dep_ in labels.auxiliary | labels.passive_auxiliary:
        return
    lemma = lemmatise(verb.lower_)
    if lemma in syntax.words.empty:
        return
    described = syntax.arguments(syntax.subject(verb), names)
    particle = next((c.lower_ for c in verb.children if c.dep_ in labels.particle), "")
    if syntax.is_passive(verb):
        pairs = itertools.product(syntax.agents(verb, names), described)
        yield from _found(verb, [lemma, particle], pairs)
        return
    tails = [m for noun in syntax.objects(verb) for m in syntax.arguments(noun, names)]
    if tails:
        yield from _found(verb, [lemma, particle], itertools.product(described, tails))
        return
    for preposition in syntax.prepositions(verb):
        objects = (c for c in preposition.children if c.dep_ in labels.prepositional_object)
        tails = [m for each in objects for m in syntax.arguments(each, names)]
        words = [lemma, particle, preposition.lower_]
        yield from _found(verb, words, itertools.product(described, tails))


def verb_lemmatiser(model: Path | None) -> Lemmatise:
    """Return a function from a verb's form to its lemma, by the tables of a spaCy model.

    model: the model's folder. Where it has no such tables, a form is its own lemma.
    """
    folder = model / "lemmatizer" / "lookups" if model else None
    if folder is None or not (folder / "lookups.bin").is_file():
        return str
    from spacy.lookups import Lookups

    lookups = Lookups().from_disk(folder)
    needed = ("lemma_rules", "lemma_index", "lemma_exc")
    if not all(lookups.has_table(name) for name in needed):
        return str
    rules, index, known = (lookups.get_table(name).get("verb", ()) for name in needed)
    verbs = frozenset(index)
    exceptions = dict(known)

    def lemma(form: str) -> str:
        if form in exceptions:
            return str(exceptions[form][0])
        for ending, other in rules:
            candidate = form.removesuffix(ending) + other
            if form.endswith(ending) and candidate in verbs:
                return str(candidate)
        return form

    return lemma


def _found(verb: Token, words: list[str], pairs: Iterable[tuple[int, int]]) -> Iterator[Found]:
    name = "_".join(re.findall(r"[A-Z0-9]+", anyascii(" ".join(words)).upper()))
    if not name[:1].isalpha():
        return
    for head, tail in pairs:
        yield Found(head, tail, name, verb, f"open:{' '.join(filter(None, words))}", 0.6, verb)
