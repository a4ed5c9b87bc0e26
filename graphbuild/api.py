"""The Python face: build(), open(), load(), view()."""

from __future__ import annotations

import functools
import json
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from graphbuild.build.cache import CACHE
from graphbuild.build.curation import CURATION
from graphbuild.build.news import write_news
from graphbuild.build.pipeline import Built, Engine, Plan, Progress, run
from graphbuild.config import Config, Theme, ViewSettings, read_config
from graphbuild.errors import StoreError
from graphbuild.graph.backbone import strong_ties
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.model import Document, Extraction
from graphbuild.stores import folder as folders
from graphbuild.stores.base import Rows
from graphbuild.stores.embedded import EmbeddedStore
from graphbuild.view import notebook
from graphbuild.view.page import network as page
from graphbuild.view.selection import of_types

if TYPE_CHECKING:
    from pyvis.network import Network

    from graphbuild.evaluate.scores import Fault, Score
    from graphbuild.stores.neo4j.load import LoadReport
    from graphbuild.stores.neo4j.load import Progress as LoadProgress

_STAGED = ".staged-"
_READY = "ready"


class Graph(KnowledgeGraph):
    """A KnowledgeGraph with its stores and its page at hand.

    `folder` is where it was built or opened, None for a part of a graph.
    """

    folder: Path | None = None
    manifest: Mapping[str, Any] | None = None

    @classmethod
    def of(cls, kg: KnowledgeGraph) -> Self:
        """Return the same graph with its stores at hand."""
        return cls(kg.nx, kg.records)

    @functools.cached_property
    def _store(self) -> EmbeddedStore:
        if self.folder is not None:
            return EmbeddedStore.open(self.folder / folders.GRAPH)
        return EmbeddedStore.of(self)

    def query(self, cypher: str, **parameters: object) -> Rows:
        """Return the rows of a read-only Cypher query, a dictionary a row.

        Dates are datetime.date, lists are lists; `to_pandas()` makes a table of them.
        Raises QueryError with the place of a fault.
        """
        return self._store.query(cypher, parameters)

    @property
    def dataset(self) -> str:
        """Return the graph's name in Neo4j: the setting graph.dataset, else its folder's name."""
        settings = (self.manifest or {}).get("settings", {})
        named = settings.get("graph", {}).get("dataset")
        return str(named or (self.folder.resolve().name if self.folder else "graph"))

    def load_neo4j(  # noqa: PLR0913 - keyword-only options
        self,
        uri: str | None = None,
        *,
        username: str | None = None,
        password: str | None = None,
        database: str | None = None,
        dataset: str | None = None,
        per_edge: int = 5,
        dry_run: bool = False,
        progress: LoadProgress = lambda _: None,
    ) -> LoadReport:
        """Make a dataset in a Neo4j database equal to this graph; return what that changed.

        What is not given comes from NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and
        NEO4J_DATABASE. dataset: its name in the database, `self.dataset` if None.
        per_edge: sentences an edge carries. dry_run: change nothing, only tell.
        Raises UsageError without an address; StoreError where the server cannot be reached
        or refuses. A load that broke off can be repeated.
        """
        from graphbuild.stores.neo4j.connection import Login
        from graphbuild.stores.neo4j.store import Neo4jStore

        login = Login.of(uri, username=username, password=password, database=database)
        name = self.dataset if dataset is None else dataset
        with Neo4jStore(login, name) as store:
            return store.load(self, per_edge=per_edge, dry_run=dry_run, progress=progress)

    def export(self, format: str, output: str | Path, *, per_edge: int = 5) -> list[Path]:
        """Write the graph as graphml, gexf, json, csv, parquet, cypher, neo4j-admin or annotations.

        Returns the files. per_edge: sentences that an edge carries, at most.
        Raises UsageError on an unknown format, StoreError where nothing can be written.
        """
        if format == "annotations":
            from graphbuild.stores.files.annotations import write_annotations

            if self.folder is None:
                raise StoreError("annotations need a graph that was built or opened as a whole.")
            return write_annotations(self, self.folder, Path(output))
        from graphbuild.stores.files import export

        return export(self, format, Path(output), per_edge=per_edge, dataset=self.dataset)

    def network(self, *, max_nodes: int | None = None) -> Network:
        """Return the leading entities as a pyvis Network, which may still be changed.

        Its `write_html` and `generate_html` make the page, with what was changed.
        max_nodes: entities drawn at most.
        """
        return page.network(self, _view_settings(max_nodes=max_nodes))

    def show(self, *, height: int = 600, theme: Theme = "auto") -> notebook.Frame:
        """Return the page, which a notebook displays. height: in pixels.

        theme: "light", "dark", or "auto": as the reader's system has it.
        """
        return notebook.frame(self, _view_settings(theme=theme), height=height)

    def _repr_html_(self) -> str:
        return self.show().html


def build(  # noqa: PLR0913 - keyword-only options
    inputs: str | Path | Sequence[str | Path],
    out: str | Path = "graph",
    *,
    config: Config | str | Path | None = None,
    workers: int = 1,
    engine: Engine = "local",
    fresh: bool = False,
    progress: Progress = lambda _: None,
) -> Graph:
    """Read documents, write their graph into a folder and return it.

    inputs: files, folders, globs. out: the folder; holds graph.kgl, graph.html,
    manifest.json, the evidence and the cache. The outputs change together, or not at
    all. workers: processes, or with engine "ray" its actors. fresh: read all again.
    Raises UsageError on a wrong input, ModelError without a spaCy model, StoreError
    where nothing can be written. Documents that cannot be read are in `manifest`.
    """
    settings = config if isinstance(config, Config) else read_config(config)
    listed = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    target = Path(out)
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot write to {target}: {error.strerror}.") from error
    _finish_staged(target)
    staged = target / f"{_STAGED}{secrets.token_hex(4)}"

    def write(built: Built, read: Iterator[tuple[Document, Extraction]]) -> None:
        _write(built, read, staged, settings)
        write_news(built.kg, target, staged)

    plan = Plan(
        listed,
        settings,
        target / CACHE,
        fresh,
        workers,
        engine,
        progress,
        curation=target / CURATION,
        folder=target,
    )
    try:
        run(plan, write)
        (staged / _READY).touch()
        _finish_staged(target)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return open(target)


def _write(
    built: Built, read: Iterator[tuple[Document, Extraction]], staged: Path, settings: Config
) -> None:
    staged.mkdir()
    folders.write_graph(built.kg, staged, per_edge=settings.evidence.per_edge)
    folders.write_resolution(read, built.resolution, staged)
    page.write_page(
        _seen_on_page(built.kg, settings.view),
        staged / folders.PAGE,
        settings.view,
        per_edge=settings.evidence.per_edge,
    )
    (staged / folders.MANIFEST).write_text(built.manifest.to_json(), encoding="utf-8")


def _view_settings(**given: object) -> ViewSettings:
    return ViewSettings.model_validate({k: v for k, v in given.items() if v is not None})


def _seen_on_page(kg: KnowledgeGraph, settings: ViewSettings) -> KnowledgeGraph:
    return strong_ties(
        kg,
        min_weight=settings.min_weight,
        min_npmi=settings.min_npmi,
        backbone=settings.backbone,
    )


def _finish_staged(target: Path) -> None:
    """Put complete outputs in place, those of an earlier process that was killed too."""
    for staged in sorted(target.glob(f"{_STAGED}*")):
        if (staged / _READY).exists():
            for file in sorted(staged.iterdir()):
                if file.name != _READY:
                    os.replace(file, target / file.name)  # noqa: PTH105 - atomic by contract
        shutil.rmtree(staged, ignore_errors=True)


def open(folder: str | Path) -> Graph:
    """Return the graph that was built into a folder.

    Raises StoreError where the folder holds none.
    """
    path = Path(folder)
    _finish_staged(path)
    graph = Graph.of(folders.read_graph(path))
    graph.folder = path
    manifest = path / folders.MANIFEST
    graph.manifest = json.loads(manifest.read_text("utf-8")) if manifest.is_file() else None
    return graph


def load(  # noqa: PLR0913 - keyword-only options
    graph: KnowledgeGraph | str | Path,
    uri: str | None = None,
    *,
    username: str | None = None,
    password: str | None = None,
    database: str | None = None,
    dataset: str | None = None,
    dry_run: bool = False,
) -> LoadReport:
    """Load a graph, or the graph of a folder, into Neo4j: see `Graph.load_neo4j`."""
    kg = graph if isinstance(graph, KnowledgeGraph) else open(graph)
    return (kg if isinstance(kg, Graph) else Graph.of(kg)).load_neo4j(
        uri,
        username=username,
        password=password,
        database=database,
        dataset=dataset,
        dry_run=dry_run,
    )


def view(  # noqa: PLR0913 - keyword-only options
    graph: KnowledgeGraph | str | Path,
    output: str | Path,
    *,
    focus: str | None = None,
    hops: int = 2,
    type: str | Sequence[str] | None = None,
    max_nodes: int | None = None,
    min_weight: int | None = None,
    min_npmi: float | None = None,
    backbone: float | None = None,
) -> Path:
    """Write the page of a graph, or of what is around one entity; return its path.

    graph: a graph, or the folder of one. focus: an entity's id, name or alias.
    type: only entities of this type, or of these. max_nodes: entities drawn at most, the
    leading ones; the page holds all, for its search and its filters. min_weight, min_npmi,
    backbone: which co-occurrences are drawn, as in config.yaml under `view`.
    Raises UnknownEntityError where no entity has the focus's name, UsageError where none
    is of a type.
    """
    kg = graph if isinstance(graph, KnowledgeGraph) else open(graph)
    if type is not None:
        kg = of_types(kg, [type] if isinstance(type, str) else type)
    if focus is not None:
        kg = kg.subgraph(focus, hops=hops)
    settings = _view_settings(
        max_nodes=max_nodes, min_weight=min_weight, min_npmi=min_npmi, backbone=backbone
    )
    page.write_page(_seen_on_page(kg, settings), Path(output), settings)
    return Path(output)


def evaluate(
    gold: str | Path, *, config: Config | str | Path | None = None, workers: int = 1
) -> tuple[dict[str, Score], list[Fault]]:
    """Build the graph of annotated documents; return its scores by row, and the faults.

    gold: JSON Lines with `text`, `mentions`, `entities` and `relations`.
    Raises UsageError where the file is none.
    """
    from graphbuild.evaluate import gold as annotations
    from graphbuild.evaluate.scores import evaluate as scores
    from graphbuild.stores.files.annotations import annotated

    wanted = annotations.read_annotations(Path(gold))
    with tempfile.TemporaryDirectory() as folder:
        graph = build(Path(gold), folder, config=config, workers=workers)
        lines = [annotations.parse(line) for line in annotated(graph, Path(folder))]
    return scores(wanted, {line.id: line for line in lines})
