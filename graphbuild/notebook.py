"""Notebooks: `%%cypher` asks the graph, and a build shows how far it is.

    %load_ext graphbuild.notebook

A graph and the answer to a query show themselves, with or without this.
"""

from __future__ import annotations

import contextlib
import html
import itertools
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphbuild import api
from graphbuild.build.plan import STAGES, Step
from graphbuild.errors import UsageError
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.opened import Graph
from graphbuild.stores.base import Rows
from graphbuild.stores.tokens import tokens_of
from graphbuild.view.notebook import Frame

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

_EVERY_SECONDS = 0.2


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Give a notebook the magic `%%cypher`: what `%load_ext graphbuild.notebook` calls."""

    def cypher(line: str, cell: str) -> Rows:
        """Ask a graph: `%%cypher [NAME] [--graph GRAPH]`, then the query.

        NAME: the variable to put the answer into. GRAPH: the variable that holds the graph,
        `kg` if none is named, or a folder. `$who` in the query is what the variable `who` holds.
        """
        name, graph = _arguments(line)
        rows = ask(cell, shell.user_ns, graph)
        if name:
            shell.user_ns[name] = rows
        return rows

    shell.magics_manager.register_function(cypher, magic_kind="cell")


def _arguments(line: str) -> tuple[str, str]:
    """Return the name for the answer, "" for none, and the graph's. Raises UsageError."""
    match line.split():
        case []:
            return "", "kg"
        case [name] if name.isidentifier():
            return name, "kg"
        case ["--graph", graph]:
            return "", graph
        case [name, "--graph", graph] if name.isidentifier():
            return name, graph
    raise UsageError(f"%%cypher {line}: write it as %%cypher [NAME] [--graph GRAPH].")


def ask(cypher: str, variables: Mapping[str, Any], graph: str = "kg") -> Rows:
    """Return the answer of a notebook's graph to a query.

    variables: the notebook's own; they give the query its parameters. graph: the name of the
    one that holds the graph, or a folder.
    Raises UsageError where a variable is missing or no graph; StoreError where a folder holds
    none; QueryError with the place of a fault.
    """
    names = dict.fromkeys(_parameters(cypher))
    missing = [name for name in names if name not in variables]
    if missing:
        raise UsageError(f"${missing[0]} has no value. Set the variable first: {missing[0]} = ...")
    found = variables.get(graph)
    if found is None and Path(graph).is_dir():
        found = api.open(graph)
    if not isinstance(found, KnowledgeGraph):
        raise UsageError(
            f"{graph} is no graph. Make one, kg = graphbuild.open(DIR), or name a variable or a "
            "folder: %%cypher --graph NAME."
        )
    return Graph.of(found).query(cypher, **{name: variables[name] for name in names})


def _parameters(cypher: str) -> Iterator[str]:
    tokens = tokens_of(cypher)
    for sign, name in itertools.pairwise(tokens):
        if sign.word == "$" and not sign.is_text and not sign.quoted and name.is_name:
            yield name.word


@contextlib.contextmanager
def showing() -> Iterator[Callable[[Step], None]]:
    """Yield what shows how far a build is, in the cell that it runs in; gone when it is done.

    It is plain HTML, so that it needs no widgets.

    >>> with showing() as progress:  # doctest: +SKIP
    ...     kg = graphbuild.build("articles", out="graph", progress=progress)
    """
    from IPython.display import display

    shown = display(Frame("loading the model …"), display_id=True)  # type: ignore[no-untyped-call] # theirs
    last = ("", 0.0)

    def show(step: Step) -> None:
        nonlocal last
        now = time.monotonic()
        if shown is None or (step.stage == last[0] and now - last[1] < _EVERY_SECONDS):
            return
        last = step.stage, now
        shown.update(Frame(bar_of(step)))

    try:
        yield show
    finally:
        if shown is not None:
            shown.update(Frame(""))


def bar_of(step: Step) -> str:
    """Return HTML that says how far a build is."""
    said = html.escape(STAGES.get(step.stage, step.stage))
    most = max(step.files, step.documents)
    if step.stage != "extract" or not most:
        return f"<progress></progress> {said} …"
    return (
        f'<progress max="{most}" value="{step.documents}"></progress> '
        f"{said}: {step.documents:,} of {most:,}"
    )
