"""Whose an address of mail is."""

import pytest

from graphbuild.resolve.corpus.addresses import names_of_addresses


def owner(*names: str) -> str | None:
    """The name of an address that comes with these, each as often as it is listed."""
    rows = [("a@b.org", name, names.count(name)) for name in sorted({*names})]
    return names_of_addresses(rows).get("a@b.org")


@pytest.mark.parametrize(
    ("names", "meant"),
    [
        (("Vincent Marsh", "a@b.org"), "Vincent Marsh"),
        (("Vincent Marsh", "V. Marsh", "V. Marsh"), "Vincent Marsh"),
        (("Vincent Marsh", "Vincent Marsh", "Vincent R. Marsh"), "Vincent Marsh"),
        (("Vince Marsh", "Vincent Marsh", "Vincent Marsh"), "Vincent Marsh"),
        (("Ines Dorn", "Ines Dorn", "Ines Pohl"), "Ines Dorn"),
    ],
)
def test_forms_of_one_name_are_one_persons(names, meant):
    assert owner(*names) == meant


@pytest.mark.parametrize("names", [("Ines Dorn", "Karl Dorn"), ("Ines Dorn", "Rosa Tamm")])
def test_an_address_of_several_is_nobodys(names):
    assert owner(*names) is None


def test_an_address_without_a_name_is_nobodys():
    assert owner("a@b.org") is None
