"""graphbuild path."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from graphbuild.cli.options import AsFormat, Folder
from graphbuild.cli.output import SIGNS, Format, say, say_evidence, say_rows
from graphbuild.cli.streams import typed

if TYPE_CHECKING:
    from graphbuild.graph.answers.paths import Step
    from graphbuild.model import Entity


def path(
    folder: Folder,
    start: Annotated[
        str, typer.Argument(metavar="FROM", help="A name, alias or id.", callback=typed)
    ],
    end: Annotated[str, typer.Argument(metavar="TO", help="A name, alias or id.", callback=typed)],
    format: AsFormat = Format.table,
) -> None:
    """Show how two entities are connected, with the sentences.

    \b
    graphbuild path graph "Boris Ruge" Belgrade
    """
    from graphbuild import api

    steps = api.open(folder).path(start, end)
    if format is Format.table:
        for step in steps:
            say(f"{_named(step.head)} — {', '.join(step.types)} — {_named(step.tail)}")
            say_evidence(step.evidence)
        return
    say_rows([_step_row(step, format) for step in steps], format)


def _named(entity: Entity) -> str:
    return f"{SIGNS.get(entity.type, '◆')} {entity.name}"


def _step_row(step: Step, format: Format) -> dict[str, object]:
    all_of_it = [asdict(each) for each in step.evidence]
    texts = all_of_it if format is Format.json else step.evidence[0].sentence
    return {
        "from": step.head.name,
        "types": step.types,
        "to": step.tail.name,
        "evidence": texts,
    }
