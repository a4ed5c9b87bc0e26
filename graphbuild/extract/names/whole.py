"""Names that a model cut short: what belongs to them before and behind."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from graphbuild.language.loader import Words
from graphbuild.language.pack import BASE, LanguagePack, load_pack
from graphbuild.language.patterns import any_of
from graphbuild.language.people.names import NameWords
from graphbuild.model import Mention, Span

_REACH = 24
"""Characters before a name in which "St." can be a part of it."""
_SHORT = 2
"""Letters up to which a legal form is written in capitals: "AG", "SA"."""
_OF = re.compile(r"\.?\s(?:General\s)?(?:of|for)\s(?:the\s)?")
_OF_PLACE = re.compile(r"\sof\s")
_AND = re.compile(r"\sand\s")
_AMPERSAND = re.compile(r"\s&\s")
_SPACE = re.compile(r"\s")


def made_whole(text: str, mentions: Iterable[Mention], pack: LanguagePack) -> list[Mention]:
    """Return the mentions with those that are the halves of one name made one.

    "Gonzalo Ibarra" de la "Vega" is one person; "U.S. Dept" of "Energy", "Trask" & "Mould
    LLP" and "Port" "Authority of Vesk" are one organisation each. A company's legal form is
    part of its name: "Tessaro" GmbH & Co. KG.
    """
    found: list[Mention] = []
    listed = [*mentions]
    starts = {mention.span.start for mention in listed}
    for mention in listed:
        whole = _without_seat(_with_legal_form(text, mention, pack), pack)
        whole = _with_saint(text, whole, pack)
        whole = _with_surname(text, whole, starts) if pack.lang == BASE else whole
        before = found[-1] if found else None
        if before and whole.span.start < before.span.end:
            continue  # what stood in the legal form
        kind = _kind_of_both(text, before, whole, pack) if before else None
        if before and kind:
            span = Span(before.span.start, whole.span.end)
            found[-1] = replace(before, span=span, text=span.of(text), type=kind)
        else:
            found.append(whole)
    return found


def _kind_of_both(text: str, before: Mention, mention: Mention, pack: LanguagePack) -> str | None:
    """Return of which type two mentions are one name, None if they are two."""
    between = text[before.span.end : mention.span.start]
    apart = before.sentence != mention.sentence and between != " "
    if apart or {before.kind, mention.kind} != {"name"}:
        return None
    kinds = (before.type, mention.type)
    person = before.type == "Person" and not mention.title and mention.type != "Place"
    person = person and pack.lang == BASE  # elsewhere "de" is a word as "of" is
    if person and " " not in mention.text and _particles().fullmatch(between):
        return "Person"
    if mention.type != "Organization" and not _OF.fullmatch(between):
        return None
    body = "Organization"
    if _AMPERSAND.fullmatch(between) and before.type != "Place" and not before.title:
        return body if _ends_in_a_form(mention.text, pack.names) else None
    if kinds[0] != body:
        return None
    if _OF.fullmatch(between):
        return body if _begins_a_body(before.text, pack) and mention.type != "Person" else None
    listed = between == ", " and " and " in mention.text
    if listed or _AND.fullmatch(between):
        return body if _goes_on(before.text, mention.text, pack) else None
    first = _key(mention.text.split()[0], pack)
    tells = " " in mention.text and first in pack.types.last_word.get(body, ())
    return body if _SPACE.fullmatch(between) and tells else None


def _begins_a_body(name: str, pack: LanguagePack) -> bool:
    """Return whether a name is but the head of one: "U.S. Dept", "Directorate"."""
    last, words = _key(name.rsplit(maxsplit=1)[-1], pack), pack.types
    alone = " " not in name and last in words.last_word.get("Organization", ())
    return alone or last in words.first_word.get("Organization", ())


def _goes_on(name: str, more: str, pack: LanguagePack) -> bool:
    """Return whether what follows "and" is of the same name: "Union of Dockers" and "Carters".

    So it is after a body of several, and after a ministry: "Ministry of Trade" and "Industry".
    A comma does for "and" where that follows: "Union of Rail", "Road and Harbour Workers".
    """
    head, of, rest = name.replace(" for ", " of ", 1).partition(" of ")
    if not of or _key(head.split()[-1], pack) not in _heads(pack):
        return False
    last = more.rsplit(maxsplit=1)[-1].lower()
    said = f"{rest} {more}".lower().replace(" and ", " ").replace(",", " ").split()
    if pack.mentions.portfolios.issuperset(said):
        return True
    tells = last in pack.types.last_word.get("Organization", ())
    several = last.endswith("s") and not tells
    return several and (" and " in more or (rest.endswith("s") and " " not in more))


def _heads(pack: LanguagePack) -> Words:
    """Return the words with which a name that says its kind begins."""
    words, body = pack.types, "Organization"
    return words.first_word.get(body, frozenset()) | words.last_word.get(body, frozenset())


def _with_legal_form(text: str, mention: Mention, pack: LanguagePack) -> Mention:
    """Return a mention with the legal form that stands behind it."""
    if mention.type == "Place" or mention.kind != "name" or mention.title:
        return mention
    more = _legal_form(more=_ends_in_a_form(mention.text, pack.names))
    form = more.match(text, mention.span.end)
    end = form.end() if form else mention.span.end
    last = text[mention.span.start : end].rsplit(maxsplit=1)[-1]
    if text[end : end + 1] == "." and last in pack.mentions.abbreviations:
        end += 1
    if end == mention.span.end:
        return mention
    span = Span(mention.span.start, end)
    return replace(
        mention, span=span, text=span.of(text), type="Organization" if form else mention.type
    )


def _without_seat(mention: Mention, pack: LanguagePack) -> Mention:
    """Return a company's mention without where it is: "Tessaro Ltd" of Leeds."""
    ends = [each.start() for each in _OF_PLACE.finditer(mention.text)]
    if not ends or mention.type != "Organization":
        return mention
    name = mention.text[: ends[-1]]
    if _key(name.rsplit(maxsplit=1)[-1], pack) not in pack.names.organisation.ending_forms:
        return mention
    return replace(
        mention, span=Span(mention.span.start, mention.span.start + len(name)), text=name
    )


def _with_saint(text: str, mention: Mention, pack: LanguagePack) -> Mention:
    """Return a mention with the "St.", "Ft." or "Mt." before it; the last two are places'."""
    begun = _abbreviated().search(text, max(mention.span.start - _REACH, 0), mention.span.start)
    if begun is None or mention.kind != "name":
        return mention
    says = pack.names.first_word[begun.group(1).lower()]
    place = says in pack.types.first_word.get("Place", ())
    span = Span(begun.start(1), mention.span.end)
    return replace(mention, span=span, text=span.of(text), type="Place" if place else mention.type)


def _with_surname(text: str, mention: Mention, starts: Collection[int]) -> Mention:
    """Return a person with what particles tie to the name, where no other name begins there."""
    tied = _surname().match(text, mention.span.end) if mention.type == "Person" else None
    if tied is None or mention.kind != "name" or tied.start(1) in starts:
        return mention
    span = Span(mention.span.start, tied.end())
    return replace(mention, span=span, text=span.of(text))


def _ends_in_a_form(name: str, words: NameWords) -> bool:
    return name.rsplit(maxsplit=1)[-1].lower().replace(".", "") in words.organisation.legal_forms


def _key(word: str, pack: LanguagePack) -> str:
    bare = word.lower().strip(".")
    return pack.names.first_word.get(bare, bare)


@functools.cache
def _particles() -> re.Pattern[str]:
    """Return the pattern of the particles within a name: " de la ", " van der "."""
    words = any_of(load_pack().names.person.amid)
    return re.compile(rf"\s(?:{words}\s)+")


@functools.cache
def _abbreviated() -> re.Pattern[str]:
    """Return the pattern of a short word that begins a name, where none stands before it."""
    words = any_of(
        each.capitalize() for each in load_pack().names.first_word if len(each) == _SHORT
    )
    before = r"(?:^|(?:^|\s)[^\W\d_A-Z][\w'’-]*\s|[\"“(]|[.,;:]\s)"
    return re.compile(rf"{before}({words})\.\s$")


@functools.cache
def _surname() -> re.Pattern[str]:
    """Return the pattern of particles and a word with a capital."""
    return re.compile(rf"{_particles().pattern}((?=[^\W\d_a-z])\w[\w-]+)")


@functools.cache
def _legal_form(*, more: bool) -> re.Pattern[str]:
    """Return the pattern of a legal form behind a name: ", Inc", " GmbH & Co. KG", " S.A.".

    more: behind the first of its words. Short ones are in capitals, or have stops.
    """
    forms = load_pack().names.organisation.legal_forms
    short = [form for form in forms if len(form) <= _SHORT]
    capitals = any_of(form.upper() for form in forms)
    with_stops = any_of("".join(f"{c}." for c in form.upper()) for form in short)
    long = [form for form in forms if len(form) > _SHORT]
    spelled = any_of([form.capitalize() for form in long] + [form.upper() for form in long])
    one = rf"(?:{with_stops}|(?:{capitals}|{spelled}|GmbH|Co|Oy|S\.p\.A)\b)"
    small = load_pack().names.organisation.within_forms
    between = any_of(["&", *small, *map(str.capitalize, small), *map(str.upper, small)])
    within = rf"(?:\.?\s(?:{between}\s)?{one})"
    if more:
        return re.compile(rf"{within}+")
    return re.compile(rf"(?:,\s(?:{spelled}|GmbH)\b|\s{one}){within}*")
