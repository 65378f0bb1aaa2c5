"""Phrases with all their figures, field by field; one without a figure has an empty span."""

from __future__ import annotations

import pytest

from tests.extract.reading import FIELDS, rows, said, table
from tui.extract.lexicon import word_of
from tui.extract.words.nouns import PEOPLE

PHRASES: dict[str, list[dict[str, str]]] = {}
for line in table("phrases.tsv"):
    expected = PHRASES.setdefault(line["text"], [])
    if line["span"]:
        expected.append({"text": line["span"], **{name: line[name] for name in FIELDS}})


@pytest.mark.parametrize("text", PHRASES)
def test_phrase(text: str) -> None:
    found = [{"text": str(row["text"]), **said(row)} for row in rows(text)]
    assert found == PHRASES[text]


@pytest.mark.parametrize("text", PHRASES)
@pytest.mark.parametrize(("before", "behind"), [("قال إن ", ""), ("", "، وفق المصدر."), ("«", "»")])
def test_phrase_in_a_sentence(text: str, before: str, behind: str) -> None:
    """Signs and words that say nothing of a figure change none."""
    found = [str(row["text"]) for row in rows(f"{before}{text}{behind}")]
    assert found == [line["text"] for line in PHRASES[text]]


def test_subject_is_the_noun_of_measure_with_the_nearest_name() -> None:
    (row,) = rows("بلغت إيرادات «OpenAI» نحو 20 مليار دولار")
    assert row["subject"] == "إيرادات OpenAI"
    (row,) = rows("تكلفة مشروع Stargate تبلغ 500 مليار دولار")
    assert row["subject"] == "تكلفة Stargate"
    (row,) = rows("حصلت الشركة على مئات المليارات من الإيرادات")
    assert row["subject"] == "إيرادات"
    (row,) = rows("اشترت OpenAI ما قدره 38 مليار دولار")
    assert row["subject"] is None  # a name alone could be the buyer's or the seller's


def test_subject_is_not_taken_from_another_sentence() -> None:
    row = rows("هذه إيرادات OpenAI. ثم 20 مليار دولار")[-1]
    assert row["subject"] is None


def test_shared_currency_is_whose_the_article_says() -> None:
    assert rows("ألف ريال، ثم 30 ريالا سعوديا")[0]["currency"] == "SAR"
    assert rows("في الكويت وزارة المالية الكويتية: 30 دينارا")[0]["currency"] == "KWD"
    assert rows("30 دينارا في الكويت والكويت، والعراق والعراق")[0]["currency"] is None
    assert rows("30 دينارا في الكويت")[0]["currency"] is None
    assert rows("30 دينارا")[0]["currency"] is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("في مصر 7 ملايين جنيه، ودفعت مصر 30 جنيها سودانيا", "EGP"),
        ("في السودان 30 جنيها سودانيا، ثم 7 ملايين جنيه، ثم 8 ملايين جنيه", "SDG"),
        ("مصر والسودان: 7 ملايين جنيه، ثم 30 جنيها سودانيا", "SDG"),
        ("المصري صلاح من مصر: 7 ملايين جنيه، ثم 7 ملايين جنيه إسترليني", "GBP"),
        ("السعودية والسعودية والسعودية: 7 ريالات، ثم 8 ريالات، ثم 9 ريالات قطرية", "QAR"),
        ("السعودية والرياض " * 2 + "5 ريالات، ثم 7 ريالات، ثم 8 ريالات، ثم 9 ريالات قطرية", "SAR"),
        ("الجزائر والجزائر والجزائر: 7 دنانير، ثم 8 دنانير، ثم 9 دنانير تونسية", "TND"),
    ],
)
def test_an_adjective_in_passing_does_not_decide_for_all(text: str, code: str) -> None:
    bare = [row["currency"] for row in rows(text) if row["rule"] == "money.currency"]
    assert bare
    assert set(bare) == {code}


def test_a_dollar_without_an_adjective_is_the_american_one() -> None:
    found = rows("2.1 تريليون دولار، ثم 80 دولارا للبرميل، و5 دولارات كندية، و7 ملايين دولار كندي")
    assert [row["currency"] for row in found] == ["USD", "USD", "CAD", "CAD"]


def test_a_number_of_zeros_alone_is_none() -> None:
    assert rows("رقم 000 دينار") == []


def test_number_takes_the_unit_of_the_figure_it_is_joined_to() -> None:
    texts = [(row["text"], row["currency"]) for row in rows("3 ملايين دولار و5 ملايين، ثم 8")]
    assert texts == [("3 ملايين دولار", "USD"), ("5 ملايين", "USD")]
    assert len(rows("3 ملايين دولار. وذهب 5 في طريقهم")) == 1


def test_zero_is_a_number_only_before_a_percent() -> None:
    (row,) = rows("نما الاقتصاد صفر بالمئة")
    assert (row["kind"], row["value"]) == ("PERCENT", 0)
    assert [row["kind"] for row in rows("في 3 صفر")] == ["DATE"]


@pytest.mark.parametrize("text", ["سنة 300 قبل الميلاد", "عام 1258 ق.م.", "حضارة 1900 قبل الميلاد"])
def test_year_before_christ_has_no_iso(text: str) -> None:
    (row,) = rows(text)
    assert (row["kind"], row["iso"]) == ("DATE", None)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("اشترت OpenAI شركة io بقيمة 6.5 مليار دولار", "قيمة"),
        ("تعتزم OpenAI ضخ 40 مليار دولار", None),
        ("دفعت OpenAI قيمة الصفقة البالغة 6.5 مليار دولار", "قيمة"),
        ("قالت OpenAI إن إيراداتها بلغت 13 مليار دولار", "إيرادات OpenAI"),
        ("أعلن «بنك النيل» أن أرباحه بلغت 30 مليون جنيه", "أرباح بنك النيل"),
        ("استحوذت Meta على Manus، وقيمتها 3 مليارات دولار", "قيمة"),
        ("ذكرت Reuters أن إيراداتها بلغت 5 مليارات دولار", "إيرادات"),
        ("ذكرت Reuters أن إيرادات الشركة 5 مليارات دولار", "إيرادات"),
        ("قالت Apple إن خسائر لبنان 5 مليارات دولار", "خسائر"),
        ("وفي المقابل، سجلت Apple أرباحا بلغت 3 مليارات دولار", "أرباحا Apple"),
        ("يرى أن «أرامكو» حققت أرباحا بلغت 3 مليارات دولار", "أرباحا أرامكو"),
        ("استثمرت جوجل في OpenAI وبلغت أرباحها 3 مليارات دولار", "أرباح"),
        ("اشترت جوجل شركة OpenAI وبلغت أرباحها 3 مليارات دولار", "أرباح"),
        ("رفضت جوجل عرض OpenAI، وبلغت خسائرها 3 مليارات دولار", "خسائر"),
        ("خسرت جوجل وMeta، وبلغت ديونها 3 مليارات دولار", "ديون"),
        ("حقق مدير شركة (CBS) إيرادات بلغت 83 مليون دولار", "إيرادات"),
    ],
)
def test_whose_it_is_is_said_only_where_the_grammar_shows_it(
    text: str, subject: str | None
) -> None:
    assert rows(text)[-1]["subject"] == subject


def test_a_pronoun_means_the_only_name_of_the_first_sentence() -> None:
    assert rows("نمت OpenAI سريعا. وبلغت أرباحها 2 مليار دولار")[-1]["subject"] == "أرباح OpenAI"
    text = "نمت OpenAI وMeta سريعا. وبلغت أرباحها 2 مليار دولار"
    assert rows(text)[-1]["subject"] == "أرباح"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("نمت OpenAI. وقالت الشركة إن إيرادات الشركة 3 مليارات دولار", "إيرادات OpenAI"),
        ("نمت OpenAI. وقال ألتمان إن ثروته 3 مليارات دولار", "ثروة"),
        ("نمت OpenAI. ويتقاضى ألتمان راتبا قدره 3 ملايين دولار", "راتبا"),
        ("نمت OpenAI. وخصصت جوجل 360 مليار دولار من النفقات", "نفقات"),
        ("نمت OpenAI. ويزيد عدد المستخدمين وعددهم 3 ملايين شخص", "عدد"),
        ("يدرس الطرح (IPO). وبلغت قيمته 3 ملايين دولار", "قيمة"),
    ],
)
def test_the_first_sentence_tells_only_whose_a_pronoun_is(text: str, subject: str) -> None:
    assert rows(text)[-1]["subject"] == subject


def test_a_quotation_that_holds_the_figure_is_no_name() -> None:
    (row,) = rows("تحتاج إلى «مئات المليارات من الإيرادات السنوية» لدعمها")
    assert row["subject"] == "إيرادات"


def test_a_figure_goes_on_over_the_end_of_a_line() -> None:
    texts = [
        row["text"] for row in rows("بلغت 12.5\nمليار دولار بزيادة\n20\nفي المئة خلال خمس\nسنوات")
    ]
    assert texts == ["12.5\nمليار دولار", "20\nفي المئة", "خمس\nسنوات"]


@pytest.mark.parametrize("noun", PEOPLE.split())
def test_nouns_of_people_are_counted_nouns(noun: str) -> None:
    assert word_of(noun).sense.noun == noun


def test_a_number_before_a_tatweel_at_the_beginning_is_an_item_of_a_list() -> None:
    assert [row["value"] for row in rows("1ـ مليون دولار للتعليم")] == [1_000_000]
    assert [row["value"] for row in rows("للتعليم 9ـ مليون دولار")] == [9_000_000]


def test_a_dash_that_another_one_closes_is_no_minus() -> None:
    assert [row["value"] for row in rows("قالت الشركة -5 ملايين دولار- إنها")] == [5_000_000]
    assert [row["value"] for row in rows("-5 ملايين دولار للتعليم")] == [5_000_000]
