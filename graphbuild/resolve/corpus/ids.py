"""Ids that people can read and that stay the same: person:boris-ruge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from graphbuild.resolve.names.slug import slug


def entity_ids(
    named: Sequence[tuple[str, str]], former: Sequence[str | None] | None = None
) -> list[str]:
    """Return an id for each (type, name), in order; namesakes are numbered from 2.

    former: the id that each had in the build before, None where it is new. It is kept as
    long as the type is the same, whatever name is shown by now.

    >>> entity_ids([("Person", "John Smith"), ("Person", "John Smith")])
    ['person:john-smith', 'person:john-smith-2']
    >>> entity_ids([("Person", "Jon Smith"), ("Person", "John Smith")], ["person:john-smith", None])
    ['person:john-smith', 'person:john-smith-2']
    """
    before = former or [None] * len(named)
    kept = [
        known if known and known.startswith(f"{kind.lower()}:") else None
        for (kind, _), known in zip(named, before, strict=True)
    ]
    taken = {known for known in kept if known}
    used: Counter[str] = Counter()
    ids = []
    for (kind, name), known in zip(named, kept, strict=True):
        base = f"{kind.lower()}:{slug(name)}"
        candidate = known
        while candidate is None:
            used[base] += 1
            new = base if used[base] == 1 else f"{base}-{used[base]}"
            candidate = None if new in taken else new
        taken.add(candidate)
        ids.append(candidate)
    return ids
