"""Percentages, units of measure and degrees behind a number."""

from __future__ import annotations

from fractions import Fraction

from tui.extract.amounts import Amount, Found
from tui.extract.lexicon import unit_seconds
from tui.extract.readings import Unit
from tui.extract.tokens import Line
from tui.model import FigureKind

_PERCENT = frozenset(("%", "٪", "بالمايه", "بالميه"))


_HUNDRED = frozenset(("المايه", "الميه"))


_HOURS = frozenset(("س", "ساعه", "الساعه", "h", "سا"))


_POWERS = {"2": "2", "3": "3", "²": "2", "³": "3"}


_HEAT_REACH = 30


def percent_unit(line: Line, at: int) -> Unit | None:
    """Return percent, or percentage or basis points, behind a number."""
    word = line.word(at)
    if word.whole in _PERCENT:
        end = at + 1
    elif word.whole in ("في", "ب") and line.word(at + 1).whole in _HUNDRED:
        end = at + 2
    elif word.key in ("نقطه", "نقاط") and line.word(at + 1).key in ("ميويه", "ماويه"):
        found = (("unit", at, at + 2, "percentage point"),)
        return Unit(FigureKind.PERCENT, at + 2, "percent.points", "percentage point", found=found)
    elif word.key in ("نقطه", "نقاط") and line.word(at + 1).key == "اساس":
        found = (("unit", at, at + 2, "basis point"),)
        return Unit(FigureKind.PERCENT, at + 2, "percent.points", "basis point", found=found)
    else:
        return None
    return Unit(FigureKind.PERCENT, end, "percent.sign", found=(("unit", at, end, "%"),))


def measure_unit(line: Line, at: int, amount: Amount) -> Unit | None:
    """Return the unit of measure behind an amount."""
    if line.word(at).whole == "من" and amount.vague:
        at += 1
    word = line.word(at)
    if word.proclitic or (word.definite and not amount.vague):
        return None
    if word.whole == "°":
        end = at + 1 + (line.word(at + 1).whole in ("c", "م") and line.touches(at + 1))
        found: tuple[Found, ...] = (("unit", at, end, "°C"),)
        return Unit(FigureKind.MEASURE, end, "measure.degrees", "°C", found=found)
    if word.whole == "ب" and line.phrase(at, at + 3) == "ب / ي":
        return Unit(
            FigureKind.MEASURE,
            at + 3,
            "measure.unit",
            "barrel",
            found=(("unit", at, at + 1, "barrel"),),
        )
    if word.key in ("درجه", "درجات"):
        return _degrees(line, at)
    unit = word.sense.measure
    if word.whole == "م" and not amount.vague:
        unit = "m"
    if unit is None or word.sense.dual:
        return None
    unit, end = _second_word(line, at + 1, unit)
    found = (("unit", at, end, unit),)
    extra, end = and_half(line, end, word.sense.measure)
    return Unit(FigureKind.MEASURE, end, "measure.unit", unit, extra=extra, found=found)


def and_half(line: Line, end: int, measure: str | None) -> tuple[Fraction, int]:
    """Return the half behind a unit and where it ends: `متر ونصف المتر`, `كيلومترين ونصف`."""
    half, again = line.word(end), line.word(end + 1)
    if half.proclitic != "و" or half.sense.fraction != Fraction(1, 2) or half.definite:
        return Fraction(0), end
    if again.sense.measure == measure and again.definite:
        return Fraction(1, 2), end + 2
    if again.sign or again.sense.stop:
        return Fraction(1, 2), end + 1
    return Fraction(0), end


def _second_word(line: Line, end: int, unit: str) -> tuple[str, int]:
    """Join the second word of a unit: `متر مربع`, `كلم/س`, `كيلومترا في الساعة`, `م2`."""
    behind = line.word(end)
    seconds = unit_seconds()
    if not behind.proclitic and (second := seconds.get((unit, behind.key))):
        hours = second == "mAh" and line.word(end + 1).whole == "/"
        return second, end + (3 if hours and line.word(end + 2).whole in _HOURS else 1)
    hourly = seconds.get((unit, "ساعه")) or (f"{unit}/h" if unit == "mi" else None)
    if hourly and behind.whole == "/" and line.word(end + 1).whole in _HOURS:
        return hourly, end + 2
    if unit in ("km", "mi") and line.phrase(end, end + 2) == "في الساعه":
        return f"{unit}/h", end + 2
    if unit in ("km", "mi") and behind.whole in ("بالساعه", "للساعه"):
        return f"{unit}/h", end + 1
    power = _POWERS.get(behind.digits or behind.whole)
    if power and line.touches(end) and unit in ("m", "km", "cm"):
        return f"{unit}{power}", end + 1
    return unit, end


def _degrees(line: Line, at: int) -> Unit | None:
    """Degrees of heat, or of an earthquake; others are counted."""
    behind = line.word(at + 1)
    if behind.key in ("ميويه", "سيلزيوس", "سلسيوس"):
        return Unit(
            FigureKind.MEASURE, at + 2, "measure.degrees", "°C", found=(("unit", at, at + 2, "°C"),)
        )
    if behind.key == "فهرنهايت":
        return Unit(
            FigureKind.MEASURE, at + 2, "measure.degrees", "°F", found=(("unit", at, at + 2, "°F"),)
        )
    zero = line.phrase(at + 1, at + 3) in ("تحت الصفر", "فوق الصفر")
    if zero:
        cold: tuple[Found, ...] = (("unit", at, at + 1, "°C"), ("context", at + 1, at + 3, "zero"))
        return Unit(FigureKind.MEASURE, at + 1, "measure.degrees", "°C", found=cold)
    around = {line.word(place).key for place in range(at - 6, at + 7)}
    if around & {"ريختر", "زلزال", "ريشتر"}:
        found: tuple[Found, ...] = (("unit", at, at + 1, "magnitude"),)
        return Unit(FigureKind.MEASURE, at + 1, "measure.degrees", "magnitude", found=found)
    for place in range(at - 1, max(-1, at - _HEAT_REACH), -1):
        if line.words[place].key in ("حراره", "حرارته", "حرارتها"):
            found = (("unit", at, at + 1, "°C"), ("context", place, place + 1, "heat"))
            return Unit(FigureKind.MEASURE, at + 1, "measure.degrees", "°C", found=found)
    return None
