"""Something to choose from a list."""

from __future__ import annotations

from typing import NamedTuple


class Choice(NamedTuple):
    """Something to choose."""

    key: str
    """What is given when it is chosen."""
    label: str
    detail: str = ""
    """What stands at the other side: a key, a count."""
    own: bool = False
    """Whether the label runs in its own direction, as names do."""
