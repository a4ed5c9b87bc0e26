"""Batches on several processes of this machine, and how they end."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from graphbuild.engines import local
from graphbuild.engines.lost import Lost, settled
from graphbuild.errors import GraphbuildError, ModelError, SourceError
from tests.engines import works

ROOT = Path(__file__).parents[2]
LIMIT_SECONDS = 60
"""For what takes two on an idle machine, and ten minutes where it fails."""

ENDLESS = """
import itertools, signal
from graphbuild.engines import local
from tests.engines import works
if __name__ == "__main__":
    {before}
    with local.engine(works.{work}, workers=2) as run:
        for _ in run([number] for number in itertools.count()):
            pass
"""


def results(prepare, *, workers=2, items=20):
    batches = [[*range(n, min(n + 3, items))] for n in range(0, items, 3)]
    with local.engine(prepare, workers=workers) as run:
        return [each for _, found in run(batches) for each in found]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(workers):
    assert results(works.doubling, workers=workers) == [*range(0, 40, 2)]


def test_each_of_the_workers_gets_something_to_do():
    seen = set()
    with local.engine(works.telling_pids, workers=2) as run:
        for _, pids in run([n] for n in range(1_000_000)):
            seen.update(pids)
            if len(seen) == 2:
                return
    raise AssertionError(f"one process did all: {seen}")


def test_jobs_are_taken_only_as_they_are_worked_on():
    taken = []
    with local.engine(works.doubling, workers=2) as run:
        next(run([taken.append(n) or n] for n in range(1000)))
        assert len(taken) < 100


def test_other_jobs_can_be_done_while_results_are_still_being_taken():
    with local.engine(works.doubling, workers=2) as run:
        found = [
            [inner for _, inner in run([[10 * n], [10 * n + 1]])]
            for n, _ in enumerate(run([[0], [1]]))
        ]
    assert found == [[[0], [2]], [[20], [22]]]


def test_what_a_worker_cannot_prepare_is_told_as_the_error_that_it_is():
    with pytest.raises(ModelError, match="the model is unfit"):
        results(works.unfit)


def test_an_error_of_the_work_comes_as_it_was_raised_with_its_place():
    with pytest.raises(SourceError, match=r"cannot read a\.txt: it is locked") as raised:
        results(works.failing)
    assert "works.py" in "".join(raised.value.__notes__)


def test_an_error_that_cannot_travel_is_told_in_words():
    with pytest.raises(GraphbuildError, match="Odd: 1 and 2"):
        results(works.failing_oddly)


def test_an_item_that_ends_two_workers_is_lost_and_the_others_are_done():
    batches = [[*range(n, n + 5)] for n in range(0, 40, 5)]
    with local.engine(works.dying_at_seven, workers=2) as run:
        done = [pair for both in settled(batches, run) for pair in zip(*both, strict=True)]
    assert [item for item, _ in done] == [*range(40)]
    assert [found for item, found in done if item != found] == [Lost("SIGKILL")]


def test_workers_that_do_nothing_but_end_are_told_and_not_replaced_for_ever():
    with (
        local.engine(works.dying_at_once, workers=2) as run,
        pytest.raises(GraphbuildError, match=r"end as soon as they begin \(SIGKILL\)"),
    ):
        list(settled([[n] for n in range(20)], run))


@contextlib.contextmanager
def parent(before="", work="never_done"):
    """A process of two workers, both of which are at work."""
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS.format(before=before, work=work)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,
    ) as process:
        try:
            assert process.stdout.readline() == process.stdout.readline() == "at work\n"
            yield process
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def end_of_all(process):
    """What a process said, once all that can write there is gone: its workers too."""
    return process.communicate(timeout=LIMIT_SECONDS)[1]


def test_workers_are_gone_soon_after_their_parent_was_killed():
    with parent() as process:
        process.kill()
        end_of_all(process)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends them itself")
def test_so_are_workers_that_let_no_other_thread_of_theirs_run():
    with parent(work="never_letting_go") as process:
        process.kill()
        end_of_all(process)


def test_a_run_that_is_left_ends_its_workers_whatever_they_are_at():
    with parent("signal.signal(signal.SIGTERM, signal.default_int_handler)") as process:
        process.terminate()
        said = end_of_all(process)
    assert said.count("Traceback") == 1
    assert "KeyboardInterrupt" in said


def test_workers_take_no_notice_of_a_ctrl_c():
    with parent("signal.signal(signal.SIGINT, signal.SIG_IGN)") as process:
        os.killpg(process.pid, signal.SIGINT)
        process.kill()
        assert end_of_all(process) == ""


def run_script(folder: Path, work: str, *before: str) -> subprocess.CompletedProcess[str]:
    """Run a script that asks for workers as it is imported. before: lines of its own."""
    script = folder / "script.py"
    lines = (
        "import functools",
        "from graphbuild.engines.local import engine",
        *before,
        "print('once')",
        f"with engine({work}, workers=2) as run:",
        "    print([found for _, found in run([{'a': 1}])])",
    )
    script.write_text("\n".join(lines))
    return subprocess.run(
        [sys.executable, script], capture_output=True, text=True, check=False, timeout=300
    )


def test_a_script_may_ask_for_workers_as_it_is_imported(tmp_path):
    done = run_script(tmp_path, "functools.partial(functools.partial, dict)")
    assert done.stdout.splitlines() == ["once", "[{'a': 1}]"], done.stderr


def test_one_that_defines_what_its_workers_may_need_is_told_where_to_ask(tmp_path):
    done = run_script(tmp_path, "work", "def work():", "    return dict")
    assert done.returncode == 1
    assert 'outside of `if __name__ == "__main__":`' in done.stderr


def test_workers_know_what_a_guarded_script_has_told_a_library(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "import functools, spacy\n"
        "from graphbuild.engines.local import engine\n"
        "@spacy.Language.component('own')\n"
        "def own(doc):\n"
        "    return doc\n"
        "if __name__ == '__main__':\n"
        "    has = functools.partial(functools.partial, spacy.Language.has_factory)\n"
        "    with engine(has, workers=2) as run:\n"
        "        print([found for _, found in run(['own'])])\n"
    )
    done = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, check=False, timeout=300
    )
    assert done.stdout.splitlines() == ["[True]"], done.stderr
