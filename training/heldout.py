"""Which documents of a corpus are kept from training, to measure on."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

Line = TypeVar("Line")

ONE_IN = {"redocred": 10, "wikigold": 5, "ewt": 5, "litbank": 5, "crossner": 5}
"""By the first word of a corpus's file: one document in so many. Of the others, none."""

SEED = 1


def divided(path: Path, lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return a corpus's documents to train on, and those kept aside: always the same ones."""
    shuffled = list(lines)
    part = ONE_IN.get(path.stem.partition("_")[0])
    if part is None:
        return shuffled, []
    random.Random(SEED).shuffle(shuffled)
    most = len(shuffled) // part
    return shuffled[most:], shuffled[:most]
