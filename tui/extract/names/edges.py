"""Words at the edges of what the tagger takes for a name, which are none of it."""

from __future__ import annotations

from tui.extract.names.book import book
from tui.extract.names.ordinary import is_ordinary
from tui.extract.names.people import given_names, people_words
from tui.extract.names.tokens import Kind, Tokens
from tui.model import EntityType

_PERSONS = ("وا", "ون", "ان", "ها", "هم", "ه")
"""What a verb ends in behind its stem."""
_VERB = 5
"""Letters of the shortest verb with س in front: سيفتح."""


def ends_name(tokens: Tokens, at: int) -> bool:
    """Whether a word behind the first one of a run shows that the name has ended before it.

    A verb in the future (`... سيفتحان`), or ب and a known place (`جوهرة أف أم بالمهدية`).
    """
    if tokens.kinds[at] != Kind.ARABIC:
        return False
    key = tokens.keys[at]
    return is_future(key) or _is_in_place(key)


def is_future(key: str) -> bool:
    """Whether a word is an ordinary verb with س in front; foreign names begin so as well."""
    if len(key) < _VERB or key[0] != "س" or key[1] not in "يتنا" or key in people_words():
        return False
    verb = key[1:]
    stems = [verb, *(verb.removesuffix(end) for end in _PERSONS if verb.endswith(end))]
    # نشتري is seldom, يشتري is not.
    return any(is_ordinary(stem) or is_ordinary(f"ي{stem[1:]}") for stem in stems)


def _is_in_place(key: str) -> bool:
    """Whether a word is ب and a known place of one word, as it is in no name: بالمهدية, ببيروت."""
    if key[0] != "ب" or key in people_words() or key in book():
        return False
    return any(
        not form.rest and EntityType.LOC in form.entry.types for form in book().forms(key[1:])
    )


def is_noun_before(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a word is an ordinary noun in front of a person: `جناح` in `جناح عبد الواحد`.

    Args:
        tokens: The article.
        at: The word.
        last: One past the last word of the run.
    """
    key = tokens.keys[at]
    if last - at < 3 or not is_ordinary(key) or key in people_words():
        return False
    return tokens.keys[at + 1] in given_names() or tokens.keys[at + 1] == "عبد"
