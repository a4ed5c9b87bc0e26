import datetime as dt
import itertools

import pytest

from tests.sources.reading import TEXT, fault, notices, one, read, write

DAY = dt.date(1887, 5, 3)
TEI = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Letter to
Ada</title></titleStmt><publicationStmt><date when="2011-01-01"/></publicationStmt>
<sourceDesc><bibl><date when="1887-05-03">3 May</date></bibl></sourceDesc></fileDesc></teiHeader>
<text><body><fw>Page head</fw><head>First</head><p>My dear <persName>Ada
<choice><sic>Nwoso</sic><corr>Nwosu</corr></choice></persName>, I left La<lb break="no"/>gos
with<lb/>Rosa.</p><table><row><cell>Rosa Tamm</cell><cell>Riga</cell></row></table></body></text>
</TEI>"""
JATS = """<!DOCTYPE article PUBLIC "-//NLM//DTD JATS" "JATS.dtd"><article><front><article-meta>
<article-id pub-id-type="doi">10.1/x</article-id><title-group><article-title>On <italic>
harbours</italic></article-title></title-group><pub-date><day>3</day><month>5</month>
<year>1887</year></pub-date><abstract><p>Short&nbsp;text.</p></abstract></article-meta></front>
<body><sec><title>Aim</title><p>Ada Nwosu<xref ref-type="bibr">[1]</xref> measured Lagos.</p></sec>
</body><back><ref-list><ref>Tamm R. 1880.</ref></ref-list></back></article>"""
ALTO = """<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Layout><Page><PrintSpace>
<TextBlock><TextLine><String CONTENT="Ada"/><SP/><String CONTENT="Nwo" SUBS_TYPE="HypPart1"
SUBS_CONTENT="Nwosu"/><HYP CONTENT="-"/></TextLine><TextLine><String CONTENT="su"
SUBS_TYPE="HypPart2" SUBS_CONTENT="Nwosu"/><SP/><String CONTENT="left."/></TextLine></TextBlock>
<TextBlock><TextLine><String CONTENT="Two."/></TextLine></TextBlock></PrintSpace></Page></Layout>
</alto>"""


def test_tei_gives_its_text_with_title_and_the_date_of_its_source(tmp_path):
    found = one(write(tmp_path / "a.xml", TEI))
    assert found.text == ("First\n\nMy dear Ada Nwosu, I left Lagos with Rosa.\n\nRosa Tamm | Riga")
    assert (found.title, found.date) == ("Letter to Ada", DAY)


def test_jats_gives_abstract_and_body_without_citations(tmp_path):
    found = one(write(tmp_path / "a.xml", JATS))
    assert found.text == "Short text.\n\nAim\n\nAda Nwosu measured Lagos."
    assert (found.title, found.date, found.source) == ("On harbours", DAY, "doi:10.1/x")


def test_alto_gives_its_blocks_with_divided_words_whole(tmp_path):
    assert one(write(tmp_path / "a.xml", ALTO)).text == "Ada Nwosu left.\n\nTwo."


def test_other_xml_gives_all_its_text_and_says_so(tmp_path):
    path = write(
        tmp_path / "a.xml",
        "<cables><cable><from>Riga</from><body>Ada <b>Nwosu</b> left.</body></cable></cables>",
    )
    assert one(path).text == "Riga\n\nAda Nwosu left."
    assert notices(path) == ["is XML of no known kind (cables): all of its text is read"]


def test_xml_is_known_without_its_ending(tmp_path):
    assert one(write(tmp_path / "letter", TEI)).title == "Letter to Ada"


def test_no_entity_is_followed_to_a_file(tmp_path):
    secret = write(tmp_path / "secret.txt", "Secret.")
    page = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]><x><p>One &e; two.</p></x>'
    assert one(write(tmp_path / "a.xml", page)).text == "One two."


@pytest.mark.parametrize("place", ["<x>&j;</x>", "<x a='&j;'>One.</x>"])
def test_entities_that_unfold_without_end_do_no_harm(tmp_path, place):
    names = "abcdefghij"
    entities = '<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in itertools.pairwise(names)
    )
    path = write(tmp_path / "a.xml", f"<!DOCTYPE x [{entities}]>{place}")
    (found,) = read(path, max_seconds=20, max_megabytes=200)
    assert len(str(found)) < 1000


def test_xml_that_is_none_is_named(tmp_path):
    assert "it is no XML" in fault(write(tmp_path / "a.xml", f"<x><p>{TEXT}</x>"))
    assert "a.xml" in fault(write(tmp_path / "a.xml", ""))
