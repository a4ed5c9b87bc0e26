"""Direct speech and its speakers."""

import pytest

from graphbuild.extract.coreference.quotes import Quotes


@pytest.mark.parametrize("signs", ["“”", "«»", '""'])
def test_what_stands_between_quotation_marks_is_its_speakers(extractor, signs):
    opening, closing = signs
    doc = extractor.nlp(f"{opening}He was late,{closing} Ana Novak said.")
    novak = next(token for token in doc if token.text == "Novak")
    he = next(token for token in doc if token.text == "He")
    quotes = Quotes(doc, {novak.i}, extractor.pack)
    assert quotes.inside(he)
    assert not quotes.inside(novak)
    assert quotes.speaker(he) == novak.i


def test_a_quote_ends_with_its_paragraph(extractor):
    doc = extractor.nlp("“He was late.\n\nShe was not.")
    he, she = (next(t for t in doc if t.text == word) for word in ("He", "She"))
    quotes = Quotes(doc, set(), extractor.pack)
    assert quotes.inside(he)
    assert not quotes.inside(she)


def test_somebody_without_a_name_speaks_for_nobody(extractor):
    doc = extractor.nlp("“He was late,” somebody said.")
    assert Quotes(doc, set(), extractor.pack).speaker(doc[1]) is None
