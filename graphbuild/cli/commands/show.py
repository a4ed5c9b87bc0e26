"""graphbuild show."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from graphbuild.cli.options import AsFormat, AsOf, Folder
from graphbuild.cli.output import SIGNS, Format, say, say_evidence, say_json, say_rows
from graphbuild.cli.period import held_then
from graphbuild.cli.streams import typed

if TYPE_CHECKING:
    from graphbuild.graph.answers.statements import Claim, Saying
    from graphbuild.graph.days.contradictions import Contradiction

_SENTENCES = 5
_REASONS = 8
_NEIGHBORS = 15
_STATEMENTS = 8


def show(
    folder: Folder,
    name: Annotated[str, typer.Argument(help="An entity's name, alias or id.", callback=typed)],
    as_of: AsOf = None,
    format: AsFormat = Format.table,
) -> None:
    """Show an entity: its names, ties and sentences, and what in them contradicts itself.

    \b
    graphbuild show graph "Boris Ruge"
    graphbuild show graph "Boris Ruge" --as-of 2023
    """
    from graphbuild import api

    kg = held_then(api.open(folder), as_of)
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
                "says": [asdict(each) for each in kg.statements(speaker=entity.id)],
                "said_about": [asdict(each) for each in kg.statements(about=entity.id)],
                "claims": [asdict(each) for each in kg.claims(about=entity.id)],
                "contradictions": [asdict(each) for each in kg.contradictions(entity.id)],
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
    _say_contradictions(kg.contradictions(entity.id))
    _say_statements("says", kg.statements(speaker=entity.id))
    _say_statements("of whom others say", kg.statements(about=entity.id))
    _say_claims(kg.claims(about=entity.id))


def _say_statements(heading: str, found: list[Saying]) -> None:
    """Print the first statements, with speaker and document, and how many there are."""
    if found:
        say(f"  {heading}: {len(found):,}")
    for each in found[:_STATEMENTS]:
        date = f", {each.date}" if each.date else ""
        to = f" to {each.addressee.name}" if each.addressee else ""
        say(f"    {each.speaker.name} {each.cue or 'says'}{to}: “{' '.join(each.text.split())}”")
        say(f"      {each.document_id}{date}")


def _say_claims(found: list[Claim]) -> None:
    """Print the first claims: what texts deny, plan, suppose or report."""
    if found:
        say(f"  claims: {len(found):,}")
    for each in found[:_STATEMENTS]:
        by = f", by {each.by.name}" if each.by else ""
        say(f"    {each.head.name} {each.type} {each.tail.name}: {each.modality}{by}")
        say(f"      {each.document_id}: “{' '.join(each.sentence.split())}”")


def _say_contradictions(found: list[Contradiction]) -> None:
    """Print the first pairs of which one alone can hold at a time, with their sentences."""
    if found:
        say(f"  against each other: {len(found):,}")
    for each in found[:_STATEMENTS]:
        say(f"    {each.kind} of {each.subject.name}: {each.left} {each.relation} {each.right}")
        for side in (each.left, each.right):
            date = f", {side.date}" if side.date else ""
            say(f"      {side.document_id}{date}: “{' '.join(side.sentence.split())}”")
