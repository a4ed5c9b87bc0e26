"""A made-up graph as real ones are: few entities with many ties, many with few."""

from __future__ import annotations

import datetime as dt
import random

import networkx as nx

from graphbuild.graph.knowledge_graph import DocumentNode, GraphRecords, KnowledgeGraph
from graphbuild.model import CO_OCCURS, Evidence, Span

_FIRST = "Ada Boris Chen Dora Emeka Fatima Goran Hana Ivo Jana Kofi Lena Milan Nora".split()
_LAST = "Abara Berg Castillo Dvorak Eze Fischer Garcia Horvat Ito Jensen Klein Lund Moreau".split()
_KINDS = ("Person", "Person", "Organization", "Place")
_SAID = (
    "{} met {} on Tuesday to talk about the harbour, and neither would say how it went.",
    "According to the minutes, {} had asked {} for the papers twice before the summer.",
    "{} and {} were named in the same filing, dated the third of March.",
    "In the committee {} spoke after {}, for eleven minutes.",
)


def power_law(size: int, ties_each: float = 2.6, documents: int = 48) -> KnowledgeGraph:
    """A graph of `size` entities, about `ties_each` ties per entity, a sentence per tie."""
    choose = random.Random(size)  # noqa: S311 - made-up data
    ids, names, g = [], [], nx.MultiDiGraph()
    for n in range(size):
        kind = choose.choice(_KINDS)
        name = f"{choose.choice(_FIRST)} {choose.choice(_LAST)} {n}"
        ids.append(f"{kind.lower()}:{n}")
        names.append(name)
        g.add_node(ids[n], name=name, type=kind, aliases=(), mention_count=1, document_count=1)
    days = [dt.date(2024, 1, 1) + dt.timedelta(weeks=n) for n in range(documents)]
    ends = [0]
    evidence = {}
    mentioned = {}
    for n in range(1, size):
        wanted = int(ties_each) + (choose.random() < ties_each % 1)
        for other in {choose.choice(ends) for _ in range(wanted)}:
            pair = tuple(sorted((ids[n], ids[other])))
            weight = 1 + int(choose.paretovariate(1.6)) % 40
            at = choose.randrange(documents)
            sentence = choose.choice(_SAID).format(names[n], names[other])
            left, right = sentence.index(names[n]), sentence.index(names[other])
            start = 100 * len(evidence)
            document = f"report-{at:03}.txt"
            seen = {"first_seen": days[at], "last_seen": days[at]}
            g.add_edge(
                *pair,
                CO_OCCURS,
                weight=weight,
                npmi=round(choose.random(), 3),
                document_count=1,
                **seen,
            )
            evidence[pair[0], CO_OCCURS, pair[1]] = (
                Evidence(
                    document,
                    Span(start, start + len(sentence)),
                    sentence,
                    Span(start + left, start + left + len(names[n])),
                    Span(start + right, start + right + len(names[other])),
                    1.0,
                    days[at],
                ),
            )
            ends += [n, other]
            for end in (n, other):
                g.nodes[ids[end]]["mention_count"] += weight
                g.nodes[ids[end]].update(seen)
                mentioned[ids[end], document] = mentioned.get((ids[end], document), 0) + weight
    nodes = {
        f"report-{n:03}.txt": DocumentNode(f"report-{n:03}.txt", f"Report {n}", day)
        for n, day in enumerate(days)
    }
    return KnowledgeGraph(g, GraphRecords(nodes, mentioned, evidence))
