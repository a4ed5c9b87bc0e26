"""graphbuild curate."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphbuild.cli.options import Folder
from graphbuild.cli.output import say, warn


def curate(
    folder: Folder,
    source: Annotated[
        Path,
        typer.Option("--from", help="Corrected annotations: brat's folder, Label Studio's JSON."),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what it would add.")] = False,
) -> None:
    """Add to curation.yaml what corrected annotations say of who is who, and of types.

    \b
    graphbuild export graph --format label-studio --output tasks.json
    graphbuild curate graph --from corrected.json
    graphbuild curate graph --from brat/ --dry-run
    """
    from graphbuild import api
    from graphbuild.build.names.corrections import corrections_of
    from graphbuild.build.names.curation import CURATION, judge
    from graphbuild.resolve.curation.file import read

    known = read(folder / CURATION)
    graph = api.open(folder)
    settings = (graph.manifest or {}).get("settings", {})
    labels = settings.get("extract", {}).get("types", {})
    found = corrections_of(graph, source, known, labels)
    for each in found.judgements:
        say(f"{each.verdict}: {each.left}, {each.right}")
    for typed in found.types:
        say(f"type: {typed.name}: {typed.type}")
    for line in found.unsaid:
        warn(line)
    for document in found.changed:
        warn(f"{document} has another text in the graph: export it again.")
    count = len(found.judgements) + len(found.types)
    if dry_run or not count:
        say(f"{count} decisions in {found.compared} documents; nothing was written.")
        return
    path = judge(folder, found.judgements, found.types)
    say(f"{count} decisions in {path}. They hold from the next build on.")
