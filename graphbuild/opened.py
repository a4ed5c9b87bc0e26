"""A graph that was built or opened: its stores and its page are at hand."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from graphbuild.build.folder.outputs import GRAPH, MANIFEST
from graphbuild.build.folder.staging import place_of
from graphbuild.build.names.curation import decided
from graphbuild.config import Theme
from graphbuild.errors import UsageError
from graphbuild.graph.answers.known import Known, known_of
from graphbuild.graph.forms.held import HeldFile
from graphbuild.graph.knowledge_graph import GraphRecords, KnowledgeGraph
from graphbuild.graph.tables import Tables
from graphbuild.resolve.curation.judgements import Entry
from graphbuild.stores.base import Rows
from graphbuild.stores.embedded import EmbeddedStore
from graphbuild.stores.files import formats as files
from graphbuild.view import notebook
from graphbuild.view.page import network as page
from graphbuild.view.selection import settings_of

if TYPE_CHECKING:
    import networkx as nx
    from pyvis.network import Network

    from graphbuild.stores.neo4j.load import LoadReport, Progress


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a graph comes from.

    dataset: its name in Neo4j. folder: where it was built or opened, store: its embedded
    graph, manifest: what its build told; None for a part of a graph, and for one made by hand.
    home: the folder of the whole, for a part too. sentences: whether stores have them as nodes.
    """

    dataset: str = "graph"
    folder: Path | None = None
    store: HeldFile | None = None
    manifest: Mapping[str, Any] | None = None
    is_part: bool = False
    sentences: bool = True
    home: Path | None = None

    @classmethod
    def of(cls, folder: Path) -> Self:
        """Return the origin of a folder's graph, named by its settings or by the folder."""
        path = place_of(folder, MANIFEST)
        manifest = json.loads(path.read_text("utf-8")) if path.is_file() else None
        settings = (manifest or {}).get("settings", {})
        named = settings.get("graph", {}).get("dataset")
        sentences = settings.get("neo4j", {}).get("sentences", True)
        name = str(named or folder.resolve().name or "graph")
        store = place_of(folder, GRAPH)
        held = HeldFile(store) if store.is_file() else None
        return cls(name, folder, held, manifest, sentences=bool(sentences), home=folder)

    def of_part(self) -> Self:
        """Return the origin of a part of this graph: the same dataset, and no folder."""
        return replace(self, folder=None, store=None, manifest=None, is_part=True)


_BY_HAND = Origin()


class Graph(KnowledgeGraph):
    """A KnowledgeGraph with its stores and its page at hand."""

    def __init__(
        self,
        graph: nx.MultiDiGraph[str] | None = None,
        records: GraphRecords | None = None,
        tables: Tables | None = None,
        *,
        origin: Origin = _BY_HAND,
    ) -> None:
        """graph, records, tables: see KnowledgeGraph. origin: where it comes from."""
        super().__init__(graph, records, tables)
        self._origin = origin

    @classmethod
    def of(cls, kg: KnowledgeGraph) -> Self:
        """Return the same graph with its stores at hand."""
        return kg if isinstance(kg, cls) else cls(tables=kg.tables)

    def _part(self, tables: Tables) -> Self:
        """Return a part of this graph, which goes by the same dataset."""
        return type(self)(tables=tables, origin=self._origin.of_part())

    @property
    def folder(self) -> Path | None:
        """Return where it was built or opened, None for a part of a graph."""
        return self._origin.folder

    @property
    def decisions(self) -> Sequence[Entry]:
        """Return what was decided of who is who in the graph's folder, for a part of it too.

        Raises ConfigError where its curation.yaml has faults.
        """
        return decided(self._origin.home)

    @property
    def manifest(self) -> Mapping[str, Any] | None:
        """Return what its build told: counts, failures, settings; None for a part of a graph."""
        return self._origin.manifest

    def known(self) -> list[Known]:
        """Return who of a user's lists of names is in the documents, then who may be."""
        return [*known_of(self.tables)]

    def dossier(self, name: str, output: str | Path) -> Path:
        """Write all that is known of one entity, as .html, .docx or .md; return the file.

        Raises UnknownEntityError where nobody has the name, UsageError on another ending.
        """
        from graphbuild.dossier.written import write_dossier

        return write_dossier(self, name, Path(output))

    @property
    def dataset(self) -> str:
        """Return the graph's name in Neo4j: the setting graph.dataset, else its folder's name.

        A part of a graph has the name of the whole.
        """
        return self._origin.dataset

    @functools.cached_property
    def _store(self) -> EmbeddedStore:
        if self._origin.store is not None:
            return EmbeddedStore.open(self._origin.store.readable)
        return EmbeddedStore.of(self, sentences=self._origin.sentences)

    def query(self, cypher: str, **parameters: object) -> Rows:
        """Return the rows of a read-only Cypher query, a dictionary a row.

        Dates are datetime.date, lists are lists; `to_pandas()` makes a table of them.
        Raises QueryError with the place of a fault.
        """
        return self._store.query(cypher, parameters)

    def load_neo4j(  # noqa: PLR0913 - keyword-only options
        self,
        uri: str | None = None,
        *,
        username: str | None = None,
        password: str | None = None,
        database: str | None = None,
        dataset: str | None = None,
        per_edge: int = 5,
        sentences: bool | None = None,
        lexical: bool = False,
        measures: bool = True,
        check: bool = False,
        dry_run: bool = False,
        progress: Progress = lambda _: None,
    ) -> LoadReport:
        """Make a dataset in a Neo4j database equal to this graph; return what that changed.

        What is not given comes from NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and
        NEO4J_DATABASE. dataset: its name in the database, `self.dataset` if None; a part
        of a graph needs one of its own, since it would remove the rest of the whole.
        sentences: whether they are nodes, as the setting neo4j.sentences has it if None.
        per_edge, lexical, measures, check, dry_run: see `Neo4jStore.load`.
        Raises UsageError without an address, or a part's name; StoreError where the server
        cannot be reached or refuses. A load that broke off can be repeated.
        """
        if dataset is None and self._origin.is_part:
            raise UsageError(
                f"this is a part of {self.dataset}: loaded under that name it would remove "
                'the rest from the database. Give it a name of its own: dataset="...".'
            )
        from graphbuild.stores.neo4j.connection import Login
        from graphbuild.stores.neo4j.store import Neo4jStore

        login = Login.of(uri, username=username, password=password, database=database)
        name = self.dataset if dataset is None else dataset
        with Neo4jStore(login, name) as store:
            return store.load(
                self,
                per_edge=per_edge,
                sentences=self._origin.sentences if sentences is None else sentences,
                lexical=lexical,
                measures=measures,
                check=check,
                dry_run=dry_run,
                progress=progress,
            )

    def export(self, format: str, output: str | Path, *, per_edge: int = 5) -> list[Path]:
        """Write the graph in one of the formats of `stores.files.formats`, such as "graphml".

        Returns the files. per_edge: sentences that an edge carries, at most.
        Raises UsageError on an unknown format, StoreError where nothing can be written.
        """
        return files.export(
            self,
            format,
            Path(output),
            per_edge=per_edge,
            dataset=self.dataset,
            folder=self.folder,
            sentences=self._origin.sentences,
        )

    def network(self, *, max_nodes: int | None = None) -> Network:
        """Return the leading entities as a pyvis Network, which may still be changed.

        Its `write_html` and `generate_html` make the page, with what was changed.
        max_nodes: entities drawn at most.
        """
        settings = settings_of(max_nodes=max_nodes)
        return page.network(self, settings, decided=self.decisions)

    def show(self, *, height: int = 600, theme: Theme = "auto") -> notebook.Frame:
        """Return the page, which a notebook displays. height: in pixels.

        theme: "light", "dark", or "auto": as the reader's system has it.
        """
        settings = settings_of(theme=theme)
        return notebook.frame(self, settings, height=height, decided=self.decisions)

    def _repr_html_(self) -> str:
        return self.show().html
