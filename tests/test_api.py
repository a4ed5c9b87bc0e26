"""The Python face: what it is called by, and where a graph says it comes from."""

import datetime as dt
import itertools
import subprocess
import sys

import pytest

import graphbuild
from graphbuild.api import Graph
from graphbuild.errors import UsageError
from graphbuild.opened import Origin
from tests.builders import small_graph

ROOMS = (
    "graphbuild.view.page.network",
    "graphbuild.build.pipeline",
    "graphbuild.api",
)


def press() -> Graph:
    kg = small_graph()
    return Graph(kg.nx, kg.records, origin=Origin(dataset="press"))


def of_a_type(kg: Graph) -> Graph:
    from graphbuild.view.selection import of_types

    return of_types(kg, ["Person"])


PARTS = {
    "around an entity": lambda kg: kg.subgraph("Lagos", hops=1),
    "of some days": lambda kg: kg.between(dt.date(2025, 1, 1)),
    "of a type": of_a_type,
    "of a part": lambda kg: kg.subgraph("Lagos", hops=2).subgraph("Lagos"),
}


@pytest.mark.parametrize("order", list(itertools.permutations(ROOMS)), ids=list(range(6)))
def test_build_and_view_can_be_called_whatever_was_imported_before(order):
    first, *rest = order
    code = (
        f"import {first}; import graphbuild; {'; '.join(f'import {name}' for name in rest)}; "
        "from graphbuild import build, view; "
        "assert callable(build) and callable(view); "
        "assert graphbuild.build is build and graphbuild.view is view"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_room_that_is_imported_later_leaves_the_functions_in_place():
    code = (
        "import graphbuild; assert callable(graphbuild.view) and callable(graphbuild.build); "
        "import graphbuild.view.notebook, graphbuild.build.folder.manifest; "
        "assert callable(graphbuild.view) and callable(graphbuild.build)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("part", list(PARTS.values()), ids=list(PARTS))
def test_a_part_of_a_graph_goes_by_the_name_of_the_whole(part):
    found = part(press())
    assert isinstance(found, Graph)
    assert (found.dataset, found.folder, found.manifest) == ("press", None, None)


@pytest.mark.parametrize("part", list(PARTS.values()), ids=list(PARTS))
def test_a_part_is_not_loaded_in_the_place_of_the_whole(part):
    with pytest.raises(UsageError, match="a part of press"):
        part(press()).load_neo4j("bolt://127.0.0.1:1", password="none")  # noqa: S106 - no server
    with pytest.raises(UsageError, match="a part of press"):
        graphbuild.load(part(press()))


def test_a_graph_of_all_days_is_the_whole():
    kg = press()
    assert kg.between() is kg


def test_a_graph_is_named_by_its_settings_or_by_its_folder(tmp_path):
    folder = tmp_path / "ports"
    folder.mkdir()
    assert Origin.of(folder).dataset == "ports"
    manifest = '{"settings": {"graph": {"dataset": "harbours"}}}'
    (folder / "manifest.json").write_text(manifest, "utf-8")
    assert Origin.of(folder).dataset == "harbours"


def test_an_opened_graph_knows_its_folder_and_what_its_build_told(demo):
    kg = graphbuild.open(demo)
    assert kg.folder == demo
    assert kg.manifest["counts"]["documents"] == len(kg.documents)
    assert kg.dataset == demo.name


def test_what_was_opened_stays_itself_where_a_graph_is_asked_for():
    kg = press()
    assert Graph.of(kg) is kg
    assert Graph.of(small_graph()).dataset == "graph"
