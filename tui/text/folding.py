"""Words as readers look for them: marks, hamza seats, digit sets and case make no difference."""

from __future__ import annotations

import re

_MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_PASSED = _MARKS + "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
"""What may stand between the letters of a word: marks, and characters that are not seen."""
_SAME = ("اأإآٱ", "يىیئ", "هةەہ", "كک", "وؤ")
_CLASSES = {letter: f"[{letters}]" for letters in _SAME for letter in letters}
_CLASSES.update(
    {
        digit: f"[{western}{arabic}{persian}]"
        for western, arabic, persian in zip("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", strict=True)
        for digit in (western, arabic, persian)
    }
)


def pattern(query: str) -> re.Pattern[str] | None:
    """Return what finds a query in source text, or None where it holds nothing to find.

    Each match covers whole letters, their marks included, and counts in characters of the text.
    """
    import unicodedata

    letters = re.sub(f"[{_PASSED}]", "", unicodedata.normalize("NFKC", query)).split()
    if not letters:
        return None
    words = (
        "".join(f"{_CLASSES.get(letter, re.escape(letter))}[{_PASSED}]*" for letter in word)
        for word in letters
    )
    return re.compile(r"\s+".join(words), re.IGNORECASE)


def find(text: str, query: str) -> list[tuple[int, int]]:
    """Return the spans of a text that match a query, in characters."""
    found = pattern(query)
    return [] if found is None else [match.span() for match in found.finditer(text)]
