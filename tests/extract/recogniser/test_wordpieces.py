"""Words as the network knows them."""

import pytest

from graphbuild.extract.recogniser.wordpieces import (
    CAPITALISED,
    CAPITALS,
    DIGITS,
    MIXED,
    MOST,
    SMALL,
    Wordpieces,
    written,
)

PIECES = Wordpieces(["[UNK]", "har", "harbour", "##s", "o", "##o", "'"])


def test_the_longest_piece_comes_first():
    assert PIECES.split("harbours") == (2, 3)


def test_case_and_accents_do_not_count():
    assert PIECES.split("Hárbour") == PIECES.split("harbour")


def test_what_has_no_pieces_is_unknown():
    assert PIECES.split("x") == PIECES.split("") == (0,)


def test_a_sign_is_a_word_of_its_own():
    assert PIECES.split("o'harbour") == (4, 6, 2)


def test_a_word_has_a_bounded_number_of_pieces():
    assert len(PIECES.split("o" * 50)) == MOST


@pytest.mark.parametrize(
    ("word", "how"),
    [("port", SMALL), ("Port", CAPITALISED), ("EHA", CAPITALS), ("MoFA", MIXED), ("2025", DIGITS)],
)
def test_how_a_word_is_written_is_told_apart(word, how):
    assert written(word) == how


def test_a_run_of_thousands_of_letters_costs_no_more_than_its_first_pieces():
    class Counting(dict[str, int]):
        asked = 0

        def __contains__(self, key: object) -> bool:
            Counting.asked += 1
            return super().__contains__(key)

    pieces = Wordpieces(["[UNK]", "a", "##a", "##b"])
    pieces.numbers = Counting(pieces.numbers)
    assert pieces.split("a" * 18_000) == (1, *[2] * 11)
    assert Counting.asked < 100
