"""Patterns for any of some words."""

import re

from graphbuild.language.patterns import any_of


def test_of_two_words_that_begin_alike_the_longer_fits():
    assert re.match(any_of(["Mar", "March"]), "March 2025")[0] == "March"


def test_no_word_fits_nothing():
    assert not re.search(any_of([]), "the harbour")


def test_a_sign_in_a_word_is_itself():
    assert not re.match(any_of(["a.m"]), "arm")
