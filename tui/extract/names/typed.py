"""Whether words that somebody types side by side are one known name.

A search takes such words as one: `شات جي بي تي`, `وسام ألتمان`, and letters by their names
(`بي بي سي`). Names that count only beside others in an article are none here.
"""

from __future__ import annotations

from collections.abc import Sequence

from tui.extract.names.book import book
from tui.extract.names.proclitics import readings
from tui.extract.names.tokens import words_of
from tui.text.letter_names import acronyms


def is_name(words: Sequence[str]) -> bool:
    """Return whether words, two at least, are a known name; spelling is forgiven, a proclitic
    before the first word allowed."""
    keys = [key for word in words for key in words_of(word)]
    if len(keys) < 2:
        return False
    first, rest = keys[0], tuple(keys[1:])
    firsts = [first, *(bare for bare, _ in readings(first))]
    known = any(form.rest == rest and not form.weak for one in firsts for form in book().forms(one))
    return known or bool(acronyms(words))
