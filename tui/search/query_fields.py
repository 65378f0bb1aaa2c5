"""The names of the fields of a query, in Arabic and English, and what each asks for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tui.model import FigureKind
from tui.search.query_tree import TextField
from tui.text.normal import normal

TEXT = {
    TextField.TITLE: "عنوان العنوان title",
    TextField.SOURCE: "مصدر المصدر source",
    TextField.BY: "كاتب الكاتب by author byline",
    TextField.PERSON: "شخص الشخص person per",
    TextField.ORG: "جهة الجهة منظمة شركة org organisation organization",
    TextField.PLACE: "مكان المكان place loc",
    TextField.PRODUCT: "منتج المنتج product prod",
    TextField.EVENT: "حدث الحدث event",
}
DATES = {
    "before": "قبل before",
    "after": "بعد after",
    "date": "تاريخ التاريخ date",
}
AMOUNTS = {
    (FigureKind.MONEY, ""): "مال المال مبلغ المبلغ money amount",
    (FigureKind.PERCENT, ""): "نسبة النسبة percent share",
    (FigureKind.COUNT, ""): "عدد العدد count",
    (FigureKind.AGE, ""): "عمر العمر age",
    (FigureKind.RATIO, ""): "مضاعف ضعف أضعاف ratio times",
    (FigureKind.DURATION, "time"): "مدة المدة duration",
    (FigureKind.MEASURE, ""): "قياس القياس measure",
    (FigureKind.MEASURE, "power"): "قدرة القدرة power",
    (FigureKind.MEASURE, "energy"): "طاقة الطاقة energy",
    (FigureKind.MEASURE, "length"): "طول الطول مسافة length distance",
    (FigureKind.MEASURE, "area"): "مساحة المساحة area",
    (FigureKind.MEASURE, "volume"): "حجم الحجم volume",
    (FigureKind.MEASURE, "weight"): "وزن الوزن weight",
    (FigureKind.MEASURE, "speed"): "سرعة السرعة speed",
    (FigureKind.MEASURE, "temperature"): "حرارة الحرارة temperature",
    (FigureKind.MEASURE, "frequency"): "تردد التردد frequency",
    (FigureKind.MEASURE, "data"): "بيانات البيانات data",
}
"""Kind, and the dimension that its unit must have where the field names one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a field asks for: one of the three."""

    text: TextField | None = None
    dates: str = ""
    """`before`, `after` or `date`."""
    kind: FigureKind | None = None
    measured: str = ""
    """Dimension of the unit, empty for any."""


@cache
def _names() -> dict[str, Asked]:
    found: dict[str, Asked] = {}
    for place, names in TEXT.items():
        found |= {normal(name): Asked(text=place) for name in names.split()}
    for when, names in DATES.items():
        found |= {normal(name): Asked(dates=when) for name in names.split()}
    for (kind, measured), names in AMOUNTS.items():
        found |= {normal(name): Asked(kind=kind, measured=measured) for name in names.split()}
    return found


_LONGEST = max(map(len, " ".join((*TEXT.values(), *DATES.values(), *AMOUNTS.values())).split())) * 2
"""Characters of the longest name, each letter with a mark."""


def field_of(name: str) -> Asked | None:
    """Return what a field's name asks for; None for what is no field's name."""
    return _names().get(normal(name)) if len(name) <= _LONGEST else None
