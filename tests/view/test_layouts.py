"""How the map is laid out: cores, rings, the world, communities; and what its legend says."""

from itertools import combinations
from pathlib import Path

import pytest

from graphbuild.config import ViewSettings
from graphbuild.model import CO_OCCURS
from graphbuild.view.page.network import render
from tests.builders import graph
from tests.view.actions import click, place, shown, ties

HUB, LISBON, NORWAY = "person:hub", "place:lisbon", "place:norway"
CORE = [f"organization:{n}" for n in range(10)]
AROUND = [f"person:{n:02}" for n in range(70)]


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    """One whom all know, a core of ten in which all are tied, and three places."""
    names = {HUB: "Hanna Hub"}
    names |= {each: f"Member {n} Works" for n, each in enumerate(CORE)}
    names |= {each: f"Person Number {n}" for n, each in enumerate(AROUND)}
    names |= {LISBON: "Lisbon", NORWAY: "Norway", "place:georgia": "Georgia"}
    edges = [(a, CO_OCCURS, b, 1) for a, b in combinations(CORE, 2)]
    edges += [(HUB, CO_OCCURS, each, 90 - n) for n, each in enumerate(AROUND)]
    edges += [
        (CORE[0], CO_OCCURS, HUB, 1),
        (AROUND[0], "LIVES_IN", LISBON, 2),
        (AROUND[1], CO_OCCURS, NORWAY, 3),
        (AROUND[2], CO_OCCURS, "place:georgia", 3),
        (AROUND[3], "MET", AROUND[40], 1),
        (CORE[3], "SUED", CORE[4], 1),
    ]
    path = tmp_path_factory.mktemp("layouts") / "graph.html"
    path.write_text(render(graph(names, edges), ViewSettings()), "utf-8")
    return path


@pytest.fixture
def page(visit, written):
    return visit(written)


def test_a_dense_core_opens_with_its_backbone_and_says_so(page):
    assert ties(page) < 120 - 30
    assert "a dense core by its backbone" in page.locator("#counts").inner_text()
    lines = page.evaluate("graphbuild.network.body.data.edges.get().map((e) => [e.from, e.to])")
    row = page.evaluate("Object.fromEntries(graphbuild.data.nodes.id.map((id, n) => [id, n]))")
    assert sorted((row[CORE[3]], row[CORE[4]])) in [sorted(line) for line in lines]  # is stated
    page.get_by_role("button", name="All ties").click()
    assert ties(page) == 120
    assert "backbone" not in page.locator("#counts").inner_text()


def test_around_a_hub_are_its_sixty_strongest_and_more_on_demand(page):
    click(page, HUB)
    page.get_by_role("button", name="Focus").click()
    assert len(shown(page)) == 61
    middle, near, far = (place(page, each) for each in (HUB, AROUND[0], AROUND[58]))
    assert abs(near[1] - middle[1]) + abs(near[0] - middle[0]) < abs(far[1] - middle[1]) + abs(
        far[0] - middle[0]
    )
    page.get_by_role("button", name="11 more").click()
    assert len(shown(page)) == 72
    assert not page.locator("#more-around").is_visible()
    assert "around=all" in page.url


def test_stated_ties_have_a_layout_of_their_own(page):
    row = page.evaluate(f"graphbuild.data.nodes.id.indexOf('{AROUND[3]}')")
    spot = f"(({{ x, y }}) => [x, y])(graphbuild.network.getPosition({row}))"
    before = page.evaluate(spot)
    page.get_by_role("button", name="Stated only").click()
    assert shown(page) == {*AROUND[3:4], AROUND[40], AROUND[0], LISBON, *CORE[3:5]}
    assert page.evaluate(spot) != before
    page.get_by_role("button", name="Backbone").click()
    assert page.evaluate(spot) == before


def test_places_lie_on_a_map_where_their_name_tells_and_people_by_them(page):
    page.locator("#layout").select_option("world")
    assert shown(page) == {LISBON, NORWAY, AROUND[0], AROUND[1]}  # one Georgia or the other
    assert page.locator("#counts").inner_text().startswith("4 of 84 entities")
    lisbon, norway = place(page, LISBON), place(page, NORWAY)
    assert lisbon[0] < norway[0]
    assert lisbon[1] > norway[1]
    assert abs(place(page, AROUND[0])[0] - lisbon[0]) < abs(place(page, AROUND[0])[0] - norway[0])
    page.locator("#exports summary").click()
    with page.expect_download() as download:
        page.locator("[data-export=svg]").click()
    svg = download.value.path().read_text("utf-8")
    assert svg.count("<polygon", 0, svg.index("<line")) > 50  # coasts, below all else


def test_far_away_communities_are_areas_with_the_names_of_those_who_lead_them(page):
    names = "graphbuild.labels.map((each) => each.text)"
    assert "Hanna Hub" in page.evaluate(names)
    assert not any("," in text for text in page.evaluate(names))
    page.evaluate("graphbuild.network.moveTo({ scale: 0.12 })")
    page.wait_for_function(f"() => {names}.some((text) => text.includes(','))")
    assert any(text.startswith("Hanna Hub, ") for text in page.evaluate(names))
    assert "a community" in page.locator("#legend").inner_text()
    least = page.evaluate(
        "Math.min(...Object.values(graphbuild.network.body.nodes).map((n) => n.options.size || 99))"
    )
    assert least * 0.12 >= 1


def test_the_legend_tells_sizes_lines_and_colours_of_what_is_shown(page):
    said = page.locator("#legend").inner_text()
    assert "1, 14, 84 mentions" in said
    assert "1, 5, 20 sentences" in said
    for each in ("conflict", "meets and talks", "place", "named together"):
        assert each in said
    page.get_by_role("button", name="Stated only").click()
    assert "named together" not in page.locator("#legend").inner_text()
    page.locator("#size").select_option("rank")
    assert "more central" in page.locator("#legend").inner_text()


def test_a_phone_has_the_legend_folded_and_the_choice_of_layouts(visit, written):
    page = visit(written, viewport={"width": 360, "height": 740}, has_touch=True)
    assert not page.locator("#legend-signs").is_visible()
    box = page.locator("#layout").bounding_box()
    assert box["height"] >= 40
    assert box["x"] + box["width"] <= 360
