"""Going back through the queries of the history from the box, and forward to what was typed."""

from __future__ import annotations

from collections.abc import Sequence


class History:
    """Queries, and which of them is in the box."""

    def __init__(self) -> None:
        self.queries: Sequence[str] = ()
        """The oldest first."""
        self._at: int | None = None
        """The query in the box, counted from the newest; None where it was typed."""
        self._typed = ""

    @property
    def going(self) -> bool:
        """Whether a query of the history is in the box."""
        return self._at is not None

    def older(self, line: str) -> str | None:
        """Return the query before the one in the box, None where there is none.

        Args:
            line: What is in the box; queries that are the same are passed over.
        """
        if self._at is None:
            self._typed = line
        at = -1 if self._at is None else self._at
        for number in range(at + 1, len(self.queries)):
            query = self.queries[-1 - number]
            if query != line.strip():
                self._at = number
                return query
        return None

    def newer(self) -> str:
        """Return the query behind the one in the box, at last what was typed before."""
        if self._at is None or self._at == 0:
            self._at = None
            return self._typed
        self._at -= 1
        return self.queries[-1 - self._at]

    def leave(self) -> None:
        """Take what is in the box as typed."""
        self._at = None
