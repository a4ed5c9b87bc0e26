"""Firms of one name and several legal forms in one document."""

import pytest

from tests.resolve.builders import chains_of, extraction

FIRM = "Organization"


def found(*names: str) -> dict[str, list[int]]:
    """The chains of a document that names firms: name → its mentions."""
    made = extraction(*((name, FIRM) for name in names))
    return {chain.name: list(chain.mentions) for chain in chains_of(made)}


def test_a_firm_and_its_branch_abroad_are_two():
    names = ("Halden Ltd", "Halden GmbH", "Halden Limited", "Halden GmbH & Co. KG", "Halden")
    assert sorted(found(*names).values()) == [[0, 2, 4], [1, 3]]


@pytest.mark.parametrize("other", ["Halden", "Halden Limited", "Halden Company", "Halden Pty Ltd"])
def test_a_firm_whose_legal_form_is_spelled_otherwise_or_left_out_is_one(other):
    assert len(found("Halden Ltd", other)) == 1


def test_a_short_name_does_not_join_a_firm_of_another_form():
    assert len(found("Halden Marine Ltd", "Halden GmbH")) == 2
