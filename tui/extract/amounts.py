"""Numbers in an article: digits, words, scales, and all of them joined.

A number is a sum of groups, each digits or words below a thousand times its scale, every scale
smaller than the one before: `ألفين وثلاثمئة`, `12 ألف و872`, `مليار ونصف`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from tui.extract.tokens import Line
from tui.extract.words.currencies import CODES, THOUSANDTHS
from tui.extract.words.numbers import ENGLISH_SCALES
from tui.text.numerals import LARGEST, Number, add

Found = tuple[str, int, int, str]
"""Role, first token, one past the last token, value: a step before it has places in the text."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a line; token numbers, not characters."""

    first: int
    end: int
    """One past the last token."""
    value: Number | None
    """None for a vague one."""
    vague: bool = False
    scale: int = 1
    """The last scale word's, 1 without one."""
    bare: bool = False
    """A single token in digits."""
    low: int = 0
    """The last two digits, which decide the form of a counted noun."""
    found: tuple[Found, ...] = ()


_VAGUE = 3
"""Words of the longest vague number, `مئات آلاف الملايين`."""
_CLOCK = frozenset(("الساعه", "س"))
_CLOCK_BEHIND = frozenset(("صباحا", "مساء", "ليلا", "ظهرا", "فجرا", "عصرا", "بتوقيت", "بالتوقيت"))
_LATIN_BEHIND = frozenset((*ENGLISH_SCALES, "x"))
_POINT = frozenset(("فاصل", "فاصله"))
_LETTERS = frozenset("در")
_OMANI = frozenset(("عماني", "عمانيا"))
_NO_THOUSANDTHS = ("جزاير", "عراقي", "صربي")
"""Dinars with a hundred parts, or so small that none are written."""
_IN_WHOLE = 3
"""Digits: `168.715 دينار` are 168,715; of the dearest dinars hundreds have parts as well."""
_DEAR_DINARS = frozenset("كويتي كويتيا بحريني بحرينيا اردني اردنيا ليبي ليبيا تونسي".split())
_INSIDE_CODES = frozenset("-−_/\\.:@#+=&–^*×~")


def is_number(line: Line, at: int, joined: bool = False) -> bool:
    """Whether digits stand for an amount: not part of a code, a clock time or a malformed run.

    Behind the dash of a range they are `joined`.
    """
    word = line.words[at]
    if word.value is None:
        return False
    if line.touches(at) and not joined and not _free_before(line, at):
        return False
    if line.touches(at + 1) and not _free_behind(line, at):
        return False
    clock = line.word(at - 1).whole in _CLOCK and line.word(at - 2).whole != "."  # ر.س 500
    return not clock and line.word(at + 1).whole not in _CLOCK_BEHIND


def _free_before(line: Line, at: int) -> bool:
    before = line.words[at - 1]
    if before.latin:
        return before.whole in ("usd", "eur", "gbp", "us") or before.whole.upper() in CODES
    if before.sign and before.whole in _INSIDE_CODES:
        # A sign behind a blank is a dash or a minus; behind a word or digits it joins a code.
        return not line.touches(at - 1) or line.words[at - 2].sign
    return True


def _free_behind(line: Line, at: int) -> bool:
    behind = line.words[at + 1]
    if behind.latin:
        known = behind.sense
        return bool(known.measure or known.month) or behind.whole in _LATIN_BEHIND
    if behind.sign and behind.whole in ":_/\\@=^*×":
        return not (line.touches(at + 2) and not line.words[at + 2].sign)
    return True


def read_amount(line: Line, at: int, joined: bool = False) -> Amount | None:
    """Return the number that begins at a token, as long as it goes; None where there is none."""
    first = _fraction(line, at) or read_group(line, at, joined)
    if first is None:
        return _vague(line, at)
    return _continue(line, first)


def read_group(line: Line, at: int, joined: bool = False) -> Amount | None:
    """Return digits or words below 1000, times the scales behind them; or scales alone."""
    word = line.word(at)
    sense = word.sense
    if word.value is not None:
        if not is_number(line, at, joined):
            return None
        group = _in_brackets(line, _with_tatweel(line, _digits(line, at)))
    elif word.key == "صفر" and not word.definite and _is_percent(line, at + 1):
        return Amount(at, at + 1, Decimal(0), found=(("number", at, at + 1, "0"),))
    elif sense.number is not None:
        small = _small(line, at)
        if small is None:
            return None
        group = small
    elif sense.scale is not None and sense.scale_form != "many":
        # Behind digits or a scale it is theirs, also where they make too large a number.
        before = line.word(at - 1)
        theirs = before.digits or (before.sense.scale and not word.proclitic)
        return None if theirs else _scale_alone(line, at)
    else:
        return None
    return _scaled(line, _with_parts(line, group))


def _with_parts(line: Line, group: Amount) -> Amount:
    """Add what is said behind the point: `15 فاصل 1 بالمائة`, `ستة فاصلة خمسة مليار`."""
    at = group.end
    if line.word(at).key not in _POINT or group.value is None or group.value != int(group.value):
        return group
    word = line.word(at + 1)
    digits = word.digits or str(word.sense.number or "")
    if not digits.isdecimal() or word.proclitic or word.definite:
        return group
    value = Decimal(f"{int(group.value)}.{digits}")
    found = (("number", group.first, at + 2, str(value)),)
    return Amount(group.first, at + 2, value, found=found)


def _digits(line: Line, at: int) -> Amount:
    word = line.words[at]
    value = word.value
    assert value is not None
    if word.dotted:
        decimal = _decimal_behind(line, at + 1) or _in_thousandths(line, at)
        value = Decimal(word.digits.replace(",", ".").replace(".", "." if decimal else ""))
    low = int(value % 100) if value == int(value) else 0
    found = (("number", at, at + 1, str(value)),)
    return Amount(at, at + 1, value, bare=True, low=low, found=found)


def _decimal_behind(line: Line, at: int) -> bool:
    """Whether what follows `1.375` makes it a decimal: a scale, a percent.

    `207.460 ألف دينار` are 207,460: of ten such in a thousand days of a newspaper none is millions.
    """
    word = line.word(at)
    return (word.sense.scale or 0) >= 1000 or word.whole in ("%", "٪", "بالمايه", "في", "بالميه")


def _in_brackets(line: Line, amount: Amount) -> Amount:
    """Take the brackets in `(1.5) مليون ريال` with the number that its scale is parted from."""
    end = amount.end + 1
    if line.word(amount.first - 1).whole != "(" or line.word(amount.end).whole != ")":
        return amount
    if not line.word(end).sense.scale or line.words[end].proclitic:
        return amount
    return replace(amount, first=amount.first - 1, end=end, bare=False)


def _with_tatweel(line: Line, amount: Amount) -> Amount:
    """Take in a stray tatweel between digits and their scale: `بلغت 9ـ مليون دولار`.

    At the beginning of a paragraph such digits number an item of a list.
    """
    word, scale = line.word(amount.end), line.word(amount.end + 1)
    stray = not word.whole and not word.sign and line.touches(amount.end)
    if not stray or not amount.first or not scale.sense.scale or scale.proclitic:
        return amount
    return replace(amount, end=amount.end + 1, bare=False)


def _in_thousandths(line: Line, at: int) -> bool:
    """Whether `1.250` is money that has a thousand parts: a dinar but three, or Omani riyals.

    `150.000 دينار` is not: nobody writes out a thousand parts of nothing.
    """
    if line.words[at].digits.endswith("000"):
        return False
    unit, behind = line.word(at + 1), line.word(at + 2).key
    if unit.latin:
        return unit.whole.upper() in THOUSANDTHS
    if unit.key == "د" and (behind != "." or not line.touches(at + 3)):
        return True  # a share in Tunis: `1.115 د`
    if unit.key in _LETTERS and line.text[line.starts[at + 1] :][:3] in THOUSANDTHS:
        return True
    if unit.sense.currency == "riyal":
        return behind in _OMANI
    whole = line.words[at].digits.replace(",", ".").partition(".")[0]
    if len(whole) >= _IN_WHOLE and behind not in _DEAR_DINARS:
        return False
    return unit.sense.currency == "dinar" and not behind.startswith(_NO_THOUSANDTHS)


def _scaled(line: Line, group: Amount) -> Amount | None:
    """Multiply a group by the scale words behind it: `5 مليارات`, `500 ألف مليون`."""
    at, scale, value = group.end, 1, group.value
    found = list(group.found)
    assert value is not None
    while (sense := line.word(at).sense).scale and scale < LARGEST:
        if line.words[at].proclitic:
            break
        if sense.scale_form == "two" or (
            scale > 1 and sense.scale <= scale and sense.scale != 1000
        ):
            break
        scale *= sense.scale
        found.append(("scale", at, at + 1, str(sense.scale)))
        at += 1
    if scale > 1:
        value = value * scale
        more = line.word(at)
        if value > LARGEST or (more.sense.scale and not more.proclitic):
            return None
        return Amount(group.first, at, value, scale=scale, found=tuple(found))
    return group


def _scale_alone(line: Line, at: int) -> Amount | None:
    """`مليار` is one, `ملياري` two; `ألفا` is two where no number stands before."""
    sense = line.words[at].sense
    assert sense.scale is not None
    times = 1 if sense.scale_form == "one" or _is_one(line, at) else 2
    found: list[Found] = [("scale", at, at + 1, str(times * sense.scale))]
    scale = sense.scale
    end = at + 1
    value = Decimal(times * sense.scale)
    while (more := line.word(end).sense).scale and not line.words[end].proclitic:
        if more.scale_form != "one":
            break
        if value * more.scale > LARGEST:
            return None
        value *= more.scale
        scale = more.scale * scale
        found.append(("scale", end, end + 1, str(more.scale)))
        end += 1
    return Amount(at, end, value, scale=scale, found=tuple(found))


def _is_one(line: Line, at: int) -> bool:
    """Whether `مليونا` is one in the accusative: two stand before the noun that they count."""
    behind = line.word(at + 1)
    goes_on = behind.sign or behind.digits or behind.sense.stop or behind.whole == "من"
    return line.words[at].sense.scale_form == "one or two" and bool(
        goes_on or behind.proclitic or behind.whole == "و"
    )


def _small(line: Line, at: int) -> Amount | None:
    """A number word or several below 1000: `مئة وخمسة وعشرين`, `ثلاثة عشر`."""
    total, low, end, level = 0, 0, at, 1000
    word = line.word(at)
    if word.sense.number == 100 and word.definite and "ب" in word.proclitic:
        return None  # the percent of a number that is not read
    share = line.word(at + 1).whole == "من" and line.word(at + 2).whole == "كل"
    if word.sense.number == 1 and (share or _is_percent(line, at + 1)):
        return Amount(at, at + 1, Decimal(1), low=1, found=(("number", at, at + 1, "1"),))
    while True:
        part = _part(line, end, level, joined=end > at)
        if part is None:
            break
        value, end = part
        total += value
        low = (low + value) % 100
        level = 100 if value >= 100 else 1
    if not total:
        return None
    return Amount(at, end, Decimal(total), low=low, found=(("number", at, end, str(total)),))


def _is_percent(line: Line, at: int) -> bool:
    word = line.word(at)
    hundred = line.word(at + 1).whole in ("المايه", "الميه")
    return word.whole in ("بالمايه", "بالميه", "%", "٪") or (word.whole == "في" and hundred)


def _part(line: Line, at: int, level: int, joined: bool) -> tuple[int, int] | None:
    """Hundreds, or what is below 100; behind the first part only with و."""
    word = line.word(at)
    number = word.sense.number
    if number is None or number >= level or (joined and word.proclitic != "و"):
        return None
    behind = line.word(at + 1)
    follows = behind.sense.number if not behind.proclitic else None
    if number >= 100:
        return number, at + 1
    if 2 < number < 10 and follows == 100:
        return number * 100, at + 2
    if (
        number < 10
        and behind.key in ("عشر", "عشره")
        and not behind.proclitic
        and not behind.definite
    ):
        return number + 10, at + 2
    tens = behind.sense.number or 0
    if number < 10 and behind.proclitic == "و" and 20 <= tens <= 90:
        return number + tens, at + 2
    if number == 1:
        return None
    return number, at + 1


def _fraction(line: Line, at: int) -> Amount | None:
    """`نصف مليون`, `ثلاثة أرباع المليون`: a fraction right before a scale."""
    word = line.word(at)
    if word.sense.fraction is not None and line.word(at + 1).sense.scale:
        fraction, end = word.sense.fraction, at + 1
    elif word.sense.number is not None and line.word(at + 1).sense.parts:
        parts = line.words[at + 1].sense.parts
        assert parts is not None
        fraction, end = Fraction(word.sense.number, parts), at + 2
    else:
        return None
    scale = line.word(end).sense
    if (
        scale.scale is None
        or scale.scale_form not in ("one", "one or two")
        or line.words[end].proclitic
    ):
        return None
    return Amount(
        at,
        end + 1,
        fraction * scale.scale,
        scale=scale.scale,
        found=(("number", at, end, str(fraction)), ("scale", end, end + 1, str(scale.scale))),
    )


def _continue(line: Line, amount: Amount) -> Amount:
    """Add what follows with و below the last scale: `ونصف`, `و200 ألف`, `وخمسمئة`."""
    while amount.scale > 1 and amount.value is not None:
        at = amount.end
        word = line.word(at)
        if word.whole == "و":
            at += 1
        elif word.proclitic != "و":
            break
        more = _half(line, at, amount) or _rest(line, at, amount) or _of_one_scale(line, at, amount)
        if more is None:
            break
        amount = more
    return amount


def _half(line: Line, at: int, amount: Amount) -> Amount | None:
    word = line.word(at)
    fraction = word.sense.fraction
    if fraction is None or word.definite or word.key == "خمس":
        return None
    assert amount.value is not None
    end = at + 1
    scale = line.word(end).sense
    if scale.scale == amount.scale and scale.scale_form == "one":
        end += 1
    value = Fraction(amount.value) + fraction * amount.scale
    found = (*amount.found, ("number", at, at + 1, str(fraction)))
    return Amount(amount.first, end, value, scale=1, found=found)


def _rest(line: Line, at: int, amount: Amount) -> Amount | None:
    more = read_group(line, at)
    if more is None or more.value is None or more.value >= amount.scale or amount.value is None:
        return None
    if line.word(amount.first - 1).whole in ("بين", "مابين") and more.scale > 1:
        return None
    value = add(amount.value, more.value)
    found = (*amount.found, *more.found)
    return Amount(amount.first, more.end, value, scale=more.scale, low=more.low, found=found)


def _of_one_scale(line: Line, at: int, amount: Amount) -> Amount | None:
    """`12 ألف و651 مليون دينار`: both parts are of the scale behind the second."""
    more = read_group(line, at) if amount.scale == 1000 and line.words[at].digits else None
    if more is None or more.value is None or amount.value is None or more.scale < 10**6:
        return None
    if not line.words[amount.first].digits or more.value >= 1000 * more.scale:
        return None
    value = add(amount.value * more.scale, more.value)
    found = (*amount.found, *more.found)
    return Amount(amount.first, more.end, value, scale=more.scale, low=more.low, found=found)


def _vague(line: Line, at: int) -> Amount | None:
    """`مئات المليارات`, `عشرات الآلاف`, `ملايين`, `بضعة آلاف`: scales in the plural, no number."""
    if not (line.word(at).sense.some or _is_vague(line, at)):
        return None
    last = line.word(at - 1)
    small = last.value is not None and last.value < 1000  # no year
    if (last.sense.scale or last.sense.number or small) and not line.word(at).proclitic:
        return None  # of a number that is too large, or of a range without a unit
    end = at
    scale = 1
    if line.word(at).sense.some:
        end += 1
        if not _is_vague(line, end) or line.words[end].proclitic:
            return None
    first = end
    while (
        _is_vague(line, end)
        and end - first < _VAGUE
        and (end == first or not line.words[end].proclitic)
    ):
        scale = max(scale, line.words[end].sense.scale or 10)
        end += 1
    alone = end - at == 1 and line.words[at].definite and line.word(end).whole != "من"
    if end == first or alone:
        return None
    text = ("number", at, end, "vague")
    return Amount(at, end, None, vague=True, scale=scale, found=(text,))


def _is_vague(line: Line, at: int) -> bool:
    sense = line.word(at).sense
    return sense.vague or (sense.scale is not None and sense.scale_form == "many")
