"""graphbuild show."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from graphbuild.cli.options import AsFormat, Folder
from graphbuild.cli.output import SIGNS, Format, say, say_evidence, say_json, say_rows
from graphbuild.cli.streams import typed

_SENTENCES = 5
_REASONS = 8
_NEIGHBORS = 15


def show(
    folder: Folder,
    name: Annotated[str, typer.Argument(help="An entity's name, alias or id.", callback=typed)],
    format: AsFormat = Format.table,
) -> None:
    """Show an entity: its names, ties and sentences.

    \b
    graphbuild show graph "Boris Ruge"
    """
    from graphbuild import api

    kg = api.open(folder)
    entity = kg.entity(name)
    data = kg.attributes(entity.id)
    neighbors = kg.neighbors(entity.id)
    rows = [
        {"name": n.entity.name, "type": n.entity.type, "ties": n.types, "sentences": n.weight}
        for n in neighbors
    ]
    if format is Format.csv:
        say_rows(rows, format)
        return
    if format is Format.json:
        say_json(
            {
                **data,
                "neighbors": rows,
                "why": [asdict(each) for each in kg.why(entity.id)],
                "sentences": [asdict(each) for each in kg.evidence(entity.id)],
            }
        )
        return
    say(f"{SIGNS.get(entity.type, '◆')} {entity.name}   {entity.type}   {entity.id}")
    if entity.aliases:
        say(f"  also: {', '.join(entity.aliases)}")
    seen = " – ".join(dict.fromkeys(str(data[k]) for k in ("first_seen", "last_seen") if data[k]))
    say(f"  {data['mention_count']} mentions in {data['document_count']} documents  {seen}")
    for reason in kg.why(entity.id)[:_REASONS]:
        say(f"  {reason}")
    say_rows(rows[:_NEIGHBORS], format)
    say_evidence(kg.evidence(entity.id, most=_SENTENCES))
