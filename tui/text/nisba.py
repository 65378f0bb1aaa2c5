"""Adjectives in ي and the nouns they are made of: سياسة سياسي, تكنولوجيا تكنولوجي, تونس تونسي.

They are two words of a dictionary that say one thing in two places of a sentence, so that a search
for one finds the other, though their stems are two. Neither goes on from there: the noun of an
adjective has no other nouns.
"""

from __future__ import annotations

from collections.abc import Iterator

from tui.text.endings import FUNCTION_WORDS
from tui.text.feminine import is_feminine_noun
from tui.text.plurals import is_plural
from tui.text.spellings import usual
from tui.text.vocabulary import Vocabulary, vocabulary

_LEAST = 3
"""Letters of a noun."""


def relations(stem: str, known: Vocabulary | None = None) -> tuple[str, ...]:
    """Return the stems of adjectives of a noun, or of the nouns of an adjective.

    Args:
        stem: A stem, as `tui.text.stems` returns it.
        known: The vocabulary to check with; by default the one that comes with the program.
    """
    known = known or vocabulary()
    if is_plural(stem):
        return ()
    if stem.endswith("ي"):
        noun = _noun(stem, known)
        return (noun,) if noun else ()
    return tuple(one for one in _adjectives(stem) if _noun(one, known) == stem)


def _noun(adjective: str, known: Vocabulary) -> str:
    """Return the noun that an adjective is made of, the most frequent where it may be several."""
    if not _is_adjective(adjective, known):
        return ""
    nouns = (one for one in _nouns(adjective) if one not in FUNCTION_WORDS and not is_plural(one))
    found = [one for one in nouns if _worth(one, known) >= 0]
    return max(found, key=lambda one: _worth(one, known), default="")


def _nouns(adjective: str) -> Iterator[str]:
    noun = adjective[:-1]
    if noun.endswith("اي"):
        yield f"{noun[:-1]}ء"
    elif len(noun) >= _LEAST - 1:
        yield from (f"{noun}ه", f"{noun}ا", f"{adjective}ا")
        if len(noun) >= _LEAST:
            yield noun


def _adjectives(noun: str) -> Iterator[str]:
    """Yield the adjectives that a noun may have."""
    if len(noun) < _LEAST:
        return
    if noun.endswith("اء"):
        yield f"{noun[:-1]}يي"
    yield f"{noun}ي"
    if noun[-1] in "اه":
        yield f"{noun[:-1]}ي"
        if noun[-2] == "ي":
            yield noun[:-1]


def _is_adjective(word: str, known: Vocabulary) -> bool:
    """Whether a word is met behind ال and with ة, which is no noun by itself."""
    is_met = min(known.worth(f"ال{word}"), known.worth(f"{word}ه")) >= 0
    return is_met and not is_feminine_noun(f"{word}ه") and not usual(word).endswith("ى")


def _worth(word: str, known: Vocabulary) -> int:
    if word in known.names:
        return max(0, known.worth(word))
    return max(known.worth(word), known.worth(f"ال{word}"))
