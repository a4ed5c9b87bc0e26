"""The peer of who is who for one name: each bearer's company beside each other's.

    python -m benchmarks.peers.namesakes NUMBER

The same made-up documents as `benchmarks.parts.after_spacy --one-name` reads. Two documents
mean one person if they name somebody else in common, which union-find makes transitive: what
a first script does, and quadratic in the documents.
"""

from __future__ import annotations

import itertools
import json
import sys

from benchmarks.parts.cost import Laps
from benchmarks.parts.documents import bearers


def main() -> None:
    """Print the seconds as JSON."""
    company = [
        frozenset(m.text for m in e.mentions) - {"John Smith", "Smith"}
        for _, e in bearers(int(sys.argv[1]))
    ]
    laps = Laps()
    above = list(range(len(company)))

    def top(n: int) -> int:
        while above[n] != n:
            above[n] = n = above[above[n]]
        return n

    for left, right in itertools.combinations(range(len(company)), 2):
        if not company[left].isdisjoint(company[right]):
            above[top(left)] = top(right)
    laps.lap("who is who")
    found = sum(n == top(n) for n in range(len(company)))
    print(json.dumps({**laps.told, "entities": found}))


if __name__ == "__main__":
    main()
