"""How the cost of resolution across documents grows with the number of distinct names.

    python benchmarks/resolve.py [--most 100000]

Names are made up: given names and surnames by Zipf's law, as in real populations, four names
a document, a fifth of the mentions a bare surname. Prints seconds and the growth factor from
each size to the next, with the peak of Python's own memory.
"""

from __future__ import annotations

import argparse
import random
import resource
import time

from graphbuild.model import Chain
from graphbuild.resolve import aliases
from graphbuild.resolve.corpus.entities import resolve

SYLLABLES = [c + v for c in "bdfghjklmnprstvz" for v in "aeiou"]
PER_DOCUMENT = 4


def word(number: int) -> str:
    """Return a word that looks like a name, another for each number."""
    parts = []
    number += len(SYLLABLES)
    while number:
        number, rest = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[rest])
    return "".join(parts).capitalize()


def documents(distinct: int) -> list[tuple[int, list[Chain]]]:
    """Return the chains of documents that hold about that many distinct names."""
    rng = random.Random(7)
    given, surnames = max(50, distinct // 50), max(200, distinct // 5)
    names: set[str] = set()
    made = []
    while len(names) < distinct:
        listed = []
        for index in range(PER_DOCUMENT):
            if index == 1:
                name, kind = f"{word(rng.randrange(distinct))} Holding", "Organization"
            else:
                first = word(int(given ** rng.random()) - 1)
                last = word(int(surnames ** rng.random()) + given)
                bare = rng.random() < 0.2
                name, kind = (last if bare else f"{first} {last}"), "Person"
            names.add(name)
            listed.append((name, kind, index))
        company = frozenset(name.lower() for name, _, _ in listed)
        made.append(
            (
                PER_DOCUMENT,
                [
                    Chain(f"d{len(made)}", n, ((n, 1),), ((k, 1.0),), (i,), company=company)
                    for n, k, i in listed
                ],
            )
        )
    return made


def main() -> None:
    """Print the curve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=100_000, help="distinct names, at most")
    most = parser.parse_args().most
    table = aliases.load()
    before = None
    print("distinct names  documents   seconds  times the size before   peak MB")
    size = most // 100
    while size <= most:
        read = documents(size)
        began = time.perf_counter()
        found = resolve(read, table)
        took = time.perf_counter() - began
        factor = f"{took / before:.1f}" if before else ""
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{size:14,}  {len(read):9,}  {took:8.1f}  {factor:>21}  {peak:8,}", flush=True)
        assert found.entities, "nothing was resolved"  # noqa: S101
        before, size = took, size * 10
    print(f"{len(found.entities):,} entities, {len(found.doubts):,} doubts at the last size")


if __name__ == "__main__":
    main()
