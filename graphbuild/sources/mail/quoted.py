"""What of a message its sender wrote, and the messages that it quotes or passes on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from graphbuild.sources.fields.dates import parse_date
from graphbuild.sources.mail.closing import without_closing
from graphbuild.sources.mail.words import mail_forms

_QUOTED = re.compile(r"\s{0,3}(?:>|\|(?=\s))\s?")
_DASHES = ("-", "_", "=", "*")
_RULE = re.compile(r"\s*[_*=-]{10,}\s*")
_MOMENT = re.compile(
    r"\s*\d{1,2}/\d{1,2}/\d{2,4},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?\s*", re.IGNORECASE
)
_LEAST_FIELDS = 3
_LONGEST_ATTRIBUTION = 3
"""Lines that "On …, … wrote:" may take."""
_DEEPEST = 12
_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Quoted:
    """A message in another. subject, date: as its head has them."""

    text: str
    subject: str | None = None
    date: dt.date | None = None


@dataclass(slots=True)
class _Piece:
    """Lines under one head: below dashes, after "… wrote:", or behind `>`."""

    lines: list[str] = field(default_factory=list)
    subject: str | None = None
    date: dt.date | None = None


def split_message(text: str) -> tuple[str, list[Quoted]]:
    """Return what the sender of a message wrote, and the whole messages below or above it.

    Signatures, legal footers and what programs add are in neither. A message that is
    answered bit by bit is none: its bits are left out.
    """
    own, *others = _pieces(text.split("\n"), 0)
    quoted = [
        Quoted(told, each.subject, each.date)
        for each in others
        if len((told := without_closing("\n".join(each.lines))).split()) >= _LEAST_WORDS
    ]
    return without_closing("\n".join(own.lines)), quoted


def _pieces(lines: Sequence[str], depth: int) -> list[_Piece]:
    """Return the sender's own lines, then each message that is quoted, outermost first."""
    pieces = [_Piece()]
    blocks: list[_Piece] = []
    at = 0
    while at < len(lines):
        if head := _head(lines, at):
            at, piece = head
            pieces.append(piece)
        elif attribution := _attribution(lines, at):
            at, date = attribution
            quote_follows = at < len(lines) and _QUOTED.match(lines[at])
            (blocks if quote_follows else pieces).append(_Piece(date=date))
        elif _QUOTED.match(lines[at]):
            if not blocks or blocks[-1].lines:
                blocks.append(_Piece())
            while at < len(lines) and (_QUOTED.match(lines[at]) or _is_gap(lines, at)):
                blocks[-1].lines.append(_QUOTED.sub("", lines[at], count=1))
                at += 1
        else:
            pieces[-1].lines.append(lines[at])
            at += 1
    if len(blocks) == 1 and depth < _DEEPEST:
        first, *inner = _pieces(blocks[0].lines, depth + 1)
        pieces += [_Piece(first.lines, blocks[0].subject, blocks[0].date), *inner]
    return pieces


def _is_gap(lines: Sequence[str], at: int) -> bool:
    """Return whether a blank line stands between quoted ones."""
    following = next((lines[i] for i in range(at, len(lines)) if lines[i].strip()), "")
    return not lines[at].strip() and _QUOTED.match(following) is not None


def _head(lines: Sequence[str], at: int) -> tuple[int, _Piece] | None:
    """Return where the text below a head begins, and an empty piece with what the head says.

    A head is a divider, a block of fields that begins with the sender's, or both. Of
    Lotus Notes, the sender and the moment stand above the fields without a name.
    """
    forms = mail_forms()
    divider, start = _divider(lines, at), at
    if divider or _RULE.fullmatch(lines[at]):
        after = at + max(divider, 1)
        start = next((i for i in range(after, len(lines)) if lines[i].strip()), len(lines))
    sent = ""
    if start + 1 < len(lines) and _MOMENT.fullmatch(lines[start + 1]):  # below the sender's name
        sent = lines[start + 1]
    fields, end = _fields(lines, start + 2 if sent else start)
    names_sender = bool(sent) or bool(fields and next(iter(fields)) in forms.from_)
    is_head = names_sender and len(fields) + bool(sent) >= _LEAST_FIELDS
    if not is_head and not divider:
        return None
    if not is_head and not fields:
        return start, _Piece()
    subject = next((fields[name] for name in forms.subject if fields.get(name)), None)
    sent = sent or next((fields[name] for name in forms.sent if fields.get(name)), "")
    return end, _Piece(subject=subject, date=parse_date(sent))


def _divider(lines: Sequence[str], at: int) -> int:
    """Return over how many lines a divider goes that begins at a line, 0 where none does."""
    line = lines[at].strip()
    if not line.startswith(_DASHES) and not line.endswith(":"):
        return 0
    divider = mail_forms().divider
    return next((n for n in (1, 2) if divider.fullmatch(_one_line(lines[at : at + n]))), 0)


def _fields(lines: Sequence[str], at: int) -> tuple[dict[str, str], int]:
    """Return the fields of a head that begins at a line, and where they end."""
    fields: dict[str, str] = {}
    end = at
    form = mail_forms().field
    while end < len(lines) and ":" in lines[end] and (match := form.fullmatch(lines[end])):
        fields.setdefault(match["name"].casefold(), match["value"].strip().strip("*"))
        end += 1
        while end < len(lines) and lines[end][:1] in (" ", "\t") and lines[end].strip():
            end += 1
    return fields, end


def _attribution(lines: Sequence[str], at: int) -> tuple[int, dt.date | None] | None:
    """Return where the text after "On 3 May 2022, Ada wrote:" begins, and the day."""
    if not lines[at].strip():
        return None
    for count in range(1, _LONGEST_ATTRIBUTION + 1):
        told = _one_line(lines[at : at + count])
        if not told.endswith(":"):
            continue
        if mail_forms().wrote.fullmatch(told) and re.search(r"\d|@", told):
            later = (_one_line(lines[at + n : at + count]) for n in range(1, count))
            if any(map(mail_forms().wrote.fullmatch, later)):
                return None
            end = at + count
            while end < len(lines) and not lines[end].strip():
                end += 1
            return end, parse_date(told.strip().partition(" ")[2])
    return None


def _one_line(lines: Sequence[str]) -> str:
    return " ".join(line.strip() for line in lines).strip()
