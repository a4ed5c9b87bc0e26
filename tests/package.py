"""The package as others get it: built, put into empty environments, and tried there.

    python -m tests.package          # 3.11, 3.12 and 3.13, as far as they are there
    python -m tests.package 3.12

Each environment gets the wheel from the index's packages alone, in a folder without the repository.
"""

from __future__ import annotations

import glob
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
VERSIONS = ("3.11", "3.12", "3.13")
LETTER = "Ada Nwosu leads the Harbour Trust. On Friday, Ada Nwosu met Tomas Okoro in Lagos."
ASKED = "MATCH (p:Person)-[:LEADS]->(o) RETURN p.name AS who, o.name AS what"
TRIED = (
    ("graphbuild", "--version"),
    ("graphbuild", "doctor"),
    ("graphbuild", "demo"),
    ("graphbuild", "build", "letter.txt", "--out", "graph"),
    ("graphbuild", "query", "graph", ASKED, "--format", "csv"),
    ("graphbuild", "show", "graph", "Nwosu"),
    ("graphbuild", "export", "graph", "--format", "graphml", "--output", "graph.graphml"),
    ("python", "-c", "import graphbuild; print(len(graphbuild.open('graph')))"),
)
"""Commands, each of which has to end well."""


def interpreter(version: str) -> str | None:
    """The path of a Python of this version, None where there is none that runs."""
    pyenv = os.environ.get("PYENV_ROOT", str(Path.home() / ".pyenv"))
    installed = sorted(glob.glob(f"{pyenv}/versions/{version}.*/bin/python"))  # noqa: PTH207 - a name
    for candidate in (shutil.which(f"python{version}"), *reversed(installed)):
        if candidate is None:
            continue
        asked = [candidate, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
        told = subprocess.run(asked, capture_output=True, text=True, check=False)
        if told.stdout.strip() == version:
            return candidate
    return None


def build(folder: Path) -> Path:
    """Build the sdist, and of it the wheel, as an index's users get them; the wheel's path."""
    command = [sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (sdist,) = folder.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {Path(*Path(name).parts[1:]).as_posix() for name in archive.getnames()}
    assert {"README.md", "LICENSE", "pyproject.toml", "graphbuild/py.typed"} <= names
    (wheel,) = folder.glob("*.whl")
    return wheel


def tried(wheel: Path, python: str, work: Path) -> None:
    """Install the wheel into an empty environment, and run what anyone runs first."""
    subprocess.run([python, "-m", "venv", str(work / "env")], check=True)
    place = work / "env" / "bin"
    pip = [str(place / "python"), "-m", "pip", "install", "--quiet", str(wheel)]
    subprocess.run(pip, check=True)
    elsewhere = work / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "letter.txt").write_text(LETTER, "utf-8")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    clean["PATH"] = f"{place}{os.pathsep}{clean['PATH']}"
    said = {}
    for command in TRIED:
        done = subprocess.run(
            [str(place / command[0]), *command[1:]],
            cwd=elsewhere,
            env=clean,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        said[command[1]] = done.stdout
    assert said["query"].splitlines() == ["who,what", "Ada Nwosu,Harbour Trust"], said["query"]
    assert said["demo"].startswith("21 documents"), said["demo"]
    assert (elsewhere / "graph" / "graph.html").stat().st_size > 100_000


def main(versions: list[str]) -> int:
    """Build and try; return how many versions failed."""
    failed = 0
    with tempfile.TemporaryDirectory() as work:
        wheel = build(Path(work, "dist"))
        megabytes = wheel.stat().st_size / 1e6
        print(f"{wheel.name}: {megabytes:.1f} MB", flush=True)
        for version in versions:
            python, began = interpreter(version), time.monotonic()
            if python is None:
                print(f"Python {version}: not there")
                continue
            folder = Path(work, version)
            folder.mkdir()
            try:
                tried(wheel, python, folder)
                print(f"Python {version}: good, {time.monotonic() - began:.0f} s", flush=True)
            except (AssertionError, subprocess.CalledProcessError) as error:
                failed += 1
                print(f"Python {version}: {error}", file=sys.stderr, flush=True)
            shutil.rmtree(folder)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or [*VERSIONS]))
