"""Where a line may end.

Blanks separate words; some pairs of words hold together. A joint between two words says how much:
a line is broken at its last joint of the lowest kind that it has, so a number is parted from its
unit only where both cannot stand on one line, and from its scale only after that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.text.clusters import without

FREE = 0
"""A line may end here."""
UNIT = 1
"""Between a number and its unit, or a scale and its unit."""
SCALE = 2
"""Between a number and its scale, or a currency sign and its number."""
NEVER = 3
"""Before closing punctuation, after opening punctuation, after a free-standing و."""

OPENS = 1
CLOSES = 2
NUMBER = 4
SCALE_WORD = 8
LINKER = 16
IN = 32
PERCENT_NOUN = 64
SIGN = 128
FROM = 256
DANGLES = 512

_CLOSING = "،؛؟.,;:!?»)]}”’٪%…‰、。」』）〉》］｝！？：；，"
_OPENING = "«([{“‘「『（〈《［｛"
_CLOSERS = frozenset(_CLOSING)
_OPENERS = frozenset(_OPENING)
_BEFORE, _BEHIND = _OPENING + "\"'", _CLOSING + "\"'"
_DIGITS = frozenset("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")
_IN_NUMBER = _DIGITS | frozenset(".,٫٬/:×–-")
_NUMBER_SIGNS = frozenset("+-−±~≈")
_CURRENCY_SIGNS = frozenset("$€£¥")
_CLITIC_LETTERS = "وفبلك"
_CLITICS = frozenset(
    (
        "",
        *_CLITIC_LETTERS,
        *(first + second for first in _CLITIC_LETTERS for second in _CLITIC_LETTERS),
    )
)
_BEFORE_NUMBER = _CLITICS | {"ال", "بال"}
_BEFORE_SCALE = frozenset(clitics + article for clitics in _CLITICS for article in ("", "ال", "ل"))
_LONGEST_BEFORE = 4
_MARKS = frozenset(map(chr, (0x640, *range(0x64B, 0x660), 0x670)))
_INVISIBLE = frozenset(
    map(
        chr,
        (
            *(0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF),
            *range(0x200C, 0x2010),
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2070),
            *range(0xFE00, 0xFE10),
        ),
    )
)
_SCALES = frozenset(
    "مئة مائة مئتا مئتي مئتان مئتين مائتا مائتي مائتين مئات"
    " ألف ألفا ألفي ألفان ألفين الف الفا الفي الفان الفين آلاف الاف ألوف الوف"
    " مليون مليونا مليوني مليونان مليونين ملايين"
    " مليار مليارا ملياري ملياران مليارين مليارات"
    " بليون بليونا بليوني بليونان بليونين بليونات بلايين"
    " تريليون تريليونا تريليوني تريليونان تريليونين تريليونات"
    " ترليون ترليونا ترليوني ترليونان ترليونين ترليونات".split()
)
_SCALE_ENDS = frozenset(scale[-2:] for scale in _SCALES)
_ENGLISH_SCALES = frozenset("million billion trillion thousand hundred".split())
# Words that follow a year or a bare number without being what it counts.
_LINKERS = frozenset(
    "في إلى الى على عن أن إن أنه أنها التي الذي الذين حتى أو او ثم مع كما قد قبل بعد حيث"
    " بين لكن بل كان كانت and or to in of on the at by for with is was were".split()
)
_PERCENT_NOUNS = frozenset(("المئة", "المائة", "المية"))
_URL = re.compile(r"://|^www\.|/[^/]*[^/\d][^/]*/")
"""An address or a path; a date such as 21/7/2015 is none."""
_INSIDE_WORD = frozenset("-–—/.…،؛؟:!")
_IN_WORD = (
    r"(?<=[^\W\d])[-–—/](?=[^\W\d])"  # يونيو/حزيران, state-owned
    r"|(?<=[^\W\d])(?:\.\.+|…|[،؛؟])(?=[^\W\d])"  # a full stop or comma without its blank
    r"|(?<=[\u0620-\u064a\u0671-\u06d3])[.:!](?=[\u0620-\u064a\u0671-\u06d3])"
)


def word_class(word: str) -> int:
    """Return what a word's neighbours must know of it, as a sum of this module's traits."""
    if not _INVISIBLE.isdisjoint(word):
        word = without(_INVISIBLE, word)
    if not word:
        return 0
    traits = 0
    if word[0] in _CLOSERS:
        traits |= CLOSES
    plain = word if _MARKS.isdisjoint(word) else without(_MARKS, word)
    if word[-1] in _OPENERS or word[-1] == "\u0640" or plain.strip(_BEFORE) == "و":
        traits |= OPENS
    if plain in ("$", "€", "£", "¥"):
        traits |= SIGN
    if not _DIGITS.isdisjoint(plain) and _is_number(plain):
        traits |= NUMBER
    elif plain.rstrip(_BEHIND) in _PERCENT_NOUNS:
        traits |= PERCENT_NOUN
    elif _is_scale(plain):
        traits |= SCALE_WORD
    elif plain in _LINKERS:
        traits |= LINKER | (IN if plain == "في" else 0)
    elif plain == "من":
        traits |= FROM
    if word[0] in _OPENERS or word[0] in "\"'-–—*•/\\|=&+<>":
        traits |= DANGLES
    return traits


# A pattern for these takes 0.7 ms of a start, and as long for each word.


def _is_number(plain: str) -> bool:
    """Whether a word with digits, without marks, is a number: clitics, signs, then the digits."""
    core = plain.lstrip(_BEFORE)
    digits = core.lstrip(_CLITIC_LETTERS + "ا")
    if core[: len(core) - len(digits)] not in _BEFORE_NUMBER:
        return False
    if digits[0] in _NUMBER_SIGNS:
        digits = digits[1:]
    if digits[0] in _CURRENCY_SIGNS:
        digits = digits[1:]
    if digits[-1] in _CURRENCY_SIGNS:
        digits = digits[:-1]
    return digits[0] in _DIGITS and digits[-1] in _DIGITS and _IN_NUMBER.issuperset(digits)


def _is_scale(plain: str) -> bool:
    """Whether a word without marks is a scale such as مليار, behind clitics and quotation marks."""
    if plain.isascii():
        return plain.lower().removesuffix("s") in _ENGLISH_SCALES
    if plain[-2:] not in _SCALE_ENDS:
        return False  # four words in five
    core = plain.lstrip('"«(“')
    for length in range(min(_LONGEST_BEFORE, len(core)) + 1):
        if core[length:] in _SCALES and core[:length] in _BEFORE_SCALE:
            return True
    return False


def joint(behind: int, before: int, after: int, ahead: int) -> int:
    """Return how firmly two neighbouring words hold together.

    Args:
        behind: Traits of the word before both, or 0.
        before: Traits of the first word.
        after: Traits of the second.
        ahead: Traits of the word after both, or 0.
    """
    if before & OPENS or after & CLOSES:
        return NEVER
    if before & NUMBER:
        if after & SCALE_WORD:
            return SCALE
        if after & SIGN:
            return UNIT
        if after & (NUMBER | FROM) or (after & IN and ahead & PERCENT_NOUN):
            return UNIT
        return FREE if after & (LINKER | DANGLES) else UNIT
    if before & SCALE_WORD:
        return FREE if after & (LINKER | DANGLES) and not after & SCALE_WORD else UNIT
    if before & SIGN and after & NUMBER:
        return SCALE
    if before & IN and after & PERCENT_NOUN:
        return UNIT
    if before & FROM and behind & (NUMBER | SCALE_WORD) and not after & (NUMBER | DANGLES):
        return UNIT  # مئات الآلاف من الوظائف
    return FREE


def break_offsets(
    word: str, texts: Sequence[str], offsets: Sequence[int], widths: Sequence[int]
) -> tuple[int, ...]:
    """Return the cells before which a line may break inside a word.

    A URL breaks after its slashes; a word of letters after an inner hyphen, slash or stop; text
    of double-width letters (no blanks between words) between any two that punctuation allows.

    Args:
        word: The word's characters.
        texts: What each cell shows.
        offsets: First character of each cell, in the word.
        widths: Columns of each cell.
    """
    if word.isalpha() and 2 not in widths:
        return ()
    points: set[int] = set()
    if "/" in word and _URL.search(word):
        points.update(
            index + 1
            for index, character in enumerate(word[:-1])
            if character == "/" and word[index + 1] not in "/" + _CLOSING
        )
    elif not _INSIDE_WORD.isdisjoint(word[1:-1]):
        points.update(match.end() for match in re.finditer(_IN_WORD, word))
    cells = {cell for cell, offset in enumerate(offsets) if cell and offset in points}
    if 2 in widths:
        cells.update(
            cell
            for cell in range(1, len(texts))
            if widths[cell - 1] == widths[cell] == 2 and may_part(texts[cell - 1], texts[cell])
        )
    return tuple(sorted(cells))


def may_part(before: str, after: str) -> bool:
    """Tell whether a word too wide for a line may be cut between two cells of these texts."""
    return after[0] not in _CLOSERS and before[0] not in _OPENERS


def in_number(before: str, after: str) -> bool:
    """Tell whether a cut between two cells of these texts would fall inside a number."""
    return (before[0].isdigit() and (after[0].isdigit() or after[0] in ".,٫٬%٪")) or (
        before[0] in ".,٫٬" and after[0].isdigit()
    )
