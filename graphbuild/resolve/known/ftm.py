"""FollowTheMoney's entities as rows of a list of names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graphbuild.resolve.known.words import list_words

Placed = tuple[str, Mapping[str, Any]]


def is_ftm(fields: Mapping[str, Any]) -> bool:
    """Return whether a row of JSON is an entity of FollowTheMoney."""
    return isinstance(fields.get("properties"), dict) and isinstance(fields.get("schema"), str)


def entities(rows: Iterable[Placed]) -> Iterator[Placed]:
    """Yield a row for each person and organisation, with the organisations of its links."""
    words = list_words()
    listed = [(place, fields) for place, fields in rows if is_ftm(fields)]
    names = {
        str(fields.get("id")): found[0]
        for _, fields in listed
        if (found := _values(fields, "name"))
    }
    of: dict[str, list[str]] = {}
    for _, fields in listed:
        if ends := words.links.get(fields["schema"]):
            whose, whole = (_values(fields, end) for end in ends)
            for one in whose:
                of.setdefault(one, []).extend(names.get(each, "") for each in whole)
    for place, fields in listed:
        if fields["schema"] not in words.schemata:
            continue
        yield (
            place,
            {
                "id": fields.get("id"),
                "type": words.schemata[fields["schema"]] or "",
                **{
                    field: [value for name in own for value in _values(fields, name)]
                    for field, own in words.properties.items()
                },
                "organisation": [name for name in of.get(str(fields.get("id")), ()) if name],
            },
        )


def _values(fields: Mapping[str, Any], name: str) -> list[str]:
    """Return the values of a property; of entities that stand in it whole, their ids."""
    found = fields["properties"].get(name) or []
    listed = found if isinstance(found, list) else [found]
    return [str(each.get("id", "")) if isinstance(each, dict) else str(each) for each in listed]
