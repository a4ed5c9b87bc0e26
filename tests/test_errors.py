"""Errors: what, where, remedy; and they come back whole from a worker."""

import pickle

import pytest

from graphbuild import errors
from graphbuild.errors import (
    GraphbuildError,
    NotConnectedError,
    QueryError,
    SourceError,
    TooLargeError,
    UnknownEntityError,
    did_you_mean,
    near_names,
)

EACH = [
    GraphbuildError("a worker died.", "Run again."),
    UnknownEntityError("Ruje", ("Ruge",)),
    SourceError("a.pdf", "it is encrypted", "Remove its password."),
    NotConnectedError("Ada Nwosu", "Jon Moe"),
    QueryError("no such label", "MATCH (n:Shpi)\nRETURN n", 1, 10),
    TooLargeError("4 entities in networkx", 12, 3, "Take a part."),
]


@pytest.mark.parametrize("error", EACH, ids=lambda error: type(error).__name__)
def test_an_error_survives_pickling(error):
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (type(again), str(again)) == (type(error), str(error))


def test_every_error_is_ours():
    found = {n: e for n, e in vars(errors).items() if n.endswith("Error") and isinstance(e, type)}
    assert [name for name, each in found.items() if not issubclass(each, GraphbuildError)] == []


def test_a_document_that_cannot_be_read_says_where_why_and_what_to_do():
    assert str(EACH[2]) == "cannot read a.pdf: it is encrypted. Remove its password."


def test_a_fault_of_a_query_has_a_caret_below_its_place():
    assert str(EACH[4]) == "no such label\n  MATCH (n:Shpi)\n           ^"


def test_near_names_are_found_whatever_their_case():
    assert near_names("grapml", ["GraphML", "gexf"]) == ("GraphML",)
    assert near_names("harbour", ["gexf"]) == ()


def test_near_names_are_asked_about_in_one_sentence():
    assert did_you_mean(()) == ""
    assert did_you_mean(("a", "b", "c")) == " Did you mean a, b or c?"
