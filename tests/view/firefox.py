"""Debian's Firefox, driven over Marionette, the protocol that it brings itself.

Playwright drives its own build of Firefox alone; of the system's one it needs nothing but
this: a line of JSON with its length before it, over a socket.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

_NAMES = ("firefox-esr", "firefox")
_LIMIT = 120.0
"""Seconds that the browser may take to start, and for each answer."""
_SETTINGS = {
    "marionette.port": 0,
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "ui.prefersReducedMotion": 1,
}


class Firefox:
    """A window of Firefox."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=_LIMIT)
        self._stream = self._socket.makefile("rb")
        self._count = 0
        self._read()
        self._ask("WebDriver:NewSession", {"capabilities": {}})
        self._ask("WebDriver:SetWindowRect", {"x": 0, "y": 0, "width": 1400, "height": 1000})

    def close(self) -> None:
        """Let go of the browser."""
        self._stream.close()
        self._socket.close()

    def open(self, url: str) -> None:
        """Open a page, and wait until it is drawn."""
        self._ask("WebDriver:Navigate", {"url": "about:blank"})
        self._ask("WebDriver:Navigate", {"url": url})
        self.wait("document.documentElement.dataset.ready === '1'")

    def say(self, expression: str) -> Any:
        """Return what an expression is on the page."""
        script = {"script": f"return {expression};", "args": [], "sandbox": None}
        return self._ask("WebDriver:ExecuteScript", script)["value"]

    def wait(self, expression: str) -> None:
        """Wait until an expression is true on the page."""
        self._ask(
            "WebDriver:ExecuteAsyncScript",
            {
                "script": "const done = arguments[0]; const look = () => "
                f"(({expression}) ? done() : requestAnimationFrame(look)); look();",
                "args": [],
                "sandbox": None,
            },
        )

    def click(self, at: str | tuple[float, float]) -> None:
        """Click on what a selector finds, or on a point of the window."""
        self.drag(at)

    def drag(self, at: str | tuple[float, float], *to: tuple[float, float]) -> None:
        """Press at a place, move on to others and let go."""
        x, y = self.middle(at) if isinstance(at, str) else at
        steps = [_move(x, y), {"type": "pointerDown", "button": 0}]
        steps += [_move(*each, milliseconds=40) for each in to]
        self._act("pointer", [*steps, {"type": "pointerUp", "button": 0}])

    def point(self, x: float, y: float) -> None:
        """Move the pointer."""
        self._act("pointer", [_move(x, y)])

    def wheel(self, x: float, y: float, amount: int) -> None:
        """Turn the wheel."""
        step = {"type": "scroll", "x": round(x), "y": round(y), "deltaX": 0, "deltaY": amount}
        self._act("wheel", [step | {"duration": 0, "origin": "viewport"}])

    def type(self, text: str) -> None:
        """Press keys, one after the other; \ue007 is Enter, \ue00c Escape, \ue014 Right."""
        kinds = ("keyDown", "keyUp")
        self._act("key", [{"type": kind, "value": key} for key in text for kind in kinds])

    def middle(self, selector: str) -> tuple[float, float]:
        """Return the middle of an element, in the window."""
        x, y = self.say(
            f"(({{ x, y, width, height }}) => [x + width / 2, y + height / 2])"
            f"(document.querySelector({json.dumps(selector)}).getBoundingClientRect())"
        )
        return x, y

    def place(self, entity: str) -> tuple[float, float]:
        """Return where an entity stands, in the window."""
        x, y = self.say(
            "(({ x, y }, box) => [x + box.x, y + box.y])"
            f"(graphbuild.place({json.dumps(entity)}), "
            "document.getElementById('map').getBoundingClientRect())"
        )
        return x, y

    def _act(self, kind: str, steps: list[dict[str, Any]]) -> None:
        how = {"parameters": {"pointerType": "mouse"}} if kind == "pointer" else {}
        device = {"type": kind, "id": kind, "actions": steps, **how}
        self._ask("WebDriver:PerformActions", {"actions": [device]})

    def _ask(self, command: str, given: dict[str, Any]) -> Any:
        self._count += 1
        asked = json.dumps([0, self._count, command, given])
        self._socket.sendall(f"{len(asked.encode())}:{asked}".encode())
        _, _, error, found = self._read()
        if error:
            raise AssertionError(f"{command}: {error['message']}")
        return found

    def _read(self) -> Any:
        length = b""
        while (sign := self._stream.read(1)) != b":":
            if not sign:
                raise AssertionError("Firefox has gone")
            length += sign
        return json.loads(self._stream.read(int(length)))


def _move(x: float, y: float, milliseconds: int = 0) -> dict[str, Any]:
    at = {"x": round(x), "y": round(y), "origin": "viewport"}
    return {"type": "pointerMove", "duration": milliseconds, **at}


@contextlib.contextmanager
def firefox() -> Iterator[Firefox]:
    """Yield a window. Where there is no Firefox, CI fails and others skip."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("no Firefox: run `make system`")
        pytest.skip("no Firefox: run `make system`")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        wanted = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in _SETTINGS.items()]
        (Path(profile) / "user.js").write_text("\n".join(wanted), "utf-8")
        asked = [found, "--headless", "--no-remote", "--marionette", "--profile", profile]
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(asked, stdout=quiet, stderr=quiet)
        try:
            window = Firefox(_port(Path(profile) / "MarionetteActivePort", process))
            yield window
            window.close()
        finally:
            process.terminate()
            process.wait(_LIMIT)


def _port(file: Path, process: subprocess.Popen[bytes]) -> int:
    """Return the port on which the browser listens, once it has said so."""
    until = time.monotonic() + _LIMIT
    while time.monotonic() < until and process.poll() is None:
        if file.exists() and (text := file.read_text("utf-8").strip()):
            return int(text)
        time.sleep(0.05)
    raise AssertionError("Firefox did not start")
