"""A person says who is who: doubts in, decisions in curation.yaml out."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from graphbuild.errors import UsageError
from graphbuild.model import Doubt, Judgement, Verdict
from graphbuild.resolve.curation_file import read, with_judgements
from graphbuild.resolve.judgements import reference
from graphbuild.stores.atomic import atomic_path
from graphbuild.stores.files.tables import FORMULA_STARTS, defused

CURATION = "curation.yaml"
_COLUMNS = (
    "answer",
    "left",
    "right",
    "score",
    "reason",
    "left_sentences",
    "right_sentences",
)
_ANSWERS: dict[str, Verdict] = {
    "y": "same",
    "yes": "same",
    "same": "same",
    "n": "different",
    "no": "different",
    "different": "different",
    "": "unsure",
    "s": "unsure",
    "skip": "unsure",
    "unsure": "unsure",
}


def verdict_of(answer: str) -> Verdict | None:
    """Return what "y", "n", "s" and their like mean, None where it is none of them."""
    return _ANSWERS.get(answer.strip().lower())


def sides(doubt: Doubt) -> tuple[str, str]:
    """Return how curation.yaml speaks of the two names."""
    compared = doubt.comparison
    return (
        reference(compared.left, doubt.left_document),
        reference(compared.right, doubt.right_document),
    )


def judge(folder: Path, judgements: Sequence[Judgement]) -> Path:
    """Add decisions to the curation.yaml of a graph's folder; return the file.

    They hold from the next build on. What stands in the file stays as it is; it is
    written whole or not at all.
    Raises ConfigError where the file has faults, StoreError where it cannot be written.
    """
    path = folder / CURATION
    read(path)
    before = path.read_text("utf-8") if path.is_file() else ""
    after = with_judgements(before, list(judgements))
    if after != before:
        with atomic_path(path) as part:
            part.write_text(after, "utf-8", newline="\n")
    return path


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
