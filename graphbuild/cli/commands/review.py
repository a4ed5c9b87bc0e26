"""graphbuild review."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graphbuild.cli.options import Folder
from graphbuild.cli.output import SIGNS, say
from graphbuild.errors import UsageError

if TYPE_CHECKING:
    from graphbuild.graph.knowledge_graph import KnowledgeGraph
    from graphbuild.model import Doubt, Verdict

_ASK = "Are they one and the same? [y]es, [n]o, [s]kip, [q]uit"


def review(
    folder: Folder,
    export: Annotated[
        Path | None, typer.Option("--export", help="Write the doubts as CSV, and ask nothing.")
    ] = None,
    answers: Annotated[
        Path | None, typer.Option("--import", help="Take the answers of such a CSV.")
    ] = None,
    most: Annotated[int, typer.Option(min=1, help="Doubts to ask about.")] = 50,
) -> None:
    """Say who is who: of the doubtful pairs those first that are least sure and most hangs on.

    \b
    graphbuild review graph
    graphbuild review graph --export doubts.csv
    graphbuild review graph --import doubts.csv
    """
    from graphbuild import api
    from graphbuild.build.names.curation import judge
    from graphbuild.stores.files.review_sheet import read_sheet, write_sheet

    kg = api.open(folder)
    if export is not None and answers is not None:
        raise UsageError("--export and --import are two steps: name one of them.")
    if export is not None:
        say(f"{len(kg.doubts()):,} doubts: {write_sheet(kg.doubts(), export)}")
        return
    if answers is not None:
        found = read_sheet(answers)
        path = judge(folder, found)
        _say_what_next(len(found), path)
        return
    _ask_all(kg, folder, most)


def _ask_all(kg: KnowledgeGraph, folder: Path, most: int) -> None:
    from graphbuild.build.names.curation import CURATION, judge
    from graphbuild.model import Judgement
    from graphbuild.resolve.curation.review import sides

    doubts = kg.doubts()
    if not doubts:
        say("nothing is in doubt.")
        return
    answered = 0
    for number, doubt in enumerate(doubts[:most], start=1):
        _show(kg, doubt, f"{number} of {len(doubts):,}")
        verdict = _answer()
        if verdict is None:
            break
        if verdict != "unsure":
            judge(folder, [Judgement(*sides(doubt), verdict, when=dt.datetime.now(dt.UTC).date())])
            answered += 1
        say()
    _say_what_next(answered, folder / CURATION)


def _show(kg: KnowledgeGraph, doubt: Doubt, place: str) -> None:
    told = doubt.comparison
    say(f"{place}   {told.reason}   score {told.score:.2f}")
    for name, node, document, sentences in (
        (told.left, doubt.left, doubt.left_document, doubt.left_sentences),
        (told.right, doubt.right, doubt.right_document, doubt.right_sentences),
    ):
        kind = kg.entity(node).type if node in kg else ""
        count = kg.attributes(node)["mention_count"] if node in kg else 0
        where = f", in {document}" if document else ""
        say(f"  {SIGNS.get(kind, '◆')} {name}   {kind}, {count} mentions{where}")
        for sentence in sentences:
            say(f"      “{' '.join(sentence.split())}”")


def _answer() -> Verdict | None:
    """Return the verdict that is typed, None at "q" or the end of input."""
    from graphbuild.resolve.curation.review import verdict_of

    while True:
        try:
            typed = input(f"{_ASK}: ")
        except EOFError:
            say()
            return None
        if typed.strip().lower() in ("q", "quit"):
            return None
        verdict = verdict_of(typed)
        if verdict is not None:
            return verdict
        say("Please type y, n, s or q.")


def _say_what_next(count: int, path: Path) -> None:
    say(f"{count} answers in {path}. They hold from the next build on.")
