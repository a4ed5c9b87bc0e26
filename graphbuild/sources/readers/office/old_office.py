"""Old Word documents and presentations (.doc, .ppt), through an installed converter."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.sources.content import Content, paragraphs
from graphbuild.sources.files import SourceFile
from graphbuild.sources.readers.office.slides import read_slides

_TO_STDOUT = (
    ("antiword", ["-m", "UTF-8.txt", "-w", "0"]),
    ("catdoc", ["-d", "utf-8", "-w"]),
)
_SLIDES = "catppt"
_OFFICE = ("soffice", "libreoffice")
_TIME = 0.9
"""The share of a document's time that a converter may take: it ends before its reader does."""


def read_old_word(file: SourceFile, settings: SourceSettings) -> Content:
    """Return the text of a .doc file.

    Raises SourceError where no converter is installed, or none can read it.
    """
    seconds = settings.max_seconds * _TIME
    for name, options in _TO_STDOUT:
        if program := shutil.which(name):
            done = _run([program, *options, str(file.path.resolve())], file, seconds)
            return Content(done.decode("utf-8", "replace"))
    with _converted(file, "txt:Text (encoded):UTF8", "antiword, catdoc", seconds) as made:
        return Content(made.read_text("utf-8-sig", "replace"))


def read_old_slides(file: SourceFile, settings: SourceSettings) -> Content:
    """Return the text of a .ppt file.

    Raises SourceError where no converter is installed, or none can read it.
    """
    seconds = settings.max_seconds * _TIME
    if program := shutil.which(_SLIDES):
        done = _run([program, "-d", "utf-8", str(file.path.resolve())], file, seconds)
        return Content(paragraphs(done.decode("utf-8", "replace").split("\f")))
    with _converted(file, "pptx", "catppt (of catdoc)", seconds) as made:
        return read_slides(replace(file, path=made), settings)


@contextmanager
def _converted(file: SourceFile, to: str, others: str, seconds: float) -> Iterator[Path]:
    """Yield the file that LibreOffice makes of an old one, which is removed afterwards.

    to: the format, as it calls it. others: programs that would do as well.
    """
    program = next(filter(None, map(shutil.which, _OFFICE)), None)
    if program is None:
        raise SourceError(
            file.name,
            f"it is an old {file.format}, and no converter is installed",
            f"Install {others} or LibreOffice, or save it as {file.format}x.",
        )
    with tempfile.TemporaryDirectory(prefix="graphbuild-") as folder:
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        how = ["--headless", "--convert-to", to, "--outdir", folder]
        _run([program, profile, *how, str(file.path.resolve())], file, seconds)
        made = next(Path(folder).glob(f"*.{to.partition(':')[0]}"), None)
        if made is None:
            raise _failed(file, program, "it wrote nothing")
        yield made


def _run(command: list[str], file: SourceFile, seconds: float) -> bytes:
    """Return what a command prints. Raises SourceError where it fails, or takes longer."""
    try:
        done = subprocess.run(  # noqa: S603 - a converter from the path, and a file
            command, capture_output=True, check=False, timeout=seconds, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired as error:
        raise _failed(file, command[0], f"it took more than {seconds:g} s") from error
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())[:200]
        raise _failed(file, command[0], said or f"exit code {done.returncode}")
    return done.stdout


def _failed(file: SourceFile, program: str, why: str) -> SourceError:
    return SourceError(
        file.name, f"{Path(program).name} cannot convert it ({why})", f"Save it as {file.format}x."
    )
