"""What can go wrong, said in one line to a person.

QariError
└── UnreadableFile   a file that cannot be shown, with the reason
"""

from __future__ import annotations

from collections.abc import Mapping


class QariError(Exception):
    """An error whose text is one line that says what is wrong and what to do.

    The text is English, for data and logs. With `key` and `values` a front end says the same in
    its own language (`tui.words`).
    """

    def __init__(
        self, message: str, key: str = "", values: Mapping[str, str | int] | None = None
    ) -> None:
        super().__init__(message)
        self.key = key
        """The key of the message in the table of words, or an empty text where it has none."""
        self.values = dict(values or {})
        """What fills the message's places, such as the file."""


class UnreadableFile(QariError):
    """A file that cannot be read as text; the rest of its folder still opens."""
