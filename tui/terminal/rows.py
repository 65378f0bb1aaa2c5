"""A finished row of the screen, and what each kind of terminal is sent for it.

A row is given by its columns: what the cell that begins there shows, and an empty text for the
second column of a wide cell. Its cells stand in visual order, letters as presentation forms with
their marks behind them. No way of sending moves a cell's look: in kitty colours belong to the
column and only glyphs are turned around, in all others text and look stand where they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tui.terminal.profiles import Choice, Marks, Profile, Shaping
from tui.text.bidi import mirrored
from tui.text.layout import RTL

LRM = "\u200e"

_TURNED = f"{RTL.pattern[:-1]}\u0600-\u0605\u0660-\u0669\u066b\u066c\u06dd\u08e2]"
"""What an ordering of left-to-right rows moves: letters of R and AL, and the digits of AN."""
_FORM = "[\ufb50-\ufdfc\ufe70-\ufefc]"
_MARK = (
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0898-\u089f"
    "\u08ca-\u08e1\u08e3-\u08ff]"
)
"""Combining marks of the right-to-left scripts; those of others stay with their letters."""
_RTL_SCRIPT = (
    "[\u0591-\u0604\u0606-\u060b\u060d-\u061a\u061c-\u061e\u0620-\u063f\u0641-\u064a"
    "\u0656-\u066f\u0671-\u06dc\u06de-\u08e1\u08e3-\u08ff\ufb1d-\ufd3d\ufd40-\ufdff"
    "\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""A character of a right-to-left script (Scripts.txt): Arabic digits and ٪ are, ، and ؟ are not."""
_BOX = "[\u2500-\u259f]"


@cache
def _one_of(characters: str) -> re.Pattern[str]:
    """Return a pattern, made when it is first needed: most terminals need none of them."""
    return re.compile(characters)


def columns_sent(columns: Sequence[str], choice: Choice) -> Sequence[str]:
    """Return what is sent at each column of a row, in every profile but `logical`.

    Args:
        columns: The row as it is to be seen.
        choice: How this terminal is sent rows.
    """
    joined = "".join(columns)
    if choice.marks is Marks.STRIP and _one_of(_MARK).search(joined):
        columns = [_one_of(_MARK).sub("", text) for text in columns]
    if choice.shaping is Shaping.LETTERS and _one_of(_FORM).search(joined):
        columns = [_as_letter(text) for text in columns]
    if choice.profile is Profile.TOKENS and _one_of(_RTL_SCRIPT).search(joined):
        return tokens(columns)
    if choice.profile is Profile.LRM and _one_of(_TURNED).search(joined):
        return lrm(columns)
    return columns


def letters(text: str) -> str:
    """Return a text with presentation forms as the letters they stand for (NFKC)."""
    return _one_of(_FORM).sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


@lru_cache(maxsize=1024)
def _as_letter(text: str) -> str:
    """Return a cell's text as letters; a lam-alef keeps its form, two letters need two cells."""
    plain = letters(text[:1])
    return plain + text[1:] if len(plain) == 1 else text


# --- tokens ---------------------------------------------------------------------------------


def tokens(columns: Sequence[str]) -> list[str]:
    """Return columns with the cells of each right-to-left token in reading order.

    kitty gives each stretch between blanks to HarfBuzz, which takes its direction from the first
    letter that has a script, and draws the whole stretch turned around, brackets mirrored, where
    that is from right to left. Box-drawing characters are of kitty's own font and end a stretch.
    """
    sent = list(columns)
    for first, end in stretches(sent):
        sent[first:end] = _turned(sent[first:end])
    return sent


def stretches(columns: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield first and one past the last column of each stretch of two cells or more that kitty
    gives to HarfBuzz at once, if all of it is of one font: of one weight and slant."""
    first = 0
    for column in range(len(columns) + 1):
        if column == len(columns) or columns[column] == " " or _one_of(_BOX).match(columns[column]):
            if column - first > 1:
                yield first, column
            first = column + 1


def _turned(token: list[str]) -> list[str]:
    """Return what must be sent for a token to be seen as given."""
    if not _starts_rtl(token):
        # A Latin name with an Arabic letter before it, such as بOpenAI, is drawn as it is sent.
        return token
    whole = _backward(token)
    if _starts_rtl(whole):
        return whole
    # Latin before Arabic without a blank, such as AIية, is right only where the font of the
    # Latin letters has no Arabic ones, so that kitty draws the two apart.
    end = max(column for column, text in enumerate(token) if _one_of(_RTL_SCRIPT).match(text)) + 1
    return [*_backward(token[:end]), *token[end:]]


def _backward(columns: list[str]) -> list[str]:
    """Return columns turned around and mirrored; the columns of a wide cell stay in order."""
    cells: list[list[str]] = []
    for text in columns:
        if text or not cells:
            cells.append([text])
        else:
            cells[-1].append(text)
    return [part for first, *rest in reversed(cells) for part in (_mirrored_cell(first), *rest)]


def _mirrored_cell(text: str) -> str:
    return mirrored(text[:1]) + text[1:]


def _starts_rtl(token: Sequence[str]) -> bool:
    """Tell whether the first character of a token that has a script runs from right to left."""
    for text in token:
        if _one_of(_RTL_SCRIPT).match(text):
            return True
        if text[:1].isalpha() and text[0] != "\u0640":  # the tatweel is of all scripts
            return False
    return False


# --- marks of direction, cuts ---------------------------------------------------------------


def lrm(columns: Sequence[str]) -> list[str]:
    """Return columns with U+200E after each cell that an ordering would move (UAX #9, N1).

    Between two of them each such cell is a run of its own, so it stays where it is.
    """
    return [text + LRM if _one_of(_TURNED).match(text) else text for text in columns]


def cuts(columns: Sequence[str]) -> list[int]:
    """Return 0 or 1 for each column; where the number changes the look must change.

    A terminal that orders each run of equal look apart then has nothing to order: every cell of
    right-to-left text is a run of its own.
    """
    result: list[int] = []
    number, before = 0, False
    for column, text in enumerate(columns):
        turned = _one_of(_TURNED).match(text) is not None
        if column and (turned or before) and text:
            number ^= 1
        result.append(number)
        before = turned if text else before
    return result


# --- logical --------------------------------------------------------------------------------


class Place(NamedTuple):
    """Where a cell stands in its line of text."""

    line: int
    """Which line: cells of one line have the same number."""
    start: int
    """First source character of the cell."""
    mirrored: bool
    """Whether it shows the mirror image of its character."""


MOST_GAP = 3
"""Columns left between two pieces of text; wider gaps only align what is seen."""


def logical(
    columns: Sequence[str], places: Sequence[Place | None], rtl: bool
) -> list[tuple[str, int]]:
    """Return the texts of a row in reading order, each with the column whose look it has.

    Args:
        columns: The row as it would be seen.
        places: For each column the place of its cell, or None where it belongs to no line.
        rtl: Whether the pieces of the row are read from right to left.
    """
    pieces = _pieces(columns, places)
    result: list[tuple[str, int]] = []
    gap = 0
    for cells in reversed(pieces) if rtl else pieces:
        if all(
            (text == " " and place is None) or _one_of(_BOX).match(text) for text, _, place in cells
        ):
            gap = max(gap, min(MOST_GAP, len(cells)))  # air, or lines that only part what is seen
            continue
        if result:
            result += [(" ", cells[0][1])] * gap
        gap = 0
        ordered = sorted(cells, key=lambda cell: cell[2].start if cell[2] else cell[1])
        for text, column, place in ordered:
            if place is not None and place.mirrored:
                text = _mirrored_cell(text)
            result.append((letters(text), column))
    return result


_Cell = tuple[str, int, Place | None]


def _pieces(columns: Sequence[str], places: Sequence[Place | None]) -> list[list[_Cell]]:
    """Return the cells of a row by lines, from left to right; blanks between them by themselves.

    Words that belong to no line, such as the name of a key, are one piece with a blank in it.
    """
    pieces: list[list[_Cell]] = []
    kinds: list[object] = []
    for column, (text, place) in enumerate(zip(columns, places, strict=True)):
        if not text:
            continue
        kind: object = place.line if place is not None else _kind_without_place(text)
        if kind == "sign" and kinds[-2:] == ["sign", "blank"] and len(pieces[-1]) == 1:
            kinds.pop()
            blank = pieces.pop()
            pieces[-1] += blank
        if not kinds or kind != kinds[-1]:
            pieces.append([])
            kinds.append(kind)
        pieces[-1].append((text, column, place))
    return pieces


def _kind_without_place(text: str) -> str:
    if _one_of(_BOX).match(text):
        return "box"
    return "blank" if text == " " else "sign"
