"""The words of a text in index form, each with the source characters it was read from.

A word is a run of letters and digits of one script: Arabic letters with whatever marks, tatweel
and unseen characters stand among them, or letters and digits of any other script. A number with
its separators is one word, whatever its digits: `1,500` and ١٬٥٠٠ are 1500, ٩٧٫٤ is 97.4. A
presentation form of several words (U+FDFA) is several words of one place.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tui.text import ladder
from tui.text.normal import is_dropped

LONGEST = 64
"""Letters of a word that count: longer runs are data, no words, and would swell the index."""

_ARABIC = (
    "\u0620-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f"
    "\u0870-\u0887\u0889-\u088e\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)
_INSIDE = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
)
_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
RAW = re.compile(
    f"[{_ARABIC}][{_ARABIC}{_INSIDE}]*"
    f"|[{_DIGITS}]+(?:[.,\u066b\u066c][{_DIGITS}]+)+(?![^\\W{_ARABIC}])"
    f"|[^\\W_{_ARABIC}](?:[^\\W_{_ARABIC}]|[{_INSIDE}])*"
)
"""Words as they stand in the source; unseen characters at their end are part of the match."""
_TRAILING = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+$")
_THOUSANDS = re.compile(f"[{_DIGITS}]{{1,3}}(?:[,\u066c][{_DIGITS}]{{3}})+(?:[.\u066b]|$)")
_SEPARATED = re.compile("[.,\u066b\u066c]")


def index_form(word: str) -> str:
    """Return a written word in index form; empty where nothing of it is a letter or digit.

    Words of a presentation form are separated by blanks.
    """
    if _SEPARATED.search(word):
        return _number(word)
    if word.isascii():
        return word[:LONGEST].lower()
    folded = ladder.digits(word[: 4 * LONGEST])
    return folded[:LONGEST] if " " not in folded else folded


def _number(word: str) -> str:
    """Return a number without separators of thousands, with a point before its decimals."""
    if _THOUSANDS.match(word):
        word = word.replace(",", "").replace("\u066c", "")
    word = word.replace("\u066b", ".").replace(",", ".").replace("\u066c", ".")
    return ladder.digits(word)[:LONGEST]


_form = lru_cache(maxsize=1 << 16)(index_form)


def fold(
    text: str, start: int = 0, end: int | None = None
) -> tuple[list[str], list[tuple[int, int]]]:
    """Return the words of a text in index form, and where each stands in the source.

    Args:
        text: The source.
        start: First character to read.
        end: One past the last one; by default the text's end.

    Returns:
        Words and their spans in characters of the text, as many of one as of the other, in
        order. A span has whole letters: their marks are inside, unseen characters after the last
        letter are not.
    """
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in RAW.finditer(text, start, len(text) if end is None else end):
        raw = match[0]
        folded = _form(raw)
        if not folded:
            continue
        first, last = match.span()
        if not raw[-1].isalnum() and (trailing := _TRAILING.search(raw)):
            last -= len(trailing[0])
        if " " in folded:
            parts = folded.split()
            words += parts
            spans += [(first, last)] * len(parts)
        else:
            words.append(folded)
            spans.append((first, last))
    return words, spans


def written(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """Return the words of a text as they are written, such as `index_form` takes them."""
    return RAW.findall(text, start, len(text) if end is None else end)


def letter_spans(word: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a written word letter by letter: its folded letters, and the span of each.

    The span of a letter has its marks and what is not seen after it; the letters of a ligature
    share one. Spans are in characters of the word. Separators in numbers are kept, so that this
    is not the index form of a number.
    """
    folded: list[str] = []
    spans: list[tuple[int, int]] = []
    for place, character in enumerate(word):
        letters = ladder.digits(character)
        if not letters:
            fresh = not folded
            if not fresh:
                first = spans[-1][0]
                shared = [index for index, span in enumerate(spans) if span[0] == first]
                for index in shared:
                    spans[index] = (first, place + 1)
            continue
        folded += letters
        spans += [(place, place + 1)] * len(letters)
    return "".join(folded), spans


def part(word: str, first: int, last: int) -> tuple[int, int]:
    """Return the span, in a written word, of some of its folded letters: whole letters.

    Args:
        word: As written.
        first: The first folded letter.
        last: One past the last one; more than `first`.
    """
    _, spans = letter_spans(word)
    start, end = spans[first][0], spans[last - 1][1]
    while end > start and is_dropped(word[end - 1]) and _TRAILING.match(word[end - 1]):
        end -= 1  # tatweel and what is not seen after the last letter
    return start, end
