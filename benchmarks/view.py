"""The page beside pyvis's default page of the same graph, in one browser: make bench-view.

Printed for each size: the seconds until the page is interactive, and those of the processor
in its main thread, which other work on the machine hardly changes; the heap after it was
cleared, the frames a second while panning, and the milliseconds of the processor from an input
until its frame is drawn: a filter (Sentences >= 2), a window (the later half of the time), a
select (the entity with most ties); the median of three. Ours is interactive when it is drawn
and answers; pyvis's default when its stabilisation has ended, which it draws behind a loading
bar. Pages that are not ready within the limit are marked with it. The
graphs are made up: few entities with many ties. --beside measures the page of another
checkout too, in turns, each as often.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))

from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.view.page.network import render
from tests.view.browser import executable
from tests.view.power_law import power_law

_COLUMNS = "{:>9} {:>8} {:<6} {:>8} {:>6} {:>14} {:>9} {:>7} {:>8} {:>9} {:>9} {:>9}"
_CELLS = 12
_READY = "() => document.documentElement.dataset.ready === '1'"
_STABLE = "() => window.stabilised === true"
_STEP = """async ([name, isBack]) => {
  const slide = (id, value) => {
    const slider = document.getElementById(id);
    slider.value = String(value(slider));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const { state } = graphbuild;
  const steps = {
    filter: [() => slide('weight', () => 2), () => slide('weight', () => 1)],
    window: [() => slide('from', ({ min, max }) => Math.ceil((Number(min) + Number(max)) / 2)),
             () => slide('from', ({ min }) => min)],
    select: [() => document.querySelector('#panel .row').click(),
             () => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))],
  };
  const now = () => JSON.stringify([state.weight, state.from, state.node]);
  const before = now();
  steps[name][Number(isBack)]();
  await new Promise(requestAnimationFrame);
  await new Promise((done) => setTimeout(done));
  if (now() === before) throw new Error(name);
}"""
_STEPS = ("filter", "window", "select")
_OTHERS = """
import sys
from pathlib import Path
try:
    from graphbuild.view.page.network import render
except ImportError:  # the first edition's
    from graphbuild.view.page import render
from tests.view.power_law import power_law
Path(sys.argv[2]).write_text(render(power_law(int(sys.argv[1]))), "utf-8")
"""
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
    parser.add_argument("--beside", type=Path, help="a checkout whose page is measured too")
    parser.add_argument("--turns", type=int, default=1, help="how often each page is opened")
    given = parser.parse_args()
    heads = ("entities", "ties", "page", "written", "MB", "interactive", "processor")
    heads += ("heap", "frames/s")
    print(_COLUMNS.format(*heads, *(f"{step} ms" for step in _STEPS)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable(), args=["--no-sandbox", "--disable-gpu"]
        )
        for size in given.sizes:
            _compare(browser, power_law(size), Path(folder), given)


@dataclass(frozen=True, slots=True)
class _Measured:
    """What a page took. seconds: until it answers. heap: megabytes. steps: milliseconds."""

    seconds: float
    processor: float
    heap: float
    rate: float
    steps: tuple[float, ...] = ()


def _compare(browser: Browser, kg: KnowledgeGraph, folder: Path, given: argparse.Namespace) -> None:
    pages: dict[str, Callable[[Path], object]] = {}
    pages["ours"] = lambda path: path.write_text(render(kg), "utf-8")
    if given.beside:
        pages["beside"] = lambda path: _write_others(given.beside, len(kg), path)
    written: dict[str, float] = {}
    for name, write in pages.items():
        start = time.perf_counter()
        write(folder / f"{name}.html")
        written[name] = time.perf_counter() - start
    found: dict[str, list[_Measured]] = {name: [] for name in pages}
    for _ in range(given.turns):
        for name in pages:
            if measured := _measure(browser, folder / f"{name}.html", _READY, 60):
                found[name].append(measured)
    for name in pages:
        _line(kg, name, written[name], folder / f"{name}.html", _median(found[name]))
    if len(kg) > given.pyvis_up_to:
        return
    theirs = folder / "pyvis.html"
    start = time.perf_counter()
    _write_pyvis(kg, theirs)
    seconds = time.perf_counter() - start
    _line(kg, "pyvis", seconds, theirs, _measure(browser, theirs, _STABLE, given.limit))


def _median(found: list[_Measured]) -> _Measured | None:
    if not found:
        return None
    seconds, processor, heap, rate = (
        statistics.median(getattr(each, name) for each in found)
        for name in ("seconds", "processor", "heap", "rate")
    )
    steps = zip(*(each.steps for each in found), strict=True)
    return _Measured(seconds, processor, heap, rate, tuple(map(statistics.median, steps)))


def _line(
    kg: KnowledgeGraph, name: str, written: float, path: Path, found: _Measured | None
) -> None:
    measured = ["over the limit"]
    if found:
        measured = [f"{found.seconds:.2f} s", f"{found.processor:.2f} s"]
        measured += [f"{found.heap:.0f} MB", f"{found.rate:.0f}"]
        measured += [f"{step:.0f}" for step in found.steps]
    cells = [f"{len(kg):,}", f"{kg.nx.number_of_edges():,}", name, f"{written:.1f} s"]
    cells += [f"{path.stat().st_size / 1e6:.2f}", *measured]
    print(_COLUMNS.format(*cells, *[""] * (_CELLS - len(cells))), flush=True)


def _write_others(checkout: Path, size: int, path: Path) -> None:
    """Have another checkout write its page of the same graph."""
    environment = os.environ | {"PYTHONPATH": str(checkout.resolve())}
    command = [sys.executable, "-c", _OTHERS, str(size), str(path)]
    subprocess.run(command, cwd=checkout, env=environment, check=True)


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


def _measure(browser: Browser, path: Path, ready: str, limit: int) -> _Measured | None:
    context = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    try:
        start = time.perf_counter()
        page.goto(path.as_uri(), wait_until="commit")
        if not _wait(page, ready, start + limit):
            return None
        seconds = time.perf_counter() - start
        processor = _metric(session, "TaskDuration")
        page.wait_for_timeout(3000)
        session.send("HeapProfiler.collectGarbage")
        heap = _metric(session, "JSHeapUsedSize") / 1e6
        took = tuple(_step(page, session, step) for step in _STEPS) if ready == _READY else ()
        box = page.locator("canvas").first.bounding_box()
        if box is None:
            raise SystemExit(f"{path.name} shows no canvas")
        middle = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        rate = float(page.evaluate(_PAN, middle))
        return _Measured(seconds, processor, heap, rate, took)
    finally:
        context.close()


def _step(page: Page, session: CDPSession, step: str) -> float:
    """Return the milliseconds of the processor until a step is drawn, the median of three."""
    took = []
    for _ in range(3):
        before = _metric(session, "TaskDuration")
        page.evaluate(_STEP, [step, False])
        took.append(1000 * (_metric(session, "TaskDuration") - before))
        page.evaluate(_STEP, [step, True])
        page.wait_for_timeout(500)
    return statistics.median(took)


def _metric(session: CDPSession, name: str) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(m["value"] for m in metrics if m["name"] == name))


def _wait(page: Page, ready: str, until: float) -> bool:
    try:
        page.wait_for_function(ready, timeout=(until - time.perf_counter()) * 1000, polling=20)
    except Exception:  # noqa: BLE001 - the limit, however the browser words it
        return False
    return True


if __name__ == "__main__":
    main()
