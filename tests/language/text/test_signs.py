from hypothesis import given
from hypothesis import strategies as st

from graphbuild.language.text.signs import as_read
from graphbuild.model import Span
from graphbuild.sources.text.odd_text import cleaned

_SIGNS = st.text(st.sampled_from("abJ \n\u200b\u00ad\u2009\x07\x92"), max_size=40)


def test_a_text_as_read_knows_where_its_words_are_given():
    given = "R E P O R T\n\nSel\u00adma\u200b O\u2060rr\x07 left."
    read, offsets = as_read(given)
    assert read == "REPORT\n\nSelma Orr left."
    at = read.index("Selma Orr")
    assert offsets.of(Span(at, at + 9)).of(given) == "Sel\u00adma\u200b O\u2060rr"
    assert offsets.of(Span(0, 6)).of(given) == "R E P O R T"


def test_the_words_of_a_spaced_heading_stay_apart():
    assert as_read("J O H N   T A M M\nHe left.")[0] == "JOHN TAMM\nHe left."


def test_initials_are_no_spaced_heading():
    assert as_read("A B C\n\nX Y and Z") == ("A B C\n\nX Y and Z", None)


@given(_SIGNS)
def test_each_sign_that_is_read_is_one_that_is_given(text):
    read, offsets = as_read(text)
    assert read == cleaned(text) or "-" in text or " " in text
    for place, sign in enumerate(read):
        at = offsets.of(Span(place, place + 1)) if offsets else Span(place, place + 1)
        assert at.of(text) == sign or at.of(text) in "\u2009\x92"
