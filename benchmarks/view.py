"""The page beside pyvis's default page of the same graph, in one browser: make bench-view.

Printed for each size: the seconds until the page is interactive, and the frames a second
while panning. Ours is interactive when it is drawn and answers; pyvis's default when its
stabilisation has ended, which it draws behind a loading bar. Pages that are not ready
within the limit are marked with it. The graphs are made up: few entities with many ties.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))

from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.view.page.network import render
from tests.view.browser import executable
from tests.view.power_law import power_law

_READY = "() => document.documentElement.dataset.ready === '1'"
_STABLE = "() => window.stabilised === true"
_PAN = """async ({ x, y }) => {
  const canvas = document.querySelector('canvas');
  const send = (type, dx, dy, target) => target.dispatchEvent(new PointerEvent(type, {
    bubbles: true, cancelable: true, pointerId: 1, pointerType: 'mouse', isPrimary: true,
    button: 0, buttons: type === 'pointerup' ? 0 : 1, clientX: x + dx, clientY: y + dy }));
  send('pointerdown', 0, 0, canvas);
  let frames = 0;
  const start = performance.now();
  await new Promise((done) => {
    const next = () => {
      const at = performance.now() - start;
      if (at > 3000) return done();
      frames++;
      send('pointermove', 120 * Math.sin(at / 200), 80 * Math.sin(at / 310), window);
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  send('pointerup', 0, 0, window);
  return frames / 3;
}"""


def main() -> None:
    """Measure both pages at each size and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[200, 1000, 2000, 5000, 20000, 50000]
    )
    parser.add_argument("--pyvis-up-to", type=int, default=2000, help="the largest for pyvis")
    parser.add_argument("--limit", type=int, default=300, help="seconds that pyvis may take")
    given = parser.parse_args()
    heads = ("entities", "ties", "page", "written", "MB", "interactive", "frames/s", "sooner")
    print(("{:>9} {:>8} {:<6} {:>8} {:>6} {:>12} {:>9} {:>7}").format(*heads))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable(), args=["--no-sandbox", "--disable-gpu"]
        )
        for size in given.sizes:
            kg = power_law(size)
            _compare(browser, kg, Path(folder), given)


def _compare(browser: Browser, kg: KnowledgeGraph, folder: Path, given: argparse.Namespace) -> None:
    start = time.perf_counter()
    ours = folder / "ours.html"
    ours.write_text(render(kg), "utf-8")
    written = time.perf_counter() - start
    mine, rate = _measure(browser, ours, _READY, 60)
    _line(kg, "ours", written, ours, mine, rate)
    if len(kg) > given.pyvis_up_to:
        return
    start = time.perf_counter()
    theirs = folder / "pyvis.html"
    _write_pyvis(kg, theirs)
    written = time.perf_counter() - start
    seconds, rate = _measure(browser, theirs, _STABLE, given.limit)
    _line(kg, "pyvis", written, theirs, seconds, rate, (seconds or given.limit) / (mine or 60))


def _line(  # noqa: PLR0913, PLR0917 - a line's columns
    kg: KnowledgeGraph,
    name: str,
    written: float,
    path: Path,
    seconds: float | None,
    rate: float | None,
    sooner: float | None = None,
) -> None:
    print(
        f"{len(kg):>9,} {kg.nx.number_of_edges():>8,} {name:<6} {written:>6.1f} s "
        f"{path.stat().st_size / 1e6:>6.2f} "
        f"{'over the limit' if seconds is None else f'{seconds:.2f} s':>12} "
        f"{'–' if rate is None else f'{rate:.0f}':>9} "
        f"{'' if sooner is None else f'{sooner:.0f} ×':>7}",
        flush=True,
    )


def _write_pyvis(kg: KnowledgeGraph, path: Path) -> None:
    """Write pyvis's page as its documentation shows it: from_nx and the defaults.

    A line is added that notes when stabilisation ends; nothing is fetched.
    """
    import networkx as nx
    from pyvis.network import Network

    plain: nx.Graph[str] = nx.Graph()
    for n, data in kg.nx.nodes(data=True):
        plain.add_node(n, label=data["name"], title=data["type"])
    plain.add_edges_from((u, v) for u, v in kg.nx.edges())
    net = Network(cdn_resources="in_line")
    net.from_nx(plain)
    page = net.generate_html()
    noted = "network = new vis.Network(container, data, options);"
    if noted not in page:
        raise SystemExit("pyvis's template is not as expected")
    watch = 'network.once("stabilizationIterationsDone", () => { window.stabilised = true; });'
    path.write_text(page.replace(noted, noted + watch), encoding="utf-8")


def _measure(
    browser: Browser, path: Path, ready: str, limit: int
) -> tuple[float | None, float | None]:
    context = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True)
    page = context.new_page()
    try:
        start = time.perf_counter()
        page.goto(path.as_uri(), wait_until="commit")
        if not _wait(page, ready, start + limit):
            return None, None
        seconds = time.perf_counter() - start
        page.wait_for_timeout(500)
        box = page.locator("canvas").first.bounding_box()
        if box is None:
            raise SystemExit(f"{path.name} shows no canvas")
        middle = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        return seconds, float(page.evaluate(_PAN, middle))
    finally:
        context.close()


def _wait(page: Page, ready: str, until: float) -> bool:
    try:
        page.wait_for_function(ready, timeout=(until - time.perf_counter()) * 1000, polling=20)
    except Exception:  # noqa: BLE001 - the limit, however the browser words it
        return False
    return True


if __name__ == "__main__":
    main()
