"""Chats as their programs export them: a document a day, each line `Name: text`."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.model import Document
from graphbuild.sources.content import label, normalize
from graphbuild.sources.fields.dates import parse_date
from graphbuild.sources.files import SourceFile, read_text
from graphbuild.sources.kinds.signature import CHAT_LINE
from graphbuild.sources.mail.heads import CHAT, Party, head_line
from graphbuild.sources.text.odd_text import cleaned

_NO_NAME = re.compile(
    r"<(?:media|attached|image|video|audio|sticker)\b[^>]*>|\S+ omitted"
    r"|!?\[[^]\n]*\]\((?:\./)?media/[^)\n]*\)|^\(- .+ -\)$",
    re.IGNORECASE | re.MULTILINE,
)
"""What stands for a picture, and for reactions in Signal's: `(- Ada: 👍 -)`."""
_OWNER = "Me"
"""What Signal's calls the owner of the device, whose name it does not give."""
_TWO = 2
_MENTION = re.compile(r"<@\w+(?:\|([^>]*))?>|<(?:[#!]\w+\|)?(https?:[^|>]+)(?:\|[^>]*)?>")


class Said(NamedTuple):
    """A message. day: None where its date can be read in two ways."""

    who: str
    text: str
    day: dt.date | None


def read_chat(file: SourceFile, settings: SourceSettings) -> Iterator[Document | SourceError]:
    """Yield the days of a chat that WhatsApp, or a program for Signal's, exported as text."""
    lines = cleaned(normalize(read_text(file, settings.encoding))).split("\n")
    matches = [CHAT_LINE.match(line) for line in lines]
    is_day_first = _is_day_first([match["date"] for match in matches if match])
    said: list[Said] = []
    for line, match in zip(lines, matches, strict=True):
        if match is None:
            if said and line.strip():
                said[-1] = said[-1]._replace(text=f"{said[-1].text}\n{line}")
        elif match["who"]:
            day = _day(match["date"], is_day_first=is_day_first)
            said.append(Said(match["who"].strip(), match["text"], day))
    yield from days(said, file, None, may_be_of_two=True)


def days(
    said: Iterable[Said], file: SourceFile, title: str | None, *, may_be_of_two: bool
) -> Iterator[Document | SourceError]:
    """Yield the documents of a chat, one for each day. title: what the chat is called.

    Of a chat of two, a day on which both write says that they spoke. may_be_of_two: not for a
    room in which others may read.
    """
    count = 0
    listed = [*said]
    are_two = may_be_of_two and len({each.who for each in listed}) == _TWO
    for count, (day, group) in enumerate(itertools.groupby(listed, key=lambda each: each.day), 1):
        turns = [
            (each.who, told) for each in group if (told := _NO_NAME.sub("", each.text).strip())
        ]
        if turns:
            id = f"{file.id}#{day.isoformat() if day else count}"
            text = normalize("\n\n".join(f"{who}: {told}" for who, told in turns))
            who = [Party(CHAT, label(who) or "", "") for who in dict(turns)]
            is_told = are_two and len(who) == _TWO and _OWNER not in dict(turns)
            head, people = head_line(who, day) if is_told else ("", ())
            whole = f"{head}\n\n{text}" if head else text
            yield Document(
                id, whole, title, day, file.source, head=len(head), correspondents=people
            )
    if not count:
        yield SourceError(file.name, "it has no messages of a chat")


def telegram(value: Mapping[str, object]) -> Iterator[Said]:
    """Yield the messages of a chat that Telegram exported as JSON."""
    messages = value.get("messages")
    for each in messages if isinstance(messages, list) else ():
        if isinstance(each, dict) and each.get("type") == "message" and each.get("from"):
            told = each.get("text")
            pieces = told if isinstance(told, list) else [told]
            text = "".join(
                str(piece.get("text", "")) if isinstance(piece, dict) else str(piece or "")
                for piece in pieces
            )
            yield Said(str(each["from"]), text, parse_date(str(each.get("date", ""))))


def slack(messages: Iterable[object]) -> Iterator[Said]:
    """Yield the messages of a day that Slack exported as JSON."""
    for each in messages:
        if isinstance(each, dict) and isinstance(each.get("text"), str) and not each.get("subtype"):
            text = _MENTION.sub(lambda found: found[1] or found[2] or "", each["text"])
            yield Said(_slack_name(each), text, _slack_day(each.get("ts")))


def is_telegram(value: Mapping[str, object]) -> bool:
    """Return whether an object is a chat of Telegram's."""
    messages = value.get("messages")
    return (
        isinstance(messages, list)
        and "type" in value
        and any(
            isinstance(each, dict) and "from" in each and "text" in each for each in messages[:50]
        )
    )


def is_slack(first: object) -> bool:
    """Return whether the first object of a list is a message of Slack's."""
    return (
        isinstance(first, dict)
        and {"type", "ts", "text"} <= first.keys()
        and ("user" in first or "bot_id" in first)
    )


def _slack_name(message: Mapping[str, object]) -> str:
    profile = message.get("user_profile")
    told = profile if isinstance(profile, dict) else {}
    names = (told.get("real_name"), told.get("display_name"), message.get("username"))
    return next(filter(None, map(label, names)), None) or str(message.get("user", "unknown"))


def _slack_day(ts: object) -> dt.date | None:
    try:
        return dt.datetime.fromtimestamp(float(str(ts)), tz=dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _is_day_first(dates: Iterable[str]) -> bool | None:
    """Return whether dates of a chat have the day before the month, None where none tells."""
    numbers = [list(map(int, re.findall(r"\d+", date))) for date in dates]
    if any(each[0] > 12 for each in numbers if each[0] < 32):
        return True
    return False if any(each[1] > 12 for each in numbers) else None


def _day(date: str, *, is_day_first: bool | None) -> dt.date | None:
    first, second, third = map(int, re.findall(r"\d+", date))
    if first > 31:
        year, month, day = first, second, third
    elif "." in date or is_day_first:
        year, month, day = third, second, first
    elif is_day_first is None:
        return None
    else:
        year, month, day = third, first, second
    try:
        return dt.date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
