"""The page from Python and from the command line."""

import re

import pytest
from typer.testing import CliRunner

import graphbuild
from graphbuild.api import Graph
from graphbuild.cli.app import app
from graphbuild.config import ViewSettings
from graphbuild.errors import UsageError
from tests.builders import small_graph
from tests.view.actions import shown


def test_a_page_of_some_types_holds_no_others(visit, tmp_path):
    path = graphbuild.view(small_graph(), tmp_path / "people.html", type="Person")
    assert shown(visit(path)) == {"person:ada-nwosu", "person:jörg-weiß"}


def test_a_type_that_is_not_there_is_named_with_those_that_are(tmp_path):
    with pytest.raises(UsageError, match="Ship is no type of this graph; it has Organization, "):
        graphbuild.view(small_graph(), tmp_path / "x.html", type=["Person", "Ship"])


def test_the_command_writes_a_page_of_a_type_around_an_entity(demo, visit, tmp_path):
    output = tmp_path / "people.html"
    options = ["--focus", "Šimić", "--hops", "1", "--type", "Person", "--min-weight", "1"]
    done = CliRunner().invoke(app, ["view", str(demo), "--output", str(output), *options])
    assert done.exit_code == 0, done.output
    on_map = shown(visit(output))
    assert "person:luka-simic" in on_map
    assert {node.split(":")[0] for node in on_map} == {"person"}


def test_the_command_will_not_put_a_part_in_the_place_of_the_whole(demo):
    done = CliRunner().invoke(app, ["view", str(demo), "--type", "Person"])
    assert done.exit_code != 0
    assert "--output" in str(done.exception) + done.output


def test_a_network_is_limited_to_the_leading_entities():
    assert Graph.of(small_graph()).network(max_nodes=2).num_nodes() == 2


def test_a_notebooks_page_has_the_height_and_the_theme_that_are_asked_for():
    html = Graph.of(small_graph()).show(height=321, theme="dark").html
    assert "height:321px" in html
    assert re.search("data-theme=&quot;dark&quot;", html)


def test_one_limit_counts_for_both_where_only_one_is_given():
    assert ViewSettings(max_nodes=50).all_up_to == 50
    assert ViewSettings().all_up_to == 1500
    assert ViewSettings(max_nodes=50, all_up_to=99).all_up_to == 99
