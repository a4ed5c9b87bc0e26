"""Ids that people can read and that stay the same: person:boris-ruge."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from anyascii import anyascii


def slug(name: str) -> str:
    """Return a name in lower-case ASCII letters and digits, joined by hyphens.

    >>> slug("Aleksandar Vučić")
    'aleksandar-vucic'
    """
    return "-".join(re.findall(r"[a-z0-9]+", anyascii(name).lower()))[:80].strip("-") or "unnamed"


def entity_ids(named: Sequence[tuple[str, str]]) -> list[str]:
    """Return an id for each (type, name), in order; namesakes are numbered from 2.

    >>> entity_ids([("Person", "John Smith"), ("Person", "John Smith")])
    ['person:john-smith', 'person:john-smith-2']
    """
    used: Counter[str] = Counter()
    taken: set[str] = set()
    ids = []
    for kind, name in named:
        base = f"{kind.lower()}:{slug(name)}"
        used[base] += 1
        candidate = base if used[base] == 1 else f"{base}-{used[base]}"
        while candidate in taken:
            used[base] += 1
            candidate = f"{base}-{used[base]}"
        taken.add(candidate)
        ids.append(candidate)
    return ids
