"""What is exported and printed is what is shown; and small things of hand and focus."""

import re
import struct

import pytest

from tests.builders import small_graph
from tests.view.actions import click, place, search
from tests.view.power_law import power_law
from tests.view.test_views import dated, saved


def test_pictures_are_two_and_four_times_as_sharp_as_the_screen(opened):
    page = opened(small_graph())
    across = page.locator("#map").bounding_box()["width"]
    for wanted, times in (("png2", 2), ("png4", 4)):
        head = saved(page, wanted).path().read_bytes()[:24]
        assert head.startswith(b"\x89PNG")
        assert struct.unpack(">I", head[16:20])[0] == pytest.approx(across * times, abs=times)


def test_the_drawing_is_the_view_with_arrows_selection_and_legend(opened):
    page = opened(small_graph())
    svg = saved(page, "svg").path().read_text("utf-8")
    assert 'class="head"' in svg
    legend = svg[svg.index('class="legend"') :]
    for told in ("Person", "Organization", "Place", "works and leads", "meets and talks"):
        assert f">{told}</text>" in legend
    assert "opacity" not in svg[: svg.index("<line")].split("<g", 1)[1]
    click(page, "person:ada-nwosu")
    chosen = saved(page, "svg").path().read_text("utf-8")
    assert '<g opacity="0.15">' in chosen
    assert ">works for</text>" in chosen


def test_a_map_is_drawn_with_those_that_do_not_lead(opened):
    page = opened(power_law(120), max_nodes=10)
    page.get_by_role("button", name="Fit").click()
    page.wait_for_selector("#map[data-drawn]")
    svg = saved(page, "svg").path().read_text("utf-8")
    shapes = re.findall(r"<(?:circle|polygon)", svg[: svg.index('class="legend"')])
    assert len(shapes) == 120


def test_a_table_is_saved_in_its_order_and_is_no_picture(opened):
    page = opened(small_graph())
    page.get_by_role("button", name="Table").click()
    page.locator("#table thead").get_by_role("button", name="Name").click()
    text = saved(page, "entities").path().read_text("utf-8-sig")
    names = [line.split(",")[0] for line in text.splitlines()[1:]]
    assert names == ["Ada Nwosu", "Harbour Trust", "Jörg Weiß", "Lagos"]
    assert page.locator("[data-export=svg]").is_disabled()


def test_print_has_the_map_and_the_panel_and_no_controls(opened):
    page = opened(small_graph())
    click(page, "person:ada-nwosu")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#print svg").is_visible()
    assert page.locator("#panel h2").is_visible()
    for control in ("#search", "#views", "#exports", "#filters", "#zoom", "#map"):
        assert not page.locator(control).is_visible()


def test_after_a_search_the_keyboard_is_on_the_map(opened):
    page = opened(small_graph())
    search(page, "ada")
    assert page.evaluate("document.activeElement.id") == "map"


def test_the_strip_of_time_lies_on_no_row_of_the_table(opened):
    page = opened(dated())
    page.get_by_role("button", name="Table").click()
    table, strip = (page.locator(each).bounding_box() for each in ("#table", "#time"))
    assert table["y"] + table["height"] <= strip["y"]


def test_a_finger_leaves_no_tooltip(opened):
    page = opened(small_graph(), browser={"has_touch": True})
    page.touchscreen.tap(*place(page, "person:ada-nwosu"))
    page.wait_for_function("() => graphbuild.state.node >= 0")
    assert not page.locator("#tip").is_visible()


@pytest.mark.parametrize("width", [800, 980])
def test_controls_keep_apart_on_a_tablet(opened, width):
    page = opened(dated(), browser={"viewport": {"width": width, "height": 760}})
    boxes = [
        b.bounding_box()
        for b in page.locator("header button:visible, header input, summary:visible").all()
    ]
    for n, a in enumerate(boxes):
        for b in boxes[:n]:
            assert (
                a["x"] >= b["x"] + b["width"] - 1
                or b["x"] >= a["x"] + a["width"] - 1
                or a["y"] >= b["y"] + b["height"] - 1
                or b["y"] >= a["y"] + a["height"] - 1
            )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
