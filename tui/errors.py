"""What can go wrong, said in one line to a person.

QariError
└── UnreadableFile   a file that cannot be shown, with the reason
"""


class QariError(Exception):
    """An error whose text is one line that says what is wrong and what to do."""


class UnreadableFile(QariError):
    """A file that cannot be read as text; the rest of its folder still opens."""
