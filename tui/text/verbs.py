"""A verb in the form under which a dictionary has it: يزعمون and زعمت are زعم.

The imperfect has a letter before the stem of the perfect (ي ت ن) and endings behind; of verbs that
begin with an alef that alef goes (أعلن, يعلن), of those with a و between (وصل, يصل), a hamza takes
another seat (أكد, يؤكد), and a long vowel is another one (قال يقول, أشار يشير, دعا يدعو). That a
word is one is taken for granted only where it is met with ي, in which every verb of news is met,
and never behind ال, which stands before no verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from tui.text.spellings import usual
from tui.text.vocabulary import Vocabulary

LEAST = 3
_OBJECTS = ("", "هما", "ها", "هم", "هن", "ه", "نا", "كم", "ني")
_PERSONS = ("", "ون", "وا", "ان", "ين", "ن", "ا")
_PERFECT = ("", "ت", "وا", "تا", "نا", "ا")
_Ending = tuple[str, str, str]
"""An ending, and its parts: the person's, the pronoun's."""


def _by_last_letter(persons: Sequence[str]) -> Mapping[str, Sequence[_Ending]]:
    """Return the endings of persons with and without pronouns; under nothing only the empty one."""
    found: dict[str, list[_Ending]] = {}
    for objects, person in product(_OBJECTS, persons):
        ending = f"و{objects}" if objects and person == "وا" else person + objects
        found.setdefault(ending[-1:], []).append((ending, person, objects))
    return found


_OF_IMPERFECT = _by_last_letter(_PERSONS)
_OF_PERFECT = _by_last_letter(_PERFECT)
_RARER = 3
"""Classes by which a form may be met more often than the perfect."""


def perfect(word: str, known: Vocabulary) -> str:
    """Return the perfect of a verb in index form, or its imperfect with ي where no other is known.

    The word itself where it is no verb, as far as is known.
    """
    if known.worth(f"ال{word}") >= 0 or len(word) < LEAST:
        return word
    if word[0] in "يتنس":
        # تمكنوا is of تمكن, and not of يمكن, as long as يتمكن is met.
        found = _of_perfect(word, known) if word[0] == "ت" else ""
        found = found or _of_imperfect(word, known)
        if found:
            return found
    return _of_perfect(word, known) or word


def _of_imperfect(word: str, known: Vocabulary) -> str:
    plain = word[1:] if word[0] == "س" else word
    if plain[0] not in "يتن" or len(plain) < LEAST:
        return ""
    thirds = []
    for ending, _, objects in (*_OF_IMPERFECT[""], *_OF_IMPERFECT.get(plain[-1], ())):
        if not plain.endswith(ending) or len(plain) - len(ending) < LEAST:
            continue
        third = f"ي{plain[1 : len(plain) - len(ending)]}"
        if objects and third[-1] == "ا":
            third = f"{third[:-1]}ي"
        unknown = plain[0] == "ي" and known.worth(word) < 0 and known.worth(third) < 0
        if not unknown and not _is_form(word, third, known):
            continue
        if found := _perfect_of(third, known):
            return found
        if not unknown:
            thirds.append(third)
    return max(thirds, key=known.worth, default="")


def _is_imperfect(third: str, known: Vocabulary) -> bool:
    return known.worth(third) >= 0 and known.worth(f"ال{third}") < 0 and third not in known.names


def _is_form(word: str, third: str, known: Vocabulary) -> bool:
    """Whether a word may be a form of a verb in the imperfect with ي, which must be known."""
    if not _is_imperfect(third, known):
        return False
    if word == third:
        return True
    if len(third) > LEAST:
        return known.worth(word) <= known.worth(third) + _RARER
    # نقل is not we and قل, though يقل is met.
    return word[0] != "ن" and known.worth(word) <= known.worth(third)


def _perfect_of(third: str, known: Vocabulary) -> str:
    """Return the perfect of an imperfect, the most frequent where it may be several; or nothing."""
    if third[1] == "و" and usual(third)[1] == "ؤ":
        one = f"ا{third[2:]}"  # أكد of يؤكد; أثر, أمن and ألف are nouns too, and seldom verbs
        return one if known.worth(f"ال{one}") < 0 and _is_perfect(one, known) else ""
    found = [one for one in _perfects(third[1:]) if _is_perfect(one, known)]
    if third[-2:-1] == "ي":  # يقيل is of أقال, not of قال, which is met far more often
        return next(iter(found), "")
    return max(found, key=known.worth, default="")


def _perfects(left: str) -> Iterator[str]:
    """Yield the perfects that an imperfect may have, from what stands behind its first letter."""
    if left[-2:-1] in ("و", "ي") and left[-1] not in "اي":
        hollow = f"{left[:-2]}ا{left[-1]}"
        if left[-2] == "ي":
            yield f"ا{hollow}"
        if len(hollow) >= LEAST:
            yield hollow
    if len(left) >= LEAST:
        yield left
    yield f"ا{left}"
    if len(left) == LEAST - 1:
        yield f"و{left}"
    if left[-1] == "و":
        yield f"{left[:-1]}ا"


def _is_perfect(word: str, known: Vocabulary) -> bool:
    """Whether a word is met in the perfect: with the ending of the feminine too."""
    if len(word) < LEAST or known.worth(word) < 0 or word in known.names:
        return False
    feminine = f"{word[:-1]}ت" if word[-1] in "اي" else f"{word}ت"
    return known.worth(feminine) >= 0


def _of_perfect(word: str, known: Vocabulary) -> str:
    """Return a verb in the perfect without the endings of persons and pronouns; or nothing."""
    least = known.worth(word) - _RARER
    for ending, person, objects in (*_OF_PERFECT[""], *_OF_PERFECT.get(word[-1], ())):
        rest = word.removesuffix(ending)
        if (ending and rest == word) or len(rest) < LEAST - 1:
            continue
        if objects and person == "ت" and _is_rather_noun(f"{rest}ه", rest, known):
            continue
        for one in (rest, f"{rest}ي", f"{rest}ا") if person == "ت" else (rest,):
            if known.worth(one) < least or not _is_perfect(one, known):
                continue
            if has_imperfect(one, known) or (not objects and _ends_a_verb(person, one, known)):
                return one
    return ""


def _ends_a_verb(ending: str, verb: str, known: Vocabulary) -> bool:
    """Whether an ending is that of a verb, though no imperfect of it is met: زعمت, and not لبنت."""
    if ending == "وا":
        return True
    return ending == "ت" and known.worth(f"ال{verb}") < known.worth(f"{verb}ت")


def _is_rather_noun(noun: str, verb: str, known: Vocabulary) -> bool:
    """Whether a noun in ة is met more often than a verb: حركته is rather of حركة than of حرك."""
    return known.worth(noun) > known.worth(verb) and usual(noun).endswith("ة")


def has_imperfect(word: str, known: Vocabulary) -> bool:
    """Whether a perfect, in index form, is met as an imperfect too, or can be nothing else."""
    if word.startswith("است"):
        return True
    return any(_is_imperfect(f"ي{left}", known) for left in _imperfects(word))


def _imperfects(word: str) -> Iterator[str]:
    """Yield what stands behind the first letter of the imperfects that a perfect may have."""
    left = word[1:] if word[0] == "ا" and len(word) > LEAST else word
    yield left
    if word[0] == "ا" and usual(f"يو{word[1:]}")[1] == "ؤ":
        yield f"و{word[1:]}"
    if word[0] == "و" and len(word) == LEAST:
        yield word[1:]
    if left[-2:-1] == "ا":
        yield f"{left[:-2]}ي{left[-1]}"
        yield f"{left[:-2]}و{left[-1]}"
    if word[-1] == "ا":
        yield f"{left[:-1]}و"
        yield f"{left[:-1]}ي"
