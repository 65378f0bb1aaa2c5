"""Words in the form in which they are compared: one spelling for what readers take for one word.

Marks, tatweel and characters that are not seen are dropped; presentation forms become letters
(NFKC); forms of alef, yeh, heh, kaf and the hamza's seats are made equal, as are digits and case.
"""

from __future__ import annotations

import re
import unicodedata

_DROPPED = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc\uff01-\uff9d]")
_LATIN_MARKS = re.compile("[\u0300-\u036f]")
_SAME = str.maketrans(
    "أإآٱىیئېۍةەہۀکڪؤ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "ااااييييي" + "هههه" + "ككو" + "0123456789" * 2
)


def normal(text: str) -> str:
    """Return a word or phrase as it is compared; two spellings of one word give the same."""
    if text.isascii():
        return text.lower()
    if _FORMS.search(text):
        text = unicodedata.normalize("NFKC", text)
    text = _DROPPED.sub("", text).translate(_SAME)
    if text.isalpha() and text[0] >= "\u0600":
        return text
    return _LATIN_MARKS.sub("", unicodedata.normalize("NFD", text.casefold()))


def is_dropped(character: str) -> bool:
    """Whether a character makes no difference where words are compared."""
    return _DROPPED.match(character) is not None
