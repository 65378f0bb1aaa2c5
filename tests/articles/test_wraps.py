"""Paragraphs that a program wrapped come back whole; texts that only look like it stay."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from tui.articles.parse import parse

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def wrapped(paragraphs: list[str], width: int, between: str = "\n\n") -> str:
    return between.join(
        textwrap.fill(row, width, break_long_words=False, break_on_hyphens=False)
        for row in paragraphs
    )


def read(text: str) -> list[str]:
    article = parse(text)
    return [" ".join(text[block.start : block.end].split()) for block in article.blocks]


def paragraphs(path: Path) -> list[str]:
    lines = path.read_text("utf-8").splitlines()
    return [" ".join(line.split()) for line in lines if line.strip()]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_seeds_with_blank_lines_between_their_paragraphs(width: int, ending: str) -> None:
    """One caption of 102 paragraphs is cut at 60: its second line is a date, alone on a line."""
    kept = total = 0
    for path in SEEDS:
        wanted = paragraphs(path)
        found = read(wrapped(wanted, width).replace("\n", ending))
        total += len(wanted)
        kept += len(set(wanted) & set(found))
    assert total == 102
    assert kept >= (101 if width == 60 else 102)


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_seeds_without_blank_lines(width: int) -> None:
    """A last line that is full by chance hides its paragraph's end; nine in ten are found."""
    kept = 0
    for path in SEEDS:
        wanted = paragraphs(path)
        kept += len(set(wanted) & set(read(wrapped(wanted, width, "\n"))))
    assert kept >= 91


TITLE = "الأمم المتحدة تحذر من مجاعة تهدد ملايين اليمنيين مع استمرار الحرب في البلاد"
BODY = [
    "حذرت الأمم المتحدة من أن ملايين اليمنيين يواجهون خطر المجاعة بسبب استمرار الحرب وتوقف "
    "المساعدات الإنسانية عن الوصول إلى المناطق المحاصرة.",
    "وقال المتحدث باسم الأمم المتحدة إن أكثر من 17 مليون شخص بحاجة إلى مساعدات عاجلة، وإن "
    "الوضع يزداد سوءا كل يوم.",
    "وطالب المجتمع الدولي بالتحرك الفوري لإنقاذ الأرواح قبل أن يفوت الأوان على الجميع.",
]


def test_a_wrapped_headline_is_one_title() -> None:
    text = wrapped([TITLE, *BODY], 50)
    article = parse(text)
    assert [block.kind.value for block in article.blocks] == ["title", "lead"] + ["paragraph"] * 2
    assert " ".join(article.title.split()) == TITLE
    assert "\n" in article.title
    assert article.paragraphs == 3


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_items_heading_and_credits_stay_apart(between: str) -> None:
    rows = [
        TITLE, "كتب: أحمد سعيد", *BODY, "ما أسباب الأزمة؟", *BODY, "وتطلب المنظمة ما يلي:",
        "• " + BODY[0][:-1], "• " + BODY[1][:-1], BODY[2], "المصدر: وكالات",
    ]  # fmt: skip
    text = wrapped(rows, 72, between)
    assert read(text) == rows
    kinds = [block.kind.value for block in parse(text).blocks]
    assert [kinds[1], kinds[5], kinds[10], kinds[11], kinds[-1]] == [
        "byline", "heading", "bullet", "bullet", "source",
    ]  # fmt: skip


def test_first_lines_set_in_start_paragraphs() -> None:
    rows = [
        textwrap.fill(row, 60, initial_indent="    ", break_on_hyphens=False) for row in BODY * 3
    ]
    assert read(TITLE[:40] + "\n\n" + "\n".join(rows))[1:] == BODY * 3


@pytest.mark.parametrize(
    "lines",
    [
        # One metre: no line could be read as running over, for there is no room for a long word.
        ["وطني لو شغلت بالخلد عنه يا صاحبي", "نازعتني إليه في الخلد نفسي أيضا"] * 6,
        ["قفا نبك من ذكرى حبيب ومنزل    بسقط اللوى بين الدخول فحومل"] * 8,
        ["المنتخب الوطني يفوز على ضيفه بهدفين", "الحكومة تعلن موازنة العام المقبل"] * 5,
        ["| المدينة العربية | عدد السكان فيها |", "| القاهرة الكبرى | عشرون مليون نسمة |"] * 6,
        ["الدولة والعملة\tسعر الصرف أمس", "مصر والسودان\tثلاثة جنيهات لها"] * 6,
        ["قال الوزير إن الأمر انتهى.", "وأضاف أنه سيستقيل من منصبه يوم الأحد المقبل."] * 8,
    ],
)
def test_lines_that_end_where_they_end(lines: list[str]) -> None:
    text = "عنوان\n\n" + "\n".join(lines)
    assert len(parse(text).blocks) == len(lines) + 1


def test_a_paragraph_a_line_is_never_joined() -> None:
    for path in SEEDS:
        assert read(path.read_text("utf-8")) == paragraphs(path)
