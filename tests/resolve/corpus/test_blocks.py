from graphbuild.resolve.corpus.blocks import by_block, by_ends, by_surname, of_fuller_names, pairs
from graphbuild.resolve.names.key import NameKey

KEYS = [NameKey(text) for text in ("port halvern", "port tessar", "halvern")]


def test_a_block_holds_its_keys_in_order():
    assert by_block(KEYS, by_ends)["port"] == KEYS[:2]


def test_a_pair_that_shares_two_blocks_comes_once():
    twins = [NameKey("ingird halvorsen"), NameKey("ingird halvorson")]
    found = pairs(by_block(twins, by_ends), rank=lambda _: 1, most=9)
    assert list(found) == [tuple(twins)]


def test_of_a_full_block_those_of_lowest_rank_are_passed_over():
    ranks = dict(zip(KEYS, (1, 2, 3), strict=True))
    found = pairs({"": KEYS}, rank=ranks.__getitem__, most=2)
    assert list(found) == [(KEYS[2], KEYS[1])]


def test_a_fuller_name_shares_a_block_with_its_short_one():
    for short, full in (("J. Weber", "Jonas Weber"), ("Bill Weld", "William Weld")):
        assert of_fuller_names(short) & by_surname(full)
