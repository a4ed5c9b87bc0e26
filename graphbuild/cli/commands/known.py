"""graphbuild known."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from graphbuild.cli.options import AsFormat, Folder
from graphbuild.cli.output import SIGNS, Format, say, say_rows

if TYPE_CHECKING:
    from graphbuild.graph.answers.known import Known


def known(folder: Folder, format: AsFormat = Format.table) -> None:
    """Say who on your lists of names is in the documents, with sentences, and who may be.

    \b
    graphbuild build articles/ --known people.csv --out graph
    graphbuild known graph
    graphbuild known graph --format csv
    """
    from graphbuild import api

    kg = api.open(folder)
    found = kg.known()
    if format is not Format.table:
        say_rows([_row(each) for each in found], format)
        return
    hits = [each for each in found if each.verdict == "same"]
    doubts = found[len(hits) :]
    lists = ((kg.manifest or {}).get("settings") or {}).get("known", {}).get("lists")
    if not found and not lists:
        say(f"No list was given. Run: graphbuild build INPUT --known people.csv --out {folder}")
        return
    say(f"{len(hits):,} of your lists are named in the documents")
    for each in hits:
        _tell(each)
    say(f"\n{len(doubts):,} in doubt")
    for each in doubts:
        _tell(each)


def _row(each: Known) -> dict[str, object]:
    return {
        "entity": each.entity.id,
        "type": each.entity.type,
        "name": each.name,
        "known_id": each.known_id,
        "known_source": each.known_source,
        "listed": each.listed,
        "verdict": each.verdict,
        "score": each.score,
        "reason": each.reason,
        "sentences": [asdict(naming) for naming in each.sentences],
    }


def _tell(each: Known) -> None:
    sign = "=" if each.verdict == "same" else "?"
    say(f"\n{SIGNS.get(each.entity.type, '◆')} {each.entity.name}   {each.entity.id}")
    say(f"  {sign} {each.listed}   {each.known_id} in {each.known_source}   score {each.score:.2f}")
    say(f"    {each.reason}")
    for naming in each.sentences:
        say(f"    “{' '.join(naming.sentence.split())}”")
        say(f"      {naming.document_id}")
