"""Old Word documents (.doc), through a converter that is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.sources.content import Content
from graphbuild.sources.files import SourceFile

_TO_STDOUT = (
    ("antiword", ["-m", "UTF-8.txt", "-w", "0"]),
    ("catdoc", ["-d", "utf-8", "-w"]),
)
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
    program = next(filter(None, map(shutil.which, _OFFICE)), None)
    if program is None:
        raise SourceError(
            file.name,
            "it is an old .doc, and no converter is installed",
            "Install antiword, catdoc or LibreOffice, or save it as .docx.",
        )
    with tempfile.TemporaryDirectory(prefix="graphbuild-") as folder:
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        to = ["--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder]
        _run([program, profile, *to, str(file.path.resolve())], file, seconds)
        made = next(Path(folder).glob("*.txt"), None)
        if made is None:
            raise _failed(file, program, "it wrote nothing")
        return Content(made.read_text("utf-8-sig", "replace"))


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
        file.name, f"{Path(program).name} cannot convert it ({why})", "Save it as .docx."
    )
