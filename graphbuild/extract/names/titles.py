"""Titles before a person's name: "President", "Dr", "Assistant Secretary General"."""

from __future__ import annotations

import functools
from collections.abc import Iterable

import yaml

from graphbuild.language.pack import EN


@functools.cache
def _table() -> dict[str, frozenset[str]]:
    text = EN.joinpath("titles.yaml").read_text("utf-8")
    return {kind: frozenset(words) for kind, words in yaml.safe_load(text).items()}


def is_title_word(word: str) -> bool:
    """Return whether a word can be part of a title.

    >>> is_title_word("Dr."), is_title_word("Boris")
    (True, False)
    """
    table, bare = _table(), word.lower().rstrip(".")
    return bare in table["honorifics"] or bare in table["offices"]


def tells_a_person(words: Iterable[str]) -> bool:
    """Return whether title words tell that the name after them is a person's.

    "former" or "general" on their own do not: former Yugoslavia, General Motors.

    >>> tells_a_person(["Prime", "Minister"]), tells_a_person(["former"])
    (True, False)
    """
    return any(word.lower().rstrip(".") not in _table()["weak"] for word in words)
