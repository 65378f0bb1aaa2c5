"""Processes that work: order, deaths, exceptions, stopping, and what they leave behind."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from select import select
from typing import Any

import pytest

from tui import workers
from tui.workers import Lost, Raised, in_order

ROOT = Path(__file__).parent.parent


def square(number: int) -> int:
    return number * number


def size_of(text: str) -> int:
    return len(text)


def twice(text: str) -> str:
    return text * 2


def fall(number: int) -> int:
    """Die of every tenth number, and raise at every seventh."""
    if number % 10 == 9:
        os.kill(os.getpid(), signal.SIGKILL)
    if number % 7 == 6:
        raise ValueError(f"no {number}")
    return number


def chatter(number: int) -> tuple[int, int]:
    print("not an answer")
    sys.stdout.flush()
    os.write(1, b"nor this")
    return number, len(sys.stdin.read())


def bulk(called: str, number: int) -> bytes:
    """Return 200 kB; tell of the fourth through a FIFO."""
    if number == 3:
        with open(called, "wb") as fifo:
            fifo.write(b"4")
    return bytes(200_000)


def process(_: int) -> int:
    return os.getpid()


def results(*arguments: Any, **options: Any) -> list[Any]:
    return [one for one in in_order(*arguments, **options) if one is not None]


@pytest.mark.parametrize("processes", [0, 1, 3])
def test_results_come_in_the_order_of_the_items(processes: int) -> None:
    found = results(square, range(200), processes=processes)
    assert found == [(number, number * number) for number in range(200)]
    assert results(square, [], processes=processes) == []


def test_large_messages_both_ways_do_not_block() -> None:
    texts = ["x" * 3_000_000, "y", "z" * 2_000_000, "w" * 100_000] * 3
    assert [len(got) for _, got in results(twice, texts, processes=2)] == [
        2 * len(text) for text in texts
    ]


@pytest.mark.skipif(not hasattr(fcntl, "F_SETPIPE_SZ"), reason="pipes have one size here")
def test_a_process_goes_on_while_nobody_reads(tmp_path: Path) -> None:
    called = tmp_path / "called"
    os.mkfifo(called)
    with (
        closing(in_order(partial(bulk, str(called)), range(20), processes=1)) as found,
        open(os.open(called, os.O_RDONLY | os.O_NONBLOCK), "rb", buffering=0) as fifo,
    ):
        next(found)  # hands out what it holds
        ready, _, _ = select([fifo], [], [], 60)
        assert ready
        assert fifo.read() == b"4"


def test_a_process_that_dies_takes_one_item_with_it() -> None:
    found = dict(results(fall, range(40), processes=2))
    assert list(found) == list(range(40))
    for number, got in found.items():
        if number % 10 == 9:
            assert got == Lost(-signal.SIGKILL)
        elif number % 7 == 6:
            assert got == Raised(f"ValueError('no {number}')")
        else:
            assert got == number


def test_what_work_prints_goes_nowhere() -> None:
    assert results(chatter, [1, 2], processes=1) == [(1, (1, 0)), (2, (2, 0))]


def test_no_process_is_left() -> None:
    found = in_order(process, range(1000), processes=2)
    first = next(one for one in found if one is not None)
    assert first[1] != os.getpid()
    found.close()
    with pytest.raises(ProcessLookupError):
        os.kill(first[1], 0)


def test_stopping_ends_it() -> None:
    items = iter(range(10_000))
    answers = iter([False] * 50 + [True])
    found = results(square, items, processes=2, stop=lambda: next(answers))
    assert found == [(number, number * number) for number in range(len(found))]
    assert len(found) < 50
    assert next(items) < 100


def test_work_that_cannot_be_sent_is_done_here() -> None:
    here = os.getpid()
    assert results(lambda _: os.getpid(), [1, 2], processes=2) == [(1, here), (2, here)]


def test_without_processes_to_start_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nonexistent/python")
    assert results(process, [1], processes=2) == [(1, os.getpid())]


def test_an_interpreter_that_cannot_load_the_work_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if "python3" in entry])
    assert results(process, [1], processes=2) == [(1, os.getpid())]


def test_files_of_the_current_folder_are_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pickle", "queue", "selectors"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(7)")
    monkeypatch.chdir(tmp_path)
    assert results(square, [3], processes=1)[0][1] == 9


def test_a_process_loads_nothing_of_the_screens() -> None:
    asked = "[__import__('tui.gathering'), sorted(__import__('sys').modules)][1]"
    ((_, loaded),) = results(eval, [asked], processes=1)
    top = {name.partition(".")[0] for name in loaded}
    assert "tui.extract.entities" in loaded
    assert not top & {"textual", "rich", "asyncio", "pytest"}


def test_processes_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    """Killed, it has no chance to end them: they see that nobody writes to them any more."""
    code = (
        "import os, sys\n"
        "from tests.test_workers import process\n"
        "from tui.workers import in_order\n"
        "found = in_order(process, range(10**6), processes=2)\n"
        "pids = {next(one for one in found if one)[1] for _ in range(50)}\n"
        "print(*pids, flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        pids = [int(pid) for pid in child.stdout.readline().split()]
        assert pids
        child.kill()
        child.wait()
        for pid in pids:
            _wait_for(pid)


def _wait_for(pid: int) -> None:
    """Wait until a process that is none of our children has ended."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    with os.fdopen(descriptor, "rb"):
        import select

        ready, _, _ = select.select([descriptor], [], [], 60)
        assert ready, f"process {pid} goes on"


def test_the_processors_that_may_be_used_are_counted() -> None:
    assert 1 <= workers.cores() <= (os.cpu_count() or 1)


def test_a_partial_is_sent_too() -> None:
    assert results(partial(pow, 2), [3, 4], processes=1) == [(3, 8), (4, 16)]
