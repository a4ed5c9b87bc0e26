"""Measure how well names on a list are found: python -m benchmarks.known [CASES]."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.known.cases import cases
from benchmarks.known.measured import measure


def main() -> None:
    """Print what is measured."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 170
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), cases(most))
    print(f"{found.rows} names, of which {found.meant} are meant; {found.doubts} doubts")
    print(f"precision {found.precision:.3f}, recall {found.recall:.3f}")
    for line in found.wrong:
        print("wrong", line)
    for line in found.missed:
        print("missed", line)


main()
