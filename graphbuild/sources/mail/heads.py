"""Who wrote to whom, and the line at the beginning of a letter's text that says so."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from email.utils import getaddresses
from typing import NamedTuple

from graphbuild.model import Correspondent, Role, Span
from graphbuild.sources.content import label
from graphbuild.sources.text.odd_text import cleaned

FIELDS = ("From", "To", "Cc")
"""Of a head, in the order in which the line has them."""

CHAT = "Chat"
"""The field of those who talk with each other."""

_ADDRESS = re.compile(r"[^\s@<>()\"',;:]+@[\w-]+(?:\.[\w-]+)+")
_IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_OF_NOTES = re.compile(r"/.*|@\S*$")
_QUOTES = "'\"“”‘’ "


class Party(NamedTuple):
    """Somebody in a field of a head. name: in the order in which it is read; may be empty."""

    field: str
    name: str
    address: str


def parties(fields: Mapping[str, Sequence[str]]) -> tuple[Party, ...]:
    """Return who is named in the fields of a head, each once in a field.

    fields: of FIELDS, the lines of each. "Berg, Ada" is Ada Berg, "Ada Berg/OSL/Tolland" of
    Lotus Notes too; what is in brackets is no part of a name.
    """
    found: dict[Party, None] = {}
    for field in FIELDS:
        for name, address in getaddresses(map(_line, fields.get(field, ())), strict=False):
            known = address.casefold() if _ADDRESS.fullmatch(address) else ""
            written = name or ("" if known else address)
            party = Party(field, _name(written), known)
            if party.name or party.address:
                found[party] = None
    return tuple(found)


def head_line(
    found: Iterable[Party], date: dt.date | None
) -> tuple[str, tuple[Correspondent, ...]]:
    """Return a line such as "From: Ada Berg <ada@tolland.example> To: …", and who is in it.

    The line is empty where nobody is said to have written.
    """
    text = ""
    people: list[Correspondent] = []
    before = ""
    for party in found:
        text += ", " if party.field == before else f"{' ' if text else ''}{party.field}: "
        before = party.field
        start = len(text)
        shown = f"<{party.address}>" if party.name and party.address else party.address
        text += " ".join(filter(None, (party.name, shown)))
        span = Span(start, start + len(party.name or party.address))
        people.append(Correspondent(_role(party), span, party.name, party.address))
    if not people or people[0].role == "recipient":
        return "", ()
    return f"{text} Date: {date.isoformat()}" if date else text, tuple(people)


def _role(party: Party) -> Role:
    return "party" if party.field == CHAT else "sender" if party.field == "From" else "recipient"


def _line(written: str) -> str:
    return " ".join(written.split())


def _name(written: str) -> str:
    """Return a display name without its quotes and brackets, the surname last."""
    bare = _IN_BRACKETS.sub(" ", label(cleaned(written)) or "").strip(_QUOTES)
    if _ADDRESS.fullmatch(bare):
        return ""
    bare = _OF_NOTES.sub("", bare).strip(_QUOTES)
    surname, comma, given = bare.partition(",")
    if comma and "," not in given and given.strip():
        bare = f"{given.strip()} {surname.strip()}"
    return " ".join(bare.split())
