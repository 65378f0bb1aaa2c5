"""The lines of a concordance that were read so far, and the order in which they are shown.

Lines are read in the order in which their source has them, as many as are seen; another order
needs all of them. Reading and ordering may go on in one thread while another shows lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from heapq import merge
from threading import Lock
from typing import Protocol

from tui.search.concordance import Line, Order, sort_key

MOST = 200_000
"""Lines that are held: some 170 MB. Nobody reads more, and to hold all would take the memory of
other programs."""
_RUN = 5_000
"""Lines that are sorted at once: 20 ms, in which nothing else is done."""
_WIDEST = 500
"""Lines by whose nodes the columns of the node are chosen."""

Stop = Callable[[], bool]


class Source(Protocol):
    """Where lines come from."""

    articles: int
    """How many articles have lines."""

    def lines(self) -> Iterator[Line | None]:
        """Yield the lines of one article after the other, None behind each article."""


class Lines:
    """What is held of a concordance."""

    def __init__(self, source: Source) -> None:
        """Take where lines come from; nothing is read yet."""
        self.articles = source.articles
        self.read_articles = 0
        self.complete = False
        self.is_cut = False
        """Whether there are more lines than are held."""
        self.order = Order.INDEX
        self._lines: list[Line] = []
        self._places: list[int] | None = None
        """The numbers of the lines in the order in which they are shown; None as they were read."""
        self._rest = source.lines()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._lines) if self._places is None else len(self._places)

    def __getitem__(self, number: int) -> Line:
        return self._lines[number if self._places is None else self._places[number]]

    def first(self) -> list[Line]:
        """Return the lines that were read first."""
        return self._lines[:_WIDEST]

    def read(self, wanted: int, stop: Stop = lambda: False) -> bool:
        """Read until so many lines are held, all are read, or `stop()` is true.

        Returns:
            Whether as many are held as were wanted, or there are no more.
        """
        with self._lock:
            while len(self._lines) < wanted and not self.complete:
                if stop():
                    return False
                self._read_one()
        return True

    def _read_one(self) -> None:
        """Read a line, or come to the end of an article."""
        try:
            line = next(self._rest)
        except StopIteration:
            self.complete = True
            return
        if line is None:
            self.read_articles += 1
        elif len(self._lines) >= MOST:
            self.complete = self.is_cut = True
        else:
            self._lines.append(line)

    def arranged(self, order: Order, stop: Stop = lambda: False) -> list[int] | None:
        """Return the numbers of all lines in another order, once the rest is read.

        Args:
            order: How they are to be sorted; `use` has them shown so.
            stop: Asked before each line; once true, this ends.

        Returns:
            The numbers; None where it was stopped.
        """
        if not self.read(MOST + 1, stop):
            return None
        keys = []
        for line in self._lines:
            if stop():
                return None
            keys.append(sort_key(line, order))
        runs = []
        for first in range(0, len(keys), _RUN):
            if stop():
                return None
            run = range(first, min(len(keys), first + _RUN))
            runs.append(sorted(run, key=keys.__getitem__))
        return list(merge(*runs, key=keys.__getitem__))

    def use(self, order: Order, places: list[int] | None) -> None:
        """Show lines in the order that `arranged` gave, or as they were read."""
        self.order = order
        self._places = places

    def number_of(self, line: Line) -> int:
        """Return where a line is shown, 0 where it is not held."""
        return next((number for number in range(len(self)) if self[number] is line), 0)

    def rows(self, stop: Stop) -> Iterator[Line]:
        """Yield all lines in the order in which they are shown, reading the rest."""
        at = 0
        while not stop():
            if self._places is None:
                self.read(at + 1, stop)
            if at >= len(self):
                return
            yield self[at]
            at += 1
