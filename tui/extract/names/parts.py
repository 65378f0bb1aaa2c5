"""Words of known people's names in Latin letters, as the same names in Arabic letters have them."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from tui.extract.names.book import book
from tui.extract.names.ordinary import ordinary_words
from tui.extract.names.tokens import words_of
from tui.model import EntityType
from tui.text.skeleton import distance, spelt_alike

_FARTHEST = 0.15
"""Distance of sounds up to which two words at one place are one word: sam, سام, not صامويل."""
_SHORTEST = 3
"""Letters of the shortest word that is taken: al, bin and de are no names."""


@lru_cache(maxsize=1 << 10)
def in_arabic(word: str) -> str:
    """Return how Arabic names of people have one word of their Latin ones: `elon`, ايلون.

    The first and the last words of forms of as many words are compared; what most people have is
    taken, of as many the longest. Empty for what is ordinary there (مسك), and where as many have
    what is not spelt alike.

    Args:
        word: In normal form; nothing is found for one that is not in Latin letters.
    """
    if len(word) < _SHORTEST or not word.isascii():
        return ""
    found: Counter[str] = Counter()
    # A given name begins full names; a surname by which somebody is known is a form by itself.
    for entry in {form.entry.id: form.entry for form in book().forms(word)}.values():
        if EntityType.PER in entry.types:
            found.update(_beside(word, [words_of(form) for form in entry.forms]))
    best = max(found, key=lambda one: (found[one], len(one), one), default="")
    rivals = (one for one in found if found[one] == found[best])
    return best if all(spelt_alike(one, best) for one in rivals) else ""


def _beside(word: str, forms: list[list[str]]) -> set[str]:
    """Return the Arabic words at the places of a Latin one that sound like it."""
    places = {
        (len(form), at) for form in forms if len(form) > 1 for at in (0, -1) if form[at] == word
    }
    beside = {form[at] for size, at in places for form in forms if len(form) == size}
    return {
        other
        for other in beside
        if len(other) >= _SHORTEST
        and not other.isascii()
        and other not in ordinary_words()
        and distance(word, other) <= _FARTHEST
    }
