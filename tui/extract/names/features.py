"""What the tagger looks at: attributes of a word form, the same in training and in use.

All attributes belong to one form, none to a pair of words: pairs of clusters lowered F1 on held
out newswire by half a point, and sums over single forms can be kept per form.
"""

from __future__ import annotations

from typing import NamedTuple

from tui.extract.names.lexemes import Lexicon, bare, classes_of, form_of, split, stem

EDGE = "edge"
"""The attribute of the place before the first and behind the last token of a sentence."""
OFFSETS = (-2, -1, 0, 1, 2)
"""Where a form may stand, seen from the token that is tagged."""
_LIKELIEST = 4


class Attributes(NamedTuple):
    """The attributes of a form, by how far they reach."""

    core: str
    """The form without its proclitics."""
    here: tuple[str, ...]
    """Those used only for the token itself."""
    near: tuple[str, ...]
    """Those used for the tokens beside it too."""
    far: tuple[str, ...]
    """Those used for tokens up to two places away."""

    def at(self, offset: int) -> tuple[str, ...]:
        """Return the attributes that tell something of a token `offset` places before this one."""
        if offset == 0:
            return self.here + self.near + self.far
        return self.near + self.far if abs(offset) == 1 else self.far


def attributes(token: str, lexicon: Lexicon) -> Attributes:
    """Return the attributes of a token of any length, in time that does not grow with it."""
    form = form_of(token)
    proclitic, core = split(form, lexicon.classes)
    far = [f"c{core}", *classes_of(core, lexicon)]
    near = [f"k{proclitic}", f"w{form}"] if proclitic else []
    here: list[str] = []
    if "ء" <= core[:1] <= "ي":
        short = bare(core)
        here += [f"<{short[:size]}" for size in (1, 2, 3, 4) if len(short) > size]
        here += [f">{core[-size:]}" for size in (1, 3, 4) if len(core) > size]
        here.append(f"l{min(len(core), 8)}")
        near += [f">{core[-2:]}", f"t{stem(core)}", f"n{_likeness(core, lexicon)}"]
        if short != core:
            near.append("al")
    else:
        near.append(f"z{_shape(core)}")
    return Attributes(core, tuple(here), tuple(near), tuple(far))


def _shape(core: str) -> str:
    """Return what a token that is no Arabic word is: a number, a word, a sign, or a mixture."""
    if core.isdigit():
        return "0"
    if core.isalpha():
        return "a"
    return "m" if len(core) > 1 else "."


def _likeness(core: str, lexicon: Lexicon) -> int:
    """Return how much a word's letters are those of a name, from -4 to 4."""
    word = f"^{core}$"
    ratios = lexicon.likeness
    total = sum(ratios.get(word[at : at + 3], 0) for at in range(len(word) - 2))
    return max(-_LIKELIEST, min(_LIKELIEST, round(total / (len(word) - 2) / 4)))
