"""Plain text: kept as it is, with a title if its first line is one."""

from __future__ import annotations

import re

from graphbuild.config import SourceSettings
from graphbuild.sources.content import Content, normalize
from graphbuild.sources.fields.dates import dateline
from graphbuild.sources.files import SourceFile, read_text
from graphbuild.sources.readers.web.markdown import text_of_markup

_LONGEST_TITLE = 120

_TAGS = re.compile(
    r"</(?:a|b|div|em|font|h[1-6]|i|li|p|span|strong|td|tr|table|ul|blockquote)>|<br ?/?>|<p>",
    re.IGNORECASE,
)
_LINK = re.compile(r"!?\[[^\[\]\n]+\]\((?:https?://|[\w./-]+\.\w+\))")
_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}")
_LEAST_TAGS = 2


def read_plain(file: SourceFile, settings: SourceSettings) -> Content:
    """Return the text of a .txt file; where it has tags or links of markup, without these."""
    text = normalize(read_text(file, settings.encoding))
    if len(_TAGS.findall(text)) >= _LEAST_TAGS or _LINK.search(text):
        file.notes.append("has markup, which is left out")
        return Content(text_of_markup(_TEMPLATE.sub(" ", text)))
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
