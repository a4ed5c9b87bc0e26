"""PDF: the lines of its pages, put together to paragraphs."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import quantiles
from typing import TYPE_CHECKING, NamedTuple

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.language.pack import load_pack
from graphbuild.language.patterns import any_of
from graphbuild.sources.content import Content, label, paragraphs
from graphbuild.sources.fields.dates import parse_date
from graphbuild.sources.files import SourceFile
from graphbuild.sources.quiet import quiet
from graphbuild.sources.readers.printed.scans import EXTRA, can_recognise, recognised
from graphbuild.sources.text.odd_text import cleaned

if TYPE_CHECKING:
    from pypdf import PdfReader

_MARGIN_LINES = 2
"""How many lines from the top or bottom of a page a header or footer may stand."""

_OFTEN = 0.4
"""The share of pages on which a header or footer stands at least."""

_UNREADABLE = re.compile(
    r"\(cid:\d+\)|(?<!\w)/[A-Za-z]{1,2}\d+|[\ufffd\ue000-\uf8ff\x01-\x08\x0e-\x1f]"
)
_MOSTLY = 0.3
"""From this share of signs that stand for no letter a text cannot be read."""

_ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_FULL_LINE = 0.85
"""A line shorter than this share of a full one ends a paragraph if it ends a sentence."""

_SHORT_LINE = 0.6
"""A line shorter than this share of a full one is a heading if it ends none."""


class _Furniture(NamedTuple):
    """page_number: a line that is nothing else. no_title: how a title begins that is none."""

    page_number: re.Pattern[str]
    no_title: re.Pattern[str]


@functools.cache
def _furniture() -> _Furniture:
    """Return the patterns of the base language: a file is read before its language is known."""
    words = load_pack().pages
    number = rf"\W*{any_of(words.page)}?\s*\d{{1,4}}(?:\s*(?:/|{any_of(words.of)})\s*\d{{1,4}})?\W*"
    file = r"microsoft word|.*\.(?:docx?|pdf|indd|odt|rtf)$"
    return _Furniture(
        re.compile(number, re.IGNORECASE),
        re.compile(rf"{any_of(words.no_title)}|{file}", re.IGNORECASE),
    )


def read_pdf(file: SourceFile, settings: SourceSettings) -> Content:  # noqa: ARG001
    """Return the text of a .pdf file without its page furniture."""
    import pypdf
    from pypdf.errors import DependencyError, FileNotDecryptedError

    with quiet("pypdf"), file.path.open("rb") as stream:
        try:
            reader = pypdf.PdfReader(stream)
            if reader.is_encrypted and not reader.decrypt(""):
                raise _encrypted(file)  # noqa: TRY301 - told apart from damage just below
            pages = [page.extract_text().splitlines() for page in reader.pages]
            _recognise_pictures(reader, pages, file)
            title, date = _metadata(reader)
        except (DependencyError, FileNotDecryptedError) as error:
            raise _encrypted(file) from error
        except (SourceError, OSError):
            raise
        except Exception as error:  # damaged files fail anywhere in the parser, with anything
            why = " ".join(str(error).split()).rstrip(".") or type(error).__name__
            raise SourceError(
                file.name, f"it is damaged or no PDF ({why})", "Fetch it again, or print it anew."
            ) from error
    if pages and not any(line.strip() for page in pages for line in page):
        raise SourceError(
            file.name,
            "its pages are images without text",
            "Recognise it first, for example with ocrmypdf."
            if can_recognise()
            else f"{EXTRA}; or recognise it first, for example with ocrmypdf.",
        )
    text = "\n".join(line for page in pages for line in page)
    if _is_unreadable(text):
        raise SourceError(
            file.name,
            "its fonts do not say which letters they show",
            "Recognise the text anew, for example with ocrmypdf --force-ocr.",
        )
    _note_empty_pages(pages, file)
    return Content(paragraphs(join_lines(without_furniture(pages))), title, date)


def _recognise_pictures(reader: PdfReader, pages: list[list[str]], file: SourceFile) -> None:
    """Give pages without text the lines of their pictures, if these can be recognised."""
    if not can_recognise():
        return
    count = 0
    for number, lines in enumerate(pages):
        if not any(line.strip() for line in lines):
            pages[number] = recognised(reader.pages[number], file.scans)
            count += bool(pages[number])
    if count:
        file.notes.append(f"has {count:,} of {len(pages):,} pages whose text was recognised (OCR)")


def _is_unreadable(text: str) -> bool:
    """Return whether most of a text is signs without a meaning."""
    broken = sum(len(match[0]) for match in _UNREADABLE.finditer(text))
    return broken > _MOSTLY * sum(not sign.isspace() for sign in text)


def _note_empty_pages(pages: Sequence[Sequence[str]], file: SourceFile) -> None:
    empty = sum(not any(line.strip() for line in page) for page in pages)
    if empty:
        remedy = "" if can_recognise() else f"; {EXTRA}"
        file.notes.append(f"has {empty:,} of {len(pages):,} pages without text{remedy}")


def _encrypted(file: SourceFile) -> SourceError:
    return SourceError(
        file.name,
        "it is encrypted",
        f"Remove its password, or leave it out with --exclude {file.path.name}",
    )


def _metadata(reader: PdfReader) -> tuple[str | None, dt.date | None]:
    fields = reader.metadata
    if not fields:
        return None, None
    title = label(fields.get("/Title"))
    written = fields.get("/CreationDate")
    return (
        None if title and _furniture().no_title.match(title) else title,
        parse_date(str(written)) if written else None,
    )


def without_furniture(pages: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of all pages without headers, footers and page numbers.

    A line near the top or bottom is a header or footer if, its digits aside, it
    stands there on at least two fifths of three or more pages: left and right pages often
    have different ones. An empty line at a page's
    end is dropped, since a paragraph may go on overleaf.
    """
    trimmed = [_trimmed(page) for page in pages]
    seen = Counter(key for page in trimmed for key in {_key(page[i]) for i in _margins(page)})
    often = max(2, len(trimmed) * _OFTEN)
    repeated = {key for key, n in seen.items() if len(trimmed) > 2 and n >= often}
    return [
        line
        for page in trimmed
        for line in _trimmed(
            [x for i, x in enumerate(page) if not _is_furniture(page, i, repeated)]
        )
    ]


def _is_furniture(page: Sequence[str], i: int, repeated: set[str]) -> bool:
    if i in (0, len(page) - 1) and _furniture().page_number.fullmatch(page[i]):
        return True
    return i in _margins(page) and _key(page[i]) in repeated


def _margins(page: Sequence[str]) -> set[int]:
    n = len(page)
    return {*range(min(_MARGIN_LINES, n)), *range(max(0, n - _MARGIN_LINES), n)}


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()))


def _trimmed(lines: Sequence[str]) -> list[str]:
    filled = [i for i, line in enumerate(lines) if line.strip()]
    return [line.strip() for line in lines[filled[0] : filled[-1] + 1]] if filled else []


def join_lines(lines: Iterable[str]) -> list[str]:
    """Return the paragraphs that some lines of print make up.

    A paragraph ends at an empty line, at a line that ends a sentence short of the
    margin, and at a line so short that it must be a heading. What becomes of a hyphen at
    a line's end, `cleaned` says.

    >>> join_lines(["The Secretary Gen-", "eral spoke."])
    ['The Secretary General spoke.']
    """
    lines = list(lines)
    widths = [len(line) for line in lines if line]
    full = quantiles(widths, n=10)[-1] if len(widths) > 1 else 0.0
    found: list[list[str]] = []
    is_open = False
    for line in lines:
        if line and is_open:
            found[-1][-1:] = _joined(found[-1][-1], line)
        elif line:
            found.append([line])
        is_open = bool(line) and not _ends_paragraph(line, full)
    text = cleaned("\n\n".join("".join(pieces) for pieces in found))
    return [paragraph.replace("\n", " ") for paragraph in text.split("\n\n") if paragraph]


def _joined(before: str, line: str) -> tuple[str, str]:
    """Return two lines as pieces that stand one after the other."""
    if before.endswith("\N{SOFT HYPHEN}"):
        return before[:-1], line
    if re.search(r"\w-$", before[-2:]):
        return (before, line) if line[:1].isdecimal() else (f"{before}\n", line)
    return f"{before} ", line


def _ends_paragraph(line: str, full: float) -> bool:
    if _ENDS_SENTENCE.search(line):
        return len(line) < full * _FULL_LINE
    return len(line) < full * _SHORT_LINE and line[-1] not in ",;-\N{SOFT HYPHEN}"
