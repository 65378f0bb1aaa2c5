"""What the table shows of a figure: words of its cells, and how wide the columns are."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rich.segment import Segment
from rich.style import Style

from tui.app.columns import Place, cell, fitted
from tui.app.figures_order import Column
from tui.app.figures_rows import Item
from tui.app.paint import segments
from tui.model import FigureKind
from tui.text.fitting import one_line
from tui.words import TEXTS, Words

NUMBER = 20
"""Columns of a number: `1,400,000,000,000` and a point with two decimals behind it."""
_DECIMALS = 3
"""Columns behind the last digit of a whole number, for the point and two decimals."""
UNIT = 9
"""Columns of a unit or currency: `USD/سنة`, `نقطة أساس`."""
_LEAST = {Column.TEXT: 17, Column.SUBJECT: 12, Column.DATE: 10, Column.ARTICLE: 18}
_SHARES = {Column.TEXT: 4, Column.SUBJECT: 3, Column.ARTICLE: 4}
"""How columns share what is left."""
_FIRST = (
    Column.VALUE, Column.TEXT, Column.MODIFIER, Column.KIND, Column.SUBJECT, Column.ARTICLE,
    Column.DATE,
)  # fmt: skip
"""The columns by what is missed most where there is no room for it."""
_SCALES = (
    (10**12, "all.scale.trillion"),
    (10**9, "all.scale.billion"),
    (10**6, "all.scale.million"),
)


def places(width: int, words: Words) -> tuple[Place[Column], ...]:
    """Return the columns that fit on a width, in reading order."""
    least = {
        Column.KIND: _widest("kind", words),
        Column.VALUE: NUMBER + 1 + UNIT,
        Column.MODIFIER: _widest("modifier", words),
        **_LEAST,
    }
    return fitted(width, list(Column), least, _FIRST, _SHARES)


def _widest(group: str, words: Words) -> int:
    keys = [key for key in TEXTS if key.startswith(f"all.{group}.")]
    base = int(words.rtl)
    widths = [one_line(words.say(key), 20, base).width for key in keys]
    heading = one_line(words.say(f"all.column.{group}"), 20, base).width
    return max(*widths, heading + 2)  # and the sign of the order


# --- words of a cell ------------------------------------------------------------------------------


def said(item: Item, column: Column, words: Words) -> str:
    """Return what a cell says; the value is said by `number` and `unit`."""
    if column is Column.KIND:
        return words.say(f"all.kind.{item.kind.value}")
    if column is Column.MODIFIER:
        key = item.modifier.value if item.modifier else "vague" if item.vague else ""
        return words.say(f"all.modifier.{key}") if key else ""
    if column is Column.TEXT:
        return " ".join(item.text.split())
    if column is Column.SUBJECT:
        return item.subject or ""
    if column is Column.DATE:
        return (item.source.date or "")[:10]
    if column is Column.ARTICLE:
        return item.source.title
    return f"{number(item, words)} {unit(item, words)}".strip()


def number(item: Item, words: Words, room: int = 10**6) -> str:
    """Return the value in full, shortened with a scale word where there is no room for it.

    Args:
        item: The figure.
        words: The words of the interface.
        room: Columns at most.
    """
    if item.kind is FigureKind.DATE:
        return item.iso or words.say("all.relative")
    if item.value is not None:
        return _fitting((item.value,), words, room)
    if item.value_min is not None and item.value_max is not None:
        return _fitting((item.value_min, item.value_max), words, room)
    return words.say("all.vague")


def _fitting(values: Sequence[int | float], words: Words, room: int) -> str:
    full = "–".join(in_full(value, words) for value in values)
    return full if len(full) <= room else _scaled(values, words) or full


def _scaled(values: Sequence[int | float], words: Words) -> str | None:
    """Return values by a scale word, rounded to 3 decimals; None below a million."""
    for scale, key in _SCALES:
        if abs(values[-1]) >= scale:
            short = "–".join(in_full(round(value / scale, 3), words) for value in values)
            return f"{short} {words.say(key)}"
    return None


def short_number(item: Item, words: Words) -> str:
    """Return the value with a scale word, as it is said: 100 billion is told from 500 at a glance,
    a row of zeros, dots in Arabic digits, is not."""
    bounds = item.bounds()
    if item.kind is FigureKind.DATE or bounds is None:
        return number(item, words)
    if all(_is_short(value) for value in bounds):
        values = bounds[:1] if bounds[0] == bounds[1] else bounds
        return _scaled(values, words) or number(item, words)
    return number(item, words)


def _is_short(value: int | float) -> bool:
    """Tell whether rounding to 3 decimals of its scale word loses nothing of a value."""
    scale = next((scale for scale, _ in _SCALES if abs(value) >= scale), 1)
    return Decimal(repr(value)) % (Decimal(scale) / 1000) == 0


def in_full(value: int | float, words: Words) -> str:
    """Return a number with parted thousands; 3 decimals at most, 6 of what is less than one."""
    if isinstance(value, int) or value.is_integer():
        return words.number(int(value))
    exponent = Decimal(repr(value)).as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    return words.number(value, min(decimals, 3 if abs(value) >= 1 else 6))


def unit(item: Item, words: Words) -> str:
    """Return the unit or currency, and what a rate refers to."""
    if item.kind is FigureKind.PERCENT and not item.unit:
        of = "٪" if words.rtl else "%"
    else:
        of = unit_name(item.currency or item.unit or "", words)
    return _rate(of, unit_name(item.per, words)) if item.per else of


def _rate(of: str, per: str) -> str:
    """Return `USD/year`, with air where the scripts differ: kitty turns `USD/سنة` around whole."""
    return f"{of} / {per}" if of and of.isascii() != per.isascii() else f"{of}/{per}"


def units_said(units: str, words: Words) -> str:
    """Return a unit with its rate (`basis point`, `USD/barrel`) in the interface's words."""
    of, slash, per = units.partition("/")
    return _rate(unit_name(of, words), unit_name(per, words)) if slash else unit_name(of, words)


def unit_name(code: str, words: Words) -> str:
    """Return the name of a unit in the interface's words, or its code where it has none there."""
    key = f"all.unit.{code}"
    return words.say(key) if key in TEXTS else code


# --- painting -------------------------------------------------------------------------------------


def value_cell(item: Item, words: Words, look: Style, dim: Style, ground: Style) -> list[Segment]:
    """Return the value: decimal points under each other, the unit behind it in reading order."""
    rtl = words.rtl
    shown = number(item, words, NUMBER)
    date = item.kind is FigureKind.DATE and item.iso is not None
    if date and len(shown) > NUMBER:  # two days: they have no unit, so its columns are free
        # Dates of ISO 8601 read from the left wherever they stand.
        line = one_line(shown, NUMBER + 1 + UNIT, 0)
        pad = Segment(" " * (NUMBER + 1 + UNIT - line.width), ground)
        parts = segments(line, ground + look)
        return [pad, *parts] if rtl else [*parts, pad]
    line = one_line(shown, NUMBER, 0 if date else int(rtl))
    point = shown.find("٫" if rtl else ".") if item.value is not None else -1
    behind = max(0, _DECIMALS - (len(shown) - point if point >= 0 else 0))
    behind = min(behind, NUMBER - line.width)
    before = NUMBER - line.width - behind
    figure = [
        Segment(" " * before, ground),
        *segments(line, ground + (look if item.bounds() is not None or date else dim)),
        Segment(" " * behind, ground),
    ]
    of = cell(unit(item, words), UNIT, dim, ground, rtl=rtl)
    gap = Segment(" ", ground)
    return [*of, gap, *figure] if rtl else [*figure, gap, *of]
