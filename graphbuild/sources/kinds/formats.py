"""The readers, by the endings of the formats that they read."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator

from graphbuild.config import SourceSettings
from graphbuild.sources.content import Content
from graphbuild.sources.files import SourceFile, is_packed
from graphbuild.sources.readers.archives import read_packed, read_tar, read_zip
from graphbuild.sources.readers.listed.docbin import read_docbin
from graphbuild.sources.readers.listed.json_files import read_json, read_json_lines
from graphbuild.sources.readers.listed.tables import read_delimited, read_parquet
from graphbuild.sources.readers.office.book import read_book
from graphbuild.sources.readers.office.old_office import read_old_slides, read_old_word
from graphbuild.sources.readers.office.rich_text import read_rich_text
from graphbuild.sources.readers.office.sheets import read_other_sheets, read_sheets
from graphbuild.sources.readers.office.slides import read_slides
from graphbuild.sources.readers.office.word import read_word
from graphbuild.sources.readers.office.writer import read_writer
from graphbuild.sources.readers.plain import read_plain
from graphbuild.sources.readers.printed.pdf import read_pdf
from graphbuild.sources.readers.printed.pictures import read_picture
from graphbuild.sources.readers.talk.chats import read_chat
from graphbuild.sources.readers.talk.mail import read_mail, read_mailbox, read_outlook
from graphbuild.sources.readers.talk.subtitles import read_subtitles
from graphbuild.sources.readers.web.markdown import read_markdown
from graphbuild.sources.readers.web.markup import read_markup
from graphbuild.sources.readers.web.saved_page import read_saved_page
from graphbuild.sources.readers.web.web_archive import read_web_archive
from graphbuild.sources.readers.web.webpage import read_webpage
from graphbuild.sources.told import Read

OTHER_SHEETS = (".xls", ".xlsb", ".ods")

PICTURES = (*".png .jpg .jpeg .tif .tiff .webp".split(),)

SINGLE: dict[str, Callable[[SourceFile, SourceSettings], Content]] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_webpage,
    ".htm": read_webpage,
    ".xhtml": read_webpage,
    ".pdf": read_pdf,
    ".docx": read_word,
    ".doc": read_old_word,
    ".odt": read_writer,
    ".rtf": read_rich_text,
    ".epub": read_book,
    ".pptx": read_slides,
    ".ppt": read_old_slides,
    ".xml": read_markup,
    ".mhtml": read_saved_page,
    ".mht": read_saved_page,
    ".srt": read_subtitles,
    ".vtt": read_subtitles,
}
"""The readers of files that are one document."""

MANY: dict[str, Callable[[SourceFile, SourceSettings], Iterator[Read]]] = {
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".parquet": read_parquet,
    ".spacy": read_docbin,
    ".xlsx": read_sheets,
    ".xlsm": read_sheets,
    **dict.fromkeys(OTHER_SHEETS, read_other_sheets),
    ".zip": read_zip,
    ".tar": read_tar,
    ".gz": read_packed,
    ".bz2": read_packed,
    ".xz": read_packed,
    ".warc": read_web_archive,
    ".eml": read_mail,
    ".emlx": read_mail,
    ".mbox": read_mailbox,
    ".msg": read_outlook,
    ".chat": read_chat,
    **dict.fromkeys(PICTURES, read_picture),
}
"""The readers of files of many documents."""

HOLD_PARTS = (*".zip .tar .gz .bz2 .xz .warc .eml .emlx .mbox .msg".split(),)
"""The formats of files that hold others."""

FORMATS = (*SINGLE, *MANY)

KNOWN = f"The formats are {' '.join(FORMATS)}"

NAMES = {
    ".txt": "text",
    ".md": "Markdown",
    ".markdown": "Markdown",
    ".html": "web page",
    ".htm": "web page",
    ".xhtml": "web page",
    ".pdf": "PDF",
    ".docx": "Word document",
    ".doc": "old Word document",
    ".odt": "OpenDocument text",
    ".rtf": "rich text",
    ".epub": "book",
    ".pptx": "presentation",
    ".ppt": "old presentation",
    ".csv": "table",
    ".tsv": "table",
    ".json": "JSON records",
    ".jsonl": "JSON Lines",
    ".ndjson": "JSON Lines",
    ".parquet": "Parquet table",
    ".spacy": "spaCy's DocBin",
    ".xlsx": "spreadsheet",
    ".xlsm": "spreadsheet",
    **dict.fromkeys(OTHER_SHEETS, "spreadsheet"),
    ".xml": "XML",
    ".zip": "archive",
    ".tar": "archive",
    ".gz": "packed file",
    ".bz2": "packed file",
    ".xz": "packed file",
    ".warc": "web archive",
    ".eml": "mail",
    ".emlx": "mail",
    ".mbox": "mailbox",
    ".msg": "Outlook mail",
    ".mhtml": "saved web page",
    ".mht": "saved web page",
    ".srt": "subtitles",
    ".vtt": "subtitles",
    ".chat": "chat",
    **dict.fromkeys(PICTURES, "picture"),
}
"""What a list of files calls each format."""

_LIBRARIES = {
    ".md": ("markdown_it",),
    ".markdown": ("markdown_it",),
    ".html": ("lxml.etree", "trafilatura"),
    ".htm": ("lxml.etree", "trafilatura"),
    ".xhtml": ("lxml.etree", "trafilatura"),
    ".pdf": ("pypdf",),
    ".docx": ("docx",),
    ".doc": (),
    ".odt": ("lxml.etree",),
    ".rtf": ("striprtf.striprtf",),
    ".epub": ("lxml.etree",),
    ".pptx": ("pptx",),
    ".ppt": ("pptx",),
    ".xlsx": ("openpyxl",),
    ".xlsm": ("openpyxl",),
    **dict.fromkeys(OTHER_SHEETS, ("python_calamine",)),
    ".xml": ("lxml.etree",),
    ".zip": (),
    ".tar": (),
    ".gz": (),
    ".bz2": (),
    ".xz": (),
    ".warc": ("warcio.archiveiterator",),
    ".eml": ("lxml.etree", "trafilatura"),
    ".emlx": ("lxml.etree", "trafilatura"),
    ".mbox": ("lxml.etree", "trafilatura"),
    ".msg": ("lxml.etree", "oxmsg"),
    ".mhtml": ("lxml.etree", "trafilatura"),
    ".mht": ("lxml.etree", "trafilatura"),
    ".srt": (),
    ".vtt": (),
    ".chat": (),
    ".json": (),
    **dict.fromkeys(PICTURES, ()),
    ".parquet": ("pyarrow.parquet",),
    ".spacy": ("numpy", "spacy.strings", "srsly.msgpack"),
}
"""The formats whose bytes may cost a parser any time and memory, and what parses them."""

_SHORT = 16 * 1024 * 1024
"""Plain text of so many bytes takes little memory."""


def is_read_apart(file: SourceFile) -> bool:
    """Return whether a file is to be read in a process that can be ended."""
    if file.format != ".txt":
        return file.format in _LIBRARIES
    try:
        return is_packed(file) or file.path.stat().st_size > _SHORT
    except OSError:
        return False


def load_libraries(format: str) -> None:
    """Import what a format's reader imports when it is first used."""
    for name in _LIBRARIES.get(format, ()):
        importlib.import_module(name)
