"""The Python face: build(), open(), load(), view(), evaluate()."""

from __future__ import annotations

import functools
import json
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from graphbuild.build.folder.outputs import GRAPH
from graphbuild.build.folder.staging import place_of
from graphbuild.build.plan import Engine, Plan, Progress
from graphbuild.config import Config, read_config
from graphbuild.errors import StoreError
from graphbuild.graph.answers.identity import comparison_of
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.graph.tables import Tables
from graphbuild.opened import Graph, Origin
from graphbuild.stores.atomic import write_text
from graphbuild.view.page.network import render
from graphbuild.view.selection import of_types, settings_of, strong_enough

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from graphbuild.evaluate.scores import Fault, Score
    from graphbuild.sources import Inputs
    from graphbuild.stores.neo4j.load import LoadReport

__all__ = ["Evaluation", "Graph", "build", "evaluate", "list_inputs", "load", "open", "view"]

_REASONS = "FROM reasons ORDER BY entity, rank"
_TIED = "SELECT DISTINCT document, head, tail FROM evidence ORDER BY ALL"


def build(  # noqa: PLR0913 - keyword-only options
    inputs: str | Path | Sequence[str | Path] = (),
    out: str | Path = "graph",
    *,
    docs: Iterable[Doc] = (),
    config: Config | str | Path | None = None,
    workers: int = 1,
    engine: Engine = "local",
    fresh: bool = False,
    progress: Progress = lambda _: None,
) -> Graph:
    """Read documents, write their graph into a folder and return it.

    inputs: files, folders, globs. docs: Docs of a pipeline of your own, whose entities are
    taken for the names and whose `user_data` may have an id, title, date and source. out: the
    folder; holds graph.kgl, graph.html, manifest.json, the evidence and the cache. The outputs
    change together, or not at all. workers: processes, or with engine "ray" its actors. fresh:
    read all again.
    Raises UsageError on a wrong input, ModelError without a spaCy model, StoreError
    where nothing can be written. Documents that cannot be read are in `manifest`.
    """
    from graphbuild.build.documents.given_docs import write_docs
    from graphbuild.build.pipeline import run  # which reads texts: who opens a graph does not

    settings = config if isinstance(config, Config) else read_config(config)
    listed = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    target = Path(out)
    with tempfile.TemporaryDirectory() as work:
        given = write_docs(docs, Path(work))
        run(Plan(listed, target, settings, fresh, workers, engine, progress, given))
    return open(target)


def list_inputs(
    inputs: str | Path | Sequence[str | Path],
    out: str | Path = "graph",
    *,
    config: Config | str | Path | None = None,
) -> Inputs:
    """Return which files a build would read, in which format each, and what it would not.

    Raises UsageError on a wrong input, as `build` does.
    """
    from graphbuild import sources
    from graphbuild.build.folder.own import is_graph

    settings = config if isinstance(config, Config) else read_config(config)
    listed = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    return sources.list_inputs(listed, settings.sources, out=Path(out), is_graph=is_graph)


def open(folder: str | Path) -> Graph:
    """Return the graph that was built into a folder.

    Raises StoreError where the folder holds none.
    """
    path = Path(folder)
    if not place_of(path, GRAPH).is_file():
        raise StoreError(f"there is no graph in {path}. Run: graphbuild build INPUT --out {path}")
    tables = Tables.of_files(functools.partial(place_of, path))
    return Graph(tables=tables, origin=Origin.of(path))


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
    return Graph.of(kg).load_neo4j(
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
    publish: bool = False,
    without: Sequence[str] = (),
    told: Callable[[str], None] = lambda _: None,
) -> Path:
    """Write the page of a graph, or of what is around one entity; return its path.

    graph: a graph, or the folder of one. focus: an entity's id, name or alias.
    type: only entities of this type, or of these. max_nodes: entities drawn at most, the
    leading ones; the page holds all, for its search and its filters. min_weight, min_npmi,
    backbone: which co-occurrences are drawn, as in config.yaml under `view`. publish: leave out
    texts, sentences, paths and sources; without: and these entities, see `view.publish`.
    told: is called with what was left out.
    Raises UnknownEntityError where no entity has the focus's name, UsageError where none
    is of a type.
    """
    kg = graph if isinstance(graph, KnowledgeGraph) else open(graph)
    left_out = ""
    if publish:
        from graphbuild.view.publish import published

        kg, found = published(kg, without)
        left_out = str(found)
        told(left_out)
    if type is not None:
        kg = of_types(kg, [type] if isinstance(type, str) else type)
    if focus is not None:
        kg = kg.subgraph(focus, hops=hops)
    before = kg.decisions if isinstance(kg, Graph) and not publish else ()
    settings = settings_of(
        max_nodes=max_nodes, min_weight=min_weight, min_npmi=min_npmi, backbone=backbone
    )
    if publish:
        settings = settings.model_copy(update={"texts": False})
    page = render(strong_enough(kg, settings), settings, decided=before, left_out=left_out)
    write_text(Path(output), page)
    return Path(output)


class Evaluation(NamedTuple):
    """How well a graph fits what people marked.

    rows: precision, recall and F by name. shares: by name a count and of how many it is, such
    as the entities that hold two. faults: each thing that is wrong. reasons: by kind of reason
    for which names were joined, or may be, how many are right, and of how many.
    """

    rows: dict[str, Score]
    shares: dict[str, tuple[int, int]]
    faults: list[Fault]
    reasons: dict[str, tuple[int, int]]


def evaluate(
    gold: str | Path, *, config: Config | str | Path | None = None, workers: int = 1
) -> Evaluation:
    """Build the graph of annotated documents; return how well it fits.

    gold: JSON Lines with `text`, `mentions`, `entities` and `relations`; a folder of brat's
    files; or Label Studio's JSON.
    Raises UsageError where the file is none.
    """
    from graphbuild.evaluate import gold as annotations
    from graphbuild.evaluate.corrected import corrected_lines
    from graphbuild.evaluate.reasons import Compared, by_kind, joins
    from graphbuild.evaluate.scores import evaluate as scores
    from graphbuild.evaluate.shares import shares
    from graphbuild.stores.files.annotations import annotated

    given = Path(gold)
    corrected = corrected_lines(given)
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work, "graph")
        if corrected is not None:
            given = Path(work, "gold.jsonl")
            write_text(given, "".join(json.dumps(line) + "\n" for line in corrected))
        wanted = annotations.read_annotations(given)
        graph = build(given, folder, config=config, workers=workers)
        lines = [annotations.parse(line) for line in annotated(graph)]
        tied: dict[str, set[frozenset[str]]] = {}
        compared = [
            Compared(row["entity"], row["entity"], comparison_of(row))
            for row in graph.tables.dictionaries(_REASONS)
        ]
        for document, *ends in graph.tables.rows(_TIED):
            tied.setdefault(document, set()).add(frozenset(ends))
    found = {line.id: replace(line, edges=frozenset(tied.get(line.id, ()))) for line in lines}
    rows, faults = scores(wanted, found)
    reasons = by_kind(joins(wanted, found, compared))
    return Evaluation(rows, shares(wanted, found), faults, reasons)
