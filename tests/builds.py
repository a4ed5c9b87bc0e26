"""Builds for tests whose point is not what the model sees."""

from __future__ import annotations

import shutil
from pathlib import Path

from graphbuild.config import Config

SMALL = Config.model_validate({"spacy": {"model": "en_core_web_sm"}})
"""Settings with the small model, which is loaded in a third of the time."""

ARTICLES = Path(__file__).parent.parent / "examples" / "articles"


def few_articles(folder: Path) -> Path:
    """A new folder with a few of the examples, which share names."""
    folder.mkdir()
    for article in ARTICLES.glob("2025-*"):
        shutil.copy(article, folder)
    return folder


def small_settings(folder: Path) -> Path:
    """A file of SMALL's settings, for commands."""
    path = folder / "small.yaml"
    path.write_text("spacy: {model: en_core_web_sm}\n", "utf-8")
    return path
