"""Stretches of a Doc that the recogniser's network reads at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphbuild.extract.recogniser.wordpieces import BEGIN, BREAK, NO_WORD, Wordpieces, written

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SIZE = 128
"""Pieces of a window; only a sentence of its own may have more, up to LONGEST."""

LONGEST = 384

_REGULAR = 0.5
"""Of a document's sentences, how many at least have a capital where it is written as is usual."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words in a row.

    words: their token indices. begins: for each, whether a sentence begins with it. at: the
    place of each word's first piece. pieces, writing: for each piece, its number and how
    its word is written.
    """

    words: list[int]
    begins: list[bool]
    at: list[int]
    pieces: list[int]
    writing: list[int]


def windows(
    doc: Doc, wordpieces: Wordpieces, *, first: int = SIZE, every: bool = False
) -> Iterator[Window]:
    """Yield a Doc with sentences in windows: whole sentences, where these are not too long.

    first: the size of the first window. every: with the sentences that hold no name.
    """
    packed: list[list[Token]] = []
    length, size = 0, first
    for words in _sentences(doc, every=every):
        for part, pieces in _parts(words, wordpieces):
            if packed and length + pieces > size:
                yield _window(packed, wordpieces)
                packed, length, size = [], 0, SIZE
            packed.append(part)
            length += pieces
    if packed:
        yield _window(packed, wordpieces)


def _sentences(doc: Doc, *, every: bool) -> Iterator[list[Token]]:
    """Yield the words of each sentence that can hold a name.

    Where most sentences begin with a capital, those that have no further one cannot: only
    at their beginning, a word that is common or stands in small letters elsewhere.
    """
    sentences = [[token for token in sentence if not token.is_space] for sentence in doc.sents]
    capitals = sum(_has_capital(words) for words in sentences)
    if every or capitals < len(sentences) * _REGULAR:
        yield from sentences
        return
    small = {token.lower for token in doc if token.is_lower}
    yield from (words for words in sentences if _can_hold_a_name(words, small))


def _has_capital(words: list[Token]) -> bool:
    return any(token.text[0].isupper() for token in words)


def _can_hold_a_name(words: list[Token], small: set[int]) -> bool:
    """Return whether a word has a capital that is not just there because a sentence begins.

    small: the words that the document has in small letters.
    """
    begins = True
    for token in words:
        text = token.text
        has_letters = token.is_alpha or any(map(str.isalpha, text))
        if has_letters and not token.is_lower:
            alone = len(text) == 1
            common = token.is_stop or (token.lower in small and not alone)
            if not (common and (begins or alone) and (alone or text[1:].islower())):
                return True
        begins = token.is_quote or token.is_left_punct or (begins and not has_letters)
    return False


def _parts(words: list[Token], wordpieces: Wordpieces) -> Iterator[tuple[list[Token], int]]:
    """Yield a sentence, or stretches of one that is too long, with their number of pieces."""
    sizes = [len(wordpieces.split(word.text)) + _breaks(word) for word in words]
    if sum(sizes) <= LONGEST:
        if words:
            yield words, sum(sizes)
        return
    start = length = 0
    for place, size in enumerate(sizes):
        if length + size > SIZE:
            yield words[start:place], length
            start, length = place, 0
        length += size
    yield words[start:], length


def _window(sentences: list[list[Token]], wordpieces: Wordpieces) -> Window:
    begin, line = (wordpieces.numbers[piece] for piece in (BEGIN, BREAK))
    window = Window([], [], [], [begin], [NO_WORD])
    for words in sentences:
        for place, word in enumerate(words):
            if window.words and _breaks(word):
                window.pieces.append(line)
                window.writing.append(NO_WORD)
            pieces = wordpieces.split(word.text)
            window.words.append(word.i)
            window.begins.append(place == 0)
            window.at.append(len(window.pieces))
            window.pieces.extend(pieces)
            window.writing.extend([written(word.text)] * len(pieces))
    window.pieces.append(line)
    window.writing.append(NO_WORD)
    return window


def _breaks(word: Token) -> bool:
    """Return whether a line ends before a word."""
    before = word.nbor(-1) if word.i else None
    return before is not None and before.is_space and "\n" in before.text
