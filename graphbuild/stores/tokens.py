"""A query taken apart: words, signs and texts with their places, as kglite takes it apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphbuild.errors import QueryError

_TOKEN = re.compile(
    r"""
      (?P<text> '(?:[^'\\]|\\.)*'? | "(?:[^"\\]|\\.)*"? )
    | (?P<comment> //[^\n]* | /\*.*?(?:\*/|\Z) )
    | `(?P<quoted> (?:[^`]|``)* )`?
    | (?P<word> [A-Za-z_][A-Za-z0-9_]* )
    | (?P<number> [0-9]+ )
    | (?P<sign> \S )
    """,
    re.VERBOSE | re.DOTALL,
)
"""Letters beyond ASCII are signs here: no keyword has one."""

_OPENS, _CLOSES = {"(": ")", "[": "]", "{": "}"}, {")", "]", "}"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign, a number or a text. quoted: it is between backticks."""

    word: str
    start: int
    end: int
    quoted: bool = False
    is_text: bool = False

    def says(self, keyword: str) -> bool:
        """Return whether it is a keyword; what is between backticks is a name."""
        return not self.is_text and not self.quoted and self.word.upper() == keyword

    @property
    def is_name(self) -> bool:
        """Return whether it can be a name."""
        return self.quoted or (not self.is_text and (self.word[0].isalpha() or self.word[0] == "_"))


def tokens_of(cypher: str) -> list[Token]:
    """Return the tokens of a query, without its comments."""
    return [*_tokens(cypher)]


def closing(tokens: Sequence[Token], at: int) -> int:
    """Return where the bracket at a place is closed; the end where it is not.

    >>> closing(tokens_of("f(a, [b])"), 1)
    7
    """
    depth = 0
    for n in range(at, len(tokens)):
        if tokens[n].is_text or tokens[n].quoted:
            continue
        depth += (tokens[n].word in _OPENS) - (tokens[n].word in _CLOSES)
        if not depth:
            return n
    return len(tokens)


def fault(message: str, cypher: str, token: Token) -> QueryError:
    """Return an error that shows the place of a token."""
    line = cypher.count("\n", 0, token.start) + 1
    column = token.start - (cypher.rfind("\n", 0, token.start) + 1) + 1
    return QueryError(message, cypher, line, column)


def replaced(cypher: str, changes: Sequence[tuple[int, int, str]]) -> str:
    """Return a query with stretches of it, which do not overlap, replaced.

    >>> replaced("RETURN a", [(7, 8, "b"), (0, 0, "x ")])
    'x RETURN b'
    """
    for start, end, new in sorted(changes, reverse=True):
        cypher = cypher[:start] + new + cypher[end:]
    return cypher


def _tokens(cypher: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(cypher):
        start, end = found.span()
        if found["quoted"] is not None:
            yield Token(found["quoted"].replace("``", "`"), start, end, quoted=True)
        elif found["text"]:
            yield Token(found["text"], start, end, is_text=True)
        elif word := found["word"] or found["number"] or found["sign"]:
            yield Token(word, start, end)
