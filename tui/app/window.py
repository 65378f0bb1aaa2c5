"""Rows of which only those near the ones in view are held; the rest is asked for when seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

BLOCK = 100
"""Rows that are asked for at once: two large screens."""
_KEPT = 20
"""Blocks that are held."""

T = TypeVar("T")


class Window(Generic[T]):
    """What is held of a long list that another thread reads."""

    def __init__(self) -> None:
        self.total = 0
        """Rows of the whole list."""
        self.age = (0, 0)
        """Which list this is, and how often it has grown or moved; what is brought for another
        list is dropped, what is brought for an earlier state of this one is shown and asked again.
        """
        self._blocks: dict[int, Sequence[T]] = {}
        self._stale: set[int] = set()

    def forget(self) -> None:
        """Hold nothing: the list is another one."""
        self.total = 0
        self.age = (self.age[0] + 1, 0)
        self._blocks.clear()
        self._stale.clear()

    def outdate(self) -> None:
        """Show what is held until it is brought again: the list has grown or moved."""
        self.age = (self.age[0], self.age[1] + 1)
        self._stale.update(self._blocks)

    def get(self, number: int) -> T | None:
        """Return a row, None where it is not held."""
        block = self._blocks.get(number // BLOCK, ())
        place = number % BLOCK
        return block[place] if place < len(block) else None

    def missing(self, first: int, last: int) -> int | None:
        """Return the first block that has to be brought for some rows, None where there is none."""
        for block in range(first // BLOCK, (max(first, min(last, self.total) - 1)) // BLOCK + 1):
            if block not in self._blocks or block in self._stale:
                return block
        return None

    def fill(self, block: int, rows: Sequence[T], total: int, age: tuple[int, int]) -> bool:
        """Take a block that was brought; return whether it was still wanted.

        Args:
            block: Its number.
            rows: Its rows, `BLOCK` at most.
            total: Rows of the whole list.
            age: That of the window when it was asked for.
        """
        if age[0] != self.age[0]:
            return False
        late = age != self.age  # outdated while it was on its way
        if total != self.total:
            self.total = total
            self.outdate()
        self._blocks.pop(block, None)
        self._blocks[block] = rows
        if late:
            self._stale.add(block)
        else:
            self._stale.discard(block)
        while len(self._blocks) > _KEPT:
            del self._blocks[next(iter(self._blocks))]
        return True
