"""The texts of a .spacy file, as spaCy's DocBin writes it: a document a Doc, with its names.

Read by its bytes rather than by DocBin: the file's own data are numbers and text to us, and
no object is made of them. Of spaCy only the table of strings is used, whose numbers these are.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.model import GivenName, Span
from graphbuild.sources.fields.records import Record, documents_of
from graphbuild.sources.files import SourceFile
from graphbuild.sources.told import Found

_ORTH, _ENT_IOB, _ENT_TYPE = 65, 77, 78
"""spaCy's numbers for what is written, the one attribute that every such file has, and for
whether a word begins, goes on or is in no entity, and in which type of them."""
_INSIDE, _BEGINS = 1, 3

_NAMES = (
    "marks names, which are taken in the place of the recogniser's; "
    "sources.own_names: false finds them anew"
)


def read_docbin(file: SourceFile, settings: SourceSettings) -> Iterator[Found]:
    """Yield the text of each Doc; its id, title, date and source are those in `user_data`.

    Their entities are the document's names, if the settings want it and the Doc says of its
    words whether they are in one. Whatever else the file tells of a text is found anew.
    """
    try:
        data = _unpacked(zlib.decompress(file.path.read_bytes()))
        records = list(_records(data, file, has_names=settings.own_names))
    except MemoryError:
        raise
    except Exception as error:
        # Foreign bytes fail anywhere in the two libraries that unpack them.
        raise SourceError(file.name, f"it is damaged or no DocBin of spaCy ({error})") from error
    if any(record.names is not None for record in records):
        file.notes.append(_NAMES)
    yield from documents_of(records, settings.columns, file.name)


def _unpacked(packed: bytes) -> Any:  # noqa: ANN401 - whatever msgpack holds
    from srsly.msgpack import unpackb

    # With a hook of our own, srsly makes no arrays of what the file calls arrays.
    return unpackb(packed, raw=False, use_list=False, strict_map_key=False, object_pairs_hook=dict)


def _records(data: Mapping[str, Any], file: SourceFile, *, has_names: bool) -> Iterator[Record]:
    import numpy as np
    from spacy.strings import StringStore

    strings = StringStore(data["strings"])
    attributes = list(data["attrs"])
    cells = np.frombuffer(data["tokens"], "<u8").reshape(-1, len(attributes))
    has_names = has_names and {_ENT_IOB, _ENT_TYPE} <= {*attributes}
    spaces = np.frombuffer(data["spaces"], bool)
    told = data.get("user_data") or ()
    start = 0
    for number, length in enumerate(np.frombuffer(data["lengths"], "<i4").tolist(), start=1):
        end = start + length

        def of(attribute: int, start: int = start, end: int = end) -> list[int]:
            column: list[int] = cells[start:end, attributes.index(attribute)].tolist()
            return column

        gaps = spaces[start:end].tolist()
        words = [
            strings[orth] + (" " if gap else "") for orth, gap in zip(of(_ORTH), gaps, strict=True)
        ]
        names = None
        if has_names and any(inside := of(_ENT_IOB)):
            labels = [strings[label] for label in of(_ENT_TYPE)]
            names = tuple(_names(words, gaps, inside, labels))
        start = end
        own = _told(told[number - 1]) if number <= len(told) else {}
        where = f"{file.name} document {number}"
        yield Record({**own, "text": "".join(words)}, where, f"{file.id}#{number}", names)


def _names(
    words: Sequence[str], gaps: Sequence[bool], inside: Sequence[int], labels: Sequence[str]
) -> Iterator[GivenName]:
    """Yield the entities of a Doc. words: with the spaces after them, of which gaps tells."""
    begun: GivenName | None = None
    place = 0
    for word, gap, state, label in zip(words, gaps, inside, labels, strict=True):
        end = place + len(word) - gap
        if begun and state == _INSIDE:
            begun = GivenName(Span(begun.span.start, end), begun.label)
        else:
            if begun:
                yield begun
            begun = GivenName(Span(place, end), label) if state == _BEGINS and label else None
        place += len(word)
    if begun:
        yield begun


def _told(packed: bytes) -> dict[str, str]:
    """Return the texts in a Doc's `user_data`."""
    found = _unpacked(packed)
    items = found.items() if isinstance(found, dict) else ()
    return {k: v for k, v in items if isinstance(k, str) and isinstance(v, str)}
