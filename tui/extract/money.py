"""Currencies behind a number: names, signs, codes, cents, abbreviations, and whose they are."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tui.extract.amounts import Amount, Found
from tui.extract.lexicon import Word, country_adjectives
from tui.extract.readings import Unit
from tui.extract.tokens import Line
from tui.extract.words.currencies import ABBREVIATIONS, CODES, SIGNS
from tui.extract.words.numbers import ENGLISH_SCALES
from tui.model import FigureKind

_OWNER_REACH = 60
"""Tokens on each side in which the currency of cents is looked for."""
_GO_ON = frozenset(("،", ",", ")", ":", "؛"))


def money_unit(line: Line, at: int, amount: Amount) -> Unit | None:
    """Return the currency behind an amount; None where none is named."""
    start = at
    if line.word(at).whole == "من" and (amount.vague or amount.scale > 1):
        at += 1
    word = line.word(at)
    scale = ENGLISH_SCALES.get(word.whole) if word.latin and line.touches(at) else None
    if scale is not None:
        unit = money_unit(line, at + 1, amount)
        return replace(unit, factor=scale) if unit is not None and amount.bare else None
    if word.latin or word.sign:
        code = SIGNS.get(word.whole) or (
            word.whole.upper() if word.whole.upper() in CODES else None
        )
        if code is None or at != start:
            return None
        found = (("currency", at, at + 1, code),)
        return Unit(FigureKind.MONEY, at + 1, "money.sign", currency=code, coded=True, found=found)
    if word.proclitic:
        return None
    short = _with_points(line, at) or _abbreviated(line, at, amount)
    if short is not None:
        return short
    if word.definite and not (amount.vague or amount.scale > 1):
        return None
    if word.sense.currency and not word.sense.dual:
        unit = currency_unit(line, at, start, word.sense.currency, 1)
        return _and_half(line, unit, word.sense.currency, amount.scale)
    if word.sense.cents:
        key, count = _owner(line, at)
        return currency_unit(line, at, start, key, count)
    return None


def _and_half(line: Line, unit: Unit, currency: str, scale: int) -> Unit:
    """Add the half in `48 جنيها ونصف الجنيه`, `5 دولارات ونصف`, `2 مليار دينار ونصف المليار`."""
    half, behind = line.word(unit.end), line.word(unit.end + 1)
    if half.proclitic != "و" or half.sense.fraction != Fraction(1, 2) or half.definite:
        return unit
    again = behind.sense.currency == currency if scale == 1 else _is_scale(behind, scale)
    again = again and not behind.proclitic
    if not again and not (behind.sign or behind.sense.stop):
        return unit
    return replace(unit, end=unit.end + 1 + again, extra=Fraction(scale, 2))


def _is_scale(word: Word, scale: int) -> bool:
    return word.definite and word.sense.scale == scale and word.sense.scale_form == "one"


def _owner(line: Line, at: int) -> tuple[str, int]:
    """Whose cents they are: of the currencies that have such, the nearest that is named."""
    owners = dict(line.words[at].sense.cents)
    if len(owners) > 1:
        for away in range(1, _OWNER_REACH):
            for place in (at - away, at + away):
                key = line.word(place).sense.currency
                if key in owners:
                    return key, owners[key]
    return line.words[at].sense.cents[0]


def money_before(line: Line, amount: Amount) -> Unit | None:
    """`ر.س 500`, `د.إ. 1.2 مليون`: an abbreviation before its number; it begins `found`."""
    at = amount.first - 3 - (line.word(amount.first - 1).whole == ".")
    if at < 0 or line.word(at - 1).digits or line.word(at - 1).sense.scale:
        return None
    code = _pointed(line, at)
    if code is None:
        return None
    found = (("currency", at, amount.first, code),)
    rule = "money.abbreviation-first"
    return Unit(FigureKind.MONEY, amount.end, rule, currency=code, coded=True, found=found)


def _pointed(line: Line, at: int) -> str | None:
    """Return the code of an abbreviation of two letters that a point parts."""
    if len(line.word(at).whole) != 1 or line.word(at + 1).whole != "." or not line.touches(at + 1):
        return None
    code = ABBREVIATIONS.get(line.phrase(at, at + 3).replace(" ", ""))
    if code == "AED" and line.text[line.starts[at + 2]] == "أ":
        return "JOD"
    return code


def _with_points(line: Line, at: int) -> Unit | None:
    """`500 ر.س`, `1.2 مليون د.إ.`; the last point belongs to it where no sentence can end."""
    end = at + 3
    code = _pointed(line, at)
    if code is None:
        return None
    if line.word(end).whole == "." and line.touches(end) and line.word(end + 1).whole in _GO_ON:
        end += 1
    found = (("currency", at, end, code),)
    rule = "money.abbreviation"
    return Unit(FigureKind.MONEY, end, rule, currency=code, coded=True, found=found)


def _abbreviated(line: Line, at: int, amount: Amount) -> Unit | None:
    """`5 م د`, `850 د`, `300 دج`, as newspapers of the Maghreb shorten them."""
    word, behind = line.word(at), line.word(at + 1).whole
    rule, currency = "money.abbreviation", "dinar"
    found: tuple[Found, ...] = (("currency", at, at + 1, "dinar"),)
    if amount.vague:
        return None
    if word.whole in ("دج", "دت"):
        currency = "DZD" if word.whole == "دج" else "TND"
        return Unit(FigureKind.MONEY, at + 1, rule, currency=currency, coded=True, found=found)
    if word.whole == "م" and behind in ("د", "ود") and amount.bare:
        found = (("scale", at, at + 1, "1000000"), ("currency", at + 1, at + 2, "dinar"))
        return Unit(FigureKind.MONEY, at + 2, rule, currency=currency, factor=10**6, found=found)
    if word.whole == "د" and (behind != "." or not line.touches(at + 2)):
        return Unit(FigureKind.MONEY, at + 1, rule, currency=currency, found=found)
    return None


def currency_unit(line: Line, at: int, start: int, key: str, divisor: int) -> Unit:
    """Return a currency with the country its adjective names; `divisor` cents make one."""
    behind = line.word(at + 1)
    code = country_adjectives().get((key, behind.key)) if not behind.proclitic else None
    end = at + 1 + (code is not None)
    if code == "HKD":
        end += 1
    found = (("currency", start, end, code or key),)
    if code is not None:
        return Unit(
            FigureKind.MONEY,
            end,
            "money.country",
            currency=code,
            coded=True,
            divisor=divisor,
            found=found,
        )
    return Unit(FigureKind.MONEY, end, "money.currency", currency=key, divisor=divisor, found=found)
