"""The recogniser's weights: the files that they ship in, and the network made of them."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

import numpy as np

from graphbuild.extract.recogniser.windows import Window

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

CARD, NETWORK, PIECES = "card.json", "network.onnx.gz", "pieces.txt"
EMBEDDINGS = "embeddings.npz"

MIDDLE = 7
"""The code of zero."""

_SLOWER = ("SkipLayerNormFusion",)
"""ONNX Runtime's optimisers that make one operator of two which together are faster."""


@dataclass(frozen=True, slots=True)
class Card:
    """What ships with the weights.

    f: F of names with exact bounds and types on documents that no training has read, in
    [0, 1]; None where nobody measured.
    labels: in spaCy's names.
    """

    version: str
    f: float | None
    labels: tuple[str, ...]


def folder_of(lang: str) -> Traversable:
    """Return the folder of a language's weights. lang: spaCy's code for it."""
    return resources.files(__package__).joinpath("models", lang)


def ship_for(lang: str) -> bool:
    """Return whether there are weights for a language."""
    return folder_of(lang).joinpath(CARD).is_file()


def card(folder: Traversable) -> Card:
    """Return what the weights in a folder are."""
    said = json.loads(folder.joinpath(CARD).read_text("utf-8"))
    return Card(str(said["version"]), said["f"], tuple(said["labels"]))


class Network:
    """The loaded network. folder: what training/export.py wrote."""

    def __init__(self, folder: Traversable) -> None:
        self._embeddings = _Embeddings(folder.joinpath(EMBEDDINGS))
        self._layers = _session(gzip.decompress(folder.joinpath(NETWORK).read_bytes()))

    def scores(self, window: Window) -> NDArray[np.float32]:
        """Return the scores of a window's words: words by tags (see `tagging.decoded`)."""
        embedded = self._embeddings.of(window)
        (scores,) = self._layers.run(None, {"pieces": embedded[None]})
        found: NDArray[np.float32] = scores[0][window.at]
        return found


class _Embeddings:
    """The network's first layer: a vector for each piece, writing and place.

    The pieces' are kept in 4 bits: codes of 0 to 14, for -7 to 7 times the scale of each 64.
    """

    def __init__(self, path: Traversable) -> None:
        with path.open("rb") as file, np.load(file) as stored:
            self._pieces = scaled(stored["codes"], stored["scales"])
            self._writing = stored["writing"].astype(np.float32)
            self._places = stored["places"].astype(np.float32)

    def of(self, window: Window) -> NDArray[np.float32]:
        """Return a vector for each piece: float32, pieces by the network's width."""
        places = self._places[: len(window.pieces)]
        found: NDArray[np.float32] = (
            self._pieces[window.pieces] + self._writing[window.writing] + places
        )
        return found


def scaled(codes: NDArray[np.uint8], scales: NDArray[np.float16]) -> NDArray[np.float32]:
    """Return vectors from their codes, two a byte: rows by half the width.

    scales: rows by blocks.
    """
    rows, blocks = scales.shape
    single = np.stack([codes & 15, codes >> 4], axis=-1).reshape(rows, blocks, -1)
    values = (single.astype(np.float32) - MIDDLE) * scales[..., None].astype(np.float32)
    return values.reshape(rows, -1)


def _session(network: bytes) -> InferenceSession:
    """Return the network's other layers, ready to run."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        network,
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=_SLOWER,
    )
