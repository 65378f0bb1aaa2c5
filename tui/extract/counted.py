"""What a number counts: the noun behind it, or before it, and that noun in the singular.

Arabic marks the counted noun by the number: a plural after 3 to 10, a singular in the accusative
after 11 to 99, a singular after hundreds and scales. A noun that no table knows is taken where it
has the form that the number asks for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.extract.amounts import Amount
from tui.extract.lexicon import NOTHING, Word, bare, fold, word_of
from tui.extract.tokens import Line


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun; token numbers."""

    first: int
    end: int
    unit: str
    """Without the article, singular where a table or its form tells."""


_PLURAL = re.compile(
    r".{2,}(?:ات|ين|ون|ان)|ا..ا.|..و.|..ا.|ا...ه|...?ا.|..ا.ي.|..ا..|.{3}اء|.{2}ا.ي|.{3}ي|.ُ?.ا.ه"
)
"""Forms of plurals: the sound ones, then أفعال فعول فعال أفعلة مفاعل مفاعيل فعلاء فعلى."""
_ACCUSATIVE = re.compile(r".{3,}ا|.{2,}ه")
_PARTICIPLE = re.compile(r"مت.ا?..|م..و.")
"""`متعامل`, `متسابق`, `مسجون`: a singular of people, counted by hundreds."""
_NO_NOUN = re.compile(r".{3,}ت(?:ها|هم)|[لبك].*(?:ها|هم|هن)|.*وا|لت.{2,}|لي(?!بي).{2,}")
"""`458 أطلقتها`, `7 ملايين لغيرها`, `1,7 مليون لجأوا`, `300 مليون لتصل`."""
_TANWEEN = re.compile(r"ت.{3}ا")
"""`تخصصا`, `تدريبا` behind 11 to 99, where no verb stands in the dual."""
_VERB = re.compile(r"[يتن][^ا].{2,3}|سي.{3,}|ست.{3,}|ا.{2}ت|.{3}ت")
_NO_SECOND = re.compile(
    r".*(?:[هاتي]|ون|ين|هم|هن|اء)|ي.*|س[يت].*|ت(?!..ي.$).*|ا.?ت..?.?.?|م.{3,}|است.?.?.?|اكثر|اكبر"
)
"""Adjectives in ة and ي, plurals, verbs, adverbs and participles, folded."""
_BILLION = 10**9
"""`3.4 مليارات أضرارا`: what is counted by billions stands in the tables, or in the genitive."""
_MAYBE_CLITIC = "وفبلك"
_FEMININE_PLURAL = re.compile(r".{3,}ات")
_ARTICLES = frozenset(("ال", "لل", "وال", "بال", "فال", "كال"))


def read_counted(line: Line, at: int, amount: Amount) -> Counted | None:
    """Return the noun that an amount counts, behind it; None where none follows."""
    first = at
    word = line.word(at)
    if word.whole == "من":
        at += 1
        word = line.word(at)
        construct = _construct(line, first, at) or _owned(word, first, at)
        if construct is not None or not _partitive(word, amount):
            return construct
    elif ends_in_accusative(line, amount) or not _counted(line, at, amount):
        return None
    if word.definite and word.sense.scale:
        return None
    known = word.sense.noun
    if known and amount.scale > 1 and not (amount.vague or _is_singular(word) or first != at):
        known = None  # behind a scale stands a singular: معامل is a parameter, not workshops
    unit = known or _singular(line, at, amount)
    end = at + 1
    behind = line.word(end)
    second = behind.sense.second
    if second and not behind.proclitic and behind.definite == word.definite:
        said = bare(line.text[line.starts[end] : line.ends[end]])
        masculine = not unit.endswith(("ة", "اء", "ى"))
        if not said.endswith("ة") or said.startswith("ال") or masculine:
            said = second
        unit, end = f"{unit} {said}", end + 1
    elif amount.vague and _is_vague_construct(word, behind):
        second = bare(line.text[line.starts[end] : line.ends[end]]).removeprefix("ال")
        unit, end = f"{unit} {second}", end + 1
    elif _is_construct(word, behind, amount) and not line.word(end + 1).latin:
        unit, end = f"{unit} {bare(line.text[line.starts[end] : line.ends[end]])}", end + 1
    return Counted(first, end, unit)


def ends_in_accusative(line: Line, amount: Amount) -> bool:
    """Whether a scale has its own ending and counts no word behind it: `21 مليونا نقدا`."""
    last = line.words[amount.end - 1]
    accusative = last.sense.scale_form == "one or two" and last.key.endswith("ا")
    return accusative and amount.end - amount.first > 1


def _is_construct(word: Word, behind: Word, amount: Amount) -> bool:
    """Whether an unknown noun belongs to the counted one: `محطة رصد`, `شركات طيران`.

    A feminine noun and a plural of things have adjectives in ة, so what has none is a noun.
    """
    key, second = word.key, behind.key
    if word.definite or word.sense.noun is None or amount.vague or behind.definite:
        return False
    if behind.proclitic or behind.sign or behind.latin or behind.digits or len(second) < 3:
        return False
    if second[0] in _MAYBE_CLITIC or _NO_SECOND.fullmatch(second) or behind.sense != NOTHING:
        return False
    if key.endswith("ه"):
        return amount.scale > 1 or not 3 <= amount.low <= 10
    return len(second) > 3 and key.endswith("ات") and not _is_singular(word)


def _is_vague_construct(word: Word, behind: Word) -> bool:
    """`مئات رؤوس الماشية`: an indefinite plural that its second word makes definite."""
    plain = not (word.definite or behind.proclitic or behind.sense.stop or behind.sense.time)
    return plain and behind.definite and word.sense.noun is not None and not _is_singular(word)


def _construct(line: Line, first: int, at: int) -> Counted | None:
    """`5 من عناصر الأمن`: a plural that its second word makes definite."""
    word, behind = line.word(at), line.word(at + 1)
    noun = word.sense.noun
    if noun is None or word.definite or word.proclitic or _is_singular(word):
        return None
    if not behind.definite or behind.proclitic or behind.sense.stop:
        return None
    second = bare(line.text[line.starts[at + 1] : line.ends[at + 1]]).removeprefix("ال")
    return Counted(first, at + 2, f"{noun} {second}")


def _owned(word: Word, first: int, at: int) -> Counted | None:
    """`ثلاثة من أطفالهما`: a plural with whose they are."""
    for suffix in ("هما", "هم", "هن", "ها", "ه"):
        stem = word.key.removesuffix(suffix)
        if stem != word.key and not word.proclitic and not word.sense.noun:
            if stem.endswith("اي"):
                stem = f"{stem[:-1]}ء"  # أبنائه
            known = word_of(stem)
            if known.sense.noun and not _is_singular(known) and known.key == stem:
                return Counted(first, at + 1, known.sense.noun)
    return None


def _partitive(word: Word, amount: Amount) -> bool:
    """`مئات الآلاف من الوظائف`, `اثنان من المسؤولين`: behind من a definite plural is counted."""
    if word.proclitic or word.sense.stop or word.sense.time or word.latin or word.sign:
        return False
    if word.sense.measure_noun:
        return False
    if word.sense.noun and not _is_singular(word):
        return word.definite or amount.vague or amount.scale > 1
    if not word.definite or word.sense.noun or word.sense.currency:
        return False
    if amount.vague or amount.scale > 1:
        return True
    return not amount.bare and word.key.endswith(("ين", "ون", "ات"))


def _is_singular(word: Word) -> bool:
    noun = word.sense.noun
    return noun is not None and fold(noun) in (word.key, word.key.removesuffix("ا"))


def _counted(line: Line, at: int, amount: Amount) -> bool:
    word = line.word(at)
    sense = word.sense
    if word.proclitic or word.latin or word.sign or word.digits or not word.key:
        return False
    if word.definite:
        return amount.vague and not sense.scale and not sense.stop and len(word.key) > 2
    if sense.noun is not None:
        return not _misnumbered(line, word, amount)
    if (
        sense.stop
        or sense.begins
        or sense.currency
        or sense.measure
        or sense.parts
        or sense.deictic is not None
    ):
        return False
    if sense.measure_noun or sense.age or len(word.key) < 3 or word.key[0] == "و":
        return False  # nouns in و that are counted are in the table; others begin with "and"
    return _has_form(word.key, amount)


def _misnumbered(line: Line, word: Word, amount: Amount) -> bool:
    """A singular noun behind 1 or 2 in digits is not counted, nor a plural in ون behind a scale."""
    plural = amount.scale > 1 and not amount.vague and not _is_singular(word)
    if plural and (word.key == "سكان" or word.key.endswith("ون")):
        return True
    small = amount.bare and amount.value in (0, 1, 2)
    return small and _is_singular(word)


def _has_form(key: str, amount: Amount) -> bool:
    if _NO_NOUN.fullmatch(key):
        return False
    if 11 <= amount.low <= 99 and amount.scale == 1 and _TANWEEN.fullmatch(key):
        return True
    if _VERB.fullmatch(key):
        return amount.scale > 1
    if amount.vague:
        return False
    if amount.scale > 1:
        return amount.scale < _BILLION or not key.endswith("ا")
    low = amount.low
    if amount.value is not None and amount.value != int(amount.value):
        return False
    if low == 0 and not amount.bare:
        return True
    if 3 <= low <= 10:
        return _PLURAL.fullmatch(key) is not None
    if 11 <= low <= 99:
        return _ACCUSATIVE.fullmatch(key) is not None and not key.endswith("يا")
    if _PARTICIPLE.fullmatch(key):
        return amount.value is not None and amount.value >= 100
    return low == 0 and amount.value != 0 and key.endswith(("ه", "ي"))


def _singular(line: Line, at: int, amount: Amount) -> str:
    """An unknown noun as it stands; without the accusative's alef behind 11 to 99."""
    text = bare(line.text[line.begin(at) : line.ends[at]])
    if line.words[at].definite:
        text = text.removeprefix("ال").removeprefix("ل")
    if 11 <= amount.low <= 99 and text.endswith("ا") and amount.scale == 1:
        return text[:-1]
    return text


def noun_before(line: Line, amount: Amount) -> Counted | None:
    """Return a definite plural before a definite number, or a dual before `اثنين`."""
    word = line.words[amount.first]
    place = amount.first - 1
    if word.digits:
        if line.word(place).whole not in _ARTICLES:
            return None
        place -= 1
    elif word.sense.number == 2 and not word.definite:
        return _dual_before(line, place)
    elif not word.definite and not line.word(amount.first + 1).whole.startswith("عشر"):
        return None
    noun = line.word(place)
    if not noun.definite or noun.sense.stop or amount.vague or place < 0:
        return None
    sense = noun.sense
    if sense.time and sense.plural:
        return Counted(place, place + 1, sense.time)
    if sense.noun and not _is_singular(noun):
        return Counted(place, place + 1, sense.noun)
    if sense.noun or sense.begins or sense.time:
        return None
    if _FEMININE_PLURAL.fullmatch(noun.key) or noun.key.endswith(("ين", "ون")):
        text = bare(line.text[line.begin(place) : line.ends[place]])
        return Counted(place, place + 1, text.removeprefix("ال"))
    return None


def dual_noun(word: Word) -> str | None:
    """Return the singular of a dual of a known noun: `شخصين` gives `شخص`."""
    key = word.key
    if len(key) < 5 or not key.endswith(("ين", "ان")):
        return None
    single = key[:-3] + "ه" if key[-3] == "ت" else key[:-2]
    return word_of(single).sense.noun if fold(single) == single else None


def _dual_before(line: Line, place: int) -> Counted | None:
    """`مسلحين اثنين`: the noun itself is a dual."""
    noun = line.word(place)
    key = noun.key
    if noun.definite or noun.sense.stop or len(key) < 5 or not key.endswith(("ين", "ان")):
        return None
    single = key[:-3] + "ه" if key[-3] == "ت" else key[:-2]
    known = noun.sense.noun or word_of(single).sense.noun
    if known is None and key[0] in "وفبلك":
        return None  # where its proclitic ends is not known
    return Counted(place, place + 1, known or single)
