"""Which characters a file's bytes stand for."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from graphbuild.errors import ConfigError, SourceError

_CHUNK = 1 << 20
_SAMPLE = 1 << 16

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16's, which begins it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_PUNCTUATION = frozenset("“”„‘’‚‹›«»–—…•·€£§©®™°ºª½¼¾²³\N{NO-BREAK SPACE}\N{SOFT HYPHEN}")
_ALPHABETS = {
    "cp1252": (
        "àâçèéêëîïôùûüœ",  # French
        "äöüß",  # German
        "áéíñóúü¿¡",  # Spanish
        "àáâãçéêíóôõú",  # Portuguese
        "àèéìòù",  # Italian
        "åäöæøé",  # Nordic
        "áéíóúýðþæö",  # Icelandic
    ),
    "cp1250": (
        "čćđšž",  # Bosnian, Croatian, Serbian, Slovene
        "ąćęłńóśźż",  # Polish
        "áäčďéěíĺľňóôŕřšťúůýž",  # Czech, Slovak
        "áéíóöőúüű",  # Hungarian
        "ăâîşţ",  # Romanian
    ),
    "iso8859_2": ("čćđšž", "ąćęłńóśźż", "áäčďéěíĺľňóôŕřšťúůýž"),
    "cp1254": ("çğıöşüâî\N{COMBINING DOT ABOVE}",),  # Turkish, whose İ is i̇ in lower case
    "cp1257": ("āčēģīķļņšūž", "ąčęėįšųūž", "äõöüšž"),  # Latvian, Lithuanian, Estonian
}
"""The letters beyond ASCII of the languages that share an encoding, likeliest first."""

_OTHER_SCRIPT = 0.25
"""From this share of bytes above ASCII a text is not in Latin letters."""


class Encoding(NamedTuple):
    """A codec's name, and what to do with bytes that it cannot read.

    is_guess: whether nothing but the letters speaks for it.
    """

    name: str
    errors: str = "strict"
    is_guess: bool = False


def check_encoding(name: str) -> None:
    """Raise ConfigError unless `sources.encoding` is "auto" or a codec of Python's."""
    if name == "auto":
        return
    try:
        b"ab".decode(name, "replace")
    except LookupError as error:
        raise ConfigError(
            f"sources.encoding: {name!r} is no encoding; use auto, or a name such as utf-8, "
            "cp1252 or utf-16."
        ) from error


def decode(
    data: bytes, setting: str, where: str, declared: str | None = None
) -> tuple[str, Encoding]:
    """Return the text of some bytes, and how it was read.

    setting: `sources.encoding`. where: the file, for the error.
    declared: what the bytes say of themselves, as HTML does; believed if it fits.
    Raises SourceError where the bytes are not in the encoding that was set, or no text.
    """
    encoding = find_encoding(io.BytesIO(data), setting, declared)
    try:
        text = data.decode(encoding.name, encoding.errors)
    except UnicodeError as error:
        raise wrong_encoding(where, setting) from error
    if _is_binary(text[:_SAMPLE]):
        raise SourceError(where, "it is not text", "Give the file the ending of its format.")
    return text, encoding


def wrong_encoding(where: str, setting: str) -> SourceError:
    """Return the error for bytes that `sources.encoding` cannot read."""
    return SourceError(where, f"it is not in {setting}", "Set sources.encoding to auto.")


def find_encoding(stream: BinaryIO, setting: str, declared: str | None = None) -> Encoding:
    """Return how to decode a stream, which is read through and left at its start.

    A byte order mark decides; else UTF-8 if all bytes are valid; else what is
    declared; else the statistics of a sample around the first other byte.
    """
    if setting != "auto":
        return Encoding("utf-8-sig" if _codec(setting) == "utf-8" else setting)
    head = stream.read(_SAMPLE)
    stream.seek(0)
    marked = _marked(head)
    sample = None if marked else _sample_where_not_utf8(stream)
    stream.seek(0)
    if marked:
        return marked
    if sample is None:
        return Encoding("utf-8")
    if declared and _reads(sample, declared):
        # Browsers read both as cp1252, and so does whoever declares them.
        western = _codec(declared) in ("iso8859-1", "ascii")
        return Encoding("cp1252" if western else declared, "replace")
    guess = _guess(sample)
    return Encoding(guess, "replace", guess != "utf-8")


def _marked(head: bytes) -> Encoding | None:
    for mark, name in _BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return Encoding(name, "replace")
    for name, text_bytes, zero_bytes in (
        ("utf-16-le", head[::2], head[1::2]),
        ("utf-16-be", head[1::2], head[::2]),
    ):
        if zero_bytes.count(0) > len(zero_bytes) * 0.5 and not text_bytes.count(0):
            return Encoding(name, "replace")
    return None


def _sample_where_not_utf8(stream: BinaryIO) -> bytes | None:
    """Return the bytes around the first that is not UTF-8, None where all are."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for chunk in _chunks(stream):
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            place = max(0, error.start - _SAMPLE // 2)
            return error.object[place : place + _SAMPLE]
    return None


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the stream's bytes, and an empty chunk as its end."""
    while chunk := stream.read(_CHUNK):
        yield chunk
    yield b""


def _guess(sample: bytes) -> str:
    if _mostly_utf8(sample):
        return "utf-8"
    visible = re.sub(rb"\s", b"", sample)
    high = sum(byte > 0x7F for byte in visible)
    if high > len(visible) * _OTHER_SCRIPT:
        import charset_normalizer

        best = charset_normalizer.from_bytes(sample).best()
        if best:
            return best.encoding
    return max(_ALPHABETS, key=lambda name: _fit(sample, name))


def _mostly_utf8(sample: bytes) -> bool:
    """Return whether a few bytes are broken in what is UTF-8 otherwise."""
    text = sample.decode("utf-8", "replace")
    broken = text.count("�")
    return sum(character > "\x7f" for character in text) - broken > 4 * broken


def _fit(sample: bytes, encoding: str) -> float:
    """Return the largest share of letters beyond ASCII that one language accounts for.

    Statistics cannot tell Müller's encodings apart by one letter; alphabets can:
    read as cp1252 the name Vučić is Vuèiæ, and no language has both è and æ.
    """
    high = [c for c in sample.decode(encoding, "replace").lower() if c > "\x7f"]
    shares = (
        sum(c in _PUNCTUATION or c in alphabet for c in high) / max(1, len(high))
        for alphabet in _ALPHABETS[encoding]
    )
    return max(shares)


def _codec(name: str) -> str:
    return codecs.lookup(name).name


def _reads(sample: bytes, declared: str) -> bool:
    try:
        sample.decode(declared)
    except (LookupError, UnicodeError):
        return False
    return True


def _is_binary(text: str) -> bool:
    controls = sum(c < " " and c not in "\t\n\v\f\r\x1b" for c in text)
    return controls > len(text) * 0.05
