"""Numbers with no word for what they count: ages, and what other figures of the text count."""

from __future__ import annotations

from dataclasses import replace

from tui.extract.amounts import Amount, Found, read_amount
from tui.extract.anchors import TOLLS, in_sentence
from tui.extract.counted import dual_noun, noun_before
from tui.extract.dates import is_year
from tui.extract.money_nouns import (
    ALONE_REACH,
    is_more_money,
    is_price,
    money_by_noun,
    vague_money,
)
from tui.extract.phrases import hedge_before
from tui.extract.quantities import is_grade, unit_of
from tui.extract.readings import Quantity, Unit, like, scaled
from tui.extract.tokens import Line
from tui.model import FigureKind

_JOINTS = frozenset(("(", "و", "او", "الي", "الى", "مقابل", "من", "ب", "ل", "اي"))
_NO_TOLL = frozenset(("-", "–", "/", ":", "%", "من"))
_EVENTS = frozenset(("إصابة", "وفاة", "حالة", "حادث", "حادثة", "هجوم", "انفجار"))
"""What happened to those that are counted; not what is counted."""
OF_AGE = frozenset(("العمر", "عمره", "عمرها", "عمرهم", "عمرهما"))
"""Behind `من`: `في العشرين من عمره`."""
REACHED = frozenset("ناهز ناهزت يناهز تناهز تجاوز يتجاوز قارب يقارب".split())
"""Between `عمر` and an age without its unit."""
_OLDEST = 120
_AGES_REACH = 4
_TO = frozenset(("الي", "-", "–", "حتي"))
_BETWEEN = frozenset(("بين", "مابين"))
_JOINED_KINDS = frozenset(
    (FigureKind.MONEY, FigureKind.PERCENT, FigureKind.MEASURE, FigureKind.COUNT)
)
_COMPARED_REACH = 10
_COMPARING = frozenset("مقابل اصل او الي الى ب بمعدل بواقع بينهم بينها بينهن".split())
_CODED = frozenset(("-", "/", ":", "_", "@"))
_LIST_ENDS = frozenset(("،", "؛", ".", ")", "»", ""))
_PARALLEL = 3
"""Words between two members of a list."""
_ORDERED = frozenset(
    """
رقم ماده فصل جوله دقيقه دقيقتين قناه طريق صفحه بند كيلو طابق عام سنه مجموعه مرتبه مركز بوابه قانون
مرسوم قرار رحله ساعه غرفه قاعه نسخه جيل
""".split()
)
"""A number behind them is a name."""
_POWER = frozenset(("بقوه", "قوه", "قوته", "قوتها", "شدته", "شده"))
_QUAKES = frozenset(("زلزال", "هزه", "زلازل", "هزات"))
_OF_MORE = frozenset(("اصل", "بينهم", "بينها", "بينهن"))
"""Behind them a number is a part of those counted, whatever follows it."""
_OF_THEM = frozenset(("منهم", "منها", "منهن"))
_AMONG_THEM = frozenset(("منهم", "منها", "منهن", "بينهم", "بينها", "بينهن"))
_THEIR_NUMBER = frozenset(("عددهم", "عددها", "عددهن", "وعددهم", "وعددها", "وعددهن"))
_OTHERS_REACH = 14
"""Tokens between a count and `80 آخرون` that takes its noun."""


def bare_number(line: Line, amount: Amount, before: Quantity | None) -> Quantity | None:
    """A number without a unit: money by its noun, an age, or what the figure before it counts."""
    if noun_before(line, amount) or is_grade(line, amount):
        return None
    if before is not None and is_more_money(line, amount, before):
        return like(amount, before)
    found = (
        money_by_noun(line, amount)
        or _ages(line, amount)
        or _age_by_noun(line, amount)
        or _in_brackets(line, amount)
    )
    if found is None and before is not None:
        found = _joined(line, amount, before)
    return found or _magnitude(line, amount) or _others(line, amount)


def number_alone(line: Line, amount: Amount, before: Quantity | None) -> Quantity | None:
    """A number without a noun that counts what an earlier figure of its sentence counts.

    `45 مليار دولار في 2023، ثم 70 مليارا`; small numbers only where a word compares or parts them:
    `5260 وفاة مقابل 5861`. A number with a scale that follows no figure is counted by itself.
    """
    if amount.vague and amount.scale >= 10**6:
        return vague_money(line, amount, before)
    if amount.value is None or line.words[amount.first].definite:
        return None
    behind = line.word(amount.end)
    if behind.latin or behind.digits or behind.whole in _CODED or behind.sense.month:
        return None
    if noun_before(line, amount) or is_grade(line, amount):
        return None
    if amount.scale > 1:
        near = in_sentence(line, amount.first, before, ALONE_REACH)
        return like(amount, before) if before and near else _scaled_number(line, amount)
    if is_price(line, amount, before):
        return like(amount, before) if before else None
    near = in_sentence(line, amount.first, before, _COMPARED_REACH)
    if before is None or not near or not _is_compared(line, amount, before):
        return None
    return like(amount, before)


def _is_compared(line: Line, amount: Amount, before: Quantity) -> bool:
    """`مقابل 5861`, `من أصل 600`, `بينهم 45`, or right behind a verb: `20 سهما وتراجع 87`."""
    if not amount.bare or (is_year(line, amount.first) and not _is_deictic(line, amount.end)):
        return False
    led = line.word(amount.first - 1).whole
    if led in ("ب", "ال"):
        led = line.word(amount.first - 2).whole if led == "ال" else "ب"
    verb = amount.first - before.end == 1 and line.words[before.end].whole[:1] == "و"
    if _is_parallel(line, amount, before):
        return True
    if not (verb or led in _COMPARING):
        return False
    if before.of.kind != FigureKind.COUNT and led != "مقابل":
        return False
    return led in _OF_MORE or _ends_here(line, amount)


def _is_parallel(line: Line, amount: Amount, before: Quantity) -> bool:
    """`63.5 ملم، وفي إربد 41،`: a list whose members name no unit but the first."""
    between = range(before.end, amount.first)
    words = [place for place in between if not line.words[place].sign]
    if not 1 <= len(words) <= _PARALLEL or line.words[words[0]].whole[:1] != "و":
        return False
    if len(between) - len(words) > 2 or line.words[words[-1]].key in _ORDERED:
        return False
    bracketed = line.words[amount.first - 1].whole == "(" and line.word(amount.end).whole == ")"
    return bracketed or line.word(amount.end).whole in _LIST_ENDS


def _is_deictic(line: Line, at: int) -> bool:
    """`مقابل 2000 العام الماضي` is no year."""
    return line.word(at).definite and line.word(at).sense.time == "year"


def _scaled_number(line: Line, amount: Amount) -> Quantity | None:
    """`تتجاوز الحصيلة 68 ألفا`, `نصف المليون`: counted, though not said what is."""
    first = line.words[amount.first]
    if not (first.digits or first.sense.fraction or line.word(amount.first + 1).sense.parts):
        return None
    unit = Unit(FigureKind.COUNT, amount.end, "count.number")
    return Quantity(amount.first, amount.end, unit, amount.value, found=amount.found)


def _ends_here(line: Line, amount: Amount) -> bool:
    """Whether nothing behind a number could be counted by it, so far as its form tells."""
    behind = line.word(amount.end)
    if behind.sign or behind.sense.stop or behind.proclitic or behind.definite:
        return True
    return 3 <= amount.low <= 99 and not behind.sense.begins and not behind.sense.measure


def _in_brackets(line: Line, amount: Amount) -> Quantity | None:
    """`(21,403) مخالفا`: what is counted stands behind the brackets; only the number is told."""
    end = amount.end
    if line.word(amount.first - 1).whole != "(" or line.word(end).whole != ")":
        return None
    unit = unit_of(line, replace(amount, end=end + 1))
    if unit is None or amount.value is None or unit.extra or unit.kind == FigureKind.DURATION:
        return None
    before, noun = line.word(amount.first - 2), line.word(end + 1)
    led = before.sense.stop or before.sense.measure_noun or before.whole in ("و", "ب")
    if line.word(end + 2).definite or (noun.key.endswith("ه") and not led):
        return None  # a rank behind its holder: `جامعة قطر (349) جامعة الإمارات`
    value = scaled(amount.value, unit)
    if value is None:
        return None
    found = (*amount.found, *unit.found)
    return Quantity(amount.first, end, replace(unit, end=end), value, found=found)


def _magnitude(line: Line, amount: Amount) -> Quantity | None:
    """`وآخر بقوة 7,2`: an earthquake's, without the word for degrees."""
    if amount.value is None or amount.value > 10 or line.word(amount.first - 1).key not in _POWER:
        return None
    around = (line.word(place).key for place in range(amount.first - 40, amount.first + 8))
    if _QUAKES.isdisjoint(around):
        return None
    unit = Unit(FigureKind.MEASURE, amount.end, "measure.magnitude", "magnitude")
    return Quantity(amount.first, amount.end, unit, amount.value, found=amount.found)


def _others(line: Line, amount: Amount) -> Quantity | None:
    """`وفاة شخصين وإصابة 9 آخرين`: what nothing counts before it is the nearest noun's."""
    counted = line.word(amount.first - 1).whole in _THEIR_NUMBER or _is_toll(line, amount)
    if counted and amount.value is not None and not line.word(amount.end).sense.other:
        unit = Unit(FigureKind.COUNT, amount.end, "count.number")
        return Quantity(amount.first, amount.end, unit, amount.value, found=amount.found)
    if amount.value is None or not line.word(amount.end).sense.other:
        return None
    found: tuple[Found, ...] = amount.found
    noun = None
    for place in range(amount.first - 1, max(-1, amount.first - 1 - _OTHERS_REACH), -1):
        if line.words[place].whole == ".":
            break
        noun = dual_noun(line.words[place]) or line.words[place].sense.noun
        if noun is not None and noun not in _EVENTS:
            found = (*found, ("noun", place, place + 1, noun))
            break
        noun = None
    unit = Unit(FigureKind.COUNT, amount.end, "count.others", noun)
    return Quantity(amount.first, amount.end, unit, amount.value, found=found)


def _is_toll(line: Line, amount: Amount) -> bool:
    """`قتل 3 وأصيب 5`, `إصابة أكثر من 800`: who was hurt, without a noun."""
    behind = line.word(amount.end)
    if not amount.bare or not (
        behind.sign or behind.sense.stop or behind.proclitic or behind.definite
    ):
        return False
    if behind.whole in _NO_TOLL or behind.sense.part or behind.sense.month:
        return False
    hedge = hedge_before(line, amount.first)
    before = line.word((hedge[1] if hedge else amount.first) - 1).key
    return before in TOLLS or before.removeprefix("و") in TOLLS


def _age_by_noun(line: Line, amount: Amount) -> Quantity | None:
    """`في سن 35`, `في العشرين من عمره`: an age without its unit."""
    if amount.value is None or amount.value > _OLDEST or amount.scale > 1:
        return None
    at = amount.first - 1 - (line.word(amount.first - 1).whole in ("ال", "لل"))
    before, behind = line.word(at), line.word(amount.end + 1)
    after = line.word(amount.end).whole == "من" and behind.whole in OF_AGE
    reached = before.key in REACHED and line.word(at - 1).sense.age
    if not (before.key == "سن" and before.whole.endswith("سن")) and not after and not reached:
        return None
    if reached and not _ends_here(line, amount):
        return None
    unit = Unit(FigureKind.AGE, amount.end, "age.noun", "year")
    return Quantity(amount.first, amount.end, unit, amount.value, found=amount.found)


def _ages(line: Line, amount: Amount) -> Quantity | None:
    """`تتراوح أعمارهم بين 40 و75`: a range of ages without its unit."""
    led, joint = line.word(amount.first - 1).whole, line.word(amount.end)
    aged = any(line.word(at).sense.age for at in range(amount.first - _AGES_REACH, amount.first))
    if not aged or amount.scale > 1 or amount.value is None or line.words[amount.first].definite:
        return None
    at = amount.end
    if joint.whole in _TO or (joint.whole == "و" and led in _BETWEEN):
        at += 1
    elif not (joint.proclitic == "و" and led in _BETWEEN):
        return None
    other = read_amount(line, at, joined=joint.whole in ("-", "–"))
    if other is None or other.value is None or not amount.value < other.value <= _OLDEST:
        return None
    if other.scale > 1 or not _ends_here(line, other):
        return None
    unit = Unit(FigureKind.AGE, other.end, "age.noun", "year")
    found = (*amount.found, *other.found)
    return Quantity(amount.first, other.end, unit, low=amount.value, high=other.value, found=found)


def _joined(line: Line, amount: Amount, before: Quantity) -> Quantity | None:
    """`5 ملايين دولار و7 ملايين`, `20 شخصا وأصيب 80 آخرون`: the unit of the figure before."""
    if amount.value is None or before.of.kind not in _JOINED_KINDS:
        return None
    behind = line.word(amount.end)
    between = range(before.end, amount.first)
    of_them = behind.whole in _OF_THEM or line.word(amount.first - 1).whole in _AMONG_THEM
    if of_them and line.word(amount.first - 1).whole in _THEIR_NUMBER:
        return None
    if of_them and behind.whole not in _OF_THEM and not _free_behind(line, amount, before):
        of_them = amount.bare and _ends_here(line, amount)  # `منها 3 تدخل الخدمة`
    if behind.sense.other and before.of.kind == FigureKind.MONEY and amount.scale > 1:
        near = in_sentence(line, amount.first, before, ALONE_REACH)
        return like(amount, before) if near else None
    if behind.sense.other or of_them or _is_toll(line, amount):
        if before.of.kind != FigureKind.COUNT or len(between) > _OTHERS_REACH:
            return None
        if any(line.words[place].whole == "." for place in between):
            return None
    elif not _free_behind(line, amount, before) or not _is_joint(line, amount, between):
        return None
    if amount.value == before.value and line.words[amount.first - 1].whole == "(":
        return None  # `طنين (2)`
    return like(amount, before)


def _free_behind(line: Line, amount: Amount, before: Quantity) -> bool:
    """Whether nothing behind a number could be counted by it."""
    behind = line.word(amount.end)
    if before.of.kind == FigureKind.MONEY and amount.scale == 1:
        return False
    if behind.latin or behind.digits:
        return False
    return behind.sign or behind.sense.stop or bool(behind.proclitic) or behind.definite


def _is_joint(line: Line, amount: Amount, between: range) -> bool:
    if len(between) > 2:
        return False
    if any(line.words[place].whole not in _JOINTS for place in between):
        return False
    return bool(between) or line.words[amount.first].proclitic == "و"
