"""Places that a text puts into other places: on the real model's parse."""

import pytest

from graphbuild.extract.relations.nominal.datelines import dateline_end
from tests.conftest import for_the_larger_model
from tests.extract.relations.readings import said


def located(extractor, text):
    return {(head, tail) for head, kind, tail in said(extractor, text) if kind == "LOCATED_IN"}


@for_the_larger_model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks were held in Munich, Germany.", {("Munich", "Germany")}),
        (
            "Ann Moss has offices in Athens, Greece, and Rome, Italy.",
            {("Athens", "Greece"), ("Rome", "Italy")},
        ),
        (
            "Ann Moss wrote from 14 Main Street, Houston, Texas.",
            {("14 Main Street", "Houston"), ("Houston", "Texas")},
        ),
        ("Ann Moss lives in Guildford, Surrey.", {("Guildford", "Surrey")}),
        ("Ann Moss was taken to a hospital in Munich, Germany.", {("Munich", "Germany")}),
        ("Ann Moss has a shop in Munich, Germany, and an office.", {("Munich", "Germany")}),
        ("Ann Moss works at Brookside Hospital in Leeds.", {("Brookside Hospital", "Leeds")}),
        ("Prizren in Kosovo was quiet.", {("Prizren", "Kosovo")}),
        ("Ann Moss was born in Altona, Hamburg, Germany.", {("Hamburg", "Germany")}),
        ("Ann Moss flew to Graz, the capital of Styria.", {("Graz", "Styria")}),
    ],
)
def test_a_place_lies_in_the_one_named_next(extractor, text, expected):
    assert located(extractor, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ann Moss visited Munich, Berlin and Paris.",
        "Ann Moss visited Munich, Berlin, Paris.",
        "Ann Moss visited Lyon, Spain and Italy.",
        "Ann Moss visited Alabama, Georgia and Texas.",
        "Ann Moss visited Georgia, Armenia and Azerbaijan.",
        "The ship calls at Cozumel, St. Thomas, the Bahamas and St. Martin.",
        "Staff in London, Toronto, Omaha, New York, Portland or Houston can listen.",
        "Ann Moss spends her days in Paris, London, New York.",
        "Ann Moss spoke at the Hyatt Regency Houston, Imperial Ballroom.",
        "Ann Moss would go to Bergen, the island of Sylt, Norway, or any other quiet port.",
        "Ann Moss was taken to a hospital in Berlin, Charité.",
        "In Munich, Germany won the match.",
        "In Oslo, Norway's king met Ann Moss.",
        "Ann Moss met Serbia in Belgrade.",
        "Ann Moss praised Microsoft in Paris.",
    ],
)
def test_a_list_a_subject_and_a_scene_are_no_surroundings(extractor, text):
    assert located(extractor, text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "NEW YORK, Oct. 21.-Longfield attacked Sherwin at dawn.",
        "PARIS, March 3 (AFP) - President Macron met Angela Merkel.",
        "Paris, March 3 - Angela Merkel met Emmanuel Macron.",
    ],
)
def test_a_dateline_does_nothing(extractor, text):
    assert not {head for head, _, _ in said(extractor, text)} & {"NEW YORK", "PARIS", "Paris"}


@pytest.mark.parametrize(
    "text",
    [
        "Germany - with its army - attacked Poland.",
        "London-based Marlow sued Orrin.",
        "NATO attacked Serbia - twice.",
        "Oslo, a quiet town - slept.",
    ],
)
def test_a_dash_alone_makes_no_dateline(text):
    assert dateline_end(text) == 0
