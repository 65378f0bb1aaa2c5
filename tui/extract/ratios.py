"""Multiples and shares: `ثلاثة أضعاف`, `للنصف`, `ثلثي`; not weakness, not a clock's quarter."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from tui.extract.amounts import Amount, Found
from tui.extract.lexicon import Word
from tui.extract.readings import Quantity, Unit
from tui.extract.times import and_fraction
from tui.extract.tokens import Line
from tui.model import FigureKind

_COMPARED = frozenset("اكثر اكبر اعلي اقل اسرع اقوي اطول اصغر اضخم ارخص اغلي".split())


_MULTIPLIED = frozenset("كتله حجم وزن مساحه قطر كثافه ضغط ضعف".split())
"""Behind `100 مرة`: of the sun, or of what is said before."""
_OF_WHAT = 7
"""Words from `أصغر من درب التبانة` to its `مئة مرة`; right behind من stands a hedged number."""
_MULTIPLY = ("مضاعف", "تضاعف", "ضاعف", "يتضاعف", "تتضاعف", "يضاعف")


_DOUBLED = frozenset("عدد مبلغ رقم قيمه كميه سعر معدل متوسط حجم مستوي نسبه ثمن تكلفه".split())


_GROW = ("ارتفع", "ارتفاع", "زاد", "زياد", "يزيد", "تزيد", "تضاعف", "نما", "قفز", "رفع", "يرتفع")


def times_unit(line: Line, at: int, amount: Amount) -> Unit | None:
    """`ثلاثة أضعاف`, `100 ضعف`, `مضاعفة الخطة ثلاث مرات`, `5 مرات أكثر`."""
    word = line.word(at)
    if word.proclitic or amount.vague:
        return None
    found: tuple[Found, ...] = (("unit", at, at + 1, "times"),)
    if (word.sense.ratio in ("one", "many") or word.key == "ضعفا") and not word.definite:
        return Unit(FigureKind.RATIO, at + 1, "ratio.multiple", "times", found=found)
    if word.key == "امثال" and not word.definite:
        return Unit(FigureKind.RATIO, at + 1, "ratio.multiple", "times", found=found)
    if word.whole == "x" and line.touches(at):
        return Unit(FigureKind.RATIO, at + 1, "ratio.multiple", "times", found=found)
    if word.key in ("مره", "مرات") and not word.definite:
        extra = and_fraction(line, at + 1) or Fraction(0)
        end = at + 1 + (extra != 0)
        parted = amount.value is not None and amount.value != int(amount.value)
        if parted or extra or _is_compared(line, amount.first, end):
            return Unit(FigureKind.RATIO, end, "ratio.times", "times", extra=extra, found=found)
    return None


def _is_compared(line: Line, first: int, end: int) -> bool:
    """Whether times are of what grew or is compared, and do not count what happened."""
    before = [line.word(place) for place in range(first - 5, first)]
    if line.word(end).key in _MULTIPLIED:
        return True
    for place in range(first - _OF_WHAT, first - 2):
        if line.word(place).key in _COMPARED and line.word(place + 1).whole == "من":
            return True
    grown = any(other.key.lstrip("وف").startswith(_MULTIPLY) for other in before)
    grown = grown or any(other.key in ("تغطيه", "تغطيته") for other in before)
    return grown or before[-1].key in _COMPARED or line.word(end).key in _COMPARED


def twice(line: Line, at: int) -> Quantity | None:
    """`تضاعف مرتين`, `أسرع بمرتين ونصف`; `زاره مرتين` is no figure."""
    if line.words[at].definite:
        return None
    extra = and_fraction(line, at + 1) or Fraction(0)
    end = at + 1 + (extra != 0)
    if not extra and not _is_compared(line, at, end):
        return None
    value = 2 + extra
    found: tuple[Found, ...] = (("number", at, end, str(value)), ("unit", at, at + 1, "times"))
    of = Unit(FigureKind.RATIO, end, "ratio.times", "times", found=found)
    return Quantity(at, end, of, value, found=found)


def is_share(line: Line, at: int, end: int) -> bool:
    """Whether a fraction is one: the words for a fifth, an eighth and a tenth are others too."""
    word, behind = line.words[at], line.word(end)
    if end > at + 1:
        return True
    if word.key.endswith(("ها", "هم", "هن")):
        return True
    if word.key in ("خمس", "ثمن", "عشر", "سدس", "سبع"):
        if line.text.startswith("ُ", line.begin(at) + 1 + 2 * word.definite):
            return True  # with a damma it is no five
        return word.definite and line.word(at - 1).whole in ("من", "الي", "بنحو", "نحو", "حوالي")
    if word.key in ("ربع", "ثلث"):
        return word.definite or not (behind.sign or behind.latin or behind.sense.stop)
    if word.key in ("نصف", "نصفا"):
        before = line.word(at - 1).key
        if word.definite:
            return not behind.definite and not behind.sense.second
        if line.word(at - 1).definite:
            return False  # المواد نصف المصنعة
        return word.proclitic != "و" and before != "كره" and _is_owned(behind)
    return True


def _is_owned(behind: Word) -> bool:
    """Whether a word behind `نصف` is what is halved: `السكان`, `سكان`, `أعضائه`."""
    if behind.proclitic or behind.sign or behind.sense.stop:
        return False
    owned = behind.sense.noun is not None or behind.key.endswith(("ها", "هم", "ايه"))
    return behind.definite or owned


def ratio_alone(line: Line, at: int) -> Quantity | None:
    """`ضعف`, `ضعفين`; bare `أضعاف` is vague."""
    word = line.words[at]
    if word.sense.ratio == "many":
        if word.proclitic and "ل" not in word.proclitic and "ب" not in word.proclitic:
            return None
        found: tuple[Found, ...] = (("number", at, at + 1, "vague"),)
        of = Unit(FigureKind.RATIO, at + 1, "ratio.vague", "times", found=found)
        return Quantity(at, at + 1, of, vague=True, found=found)
    if word.key == "ضعف" and not _is_double(line, at):
        return None
    if word.key == "ضعفا":
        return None
    value = Decimal(2)
    found = (("number", at, at + 1, str(value)),)
    of = Unit(FigureKind.RATIO, at + 1, "ratio.multiple", "times", found=found)
    return Quantity(at, at + 1, of, value, found=found)


def _is_double(line: Line, at: int) -> bool:
    """Whether `ضعف` is "double" and not "weakness"."""
    word, before, behind = line.words[at], line.word(at - 1).whole, line.word(at + 1)
    if word.definite:
        grown = any(line.word(place).key.startswith(_GROW) for place in range(at - 5, at))
        near = any(line.word(place).key.startswith(_GROW) for place in (at - 1, at - 2))
        if near and not word.proclitic and line.word(at - 1).whole not in ("من", "في"):
            return True  # `زاد الضعف`
        return grown and (
            before in ("الي", "بنحو", "نحو", "حوالي", "بمقدار") or word.proclitic != ""
        )
    if behind.whole == "ما" or (behind.definite and behind.key in _DOUBLED):
        return True
    if before in ("اي", "وهو", "هو") and behind.key in _DOUBLED:
        return True
    said = ("نحو", "حوالي", "قرابه", "يعادل", "يساوي", "تعادل", "الي", "من", "بلغ", "بلغت", "يبلغ")
    return before in said and (behind.definite or behind.key in ("ما", "عدد", "حجم", "سعر", "قيمه"))
