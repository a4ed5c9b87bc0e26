"""graphbuild evaluate."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphbuild.cli.options import AsFormat, Settings, Workers
from graphbuild.cli.output import Format, say, say_json, say_rows

_KINDS = 12


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD",
            help="Annotated documents: JSON Lines, a folder of brat, or Label Studio's JSON.",
        ),
    ],
    config: Settings = None,
    workers: Workers = 1,
    format: AsFormat = Format.table,
) -> None:
    """Build the graph of annotated documents and say how well it fits.

    \b
    graphbuild evaluate gold.jsonl
    graphbuild evaluate corrected/
    """
    from graphbuild import api
    from graphbuild.evaluate.scores import largest
    from graphbuild.resolve.reasons import Kind

    rows, shares, faults, reasons = api.evaluate(gold, config=config, workers=workers)
    listed: list[dict[str, object]] = [
        {
            "row": name,
            "P": round(score.precision, 4),
            "R": round(score.recall, 4),
            "F": round(score.f, 4),
        }
        for name, score in rows.items()
    ]
    told: list[dict[str, object]] = [
        {"share": name, "count": count, "of": of, "is": round(count / of, 4)}
        for name, (count, of) in shares.items()
    ]
    kinds: list[dict[str, object]] = [
        {"fault": kind, "count": count, "such as": "; ".join(f.what for f in examples)}
        for kind, count, examples in largest(faults)[:_KINDS]
    ]
    joined: list[dict[str, object]] = [
        {
            "reason": kind,
            "right": right,
            "of": of,
            "is": round(right / of, 4),
            "score": Kind[kind.upper()].score,
        }
        for kind, (right, of) in reasons.items()
    ]
    if format is Format.json:
        say_json({"rows": listed, "shares": told, "faults": kinds, "reasons": joined})
        return
    say_rows(listed, format)
    if format is Format.table and told:
        say("Entities that hold two, gold ones in two, and those shown by a name that people gave")
        say_rows(told, format)
    if format is Format.table and joined:
        say("Why names were joined, how often that is right here, and what `why` says of it")
        say_rows(joined, format)
    if format is Format.table and kinds:
        say("The largest kinds of fault")
        say_rows(kinds, format)
