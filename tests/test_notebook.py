"""What a notebook shows of a graph and of answers, and how it asks in Cypher."""

import re

import pytest

from graphbuild.build.plan import Step
from graphbuild.errors import UsageError
from graphbuild.notebook import ask, bar_of
from graphbuild.opened import Graph
from graphbuild.stores.base import Rows
from graphbuild.stores.shown import MOST
from tests.builders import graph, small_graph

HOSTILE = "<script>alert(1)</script> $x^2$ & <img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def kg():
    return Graph.of(small_graph())


def test_an_answer_is_a_table_in_which_a_name_is_text_and_nothing_else():
    named = Graph.of(graph({"person:x": HOSTILE, "place:lagos": "Lagos"}, []))
    rows = named.query("MATCH (p:Person) RETURN p.name AS `<b>name</b>`, p AS node")
    shown = rows._repr_html_()
    assert {*re.findall(r"<(\w+)", shown)} <= {*"div table thead tbody tr th td".split()}
    assert shown.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 2
    assert "&lt;b&gt;name&lt;/b&gt;" in shown
    assert "mathjax_ignore" in shown.split("<table", 1)[0]


def test_of_many_rows_some_are_shown_and_all_are_counted():
    shown = Rows([{"n": n} for n in range(1234)], ["n"])._repr_html_()
    assert shown.count("<tr>") == MOST + 1
    assert "1,234 rows, of which 50 are shown" in shown


def test_an_answer_without_rows_has_its_columns_and_says_what_looks_wrong(kg):
    shown = kg.query("MATCH (p:Person) WHERE p.nmae = 'x' RETURN p.name AS who")._repr_html_()
    assert ">who</th>" in shown
    assert "no rows" in shown
    assert "nmae" in shown


def test_nodes_relationships_and_lists_are_shown_by_what_they_are_called(kg):
    shown = kg.query(
        "MATCH (p:Person {name: 'Ada Nwosu'})-[r:MET]->(o) RETURN p, r, collect(o.name) AS all"
    )._repr_html_()
    cells = re.findall(r"<td[^>]*>(.*?)</td>", shown)
    assert cells[0].startswith("Ada Nwosu (")
    assert cells[1:] == ["MET", "Jörg Weiß"]


def test_numbers_stand_to_the_right_below_their_heading():
    rows = Rows([{"name": "Lagos", "n": 3}, {"name": "Oslo", "n": None}], ["name", "n"])
    sides = re.findall(r"text-align:(\w+)", rows._repr_html_())
    assert sides == ["left", "right"] * 3


def test_a_query_takes_its_parameters_from_the_notebooks_variables(kg):
    query = "MATCH (n {name: $who}) WHERE n.name <> '$else' RETURN n.id AS id // $nothing"
    assert ask(query, {"kg": kg, "who": "Lagos"}) == [{"id": "place:lagos"}]
    with pytest.raises(UsageError, match=r"\$who has no value"):
        ask(query, {"kg": kg})


def test_a_notebook_without_a_graph_says_how_to_make_one(kg):
    with pytest.raises(UsageError, match="kg is no graph"):
        ask("RETURN 1", {"kg": 3})
    assert ask("RETURN 1 AS one", {"other": kg}, "other") == [{"one": 1}]


def test_a_folder_can_be_asked_by_its_path(demo):
    (row,) = ask("MATCH (d:Document) RETURN count(d) AS documents", {}, str(demo))
    assert row == {"documents": 21}


def test_a_build_shows_how_many_documents_it_has_read():
    bar = bar_of(Step("extract", documents=1200, files=4000))
    assert 'max="4000" value="1200"' in bar
    assert "1,200 of 4,000" in bar
    assert bar_of(Step("resolve")) == "<progress></progress> working out who is who …"
