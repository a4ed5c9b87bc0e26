"""Twenty messages as people write them: who wrote to whom, and that no word of a head is a name."""

from pathlib import Path

import pytest

import graphbuild
from tests.builds import SMALL

LETTERS = Path(__file__).parent / "data" / "letters.mbox"

NO_NAMES = frozenset(
    "from to cc date subject re aw fwd sent pst cet est eet utc gmt dear hi hello hola thanks best "
    "regards sincerely tel iphone newsletter noreply employees reception list kind yours".split()
)


@pytest.fixture(scope="module")
def kg(tmp_path_factory):
    return graphbuild.build([LETTERS], out=tmp_path_factory.mktemp("letters") / "g", config=SMALL)


def written(kg):
    """Who wrote to whom, and how often."""
    rows = kg.query("MATCH (a)-[r:WROTE_TO]->(b) RETURN a.name AS a, b.name AS b, r.count AS n")
    return {(row["a"], row["b"]): row["n"] for row in rows}


def test_who_wrote_to_whom_is_known_by_addresses_and_names(kg):
    assert written(kg) == {
        ("Vincent Marsh", "Ada Quillon"): 2,
        ("Ada Quillon", "Vincent Marsh"): 1,
        ("Vincent Marsh", "Petra Holm"): 1,
        ("Petra Holm", "Vincent Marsh"): 2,
        ("Petra Holm", "Jonas Holm"): 1,
        ("Jonas Holm", "Petra Holm"): 1,
        ("Vincent Marsh", "Rosa Tamm"): 1,
        ("Rosa Tamm", "Vincent Marsh"): 2,
        ("Rosa Tamm", "Emil Castell"): 1,
        ("Emil Castell", "Rosa Tamm"): 1,
        ("José Peña", "Rosa Tamm"): 1,
        ("José Peña", "Ada Quillon"): 1,
        ("Tolland Harbour Authority", "Rosa Tamm"): 1,
        ("Ines Dorn", "Petra Holm"): 1,
        ("Karl Dorn", "Petra Holm"): 1,
    }


def test_no_word_of_a_head_or_greeting_is_a_name(kg):
    words = {word for each in kg.entities() for word in each.name.lower().split()}
    assert not words & NO_NAMES
    assert not any("@" in each.name for each in kg.entities())


def test_the_evidence_is_the_head_line_with_first_and_last_contact(kg):
    found = kg.query(
        "MATCH ({name: 'Petra Holm'})-[r:WROTE_TO]->({name: 'Vincent Marsh'}) RETURN "
        "r.first_seen AS first, r.last_seen AS last, r.evidence AS evidence"
    )[0]
    assert (str(found["first"]), str(found["last"])) == ("2018-03-07", "2018-03-21")
    assert (
        "From: Petra Holm <pholm@holmline.example> To: Vincent Marsh <vmarsh@orvel.example> "
        "Cc: jonas.holm@holmline.example Date: 2018-03-07"
    ) in found["evidence"]


def test_two_who_both_received_a_letter_are_not_named_together_by_it(kg):
    query = "MATCH ({name: 'José Peña'})-[r:CO_OCCURS]-(b) RETURN b.name"
    assert kg.query(query) == []


def test_in_a_letter_its_writer_is_i(kg):
    query = "MATCH ({name: 'Vincent Marsh'})-[r:MET]-(b) RETURN b.name AS name"
    assert [row["name"] for row in kg.query(query)] == ["Petra Holm"]
