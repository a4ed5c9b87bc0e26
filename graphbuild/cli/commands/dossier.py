"""graphbuild dossier."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graphbuild.cli.options import AsOf, Folder
from graphbuild.cli.streams import typed


class DossierFormat(StrEnum):
    """As what a dossier is written."""

    html = "html"
    docx = "docx"
    md = "md"


def dossier(
    folder: Folder,
    name: Annotated[str, typer.Argument(help="An entity's name, alias or id.", callback=typed)],
    format: Annotated[
        DossierFormat | None, typer.Option(help="Else by the file's ending, or html.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option(help="The file; named after the entity if none.")
    ] = None,
    as_of: AsOf = None,
) -> None:
    """Write down all that is known of one entity, each line with the sentences that say so.

    \b
    graphbuild dossier graph "Boris Ruge"
    graphbuild dossier graph "Boris Ruge" --format docx --output ruge.docx
    """
    from graphbuild import api
    from graphbuild.cli.output import say
    from graphbuild.cli.period import held_then
    from graphbuild.dossier.written import write_dossier

    kg = held_then(api.open(folder), as_of)
    written = write_dossier(kg, name, output, format.value if format else None)
    say(f"The dossier: {written.resolve()}")
