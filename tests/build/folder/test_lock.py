import os
import signal
import subprocess
import sys

import pytest

from graphbuild.build.folder.lock import locked
from graphbuild.errors import StoreError

HOLDS = """
import sys
from pathlib import Path
from graphbuild.build.folder.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(folder) -> subprocess.Popen[str]:
    """A process that holds the lock until its input ends."""
    command = [sys.executable, "-c", HOLDS, str(folder)]
    held = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert held.stdout.readline() == "held\n"
    return held


def test_a_second_builder_is_told_who_is_writing(tmp_path):
    with holder(tmp_path) as held:
        message = rf"another build \(pid {held.pid}\) is writing in"
        with pytest.raises(StoreError, match=message), locked(tmp_path):
            pass


def test_the_lock_is_free_once_its_holder_was_killed(tmp_path):
    with holder(tmp_path) as held:
        os.kill(held.pid, signal.SIGKILL)
        held.wait()
    with locked(tmp_path):
        pass


def test_a_folder_is_free_again_after_a_build(tmp_path):
    for _ in range(2):
        with locked(tmp_path):
            pass


def test_a_folder_that_is_none_is_an_error_in_words(tmp_path):
    with pytest.raises(StoreError, match="cannot write to"), locked(tmp_path / "none"):
        pass
