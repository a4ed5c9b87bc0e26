"""What stands below a message: signatures, legal footers, what programs add."""

from __future__ import annotations

import re

from graphbuild.sources.mail.words import mail_forms

_MARK = re.compile(r"\s*--\s?")
_RULE = re.compile(r"\s*[_*=-]{5,}\s*")
_LATER = re.compile(r"\s*p\.?\s?s\.?[\s:.,-]", re.IGNORECASE)
_LONGEST_SIGNATURE = 12
_LONGEST_LINE = 90
_PROSE_WORDS = 9
_FOOTER_SIGNS = 3
"""Words that tell a footer; one less will do below a rule."""


def without_closing(text: str) -> str:
    r"""Return a message without its signature and footers, and without blank lines around it.

    >>> without_closing("The deed is signed.\\n\\nBest regards,\\nAda Nwosu\\nDirector")
    'The deed is signed.'
    """
    lines = _without_footers(text).split("\n")
    lines = [line for line in lines if not mail_forms().added.fullmatch(line)]
    lines = _without_signature(lines)
    while lines and (not lines[-1].strip() or _RULE.fullmatch(lines[-1])):
        lines.pop()
    return "\n".join(lines).strip("\n")


def _without_footers(text: str) -> str:
    """Return a text without the legal footers and those of mailing lists at its end."""
    parts = re.split(r"(\n[^\S\n]*\n\s*)", text)
    while len(parts) > 1 and (not parts[-1].strip() or _is_footer(parts[-1])):
        del parts[-2:]
    return "" if len(parts) == 1 and _is_footer(parts[0]) else "".join(parts)


def _is_footer(paragraph: str) -> bool:
    forms = mail_forms()
    if forms.footer_head.match(paragraph):
        return True
    signs = {found.casefold() for found in forms.footer.findall(" ".join(paragraph.split()))}
    is_set_off = _RULE.fullmatch(paragraph.strip().split("\n")[0]) is not None
    return len(signs) >= _FOOTER_SIGNS - is_set_off


def _without_signature(lines: list[str]) -> list[str]:
    """Return lines up to the mark of a signature, or to the words that close a letter."""
    mark = next((i for i, line in enumerate(lines) if _MARK.fullmatch(line)), None)
    lines = lines if mark is None else lines[:mark]
    for i in range(len(lines)):
        if mail_forms().closing.fullmatch(lines[i]) and _is_signature(lines[i + 1 :]):
            later = next((n for n in range(i, len(lines)) if _LATER.match(lines[n])), None)
            return [*lines[:i], *(lines[later:] if later is not None else ())]
    return lines


def _is_signature(below: list[str]) -> bool:
    """Return whether what stands below the closing words is no more than who and where."""
    filled = [line for line in below if line.strip()]
    until = next((i for i, line in enumerate(filled) if _LATER.match(line)), len(filled))
    return until <= _LONGEST_SIGNATURE and not any(map(_is_prose, filled[:until]))


def _is_prose(line: str) -> bool:
    is_sentence = line.rstrip().endswith((".", "?", "!")) and len(line.split()) >= _PROSE_WORDS
    return is_sentence or len(line) > _LONGEST_LINE
