import importlib.util
import json
import random
from pathlib import Path

import pytest

from graphbuild.errors import UsageError
from graphbuild.evaluate.gold import Annotated, parse, read_annotations
from graphbuild.evaluate.scores import evaluate, largest

OTHER_SCORER = Path(__file__).parents[3] / "shared" / "eval" / "score.py"
"""Written apart from ours; beside a working copy on some machines only."""

TEXT = "Ada Nwosu left Lagos. Nwosu joined the Harbour Trust in Lagos."
SENTENCES = [[0, 21], [22, 62]]


def mention(start: int, end: int, kind: str, entity: str) -> dict[str, object]:
    return {"start": start, "end": end, "type": kind, "entity": entity, "text": TEXT[start:end]}


ADA, LAGOS, NWOSU = (
    mention(0, 9, "PERSON", "ada"),
    mention(15, 20, "PLACE", "lagos"),
    mention(22, 27, "PERSON", "ada"),
)
TRUST, LAGOS_AGAIN = mention(39, 52, "ORG", "trust"), mention(56, 61, "PLACE", "lagos")
GOLD = [ADA, LAGOS, NWOSU, TRUST, LAGOS_AGAIN]


def line(mentions: list[dict[str, object]], document: str = "d") -> dict[str, object]:
    kinds = {str(m["entity"]): m["type"] for m in mentions}
    return {
        "id": document,
        "text": TEXT,
        "sents": SENTENCES,
        "mentions": mentions,
        "entities": [{"id": e, "type": k, "link": e} for e, k in kinds.items()],
    }


def scores(gold: list[dict[str, object]], predicted: list[dict[str, object]]):
    rows, faults = evaluate({"d": parse(line(gold))}, {"d": parse(line(predicted))})
    counted = {name: (round(s.precision, 3), round(s.recall, 3)) for name, s in rows.items()}
    return counted, [(fault.kind, fault.what) for fault in faults]


def test_what_a_person_marked_scores_full_against_itself():
    rows, faults = scores(GOLD, GOLD)
    assert set(rows.values()) == {(1.0, 1.0)}
    assert faults == []


def test_a_missed_entity_costs_its_mentions_its_node_and_its_edges():
    rows, faults = scores(GOLD, [ADA, LAGOS, NWOSU, LAGOS_AGAIN])
    assert rows["mention"] == (1.0, 0.8)
    assert rows["node"] == (1.0, 0.667)
    assert rows["edge"] == (1.0, 0.333)
    assert faults == [("missed ORG", "Harbour Trust")]


def test_a_wrong_type_counts_in_the_untyped_rows_only():
    wrong = [ADA, LAGOS, NWOSU, TRUST | {"type": "PLACE"}, LAGOS_AGAIN]
    rows, faults = scores(GOLD, wrong)
    assert (rows["node_untyped"], rows["node"]) == ((1.0, 1.0), (0.667, 0.667))
    assert faults == [("type PLACE, should be ORG", "Harbour Trust")]


def test_a_person_in_two_nodes_costs_one_node_and_shows_in_b_cubed():
    split = [ADA, LAGOS, NWOSU | {"entity": "nwosu"}, TRUST, LAGOS_AGAIN]
    rows, faults = scores(GOLD, split)
    assert rows["node"] == (0.75, 1.0)
    assert rows["b3_doc"] == (1.0, 0.8)
    assert faults == [("spurious PERSON", "Nwosu")]


def test_of_nested_mentions_the_outermost_counts():
    inner = mention(43, 47, "PERSON", "harbour")
    assert scores([*GOLD, inner], GOLD) == scores(GOLD, GOLD)


def test_faults_are_ranked_by_kind():
    _, faults = evaluate(
        {"d": parse(line(GOLD))}, {"d": parse(line([ADA, mention(28, 34, "ORG", "joined")]))}
    )
    ranked = [(kind, count) for kind, count, _ in largest(faults)]
    assert ranked == [("missed ORG", 1), ("missed PLACE", 1), ("spurious ORG", 1)]


def test_a_line_that_is_no_annotation_is_named(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(line(GOLD)) + '\n{"id": "x", "mentions": [1]}\n', "utf-8")
    with pytest.raises(UsageError, match=r"gold\.jsonl line 2 is no annotation"):
        read_annotations(path)


def _some_annotations(rng: random.Random, document: str) -> dict[str, object]:
    """A document with random mentions of a few entities, each of one type."""
    kinds = {f"e{n}": rng.choice(["PERSON", "ORG", "PLACE"]) for n in range(5)}
    starts = rng.sample(range(len(TEXT) - 12), k=rng.randint(0, 9))
    mentions = []
    for start in starts:
        entity = rng.choice(sorted(kinds))
        mentions.append(mention(start, start + rng.randint(1, 12), kinds[entity], entity))
    whole = line(mentions, document)
    pairs = [rng.sample(mentions, k=2) for _ in range(3)] if len(mentions) > 1 else []
    kind = ["MET", "WORKS_FOR", "CO_OCCURS"]
    whole["relations"] = [{"head": a, "type": rng.choice(kind), "tail": b} for a, b in pairs]
    return whole


@pytest.mark.skipif(not OTHER_SCORER.is_file(), reason="the other scorer is not on this machine")
@pytest.mark.parametrize("seed", range(12))
def test_every_row_is_what_another_scorer_counts(seed):
    spec = importlib.util.spec_from_file_location("other_scorer", OTHER_SCORER)
    assert spec
    assert spec.loader
    other = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(other)
    rng = random.Random(seed)  # noqa: S311 - a test case, no secret
    gold = {f"d{n}": _some_annotations(rng, f"d{n}") for n in range(6)}
    # Some mentions are right, so that clusters and edges can be.
    predicted = {
        key: rng.choice([found, _some_annotations(rng, key)])
        for key, found in gold.items()
        if rng.random() > 0.1
    }
    expected, _ = other.score(gold, predicted)
    rows, _ = evaluate(_parsed(gold), _parsed(predicted))
    assert {
        name: {"P": round(s.precision, 4), "R": round(s.recall, 4), "F": round(s.f, 4)}
        for name, s in rows.items()
    } == expected


def _parsed(documents: dict[str, dict[str, object]]) -> dict[str, Annotated]:
    return {key: parse(document) for key, document in documents.items()}
