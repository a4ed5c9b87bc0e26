"""Direct speech: the signs that it stands between, and who says it."""

from __future__ import annotations

from graphbuild.language.loader import Table, Words


class SpeechWords(Table):
    """opening, closing: quotation marks; either: those that are both. saying: verbs' forms."""

    opening: Words = frozenset()
    closing: Words = frozenset()
    either: Words = frozenset()
    saying: Words = frozenset()
