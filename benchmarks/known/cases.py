"""The cases of `ways` and those written by hand, as a list of names and as documents."""

from __future__ import annotations

import random
from pathlib import Path

import yaml

from benchmarks.known.ways import GIVEN, SURNAMES, WAYS, Case, Names, Row

_OPENINGS = (
    "The meeting on Tuesday lasted three hours.",
    "Rain had kept the harbour closed since the weekend.",
    "Nothing was decided before the summer.",
    "The figures were published late in the evening.",
)
_ENDS = (
    "The talks are to go on next week.",
    "A report is expected in the autumn.",
    "Both sides declined to answer further questions.",
)
HARD = Path(__file__).parent / "hard.yaml"


def cases(most: int) -> list[Case]:
    """Return the first cases, and those written by hand, the same each time."""
    chance = random.Random(20)
    pairs = [
        (given, surname, gender)
        for gender, names in GIVEN.items()
        for given in names
        for surname in SURNAMES
    ]
    chance.shuffle(pairs)
    free, used = iter(pairs), set[tuple[str, int]]()
    found = []
    for number in range(most):
        # Within a document nobody shares a surname, which would be another question.
        given, surname, gender = next(p for p in free if (p[1], number // 9) not in used)
        used.add((surname, number // 9))
        way = WAYS[number % len(WAYS)]
        found.append(way(Names(number, given, surname, gender, chance)))
    return found + hard_cases()


def _row(fields: dict[str, str]) -> Row:
    return Row(**fields)


def hard_cases() -> list[Case]:
    """Return the cases that were written by hand."""
    return [
        Case(
            each["way"],
            tuple(Row(**row) for row in each["rows"]),
            each["text"],
            each.get("meant", {}),
        )
        for each in yaml.safe_load(HARD.read_text("utf-8"))
    ]


def documents(listed: list[Case]) -> list[tuple[str, list[Case]]]:
    """Return the texts, of three cases each; of the hard ones each has its own."""
    hard = len(hard_cases())
    made, rest = listed[: len(listed) - hard], listed[len(listed) - hard :]
    groups = [made[n :: -(-len(made) // 3)] for n in range(-(-len(made) // 3))]
    found = []
    for number, group in enumerate([*groups, *([each] for each in rest)]):
        opening = _OPENINGS[number % len(_OPENINGS)]
        text = "\n\n".join([opening, *(case.text for case in group), _ENDS[number % len(_ENDS)]])
        found.append((text, group))
    return found
