"""A dossier, written to a file in the format that is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from graphbuild.dossier.gathered import dossier_of
from graphbuild.dossier.html import as_html
from graphbuild.dossier.markdown import as_markdown
from graphbuild.errors import UsageError
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.resolve.names.slug import slug
from graphbuild.stores.atomic import atomic_path

Format = Literal["html", "docx", "md"]


def write_dossier(
    kg: KnowledgeGraph, name: str, output: Path | None = None, format: Format | None = None
) -> Path:
    """Write the dossier of an entity; return the file, which appears whole or not at all.

    name: id, name or alias. output: the file, named after the entity if None. format: by
    the file's ending if None, html without one.
    Raises UnknownEntityError where nobody has the name, UsageError on another format.
    """
    entity = kg.entity(name)
    asked = format or (output.suffix.lower().removeprefix(".") if output else "") or "html"
    if asked not in {"html", "docx", "md"}:
        raise UsageError(f"{asked} is no format of a dossier. Name a file .html, .docx or .md.")
    target = output or Path(f"{slug(entity.name) or 'dossier'}.{asked}")
    dossier = dossier_of(kg, entity.id)
    if asked == "docx":
        from graphbuild.dossier.word import as_docx

        made = as_docx(dossier)
    else:
        made = (as_html if asked == "html" else as_markdown)(dossier).encode()
    with atomic_path(target) as part:
        part.write_bytes(made)
    return target
