"""Numbers written in digits: what `1,500`, `٣٫٥` and `2,5` are worth, and how JSON has them.

Digits of four sets are read: Western, full-width, Arabic-Indic and Persian. Between them `,` `،`
`٬` part thousands and `.` `٫` part decimals, unless the digits say otherwise: one `,` that is not
followed by exactly three digits is a decimal sign (`٣,٥`), and several `.` before three digits each
part thousands (`1.234.567`), as one does before a decimal `,` (`1.250,75`). Blanks part thousands
too (`12 500 000`). One `.` before exactly three digits can be either; `dotted_thousands` tells such
numbers, so that a scale word behind them can decide. `2½` and `½` are numbers too.
`2ر3` is none here: the lexicon of figures knows which of its parts is the whole one.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

Number = Decimal | Fraction
"""The value of a figure: exact, never NaN or infinite."""

LARGEST = Decimal(10) ** 18
"""A number above it is no figure."""

_SIGNIFICANT = 15
_LONGEST = 40
"""Characters of the longest number that is read: 10^18 with parted thousands has 25."""

_FULL_WIDTH = "".join(chr(sign) for sign in (*range(0xFF10, 0xFF1A), 0xFF0C, 0xFF0E))
_TO_WESTERN = str.maketrans(
    f"٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹{_FULL_WIDTH}،٬٫", "012345678901234567890123456789,.,\u066c."
)
_VULGAR = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4),
    "¾": Fraction(3, 4), "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5),
    "⅘": Fraction(4, 5), "⅙": Fraction(1, 6), "⅚": Fraction(5, 6), "⅛": Fraction(1, 8),
    "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
}  # fmt: skip
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[,\u066c]\d{3})+(?:\.\d+)?")
_DOT_GROUPED = re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})")
_PARTED = re.compile(r"[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?")
_BLANK = re.compile("[ \u00a0\u202f]")
_ZEROS = re.compile("[0٠۰]{2,}")
"""What is left of a number that was cut: no number is written with zeros alone."""
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_DOTTED = re.compile(r"[1-9١-٩۱-۹][0-9٠-٩۰-۹]{0,2}[.،][0-9٠-٩۰-۹]{3}")


def western(text: str) -> str:
    """Return digits and separators in their Western forms; `٬` stays, since it parts thousands."""
    return text.translate(_TO_WESTERN)


def read_digits(text: str) -> Number | None:
    """Return what a run of digits and separators is worth; None for what is no number.

    `1,50,00`, `1.2.3.4` and `٣٫٫٥` are none, and neither is anything above 1e18. A fraction such as
    `½` may follow whole digits, or stand alone.
    """
    if text[-1:] in _VULGAR:
        return _mixed(text[:-1].rstrip(), _VULGAR[text[-1]])
    return _decimal(text)


def _mixed(whole: str, part: Fraction) -> Number | None:
    if not whole:
        return part
    value = _decimal(whole)
    if value is None or value != value.to_integral_value() or value >= LARGEST:
        return None
    return add(value, part)


def _decimal(text: str) -> Decimal | None:
    if len(text) > _LONGEST or _ZEROS.fullmatch(text):
        return None
    plain = western(text)
    if _PARTED.fullmatch(plain):
        plain = _BLANK.sub("", plain).replace(",", ".")
    elif _DOT_GROUPED.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    elif _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "").replace("\u066c", "")
    elif _PLAIN.fullmatch(plain):
        plain = plain.replace(",", ".")
    else:
        return None
    value = Decimal(plain)
    return value if value <= LARGEST else None


def dotted_thousands(text: str) -> bool:
    """Whether a number is written as `1.500` or `1،500`: 1500 or 1.5, as its context says."""
    return _DOTTED.fullmatch(text) is not None


def add(one: Number, other: Number) -> Number:
    """Return the exact sum; Decimal and Fraction do not add up by themselves."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one + other
    return Fraction(one) + Fraction(other)


def to_json(value: Number | None) -> int | float | None:
    """Return a value as a plain JSON number of at most 15 significant digits."""
    if value is None:
        return None
    if isinstance(value, Fraction):
        value = Decimal(value.numerator) / Decimal(value.denominator)
    rounded = Decimal(f"{value:.{_SIGNIFICANT}g}")
    if rounded == rounded.to_integral_value():
        return int(rounded)
    return float(rounded)
