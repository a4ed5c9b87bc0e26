"""Chains: the mentions of one entity within one document."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from graphbuild.config import ResolveSettings
from graphbuild.model import Chain, Extraction, Mention
from graphbuild.resolve import names, types
from graphbuild.resolve.aliases import AliasTable
from graphbuild.resolve.gazetteer import places

_TELLING = 3
"""Letters from which initials say what they stand for without being introduced."""


@dataclass(slots=True)
class _Group:
    """The mentions of one name, and of the names that were found to be the same."""

    indices: list[int]
    mentions: list[Mention]
    reasons: list[str] = field(default_factory=list)

    def forms(self) -> Counter[str]:
        return Counter(form for m in self.mentions if (form := names.clean(_name_of(m))))

    def name(self) -> str:
        """Return the fullest form: most words, then most frequent, then longest."""
        forms = self.forms()
        return min(forms, key=lambda f: (-len(names.words(f)), -forms[f], -len(f), f))

    def first(self) -> int:
        return min(m.span.start for m in self.mentions)

    def type(self) -> str:
        return types.winner(types.votes(self.mentions))

    def split_off(self, told: Callable[[Mention], bool]) -> _Group:
        """Return the mentions of which `told` holds, which this group then lacks."""
        pairs = list(zip(self.indices, self.mentions, strict=True))
        away = [pair for pair in pairs if told(pair[1])]
        kept = [pair for pair in pairs if not told(pair[1])]
        self.indices, self.mentions = [i for i, _ in kept], [m for _, m in kept]
        return _Group([i for i, _ in away], [m for _, m in away])

    def take(self, other: _Group, reason: str) -> None:
        self.indices += other.indices
        self.mentions += other.mentions
        self.reasons += [reason, *other.reasons]


def chains(
    extraction: Extraction,
    settings: ResolveSettings,
    aliases: AliasTable,
    date: dt.date | None = None,
) -> list[Chain]:
    """Return the document's chains, in the order of their first mention.

    One name is one entity; a short form joins the one longer form that fits: an
    acronym the name that it was introduced for or whose initials it has, a surname or
    first name the one full name with it, a place's short name its long one.
    """
    groups = _by_name(extraction, aliases)
    _join_definitions(groups, extraction, aliases)
    if settings.acronyms:
        _join_acronyms(groups)
    if settings.surnames:
        groups = _join_people(groups)
    _join_short_forms(groups)
    company = {key: aliases.key(group.name()) for key, group in groups.items()}
    anaphors = _anaphors(groups, extraction)
    found = [
        replace(
            _chain(extraction.document_id, group, anaphors[key]),
            company=tuple(sorted({c for other, c in company.items() if other != key})),
            date=date,
        )
        for key, group in groups.items()
    ]
    return sorted(found, key=lambda chain: chain.mentions)


def _by_name(extraction: Extraction, aliases: AliasTable) -> dict[str, _Group]:
    groups: dict[str, _Group] = {}
    for index, mention in enumerate(extraction.mentions):
        key = aliases.key(_name_of(mention))
        if key and (mention.kind == "name" or mention.cues_of("means")):
            group = groups.setdefault(key, _Group([], []))
            group.indices.append(index)
            group.mentions.append(mention)
    return groups


def _name_of(mention: Mention) -> str:
    """Return the name that a mention says, or means: "Serbian" in "Serbian President"."""
    means = mention.cues_of("means")
    return means[0] if means else mention.text


def _join(groups: dict[str, _Group], short: str, full: str, reason: str) -> None:
    if short != full and short in groups and full in groups:
        joined = groups.pop(short)
        groups[full].take(joined, f"{joined.name()} = {groups[full].name()}: {reason}")


def _join_definitions(
    groups: dict[str, _Group], extraction: Extraction, aliases: AliasTable
) -> None:
    for long, short in extraction.definitions:
        brief, full = (aliases.key(extraction.mentions[n].text) for n in (short, long))
        _join(groups, brief, full, "introduced in brackets")


def _join_acronyms(groups: dict[str, _Group]) -> None:
    spelled: dict[str, set[str]] = {}
    for full, group in groups.items():
        if " " in full and group.type() != "Person":
            for short in names.initials(group.name()):
                spelled.setdefault(short, set()).add(full)
    for short in list(groups):
        candidates = spelled.get(short, set()) & groups.keys()
        written = groups[short].mentions[0].text
        if len(candidates) == 1 and len(short) >= _TELLING and names.is_acronym(written):
            _join(groups, short, candidates.pop(), "its initials")


def _join_people(groups: dict[str, _Group]) -> dict[str, _Group]:
    """Join each short person name to the one full name in the document that fits."""
    full = {
        name
        for name, group in groups.items()
        if names.is_full(group.name()) and group.type() == "Person"
    }
    by_length = sorted(groups, key=lambda name: (len(name.split()), name))
    for short in by_length:
        if short not in groups or not _can_be_person(groups[short]):
            continue
        fitting = [
            name
            for name in sorted(full - {short})
            if name in groups and names.is_part_of(groups[short].name(), groups[name].name())
        ]
        fitting = _surnames_first(short, fitting)
        first = min((groups[name].first() for name in fitting), default=0)
        if fitting and _is_something_else_too(short, groups[short], first):
            apart = groups[short].split_off(lambda m: not _is_person_here(m))
            if not groups[short].mentions:
                groups[short] = apart
                continue
            groups[f"{short}#"] = apart
        if len(fitting) == 1:
            _join(groups, short, fitting[0], "the one full name here that fits")
        elif fitting and not names.is_full(groups[short].name()):
            groups = _split_by_nearness(groups, short, fitting)
    return groups


def _can_be_person(group: _Group) -> bool:
    """Return whether a name may be a person's, whatever the model called it.

    A country or an acronym that the model takes for no person stays what it is.
    """
    if any(m.type == "Person" or m.title for m in group.mentions):
        return True
    name = group.name()
    return not types.name_votes(name) and not names.is_acronym(name)


def _is_something_else_too(short: str, group: _Group, first: int) -> bool:
    """Return whether a surname is here also the name of an organisation or known place.

    first: where the full name first stands. People are introduced by their full name:
    what bears the surname before that, and looks like an organisation, is one.
    """
    elsewhere = [m for m in group.mentions if not _is_person_here(m)]
    companies = [m for m in elsewhere if m.type == "Organization"]
    if any(m.span.start < first for m in companies):
        return True
    if len(elsewhere) == len(group.mentions):
        return False
    return len(companies) > 1 or bool(elsewhere and types.name_votes(short))


def _is_person_here(mention: Mention) -> bool:
    return mention.type == "Person" or mention.title is not None


def _surnames_first(short: str, fitting: list[str]) -> list[str]:
    by_surname = [name for name in fitting if names.short_surname(name) == names.words(short)[-1]]
    return by_surname or fitting


def _split_by_nearness(
    groups: dict[str, _Group], short: str, fitting: list[str]
) -> dict[str, _Group]:
    """Give each mention of a shared surname to the full name last named before it.

    Where none stands before it, or the two nearest are in one sentence, it is left
    alone: it joins the nearer or neither, never both.
    """
    group = groups[short]
    left = _Group([], [], group.reasons)
    for index, mention in zip(group.indices, group.mentions, strict=True):
        nearest = _nearest(groups, fitting, mention)
        target = groups[nearest] if nearest else left
        target.indices.append(index)
        target.mentions.append(mention)
        if nearest:
            target.reasons.append(f"{mention.text} = {target.name()}: the nearest before it")
    return {
        name: left if name == short else kept
        for name, kept in groups.items()
        if name != short or left.indices
    }


def _nearest(groups: dict[str, _Group], fitting: list[str], mention: Mention) -> str | None:
    last: list[tuple[int, int, str]] = []
    for name in fitting:
        before = [
            (m.sentence, m.span.start)
            for m in groups[name].mentions
            if m.span.start < mention.span.start
        ]
        if before:
            last.append((*max(before), name))
    last.sort(reverse=True)
    if not last or (len(last) > 1 and last[0][0] == last[1][0]):
        return None
    return last[0][2]


def _join_short_forms(groups: dict[str, _Group]) -> None:
    """Join organisations and places to the one longer name that begins with theirs."""
    by_end: dict[str, set[str]] = {}
    for name in groups:
        if " " in name:
            for word in (name.split()[0], name.split()[-1]):
                by_end.setdefault(word, set()).add(name)
    for short in sorted(groups, key=lambda n: (-len(n.split()), n)):
        candidates = by_end.get(short.split()[0], set()) | by_end.get(short.split()[-1], set())
        fitting = [
            name
            for name in sorted(candidates - {short})
            if name in groups and short in groups and _is_short_form(short, name, groups)
        ]
        if len(fitting) == 1:
            _join(groups, short, fitting[0], "its short form")


def _is_short_form(short: str, full: str, groups: dict[str, _Group]) -> bool:
    """Return whether a name is a longer one's beginning or end that can stand for it.

    "Bosnia" for "Bosnia and Herzegovina"; "Fulmar" for "Fulmar Infrastructure
    Partners", whatever but a place the model took it for; "Port Authority" for "Jadrin
    Port Authority".
    """
    kind = groups[full].type()
    if kind == "Place":
        return groups[short].type() == kind and full.startswith(f"{short} and ")
    if kind != "Organization" or groups[short].type() == "Place" or _gazetteer_knows(short):
        return False
    if full.startswith(f"{short} "):
        rest = full.removeprefix(f"{short} ")
        return " " in short or types.says(rest.split()[-1], "Organization")
    if full.endswith(f" {short}"):
        return groups[short].type() == kind and types.says(short.rsplit(maxsplit=1)[-1], kind)
    return False


def _gazetteer_knows(name: str) -> bool:
    return name in places()


def _roles(group: _Group) -> tuple[str, ...]:
    titles = {m.title.lower() for m in group.mentions if m.title}
    return tuple(sorted(titles.union(*(m.cues_of("role") for m in group.mentions))))


def _votes(group: _Group) -> dict[str, float]:
    """Return what a chain's mentions say of its type; short forms say less.

    A surname on its own is what models mistake most: against its full name it says little.
    """
    full = names.key(group.name())
    fullest = [m for m in group.mentions if names.key(_name_of(m)) == full]
    others = [m for m in group.mentions if names.key(_name_of(m)) != full]
    said = types.votes(fullest)
    person = types.winner(said) == "Person"
    less = [
        (kind, weight * (0.5 if kind == "Person" or not person else 0.1))
        for kind, weight in types.votes(others).items()
    ]
    return types.add([said.items(), less])


def _anaphors(groups: dict[str, _Group], extraction: Extraction) -> dict[str, list[int]]:
    """Return for each group the pronouns and descriptions that stand for one of its names."""
    owner = {index: key for key, group in groups.items() for index in group.indices}
    found: dict[str, list[int]] = {key: [] for key in groups}
    for anaphor, antecedent in extraction.anaphora:
        if antecedent in owner:
            found[owner[antecedent]].append(anaphor)
    return found


def _chain(document_id: str, group: _Group, anaphors: list[int]) -> Chain:
    forms = group.forms()
    return Chain(
        document_id=document_id,
        name=group.name(),
        names=tuple(sorted(forms.items(), key=lambda pair: (-pair[1], pair[0]))),
        votes=tuple(sorted(_votes(group).items())),
        mentions=tuple(sorted([*group.indices, *anaphors])),
        reasons=tuple(group.reasons),
        roles=_roles(group),
    )
