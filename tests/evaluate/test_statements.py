"""Statements against those that a person marked."""

from typing import Any

from graphbuild.evaluate.gold import parse
from graphbuild.evaluate.scores import evaluate

TEXT = "Ada Nwosu left. She said that Lagos slept. Tom Brack said that Lagos woke."


def line(*said: tuple[str, int, int]) -> dict[str, Any]:
    """Speaker's words, start and end of the content."""
    statements = []
    for speaker, start, end in said:
        at = TEXT.index(speaker)
        named = {"start": at, "end": at + len(speaker), "text": speaker, "entity": speaker}
        statements.append({"speaker": named, "cue": None, "start": start, "end": end, "about": []})
    return {"id": "d", "text": TEXT, "statements": statements}


def rows(gold: dict[str, Any], predicted: dict[str, Any]) -> dict[str, tuple[float, float]]:
    scores, _ = evaluate({"d": parse(gold)}, {"d": parse(predicted)})
    return {name: (score.precision, score.recall) for name, score in scores.items()}


def test_a_statement_with_a_wrong_speaker_is_found_and_not_right():
    gold = line(("Ada Nwosu", 30, 41), ("Tom Brack", 63, 73))
    found = rows(gold, line(("Tom Brack", 30, 41), ("Tom Brack", 63, 73)))
    assert found == {"statement": (1.0, 1.0), "speaker": (0.5, 0.5)}


def test_half_of_what_is_said_is_enough_and_less_is_not():
    gold = line(("Tom Brack", 63, 73))
    assert rows(gold, line(("Tom Brack", 63, 68)))["speaker"] == (1.0, 1.0)
    assert rows(gold, line(("Tom Brack", 63, 67)))["speaker"] == (0.0, 0.0)


def test_a_pronoun_is_right_by_the_name_that_a_person_gave_it():
    gold = line(("She", 30, 41))
    gold["statements"][0]["speaker"]["name"] = "Ada Nwosu"
    predicted = line(("Ada Nwosu", 30, 41))
    predicted["mentions"] = [{"start": 0, "end": 9, "type": "PERSON", "entity": "Ada Nwosu"}]
    assert rows(gold, predicted)["speaker"] == (1.0, 1.0)
