"""What holds for every test: places of its own, no network, no locale of the machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent

Finished = subprocess.CompletedProcess[bytes]
Qari = Callable[..., Finished]


@pytest.fixture(autouse=True)
def _own_places(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's files, settings, locale and size out of the tests, and them out of these."""
    home = tmp_path_factory.mktemp("home")
    places = {
        "HOME": home,
        "QARI_CACHE_DIR": home / "qari-cache",
        "QARI_CONFIG_DIR": home / "qari-config",
        "QARI_DATA_DIR": home / "qari-data",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
        "XDG_RUNTIME_DIR": home / "runtime",
    }
    for variable, place in places.items():
        place.mkdir(exist_ok=True)
        monkeypatch.setenv(variable, str(place))
    for variable in ("LC_ALL", "LC_MESSAGES", "PYTHONIOENCODING", "COLUMNS", "LINES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every attempt to connect fail."""

    def refuse(*arguments: Any) -> None:
        raise AssertionError(f"a test connects to {arguments[1:]}")

    for method in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, method, refuse)


@pytest.fixture
def qari() -> Qari:
    """Return a function that runs the command in an interpreter of its own, in pipes."""

    def run(
        *arguments: str | bytes,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
    ) -> Finished:
        return subprocess.run(
            [sys.executable, "-W", "error", "-m", "tui", *arguments],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )

    return run


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what became of the cases of Unicode's files, also where a run is quiet."""
    reports = [one for found in terminalreporter.stats.values() for one in found]
    properties = [pair for one in reports for pair in getattr(one, "user_properties", ())]
    lines = {value[0]: value for name, value in properties if name == "conformance"}
    if not lines:
        return
    terminalreporter.section("Unicode 15.0.0 conformance")
    row = "{:<44} {:>8} {:>8} {:>8} {:>8}".format
    terminalreporter.write_line(row("file", "cases", "run", "passed", "excluded"))
    for name, cases, run, passed, excluded in lines.values():
        numbers = (cases, run, passed, sum(excluded.values()))
        terminalreporter.write_line(row(name, *(f"{number:,}" for number in numbers)))
        for reason, count in excluded.items():
            terminalreporter.write_line(f"  excluded {count:,}: {reason}")
