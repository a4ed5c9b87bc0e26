"""How well names on a list are found in documents: precision and recall."""

from __future__ import annotations

import csv
import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from benchmarks.known.cases import documents
from benchmarks.known.ways import Case, Row

_HITS = "SELECT entity, known_id, score, reason FROM known WHERE verdict = 'same'"
_WRITTEN = "SELECT DISTINCT lower(text), entity FROM mentions WHERE document = $document"


@dataclass(frozen=True)
class Measured:
    """found: of the rows that are meant, those with the right entity. wrong, missed: in words."""

    rows: int
    meant: int
    found: int
    doubts: int
    wrong: list[str]
    missed: list[str]

    @property
    def precision(self) -> float:
        """Return how many hits are right."""
        return self.found / max(1, self.found + len(self.wrong))

    @property
    def recall(self) -> float:
        """Return how many of those that are meant are hits."""
        return self.found / max(1, self.meant)


def measure(folder: Path, listed: list[Case], model: str = "auto") -> Measured:
    """Return how many of the rows of some cases are found, in documents made of these."""
    import graphbuild

    texts = documents(listed)
    pile, people = folder / "pile.jsonl", folder / "people.csv"
    write_list(people, listed)
    with pile.open("w", encoding="utf-8") as file:
        for number, (text, _) in enumerate(texts):
            line = {"id": f"d{number:03}", "text": text, "date": f"2024-{number % 12 + 1:02}-15"}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    config = graphbuild.Config.model_validate(
        {"spacy": {"model": model}, "known": {"lists": [people]}}
    )
    kg = graphbuild.build(pile, folder / "graph", config=config)
    right: dict[tuple[str, str], str] = {}
    for number, (_, group) in enumerate(texts):
        for case in group:
            for id, written in case.meant.items():
                asked = {"document": f"d{number:03}"}
                there = dict(kg.tables.rows(_WRITTEN, asked))
                right[id, there.get(written.lower(), "")] = case.way
    hits = {
        (id, entity): f"{id} {entity} {score} {why}"
        for entity, id, score, why in kg.tables.rows(_HITS)
    }
    ways = {row.id: case.way for case in listed for row in case.rows}
    return Measured(
        rows=len(ways),
        meant=len(right),
        found=len(hits.keys() & right.keys()),
        doubts=kg.tables.number("SELECT count(*) FROM known WHERE verdict = 'unsure'"),
        wrong=[f"{ways[pair[0]]}: {hits[pair]}" for pair in sorted(hits.keys() - right.keys())],
        missed=[f"{way}: {pair[0]} {pair[1]}" for pair, way in right.items() if pair not in hits],
    )


def write_list(path: Path, listed: list[Case]) -> None:
    """Write the rows of some cases as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [field.name for field in fields(Row)])
        writer.writeheader()
        writer.writerows(asdict(row) for case in listed for row in case.rows)
