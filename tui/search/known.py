"""What the index has of each file, for who compares all of them with the disk: 40 bytes a file.

With a tuple and its path each, 500,000 files took 175 MB.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

_GONE = -1
"""Stands where a name is not the end of its path, and kept apart."""

Row = tuple[int, bytes, "int | str", int, int, int]
"""Key, path, how the name is kept (`schema.TABLES`), size, time, whether it is an article."""


class KnownFiles:
    """The files of an index by the hashes of their paths, of which no two of 500,000 are equal.

    Two of 64 bits are with a chance of one to a hundred million. Files are asked for in about the
    order in which they were indexed, so the one behind the last one is looked at first.
    """

    def __init__(self, pages: Iterable[Sequence[Row]]) -> None:
        """Take the files in the order of their keys, some at once; no page is empty."""
        self._hashes, self._keys = array("q"), array("q")
        self._sizes, self._times = array("q"), array("q")
        self._ends = array("i")
        self._articles = bytearray()
        self._names: dict[int, str] = {}
        for page in pages:
            keys, paths, ends, sizes, times, articles = zip(*page, strict=True)
            for place, end in enumerate(ends, len(self._keys)):
                if isinstance(end, str):
                    self._names[place] = end
            self._ends.extend(_GONE if isinstance(end, str) else end for end in ends)
            self._hashes.extend(map(hash, paths))
            self._keys.extend(keys)
            self._sizes.extend(sizes)
            self._times.extend(times)
            self._articles.extend(articles)
        self._seen = bytearray(len(self._keys))
        self._order: array[int] | None = None
        self._sorted = array("q")
        self._next = 0

    def __len__(self) -> int:
        return len(self._keys)

    def find(self, path: bytes) -> int | None:
        """Return the number of a file, which counts as seen from now on; None of an unknown one."""
        wanted = hash(path)
        if self._next < len(self._hashes) and self._hashes[self._next] == wanted:
            found = self._next
        else:
            place = self._look_up(wanted)
            if place is None:
                return None
            found = place
        self._next = found + 1
        self._seen[found] = True
        return found

    def _look_up(self, wanted: int) -> int | None:
        if self._order is None:
            order = sorted(range(len(self._hashes)), key=self._hashes.__getitem__)
            self._order = array("i", order)
            self._sorted = array("q", (self._hashes[place] for place in order))
        at = bisect_left(self._sorted, wanted)
        if at < len(self._sorted) and self._sorted[at] == wanted:
            return self._order[at]
        return None

    def key(self, number: int) -> int:
        """Return the key of a file."""
        return self._keys[number]

    def is_article(self, number: int) -> bool:
        """Return whether a file was readable as an article."""
        return bool(self._articles[number])

    def is_as_it_was(self, number: int, size: int, mtime_ns: int) -> bool:
        """Return whether size in bytes and time in nanoseconds are those of a file."""
        return self._sizes[number] == size and self._times[number] == mtime_ns

    def is_called(self, number: int, path: bytes, name: str) -> bool:
        """Return whether the contract's name of a file is this one."""
        end = self._ends[number]
        if end == _GONE:
            return self._names[number] == name
        encoded = name.encode()
        return len(encoded) == end and path.endswith(encoded)

    def unseen(self) -> Iterator[int]:
        """Yield the keys of the files that were not asked for."""
        at = self._seen.find(0)
        while at >= 0:
            yield self._keys[at]
            at = self._seen.find(0, at + 1)
