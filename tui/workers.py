"""Work done in processes of their own, its results in the order of its items.

The processes are interpreters that import what the work needs and nothing of this program's
screens. They have no terminal, not even its Ctrl+C; they end with this process however it ends,
since they read from it. A process that dies takes one item with it, which is told as lost; another
one goes on.
"""

from __future__ import annotations

import fcntl
import os
import pickle
import queue
import selectors
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from threading import Thread
from typing import IO, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Item], Result]
Stop = Callable[[], bool]

_AHEAD = 4
"""Items that a process holds: while it sends the result of one it has the next, and some more for
the time that this process has something else to do, such as writing for half a second."""
_PIPE = 1 << 20
"""Bytes that a pipe holds where the system lets it: what a process can send while nobody reads.
Linux gives 65,536, a sixth of what 200 short articles come to, and more than this only to root."""
_WINDOW = 16
"""Results for each process that may wait for one before them."""
_ASK = 0.1
"""Seconds after which `stop` is asked again."""
_SIZE = 8
"""Bytes of the length before each message."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What an item has for a result whose process has died of it."""

    code: int
    """Exit code of the process; a signal that killed it below zero."""


@dataclass(frozen=True, slots=True)
class Raised:
    """What an item has for a result at which the work raised an exception."""

    error: str
    """The exception, as Python shows it."""


class NotStarted(Exception):
    """A process does not start, or what it needs cannot be imported there."""


def cores() -> int:
    """Return the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


def in_order(
    work: Work[Item, Result],
    items: Iterable[Item],
    *,
    processes: int,
    stop: Stop = lambda: False,
    background: bool = False,
) -> Generator[tuple[Item, Result | Lost | Raised] | None, None, None]:
    """Yield each item and what the work made of it, in the order of the items.

    None is yielded ten times a second while nothing is finished, so that one can tell how far it
    is. Items are taken as they are needed. Where no process can be started, or without processes,
    the work is done here.

    Args:
        work: A function of a module, or a partial of one, that can be pickled.
        items: What can be pickled.
        processes: How many.
        stop: Once true, nothing more is yielded.
        background: Whether the processes leave the processors to others who want them.
    """
    source = iter(items)
    if processes > 0:
        with suppress(NotStarted, pickle.PicklingError, AttributeError, TypeError):
            pool: _Pool[Item, Result] = _Pool(work, processes, background)
            try:
                yield from pool.run(source, stop)
                return
            finally:
                pool.close()
    for item in source:
        if stop():
            return
        yield item, _done(work, item)


def _done(work: Work[Item, Result], item: Item) -> Result | Raised:
    try:
        return work(item)
    except Exception as error:
        # What goes wrong with one item is told of it, here as in a process.
        return Raised(repr(error))


# --- this side ----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Process:
    child: subprocess.Popen[bytes]
    held: deque[int] = field(default_factory=deque)
    """The items it was given and has not finished, by number."""
    ready: bool = False
    """Whether it has loaded what the work needs."""


class _Pool(Generic[Item, Result]):
    """Processes, and what each of them holds."""

    def __init__(self, work: Work[Item, Result], processes: int, background: bool) -> None:
        """Start the processes.

        Raises:
            NotStarted: the first one does not start.
            pickle.PicklingError: the work cannot be sent; also AttributeError or TypeError.
        """
        self._work = work
        self._greeting = pickle.dumps((work, background))
        self._selector = selectors.DefaultSelector()
        self._processes: list[_Process] = []
        self._items: dict[int, Item] = {}
        self._results: dict[int, Result | Lost | Raised] = {}
        self._waiting: deque[int] = deque()
        self._window = _WINDOW * processes
        try:
            for _ in range(processes):
                self._start()
            # The others are loading meanwhile; where the first one can, so can they.
            self._take(self._processes[0])
        except EOFError:
            self.close()
            raise NotStarted from None
        except BaseException:
            self.close()
            raise

    def run(
        self, source: Iterator[Item], stop: Stop
    ) -> Iterator[tuple[Item, Result | Lost | Raised] | None]:
        """Yield items and results in order."""
        given = yielded = 0
        more = True
        while more or yielded < given:
            while more and given - yielded < self._window and not self._are_full():
                taken = list(islice(source, 1))
                more = bool(taken)
                for item in taken:
                    self._items[given] = item
                    self._waiting.append(given)
                    given += 1
                    self._hand_out()
            if stop():
                return
            if yielded in self._results:
                yield self._items.pop(yielded), self._results.pop(yielded)
                yielded += 1
            elif yielded < given and not self._receive():
                yield None

    def close(self) -> None:
        """End the processes, whatever they do."""
        self._selector.close()
        for process in self._processes:
            _end(process.child)
        self._processes.clear()

    def _start(self) -> None:
        process = _Process(_started())
        self._processes.append(process)
        self._selector.register(_output(process.child), selectors.EVENT_READ, process)
        with suppress(BrokenPipeError):  # its end is received
            _send(process.child.stdin, self._greeting)

    def _are_full(self) -> bool:
        return bool(self._waiting) or all(len(one.held) >= _AHEAD for one in self._processes)

    def _hand_out(self) -> None:
        """Give what waits to the processes that hold least; without any left, do it here."""
        while self._waiting:
            if not self._processes:
                number = self._waiting.popleft()
                self._results[number] = _done(self._work, self._items[number])
                return
            process = min(self._processes, key=lambda one: len(one.held))
            if len(process.held) >= _AHEAD:
                return
            number = self._waiting.popleft()
            process.held.append(number)
            with suppress(BrokenPipeError):  # its end is received
                _send(process.child.stdin, pickle.dumps(self._items[number]))

    def _receive(self) -> bool:
        """Take what processes have finished; False where that took too long."""
        ready = self._selector.select(_ASK) if self._processes else []
        for key, _ in ready:
            try:
                self._take(key.data)
            except EOFError:
                self._replace(key.data)
        self._hand_out()
        return bool(ready)

    def _take(self, process: _Process) -> None:
        """Take one message of a process.

        Raises:
            EOFError: it has ended.
        """
        message = pickle.loads(_received(_output(process.child)))
        if process.ready:
            self._results[process.held.popleft()] = message
        process.ready = True

    def _replace(self, process: _Process) -> None:
        """Start another process for one that has died of the first item that it held."""
        self._selector.unregister(_output(process.child))
        self._processes.remove(process)
        code = _end(process.child)
        if process.held:
            self._results[process.held.popleft()] = Lost(code)
        self._waiting.extendleft(reversed(process.held))
        with suppress(NotStarted):  # the others go on, or this process
            self._start()


def _started() -> subprocess.Popen[bytes]:
    """Start an interpreter that finds modules where this one does.

    Raises:
        NotStarted: the system does not let it.
    """
    code = f"import sys; sys.path[:] = {sys.path!r}; from tui.workers import serve; serve()"
    try:
        # -P: with -c a file of the current folder, such as random.py, would hide Python's own.
        child = subprocess.Popen(
            [sys.executable, "-P", "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            start_new_session=True,
        )
    except OSError:
        raise NotStarted from None
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with suppress(OSError):  # this user has too many such pipes: it stays as it is
            fcntl.fcntl(_output(child), fcntl.F_SETPIPE_SZ, _PIPE)
    return child


def _output(child: subprocess.Popen[bytes]) -> IO[bytes]:
    assert child.stdout is not None
    return child.stdout


def _end(child: subprocess.Popen[bytes]) -> int:
    """Kill a process, close what leads to it, and return its exit code."""
    child.kill()
    code = child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with suppress(BrokenPipeError):
                pipe.close()
    return code


# --- messages -----------------------------------------------------------------------------------


def _send(pipe: IO[bytes] | None, message: bytes) -> None:
    assert pipe is not None
    rest = memoryview(len(message).to_bytes(_SIZE, "big") + message)
    while rest:
        rest = rest[pipe.write(rest) :]


def _received(pipe: IO[bytes]) -> bytes:
    """Return the next message.

    Raises:
        EOFError: the other side has ended.
    """
    return _exactly(pipe, int.from_bytes(_exactly(pipe, _SIZE), "big"))


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    parts = []
    while size:
        part = pipe.read(min(size, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


# --- the other side -----------------------------------------------------------------------------


def serve() -> None:
    """Work off what comes through standard input until it is closed; what a process runs.

    A thread reads ahead, so that this side never waits for the other one while that waits for
    this one, and so that the end of the other one is seen in the midst of work.
    """
    requests, answers = os.fdopen(os.dup(0), "rb", 0), os.fdopen(os.dup(1), "wb", 0)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)  # whatever prints, such as a tagger of the user's, prints nowhere
    work, background = pickle.loads(_received(requests))
    if background:
        os.nice(10)
    waiting: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    Thread(target=_read_ahead, args=(requests, waiting), daemon=True).start()
    _send(answers, pickle.dumps(None))
    while True:
        _send(answers, pickle.dumps(_done(work, pickle.loads(waiting.get()))))


def _read_ahead(requests: IO[bytes], waiting: queue.SimpleQueue[bytes]) -> None:
    try:
        while True:
            waiting.put(_received(requests))
    except EOFError:
        os._exit(0)
