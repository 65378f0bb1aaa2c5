"""Stems of one root: كتاب, كتب, مكتوب. A question and its answer often have another form of a word.

Nearly all words of Arabic are made of three consonants, with vowels and a few other letters put
between and around them. What is left of a stem without those letters is no root of the grammarians
and joins words that have nothing in common (`سفر`, `سفارة`), so it serves only where many words of
a question are weighed together. Character 4-grams, which take as much room as the text, have the
paragraphs of 93 questions at MRR@10 0.92, this has them at 0.93.

Made by `tests/vocabulary/build.py` of the words of the vocabulary that are no names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from tui.text.vocabulary import CODEC, vocabulary

FILE = Path(__file__).with_name("kin.z")
MOST = 24
"""Stems of one root; of more the rare ones are left out."""
_VOWELS = frozenset("اويء")
_LEAST = 3


def kin(stem: str) -> tuple[str, ...]:
    """Return a stem with ة or without, then the known ones of its root, the most frequent first."""
    # With weak consonants there are no three left of them: سياح, سياحة.
    if len(stem) < _LEAST or not "ء" <= stem[0] <= "ي":
        return ()
    near = stem[:-1] if stem.endswith("ه") else f"{stem}ه"
    nearest = () if near in vocabulary().names else (near,)
    family = dict.fromkeys((*nearest, *_families().get(root(stem), ())))
    return tuple(other for other in family if other != stem)


def root(stem: str) -> str:
    """Return the consonants of a stem, without letters that forms of a verb or a noun add.

    Those are م, ت, ن at the beginning, ت, س, ن behind them (مستخدم), ت behind the first letter
    (اجتمع), ه and ت at the end, as long as three consonants are left; empty where no three are.
    """
    left = stem[:1] + "".join(letter for letter in stem[1:] if letter not in _VOWELS)
    if len(left) > _LEAST and left[-1] == "ه":  # ة, which is no letter of a root: تجارة
        left = left[:-1]
    for added in ("متاين", "تسن", "ت"):
        if len(left) > _LEAST and left[0] in added:
            left = left[1:]
    if len(left) > _LEAST and left[1] == "ت":
        left = left[0] + left[2:]
    if len(left) > _LEAST and left[-1] == "ت":
        left = left[:-1]
    return left if len(left) >= _LEAST else ""


@cache
def _families() -> Mapping[str, tuple[str, ...]]:
    """Return the stems of each root; read in 15 ms."""
    import zlib

    lines = zlib.decompress(FILE.read_bytes()).decode(CODEC).split("\n")
    families = (tuple(line.split(" ")) for line in lines)
    return {root(stems[0]): stems for stems in families}


def packed(stems: Mapping[str, int], names: Iterable[str] = ()) -> bytes:
    """Return families as they are kept in the file.

    Args:
        stems: Stems and how often they are met.
        names: Stems that have no kin.
    """
    import zlib

    left_out = frozenset(names)
    families: dict[str, list[str]] = {}
    for stem in sorted(stems, key=lambda one: (-stems[one], one)):
        if stem not in left_out and (left := root(stem)):
            families.setdefault(left, []).append(stem)
    kept: Sequence[str] = [
        " ".join(family[:MOST]) for _, family in sorted(families.items()) if len(family) > 1
    ]
    return zlib.compress("\n".join(kept).encode(CODEC), 9)
