"""Files and what is read of them: shorter than the assertions that use them."""

from __future__ import annotations

import io
from pathlib import Path

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.model import Document
from graphbuild.sources import Found, Notice, NotRead, list_inputs, read_documents

TEXT = "Angela Merkel met Emmanuel Macron in Berlin."


def read(
    *inputs: Path | str, stdin: bytes = b"", **settings: object
) -> list[Document | SourceError]:
    """The documents of some inputs, and the errors."""
    found = everything(*inputs, stdin=stdin, **settings)
    return [each for each in found if isinstance(each, Document | SourceError)]


def everything(*inputs: Path | str, stdin: bytes = b"", **settings: object) -> list[Found]:
    """All that comes of some inputs, notices too."""
    given = SourceSettings.model_validate(settings)
    return list(read_documents(list_inputs(inputs, given).files, given, stdin=io.BytesIO(stdin)))


def notices(*inputs: Path | str, **settings: object) -> list[str]:
    """What is told of how some inputs are read."""
    return [each.text for each in everything(*inputs, **settings) if isinstance(each, Notice)]


def passed(*inputs: Path | str, **settings: object) -> dict[str, str]:
    """What is found inside some inputs and not read, by its name there."""
    found = [x for x in everything(*inputs, **settings) if isinstance(x, NotRead)]
    return {each.name.rpartition("/")[2]: each.why for each in found}


def one(path: Path | str, **settings: object) -> Document:
    """The one document of a file."""
    (found,) = read(path, **settings)
    assert isinstance(found, Document), found
    return found


def fault(path: Path | str, **settings: object) -> str:
    """Why the one document of a file cannot be read."""
    (found,) = read(path, **settings)
    assert isinstance(found, SourceError), found
    return str(found)


def write(path: Path, content: str | bytes) -> Path:
    """Write a file, and the folders that it stands in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
