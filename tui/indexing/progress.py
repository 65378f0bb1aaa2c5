"""How far the index of words is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the index is."""

    done: int
    """Files that are in it as they are."""
    total: int
    """Files found so far; all of them once `listed`."""
    done_bytes: int
    """Bytes that were read in this run."""
    total_bytes: int
    """Bytes that this run has to read."""
    listed: bool
    added: int = 0
    changed: int = 0
    removed: int = 0
    complete: bool = False
    """Whether nothing is left to do; the last progress of a run that was not stopped."""

    def has_changed(self) -> bool:
        """Whether the index has other articles than before this run."""
        return bool(self.added or self.changed or self.removed)
