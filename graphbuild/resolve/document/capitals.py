"""Names of a document that is written in capitals throughout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graphbuild.language.pack import load_pack
from graphbuild.model import Mention
from graphbuild.resolve.names.key import decapitalized

_MOSTLY = 0.9
"""Share of names in capitals from which all words of a document are."""
_LONG = 6
"""Letters from which a word in capitals is hardly an acronym there."""


def in_small_letters(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Return the mentions of a document with what only its capitals make look like acronyms.

    "WEXMOUTH" among "ADA BERG" and "ALDERNEY BANK" is Wexmouth. In other documents a word in
    capitals is an acronym; names of several words lose theirs anywhere.
    """
    names = [mention for mention in mentions if mention.kind == "name"]
    capitals = [mention for mention in names if mention.text.isupper()]
    several = any(" " in mention.text for mention in capitals)
    if not several or len(capitals) < _MOSTLY * len(names):
        return mentions
    known = load_pack().known.organisations
    return [
        replace(mention, text=decapitalized(mention.text))
        if _is_long_word(mention.text) and mention.text not in known
        else mention
        for mention in mentions
    ]


def _is_long_word(text: str) -> bool:
    return len(text) >= _LONG and text.isalpha() and text.isupper()
