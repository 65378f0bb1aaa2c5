"""Nouns of measure that are compared, and the words that may stand between them and a figure."""

from __future__ import annotations

from functools import cache

from tui.extract.lexicon import fold
from tui.model import FigureKind

CONCEPTS = """
revenue إيرادات إيراد عائدات مداخيل
profit أرباح ربح
loss خسائر خسارة
value قيمة رسملة تقييم
cost تكلفة كلفة تكاليف
price سعر أسعار ثمن
investment استثمارات استثمار
funding تمويل
spending إنفاق نفقات
budget ميزانية موازنة
debt ديون مديونية
deficit عجز
surplus فائض
exports صادرات
imports واردات
sales مبيعات
salary راتب أجر
capital رأسمال
wealth ثروة
reserves احتياطي احتياطيات
number عدد
capacity قدرة طاقة سعة
output إنتاج
area مساحة
length طول
height علو
depth عمق
weight وزن
speed سرعة
rate نسبة معدل
growth نمو
inflation تضخم
unemployment بطالة
share حصة
interest فائدة
consumption استهلاك
"""
"""Key of a measure, then the nouns that say it: those of one row are the same quantity. Amounts
that say nothing of their own (`مبلغ`), and changes (`زيادة`), are left out."""

PUT_IN = frozenset(map(fold, "قيمة تكلفة كلفة استثمار استثمارات تمويل".split()))
"""What is put into a project."""

INITIAL = frozenset(map(fold, "أولي أولية مبدئي مبدئية".split()))

_PASSED = """
بلغ بلغت يبلغ تبلغ ليبلغ لتبلغ بالغ بالغة قدره قدرها مقداره مقدارها يقدر تقدر قدر قدرت وصل وصلت يصل
تصل ليصل لتصل كان كانت يكون تكون هو هي الى إلى ب بـ في خلال حوالي حتى سجل سجلت يسجل تسجل
بين ما أن يتراوح تتراوح يساوي تساوي يعادل تعادل نحو حدود قد نفس فقط مبلغ اجمالي بنحو بحوالي لهذا
هذا هذه لسنة لعام عام سنة ناهز ناهزت مستوى جاري جارية منقضي منقضية إجمالا
أي ال لكامل كامل شهد شهدت يشهد تشهد ستشهد
"""
"""Words between what is measured and its figure that say nothing of their own."""

_CHANGING = """
ارتفع ارتفعت يرتفع ترتفع ليرتفع لترتفع زاد زادت يزيد تزيد ليزيد تراجع تراجعت يتراجع تتراجع انخفض
انخفضت ينخفض تنخفض لينخفض لتنخفض انخفاض تراجع ارتفاع تضاعف نما نمت ينمو تنمو هبط هبطت صعد صعدت رفع
قفز قفزت تقلص تقلصت حاليا الآن راهنا
من ليمر لتمر ليتحول لتتحول تراجعا ارتفاعا انخفاضا نموا تحسنا تطورا طفيفا طفيفة متواصلا ملحوظا
"""
"""Also words of the present: a value that is said to be of now is one of several in time."""

_NOT = "وليس ليس وليست ليست ولا بل لا".split()
_JOINTS = """
و|مقابل|بعد ان كان|بعد ان كانت|بدلا من|مقارنه ب|مقارنه مع|الى|الي|ارتفاعا من|من المتوقع ان يزيد الى
ومن المتوقع ان يزيد الى|ومن المتوقع ان يرتفع الى|ومن المتوقع ان ترتفع الى|ومن المتوقع ان تزيد الى
على ان يرتفع الى|على ان ترتفع الى|ليرتفع الى|لترتفع الى|ثم الى|نزولا من|صعودا من
"""

_KINDS = {
    "company": "شركة مؤسسة عملاق",
    "project": "مشروع",
}
_KIND_WORDS = """
شركة لشركة مؤسسة مجموعة منصة موقع شبكة التواصل الاجتماعي تطبيق صحيفة مشروع عملاق خدمة بنك مصرف
"""
_COMMON_PROJECTS = """
قانون ميزانية موازنة قرار مرسوم إنشاء بناء تطوير تنمية سكني إصلاح تعديل بيان اتفاق اتفاقية برنامج
إعادة تجديد تحديث مد نقل ضخم كبير جديد مشترك إقليمي وطني قومي ترميم إنتاج زراعي صناعي سياحي تجاري
مماثل مصنع طريق ميناء سد نظام دستور قطار جسر مترو استثماري خط توسعة توسيع شراكة دعم تمويل
"""

_NAMING = """
شركة بنك مصرف مجموعة منصة مؤسسة جامعة نادي ولاية محافظة مدينة جهة معتمدية بلدية مطار ميناء
"""
"""Nouns that a name follows."""
_POINTING = """
هؤلاء تلك هذه هذا ذلك جهة ولاية قضية مدينة منطقة بلاد شركة مؤسسة مشروع وزارة نزل فترة واحد واحدة
مرحلة حالي حالية مذكور مذكورة موسم دورة
"""
"""Words that with the article point back to something told of before."""
_WORLD = "برنت ذهب نفط دولار يورو بيتكوين عالم"
"""What there is one of, wherever an article is from."""

_BUYING = """
شراء بشراء لشراء اشترى اشترت يشتري تشتري سنشتري سيشتري ستشتري الاستحواذ بالاستحواذ للاستحواذ استحوذ
استحوذت يستحوذ تستحوذ استحواذ
"""


_BETWEEN = frozenset(map(fold, "، , خلال في سنة عام شهر لسنة لعام من نفس السنة العام".split()))
"""Words around a date between two figures."""
_PHYSICAL = "capacity area length height depth weight speed"
_TRADED = "exports imports output consumption reserves sales"


@cache
def concepts() -> dict[str, str]:
    """Return the key of each noun of measure, folded."""
    rows = (row.split() for row in CONCEPTS.strip().splitlines())
    return {fold(noun): key for key, *nouns in rows for noun in nouns}


@cache
def stems() -> dict[str, str]:
    """Return the first noun of each measure, as it is written."""
    return {key: noun for key, noun, *_ in (r.split() for r in CONCEPTS.strip().splitlines())}


@cache
def passed() -> frozenset[str]:
    """Return the words that say nothing of their own, folded."""
    return frozenset(map(fold, _PASSED.split()))


@cache
def change_verbs() -> frozenset[str]:
    """Return the words that say that a value changes, folded."""
    return frozenset(map(fold, _CHANGING.split()))


@cache
def kinds() -> dict[str, str]:
    """Return which kind of thing a noun before a name is, folded."""
    return {fold(word): kind for kind, words in _KINDS.items() for word in words.split()}


@cache
def common_projects() -> frozenset[str]:
    """Return the words behind `مشروع` that are no name, folded."""
    return frozenset(map(fold, _COMMON_PROJECTS.split()))


@cache
def _kind_words() -> frozenset[str]:
    return frozenset(map(fold, _KIND_WORDS.split()))


def is_kind_word(word: str) -> bool:
    """Whether a folded word only says of what kind the name behind it is."""
    return word in _kind_words()


@cache
def naming() -> frozenset[str]:
    """Return the nouns that a name follows, folded."""
    return frozenset(map(fold, _NAMING.split()))


@cache
def pointing() -> frozenset[str]:
    """Return the words that point back within an article, folded, without the article."""
    return frozenset(map(fold, _POINTING.split()))


@cache
def world() -> frozenset[str]:
    """Return the nouns of what there is one of, folded, without the article."""
    return frozenset(map(fold, _WORLD.split()))


@cache
def _buying() -> frozenset[str]:
    return frozenset(map(fold, _BUYING.split()))


def is_buying(word: str) -> bool:
    """Whether a folded word says that something is bought."""
    return word in _buying()


@cache
def _joints() -> frozenset[str]:
    return frozenset(
        " ".join(fold(phrase).split()) for row in _JOINTS.split("\n") for phrase in row.split("|")
    )


def joint(between: list[str]) -> str | None:
    """Return how the folded words between two figures join them: `not`, `change`, or None.

    Dates are left out of the words; `3.3 % خلال فيفري مقابل 3.5 %` is `خلال مقابل`.
    """
    words = [word for word in between if word not in _BETWEEN]
    if words and words[0] in _not():
        return "not" if len(words) == 1 else None
    return "change" if words and " ".join(words) in _joints() else None


@cache
def kinds_of(concept: str) -> tuple[FigureKind, ...]:
    """Return the kinds of figures that a measure can have."""
    if concept in ("rate", "growth", "inflation", "unemployment", "interest", "share"):
        return (FigureKind.PERCENT,)
    if concept == "number":
        return (FigureKind.COUNT,)
    if concept in _PHYSICAL.split():
        return FigureKind.MEASURE, FigureKind.COUNT
    if concept in _TRADED.split():
        return FigureKind.MONEY, FigureKind.MEASURE
    return (FigureKind.MONEY,)


@cache
def _not() -> frozenset[str]:
    return frozenset(map(fold, _NOT))
