"""Doubts as a sheet that somebody fills in, and the decisions read from it."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from graphbuild.errors import UsageError
from graphbuild.model import Doubt, Judgement
from graphbuild.resolve.curation.review import sides, verdict_of
from graphbuild.stores.atomic import atomic_path
from graphbuild.stores.files.tables import FORMULA_STARTS, defused

_COLUMNS = (
    "answer",
    "left",
    "right",
    "score",
    "reason",
    "left_sentences",
    "right_sentences",
)


def write_sheet(doubts: Iterable[Doubt], output: Path) -> Path:
    """Write doubts as CSV for a spreadsheet: fill in `answer` with y or n."""
    with atomic_path(output) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        for doubt in doubts:
            left, right = sides(doubt)
            told = doubt.comparison
            texts = ["\n".join(s) for s in (doubt.left_sentences, doubt.right_sentences)]
            row = ["", left, right, f"{told.score:.2f}", told.reason, *texts]
            writer.writerow([defused(cell) for cell in row])
    return output


def read_sheet(path: Path) -> list[Judgement]:
    """Return the decisions of a sheet that somebody filled in.

    Raises UsageError with each row whose answer is none.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"cannot read {path}: {error}.") from error
    if rows and not {"answer", "left", "right"} <= rows[0].keys():
        raise UsageError(f"{path} is no sheet of review --export: it needs answer, left and right.")
    found, faults = [], []
    for number, row in enumerate(rows, start=2):
        verdict = verdict_of(row["answer"] or "")
        if verdict is None:
            faults.append(f"{path} row {number}: {row['answer']!r} is no answer; write y or n.")
        else:
            found.append(Judgement(_armed(row["left"]), _armed(row["right"]), verdict))
    if faults:
        raise UsageError("\n".join(faults))
    return [judgement for judgement in found if judgement.verdict != "unsure"]


def _armed(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell
