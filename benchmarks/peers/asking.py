"""The peer of the commands: all edges read into networkx, then asked.

    python -m benchmarks.peers.asking GRAPH show NAME | path FROM TO | stats | query

GRAPH: a folder with our tables. What a first script does: pandas reads the edges, networkx
holds them, and the answer is looked up. The names are those of entities.
"""

from __future__ import annotations

import sys
from pathlib import Path

import networkx as nx
import pandas as pd

SHOWN = 10


def main() -> None:
    """Print an answer."""
    folder, question, *names = sys.argv[1:]
    entities = pd.read_parquet(Path(folder) / "entities.parquet", columns=["id", "name", "type"])
    edges = pd.read_parquet(
        Path(folder) / "relations.parquet", columns=["head", "tail", "type", "weight"]
    )
    graph = nx.from_pandas_edgelist(edges, "head", "tail", ["type", "weight"])
    nx.set_node_attributes(graph, entities.set_index("id").to_dict("index"))
    asked = [entities.id[entities.name == name].iloc[0] for name in names]
    if question == "show":
        ties = sorted(graph[asked[0]].items(), key=lambda tie: -tie[1]["weight"])
        answer = [(graph.nodes[other]["name"], tie["weight"]) for other, tie in ties[:SHOWN]]
    elif question == "path":
        answer = [graph.nodes[n]["name"] for n in nx.shortest_path(graph, *asked)]
    elif question == "stats":
        answer = [len(graph), graph.number_of_edges(), nx.density(graph)]
    else:
        degrees = ((d, n) for n, d in graph.degree if graph.nodes[n]["type"] == "Person")
        answer = [(graph.nodes[n]["name"], d) for d, n in sorted(degrees, reverse=True)[:SHOWN]]
    print(answer)


if __name__ == "__main__":
    main()
