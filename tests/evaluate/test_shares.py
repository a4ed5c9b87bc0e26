"""Entities that hold two, that are cut in two, and that are shown by a name of theirs."""

from dataclasses import replace

from graphbuild.evaluate.gold import parse
from graphbuild.evaluate.scores import evaluate
from graphbuild.evaluate.shares import shares
from tests.evaluate.test_scores import ADA, GOLD, LAGOS, LAGOS_AGAIN, NWOSU, TRUST, line


def of(predicted, **names: str) -> dict[str, tuple[int, int]]:
    found = line(predicted)
    for entity in found["entities"]:
        if entity["id"] in names:
            entity["name"] = names[entity["id"]]
    return shares({"d": parse(line(GOLD))}, {"d": parse(found)})


def test_an_entity_that_holds_two_is_merged():
    found = of([ADA, LAGOS, NWOSU, TRUST | {"entity": "ada"}, LAGOS_AGAIN])
    assert found["merged"] == (1, 2)
    assert found["split"] == (0, 3)


def test_an_entity_in_two_pieces_is_split():
    found = of([ADA, LAGOS, NWOSU | {"entity": "nwosu"}, TRUST, LAGOS_AGAIN])
    assert found["merged"] == (0, 4)
    assert found["split"] == (1, 3)


def test_a_name_is_right_if_people_gave_it():
    found = of(GOLD, ada="Ada Nwosu", trust="The Harbour Trust", lagos="Lagos Harbour")
    assert found["named"] == (2, 3)


def test_edges_of_the_graph_are_counted_as_it_ties_them():
    gold = {"d": parse(line(GOLD))}
    tied = frozenset({frozenset({"ada", "trust"})})
    made = parse(line(GOLD))
    rows, _ = evaluate(gold, {"d": replace(made, edges=tied)})
    assert (rows["graph_edge"].precision, round(rows["graph_edge"].recall, 2)) == (1.0, 0.33)


def test_a_mention_that_is_missed_costs_recall_of_all_mentions():
    gold = {"d": parse(line(GOLD))}
    rows, _ = evaluate(gold, {"d": parse(line([ADA, LAGOS, TRUST, LAGOS_AGAIN]))})
    assert rows["b3_doc"].recall == 1.0
    assert rows["b3_all"].recall < 1.0 == rows["b3_all"].precision
