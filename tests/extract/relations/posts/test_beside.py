"""Roles and places that stand beside a name, on the real model's parse."""

import pytest

from tests.conftest import for_the_larger_model
from tests.extract.relations.readings import read, said


@for_the_larger_model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bruno Kettner met the Socialist mayor of Como, Dario Gallo, whom he despised.",
            ("Dario Gallo", "LEADS", "Como"),
        ),
        (
            "The former chief executive of Orbital Industries, Peter Moll, left.",
            ("Peter Moll", "LEADS", "Orbital Industries"),
        ),
        ("Ann Moss, with the BBC, met Ada Cole.", ("Ann Moss", "WORKS_FOR", "BBC")),
        (
            "Board chairman Peter Moll of Orbital Industries said that he would step down.",
            ("Peter Moll", "LEADS", "Orbital Industries"),
        ),
        (
            "Halden was moved to Coldwater Correctional Facility in Lake County, Michigan.",
            ("Coldwater Correctional Facility", "LOCATED_IN", "Lake County"),
        ),
        (
            "The herd came from the Harmon Wildlife Refuge in western Montana.",
            ("Harmon Wildlife Refuge", "LOCATED_IN", "Montana"),
        ),
        (
            "The yard lies in the town of Halden in the province of Ostfold.",
            ("Halden", "LOCATED_IN", "Ostfold"),
        ),
    ],
)
def test_what_stands_beside_a_name_is_told(extractor, text, expected):
    assert expected in said(extractor, text)


@for_the_larger_model
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The troops from Ankara in northern Syria left.", "LOCATED_IN"),
        ("Officials from Texas in Iraq said so.", "LOCATED_IN"),
        ("Pat Cole attacked Ann Moss for taking money.", "ATTACKED"),
        ("Pat Cole was serving a sentence at Coldwater Correctional Facility.", "WORKS_FOR"),
        ("The US lawyer Pat Cole met Ann Moss.", "WORKS_FOR"),
        ("Russian forces invaded Ukraine.", "ATTACKED"),
        ("The US occupation of Iraq ended.", "ATTACKED"),
        ("We know that Pat Cole served in Vietnam.", "WORKS_FOR"),
        ("Munich priest Pat Cole met Ann Moss.", "WORKS_FOR"),
        ("The judge met South Asia expert Pat Cole.", "WORKS_FOR"),
        ("Ann Moss met Pat Cole, director of the Alexandria, Va.-based GlobalHarbor.", "WORKS_FOR"),
        ("President Ann Moss has directed NASA to return to the moon.", "LEADS"),
        ("Ann Moss led the Boeing Company to believe it.", "LEADS"),
        ("The judge met Ann Moss, a local leader of Amnesty International.", "LEADS"),
        ("The film of the Boeing Company was directed by Pat Cole.", "LEADS"),
        ("Pat Cole campaigned for the Legislative Assembly of Ontario in 1981.", "SUPPORTED"),
        ("They wrote to Ann Moss, 11 U.S. Representatives, and a bishop.", "WORKS_FOR"),
        ("Peter Moll posted a message on Twitter blaming Iran for the attacks.", "ACCUSED"),
    ],
)
def test_what_only_looks_like_a_tie_is_none(extractor, text, kind):
    assert kind not in {each[1] for each in said(extractor, text)}


@for_the_larger_model
@pytest.mark.parametrize(
    ("text", "follows"),
    [
        ("Siemens named Ann Moss its chair, replacing Pat Cole.", {("Ann Moss", "Pat Cole")}),
        (
            "George Bush nominated Ann Moss for a term as judge, succeeding Pat Cole.",
            {("Ann Moss", "Pat Cole")},
        ),
        ("Ann Moss was appointed judge, replacing Pat Cole.", {("Ann Moss", "Pat Cole")}),
        ("Ann Moss joined the bank, replacing Pat Cole.", {("Ann Moss", "Pat Cole")}),
    ],
)
def test_an_appointment_puts_the_one_appointed_in_anothers_place(extractor, text, follows):
    found = said(extractor, text)
    assert {(head, tail) for head, kind, tail in found if kind == "SUCCEEDED"} == follows


@for_the_larger_model
def test_who_has_a_role_before_the_name_has_not_the_next_ones_as_well(extractor):
    text = (
        "The speakers were the assistant Secretary, Pat Cole, the former chairman of Microsoft, "
        "Ann Moss, and Karl Berg."
    )
    leads = {(head, tail) for head, kind, tail in said(extractor, text) if kind == "LEADS"}
    assert leads == {("Ann Moss", "Microsoft")}


@for_the_larger_model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Moss led Microsoft to a record profit.", ("Ann Moss", "LEADS", "Microsoft")),
        ("Pat Cole served in the Royal Navy.", ("Pat Cole", "WORKS_FOR", "Royal Navy")),
        ("Harvard professor Pat Cole met Ann Moss.", ("Pat Cole", "WORKS_FOR", "Harvard")),
        ("Ohio Representative Pat Cole met Ann Moss.", ("Pat Cole", "WORKS_FOR", "Ohio")),
        ("The Beatles, rivals of ABBA, met.", ("Beatles", "COMPETES_WITH", "ABBA")),
        ("Pat Cole directs the Red Cross.", ("Pat Cole", "LEADS", "Red Cross")),
        ("Pat Cole campaigned for Barack Obama.", ("Pat Cole", "SUPPORTED", "Barack Obama")),
        ("Ann Moss and Pat Cole, directors of Microsoft, met.", ("Ann Moss", "LEADS", "Microsoft")),
        (
            "Pat Cole, the chairman of Microsoft, Ann Moss and Karl Berg met in Paris.",
            ("Pat Cole", "LEADS", "Microsoft"),
        ),
    ],
)
def test_what_is_near_to_what_only_looks_so_is_read(extractor, text, expected):
    assert expected in said(extractor, text)


@for_the_larger_model
def test_a_chief_engineer_is_nobodys_chief(extractor):
    text = "Halden Works was praised. Ann Moss, the company's chief engineer, showed the cranes."
    kinds = {each[1] for each in said(extractor, text) if each[0] == "Ann Moss"}
    assert kinds == {"WORKS_FOR"}


@for_the_larger_model
def test_a_word_before_a_role_says_whether_it_is_still_held(extractor):
    texts = {
        "Former US President Jimmy Carter met Ann Moss.": "former",
        "Ann Moss, then president of the Harbour Trust, met Peter Moll.": "then",
        "Ann Moss, president of the Harbour Trust, met Peter Moll.": None,
    }
    for text, status in texts.items():
        (relation,) = [r for r in read(extractor, text).relations if r.type == "LEADS"]
        assert relation.status == status


LETTER = """Dear Oskar,

I met Peter Moll in Riga. I have left Brandt Logistics.

Best regards,
Rosa Tamm
Commercial Director, Harbour Services
"""


@for_the_larger_model
def test_in_a_letter_i_is_who_signs_it(extractor):
    found = read(extractor, LETTER)
    names = {at: found.mentions[name].text for at, name in found.anaphora}
    told = {
        (names.get(r.head), r.type, found.mentions[r.tail].text)
        for r in found.relations
        if r.modality == "asserted"
    }
    assert ("Rosa Tamm", "MET", "Peter Moll") in told
    assert ("Rosa Tamm", "LEADS", "Harbour Services") in told


def test_i_in_a_text_without_a_greeting_and_a_close_is_nobody(extractor):
    text = LETTER.replace("Best regards,\n", "").replace("Dear Oskar,\n", "")
    assert not {r for r in said(extractor, text) if r[0] in ("I", "Rosa Tamm")}


@for_the_larger_model
def test_two_pronouns_tell_nothing_of_each_other(extractor):
    text = "Ann Moss knew Peter Moll well. She met him in Riga."
    assert "MET" not in {each[1] for each in said(extractor, text)}
