import json

import pytest

from graphbuild.errors import UsageError
from graphbuild.evaluate.gold import parse, read_annotations
from graphbuild.evaluate.scores import Score, evaluate, largest

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


def relation(head: dict[str, object], type: str, tail: dict[str, object]) -> dict[str, object]:
    return {"head": head, "type": type, "tail": tail}


def test_relations_count_by_their_ends_and_type_either_way_round_where_the_type_is_mutual():
    gold = [
        relation(NWOSU, "JOINED", TRUST),
        relation(ADA, "LEFT", LAGOS),
        relation(ADA, "MET", TRUST),
        relation(NWOSU, "BORN_IN", LAGOS_AGAIN),
    ]
    predicted = [
        relation(NWOSU, "JOINED", TRUST),  # right
        relation(LAGOS, "LEFT", ADA),  # the wrong way round: right but for its type
        relation(TRUST, "MET", ADA),  # right: to meet is mutual
        relation(NWOSU, "WORKS_FOR", LAGOS),  # no such pair
        relation(ADA, "CO_OCCURS", LAGOS),  # not counted
    ]
    rows, faults = evaluate(
        {"d": parse({**line(GOLD), "relations": gold})},
        {"d": parse({**line(GOLD), "relations": predicted})},
    )
    assert rows["relation"] == Score(2 / 4, 2 / 4)
    assert rows["relation_untyped"] == Score(3 / 4, 3 / 4)
    assert [(fault.kind, fault.what) for fault in faults] == [
        ("missed LEFT", "Ada Nwosu → Lagos"),
        ("missed BORN_IN", "Nwosu → Lagos"),
        ("spurious LEFT", "Lagos → Ada Nwosu"),
        ("spurious WORKS_FOR", "Nwosu → Lagos"),
    ]


def test_a_name_that_is_none_costs_its_edges_in_each_sentence():
    rows, _ = scores(GOLD, [*GOLD, mention(28, 34, "ORG", "joined")])
    assert rows["mention"] == (round(5 / 6, 3), 1.0)
    assert rows["node"] == (3 / 4, 1.0)
    assert rows["edge"] == (3 / 6, 1.0)


def test_a_part_of_a_name_is_found_but_a_second_part_is_one_too_many():
    halves = [TRUST | {"start": 39, "end": 46}, TRUST | {"start": 47, "end": 52}]
    rows, _ = scores(GOLD, [ADA, LAGOS, NWOSU, *halves, LAGOS_AGAIN])
    assert rows["mention"] == (round(5 / 6, 3), 1.0)
    assert rows["node"] == (1.0, 1.0)


def test_a_document_that_is_missing_is_missed_as_a_whole():
    gold = {name: parse(line(GOLD, name)) for name in ("d", "e")}
    rows, faults = evaluate(gold, {"d": gold["d"]})
    assert {name: rows[name] for name in ("mention", "node", "edge")} == {
        "mention": Score(5 / 5, 5 / 10),
        "node": Score(3 / 3, 3 / 6),
        "edge": Score(3 / 3, 3 / 6),
    }
    assert [fault.document_id for fault in faults] == ["e", "e", "e"]


def test_one_person_in_two_documents_is_one_cluster_of_the_corpus():
    gold = {name: parse(line(GOLD, name)) for name in ("d", "e")}
    other = [m | {"entity": "ada-2"} if m["entity"] == "ada" else m for m in GOLD]
    rows, _ = evaluate(gold, {"d": gold["d"], "e": parse(line(other, "e"))})
    # Of ten mentions, Ada's four are each found with one of the three others.
    assert rows["b3_corpus"] == Score(1.0, (4 * 2 / 4 + 6) / 10)
    assert rows["b3_doc"] == Score(1.0, 1.0)
    assert rows["b3_corpus"].f == pytest.approx(2 * 0.8 / 1.8)


def test_two_people_taken_for_one_cost_precision():
    both = [m | {"entity": "lagos", "type": "PLACE"} if m["entity"] == "ada" else m for m in GOLD]
    rows, _ = scores(GOLD, both)
    # Four mentions stand in one cluster, two of each entity.
    assert rows["b3_doc"] == (round((4 * 2 / 4 + 1) / 5, 3), 1.0)
    assert rows["node_untyped"] == (2 / 2, round(2 / 3, 3))


def related(kind: str, head: list[object], tail: list[object], **more: object) -> dict[str, object]:
    ends = ("start", "end", "entity")
    return {
        "type": kind,
        "head": dict(zip(ends, head, strict=False)),
        "tail": dict(zip(ends, tail, strict=False)),
        **more,
    }


def facts(gold: list[dict[str, object]], predicted: list[dict[str, object]]) -> Score:
    wanted = parse({"id": "d", "text": TEXT, "relations": gold})
    rows, _ = evaluate({"d": wanted}, {"d": parse({**line(GOLD), "relations": predicted})})
    return rows["fact"]


LEFT = related("LEFT", [0, 9], [15, 20])


def test_a_fact_counts_once_wherever_its_entities_are_named():
    at_the_surname = related("LEFT", [22, 27, "ada"], [56, 61, "lagos"])
    again = related("LEFT", [0, 9, "ada"], [15, 20, "lagos"])
    assert facts([LEFT], [at_the_surname, again]) == Score(1.0, 1.0)


def test_of_types_that_are_equally_right_each_is():
    joined = related("JOINED", [22, 27], [39, 52], types=["JOINED", "WORKS_FOR"])
    works = related("WORKS_FOR", [22, 27, "ada"], [39, 52, "trust"])
    assert facts([joined], [works]) == Score(1.0, 1.0)


def test_a_borderline_relation_counts_neither_found_nor_missed():
    borderline = related("VISITED", [0, 9], [15, 20], optional=True)
    visited = related("VISITED", [0, 9, "ada"], [15, 20, "lagos"])
    left = related("LEFT", [0, 9, "ada"], [15, 20, "lagos"])
    assert facts([LEFT, borderline], [visited, left]) == Score(1.0, 1.0)
    assert facts([LEFT, borderline], [left]) == Score(1.0, 1.0)
