"""Mr and Mrs of one name, and whom a surname means beside them."""

from dataclasses import replace

import pytest

from tests.resolve.builders import chains_of, extraction


def people(*named: tuple[str | None, str]) -> dict[str, list[int]]:
    """The name of each chain, and its mentions; `named` holds title and text."""
    made = extraction(*((text, "Person") for _, text in named))
    titled = (replace(m, title=t) for m, (t, _) in zip(made.mentions, named, strict=True))
    found = chains_of(replace(made, mentions=tuple(titled)))
    return {chain.name: list(chain.mentions) for chain in found}


def test_mr_mrs_and_miss_of_one_name_are_three():
    found = people(("Mr", "Pettle"), ("Mrs", "Pettle"), ("Mr", "Pettle"), ("Miss", "Pettle"))
    assert found == {"Mr Pettle": [0, 2], "Mrs Pettle": [1], "Miss Pettle": [3]}


def test_a_wife_who_bears_her_husband_s_whole_name_is_not_he():
    found = people((None, "Charles Moe"), ("Mrs", "Charles Moe"))
    assert found == {"Charles Moe": [0], "Mrs Charles Moe": [1]}


@pytest.mark.parametrize("title", ["Mr", "Mrs", "Ms"])
def test_one_address_alone_is_no_part_of_a_name(title):
    assert people((title, "Pettle"), (None, "Pettle")) == {"Pettle": [0, 1]}


def test_ms_and_miss_may_be_one():
    assert people(("Ms", "Pettle"), ("Miss", "Pettle")) == {"Pettle": [0, 1]}


def test_an_address_goes_to_the_full_name_of_its_gender():
    found = people((None, "Jane Berg"), (None, "Robert Berg"), ("Mr", "Berg"), ("Ms", "Berg"))
    assert found == {"Jane Berg": [0, 3], "Robert Berg": [1, 2]}


def test_a_woman_s_name_alone_does_not_take_a_man_s_surname():
    assert people((None, "Jane Berg"), ("Mr", "Berg")) == {"Jane Berg": [0], "Berg": [1]}
