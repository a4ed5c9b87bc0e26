"""The inflected forms of the few words that matter, so that no lemmatiser need run."""

from __future__ import annotations

import functools

import yaml

from graphbuild.language.pack import EN

_VOWELS = "aeiou"


def verb_forms(lemma: str) -> frozenset[str]:
    """Return the lemma with every form that it can have in a text, British and American.

    >>> sorted(verb_forms("buy")), "travelled" in verb_forms("travel")
    (['bought', 'buy', 'buying', 'buys'], True)
    """
    stem = lemma.removesuffix("e")
    ings = {stem + "ing"} if lemma[-2:] not in {"ee", "oe", "ye"} else {lemma + "ing"}
    pasts = {stem + "ed"}
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        pasts = {lemma[:-1] + "ied"}
    elif lemma[-1] not in _VOWELS + "wxy" and lemma[-2:-1] and lemma[-2] in _VOWELS:
        ings.add(lemma + lemma[-1] + "ing")
        pasts.add(lemma + lemma[-1] + "ed")
    irregular = _irregular().get(lemma)
    return frozenset({lemma, _with_s(lemma), *ings, *(irregular or pasts)})


def noun_forms(noun: str) -> frozenset[str]:
    """Return a noun with its plural.

    >>> sorted(noun_forms("subsidiary")), sorted(noun_forms("wife"))
    (['subsidiaries', 'subsidiary'], ['wife', 'wives'])
    """
    if noun.endswith("man"):
        return frozenset({noun, noun[:-3] + "men"})
    if noun.endswith("fe"):
        return frozenset({noun, noun[:-2] + "ves"})
    if noun.endswith("child"):
        return frozenset({noun, noun + "ren"})
    return frozenset({noun, _with_s(noun)})


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


@functools.cache
def _irregular() -> dict[str, list[str]]:
    text = EN.joinpath("inflections.yaml").read_text("utf-8")
    table: dict[str, list[str]] = yaml.safe_load(text)
    return table
