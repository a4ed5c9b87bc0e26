"""Pages that are pictures: their text, if the extra `ocr` is installed."""

from __future__ import annotations

import functools
import importlib.util
import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from graphbuild.sources.quiet import quiet

if TYPE_CHECKING:
    from pypdf import PageObject

EXTRA = "pip install 'graphbuild[ocr]' reads pages that are images"

_LEAST_PIXELS = 200_000
"""A picture of fewer is an ornament."""

_LEAST_SCORE = 0.6

_Result = Any
"""What rapidocr finds, which has no types."""


def can_recognise() -> bool:
    """Return whether the libraries that recognise text in pictures are installed."""
    return importlib.util.find_spec("rapidocr") is not None


def recognised(page: PageObject) -> list[str]:
    """Return the lines of text in a page's pictures, from top to bottom."""
    lines: list[str] = []
    for picture in page.images:
        image = picture.image
        if image is None or image.width * image.height < _LEAST_PIXELS:
            continue
        upright = image.rotate(-(page.rotation or 0), expand=True)
        made = io.BytesIO()
        upright.convert("L").save(made, "PNG")
        with quiet("RapidOCR", "rapidocr"):
            found = _engine()(made.getvalue())
        told = zip(found.txts or (), found.scores or (), strict=True)
        lines += [text for text, score in told if score >= _LEAST_SCORE]
    return lines


@functools.cache
def _engine() -> Callable[[bytes], _Result]:
    from rapidocr import RapidOCR

    engine: Callable[[bytes], _Result] = RapidOCR(params={"Global.log_level": "critical"})
    return engine
