"""The peer of what comes after spaCy: names as they are spelled, paired in Python.

    python -m benchmarks.peers.pairs NUMBER

The same made-up documents as `benchmarks.parts.after_spacy` reads; pairs of a sentence by
itertools.combinations, each with its sentences, as networkx's graph with PageRank, written
as GraphML. It does not ask who is who.
"""

from __future__ import annotations

import itertools
import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import networkx as nx

from benchmarks.parts.cost import Laps
from benchmarks.parts.documents import documents


def main() -> None:
    """Print the seconds of each stage as JSON."""
    found = [(d.id, e.mentions) for d, e in documents(int(sys.argv[1]))]
    laps = Laps()
    sentences: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for document, mentions in found:
        for number, named in itertools.groupby(mentions, key=lambda m: m.sentence):
            names = sorted({mention.text for mention in named})
            for pair in itertools.combinations(names, 2):
                sentences[pair].append((document, number))
    laps.lap("count")
    graph: nx.Graph[str] = nx.Graph()
    for (left, right), places in sentences.items():
        graph.add_edge(left, right, weight=len(places), documents=len({d for d, _ in places}))
    laps.lap("graph")
    for name, rank in nx.pagerank(graph).items():
        graph.nodes[name]["pagerank"] = rank
    laps.lap("describe")
    with tempfile.TemporaryDirectory() as folder:
        nx.write_graphml(graph, Path(folder) / "graph.graphml")
    laps.lap("write")
    print(json.dumps({**laps.told, "relations": graph.number_of_edges()}))


if __name__ == "__main__":
    main()
