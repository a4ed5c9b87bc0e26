"""Direct speech: where it stands in a text, and who says it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from graphbuild.extract.quotations import quotations
from graphbuild.extract.syntax import hashes
from graphbuild.language.pack import LanguagePack

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Quotes:
    """Which tokens are quoted, and whose words they are."""

    def __init__(self, doc: Doc, names: set[int], pack: LanguagePack) -> None:
        """doc: tagged and parsed. names: indices of the names' heads."""
        self._words = pack.speech
        self._doers = pack.labels.subject - pack.labels.passive_subject
        self._quote: dict[int, int] = {}
        self._lines: list[int] = []
        self._read(doc)
        self._speakers = self._find_speakers(doc, names)

    def inside(self, token: Token) -> bool:
        """Return whether a token is quoted."""
        return token.i in self._quote

    def speaker(self, token: Token) -> int | None:
        """Return the index of the head of the name whose words a token is among."""
        return self._speakers.get(self._quote.get(token.i, -1))

    def _read(self, doc: Doc) -> None:
        """Number quotes and paragraphs."""
        starts: list[int] = doc.to_array("IDX").tolist()
        for number, quotation in enumerate(quotations(doc.text, self._words), start=1):
            for part in quotation.parts:
                for place in range(bisect_left(starts, part.start), bisect_left(starts, part.end)):
                    self._quote[place] = number
        line = 0
        for place, space in enumerate(doc.to_array("IS_SPACE").tolist()):
            if space and "\n" in doc[place].text:
                line += 1
            self._lines.append(line)

    def _find_speakers(self, doc: Doc, names: set[int]) -> dict[int, int]:
        """Return quote → its speaker: the nearest subject of a verb of saying in its paragraph."""
        saying, doers = hashes(self._words.saying), self._doers
        said = [
            (place, subject.i)
            for place, word in enumerate(doc.to_array("LOWER").tolist())
            if word in saying and place not in self._quote
            for subject in doc[place].children
            if subject.dep_ in doers and subject.i in names
        ]
        edges: dict[int, tuple[int, int]] = {}
        for place, number in self._quote.items():
            first, _ = edges.get(number, (place, place))
            edges[number] = (first, place)
        found = {}
        for number, (first, last) in edges.items():
            line = self._lines[first]
            near = [
                (min(abs(verb - first), abs(verb - last)), subject)
                for verb, subject in said
                if self._lines[verb] == line
            ]
            if near:
                found[number] = min(near)[1]
        return found
