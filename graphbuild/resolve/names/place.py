"""Which shorter names can stand for a place's."""

from __future__ import annotations

from graphbuild.language.pack import load_pack
from graphbuild.resolve.names.gazetteer import places, state_codes
from graphbuild.resolve.names.kinds import says


def is_short(short: str, full: str) -> bool:
    """Return whether a place's name is short for another; both as keys.

    >>> is_short("bosnia", "bosnia and herzegovina")
    True
    >>> is_short("reno", "reno nv"), is_short("reno", "reno airport")
    (True, False)
    >>> is_short("socotra", "socotra island"), is_short("kansas", "kansas city")
    (True, False)
    >>> is_short("new york", "new york city"), is_short("new york", "new york state")
    (True, False)
    """
    table = load_pack().places
    if full in table.whole:
        return False
    if any(full.startswith(f"{short} {word} ") for word in load_pack().names.joining):
        return True
    rest, lead = full.removeprefix(f"{short} "), full.removesuffix(f" {short}")
    if rest != full and (rest in state_codes() or rest in state_codes().values()):
        return True
    if short in table.states:
        return rest in table.cities
    if short in places():
        return lead != full and lead in table.before_a_known
    if rest != full:
        return rest in table.kinds or (" " in rest and rest.split()[0] in table.located)
    if any(full == f"{short.removesuffix('s')} {word}" for word in table.of_a_group):
        return True
    if lead == full:
        return False
    named_by_its_kind = says(short, "Place") and not short.endswith("s")
    return named_by_its_kind or lead in table.kinds or lead in table.before
