"""A noun or an adjective without its endings, checked against a vocabulary.

Case, number, gender and a pronoun are endings that one word has; `شركاتها` is شركة, `عربيتين` عربي.
Each goes only where what is left is known, and where the word as a whole is not likelier to be a
word of its own: إنسان is no dual of أنس, since nobody writes its other case, and جبهة is not جبة.
What a grammar of Arabic has as the endings of a noun (Ryding 2005, 5 and 7) is taken off in up to
three turns: a pronoun, a plural, ة.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.text.feminine import is_feminine_noun
from tui.text.spellings import usual
from tui.text.vocabulary import Vocabulary

LEAST = 3
"""Letters that remain."""
FUNCTION_WORDS = frozenset(
    """غير بين قبل بعد تحت فوق مثل لكن ذات خلف دون عند عبر نحو حول كون بعض حين حيث منذ سوى لدي مع
    ضد قرب وسط امام وراء خلال ليس كان هذا ذلك هنا اذا انما عدا""".split()
)
"""Particles and nouns that stand before others as such: بينة and غيرة are no feminine of them."""
_PRONOUNS = ("هما", "ها", "هم", "هن", "نا", "كم", "ه", "ي")
_TURNS = 4
_RARE = 1
"""Classes by which a word with a short pronoun or tanwin may be met more often than without."""
_MUCH_RARER = 4
"""The same with a pronoun of two letters or more: أنفسهم, أنفس."""
_RARER = 3
"""Classes by which a plural may be met more often than one: المواطنين, مواطن."""
_SELDOM = 5
"""Classes by which the feminine of an adjective may be rarer: قطرة is none of قطر."""
_SPELT = 2
"""Class from which on the usual spelling of a word is known."""
_MASDAR = re.compile("ت..ي.|ا..?ت?.ا.")
"""Nouns of verbs, which are met with tanwin and hardly ever without: تنديدا."""
_OF_PLACES = re.compile("م.ا..")
"""A plural of nouns of place: محاكم, مدارس."""
_DUAL = 1
"""Classes by which a dual is rarer than its singular where its other case is not known."""


def base(word: str, known: Vocabulary, *, feminine: bool | None = None) -> str:
    """Return a word in index form and without clitics as a dictionary has it, as far as is known.

    Args:
        word: The word.
        known: What it is checked with.
        feminine: Whether it is written with ة, where that is known: in index form that is ه.
    """
    for _ in range(_TURNS):
        shorter = next(_shorter(word, known, feminine), word)
        if shorter == word or word in known.names:
            return word
        word, feminine = shorter, None
    return word


def _shorter(word: str, known: Vocabulary, feminine: bool | None) -> Iterator[str]:
    """Yield what a word may be without one ending, the likeliest first, or itself."""
    last = word[-1]
    if last == "ه" and (has_teh(word, known) if feminine is None else feminine):
        yield from _masculine(word, known)
        yield word
    if last in "هامنيمت" or word.endswith("كم"):
        yield from _without_pronoun(word, known)
    if word.endswith("ات"):
        yield from _of_plural(word, known)
    elif word.endswith(("ون", "ين", "ان")):
        yield from _of_number(word, known)
    elif last in "ايو":
        yield from _construct(word, known)


def has_teh(word: str, known: Vocabulary) -> bool:
    """Whether a word in index form, which ends in ه, is usually written with ة."""
    if usual(word).endswith("ة"):
        return True
    return known.worth(word) < _SPELT and is_feminine_noun(word)


def _masculine(word: str, known: Vocabulary) -> Iterator[str]:
    """Yield the masculine of a word with ة, where it has one: جديدة, and not عربة of عرب."""
    rest = word[:-1]
    if rest[-1] == "ا":  # حياة, امرأة: what stands before ة is part of the word
        return
    is_name = not known.names.isdisjoint((rest, f"ال{rest}")) and rest[-1] != "ي"
    if len(rest) < LEAST or is_name or rest in FUNCTION_WORDS or is_feminine_noun(word):
        return
    if _OF_PLACES.fullmatch(rest) and known.worth(f"{rest[:2]}{rest[3:]}ه") >= 0:
        return  # محاكم is of محكمة, and محاكمة none of it
    is_participle = rest[0] == "م" and len(rest) > LEAST
    met = _met(rest, known)
    if is_participle or (met >= 0 and met - max(0, _met(word, known)) <= _SELDOM):
        yield rest


def _without_pronoun(word: str, known: Vocabulary) -> Iterator[str]:
    is_other = word[-1] == "ه" and is_feminine_noun(word)  # رأيه, راية
    met = known.worth(f"ال{word}")
    if met >= max(0, known.worth(word) - _RARER) and not is_other:
        return  # what stands behind ال has no pronoun
    for pronoun in _PRONOUNS:
        rest = word.removesuffix(pronoun)
        if rest == word or len(rest) < LEAST:
            continue
        if pronoun == "ي" and usual(word).endswith("ى"):  # أجرى is no أجر
            continue
        if pronoun == "نا" and known.worth(word[:-1]) >= 0:  # أمينا is أمين
            continue
        rarer = _RARE if len(pronoun) == 1 else _MUCH_RARER
        least = max(0, known.worth(word) - rarer)
        found = [one for one in _unchanged(rest, known) if _is_met(one, known, least)]
        if found:
            yield max(found, key=known.worth)


def _unchanged(rest: str, known: Vocabulary) -> Iterator[str]:
    """Yield what stands before a pronoun as it is without: رؤيت is رؤية, رؤساو رؤساء."""
    yield rest
    if rest[-1] == "ت":
        if has_teh(f"{rest[:-1]}ه", known):
            yield f"{rest[:-1]}ه"
    elif rest.endswith(("او", "اي")):
        yield f"{rest[:-1]}ء"
    elif rest[-1] == "ا":
        yield f"{rest[:-1]}ي"


def _is_met(word: str, known: Vocabulary, least: int) -> bool:
    """Whether a word is met often enough, or a plural is whose singular is known."""
    if word in known.names:
        return False
    if known.worth(word) >= least:
        return True
    return word.endswith("ات") and len(word) > LEAST + 2


def _of_plural(word: str, known: Vocabulary) -> Iterator[str]:
    """Yield the singular of a word in ات: شركة of شركات, قرار of قرارات."""
    rest = word[:-2]
    if len(rest) < 2:
        return
    if has_teh(f"{rest}ه", known):
        yield f"{rest}ه"
    if len(rest) >= LEAST and _is_noun(rest, known):
        yield rest
    if known.worth(f"{rest}ا") >= 0 and len(rest) > LEAST:
        yield f"{rest}ا"


def _of_number(word: str, known: Vocabulary) -> Iterator[str]:
    """Yield the singular of a dual, or of a plural in ون and ين."""
    rest, ending = word[:-2], word[-2:]
    if rest[-1:] == "ت" and len(rest) >= LEAST and ending != "ون":
        teh = f"{rest[:-1]}ه"
        if known.worth(teh) >= max(0, known.worth(word)) and known.worth(rest) <= known.worth(teh):
            yield teh
    if len(rest) < LEAST or not _is_noun(rest, known):
        return
    whole, left = _met(word, known), _met(rest, known)
    cases = {"ون": ("ين",), "ين": ("ون", "ان"), "ان": ("ين",)}[ending]
    other = max(_met(f"{rest}{case}", known) for case in cases)
    if ending == "ان":
        if left > whole and other >= whole - _RARER:
            yield rest
    elif ending == "ين" and len(rest) == LEAST and rest[0] == "ت":
        return  # تمرين and تكوين are no plurals but the noun of a verb, whose last letter is ن
    elif other >= 0 or left >= whole + _DUAL:
        yield rest


def _construct(word: str, known: Vocabulary) -> Iterator[str]:
    """Yield a word without tanwin, or a plural and dual before another noun without theirs."""
    rest, last = word[:-1], word[-1]
    if len(rest) < LEAST or known.worth(f"ال{word}") >= 0 or rest in known.names:
        return
    if last in "اي" and rest[-1] == "ت":
        teh = f"{rest[:-1]}ه"
        if usual(teh).endswith("ة") and known.worth(teh) >= max(0, known.worth(rest)):
            yield teh
    if usual(word).endswith("ى"):
        return
    if last == "ا" and _MASDAR.fullmatch(rest):
        yield rest
    if _is_noun(rest, known):
        left, whole = known.worth(rest), known.worth(word)
        if last == "و":
            if len(rest) > LEAST and max(known.worth(f"{rest}{end}") for end in ("ون", "ين")) >= 0:
                yield rest
        # Longer ones are often met as circumstances: مشيرا, احتجاجا. حاليا is a word of its own.
        elif (last == "ا" and len(rest) > LEAST and rest[-1] != "ي") or left >= whole - _RARE:
            yield rest


def _is_noun(word: str, known: Vocabulary) -> bool:
    """Whether a word is met behind ال, or at least is no و, ف, ب, ل, ك and another word."""
    if word in known.names:
        return False
    if known.worth(f"ال{word}") >= 0 or (word[-1] == "ي" and known.worth(f"{word}ه") >= 0):
        return True
    return known.worth(word) >= 0 and not (
        word[0] in "وفبلك" and known.worth(word[1:]) >= known.worth(word)
    )


def _met(word: str, known: Vocabulary) -> int:
    return max(known.worth(word), known.worth(f"ال{word}"))
