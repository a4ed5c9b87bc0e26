"""By what words the parts of a message are told."""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import NamedTuple

from graphbuild.language.loader import Table, Words, read_table


class MailWords(Table):
    """See words.yaml."""

    wrote: tuple[str, ...]
    dividers: tuple[str, ...]
    forwards: tuple[str, ...]
    from_: Words = frozenset()
    sent: Words
    subject: Words
    others: Words
    closings: tuple[str, ...]
    added: tuple[str, ...]
    footer: tuple[str, ...]
    footer_heads: tuple[str, ...]


class MailForms(NamedTuple):
    """The same as patterns for a line, or for a paragraph (footers)."""

    wrote: re.Pattern[str]
    divider: re.Pattern[str]
    field: re.Pattern[str]
    closing: re.Pattern[str]
    added: re.Pattern[str]
    footer: re.Pattern[str]
    footer_head: re.Pattern[str]
    from_: Words
    sent: Words
    subject: Words


@functools.cache
def mail_forms() -> MailForms:
    """Return the patterns, once made always the same."""
    words = read_table(resources.files(__package__).joinpath("words.yaml"), MailWords)
    fields = words.from_ | words.sent | words.subject | words.others
    dashed = f"[-_=*]{{2,}}\\s*{_any(words.dividers)}\\s*[-_=*]{{2,}}"
    return MailForms(
        wrote=_pattern(f"{_any(words.wrote)}\\s*:"),
        divider=_pattern(f"(?:{dashed}|{_any(words.forwards)})"),
        field=_pattern(rf"\*?(?P<name>{_any(fields)})\s*:\*?\s*(?P<value>.*)"),
        closing=_pattern(f"{_any(words.closings)}\\s*[,.!–-]*"),
        added=_pattern(_any(words.added)),
        footer=re.compile(rf"\b{_any(words.footer)}\b", re.IGNORECASE),
        footer_head=re.compile(rf"[\W_]*{_any(words.footer_heads)}\b", re.IGNORECASE),
        from_=words.from_,
        sent=words.sent,
        subject=words.subject,
    )


def _pattern(line: str) -> re.Pattern[str]:
    return re.compile(rf"\s*{line}\s*", re.IGNORECASE | re.DOTALL)


def _any(phrases: tuple[str, ...] | Words) -> str:
    """Return a pattern for any of some phrases, the longest first."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return f"(?:{'|'.join(map(_phrase, longest_first))})"


def _phrase(phrase: str) -> str:
    return re.escape(phrase).replace(r"\*", r".{0,200}?").replace(r"\ ", r"\s+")
