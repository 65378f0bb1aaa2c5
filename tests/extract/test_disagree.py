"""What disagrees: which figures are compared, and how their values stand to each other."""

from __future__ import annotations

import json

import pytest

from tests.bench.places import seed_files
from tui.articles.parse import parse
from tui.extract.disagree import Claim, Group, Verdict, claims, groups
from tui.extract.figures import figures, to_row

FILLER = "هذه فقرة أولى من الخبر وفيها ما يكفي من الكلمات لتعد فقرة من فقراته."


def claims_of(text: str, file: str = "a.txt", date: str = "") -> list[Claim]:
    article = parse(f"عنوان الخبر\n{date}\n\n{FILLER}\n\n{text}\n", file)
    return list(claims(article, figures(article)))


def groups_of(*texts: str, dates: tuple[str, ...] = ()) -> list[Group]:
    dates = dates or ("",) * len(texts)
    return groups(
        claim
        for number, (text, date) in enumerate(zip(texts, dates, strict=True))
        for claim in claims_of(text, f"{number}.txt", date)
    )


def said(text: str) -> list[tuple[str, str]]:
    return [(claim.topic.said, str(claim.row["text"])) for claim in claims_of(text)]


# --- which figures are compared -------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بلغت إيرادات «OpenAI» هذا العام نحو 20 مليار دولار.", "إيرادات OpenAI"),
        ("تراجعت أرباح شركة Apple إلى 5 مليارات دولار.", "أرباح Apple"),
        ("واصلت OpenAI، التي حققت خسارة 5 مليارات دولار عام 2024، طلبها.", "خسارة OpenAI"),
        ("هذا مشروع Stargate الذي تبلغ قيمته 500 مليار دولار.", "مشروع Stargate"),
        ("أطلقت Nvidia منتجا، وتقدر قيمتها السوقية حاليا بحوالي 80 مليار دولار.", "قيمة Nvidia"),
        ("عرض شراء شركة OpenAI مقابل 97.4 مليار دولار.", "شراء OpenAI"),
        ("استحوذ ماسك على تويتر مقابل 44 مليار دولار.", "شراء تويتر"),
        ("بلغت نسبة البطالة في تونس خلال سنة 2014 نحو 15.2 بالمائة.", "نسبة البطالة في تونس"),
        ("نما عدد موظفي OpenAI إلى حوالي 1,500 موظف.", "عدد موظفي OpenAI"),
        ("بلغت صادرات مصر من القمح 5 مليارات دولار.", "صادرات مصر من القمح"),
    ],
)
def test_topic(text: str, expected: str) -> None:
    assert [topic for topic, _ in said(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "وافقت OpenAI على شراء خدمات حوسبة سحابية بقيمة 38 مليار دولار من أمازون.",
        "حصلت OpenAI على صفقة مركز بيانات بقيمة 10 مليارات دولار.",
        "تبرع بمبلغ 250 مليون دولار لحملة ترامب.",
        "حكم عليه بغرامة قدرها 5 آلاف دولار.",
        "باع الزيت بسعر 8 دنانير للتر الواحد.",
        "هناك نقص في عدد الأطباء في أكثر من 40 في المائة من المديريات.",
        "شارك عدد من الشخصيات السياسية والسفراء و80 صحفيا.",
        "قارنت Apple وMicrosoft المنتجات، وتقدر قيمتها بنحو 80 مليار دولار.",
        "تحتاج الشركة إلى مئات المليارات من الإيرادات السنوية.",
        "ارتفعت الأسعار بنسبة 5 في المائة.",
        "حققت إيرادات «OpenAI» نموا كبيرا، وأنفقت الدولة 5 مليارات دولار.",
        "بلغت خسائر OpenAI 5 مليارات.",
        "انخفضت نسبة الجرحى بـ20.7 بالمائة.",
        "وقعت اتفاقية عن مشروع إنجاز محطتين، وهو إنجاز بقيمة 5 مليارات دولار.",
        "بقيت نسبة الـ20% في البكالوريا.",
    ],
)
def test_what_is_not_certain_is_not_compared(text: str) -> None:
    assert said(text) == []


def test_a_loss_and_a_profit_are_two_things() -> None:
    assert not groups_of("بلغت خسائر OpenAI 5 مليارات دولار.", "بلغت أرباح OpenAI 7 مليارات دولار.")


def test_rates_and_currencies_are_apart() -> None:
    texts = (
        "بلغت إيرادات OpenAI نحو 5 مليارات دولار.",
        "بلغت إيرادات OpenAI نحو 9 مليارات يورو.",
        "بلغت إيرادات OpenAI نحو 7 مليارات دولار شهريا.",
    )
    assert [len(claims_of(text)) for text in texts] == [1, 1, 1]
    assert not groups_of(*texts)


def test_a_phrase_without_a_name_stays_in_its_article() -> None:
    one = "بلغت نسبة البطالة 15 بالمائة."
    other = "بلغت نسبة البطالة 20 بالمائة."
    assert [len(claims_of(text)) for text in (one, other)] == [1, 1]
    assert not groups_of(one, other)
    (group,) = groups_of(f"{one} وقال آخرون غير ذلك. {other}")
    assert group.verdict == Verdict.CONTRADICTORY


def test_spelling_of_a_name_makes_no_difference() -> None:
    (group,) = groups_of(
        "بلغت إيرادات شركة «أوبر» 5 مليارات دولار.", "بلغت إيرادات شركة اوبر 7 مليارات دولار."
    )
    assert group.subject == "إيرادات أوبر"


def test_names_can_be_joined_from_outside() -> None:
    texts = "بلغت إيرادات Uber 5 مليارات دولار.", "بلغت إيرادات شركة أوبر 7 مليارات دولار."
    found = [claim for n, text in enumerate(texts) for claim in claims_of(text, f"{n}.txt")]
    assert not groups(found)
    (group,) = groups(found, lambda owner: {"اوبر": "uber"}.get(owner, owner))
    assert [claim.file for claim in group.claims] == ["0.txt", "1.txt"]


# --- verdicts -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("ما يقارب 100 مليار", "97.4 مليار", Verdict.COMPATIBLE),
        ("ما يقارب 100 مليار", "80 مليار", Verdict.CONTRADICTORY),
        ("100 مليار", "500 مليار", Verdict.CONTRADICTORY),
        ("9.7 مليار", "9.74 مليار", Verdict.COMPATIBLE),
        ("9.7 مليار", "9.8 مليار", Verdict.CONTRADICTORY),
        ("أكثر من 11 مليار", "13 مليار", Verdict.COMPATIBLE),
        ("أكثر من 11 مليار", "80 مليار", Verdict.CONTRADICTORY),
        ("أكثر من 11 مليار", "9 مليار", Verdict.CONTRADICTORY),
        ("ما يصل إلى 5 مليارات", "3 مليارات", Verdict.COMPATIBLE),
        ("ما يصل إلى 5 مليارات", "6 مليارات", Verdict.CONTRADICTORY),
        ("أقل من 5 مليارات", "6 مليارات", Verdict.CONTRADICTORY),
        ("ما بين 3.5 و4.5 مليار", "4 مليارات", Verdict.COMPATIBLE),
        ("ما بين 3.5 و4.5 مليار", "5 مليارات", Verdict.CONTRADICTORY),
        ("ما بين 3.5 و4.5 مليار", "نحو 5 مليارات", Verdict.COMPATIBLE),
    ],
)
def test_values(one: str, other: str, verdict: Verdict) -> None:
    for first, second in ((one, other), (other, one)):
        (group,) = groups_of(
            f"بلغت إيرادات OpenAI {first} دولار.", f"بلغت إيرادات OpenAI {second} دولار."
        )
        assert group.verdict == verdict
        assert (group.subject, group.unit, len(group.claims)) == ("إيرادات OpenAI", "USD", 2)


def test_one_value_in_other_words_is_no_group() -> None:
    assert not groups_of(
        "بلغت خسائر OpenAI نحو 5 مليارات دولار.",
        "بلغت خسائر OpenAI ما يصل إلى 5 مليارات دولار.",
        "بلغت خسائر OpenAI 5000 مليون دولار.",
    )


def test_units_of_one_dimension_are_converted() -> None:
    same = ("تبلغ قدرة «Stargate» 10 غيغاواط.", "تبلغ قدرة «Stargate» 10000 ميغاواط.")
    assert not groups_of(*same)
    (group,) = groups_of(*same, "تبلغ قدرة «Stargate» 800 ميغاواط.")
    assert (group.verdict, group.unit, len(group.claims)) == (Verdict.CONTRADICTORY, "GW", 3)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("بلغت خسائر OpenAI 5 مليارات دولار عام 2024.",
         "بلغت خسائر OpenAI 8 مليارات دولار عام 2025."),
        ("بلغت خسائر OpenAI خلال الربع الأول من 2024 نحو 5 مليارات دولار.",
         "بلغت خسائر OpenAI في أبريل 2024 نحو 9 مليارات دولار."),
        ("بلغت خسائر OpenAI هذا العام 5 مليارات دولار.",
         "بلغت خسائر OpenAI 8 مليارات دولار عام 2025."),
        ("تبلغ خسائر OpenAI حاليا 5 مليارات دولار.", "بلغت خسائر OpenAI 8 مليارات دولار."),
    ],
)  # fmt: skip
def test_values_of_other_times_have_changed(one: str, other: str) -> None:
    (group,) = groups_of(one, other)
    assert group.verdict == Verdict.CHANGED


def test_values_of_one_year_contradict() -> None:
    (group,) = groups_of(
        "بلغت خسائر OpenAI 5 مليارات دولار عام 2024.",
        "بلغت خسائر OpenAI خلال عام 2024 نحو 9 مليارات دولار.",
    )
    assert group.verdict == Verdict.CONTRADICTORY
    assert [claim.when for claim in group.claims] == ["2024", "2024"]


def test_the_dates_of_the_articles_count_where_sentences_say_none() -> None:
    texts = "تبلغ قيمة OpenAI 80 مليار دولار.", "تبلغ قيمة OpenAI 500 مليار دولار."
    (group,) = groups_of(*texts, dates=("2024-08-01", "2025-10-30"))
    assert group.verdict == Verdict.CHANGED
    assert [claim.time for claim in group.claims] == ["2024-08-01", "2025-10-30"]
    (group,) = groups_of(*texts, dates=("2025-10-30", "2025-10-30"))
    assert group.verdict == Verdict.CONTRADICTORY


@pytest.mark.parametrize(
    ("text", "values", "verdict"),
    [
        ("ارتفع عدد موظفي OpenAI من 500 موظف إلى 1500 موظف.", [500, 1500], Verdict.CHANGED),
        ("سجلت نسبة التضخم تراجعا لتبلغ 3.3 % خلال فيفري 2016 مقابل 3.5% في جانفي 2016 و4.1 % في "
         "ديسمبر 2015.", [3.3, 3.5, 4.1], Verdict.CHANGED),
        ("مشروع Stargate يهدف إلى استثمار 500 مليار دولار، وليس 100 مليار دولار فقط.",
         [500e9, 100e9], Verdict.CONTRADICTORY),
        ("أعلن مشروع Stargate باستثمار أولي قدره 100 مليار دولار، ومن المتوقع أن يزيد إلى 500 "
         "مليار دولار.", [100e9, 500e9], Verdict.CHANGED),
    ],
)  # fmt: skip
def test_figures_of_one_sentence(text: str, values: list[float], verdict: Verdict) -> None:
    (group,) = groups_of(text)
    assert [claim.row["value"] for claim in group.claims] == values
    assert group.verdict == verdict


def test_the_share_of_another_is_not_compared() -> None:
    text = "بلغت نسبة مؤيدي الخروج من الاتحاد 52 بالمائة مقابل 48 بالمائة لمعسكر البقاء."
    assert [str(value) for _, value in said(text)] == ["52 بالمائة"]


# --- the five articles ----------------------------------------------------------------------


def test_the_built_in_articles() -> None:
    """Each group was read against its articles."""
    found = groups(
        claim
        for path in seed_files()
        for article in [parse(path.read_text(encoding="utf-8"), path.name[:3])]
        for claim in claims(article, figures(article))
    )
    shown = {
        group.subject: (
            group.verdict.value,
            [(claim.file, claim.row["value"] or claim.row["value_max"]) for claim in group.claims],
        )
        for group in found
    }
    billion = 10**9
    assert shown == {
        "مشروع Stargate": (
            "changed",
            [("000", 500 * billion), ("004", 500 * billion), ("004", 100 * billion),
             ("004", 500 * billion), ("004", 500 * billion)],
        ),
        "إيرادات OpenAI": ("changed", [("000", 20 * billion), ("002", 4.5 * billion)]),
        "قيمة OpenAI": ("changed", [("000", 500 * billion), ("002", 80 * billion)]),
        "مشروع ستارغيت": (
            "contradictory",
            [("003", 100 * billion), ("003", 100 * billion), ("003", 500 * billion),
             ("003", 100 * billion)],
        ),
        "شراء OpenAI": ("compatible", [("004", 100 * billion), ("004", 97.4 * billion)]),
        "شراء تويتر": ("changed", [("004", 9.74 * billion), ("004", 44 * billion)]),
    }  # fmt: skip


# --- laws -----------------------------------------------------------------------------------


def test_rows_are_those_of_figures_and_can_be_json() -> None:
    text = "بلغت إيرادات OpenAI 5 مليارات دولار. وبلغت إيرادات OpenAI 7 مليارات دولار."
    article = parse(f"عنوان\n\n{FILLER}\n\n{text}\n", "a.txt")
    all_rows = [to_row(figure, article) for figure in figures(article)]
    (group,) = groups(claims(article, figures(article)))
    row = group.row()
    assert list(row) == ["subject", "unit", "verdict", "rows"]
    assert row["rows"] == all_rows
    assert json.loads(json.dumps(row, allow_nan=False)) == row
    for claim in group.claims:
        assert (
            claim.sentence == article.text[claim.figure.sentence_start : claim.figure.sentence_end]
        )
        assert str(claim.row["text"]) in claim.sentence


def test_a_text_without_full_stops_is_not_held_for_each_of_its_figures() -> None:
    text = "بلغت إيرادات OpenAI 5 مليارات دولار، " * 500
    found = claims_of(text)
    assert len(found) == 500
    assert max(len(claim.sentence) for claim in found) < 2100
    for claim in found:
        first = claim.figure.start - claim.figure.sentence_start
        assert claim.sentence[first:].startswith(str(claim.row["text"]))


def test_groups_come_in_the_order_of_files_and_places() -> None:
    one = "بلغت إيرادات OpenAI 5 مليارات دولار. وبلغت خسائر Apple 7 مليارات دولار."
    other = "بلغت خسائر Apple 9 مليارات دولار. وبلغت إيرادات OpenAI 8 مليارات دولار."
    for texts in ((one, other), (other, one)):
        found = groups_of(*texts)
        places = [(group.claims[0].file, group.claims[0].figure.start) for group in found]
        assert places == sorted(places)
        assert len(found) == 2
        for group in found:
            rows = [(claim.file, claim.figure.start) for claim in group.claims]
            assert rows == sorted(rows)


def test_a_long_series_has_a_verdict() -> None:
    texts = [f"تبلغ قيمة OpenAI {number} مليار دولار." for number in range(1, 400)]
    (group,) = groups_of(*texts)
    assert (group.verdict, len(group.claims)) == (Verdict.CONTRADICTORY, 399)


@pytest.mark.parametrize(
    "text", ["", "مشروع", "مشروع «", "شراء ( مقابل 5 دولارات", "قيمة قيمة قيمتها 5 دولارات", "«»"]
)
def test_odd_texts_are_no_error(text: str) -> None:
    assert isinstance(groups_of(text, text), list)
