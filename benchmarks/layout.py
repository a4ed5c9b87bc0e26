"""Where entities stand on the map, beside other layouts of the same graphs: make bench-layout.

Each layout is of a graph's largest connected part, and followed by the page's own removal
of overlaps. Printed are the ties that cross, of which fewer are better; the share of kept
neighbours, of which more is better; and seconds of the processor.

Kept neighbours: of the k entities nearest to one on the map, k being its number of ties,
the share to which it is tied; the mean of all. Source: Kruiger et al. (2017), Computer
Graphics Forum 36(3), who take the Jaccard index of the two sets, which rises with it.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import numpy as np
import rustworkx as rx
from numpy.typing import NDArray
from scipy.spatial import cKDTree

import graphbuild
from graphbuild.config import ViewSettings
from graphbuild.graph.ties import Ties
from graphbuild.view.drawing import ranked, together
from graphbuild.view.layout.crossings import crossings
from graphbuild.view.layout.forces import settled
from graphbuild.view.layout.positions import parts_of, roomy

Points = NDArray[np.float64]


def main() -> None:
    """Print a row for each layout of each graph."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graphs", nargs="+", type=Path, help="folders of built graphs")
    print("| graph | entities | ties | layout | crossings | neighbours kept | seconds |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for folder in parser.parse_args().graphs:
        ties, home = _largest_part(folder)
        for name, layout in _layouts(ties, home).items():
            start = sum(os.times()[:4])  # with those of a program that is asked
            points = roomy(layout(), ties.size)
            seconds = sum(os.times()[:4]) - start
            print(
                f"| {folder.name} | {ties.size} | {len(ties.left):,} | {name} "
                f"| {crossings(points, ties):,} | {kept_neighbours(points, ties):.3f} "
                f"| {seconds:.1f} |",
                flush=True,
            )


def _largest_part(folder: Path) -> tuple[Ties, list[int]]:
    """Return the ties of the largest part of what the page draws, and the communities."""
    graph = ranked(graphbuild.open(folder), ViewSettings())
    drawn = np.array(sorted(graph.drawn), dtype=np.int64)
    among = together(graph)
    part = np.array(parts_of(among)[0][0])
    return among.among(part), graph.home[drawn][part].tolist()


def _layouts(ties: Ties, home: list[int]) -> dict[str, Callable[[], Points]]:
    found = {
        "graphbuild": lambda: settled(ties, home),
        "springs alone, communities apart": lambda: _springs(ties, home),
        "ForceAtlas2, LinLog (networkx)": lambda: _force_atlas(ties),
    }
    if shutil.which("sfdp"):
        found["sfdp (Graphviz)"] = lambda: _sfdp(ties)
    return found


def _springs(ties: Ties, home: list[int]) -> Points:
    """Return Fruchterman and Reingold's layout, as graphbuild's own once was."""
    graph = rx.PyGraph()
    graph.add_nodes_from(range(ties.size))
    for u, v, weight in zip(ties.left.tolist(), ties.right.tolist(), ties.weight, strict=True):
        graph.add_edge(u, v, (2.2 if home[u] == home[v] else 0.35) * (1 + math.log(weight)))
    found = rx.spring_layout(
        graph, k=1.6 / math.sqrt(ties.size), num_iter=300, weight_fn=float, seed=7
    )
    return np.array([found[n] for n in range(ties.size)])


def _force_atlas(ties: Ties) -> Points:
    graph = nx.Graph()
    graph.add_nodes_from(range(ties.size))
    weight = 1 + np.log(ties.weight)
    graph.add_weighted_edges_from(zip(ties.left, ties.right, weight, strict=True))
    found = nx.forceatlas2_layout(graph, linlog=True, weight="weight", max_iter=150, seed=7)
    return np.array([found[n] for n in range(ties.size)])


def _sfdp(ties: Ties) -> Points:
    lines = "".join(f"{u}--{v};" for u, v in zip(ties.left, ties.right, strict=True))
    asked = ["sfdp", "-Tplain", "-Goverlap=true"]
    said = subprocess.run(
        asked, input=f"graph{{{lines}}}", capture_output=True, text=True, check=True
    )
    rows = [line.split() for line in said.stdout.splitlines() if line.startswith("node")]
    at = {int(row[1]): (float(row[2]), float(row[3])) for row in rows}
    return np.array([at[n] for n in range(ties.size)])


def kept_neighbours(points: Points, ties: Ties) -> float:
    """Return the mean share of entities' nearest that they are tied to."""
    matrix, tree = ties.matrix(), cKDTree(points)
    shares = []
    for n in range(ties.size):
        tied = set(matrix.indices[matrix.indptr[n] : matrix.indptr[n + 1]].tolist())
        if tied:
            nearest = np.atleast_1d(tree.query(points[n], len(tied) + 1)[1]).tolist()
            shares.append(len(tied.intersection(nearest)) / len(tied))
    return float(np.mean(shares))


if __name__ == "__main__":
    main()
