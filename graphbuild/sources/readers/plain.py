"""Plain text: kept as it is, with a title if its first line is one."""

from __future__ import annotations

from graphbuild.config import SourceSettings
from graphbuild.sources.content import Content, normalize
from graphbuild.sources.dates import dateline
from graphbuild.sources.files import SourceFile, read_text

_LONGEST_TITLE = 120


def read_plain(file: SourceFile, settings: SourceSettings) -> Content:
    """Return the text of a .txt file."""
    text = normalize(read_text(file, settings.encoding))
    return Content(text, title=first_line_title(text))


def first_line_title(text: str) -> str | None:
    r"""Return the first line if it looks like a headline, else None.

    A headline is short, does not end like a sentence, names no date of its own and
    has text below it: after an empty line, or a first line at least twice as long
    (a line of wrapped prose is followed by one of its own length).

    >>> first_line_title("NATO envoy visits Belgrade\n\nBoris Ruge said …")
    'NATO envoy visits Belgrade'
    """
    first, _, rest = text.lstrip().partition("\n")
    first, below = first.strip(), rest.partition("\n")[0].strip()
    is_short = 0 < len(first) <= _LONGEST_TITLE
    if not is_short or first[-1] in ".,;:" or not rest.strip() or dateline(first):
        return None
    return first if not below or len(below) >= 2 * len(first) else None
