"""How types look: a colour that colour-blind readers can tell, doubled by a shape."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """shape: one of vis-network's. color, dark: on light and on dark paper."""

    shape: str
    color: str
    dark: str


KNOWN = {
    "Person": Look("dot", "#3b6fb6", "#7fb0ee"),
    "Organization": Look("square", "#c05a17", "#eb9a57"),
    "Place": Look("triangle", "#2b8556", "#62c596"),
}
OTHER = Look("dot", "#6b7280", "#a9b0ba")
"""For what a user adds to the Network."""
_FURTHER = (
    Look("diamond", "#8a5a9c", "#cfa3e2"),
    Look("star", "#8a6a10", "#dcbc5c"),
    Look("hexagon", "#a8325a", "#f08fb0"),
    Look("triangleDown", "#3f7482", "#8cc7d8"),
)
"""For the types that settings add, in alphabetical order; from the fifth on, again."""


def looks(types: Iterable[str]) -> dict[str, Look]:
    """Return the look of each type, in alphabetical order, the three known ones first."""
    wanted = set(types)
    further = sorted(wanted - KNOWN.keys())
    return {kind: look for kind, look in KNOWN.items() if kind in wanted} | {
        kind: _FURTHER[n % len(_FURTHER)] for n, kind in enumerate(further)
    }
