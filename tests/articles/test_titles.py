"""Titles cut from leads."""

from __future__ import annotations

import pytest

from tui.articles.parse import parse
from tui.articles.titles import derive_title

LONG = " ".join(["كلمة"] * 30)


@pytest.mark.parametrize(
    ("lead", "title"),
    [
        ("وقعت الحكومة اتفاقا جديدا مع البنك الدولي. وقال الوزير إن الاتفاق مهم.",
         "وقعت الحكومة اتفاقا جديدا مع البنك الدولي"),
        ("هل توقع الحكومة اتفاقا جديدا مع البنك الدولي؟ قال الوزير إنها ستفعل.",
         "هل توقع الحكومة اتفاقا جديدا مع البنك الدولي؟"),
        ("بلغت قيمة الصفقة 3.5 مليار دولار أمريكي. وقال الوزير إنها مهمة.",
         "بلغت قيمة الصفقة 3.5 مليار دولار أمريكي"),
        ("قال د. أحمد زويل إن العلم هو الطريق الوحيد. وأضاف.",
         "قال د. أحمد زويل إن العلم هو الطريق الوحيد"),
        ("قال الوزير «لن نرحل. لن نستسلم» أمام الصحفيين أمس. وأضاف.",
         "قال الوزير «لن نرحل. لن نستسلم» أمام الصحفيين أمس"),
        ("القاهرة (رويترز) - وقعت الحكومة اتفاقا جديدا مع البنك الدولي. وقال.",
         "وقعت الحكومة اتفاقا جديدا مع البنك الدولي"),
        ("<p>وقعت الحكومة اتفاقا جديدا مع البنك الدولي</p><p>وقال الوزير",
         "وقعت الحكومة اتفاقا جديدا مع البنك الدولي"),
        (f"وقعت الحكومة اليوم اتفاقا جديدا مع البنك الدولي، {LONG}.",
         "وقعت الحكومة اليوم اتفاقا جديدا مع البنك الدولي"),
        (f"وقعت الحكومة اليوم «اتفاقا جديدا، كبيرا، مهما» مع البنك الدولي؛ {LONG}.",
         "وقعت الحكومة اليوم «اتفاقا جديدا، كبيرا، مهما» مع البنك الدولي"),
        ("كلمة", "كلمة"),
    ],
)  # fmt: skip
def test_first_sentence_or_clause(lead: str, title: str) -> None:
    start, end = derive_title(lead, 0, len(lead))
    assert lead[start:end] == title


@pytest.mark.parametrize("words", range(18, 30))
@pytest.mark.parametrize("count", ["40", "40 مليار", "مئات الملايين"])
def test_never_between_a_number_and_its_unit(words: int, count: str) -> None:
    lead = " ".join(["كلمة"] * words) + f" {count} دولار " + LONG
    start, end = derive_title(lead, 0, len(lead))
    title = lead[start:end]
    assert 12 <= len(title.split()) <= 27
    assert not title.endswith(("40", "مليار", "مئات", "الملايين"))


@pytest.mark.parametrize("words", range(15, 26))
def test_never_inside_quotes(words: int) -> None:
    lead = " ".join(["كلمة"] * words) + " «قول طويل، جدا جدا، جدا جدا، جدا» " + LONG
    start, end = derive_title(lead, 0, len(lead))
    assert lead[start:end].count("«") == lead[start:end].count("»")
    assert len(lead[start:end].split()) >= 10


def test_the_title_is_a_slice_of_the_lead() -> None:
    text = f"\n\nكتب: أحمد سعيد\n\n{LONG}، {LONG}. {LONG}.\n"
    article = parse(text)
    lead = article.blocks[1]
    assert [block.kind.value for block in article.blocks] == ["byline", "lead"]
    assert article.title_derived
    assert lead.start <= article.title_start < article.title_end <= lead.end
