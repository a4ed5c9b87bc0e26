"""Names that the model cut short, made whole."""

import pytest

from graphbuild.extract.names.whole import made_whole
from graphbuild.language.pack import load_pack
from tests.extract.names.marked import named

PACK = load_pack("en")
PERSON, BODY, PLACE = "Person", "Organization", "Place"


def whole(text: str, *names: tuple[str, str]) -> list[tuple[str, str]]:
    """The names of a text, each with its type, of whose these are what the model saw."""
    seen = [named(text, words, kind) for words, kind in names]
    return [(mention.text, mention.type) for mention in made_whole(text, seen, PACK)]


@pytest.mark.parametrize(
    ("text", "halves", "name", "kind"),
    [
        ("Ana Moe de la Rosa left.", [("Ana Moe", PERSON), ("Rosa", PERSON)], None, PERSON),
        ("Jan van der Moe left.", [("Jan", PERSON), ("Moe", PERSON)], None, PERSON),
        ("Ana Moe de la Rosa left.", [("Ana Moe", PERSON)], None, PERSON),
        ("U.S. Dept. of Energy paid.", [("U.S. Dept", BODY), ("Energy", BODY)], None, BODY),
        ("Trask & Mould LLP paid.", [("Trask", PERSON), ("Mould LLP", BODY)], None, BODY),
        ("Port Authority of Vesk paid.", [("Port", BODY), ("Authority of Vesk", BODY)], None, BODY),
        (
            "Directorate General for Inland Ports paid.",
            [("Directorate", BODY), ("Inland Ports", BODY)],
            None,
            BODY,
        ),
        (
            "Union of Dockers and Carters paid.",
            [("Union of Dockers", BODY), ("Carters", BODY)],
            None,
            BODY,
        ),
        (
            "Ministry of Trade and Industry paid.",
            [("Ministry of Trade", BODY), ("Industry", BODY)],
            None,
            BODY,
        ),
        (
            "Union of Rail, Road and Harbour Workers paid.",
            [("Union of Rail", BODY), ("Road and Harbour Workers", BODY)],
            None,
            BODY,
        ),
        (
            "Department for Environment, Food and Rural Affairs paid.",
            [("Department for Environment", BODY), ("Food and Rural Affairs", BODY)],
            None,
            BODY,
        ),
        ("Tessaro GmbH & Co. KG paid.", [("Tessaro GmbH", BODY)], None, BODY),
        ("Tessaro S.A. de C.V. paid.", [("Tessaro", BODY)], None, BODY),
        ("Halden Pty Ltd paid.", [("Halden", PERSON)], None, BODY),
        ("St. Halvern paid.", [("Halvern", BODY)], None, BODY),
        ("Ft. Halvern paid.", [("Halvern", PERSON)], None, PLACE),
        ("HALDEN LIMITED LIABILITY COMP paid.", [("HALDEN LIMITED", BODY)], None, BODY),
        ("Halden Pvt. Ltd. paid.", [("Halden Pvt. Ltd", BODY)], None, BODY),
        ("Halden, Inc. paid.", [("Halden", BODY)], None, BODY),
        ("Halden Sdn Bhd paid.", [("Halden Sdn", BODY)], None, BODY),
    ],
)
def test_the_halves_of_a_name_are_one(text, halves, name, kind):
    everything = name or text.rsplit(" ", 1)[0]
    assert whole(text, *halves) == [(everything, kind)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana Moe de Tromsø left.", [("Ana Moe", PERSON), ("Tromsø", PLACE)]),
        ("He left Main St. Halvern paid.", [("Halvern", BODY)]),
        ("Ana Moe de nuevo left.", [("Ana Moe", PERSON)]),
        ("Ana Moe ten Berg left.", [("Ana Moe", PERSON), ("Berg", PERSON)]),
        ("Trask & Mould paid.", [("Trask", BODY), ("Mould", BODY)]),
        (
            "Union of Dockers and Halden Records paid.",
            [("Union of Dockers", BODY), ("Halden Records", BODY)],
        ),
        (
            "Union of Dockers and Industries paid.",
            [("Union of Dockers", BODY), ("Industries", BODY)],
        ),
        (
            "Union of Rail, Halden Carters paid.",
            [("Union of Rail", BODY), ("Halden Carters", BODY)],
        ),
        ("Tessaro of Energy paid.", [("Tessaro", BODY), ("Energy", BODY)]),
        ("Tessaro, CO 80202 paid.", [("Tessaro", BODY)]),
        ("Halden company paid.", [("Halden", BODY)]),
        ("Reno NV paid.", [("Reno", PLACE)]),
    ],
)
def test_what_are_two_names_stay_two(text, names):
    assert whole(text, *names) == names


@pytest.mark.parametrize("name", ["Halden Ltd", "Halden Inc.", "Halden GmbH"])
def test_where_a_company_is_is_no_part_of_its_name(name):
    text = f"{name} of Leeds paid."
    assert whole(text, (f"{name} of Leeds", BODY)) == [(name, BODY)]


@pytest.mark.parametrize("name", ["Halden Oil Co. of Ohio", "Steel Corporation of Moorland"])
def test_what_a_company_is_of_can_be_its_name(name):
    assert whole(f"{name} paid.", (name, BODY)) == [(name, BODY)]
