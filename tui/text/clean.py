"""What the characters of a file become before they are set: nothing that a terminal obeys.

The map goes from characters of the cleaned text to characters of the source, since one character
may become several (a word ligature such as U+FDF2 becomes its four letters).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

_FORMS = "\ufb1d-\ufdfc\ufe70-\ufefc"
_PRINTABLE_UNCLEAN = re.compile(f"[{_FORMS}]")
_UNCLEAN = f"\x00-\x1f\x7f-\x9f\u2028\u2029{_FORMS}\ufffe\uffff\ud800-\udfff\U000e0001"
REPLACEMENT = "\ufffd"
_BIDI_NAMES = dict(
    zip(
        "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
        "ALM LRM RLM LRE RLE PDF LRO RLO LRI RLI FSI PDI".split(),
        strict=True,
    )
)
"""The abbreviations of UAX #9, 2.1 to 2.6."""


@cache
def _unclean(reveal: bool) -> re.Pattern[str]:
    """A pattern of what cannot be set as it is: half a millisecond of a start, if that needs it."""
    bidi = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069" if reveal else ""
    return re.compile(f"[{_UNCLEAN}{bidi}]")


@lru_cache(maxsize=1024)
def _display(character: str) -> str:
    code = ord(character)
    if character in "\t\n\r\x0b\x0c\x85\u2028\u2029":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)  # the control pictures, such as ␛
    if code == 0x7F:
        return "\u2421"
    if character in _BIDI_NAMES:
        return f"[{_BIDI_NAMES[character]}]"
    if code < 0xA0 or code in (0xFFFE, 0xFFFF, 0xE0001) or 0xD800 <= code <= 0xDFFF:
        return REPLACEMENT
    # Presentation forms do not join with plain letters (UAX #9 and ArabicShaping.txt know them as
    # forms, not letters), so the letters behind them are set anew.
    import unicodedata

    # The blanks inside a word ligature such as U+FDFA hold: one source character is one word.
    return unicodedata.normalize("NFKC", character).replace(" ", "\u00a0")


def clean(text: str, reveal: bool = False) -> tuple[str, list[int] | None]:
    """Return the text to set and, where it differs in length, the source index of each character.

    Control characters become their pictures (U+2400 ...), tabs and line ends one blank, lone
    surrogates U+FFFD, presentation forms the letters that they stand for (NFKC). No character
    of the result is a control character.

    Args:
        text: Source characters.
        reveal: Whether bidi controls are set by their names, such as `[RLO]`, and order nothing.
    """
    # Nothing else that is unclean is printable.
    if text.isprintable() and _PRINTABLE_UNCLEAN.search(text) is None:
        return text, None
    unclean = _unclean(reveal)
    if unclean.search(text) is None:
        return text, None
    parts: list[str] = []
    sources: list[int] = []
    same_length = True
    position = 0
    for match in unclean.finditer(text):
        at = match.start()
        parts.append(text[position:at])
        sources.extend(range(position, at))
        shown = _display(match.group())
        parts.append(shown)
        sources.extend([at] * len(shown))
        same_length = same_length and len(shown) == 1
        position = at + 1
    parts.append(text[position:])
    sources.extend(range(position, len(text)))
    return "".join(parts), None if same_length else sources
