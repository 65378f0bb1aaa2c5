"""Latin letters as Arabic spells them out: جي بي تي is GPT.

Arabic writes the English names of the letters, the Maghreb some of the French ones (هاش for H, كا
for K), with or without hamza. Several letters share a name, so a run of names has several readings:

- بي is B or P, جي is G or J: Arabic has neither p nor a letter that is always g;
- إيه, أيه and ايه are A; آي is I; أي is I (إيه أي, AI) or A; إي is E, A (أوبن إي آي, OpenAI) or
  the French I; اي, without its hamza, is any of the three;
- كي is K, زي and زد are Z; في is V though it is mostly the word "in".

Some names are common words as well (في, أن, أو, أم, أي). A run of such words alone is none of
letters: أو أن is "or that". One letter alone is no acronym, and more than six are none either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

_LONGEST = 6

_SPELLED = {
    "A": "إيه أيه ايه آيه إى أي إي اي",
    "B": "بي بى بيه",
    "C": "سي سى سيه",
    "D": "دي دى ديه",
    "E": "إي اي إى",
    "F": "إف اف أف",
    "G": "جي جى غي دجي",
    "H": "إتش اتش أتش إيتش ايتش آتش هاش",
    "I": "آي أي اي آى أى إي",
    "J": "جيه جاي جي جى",
    "K": "كيه كاي كي كى كا",
    "L": "إل ال أل",
    "M": "إم ام أم",
    "N": "إن ان أن",
    "O": "أو او",
    "P": "بي بى پي بيه",
    "Q": "كيو",
    "R": "آر ار أر",
    "S": "إس اس أس",
    "T": "تي تى تيه",
    "U": "يو",
    "V": "في فى ڤي فيه",
    "W": "دبليو دابليو دوبليو",
    "X": "إكس اكس أكس",
    "Y": "واي",
    "Z": "زد زي زى",
}
_COMMON = frozenset("في فى فيه أن ان إن أو او أم ام ال أي اي أى به كي كى كا".split())
_MARKS = re.compile("[\u0640\u064b-\u0652\u0670\u200b-\u200f]")
_BETWEEN = re.compile(r"[.\-\u2010-\u2015\s]+")
_NUMBER = re.compile(r"\d{1,4}\Z")


def _readings() -> dict[str, str]:
    """Return the letters that each spelling names, in the order of the alphabet."""
    readings: dict[str, str] = {}
    for letter, spellings in _SPELLED.items():
        for spelling in spellings.split():
            readings[spelling] = readings.get(spelling, "") + letter
    return readings


_READINGS = _readings()


def letters(word: str) -> str:
    """Return the Latin letters that a word may be the name of, empty where it is none.

    Tashkeel, tatweel and marks of direction do not count; clitics do (وبي is no letter).
    """
    return _READINGS.get(_MARKS.sub("", word), "")


def acronyms(words: Sequence[str]) -> frozenset[str]:
    """Return the Latin acronyms, in capitals, that a run of words may spell, or none.

    Every word is the name of a letter, or several joined by dots or hyphens (بي.بي.سي); a number
    of up to four digits may stand last and stays, in Western digits (إم آي 6 is MI6). From two to
    six letters, one of which is no common word.

    Callers join what stands before (شات جي بي تي) and try shorter runs: في of في بي بي سي may be
    the word "in".
    """
    if len(words) > _LONGEST + 1:
        return frozenset()
    names = [name for word in words for name in _BETWEEN.split(_MARKS.sub("", word)[:80]) if name]
    number = ""
    if names and _NUMBER.match(names[-1]):
        number = str(int(names.pop()))
    if not 2 <= len(names) <= _LONGEST or _COMMON.issuperset(names):
        return frozenset()
    readings = [_READINGS.get(name, "") for name in names]
    return frozenset("".join(found) + number for found in product(*readings))
