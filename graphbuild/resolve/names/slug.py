"""A name as ids have it."""

from __future__ import annotations

import re

from anyascii import anyascii


def slug(name: str) -> str:
    """Return a name in lower-case ASCII letters and digits, joined by hyphens.

    >>> slug("Aleksandar Vučić")
    'aleksandar-vucic'
    """
    return "-".join(re.findall(r"[a-z0-9]+", anyascii(name).lower()))[:80].strip("-") or "unnamed"
