"""The page in Firefox: what a reader does with hand, wheel and keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graphbuild.config import ViewSettings
from graphbuild.view.page.network import render
from tests.view.firefox import Firefox, firefox
from tests.view.power_law import power_law
from tests.view.told import told_graph

ENTER, ESCAPE, RIGHT = "\ue007", "\ue00c", "\ue014"
HEADING = "document.querySelector('#panel h2').textContent"
LEADING = "graphbuild.data.nodes.id[0]"


@pytest.fixture(scope="module")
def window() -> Iterator[Firefox]:
    with firefox() as found:
        yield found


@pytest.fixture(scope="module")
def pages(window: Firefox, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Addresses: of 60 of 120 entities, and of documents that can be read."""
    folder: Path = tmp_path_factory.mktemp("firefox")
    shown = {
        "many": render(power_law(120), ViewSettings(max_nodes=60)),
        "told": render(told_graph(), ViewSettings()),
    }
    for name, page in shown.items():
        (folder / f"{name}.html").write_text(page, "utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in shown}


@pytest.fixture
def many(window: Firefox, pages: dict[str, str]) -> Firefox:
    """The page, opened anew."""
    window.open(pages["many"])
    return window


def test_the_page_opens_with_shapes_and_names(many):
    assert many.say("graphbuild.shown.length") == 60
    assert many.say("graphbuild.labels.length") > 10
    x, y = many.say(f"(({{ x, y }}) => [x, y])(graphbuild.place({LEADING}))")
    drawn = "document.querySelector('#map canvas').getContext('2d').getImageData({}, {}, 1, 1).data"
    ratio = many.say("devicePixelRatio")
    entity, paper = (
        many.say(f"[...{drawn.format(a * ratio, b * ratio)}]") for a, b in ((x, y), (2, y))
    )
    assert entity != paper


def test_a_name_that_is_searched_for_is_chosen_by_enter(many):
    name = many.say("graphbuild.data.nodes.name[3]")
    many.type("/")
    many.type(f"{name}{ENTER}")
    assert many.say(HEADING) == name


def test_a_click_on_an_entity_opens_its_card_and_one_beside_it_lets_go(many):
    many.click(many.place(many.say(LEADING)))
    assert many.say(HEADING) == many.say("graphbuild.data.nodes.name[0]")
    many.wait("new Promise((done) => setTimeout(done, 400))")  # or else it is a double click
    left, top, _, low = many.say(
        "(({ left, top, right, bottom }) => [left, top, right, bottom])"
        "(document.getElementById('map').getBoundingClientRect())"
    )
    many.click((left + 6, (top + low) / 2 + 150))
    assert many.say("graphbuild.state.node") == -1


def test_the_wheel_brings_the_map_nearer(many):
    before = many.say("graphbuild.network.getScale()")
    many.wheel(*many.middle("#map"), -240)
    many.wait(f"graphbuild.network.getScale() > {before}")


def test_the_map_is_moved_by_hand(many):
    entity = many.say(LEADING)
    x, y = many.place(entity)
    left, top = many.say(
        "(({ left, top }) => [left, top])(document.getElementById('map').getBoundingClientRect())"
    )
    start = (left + 6, top + 350)
    many.drag(start, (start[0] + 40, start[1] + 10), (start[0] + 90, start[1] + 30))
    now = many.place(entity)
    assert now == pytest.approx((x + 90, y + 30), abs=8)


def test_the_keyboard_goes_from_entity_to_entity(many):
    many.say("document.getElementById('map').focus()")
    many.type(RIGHT)
    first = many.say(HEADING)
    many.type(f"{RIGHT}{ENTER}")
    assert many.say("graphbuild.state.focus") >= 0
    assert first
    many.type(ESCAPE * 2)
    assert many.say("[graphbuild.state.node, graphbuild.state.focus]") == [-1, -1]


def test_a_type_is_left_out_by_its_chip(many):
    many.click("#types .chip")
    kinds = many.say("[...new Set(graphbuild.shown.map((id) => id.split(':')[0]))]")
    assert kinds
    assert "person" not in kinds


def test_those_who_do_not_lead_are_found_behind_the_others(many):
    many.wait("document.getElementById('map').dataset.drawn === '1'")
    many.click("#fit")
    many.wait("document.getElementById('map').dataset.drawn === '1'")
    last = many.say("graphbuild.data.nodes.id.at(-1)")
    many.click(many.place(last))
    assert many.say(HEADING) == many.say("graphbuild.data.nodes.name.at(-1)")


def test_by_time_who_was_named_first_stands_on_the_left(many):
    many.say(
        "((choice) => { choice.value = 'time'; choice.dispatchEvent(new Event('change')); })"
        "(document.getElementById('layout'))"
    )
    across = many.say(
        "(({ id, first }) => graphbuild.shown.map((each) => [first[id.indexOf(each)],"
        " Math.round(graphbuild.place(each).x)]))(graphbuild.data.nodes)"
        ".sort((a, b) => a[1] - b[1])"
    )
    days = [day for day, _ in across]
    assert days == sorted(days)
    assert "layout=time" in many.say("location.hash")


def test_a_sentence_is_read_in_its_text(window, pages):
    window.open(pages["told"])
    window.type("/")
    window.type(f"jorg{ENTER}")
    window.click("#panel blockquote .read")
    window.wait("document.querySelector('#reader[open] .mention') !== null")
    assert window.say("document.querySelectorAll('#reader img').length") == 0
    window.type(ESCAPE)
    assert window.say("document.getElementById('reader').open") is False
