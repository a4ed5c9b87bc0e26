"""What a build says at its end, to the person who started it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graphbuild.cli.languages import told_languages, told_left_out
from graphbuild.cli.output import SIGNS, say
from graphbuild.model import CO_OCCURS

if TYPE_CHECKING:
    from graphbuild.api import Graph

_LEADING = 8

_MOST_MENTIONED = """
SELECT type, name, mention_count FROM entities ORDER BY mention_count DESC, id LIMIT $most
"""
_STRONGEST = """
SELECT h.name, r.type, t.name, r.weight
FROM relations r JOIN entities h ON h.id = r.head JOIN entities t ON t.id = r.tail
ORDER BY r.weight DESC, r.head, r.tail, r.type LIMIT $most
"""


def tell_built(graph: Graph, out: Path) -> None:
    """Print what a build read and found, and where its page is."""
    manifest = graph.manifest or {}
    counts = manifest["counts"]
    say(
        f"{counts['documents']:,} documents, {counts['entities']:,} entities, "
        f"{counts['relations']:,} relations, {counts['mentions']:,} mentions"
        f" ({manifest['model']['name']} {manifest['model']['version']})"
    )
    if manifest["duplicates"]:
        say(f"{len(manifest['duplicates']):,} exact duplicates were counted once")
    for line in told_languages(manifest["languages"], manifest["model"]["name"]):
        say(line)
    for line in told_left_out(manifest["left_out"]):
        say(line)
    if manifest["settings"]["known"]["lists"]:
        said = [each.verdict for each in graph.known()]
        same, unsure = said.count("same"), said.count("unsure")
        say(f"{same:,} of your lists are in them, {unsure:,} may be: graphbuild known {out}")
    if counts["entities"]:
        _leading(graph)
    else:
        say("No person, organisation or place is named in them.")
    say(f"\nThe page: {(out / 'graph.html').resolve()}")


def _leading(graph: Graph) -> None:
    say("\nMost mentioned")
    for kind, name, count in graph.tables.rows(_MOST_MENTIONED, {"most": _LEADING}):
        say(f"  {SIGNS.get(kind, '◆')} {name}  {count}")
    say("\nStrongest ties")
    for left, kind, right, weight in graph.tables.rows(_STRONGEST, {"most": _LEADING}):
        between = "–" if kind == CO_OCCURS else f"{kind} →"
        say(f"  {left} {between} {right}  {weight}")
