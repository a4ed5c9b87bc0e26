"""Titles before a person's name: "President", "Dr", "Assistant Secretary General"."""

from __future__ import annotations

import functools
from importlib import resources

import yaml


@functools.cache
def title_words() -> frozenset[str]:
    """Return the words of a title, lower case and without a full stop."""
    text = resources.files("graphbuild.extract").joinpath("titles.yaml").read_text("utf-8")
    table = yaml.safe_load(text)
    return frozenset(table["honorifics"]) | frozenset(table["offices"])


def is_title_word(word: str) -> bool:
    """Return whether a word can be part of a title.

    >>> is_title_word("Dr."), is_title_word("Boris")
    (True, False)
    """
    return word.lower().rstrip(".") in title_words()
