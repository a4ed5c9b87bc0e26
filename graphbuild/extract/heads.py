"""Who wrote to whom: the head of a letter as mentions and relations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from anyascii import anyascii

from graphbuild.language.loader import Words
from graphbuild.language.pack import LanguagePack
from graphbuild.model import (
    HEAD,
    WROTE_TO,
    Correspondent,
    Document,
    Mention,
    RelationMention,
    RelationType,
    Span,
)

_PERSON, _ORGANISATION = "Person", "Organization"
_SPOKE_WITH = "SPOKE_WITH"
_CORRESPONDENTS = (_PERSON, _ORGANISATION)
TYPES = (
    RelationType(WROTE_TO, _CORRESPONDENTS, _CORRESPONDENTS),
    RelationType(_SPOKE_WITH, _CORRESPONDENTS, _CORRESPONDENTS, symmetric=True),
)
"""Of relations, those that heads state."""

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*")
_BETWEEN = re.compile(r"[._+\-\d]+")
_LEAST_WORDS, _MOST_WORDS = 2, 5
_SHORTEST = 3
"""Letters of a name that an address must have to be its bearer's."""


@dataclass(frozen=True, slots=True)
class Heads:
    """What a document's head says. writer, reader: who wrote it, and who alone it is to."""

    mentions: tuple[Mention, ...] = ()
    relations: tuple[RelationMention, ...] = ()
    addresses: tuple[tuple[int, str], ...] = ()
    writer: Span | None = None
    reader: Span | None = None


def read_head(document: Document, pack: LanguagePack) -> Heads:
    """Return who is in a document's head and who wrote to whom, as its first sentence.

    Lists, departments and programs are nobody; so is an address without a name, until
    another letter has its name: its text is the address. Of one that says a name clearly,
    "ada.berg@", that is its text. Where nobody wrote, nobody was written to.
    """
    found = [
        (each, mention)
        for each in document.correspondents
        if (mention := _mention(document, each, pack))
    ]
    by = next((n for n, (each, _) in enumerate(found) if each.role == "sender"), None)
    if by is None and not all(each.role == "party" for each, _ in found):
        return Heads()
    to = [n for n, (each, _) in enumerate(found) if each.role == "recipient"]
    others = [each for each in document.correspondents if each.role == "recipient"]
    return Heads(
        tuple(mention for _, mention in found),
        tuple(_relations(document, found, by, to)),
        tuple(
            (n, each.address)
            for n, (each, mention) in enumerate(found)
            if each.address and mention.type == _PERSON and not _is_box(each.address, pack)
        ),
        found[by][1].span if by is not None else None,
        found[to[0]][1].span if len(to) == len(others) == 1 else None,
    )


def _relations(
    document: Document,
    found: list[tuple[Correspondent, Mention]],
    by: int | None,
    to: Sequence[int],
) -> Iterator[RelationMention]:
    if by is not None:
        for n in to:
            start = document.text.rfind(": ", 0, found[n][0].span.start)
            yield RelationMention(by, n, WROTE_TO, Span(start, start + 1), pattern=HEAD)
    elif len(found) == len(document.correspondents) == _LEAST_WORDS:
        between = Span(found[0][0].span.end, found[1][0].span.start)
        yield RelationMention(0, 1, _SPOKE_WITH, between, pattern=HEAD)


def _mention(document: Document, each: Correspondent, pack: LanguagePack) -> Mention | None:
    own = Mention(document.id, 0, each.span, each.name, _PERSON)
    if each.name and _is_person(each, pack):
        shown = each.name.title() if each.name.islower() else each.name
        return _without_title(replace(own, text=shown), pack)
    if each.name and _is_organisation(each.name, pack):
        return replace(own, type=_ORGANISATION)
    if not each.address or _is_box(each.address, pack) or _names_a_group(each.name, pack):
        return None
    return replace(own, text=_name_in(each.address, pack) or each.address)


def _without_title(mention: Mention, pack: LanguagePack) -> Mention:
    """Return the mention of a name without "Dr." before it."""
    words = mention.text.split()
    count = 0
    while len(words) - count > _LEAST_WORDS and words[count].endswith("."):
        if not pack.titles.has(words[count]):
            break
        count += 1
    if not count:
        return mention
    title, name = " ".join(words[:count]), " ".join(words[count:])
    span = Span(mention.span.end - len(name), mention.span.end)
    return replace(mention, span=span, text=name, title=title)


def _is_person(each: Correspondent, pack: LanguagePack) -> bool:
    """Return whether a display name is a person's: by its given name, or by its address."""
    words = each.name.split()
    if not _LEAST_WORDS <= len(words) <= _MOST_WORDS or not all(map(_WORD.fullmatch, words)):
        return False
    small = [word.lower() for word in words]
    if _names_a_group(each.name, pack) or not _kinds(pack).isdisjoint(small):
        return False
    particles = pack.names.person.particles
    if not all(word[0].isupper() or word.lower() in particles for word in words):
        return _is_given(small[0], pack) and each.name.islower()
    if any(_is_given(word, pack) for word in small[:-1]):
        return True
    box, _, domain = each.address.partition("@")
    if any(_bare(word) in map(_bare, domain.split(".")) for word in small):
        return False
    letters = _bare(box)
    surname, given = _bare(small[-1]), _bare(small[0])
    return any(len(x) >= _SHORTEST and x in letters for x in (surname, given)) or (
        len(surname) >= _SHORTEST and letters.startswith(given[:1] + surname[:_SHORTEST])
    )


def _is_organisation(name: str, pack: LanguagePack) -> bool:
    """Return whether a display name is a firm's or body's: "Tolland Bank", not "Press Office"."""
    words = [word.lower().strip(".,") for word in name.split()]
    forms = pack.names.organisation.legal_forms
    ordinary = _kinds(pack) | forms | pack.letters.boxes | pack.names.small_words
    return (
        words[-1] in _kinds(pack) | forms
        and not _names_a_group(name, pack)
        and not ordinary.issuperset(words)
        and name[0].isupper()
    )


def _kinds(pack: LanguagePack) -> Words:
    """Return what names of organisations end in."""
    return pack.types.last_word.get(_ORGANISATION, frozenset())


def _names_a_group(name: str, pack: LanguagePack) -> bool:
    return not pack.letters.groups.isdisjoint(map(str.lower, name.replace("-", " ").split()))


def _is_box(address: str, pack: LanguagePack) -> bool:
    """Return whether an address is a list's, department's or program's."""
    box = address.partition("@")[0]
    parts = {*_BETWEEN.split(box), _bare(box)}
    return not parts.isdisjoint(pack.letters.boxes)


def _name_in(address: str, pack: LanguagePack) -> str:
    """Return the name that an address says, "" if none that is clear."""
    words = re.split(r"[._]", address.partition("@")[0])
    is_name = len(words) == _LEAST_WORDS and all(w.isalpha() and len(w) > 1 for w in words)
    return " ".join(map(str.title, words)) if is_name and _is_given(words[0], pack) else ""


def _is_given(word: str, pack: LanguagePack) -> bool:
    call_names = pack.nicknames.root
    plain = anyascii(word).lower()
    return plain in pack.gender.names or plain in call_names


def _bare(word: str) -> str:
    return "".join(filter(str.isalpha, anyascii(word).lower()))
