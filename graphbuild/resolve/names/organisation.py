"""What an organisation's name is made of, and which shorter ones can stand for it."""

from __future__ import annotations

import re

from anyascii import anyascii

from graphbuild.language.pack import load_pack
from graphbuild.resolve.names.gazetteer import places
from graphbuild.resolve.names.key import clean, key_of, remembered
from graphbuild.resolve.names.kinds import says

INTRODUCED = "introduced in brackets"
"""Why a short form is a longer name's: the text says so."""


@remembered
def initials(name: str) -> frozenset[str]:
    """Return the acronyms that a name's words make, with and without small words.

    A hyphenated word can count as one, and a company's legal form as none.

    >>> sorted(initials("Movement for Multi-party Trade Ltd."))
    ['mfmpt', 'mfmptl', 'mfmt', 'mfmtl', 'mmpt', 'mmptl', 'mmt', 'mmtl']
    """
    table = load_pack().names
    text = anyascii(clean(name)).lower()
    found = set()
    for parts in (re.findall(r"[a-z0-9]+", text), re.findall(r"[a-z0-9][a-z0-9.'-]*", text)):
        has_form = parts and key_of(parts[-1]) in table.organisation.legal_forms
        for counted in (parts, parts[:-1] if has_form else parts):
            found.add("".join(p[0] for p in counted))
            found.add("".join(p[0] for p in counted if p not in table.small_words))
    return frozenset(found)


def is_short(short: str, full: str, *, alike: bool) -> bool:
    """Return whether an organisation's name is short for another; both as keys.

    alike: whether both are taken for organisations. "Fulmar" for "Fulmar Infrastructure
    Partners", whatever the model took it for; "Port Authority" for "Jadrin Port
    Authority"; "Ravens" for "Leyton Ravens"; "the University" for "University of Jadrin".
    What the longer name adds must not make it another body: not "Fulmar Research Group",
    "Fulmar Asia" or "Jadrin University Press"; but "Adriatic Credit", of two words that name
    nothing by themselves, is the Adriatic Credit Bank.

    >>> is_short("ravens", "leyton ravens", alike=True)
    True
    >>> is_short("jadrin university", "jadrin university press", alike=True)
    False
    >>> is_short("fulmar", "fulmar bank", alike=True)
    False
    """
    words = load_pack().names
    table = words.organisation
    if full.startswith(f"{short} "):
        rest = full.removeprefix(f"{short} ")
        first, _, more = rest.partition(" ")
        if alike and first in words.of and more and tells_its_kind(short):
            return True
        whole = " " in short and tells_its_kind(short) and first not in table.joining
        if whole and rest in table.whole:
            return True
        kind_alone = " " in short and not whole and rest in table.bodies
        if first not in table.joining and _makes_another(rest) and not kind_alone:
            return False
        generic = tells_its_kind(rest)
        return not (more or generic) if whole else " " in short or generic
    lead = full.removesuffix(f" {short}")
    if lead == full or not alike or lead.split()[-1] in table.joining:
        return False
    return " " in short or tells_its_kind(short) or short.endswith("s")


def _makes_another(rest: str) -> bool:
    """Return whether what a longer name adds at its end makes it another body's."""
    words = rest.split()
    return (
        words[-1] in load_pack().names.organisation.bodies
        or words[-1].isdigit()
        or rest in places()
        or words[-1] in places()
        or says(rest, "Place")
    )


def tells_its_kind(name: str) -> bool:
    """Return whether the end of a name's key says what sort of organisation it is.

    >>> tells_its_kind("university"), tells_its_kind("fulmar")
    (True, False)
    """
    return says(name.rsplit(maxsplit=1)[-1], "Organization")
