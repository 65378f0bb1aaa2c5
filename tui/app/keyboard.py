"""The same physical keys under the Arabic keyboard layout.

Source of the layout: XKB `symbols/ara` (basic), which agrees with Windows' "Arabic (101)" on all
letters used here.
"""

from __future__ import annotations

from textual.keys import _character_to_key

# Latin key -> what it types under the Arabic layout.
_LOWER = dict(
    zip("qwertyuiop[]asdfghjkl;'zxcvnm,./`", "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذ", strict=True)
)
_UPPER = {"Y": "إ", "H": "أ", "N": "آ", "J": "ـ", "K": "،", "?": "؟", "P": "؛", "Z": "~"}
# These keys type a lam-alef. XKB sends the one character, Windows sends the two letters at once.
_LAM_ALEF = {"b": "\ufefb", "G": "\ufef7", "T": "\ufef9"}
LAM = "ل"
AFTER_LAM = {"ا": "b", "أ": "G", "إ": "T"}
"""The second letter of a lam-alef sent as two, and the Latin key on which it is typed."""


def with_arabic(keys: tuple[str, ...]) -> list[str]:
    """Return Textual's names of these keys, and of the same keys under the Arabic layout."""
    names: list[str] = []
    for key in keys:
        names.append(_character_to_key(key) if len(key) == 1 else key)
        if len(key) == 1:
            arabic = _LOWER.get(key) or _UPPER.get(key) or _LAM_ALEF.get(key)
            if arabic:
                names.append(_character_to_key(arabic))
    return names
