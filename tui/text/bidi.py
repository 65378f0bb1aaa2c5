"""The order of a line on the screen: UAX #9, by python-bidi, with the map it does not give.

`bidi.get_display` returns only a reordered string. To read back where each character went, the
text is cut into units that provably share one level, each unit is sent as its first character
followed by a number in tag characters (class BN, which take the level of what stands before
them and change nothing else), and the numbers are read from the answer: the number stands after
its unit where the level is even, before it where the level is odd.

The parity of the lowest level between two characters alone decides which comes first, so a
line's order is the paragraph's order restricted to the line, apart from L1. A paragraph is
therefore resolved once, and each of its lines is cut from the result.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate, islice, product
from typing import NamedTuple

from bidi import (  # type: ignore[import-untyped,unused-ignore]
    get_base_level,
    get_display,
)

from tui.text.tables.bidi_classes import BRACKETS, bidi_class
from tui.text.tables.mirroring import MIRRORED

# Letters for classes: what is asked of the engine depends on classes and brackets only, and
# patterns of ASCII take 0.4 ms of a start, those of the characters of `_SENT` 1.5. Separators
# resolve as spaces do; the engine's own L1 would hide their levels.
_LIKE = {
    "L": "a",
    "R": "r",
    "AL": "q",
    "EN": "1",
    "AN": "2",
    "ES": "+",
    "ET": "%",
    "CS": ",",
    "NSM": "m",
    "BN": "b",
    "ON": "!",
    "WS": " ",
    "S": " ",
    "B": " ",
    "LRE": "C",
    "RLE": "D",
    "PDF": "E",
    "LRO": "F",
    "RLO": "G",
    "LRI": "I",
    "RLI": "J",
    "FSI": "K",
    "PDI": "P",
}
_SENT = str.maketrans(
    "rq2mbCDEFGIJKP",
    "\u05d0\u0627\u0661\u0300\u200b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
)
"""What reaches the engine for a letter, where that is of another class: no character whose class it
might know differently (its tables are newer), that is a tag or the end mark, or that no Rust string
can hold (lone surrogates)."""
_REMOVED = "bCDEFG"
"""What X9 removes: it has no place of its own and goes with what stands before it."""
_TRAILING = frozenset(" IJKP" + _REMOVED)
"""What L1 resets at the end of a line and before a separator."""

# Neutrals, terminators, marks: what takes the direction of two letters of one direction standing
# around it (W1, W4 to W6, N1). Brackets are not among them: N0 looks at those one by one.
_BETWEEN = "!, +%mb"
_UNIT = re.compile(
    # Letters of one class with anything neutral between them, then the last one's marks.
    f"q(?:[q{_BETWEEN}]*q)?[mb]*"
    # Digits among Latin letters become letters (W7).
    f"|a(?:[a1{_BETWEEN}]*a)?[mb]*"
    # A number with single separators: W4 gives each the class of the digits around it.
    "|1+(?:,1+)*"
    "|2+(?:,2+)*"
    # Neutrals: N1 and N2 treat a sequence of them as one. ES, CS and ET are looked at singly.
    "|[ !][ !mb]*"
    f"|r(?:[r{_BETWEEN}]*r)?[mb]*"
    "|.",
    re.DOTALL,
)
_NOT_RTL = re.compile(f"[a12{_REMOVED[1:]}IJK]")
"""Without a match, a right-to-left paragraph is one run."""
_NOT_LTR = re.compile(f"[qr2{_REMOVED[1:]}IJK]")
"""Without a match, a left-to-right paragraph is one run."""
_FIRST_STRONG = re.compile("[^IJKPaqr]*([aqr])")
_INITIATOR = re.compile("[IJK]")

_PARAGRAPH_ENDS = "\n\r\x1c\x1d\x1e\x85\u2029"
_SEPARATOR = re.compile(f"[\t\x0b\x1f{_PARAGRAPH_ENDS}]")

# A character of class ON that stands for no class.
_END = "\ufffc"
_TAGS = tuple(chr(code) for code in range(0xE0020, 0xE0080))
_TAG_INDEX = {tag: index for index, tag in enumerate(_TAGS)}


class _Likes(dict[int, str]):
    """What stands for each code point that was met: a bracket itself, else its class's."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        like = character if character in BRACKETS else _LIKE[bidi_class(character)]
        self[code] = like
        return like


_likes = _Likes()


class Runs(NamedTuple):
    """A paragraph's directional runs (UAX #9 up to and with I2, and L2), before L1."""

    base: int
    """The paragraph's level: 0 left to right, 1 right to left."""
    starts: tuple[int, ...]
    """First character of each run in logical order, then the paragraph's length in characters."""
    rtl: tuple[bool, ...]
    """Whether the run's level is odd: its characters stand from right to left."""
    ranks: tuple[int, ...]
    """The run's place among the runs when the paragraph is one line, 0 leftmost."""


def base_level(text: str, default: int = 1) -> int:
    """Return the level of the paragraph `text` by its first strong character (P2, P3).

    Args:
        text: one paragraph; what follows a paragraph separator is not looked at.
        default: the level of a paragraph without a strong character outside isolates.
    """
    if not text.isprintable() and (end := re.search(f"[{_PARAGRAPH_ENDS}]", text)):
        text = text[: end.start()]
    likes = text.translate(_likes)
    if found := _FIRST_STRONG.match(likes):
        return 0 if found[1] == "a" else 1
    # A strong character after all isolates are closed answers where the text itself does not.
    closed = "P" * len(_INITIATOR.findall(likes))
    return int(get_base_level(f"{likes}{closed}{'r' if default else 'a'}".translate(_SENT)))


def resolve(text: str, base: int | None = None) -> Runs:
    """Return the directional runs of one paragraph.

    Runs are as long as they can be: neighbours with the same direction that also stand side by
    side on the screen are one run. A character that X9 removes belongs to the run before it.
    A paragraph separator inside `text` is taken for a segment separator.

    Args:
        text: one paragraph, in logical order; any characters.
        base: the paragraph's level, 0 or 1; None asks `base_level`.
    """
    if base is None:
        base = base_level(text)
    if not text:
        return Runs(base, (0,), (), ())
    # A paragraph's own end takes part in nothing (X8); L1 gives it its level.
    likes = text.rstrip(_PARAGRAPH_ENDS).translate(_likes)
    if (_NOT_RTL if base else _NOT_LTR).search(likes) is None:
        return Runs(base, (0, len(text)), (base == 1,), (0,))
    # Controls at the end act on nothing, but would act on the end mark.
    likes = likes.rstrip(_REMOVED)
    if not likes:
        return Runs(base, (0, len(text)), (base == 1,), (0,))
    units = _UNIT.findall(likes)
    visual = _visual_units("".join([unit[0] for unit in units]).translate(_SENT), base)
    offsets = list(accumulate(map(len, units), initial=0))
    ranks = sorted(range(len(visual)), key=visual.__getitem__)
    starts = [offsets[visual[rank][0]] for rank in ranks]
    starts.append(len(text))
    rtl = [visual[rank][2] for rank in ranks]
    return Runs(base, tuple(starts), tuple(rtl), tuple(ranks))


def visual_runs(text: str, runs: Runs, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Return the runs of characters `text[start:end]` set as one line, from left to right.

    L1 is applied to the line's trailing white space and around separators, then L2.

    Args:
        text: the paragraph.
        runs: `resolve(text)`.
        start: the line's first character.
        end: one past its last character.

    Returns:
        Runs as (first character, one past the last, whether it runs from right to left).
    """
    if start >= end:
        return []
    rtl = runs.base == 1
    if len(runs.rtl) == 1 and runs.rtl[0] is rtl:
        return [(start, end, rtl)]
    if _SEPARATOR.search(text, start, end) is None:
        return _segment(text, runs, start, end)
    # L1 puts a separator on the paragraph's level, so the text on its two sides never mixes.
    segments = []
    for separator in _SEPARATOR.finditer(text, start, end):
        segments.append(_segment(text, runs, start, separator.end()))
        start = separator.end()
    if start < end:
        segments.append(_segment(text, runs, start, end))
    if rtl:
        segments.reverse()
    return _merged([run for segment in segments for run in segment])


def mirrored(character: str) -> str:
    """Return what stands for `character` in a right-to-left run (L4), itself without a mirror."""
    return MIRRORED.get(character, character)


def _visual_units(units: str, base: int) -> list[tuple[int, int, bool]]:
    """Return runs of units as (first, last, rtl), left to right, for one character per unit."""
    count, width = len(units), 1
    while len(_TAGS) ** width < count:
        width += 1
    tags, index = _TAGS, _TAG_INDEX
    if width > 1:
        tags = tuple(map("".join, islice(product(_TAGS, repeat=width), count)))
        index = {tag: number for number, tag in enumerate(tags)}
    tagged = [""] * (2 * count)
    tagged[::2] = units
    tagged[1::2] = tags[:count]
    # L1 would reset tags at the very end, and with them the last units' parity.
    source = "".join(tagged) + _END
    shown = str(get_display(source, base_dir="R" if base else "L")).replace(_END, "")
    runs = []
    first = last = -2
    rtl = False
    for at in range(0, len(shown), width + 1):
        unit = index.get(shown[at : at + width][::-1])
        if unit is None:
            unit = index[shown[at + 1 : at + 1 + width]]
            if not rtl and unit == last + 1:
                last = unit
                continue
            odd = False
        else:
            if rtl and unit == first - 1:
                first = unit
                continue
            odd = True
        if at:
            runs.append((first, last, rtl))
        first = last = unit
        rtl = odd
    runs.append((first, last, rtl))
    return runs


def _segment(text: str, runs: Runs, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Return the visual runs of a line, or of its part up to and with a separator."""
    body = end
    while body > start and _likes[ord(text[body - 1])] in _TRAILING:
        body -= 1
    starts = runs.starts
    first = bisect_right(starts, start) - 1
    beyond = bisect_left(starts, body)
    rtl = runs.base == 1
    if body == start:
        return [(start, end, rtl)]
    if beyond - first == 1:
        line = [(start, body, runs.rtl[first])]
    else:
        line = []
        for run in sorted(range(first, beyond), key=runs.ranks.__getitem__):
            line.append((max(starts[run], start), min(starts[run + 1], body), runs.rtl[run]))
    if body < end:
        line.insert(0 if rtl else len(line), (body, end, rtl))
    return _merged(line)


def _merged(line: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """Return visual runs with those joined that follow each other in their own direction."""
    joined = line[:1]
    for start, end, rtl in line[1:]:
        left_start, left_end, left_rtl = joined[-1]
        if left_rtl is rtl and (end == left_start if rtl else start == left_end):
            joined[-1] = (min(start, left_start), max(end, left_end), rtl)
        else:
            joined.append((start, end, rtl))
    return joined
