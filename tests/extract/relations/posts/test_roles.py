"""Who bears a role, and towards whom: on the real model's parse."""

import pytest

from tests.conftest import for_the_larger_model
from tests.extract.relations.readings import read, said


@for_the_larger_model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Hartmann brothers, Ludwig and Otto, met Angela Merkel.",
            ("Ludwig", "SIBLING_OF", "Otto"),
        ),
        (
            "Norway's top commander, Gen. Lars Berg, spoke in Oslo.",
            ("Lars Berg", "WORKS_FOR", "Norway"),
        ),
        (
            "Paul Ekman, one of the members of the Lumora Group, met Anna Berg.",
            ("Paul Ekman", "MEMBER_OF", "Lumora Group"),
        ),
        (
            "Paul Ekman became one of the members of the Olympic Council.",
            ("Paul Ekman", "MEMBER_OF", "Olympic Council"),
        ),
        (
            "Karl Cole, Ph.D., president of Microsoft, spoke in Oslo.",
            ("Karl Cole", "LEADS", "Microsoft"),
        ),
        (
            "Anna Berg and her son, Prince William, visited Paris.",
            ("her", "PARENT_OF", "Prince William"),
        ),
        (
            "Anna Berg praised Karl Cole and Peter Jones, directors of Microsoft.",
            ("Karl Cole", "LEADS", "Microsoft"),
        ),
    ],
)
def test_a_role_is_its_bearers(extractor, text, expected):
    assert expected in said(extractor, text)


@for_the_larger_model
@pytest.mark.parametrize(
    ("text", "kind", "bearers"),
    [
        ("The Hartmann brothers, Ludwig and Otto, met Angela Merkel.", "SIBLING_OF", {"Ludwig"}),
        ("Norway's top commander, Gen. Lars Berg, spoke in Oslo.", "LEADS", set()),
        ("Vienna-born lawyer Karl Cole met Ada Brunn.", "WORKS_FOR", set()),
        ("London-based analyst Peter Jones met Ada Brunn.", "WORKS_FOR", set()),
        ("Detroit crime boss Vito Cade met Ada Brunn.", "LEADS", set()),
        ("Detroit crime boss Vito Cade met Ada Brunn.", "WORKS_FOR", set()),
        (
            "Microsoft chief executive Anna Berg and Google chief Karl Cole met.",
            "LEADS",
            {"Anna Berg", "Karl Cole"},
        ),
        (
            "The mayor commended both Anna Berg and Karl Cole, head of Microsoft.",
            "LEADS",
            {"Karl Cole"},
        ),
        (
            "Anna Berg and her son, Prince William dismissed the report in Paris.",
            "PARENT_OF",
            set(),
        ),
        (
            "Anna Berg found his father there, his brother Karl Cole and a dog.",
            "PARENT_OF",
            set(),
        ),
        ('"My dear Mother Harrow," Karl Cole said, "come in."', "PARENT_OF", set()),
        ("Anna Berg spoke with Alice of the man who was her husband.", "MARRIED_TO", set()),
        ("Karl Cole is the wife of Anna Berg.", "MARRIED_TO", set()),
        ("Karl Cole is the husband of Anna Berg.", "MARRIED_TO", {"Karl Cole"}),
        ("Anna Berg flew in with her mother Alice Berg.", "PARENT_OF", {"Alice Berg"}),
        ("Rivals such as Nokia and Ericsson met in Paris.", "COMPETES_WITH", set()),
    ],
)
def test_a_role_is_nobody_elses(extractor, text, kind, bearers):
    assert {head for head, type_, _ in said(extractor, text) if type_ == kind} == bearers


@for_the_larger_model
def test_a_conjunct_has_a_role_of_its_own(extractor):
    text = "Microsoft chief executive Anna Berg and Google chief Karl Cole met."
    assert ("Karl Cole", "LEADS", "Microsoft") not in said(extractor, text)


def test_a_role_towards_a_country_is_still_the_titles_words(extractor):
    found = read(extractor, "Norway's top commander, Gen. Lars Berg, spoke in Oslo.")
    assert {r.role for r in found.relations} == {"top commander"}


@for_the_larger_model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Berg came with her husband, Karl Cole, and their son, Peter Cole.",
            {("her", "Peter Cole"), ("Karl Cole", "Peter Cole")},
        ),
        (
            "Karl Cole's wife Anna and their daughter Emily visited Paris.",
            {("Karl Cole", "Emily"), ("Anna", "Emily")},
        ),
        (
            "Peter Cole was born in Paris to Karl Cole and Anna Berg.",
            {("Karl Cole", "Peter Cole"), ("Anna Berg", "Peter Cole")},
        ),
        ("Karl Cole, Anna Berg's son-in-law, met Peter Jones.", set()),
    ],
)
def test_a_child_has_the_parents_that_the_text_gives(extractor, text, expected):
    found = said(extractor, text)
    assert {(head, tail) for head, kind, tail in found if kind == "PARENT_OF"} == expected


def test_a_brother_in_law_is_no_sibling(extractor):
    text = "Karl Cole, Anna Berg's brother-in-law, met Peter Jones."
    assert not {r for r in said(extractor, text) if r[1] == "SIBLING_OF"}


@for_the_larger_model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Iraqi security adviser Hassan Karim met Anna Berg.",
            ("Hassan Karim", "WORKS_FOR", "Iraqi"),
        ),
        ("Karl Cole, vicar of Saint Anne's, met Anna Berg.", ("Karl Cole", "WORKS_FOR")),
        ("Anna Berg was discharged from the Royal Navy.", ("Anna Berg", "LEFT", "Royal Navy")),
        ("Google sold Motorola to Lenovo in 2014.", ("Lenovo", "ACQUIRED", "Motorola")),
        (
            "Helen Frost, whose career at Microsoft began in Paris, met Anna Berg.",
            ("Helen Frost", "WORKS_FOR", "Microsoft"),
        ),
        (
            "Microsoft's London office was closed by Anna Berg.",
            ("Microsoft", "OPERATES_IN", "London"),
        ),
        ("The UN building in Erbil was attacked.", ("UN", "OPERATES_IN", "Erbil")),
        (
            "The Ukrainian city of Kharkiv was attacked by Russia.",
            ("Kharkiv", "LOCATED_IN", "Ukrainian"),
        ),
        ("Serbia's capital of Belgrade was quiet.", ("Belgrade", "LOCATED_IN", "Serbia")),
    ],
)
def test_roles_and_events_of_real_texts_are_read(extractor, text, expected):
    assert expected in {found[: len(expected)] for found in said(extractor, text)}


@for_the_larger_model
def test_a_word_in_the_title_of_a_work_says_nothing_of_its_author(extractor):
    text = 'Ann Moss said: "I also really like the books by Kettner, My Great Predecessors."'
    assert "SUCCEEDED" not in {each[1] for each in said(extractor, text)}


@for_the_larger_model
@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        ("Peter Moll lives in Viborg, a quiet Danish town on two lakes.", True),
        ("Peter Moll lives in Altona, the old Danish town on the Elbe.", False),
        ("Peter Moll visited Ephesus, an ancient Greek city on the coast.", False),
        ("Halden Works, a town in Peru, was closed.", True),
        ("Microsoft, a district of Seattle, was closed.", False),
    ],
)
def test_what_is_a_place_lies_where_it_is_said_to_be_not_whose_it_once_was(
    extractor, text, is_there
):
    assert ("LOCATED_IN" in {each[1] for each in said(extractor, text)}) == is_there


def test_whose_boss_somebody_is_leads_no_body(extractor):
    text = "Anna Berg, Karl Cole's boss at Microsoft, met Peter Jones."
    assert not {r for r in said(extractor, text) if r[1] == "LEADS" and r[2] == "Karl Cole"}


def test_what_is_sold_without_a_name_is_no_firm(extractor):
    text = "Google sold its shares in Motorola to Lenovo."
    assert not {r for r in said(extractor, text) if r[1] == "ACQUIRED"}


@for_the_larger_model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nikos Fotiou thanked Italy and its foreign minister, Carlo Neri.",
            ("Carlo Neri", "WORKS_FOR", "Italy"),
        ),
        (
            "Microsoft, a company with offices in Tulsa, sued Anna Berg.",
            ("Microsoft", "OPERATES_IN", "Tulsa"),
        ),
        (
            "Anna Berg, the CFO of Microsoft, met Karl Cole.",
            ("Anna Berg", "WORKS_FOR", "Microsoft"),
        ),
        (
            "Scottish Cycling chair Fiona Bell became one of the members of the Olympic Council.",
            ("Fiona Bell", "LEADS", "Scottish Cycling"),
        ),
    ],
)
def test_a_role_is_found_through_what_stands_between(extractor, text, expected):
    assert expected in said(extractor, text)


def test_two_who_meet_a_third_do_not_meet_each_other_by_that(extractor):
    text = "Agnes Cole and Beatrice Holt met the duke in Dublin."
    assert not {r for r in said(extractor, text) if r[1] == "MET"}


@for_the_larger_model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ned Cole and his wife, Kitty, and their daughter, Polly, moved to Bristol.",
            ("Kitty", "MARRIED_TO", "his"),
        ),
        (
            "Anna Berg praised leaders such as Karl Cole and Emmanuel Macron.",
            ("Anna Berg", "PRAISED", "Emmanuel Macron"),
        ),
        (
            "Nokia competes with rivals such as Ericsson and Huawei.",
            ("Nokia", "COMPETES_WITH", "Huawei"),
        ),
    ],
)
def test_what_is_listed_below_a_noun_takes_its_part(extractor, text, expected):
    assert expected in said(extractor, text)


def test_whom_somebody_is_unlike_takes_no_part(extractor):
    text = "Anna Berg, unlike leaders such as Karl Cole, praised Emmanuel Macron."
    assert ("Anna Berg", "PRAISED", "Karl Cole") not in said(extractor, text)


def test_an_agency_is_nobodys_son(extractor):
    text = "Anna Berg, of CNN, one of Karl Cole's four daughters, met Emmanuel Macron."
    assert not {r for r in said(extractor, text) if r[1] == "PARENT_OF"}


MANY = (
    "Peter Moll hasn't been following too closely, but as they're open source developers and many "
    "live in central Peru, you might stumble upon them in events around there."
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ohio is Senator Anna Berg's home state and she likes it.", "LOCATED_IN"),
        ("United States basketball player Karl Cole met Anna Berg.", "WORKS_FOR"),
        (MANY, "LIVES_IN"),
    ],
)
def test_whose_home_of_which_nation_and_what_many_do_is_no_tie(extractor, text, kind):
    assert not {r for r in said(extractor, text) if r[1] == kind}


@for_the_larger_model
@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Anna Berg, NATO's Secretary General for Public Affairs and Trade Policy, toured Peru.",
            "Secretary General for Public Affairs and Trade Policy",
        ),
        ("Anna Berg, Microsoft's director for Trade, Karl Cole said.", "director for Trade"),
    ],
)
def test_a_role_is_told_to_its_last_word(extractor, text, role):
    assert role in {r.role for r in read(extractor, text).relations}
