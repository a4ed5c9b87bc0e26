"""The texts of a .spacy file, as spaCy's DocBin writes it: a document a Doc.

Read by its bytes rather than by DocBin: the file's own data are numbers and text to us, and
no object is made of them. Of spaCy only the table of strings is used, whose numbers these are.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.sources.fields.records import Record, documents_of
from graphbuild.sources.files import SourceFile
from graphbuild.sources.told import Found

_ORTH = 65
"""spaCy's number for what is written: the one attribute that every such file has."""


def read_docbin(file: SourceFile, settings: SourceSettings) -> Iterator[Found]:
    """Yield the text of each Doc; its id, title, date and source are those in `user_data`.

    Names, sentences and whatever else the file tells of a text are found anew.
    """
    try:
        data = _unpacked(zlib.decompress(file.path.read_bytes()))
        records = list(_records(data, file))
    except MemoryError:
        raise
    except Exception as error:
        # Foreign bytes fail anywhere in the two libraries that unpack them.
        raise SourceError(file.name, f"it is damaged or no DocBin of spaCy ({error})") from error
    yield from documents_of(records, settings.columns, file.name)


def _unpacked(packed: bytes) -> Any:  # noqa: ANN401 - whatever msgpack holds
    from srsly.msgpack import unpackb

    # With a hook of our own, srsly makes no arrays of what the file calls arrays.
    return unpackb(packed, raw=False, use_list=False, strict_map_key=False, object_pairs_hook=dict)


def _records(data: Mapping[str, Any], file: SourceFile) -> Iterator[Record]:
    import numpy as np
    from spacy.strings import StringStore

    strings = StringStore(data["strings"])
    column = list(data["attrs"]).index(_ORTH)
    tokens = np.frombuffer(data["tokens"], "<u8").reshape(-1, len(data["attrs"]))[:, column]
    spaces = np.frombuffer(data["spaces"], bool)
    told = data.get("user_data") or ()
    start = 0
    for number, length in enumerate(np.frombuffer(data["lengths"], "<i4").tolist(), start=1):
        words = [strings[int(orth)] for orth in tokens[start : start + length]]
        gaps = spaces[start : start + length].tolist()
        start += length
        text = "".join(w + " " if gap else w for w, gap in zip(words, gaps, strict=True))
        own = _told(told[number - 1]) if number <= len(told) else {}
        where = f"{file.name} document {number}"
        yield Record({**own, "text": text}, where, f"{file.id}#{number}")


def _told(packed: bytes) -> dict[str, str]:
    """Return the texts in a Doc's `user_data`."""
    found = _unpacked(packed)
    items = found.items() if isinstance(found, dict) else ()
    return {k: v for k, v in items if isinstance(k, str) and isinstance(v, str)}
