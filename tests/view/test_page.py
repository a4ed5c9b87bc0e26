"""The page as a whole: what is in the file, and that it opens."""

import datetime as dt

import networkx as nx
import numpy as np
import pytest
from pyvis.network import Network

import graphbuild
from graphbuild.errors import StoreError
from graphbuild.model import CO_OCCURS
from graphbuild.view.page.network import network, render
from tests.builders import graph, small_graph
from tests.view.actions import panel, search, shown
from tests.view.browser import context_of


def test_the_page_opens_without_a_network_and_asks_for_nothing(opened):
    page = opened(small_graph(), browser={"offline": True})
    counts = page.locator("#counts").inner_text()
    assert counts == "4 entities · 3 ties · 2 documents"


def test_the_page_is_the_same_every_time():
    assert render(small_graph()) == render(small_graph())


def test_the_network_is_pyvis_own():
    net = network(small_graph())
    assert isinstance(net, Network)
    assert set(net.get_nodes()) == set(small_graph().nx)


def test_a_graph_is_left_as_it_was():
    kg = small_graph()
    before = nx.node_link_data(kg.nx, edges="edges")
    render(kg)
    assert nx.node_link_data(kg.nx, edges="edges") == before


def test_what_a_user_changes_in_the_network_is_on_the_page(visit, tmp_path):
    net = network(small_graph())
    net.get_node("place:lagos").update(color="#ff0000", size=np.float64(31), label="Lagos!")
    net.add_node("mine", label="My <b>note</b>", x=0, y=-300)
    net.add_edge("mine", "place:lagos")
    net.nodes = [n for n in net.nodes if n["id"] != "person:jörg-weiß"]
    net.edges = [e for e in net.edges if "person:jörg-weiß" not in (e["from"], e["to"])]
    path = tmp_path / "mine.html"
    net.write_html(str(path))
    page = visit(path)
    assert shown(page) == {
        "mine",
        "person:ada-nwosu",
        "organization:harbour-trust",
        "place:lagos",
    }
    drawn = """graphbuild.network.body.data.nodes.get().find(
        (n) => graphbuild.data.nodes.id[n.id] === 'place:lagos')"""
    assert page.evaluate(f"[{drawn}.color.background, {drawn}.size]") == ["#ff0000", 31]
    assert "Lagos!" in page.evaluate("graphbuild.labels.map((l) => l.text)")
    search(page, "my <b>")
    assert panel(page).startswith("Added\n\nMy <b>note</b>")
    assert "Lagos" in panel(page)


def test_pyvis_own_show_writes_our_page(visit, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    network(small_graph()).show("shown.html")
    assert len(shown(visit(tmp_path / "shown.html"))) == 4


def test_an_empty_graph_says_what_to_do(opened):
    page = opened(graph({}, []))
    assert "No entity found" in panel(page)
    assert "build again" in panel(page)
    assert page.locator("#counts").inner_text() == "0 entities · 0 ties · 2 documents"


def test_a_graph_without_ties_is_drawn(opened):
    page = opened(graph({f"person:{n}": f"Name {n}" for n in range(7)}, []))
    assert len(shown(page)) == 7


def test_a_type_of_ones_own_has_a_shape_and_a_place_in_the_legend(opened):
    kg = graph(
        {"vessel:argo": "Argo", "person:ada": "Ada"}, [("person:ada", "SAILED", "vessel:argo", 1)]
    )
    page = opened(kg)
    assert page.locator("#types button").all_inner_texts() == ["Person\n1", "Vessel\n1"]


def test_the_page_names_title_and_language(opened):
    page = opened(small_graph(), title="Who & what")
    assert page.title() == "Who & what"
    assert page.locator("html").get_attribute("lang") == "en"


def test_without_scripts_a_picture_remains(browser, tmp_path):
    path = tmp_path / "graph.html"
    path.write_text(render(small_graph()), "utf-8")
    context = context_of(browser, java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator("#picture svg text").first.is_visible()
    assert "Ada Nwosu" in page.locator("#picture").inner_text()
    context.close()


def test_a_page_that_cannot_be_written_leaves_nothing_behind(tmp_path):
    with pytest.raises(StoreError, match="cannot write"):
        graphbuild.view(small_graph(), tmp_path / "none" / "graph.html")
    assert list(tmp_path.iterdir()) == []


def test_dates_and_missing_dates_mix(opened):
    kg = small_graph()
    kg.nx.nodes["place:lagos"].update(first_seen=None, last_seen=None)
    kg.nx.nodes["person:ada-nwosu"].update(first_seen=dt.date(2019, 1, 2))
    page = opened(kg)
    search(page, "lagos")
    assert "1 mention · 1 document\n" in panel(page)
    search(page, "ada")
    assert "2019-01-02 – 2025-03-12" in panel(page)


def test_a_relation_of_an_entity_with_itself_is_left_out(opened):
    page = opened(
        graph(
            {"person:a": "A", "person:b": "B"},
            [("person:a", "MET", "person:a", 1), ("person:a", CO_OCCURS, "person:b", 1)],
        )
    )
    assert page.locator("#counts").inner_text().startswith("2 entities · 1 tie")
