"""Direct speech: the signs that it stands between, and who says it."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from graphbuild.language.loader import Table, Words


class SpeechWords(Table):
    """pairs: each opening sign → the signs that close it; apostrophes: those that are both.

    ends: what stands before an apostrophe that closes. saying: verbs' forms.
    """

    pairs: Mapping[str, str] = Field(default_factory=dict)
    apostrophes: Words = frozenset()
    ends: Words = frozenset()
    saying: Words = frozenset()
