"""The peer of a whole build: spaCy, itertools and networkx, as a tutorial has it.

    python -m benchmarks.peers.plain CORPUS.jsonl MODEL

Names are joined by their spelling; a weight is a number of sentences, each edge keeps five of
them; PageRank, and the graph as GraphML.
"""

from __future__ import annotations

import itertools
import json
import sys
import tempfile
from pathlib import Path

import networkx as nx
import spacy

from graphbuild.extract.spacy_model import location

KINDS = {"PERSON": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "FAC": "Place"}
SENTENCES = 5


def main() -> None:
    """Print what was found as JSON."""
    corpus, model = sys.argv[1:]
    nlp = spacy.load(location(model))
    graph: nx.Graph[str] = nx.Graph()
    words = 0
    with Path(corpus).open(encoding="utf-8") as lines:
        records = ((r["text"], r["id"]) for r in map(json.loads, lines))
        for doc, document in nlp.pipe(records, as_tuples=True, batch_size=32):
            words += len(doc.text.split())
            for sentence in doc.sents:
                named = {e.text: KINDS[e.label_] for e in sentence.ents if e.label_ in KINDS}
                for name, kind in named.items():
                    graph.add_node(name, type=kind)
                for left, right in itertools.combinations(sorted(named), 2):
                    edge = graph.get_edge_data(left, right) or {"weight": 0, "evidence": []}
                    edge["weight"] += 1
                    if len(edge["evidence"]) < SENTENCES:
                        edge["evidence"].append(f"{document}: {sentence.text}")
                    graph.add_edge(left, right, **edge)
    ranks = nx.pagerank(graph)
    nx.set_node_attributes(graph, ranks, "pagerank")
    for _, _, edge in graph.edges(data=True):
        edge["evidence"] = "\n".join(edge["evidence"])
    with tempfile.TemporaryDirectory() as folder:
        nx.write_graphml(graph, Path(folder) / "graph.graphml")
    told = {"words": words, "entities": len(graph), "relations": graph.number_of_edges()}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
