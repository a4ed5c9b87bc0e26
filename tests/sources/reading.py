"""Files and what is read of them: shorter than the assertions that use them."""

from __future__ import annotations

import io
from pathlib import Path

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.model import Document
from graphbuild.sources import list_inputs, read_documents

TEXT = "Angela Merkel met Emmanuel Macron in Berlin."


def read(
    *inputs: Path | str, stdin: bytes = b"", **settings: object
) -> list[Document | SourceError]:
    """Everything that is read of some inputs."""
    given = SourceSettings.model_validate(settings)
    return list(read_documents(list_inputs(inputs, given).files, given, stdin=io.BytesIO(stdin)))


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
