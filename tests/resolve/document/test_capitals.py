"""Names of a document in capitals, and of others."""

from tests.resolve.builders import found


def test_a_long_word_among_names_in_capitals_is_written_as_names_are():
    named = [("ADA BERG", "Person"), ("WEXMOUTH", "Place"), ("UNICEF", "Organization")]
    assert list(found(*named)) == ["Ada Berg", "Wexmouth", "UNICEF"]


def test_a_word_in_capitals_among_other_names_is_an_acronym():
    named = [("Ada Berg", "Person"), ("WEXMOUTH", "Organization")]
    assert list(found(*named)) == ["Ada Berg", "WEXMOUTH"]


def test_where_only_acronyms_are_named_they_stay():
    named = [("UNPROFOR", "Organization"), ("CENTCOM", "Organization")]
    assert list(found(*named)) == ["UNPROFOR", "CENTCOM"]
