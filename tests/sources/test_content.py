import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from graphbuild.sources.content import normalize


@given(st.text(max_size=200))
def test_normal_text_stays_as_it_is(text):
    once = normalize(text)
    assert normalize(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode("utf-8")
    assert "\r" not in once
