"""Money that no currency names: by a noun beside it, or by the money before it.

`بلغت الخسائر 5 مليارات`, `بيع بـ550 ألفا`. Its currency is that of the money before it in the
paragraph, and none where there is no such money.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tui.extract.amounts import Amount, Found
from tui.extract.anchors import SENTENCE_ENDS, in_sentence, is_bracketed
from tui.extract.counted import ends_in_accusative
from tui.extract.lexicon import Word
from tui.extract.phrases import is_money_noun
from tui.extract.readings import Quantity, Unit
from tui.extract.tokens import Line
from tui.model import FigureKind

ALONE_REACH = 24
"""Tokens between a scaled number without a noun and the figure whose unit it takes."""
_MONEY_REACH = 40
"""Tokens between money that only a noun tells and the money whose currency it takes."""
_NOUN_REACH = 7
"""Tokens between a noun of money and its amount, `كلفت مبلغا ماليا ضخما قد يصل إلى 110 ملايين`."""
_VAGUE_REACH = 5
_MILLION = 10**6
_BILLION = 10**9
_QUOTES = frozenset(("«", "»", '"', "ـ"))
_COUNTING = frozenset("عدد عددهم عددها طاقه انتاج استهلاك كميه كميات سعه مساحه وزن".split())
"""Behind them no number is money."""
_SOLD = frozenset(("مبيعات", "صادرات", "واردات"))
_SELLERS = frozenset("شركة مجموعة بنك مصرف متجر محل سوق قطاع دولة بلد مؤسسة مصنع فرع منطقة".split())
_TRADE = frozenset("بيع بيعت باع باعت يباع تباع تبيع شراء اشتري اشترت يشتري بشراء ببيع".split())
"""A number behind them with ب is a price."""


def money_by_noun(line: Line, amount: Amount) -> Quantity | None:
    """Return money that a noun tells: `مئات المليارات من الإيرادات`, `بلغت الخسائر 5 مليارات`."""
    if amount.scale < 1000:
        return None
    end = amount.end
    if line.word(end).whole == "من" and line.word(end + 1).sense.money_noun:
        noun = end + 1
    elif _is_plain_money(line.word(end)):
        noun = end
    else:
        noun = _money_noun_before(line, amount)
        behind = line.word(end)
        free = behind.sign or behind.sense.stop or behind.proclitic or behind.definite
        free = free or behind.key[:1] == "و" or amount.scale >= _BILLION
        few = amount.vague and amount.scale < _MILLION  # دفع الآلاف منهم
        if noun < 0 or few or not (free or ends_in_accusative(line, amount)):
            return None
    found: tuple[Found, ...] = (*amount.found, ("noun", noun, noun + 1, "money"))
    unit = Unit(FigureKind.MONEY, end, "money.noun")
    return Quantity(amount.first, end, unit, amount.value, vague=amount.vague, found=found)


def _money_noun_before(line: Line, amount: Amount) -> int:
    """Return the noun that makes a number money, -1 without one.

    Billions are money also far behind their noun, over commas: `بلغت قيمتها إلى غاية 15 ماي 2017،
    قرابة الـ400 مليار`, unless a noun of other amounts stands nearer.
    """
    far = amount.scale >= _BILLION and not amount.vague
    sold = line.word(amount.first - 1).whole == "ب" or line.words[amount.first].proclitic == "ب"
    reach = ALONE_REACH if far else _VAGUE_REACH if amount.vague else _NOUN_REACH
    for place in range(amount.first - 1, max(-1, amount.first - 1 - reach), -1):
        word = line.words[place]
        if word.whole in SENTENCE_ENDS or word.key in _COUNTING:
            break
        if word.sign and word.whole not in _QUOTES and not far:
            break
        if word.key in _SOLD and not far and _are_goods(line.word(place + 1)):
            break
        if is_money_noun(word) or (sold and word.key.removeprefix("و") in _TRADE):
            return place
    return -1


def _are_goods(word: Word) -> bool:
    """`مبيعات السيارات 2.3 مليون` are cars, `مبيعات الشركات` are not companies."""
    return word.definite and word.sense.noun is not None and word.sense.noun not in _SELLERS


def of_money_before(line: Line, found: Quantity, counted: Sequence[Quantity]) -> Quantity:
    """Give money that only a noun tells the currency of the money before it in its paragraph."""
    if found.of.rule != "money.noun" or found.vague:
        return found
    for place in range(len(counted) - 1, -1, -1):
        before = counted[place]
        if found.first - before.end > _MONEY_REACH:
            break
        if before.of.kind == FigureKind.MONEY and not before.vague:
            again = place and counted[place - 1].of.kind == before.of.kind
            if again and is_bracketed(line, before):
                continue
            of = replace(found.of, currency=before.of.currency, coded=before.of.coded)
            return replace(found, of=of)
    return found


def is_more_money(line: Line, amount: Amount, before: Quantity) -> bool:
    """Whether money goes on with a noun alone: `6.8 مليارات دولار و7.2 مليارات خسائر`."""
    if before.of.kind != FigureKind.MONEY or amount.scale == 1:
        return False
    near = in_sentence(line, amount.first, before, ALONE_REACH)
    return near and _is_plain_money(line.word(amount.end))


def _is_plain_money(word: Word) -> bool:
    """Whether a noun behind a number says that it is money: `ثمانية ملايين حوافز`."""
    noun = word.sense.money_noun and word.sense.measure_noun
    return noun and not (word.definite or word.proclitic or word.sense.noun)


def is_price(line: Line, amount: Amount, before: Quantity | None) -> bool:
    """Whether a number is a price beside one: `بيع الكيلو بـ300 درهم، فيما بيع الصغير بـ220`."""
    if before is None or before.of.kind != FigureKind.MONEY or not amount.bare:
        return False
    if line.word(amount.first - 1).whole != "ب" or not line.word(amount.end).sign:
        return False
    words = line.words[max(before.end, amount.first - _NOUN_REACH) : amount.first]
    return any(word.key.removeprefix("و") in _TRADE for word in words)


def vague_money(line: Line, amount: Amount, before: Quantity | None) -> Quantity | None:
    """Return a vague amount behind money: `20 مليار دولار، على أن تبلغ مئات المليارات`."""
    if before is None or before.of.kind != FigureKind.MONEY:
        return None
    if not in_sentence(line, amount.first, before, ALONE_REACH):
        return None
    unit = replace(before.of, end=amount.end, rule="money.joined", extra=Fraction(0))
    return Quantity(amount.first, amount.end, unit, vague=True, found=amount.found)
