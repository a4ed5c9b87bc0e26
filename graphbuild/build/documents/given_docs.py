"""Docs of somebody's own pipeline, as a file that a build reads like any other."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from graphbuild.sources import SourceFile
from graphbuild.stores.atomic import atomic_path

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NAME = "docs"
"""As errors and ids call it, wherever it lies."""
_ATTRIBUTES = ("ENT_IOB", "ENT_TYPE")


def write_docs(docs: Iterable[Doc], folder: Path) -> SourceFile | None:
    """Write the texts of Docs, their entities and the texts in `user_data`; return the file.

    None where there are no Docs. Whatever else one holds may not be what a file can hold, and
    is not read.
    """
    remaining = iter(docs)
    first = next(remaining, None)
    if first is None:
        return None
    from spacy.tokens import DocBin

    found = DocBin(attrs=_ATTRIBUTES, store_user_data=True)
    for doc in chain([first], remaining):
        found.add(_plain(doc))
    path = folder / f"{_NAME}.spacy"
    with atomic_path(path) as part:
        part.write_bytes(found.to_bytes())
    return SourceFile(path, _NAME, _NAME, path.suffix)


def _plain(doc: Doc) -> Doc:
    from spacy.tokens import Doc

    told = {k: v for k, v in doc.user_data.items() if isinstance(k, str) and isinstance(v, str)}
    words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    marked = [f"{token.ent_iob_}-{token.ent_type_}".strip("-") for token in doc]
    ents = marked if doc.has_annotation("ENT_IOB") else None
    return Doc(doc.vocab, words=words, spaces=spaces, user_data=told, ents=ents)
