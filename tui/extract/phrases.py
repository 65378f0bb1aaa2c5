"""Words around a figure: hedges before and behind it, and what a rate refers to."""

from __future__ import annotations

from functools import cache

from tui.extract.lexicon import Word, fold, word_of
from tui.extract.tokens import Line
from tui.extract.words import hedges
from tui.model import Modifier

_LONGEST = 4
"""Words of the longest phrase in the tables, `بما لا يقل عن`."""
_FILLERS = frozenset("مبلغ ب ال لل ل قيمه ( مجموع مستوي حاجز عتبه سقف".split())
_WHOLE = frozenset(("الماليه", "الاجماليه", "الجمليه", "السوقيه"))
_MEASURED = frozenset(map(fold, hedges.MEASURE_NOUNS.split()))
_SUBJECT = 5
"""Words of the longest subject between a verb and its amount."""
_WITHIN = 7
"""Words of the longest subject within `لا يقل ... عن`."""
_VERBS = frozenset(
    map(
        fold,
        "تجاوز تجاوزت يتجاوز تتجاوز تخطى تخطت يتخطى تتخطى فاق فاقت ناهز ناهزت قارب قاربت".split(),
    )
)
_SHORTEST = 3
"""Letters of the shortest noun of money, `دخل`."""
_NOT = frozenset(("لا", "لم", "لن", "الا", "ولا", "ولم", "ولن", "والا"))
_OWNERS = ("ها", "هم", "هما", "ه")
_BEFORE_VERBS = "وفبلكس"
"""Proclitics of the words of a hedge, and the letter of what is to come: `سيتجاوز`."""
_REACH = 6
"""Words before a figure in which its rate is looked for: `تكلفة كل جيجاوات حاليا أكثر من 40`."""


@cache
def _table(text: str) -> dict[str, str]:
    found = {}
    for row in text.strip().splitlines():
        value, phrases = row.split(" ", 1)
        for phrase in phrases.split("|"):
            found[fold(phrase)] = found[fold(phrase).replace("لا ", "لا")] = value
    return found


@cache
def _last_words(text: str) -> frozenset[str]:
    return frozenset(phrase.rpartition(" ")[2] for phrase in _table(text))


def hedge_before(line: Line, first: int) -> tuple[Modifier, int, int] | None:
    """Return what the words right before a token say of its value, and which tokens they are."""
    at = first
    while line.word(at - 1).whole in _FILLERS and first - at < 2:
        at -= 1
    return (
        _hedge(line, at)
        or _hedge(line, _before_measure(line, at))
        or _parted(line, at)
        or _parted_far(line, at)
        or _before_subject(line, at)
        or _before_subject(line, first)
        or _before_place(line, first)
        or _plus(line, at)
    )


def _plus(line: Line, at: int) -> tuple[Modifier, int, int] | None:
    """`+15 ألف متجر`."""
    if line.word(at - 1).whole == "+" and line.touches(at):
        return Modifier.MORE_THAN, at - 1, at
    return None


def _before_subject(line: Line, at: int) -> tuple[Modifier, int, int] | None:
    """`تجاوزت طلبات الاكتتاب 16 مليار`: the subject stands between the verb and its amount."""
    for place in range(at - 2, max(-1, at - 2 - _SUBJECT), -1):
        word = line.words[place + 1]
        if word.sign or word.proclitic or word.sense.stop or word.digits or word.sense.number:
            return None
        verb = line.words[place].whole
        for form in (verb, verb[1:]):
            if form in _VERBS:
                said = line.phrase(place - 1, place)
                first = place - (said in _NOT)
                phrase = line.phrase(first, place + 1).lstrip("و")
                value = _table(hedges.BEFORE).get(
                    phrase.removeprefix(verb[0]) if form != verb else phrase
                )
                return (Modifier(value), first, place + 1) if value else None
    return None


def _before_place(line: Line, at: int) -> tuple[Modifier, int, int] | None:
    """`لا يتجاوز في البنوك 146 دينارا`, `تجاوزت هذا العام 5 مليارات`."""
    inner, outer = line.word(at - 1), line.word(at - 2)
    where = outer.whole in ("في", "خلال") and not inner.sign and not inner.digits
    if not where and not (outer.whole == "هذا" and inner.sense.time):
        return None
    verb = line.word(at - 3).whole
    return _hedge(line, at - 2) if verb in _VERBS or verb[1:] in _VERBS else None


def _parted(line: Line, at: int) -> tuple[Modifier, int, int] | None:
    """`لا تقل قيمتها عن 100 دولار`: the noun stands within the hedge."""
    last = line.word(at - 1).whole
    end = _before_measure(line, at - 1) if last in ("عن", "علي") else 0
    for length in range(min(_LONGEST - 1, end), 0, -1):
        phrase = f"{line.phrase(end - length, end)} {last}"
        if phrase in _table(hedges.BEFORE):
            return Modifier(_table(hedges.BEFORE)[phrase]), end - length, at
    return None


def _parted_far(line: Line, at: int) -> tuple[Modifier, int, int] | None:
    """`لا يقل سعر الكيلوغرام من الفلفل عن 4050 مليما`: the subject stands within the hedge."""
    last = line.word(at - 1).whole
    if last not in ("عن", "علي"):
        return None
    for place in range(at - 2, max(-1, at - 2 - _WITHIN), -1):
        word = line.words[place]
        if word.sign or word.digits or (word.sense.number and not word.definite):
            return None
        if word.whole in ("يقل", "تقل", "يزيد", "تزيد"):
            first = place - (line.phrase(place - 1, place) in _NOT)
            value = _table(hedges.BEFORE).get(f"{line.phrase(first, place + 1)} {last}".lstrip("و"))
            return (Modifier(value), first, at) if value else None
    return None


def _before_measure(line: Line, at: int) -> int:
    """Step over the noun in `تتجاوز قيمتها المالية 112 ألف دولار`."""
    if line.word(at - 1).whole in _WHOLE:
        at -= 1
    for suffix in ("ها", "ه", "هم", "هما"):
        key = line.word(at - 1).key
        if line.word(at - 1).sense.age:
            return at - 1
        stem = key.removesuffix(suffix)
        if stem != key and (stem in _MEASURED or f"{stem[:-1]}ه" in _MEASURED):
            return at - 1
    return 0


def _hedge(line: Line, at: int) -> tuple[Modifier, int, int] | None:
    table = _table(hedges.BEFORE)
    last = line.word(at - 1).whole
    for form in (last, last[1:]):
        if form in _last_words(hedges.BEFORE):
            break
    else:
        return None
    for length in range(min(_LONGEST, at), 0, -1):
        phrase = line.phrase(at - length, at)
        for start in (0, 1, 2):
            if start and phrase[start - 1 : start] not in _BEFORE_VERBS:
                break
            if phrase[start:] in table:
                return Modifier(table[phrase[start:]]), at - length, at
    return None


def about_date(line: Line, first: int) -> tuple[Modifier, int, int] | None:
    """Return the hedge right before a date: `نحو عام 1900`."""
    if line.word(first - 1).whole in ("نحو", "حوالي", "قرابه"):
        return Modifier.ABOUT, first - 1, first
    return None


def hedge_behind(line: Line, end: int) -> tuple[Modifier, int, int] | None:
    """Return what the words from a token on say of the value before them: `على الأقل`."""
    table = _table(hedges.BEHIND)
    for length in (3, 2, 1):
        phrase = line.phrase(end, end + length)
        if phrase in table:
            behind = line.word(end + length)
            if phrase in _OF_NEXT and (behind.digits or behind.sense.number or behind.sense.scale):
                return None
            return Modifier(table[phrase]), end, min(end + length, line.count)
    return None


_OF_NEXT = frozenset(("بحد اقصي", "بحد ادني"))
"""Of the number behind them, where there is one: `0.5% بحد أقصى 15 ألفا`."""
_GOODS = frozenset("نفط خام غاز مكافي معادل قمح مياه ماء كهرباء مسال طبيعي اضافي اضافيه".split())
"""Between a unit and its rate: `مليون برميل نفط يوميا`, `برميل نفط مكافئ يوميا`."""


def rate_behind(line: Line, end: int) -> tuple[str, int, int] | None:
    """Return what the words from a token on refer a rate to: `سنوياً`, `لكل برميل`."""
    table = _table(hedges.RATES)
    for length in (3, 2, 1):
        phrase = line.phrase(end, end + length)
        if phrase in table and not (phrase in _DATED and _is_time(line, end + length)):
            return table[phrase], end, min(end + length, line.count)
    if line.word(end).proclitic == "ك" and line.word(end).sense.money_noun:  # كراتب شهري
        yearly = line.word(end + 1).sense.yearly
        return (yearly, end + 1, end + 2) if yearly else None
    if line.word(end).whole == "من" and line.word(end + 1).definite:
        at = end + 2 + line.word(end + 2).definite
        if line.word(at).whole in ("سنويا", "شهريا", "يوميا", "اسبوعيا"):
            return table[line.word(at).whole], at, at + 1
    for at in (end + 1, end + 2):
        if line.word(at).whole in ("سنويا", "شهريا", "يوميا", "اسبوعيا"):
            goods = (line.word(place) for place in range(end, at))
            if all(word.key in _GOODS and not word.proclitic for word in goods):
                return table[line.word(at).whole], at, at + 1
    if line.word(end - 1).whole == "ي" and line.phrase(end - 3, end) == "ب / ي":
        return "day", end - 1, end
    if line.word(end).whole == "/" and (
        unit := line.word(end + 1).sense.time or line.word(end + 1).sense.measure
    ):
        return unit, end, end + 2
    return None


_DATED = frozenset(
    f"{letters}{fold(unit)}"
    for letters in ("في ال", "لل")
    for unit in "سنة عام شهر أسبوع يوم ساعة دقيقة ثانية".split()
)
"""Rates that are dates where they go on as such: `للعام المنتهي في ديسمبر`."""


def _is_time(line: Line, at: int) -> bool:
    """Whether `في الشهر` goes on as a date: `في الشهر ذاته`, `في العام 2024`."""
    word = line.word(at)
    return bool(word.definite or word.digits or word.key in ("نفسه", "ذاته", "نفسها", "ذاتها"))


def rate_before(line: Line, first: int, money: bool) -> tuple[str, int, int] | None:
    """Return a rate that words before a figure say.

    `سنويا 110 ألف تأشيرة`; for money also `راتبا سنويا يبلغ`, and `تكلفة كل جيجاوات`.
    """
    before = line.word(first - 1)
    if before.sense.yearly and before.whole in ("سنويا", "شهريا", "يوميا", "اسبوعيا"):
        return before.sense.yearly, first - 1, first
    if not money:
        return None
    for at in range(first - 1, max(first - 1 - _REACH, 0), -1):
        word, previous = line.words[at], line.words[at - 1]
        if word.whole in ("،", ".", "؛", ":"):
            return None
        if word.sense.yearly and is_money_noun(previous):
            return word.sense.yearly, at, at + 1
        if previous.key in ("كل", "لكل") and word.sense.measure:
            return word.sense.measure, at - 1, at + 1
    return None


def is_money_noun(word: Word) -> bool:
    """Whether a word says that an amount is money, also with whose it is: `راتبا`, `قيمتها`."""
    if word.sense.money_noun:
        return True
    return word.key.endswith(_OWNERS) and not word.sense.noun and _is_owned_money(word.key)


def _is_owned_money(key: str) -> bool:
    for suffix in _OWNERS:
        stem = key.removesuffix(suffix)
        if stem == key or len(stem) < _SHORTEST:
            continue
        feminine = f"{stem[:-1]}ه" if stem.endswith("ت") else stem
        if any(word_of(form).sense.money_noun for form in (stem, feminine)):
            return True
    return False


def rate_of_noun(line: Line, end: int) -> tuple[str, int, int] | None:
    """Return the rate in `من الإيرادات السنوية` behind an amount of money."""
    if line.word(end).whole == "من" and line.word(end + 1).sense.money_noun:
        yearly = line.word(end + 2).sense.yearly
        if yearly:
            return yearly, end + 2, end + 3
    return None
