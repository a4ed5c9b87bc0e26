import datetime as dt

import pytest

from graphbuild.extract.relations.verbal.when import Times
from graphbuild.extract.syntax import load_syntax
from graphbuild.language.pack import load_pack
from graphbuild.model import Document, Extraction
from tests.extract.parses import parsed

WEDNESDAY = dt.date(2024, 6, 12)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Angela Merkel met Emmanuel Macron on 4 March 2021.", "2021-03-04"),
        ("Angela Merkel met Emmanuel Macron on March 4, 2021.", "2021-03-04"),
        ("Angela Merkel met Emmanuel Macron on 4 March.", "2024-03-04"),
        ("Angela Merkel met Emmanuel Macron on Tuesday.", "2024-06-11"),
        ("Angela Merkel met Emmanuel Macron last Wednesday.", "2024-06-05"),
        ("Angela Merkel met Emmanuel Macron yesterday.", "2024-06-11"),
        ("Angela Merkel met Emmanuel Macron last week.", "2024-W23"),
        ("Angela Merkel met Emmanuel Macron in May.", "2024-05"),
        ("Angela Merkel met Emmanuel Macron in November.", "2023-11"),
        ("Angela Merkel met Emmanuel Macron in May 2019.", "2019-05"),
        ("Angela Merkel met Emmanuel Macron this November.", "2024-11"),
        ("Angela Merkel met Emmanuel Macron last November.", "2023-11"),
        ("In 2017, Angela Merkel met Emmanuel Macron.", "2017"),
        ("Angela Merkel met Emmanuel Macron two years ago.", "2022"),
        ("Angela Merkel met Emmanuel Macron.", None),
        ("Angela Merkel met Emmanuel Macron before 2010.", None),
        ("Angela Merkel met Emmanuel Macron, who resigned in 2009.", None),
    ],
)
def test_a_time_near_a_relation_is_resolved(extractor, text, when):
    (found,) = extractor.extract([Document("d", text, date=WEDNESDAY)])
    assert isinstance(found, Extraction)
    assert {r.when for r in found.relations if r.type == "MET"} == {when}


def test_two_clauses_have_a_time_each(extractor):
    text = "Angela Merkel visited Paris in 2005 and met Emmanuel Macron in 2018."
    (found,) = extractor.extract([Document("d", text)])
    assert {r.type: r.when for r in found.relations} == {"VISITED": "2005", "MET": "2018"}


def test_without_a_day_of_publication_a_weekday_is_no_time(extractor):
    (found,) = extractor.extract([Document("d", "Angela Merkel met Emmanuel Macron on Tuesday.")])
    assert [r.when for r in found.relations] == [None]


def test_what_will_be_lies_ahead(extractor):
    text = "Angela Merkel will meet Emmanuel Macron on Tuesday."
    (found,) = extractor.extract([Document("d", text, date=WEDNESDAY)])
    assert [(r.when, r.modality) for r in found.relations] == [("2024-06-18", "possible")]


def test_a_title_does_not_take_the_time_of_its_clause(extractor):
    text = "Tim Cook, the chief executive of Apple, flew to Beijing in 2019."
    (found,) = extractor.extract([Document("d", text)])
    assert {r.type: r.when for r in found.relations} == {"LEADS": None, "VISITED": "2019"}


def met_when(phrase: str, *, lang: str = "en") -> str | None:
    """When "they met …" was, with the words of the phrase below the verb."""
    words = " ".join(f"{word}/NN/npadvmod/met" for word in phrase.split())
    doc = parsed(f"they/PRP/nsubj/met met/VBD/ROOT/met {words}", lang)
    times = Times(load_syntax(lang), load_pack(lang).calendar)
    return times.when_of(doc[1], None, WEDNESDAY)


@pytest.mark.parametrize(
    ("phrase", "when"),
    [
        ("Last Week", "2024-W23"),
        ("LAST MONTH", "2024-05"),
        ("Two Weeks Ago", "2024-W22"),
        ("TODAY", "2024-06-12"),
    ],
)
def test_a_headline_writes_times_with_capitals(phrase, when):
    assert met_when(phrase) == when


def test_a_language_without_a_calendar_tells_no_time():
    assert met_when("last week", lang="nb") is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Angela Merkel was president of Siemens from 2019 to 2022.", "2019/2022"),
        (
            "Angela Merkel led the Tern Foundation from May 2011 until 3 June 2015.",
            "2011-05/2015-06-03",
        ),
        ("Angela Merkel has been president of Siemens since 2021.", "2021/.."),
        ("Angela Merkel was president of Siemens until June 2023.", "../2023-06"),
        # Without a year, nothing tells which; and a price is no office.
        ("Angela Merkel has been president of Siemens since Thursday's vote.", None),
        ("Angela Merkel, president of Siemens, saw sales fall from 2019 to 2022.", None),
    ],
)
def test_how_long_an_office_was_held_is_an_interval(extractor, text, when):
    (found,) = extractor.extract([Document("d", text)])
    assert {r.when for r in found.relations if r.type == "LEADS"} == {when}
