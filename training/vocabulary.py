"""Which of MiniLM's pieces are kept, so that what ships is small."""

from __future__ import annotations

import re
from pathlib import Path

from graphbuild.extract.recogniser.wordpieces import BEGIN, BREAK, UNKNOWN

KEPT = 19_000
SPECIAL = ("[PAD]", UNKNOWN, BEGIN, BREAK)
_PLAIN = re.compile(r"(?:##)?[a-z0-9]+")
_SIGNS = frozenset(
    "abcdefghijklmnopqrstuvwxyz0123456789!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~£€¥©®°·–—‘’“”•…™ßæøłđðþıœ"
)


def kept(vocabulary: Path) -> tuple[list[str], list[int]]:
    """Return the pieces that are kept, and their rows in the base model's vectors.

    Kept are single signs, then pieces of plain letters and digits in the vocabulary's own
    order, which is about that of their frequency.
    """
    every = vocabulary.read_text("utf-8").split("\n")
    single = [p for p in every if len(p.removeprefix("##")) == 1 and p.removeprefix("##") in _SIGNS]
    known = {*single, *SPECIAL}
    plain = [piece for piece in every if _PLAIN.fullmatch(piece) and piece not in known]
    chosen = {*known, *plain[: KEPT - len(known)]}
    rows = [row for row, piece in enumerate(every) if piece in chosen]
    return [every[row] for row in rows], rows
