"""Chains: the mentions of one entity within one document."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from graphbuild.config import ResolveSettings
from graphbuild.model import Chain, Extraction
from graphbuild.resolve import types
from graphbuild.resolve.aliases import AliasTable
from graphbuild.resolve.curation.judgements import Curation
from graphbuild.resolve.document.addresses import part_by_address
from graphbuild.resolve.document.apart import told_apart
from graphbuild.resolve.document.capitals import in_small_letters
from graphbuild.resolve.document.firms import part_firms
from graphbuild.resolve.document.groups import Group, Groups, name_of
from graphbuild.resolve.document.people import drop_families, join_short_names
from graphbuild.resolve.document.short_forms import (
    join_acronyms,
    join_definitions,
    join_short_forms,
)
from graphbuild.resolve.document.spellings import join_abbreviated, join_spellings, join_state_codes
from graphbuild.resolve.document.states import part_states
from graphbuild.resolve.document.whereabouts import Whereabouts, part_places, whereabouts
from graphbuild.resolve.names.key import NameKey, key_of

_SHORT_FORM = 0.5
_SURNAME_AGAINST_A_PERSON = 0.1


def chains(
    extraction: Extraction,
    settings: ResolveSettings,
    aliases: AliasTable,
    date: dt.date | None = None,
    curation: Curation | None = None,
) -> list[Chain]:
    """Return the document's chains, in the order of their first mention.

    One name is one entity; a short form joins the one longer form that fits: an
    acronym the name that it was introduced for or whose initials it has, a surname or
    first name the one full name with it, a place's short name its long one. What a
    person decided to be two (curation) is not joined.
    """
    groups = _by_name(extraction, aliases, curation or Curation(), settings.precision)
    within = whereabouts(extraction, aliases)
    groups.placed = within
    join_definitions(groups, extraction, aliases)
    join_spellings(groups)
    if settings.acronyms:
        join_acronyms(groups)
        join_abbreviated(groups)
    part_firms(groups)
    part_states(groups, extraction, aliases)
    part_places(groups, within)
    join_state_codes(groups, aliases)
    if settings.surnames:
        drop_families(groups)
        part_by_address(groups)
        join_short_names(groups)
    join_short_forms(groups)
    company = frozenset(aliases.key(group.shown()) for group in groups.by_key.values())
    anaphors = _anaphors(groups, extraction)
    found = [
        _chain(extraction.document_id, group, anaphors[key], company, date)
        for key, group in groups.by_key.items()
    ]
    return sorted((_placed(chain, within) for chain in found), key=lambda chain: chain.mentions)


def _by_name(
    extraction: Extraction, aliases: AliasTable, curation: Curation, precision: float
) -> Groups:
    groups = Groups(
        extraction.document_id,
        curation,
        apart=told_apart(extraction),
        headline=extraction.headline,
        precision=precision,
    )
    for index, mention in enumerate(in_small_letters(extraction.mentions)):
        name = name_of(mention)
        text = aliases.key(name)
        if text and (mention.kind == "name" or mention.cues.means):
            key = NameKey(text, curation.spelling(name))
            groups.by_key.setdefault(key, Group()).add(index, mention)
    return groups


def _anaphors(groups: Groups, extraction: Extraction) -> dict[NameKey, list[int]]:
    """Return for each group the pronouns and descriptions that stand for one of its names."""
    owner = {index: key for key, group in groups.by_key.items() for index in group.indices}
    found: dict[NameKey, list[int]] = {key: [] for key in groups.by_key}
    for anaphor, antecedent in extraction.anaphora:
        if antecedent in owner:
            found[owner[antecedent]].append(anaphor)
    return found


def _chain(
    document_id: str,
    group: Group,
    anaphors: list[int],
    company: frozenset[str],
    date: dt.date | None,
) -> Chain:
    # A form that another has too would make the two one again.
    forms = {group.called: len(group.indices)} if group.called else group.forms()
    return Chain(
        document_id=document_id,
        name=group.shown(),
        names=tuple(sorted(forms.items(), key=lambda pair: (-pair[1], pair[0]))),
        votes=tuple(sorted(_votes(group).items())),
        mentions=tuple(sorted([*group.indices, *anaphors])),
        reasons=tuple(group.reasons),
        roles=_roles(group),
        company=company,
        date=date,
    )


def _placed(chain: Chain, within: Whereabouts) -> Chain:
    """Return a chain with where the document says that it lies."""
    told = {within[mention] for mention in chain.mentions if mention in within}
    return replace(chain, roles=tuple(sorted(told))) if told else chain


def _roles(group: Group) -> tuple[str, ...]:
    titles = {m.title.lower() for m in group.mentions if m.title}
    people = (mention for mention in group.mentions if mention.type == "Person")
    return tuple(sorted(titles.union(*(person.cues.roles for person in people))))


def _votes(group: Group) -> dict[str, float]:
    """Return what a chain's mentions say of its type; short forms say less.

    A surname on its own is what models mistake most: against its full name it says little.
    """
    if len(group.forms()) == 1:
        return dict(group.votes())
    full = key_of(group.name())
    fullest = [m for m in group.mentions if key_of(name_of(m)) == full]
    others = [m for m in group.mentions if key_of(name_of(m)) != full]
    said = types.votes(fullest)
    person = types.winner(said) == "Person"
    less = [
        (
            kind,
            weight * (_SHORT_FORM if kind == "Person" or not person else _SURNAME_AGAINST_A_PERSON),
        )
        for kind, weight in types.votes(others).items()
    ]
    return types.add([said.items(), less])
