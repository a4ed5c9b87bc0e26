"""Open relations: verbs between two names that no table has, under their own name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from anyascii import anyascii

from graphbuild.extract.relations.found import Found
from graphbuild.extract.syntax import (
    Names,
    agents,
    arguments,
    is_passive,
    is_verb,
    objects,
    prepositions,
    subject,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

Lemmatise = Callable[[str], str]

_EMPTY = frozenset({"be", "have", "do", "say", "include", "become", "make", "get", "let"})


def open_relations(verb: Token, names: Names, lemmatise: Lemmatise) -> Iterator[Found]:
    """Yield verb relations of types such as ARREST, or APPEAL_TO with a preposition."""
    lemma = lemmatise(verb.lower_)
    if not is_verb(verb) or verb.dep_ in ("aux", "auxpass") or lemma in _EMPTY:
        return
    described = subject(verb)
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    if is_passive(verb):
        pairs = itertools.product(agents(verb, names), arguments(described, names))
        yield from _found(verb, [lemma, particle], pairs)
        return
    doers = arguments(described, names)
    tails = [m for noun in objects(verb) for m in arguments(noun, names)]
    if tails:
        yield from _found(verb, [lemma, particle], itertools.product(doers, tails))
        return
    for preposition in prepositions(verb):
        tails = [m for c in preposition.children if c.dep_ == "pobj" for m in arguments(c, names)]
        words = [lemma, particle, preposition.lower_]
        yield from _found(verb, words, itertools.product(doers, tails))


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


def _found(verb: Token, words: list[str], pairs: Iterator[tuple[int, int]]) -> Iterator[Found]:
    name = "_".join(re.findall(r"[A-Z0-9]+", anyascii(" ".join(words)).upper()))
    if not name[:1].isalpha():
        return
    for head, tail in pairs:
        yield Found(head, tail, name, verb, f"open:{' '.join(filter(None, words))}", 0.6, verb)
