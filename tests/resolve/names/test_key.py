import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuild.resolve.names.key import NameKey, clean, key_of


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Vučić", "VUCIC"),
        ("the Harbour Trust", "Harbour Trust’s"),
        ("Ruges", "Ruges'"),
        ("Acme, Inc.", "Acme"),
        ("U.N.", "UN"),
        ("A-B-C Company", "ABC Company"),
        ("Marks & Spencer", "Marks and Spencer"),
        ("Main St.", "Main Street"),
        ("St. Olave", "Saint Olave"),
        ("Tessaro GmbH & Co. KG", "Tessaro"),
        ("Tessaro S.A. de C.V.", "Tessaro"),
        ("Tessaro Limited Liability Company", "Tessaro"),
        ("Halden Center for Labor", "Halden Centre for Labour"),
        ("Hal\u00adden", "Halden"),
        ("Halden\u200b Oy\u2060", "Halden"),
        ("Ha\x08lden", "Halden"),
        ("Castel- lani", "Castellani"),
    ],
)
def test_spellings_of_one_name_share_a_key(left, right):
    assert key_of(left) == key_of(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("An", "Ann"),
        ("Ruge'", "Ruges"),
        ("Ltd", "Limited"),
        ("Noor C++ Labs", "Noor C# Labs"),
        ("Bank of Moe and", "Bank of Moe"),
        ("Moody's", "Moody"),
    ],
)
def test_what_is_another_word_has_another_key(left, right):
    assert key_of(left) != key_of(right)


def test_a_name_in_capitals_keeps_its_small_words_small():
    assert clean("BANK OF THE NORTH-WEST") == "Bank of the North-West"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Magda Oster- lund", "Magda Osterlund"),
        ("Amra Delić- Weber", "Amra Delić-Weber"),
        ("Nord- und Ostsee", "Nord- und Ostsee"),
    ],
)
def test_a_word_that_a_lines_end_broke_is_mended(broken, whole):
    assert clean(broken) == whole


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing_more(text):
    once = clean(text)
    assert key_of(once) == key_of(text)


def test_keys_are_in_the_order_of_their_texts_and_the_first_entity_comes_first():
    first = NameKey("ruge")
    keys = [NameKey("ruge group"), first.of_second(), NameKey("ruge", spelling=1), first]
    assert sorted(keys) == [first, first.of_second(), NameKey("ruge", 1), NameKey("ruge group")]
