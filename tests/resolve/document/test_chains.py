from dataclasses import replace

import pytest

from graphbuild.config import ResolveSettings
from graphbuild.model import Extraction, Mention, Span
from graphbuild.resolve import aliases
from graphbuild.resolve.document.chains import chains


def extraction(*named: tuple[str, str], definitions=()) -> Extraction:
    """One mention a sentence, in order; `named` holds text and type."""
    mentions, sentences, at = [], [], 0
    for number, (text, kind) in enumerate(named):
        span = Span(at, at + len(text))
        mentions.append(Mention("d", number, span, text, kind))
        sentences.append(span)
        at += len(text) + 2
    return Extraction("d", tuple(sentences), tuple(mentions), (), tuple(definitions))


def found(*named: tuple[str, str], definitions=()) -> dict[str, list[int]]:
    settings = ResolveSettings()
    listed = chains(extraction(*named, definitions=definitions), settings, aliases.load())
    return {chain.name: list(chain.mentions) for chain in listed}


def test_a_surname_joins_the_one_full_name_that_fits():
    assert found(("Boris Ruge", "Person"), ("Ruge", "Person")) == {"Boris Ruge": [0, 1]}


def test_a_surname_joins_its_full_name_whatever_the_model_called_it():
    got = found(("Aleksandar Vučić", "Person"), ("Vučić", "Place"), ("Vučić", "Place"))
    assert got == {"Aleksandar Vučić": [0, 1, 2]}


def test_a_shared_surname_joins_the_person_named_last():
    got = found(
        ("Ante Grgić", "Person"),
        ("Josip Grgić", "Person"),
        ("Grgić", "Person"),
        ("Ante Grgić", "Person"),
        ("Grgić", "Person"),
    )
    assert got == {"Ante Grgić": [0, 3, 4], "Josip Grgić": [1, 2]}


def test_two_people_of_one_surname_stay_two():
    assert len(found(("Ante Grgić", "Person"), ("Josip Grgić", "Person"))) == 2


def test_an_introduced_acronym_joins_its_long_form():
    got = found(
        ("European Harbour Agency", "Organization"),
        ("EHA", "Organization"),
        ("EHA", "Person"),
        definitions=[(0, 1)],
    )
    assert got == {"European Harbour Agency": [0, 1, 2]}


def test_an_acronym_joins_the_name_whose_initials_it_has():
    got = found(("European Harbour Agency", "Organization"), ("EHA", "Organization"))
    assert got == {"European Harbour Agency": [0, 1]}


def test_bosnia_is_bosnia_and_herzegovina_where_that_is_named():
    got = found(("Bosnia", "Place"), ("Bosnia and Herzegovina", "Place"))
    assert got == {"Bosnia and Herzegovina": [0, 1]}


def test_a_company_of_the_founders_name_stays_apart_from_him():
    got = found(
        ("Ottavio Tessaro", "Person"),
        ("Tessaro", "Organization"),
        ("Tessaro", "Organization"),
        ("Tessaro", "Person"),
    )
    assert got == {"Ottavio Tessaro": [0, 3], "Tessaro": [1, 2]}


def test_each_join_says_why():
    listed = chains(
        extraction(("Boris Ruge", "Person"), ("Ruge", "Person")), ResolveSettings(), aliases.load()
    )
    assert [str(why) for why in listed[0].reasons] == [
        "Ruge = Boris Ruge: the one full name here that fits (0.95)"
    ]


def test_longer_forms_join_first_so_that_a_surname_finds_them_as_one():
    got = found(
        ("Matthew William Goode", "Person"), ("Matthew Goode", "Person"), ("Goode", "Person")
    )
    assert got == {"Matthew William Goode": [0, 1, 2]}


def test_half_of_a_double_surname_is_its_bearers():
    got = found(("Amra Delić-Weber", "Person"), ("Delić-Weber", "Person"), ("Amra Delić", "Person"))
    assert got == {"Amra Delić-Weber": [0, 1, 2]}


def test_a_call_name_is_short_for_the_given_name():
    assert found(("William Ashdown", "Person"), ("Bill Ashdown", "Person")) == {
        "William Ashdown": [0, 1]
    }


def test_the_plural_of_a_surname_is_nobody():
    assert found(("Ante Grgić", "Person"), ("Grgićs", "Person")) == {"Ante Grgić": [0]}


def test_a_shared_surname_goes_back_to_whom_the_text_is_about():
    named = [("Jared Holm", "Person")] * 4 + [("Odette Holm", "Person"), ("Lima", "Place")] * 1
    got = found(*named, ("Rome", "Place"), ("Holm", "Person"))
    assert got["Jared Holm"] == [0, 1, 2, 3, 7]


def test_a_title_tells_which_bearer_of_a_surname_is_meant():
    listed = list(extraction(*[("Ana Kovač", "Person"), ("Ivo Kovač", "Person")] * 2).mentions)
    spans = extraction(*[("Ana Kovač", "Person"), ("Ivo Kovač", "Person")] * 2, ("Kovač", "Person"))
    last = replace(spans.mentions[4], title="Judge")
    titled = replace(listed[0], title="Judge")
    every = replace(spans, mentions=(titled, *listed[1:], last))
    got = {c.name: c.mentions for c in chains(every, ResolveSettings(), aliases.load())}
    assert got["Ana Kovač"] == (0, 2, 4)


@pytest.mark.parametrize(
    ("short", "full", "kind"),
    [
        ("Socotra", "Socotra Island", "Place"),
        ("Reno", "City of Reno", "Place"),
        ("Red Ravens", "Leyton Red Ravens", "Organization"),
        ("Ravens", "Boston Ravens", "Organization"),
        ("University", "University of Jadrin", "Organization"),
        ("Owls", "Jadrin Owls", "Organization"),
        ("Major League", "Major League Handball", "Organization"),
        ("Outer Harbour Road", "York Outer Harbour Road", "Place"),
        ("Halvern", "Halvern upon Tessar", "Place"),
        ("Reno", "Reno, NV", "Place"),
        ("D.C.", "Washington D.C.", "Place"),
        ("Square", "Jadrin Square", "Place"),
        ("TMT", "Tessar Multi-modal Transport Company", "Organization"),
    ],
)
def test_a_part_stands_for_the_one_longer_name(short, full, kind):
    assert found((full, kind), (short, kind)) == {full: [0, 1]}


def test_a_state_is_not_the_city_of_its_name():
    assert len(found(("Kansas City", "Place"), ("Kansas", "Place"))) == 2


@pytest.mark.parametrize(
    ("short", "full", "kind"),
    [
        ("Chathams", "Chatham Islands", "Place"),
        ("Neretva", "Neretva River", "Place"),
    ],
)
def test_islands_and_rivers_have_short_names(short, full, kind):
    assert found((full, kind), (short, kind)) == {full: [0, 1]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Hong Kong", "Place"), ("Hong Kong Island", "Place")),
        (("Isfahan", "Place"), ("Isfahan Province", "Place")),
        (("Jana Weber", "Person"), ("Jana Weber Foundation", "Organization")),
        (("Rugby League", "Organization"), ("Ravens of Rugby League", "Organization")),
        (("Jadrin University", "Organization"), ("Jadrin University Press", "Organization")),
        (("Tessaro Games", "Organization"), ("Tessaro", "Organization")),
        (("Harbour Road", "Place"), ("Outer Harbour Road", "Place")),
        (("Halvern", "Place"), ("Halvern Airport", "Place")),
        (("Isles", "Place"), ("Halvern Isles", "Place")),
    ],
)
def test_what_only_begins_or_ends_alike_stays_two(one, other):
    assert len(found(other, one)) == 2


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Ana Marija", "Ana Marija Kovač"),
        ("Lim Kok", "Lim Kok-seng"),
        ("Jana Halvern", "Jana Maria Halvern OBE"),
        ("Garza", "Tomás Garza Halvern"),
        ("Bix", 'Eduardo "Bix" Palacios'),
    ],
)
def test_given_names_and_honours_leave_a_person_one(short, full):
    assert found((full, "Person"), (short, "Person")) == {full: [0, 1]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Johann II", "Johann Halvern"),
        ("George W.", "George H. W."),
        ("Garza Tessar", "Tomás Garza Halvern"),
    ],
)
def test_a_numeral_or_another_name_tells_people_apart(one, other):
    assert len(found((other, "Person"), (one, "Person"))) == 2


def test_a_middle_name_that_two_people_have_joins_neither():
    people = [(name, "Person") for name in ("Tomás Garza Halvern", "Ana Garza Tessar", "Garza")]
    assert len(found(*people)) == 3


def test_given_names_that_two_full_names_begin_with_join_neither():
    names = ("Ana Marija Kovač", "Ana Marija Grgić", "Ana Marija")
    assert len(found(*[(name, "Person") for name in names])) == 3


def test_an_organisation_of_a_city_is_named_without_it():
    kind = "Organization"
    got = found(("Politika Jadrin", kind), ("Jadrin", "Place"), ("Politika", kind))
    assert got == {"Politika Jadrin": [0, 2], "Jadrin": [1]}


def test_a_branch_in_a_country_is_not_the_firm():
    kind = "Organization"
    assert len(found(("Tessaro Australia", kind), ("Australia", "Place"), ("Tessaro", kind))) == 3


def test_a_name_that_lacks_only_its_place_goes_before_one_of_a_part():
    kind = "Organization"
    got = found(("United States Air Force", kind), ("Air Force Cadets", kind), ("Air Force", kind))
    assert got == {"United States Air Force": [0, 2], "Air Force Cadets": [1]}


def test_of_two_that_fit_the_far_more_named_is_meant():
    kind = "Organization"
    often = [("Boston Red Ravens", kind)] * 3
    assert found(*often, ("Jersey Red Ravens", kind), ("Red Ravens", kind)) == {
        "Boston Red Ravens": [0, 1, 2, 4],
        "Jersey Red Ravens": [3],
    }
    assert len(found(*often[:2], ("Jersey Red Ravens", kind), ("Red Ravens", kind))) == 3
