"""Which format a file is in: by its name, and by its first bytes."""

from __future__ import annotations

from pathlib import Path, PurePath

from graphbuild.sources.kinds.formats import FORMATS, PICTURES
from graphbuild.sources.kinds.signature import format_by_content, is_text

_MUTE = ("", ".dat", ".bin", ".tmp", ".file", ".download", ".part", ".data")
"""Endings that say nothing."""

_CHAT = ".chat"
_OF_CHATS = (".txt", ".md")
"""What programs that export chats call them."""
_LIKE_TEXT = (".html", ".xml", ".eml", ".mbox", _CHAT)
"""Formats of text: what is called something else, and begins like them, may be meant so."""

_PACKERS = (".gz", ".bz2", ".xz")
_OFTEN_PACKED = (".tar", ".warc")
"""Formats whose readers unpack them."""

_SHORT_FOR = dict.fromkeys((".tgz", ".tbz", ".tbz2", ".txz"), ".tar")

_PACKAGES = (".docx", ".odt", ".epub", ".pptx", ".xlsx", ".xlsm", ".xlsb", ".ods")
"""Formats that are zip archives."""

_NO_TEXT = (
    *_PACKAGES,
    *_PACKERS,
    ".doc",
    ".ppt",
    ".xls",
    ".msg",
    ".pdf",
    ".parquet",
    ".zip",
    *PICTURES,
)
"""Formats that are no text."""

_NEED_A_PLAIN_FILE = _NO_TEXT
"""Formats whose readers do not unpack a .gz around them."""


def format_of(path: PurePath) -> str:
    """Return the format that a file's name calls for if it can be read, "" otherwise.

    >>> format_of(PurePath("News.CSV.gz")), format_of(PurePath("photo.gif"))
    ('.csv', '')
    """
    before, last = ["", "", *(suffix.lower() for suffix in path.suffixes)][-2:]
    if last in _PACKERS and (before in _OFTEN_PACKED or _is_streamed(before, last)):
        return before
    last = _SHORT_FOR.get(last, last)
    return last if last in FORMATS else ""


def format_in(path: Path) -> str:
    """Return a file's format: by its name, but by its first bytes where the name lies or is mute.

    Text without an ending is plain text; text with an ending that is not known is not read.
    """
    named = format_of(path)
    try:
        held = format_by_content(path)
        if not named and not held and not path.suffix and is_text(path):
            return ".txt"
    except OSError:  # which reading it will tell of
        return named
    if named:
        return held if held in FORMATS and _is_a_lie(path, named, held) else named
    is_part_of_something = held in (".xml", *PICTURES) and path.suffix.lower() not in _MUTE
    return held if held in FORMATS and not is_part_of_something else ""


def no_reader(name: str) -> str:
    """Return in words that a file of this name has no reader."""
    suffix = PurePath(name).suffix.lower()
    return f"there is no reader for {suffix}" if suffix else "there is no reader for what it holds"


def _is_streamed(suffix: str, packer: str) -> bool:
    """Return whether a packed file's own reader unpacks it as it reads."""
    return packer == ".gz" and suffix in FORMATS and suffix not in _NEED_A_PLAIN_FILE


def _is_a_lie(path: PurePath, named: str, held: str) -> bool:
    """Return whether a file of a known ending is of another format by its bytes."""
    if held in _LIKE_TEXT:
        return (held == ".html" and named in _NO_TEXT) or (held == _CHAT and named in _OF_CHATS)
    if held in _PACKERS and (named in _OFTEN_PACKED or path.suffix.lower() == held):
        return False
    return held != named and (held not in (".zip", ".xlsx") or named not in _PACKAGES)
