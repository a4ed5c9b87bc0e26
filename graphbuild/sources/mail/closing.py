"""What stands below a message: signatures, legal footers, what programs add."""

from __future__ import annotations

import re

from graphbuild.sources.mail.words import mail_forms

_MARK = re.compile(r"\s*--\s?")
_LIKE_A_MARK = re.compile(r"\s*(?:-{3,5}|_{2,9})\s*")
_RULE = re.compile(r"\s*[_*=-]{5,}\s*")
_LATER = re.compile(r"\s*p\.?\s?s\.?[\s:.,-]", re.IGNORECASE)
_LONGEST_SIGNATURE = 12
_FARTHEST = 60
_LONGEST_LINE = 90
_LONGEST_CLOSING = 60
_LONGEST_ADDED = 200
_PROSE_WORDS = 9
_FOOTER_SIGNS = 3
"""Words that tell a footer; one less will do below a rule."""


def without_closing(text: str) -> str:
    r"""Return a message without its signature and footers, and without blank lines around it.

    >>> without_closing("The deed is signed.\\n\\nBest regards,\\nAda Nwosu\\nDirector")
    'The deed is signed.'
    """
    lines = _without_footers(text).split("\n")
    added = mail_forms().added
    lines = [x for x in lines if len(x) > _LONGEST_ADDED or not added.fullmatch(x)]
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
    """Return lines up to the mark of a signature, or to the words that close a letter.

    A mark of more or other signs counts only where no more than a signature follows.
    """
    mark = next((i for i, line in enumerate(lines) if _MARK.fullmatch(line)), None)
    lines = lines if mark is None else lines[:mark]
    closing = mail_forms().closing
    for i, line in enumerate(lines):
        if len(line) > _LONGEST_CLOSING or not line.strip():
            continue
        if (closing.fullmatch(line) or _LIKE_A_MARK.fullmatch(line)) and _is_signature(lines, i):
            later = next((n for n in range(i, len(lines)) if _LATER.match(lines[n])), None)
            return [*lines[:i], *(lines[later:] if later is not None else ())]
    return lines


def _is_signature(lines: list[str], closing: int) -> bool:
    """Return whether what stands below the closing words is no more than who and where."""
    count = 0
    for n in range(closing + 1, len(lines)):
        if _LATER.match(lines[n]):
            break
        count += bool(lines[n].strip())
        if count > _LONGEST_SIGNATURE or _is_prose(lines[n]) or n - closing > _FARTHEST:
            return False
    return True


def _is_prose(line: str) -> bool:
    is_sentence = line.rstrip().endswith((".", "?", "!")) and len(line.split()) >= _PROSE_WORDS
    return is_sentence or len(line) > _LONGEST_LINE
