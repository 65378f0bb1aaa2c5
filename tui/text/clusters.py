"""Grapheme clusters (UAX #29) and the cells that they take.

wcwidth finds the clusters, but importing it takes 25 ms, so text of letters, marks and
punctuation in the frequent scripts is cut here, by a letter that stands for the class of each
character. Widths are Rich's, because Rich and Textual place what is painted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate

from tui.text.tables.cell_widths import WIDENED, character_width

_ZWJ = "\u200d"
_EMOJI_STYLE = "\ufe0f"

# Grapheme_Cluster_Break=Extend, with the joiner, which extends too where no emoji stands before
# and after it (GB9, GB11).
_EXTEND = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0898-\u089f"
    "\u08ca-\u08e1\u08e3-\u08ff\u1ab0-\u1ace\u1dc0-\u1dff\u200c\u200d\u20d0-\u20f0\ufe00-\ufe0f"
    "\ufe20-\ufe2f"
)
# Grapheme_Cluster_Break=Control: a cluster by itself, without marks (GB4, GB5).
_CONTROL = "\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
# Characters of no class (GB999), none an emoji: ©, ®, ‼, ™ and so on are left to wcwidth, and so
# are the Arabic number signs and the end of ayah, which take the next character (GB9b).
_OTHER = (
    " -~\u00a0-\u00a8\u00aa-\u00ac\u00af-\u02ff\u0370-\u0482\u048a-\u052f\u0531-\u0556"
    "\u0561-\u058a\u05be\u05c0\u05c3\u05c6\u05d0-\u05ea\u05ef-\u05f4\u0606-\u060f\u061b"
    "\u061d-\u064a\u0660-\u066f\u0671-\u06d5\u06de\u06e5\u06e6\u06e9\u06ee-\u06ff\u0750-\u077f"
    "\u0870-\u088e\u08a0-\u08c9\u10a0-\u10ff\u1e00-\u1fff\u2000-\u200a\u2010-\u2027\u202f-\u203b"
    "\u203d-\u2048\u204a-\u205f\u2070-\u209c\u20a0-\u20c0\u2100-\u2121\u2123-\u2138\u213a-\u2193"
    "\u2200-\u2319\u2400-\u2426\u2500-\u25a9\u25cb-\u25fa\u3001-\u3020\u3041-\u3096\u30a1-\u30fa"
    "\u4e00-\u9fff\ufb50-\ufdff\ufe70-\ufefc\uff01-\uff9d\ufffd"
)

_CLUSTER = re.compile("c|[^c]e*")
"""A cluster by the letters of `_Kinds`; patterns of the classes take 1.6 ms of a start."""


@cache
def _ranges() -> tuple[list[str], str]:
    """The first character of each range of one kind, and the ranges' kinds."""
    kinds: dict[str, str] = {}
    for characters, kind in ((_OTHER, "o"), (_EXTEND, "e"), (_CONTROL, "c")):
        at = 0
        while at < len(characters):
            first = last = characters[at]
            at += 1
            if characters[at : at + 1] == "-":
                last = characters[at + 1]
                at += 2
            kinds[first] = kind
            kinds.setdefault(chr(ord(last) + 1), "?")
    starts = sorted(kinds)
    return starts, "".join(map(kinds.__getitem__, starts))


class _Kinds(dict[int, str]):
    """What stands for each code point that was met: `o` for those of no class, `e` for Extend,
    `c` for Control, `?` for what is left to wcwidth."""

    def __missing__(self, code: int) -> str:
        starts, kinds = _ranges()
        place = bisect_right(starts, chr(code))
        kind = self[code] = kinds[place - 1] if place else "?"
        return kind


_kinds = _Kinds()


class _Widths(dict[str, int]):
    """The cells of each character that was met."""

    def __missing__(self, character: str) -> int:
        width = self[character] = character_width(character)
        return width


_widths = _Widths()


def boundaries(text: str) -> list[int]:
    """Return the first character of each extended grapheme cluster, then the text's length.

    The rules are UAX #29's GB1 to GB999, with Indic conjuncts (GB9c) in one cluster.

    Returns:
        Characters, rising from 0; `[0]` for an empty text.
    """
    if text.isascii() and "\r" not in text:
        return list(range(len(text) + 1))
    kinds = text.translate(_kinds)
    if "?" not in kinds:
        starts = [cluster.start() for cluster in _CLUSTER.finditer(kinds)]
        starts.append(len(text))
        return starts
    from wcwidth import iter_graphemes

    # wcwidth lets marks join a lone surrogate; its class is Control, as U+0001's.
    whole = re.sub("[\ud800-\udfff]", "\x01", text)
    return list(accumulate(map(len, iter_graphemes(whole)), initial=0))


def without(characters: frozenset[str], text: str) -> str:
    """Return a text without some characters: a word in a third of the time of a pattern."""
    if characters.isdisjoint(text):
        return text
    return "".join(character for character in text if character not in characters)


def cell_width(cluster: str) -> int:
    """Return the cells of a cluster, or the sum for several, as `rich.cells.cell_len` does.

    Control characters count 0.
    """
    if len(cluster) == 1:
        return _widths[cluster]
    if _ZWJ not in cluster and _EMOJI_STYLE not in cluster:
        return sum([_widths[character] for character in cluster])
    total = 0
    measured = ""
    characters = iter(cluster)
    for character in characters:
        if character == _ZWJ:
            # What is joined to an emoji is drawn inside its cells.
            next(characters, None)
        elif character == _EMOJI_STYLE:
            total += measured in WIDENED
            measured = ""
        elif width := _widths[character]:
            measured = character
            total += width
    return total
