"""Text in pictures, if the extra `ocr` is installed; what was recognised once is kept."""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import io
import json
import os
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphbuild.sources.quiet import quiet

if TYPE_CHECKING:
    from PIL.Image import Image
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


def recognised(page: PageObject, kept: Path | None = None) -> list[str]:
    """Return the lines of text in a page's pictures, from top to bottom. kept: see `lines_in`."""
    lines: list[str] = []
    for picture in page.images:
        image = picture.image
        if image is not None and is_large(image):
            lines += lines_in(image.rotate(-(page.rotation or 0), expand=True), kept)
    return lines


def is_large(image: Image) -> bool:
    """Return whether a picture has enough pixels to be a page."""
    return image.width * image.height >= _LEAST_PIXELS


def lines_in(image: Image, kept: Path | None = None) -> list[str]:
    """Return the lines of text in a picture, from top to bottom.

    kept: the folder for what was recognised, where there is one: what stands there is not
    recognised again.
    """
    grey = image.convert("L")
    if kept is None:
        return _recognise(grey)
    place = kept / f"{_key(grey)}.json"
    lines = _kept_at(place)
    if lines is None:
        lines = _recognise(grey)
        _keep(lines, place)
    return lines


def _recognise(image: Image) -> list[str]:
    made = io.BytesIO()
    image.save(made, "PNG")
    with quiet("RapidOCR", "rapidocr"):
        found = _engine()(made.getvalue())
    told = zip(found.txts or (), found.scores or (), strict=True)
    return [text for text, score in told if score >= _LEAST_SCORE]


def _key(image: Image) -> str:
    """Return a digest of what is seen, and of what recognises it."""
    by = f"rapidocr {metadata.version('rapidocr')} {_LEAST_SCORE} {image.size}\n"
    return hashlib.sha256(by.encode() + image.tobytes()).hexdigest()[:40]


def _kept_at(place: Path) -> list[str] | None:
    """Return the lines that stand in a file, None where it is missing or not whole."""
    try:
        lines = json.loads(place.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    is_whole = isinstance(lines, list) and all(isinstance(line, str) for line in lines)
    return lines if is_whole else None


def _keep(lines: list[str], place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_suffix(f".{os.getpid()}")
    part.write_text(json.dumps(lines, ensure_ascii=False), encoding="utf-8")
    part.replace(place)


@functools.cache
def _engine() -> Callable[[bytes], _Result]:
    from rapidocr import RapidOCR

    engine: Callable[[bytes], _Result] = RapidOCR(params={"Global.log_level": "critical"})
    return engine
