"""What is made of a build's tables: the embedded store, the page, manifest and news."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graphbuild.build.folder.news import write_news
from graphbuild.config import Config
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.graph.tables import Tables
from graphbuild.resolve.curation.judgements import Entry
from graphbuild.stores.atomic import write_text
from graphbuild.stores.embedded import EmbeddedStore
from graphbuild.view.page.network import render
from graphbuild.view.selection import strong_enough

if TYPE_CHECKING:
    from graphbuild.build.folder.manifest import Manifest

GRAPH = "graph.kgl"
MANIFEST = "manifest.json"
PAGE = "graph.html"

_EDGES = "SELECT (SELECT count(*) FROM relations) + (SELECT count(*) FROM mentioned_in)"


def write_outputs(
    folder: Path,
    manifest: Manifest,
    settings: Config,
    *,
    before: Path,
    decided: Sequence[Entry] = (),
) -> None:
    """Write store, page, manifest and news into a folder that has the tables.

    before: the folder of the last build. decided: what somebody has decided of who is who.
    """
    kg = KnowledgeGraph(tables=Tables.of_files(lambda name: folder / name))
    per_edge = settings.evidence.per_edge
    if kg.tables.number(_EDGES) > settings.graph.embedded_edges:
        EmbeddedStore.leave_out(folder / GRAPH)
    else:
        count = kg.tables.number("SELECT count(*) FROM sentences")
        sentences = settings.neo4j.sentences and count <= settings.graph.embedded_sentences
        store = EmbeddedStore.of(kg, per_edge=per_edge, sentences=sentences)
        store.save(folder / GRAPH)
    strong = strong_enough(kg, settings.view)
    page = render(strong, settings.view, per_edge=per_edge, decided=decided)
    write_text(folder / PAGE, page)
    write_text(folder / MANIFEST, manifest.to_json())
    write_news(before, folder)
