"""`tui.text.page`: rows, places and characters of an article agree with each other."""

from __future__ import annotations

from functools import cache
from itertools import islice, pairwise
from pathlib import Path

import pytest

from tui.articles.parse import parse
from tui.model import Article, Block, BlockKind
from tui.text.clusters import boundaries
from tui.text.layout import PIECE
from tui.text.page import HANG, Page, Role, Row

FILES = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
META = "5 دقائق · 760 كلمة"
SENTENCE = "وقال ألتمان إن المشروع سيوفر 1.4 تريليون دولار، وأضاف «OpenAI» المزيد. "


def made(kind: BlockKind, text: str) -> Article:
    """An article of one block after a title."""
    article = parse(f"عنوان المقال\n\n{text}")
    start = article.text.index(text)
    end = start + len(text)
    block = Block(kind, start, end, start, end)
    title = Block(BlockKind.TITLE, 0, 12, 0, 12)
    return article._replace(blocks=(title, block), title_start=0, title_end=12, title_derived=False)


LONG = {
    "blanks": SENTENCE * (120_000 // len(SENTENCE)),
    "no blanks": "بت" * 60_000,
    "lam-alef": "سلا" * 40_000,
    "lam-alefs": "لا" * 60_000,
    "marks": "اe\u0301" * 40_000,
    "double width": "中文。" * 40_000,
}
HEADINGS = "".join(
    f"القسم رقم {number}\n\n{SENTENCE * 3}\n\n" for number in range(300)
)  # fmt: skip
BULLETS = "عنوان طويل للمقال\n\n" + SENTENCE * 4 + "\n\n" + f"- {SENTENCE}\n" * 5 + SENTENCE * 3


def _articles() -> dict[str, Article]:
    articles = {file.name[:3]: parse(file.read_bytes().decode()) for file in FILES}
    articles.update({name: made(BlockKind.PARAGRAPH, text) for name, text in LONG.items()})
    articles["long bullet"] = made(BlockKind.BULLET, LONG["blanks"])
    articles["long caption"] = made(BlockKind.CAPTION, LONG["no blanks"])
    articles["empty"] = parse("")
    articles["blank"] = parse(" \n\n\t\n")
    articles["one line"] = parse("سطر واحد")
    articles["one letter"] = parse("س")
    articles["headings"] = parse(HEADINGS)
    articles["bullets"] = parse(BULLETS)
    articles["English"] = parse("A headline\n\nThe name of Cairo is القاهرة, they say.\n")
    return articles


ARTICLES = _articles()


@cache
def page(name: str, measure: int = 72, justify: bool = False) -> Page:
    return Page(ARTICLES[name], measure, META, justify)


@cache
def rows(name: str, measure: int = 72, justify: bool = False) -> list[Row]:
    return list(page(name, measure, justify).rows(0, 0))


def places(name: str, measure: int = 72) -> list[tuple[int, int]]:
    return [(row.element, row.number) for row in rows(name, measure)]


every_article = pytest.mark.parametrize("name", ARTICLES)
everywhere = pytest.mark.parametrize(
    ("name", "measure"),
    [
        (name, measure)
        for name in ARTICLES
        for measure in (72, 20)
        if measure == 72 or name not in LONG
    ],
)


def test_the_articles_are_what_they_should_be():
    assert len(FILES) == 5
    assert sum(len(ARTICLES[file.name[:3]].text) for file in FILES) > 19_000
    assert min(len(text) for text in LONG.values()) > 2 * PIECE
    assert len(page("headings").headings()) >= 290
    assert len(rows("blanks")) > 1_500
    assert len(rows("empty")) == 4, "air, the row below the title, the rule, air"
    assert page("000").elements[0].source is False, "its title is derived"


@everywhere
def test_rows_are_numbered_without_a_gap(name, measure):
    whole = page(name, measure)
    expected = [
        (index, number)
        for index in range(len(whole.elements))
        for number in range(whole.height(index))
    ]
    assert places(name, measure) == expected
    for row in rows(name, measure):
        element = whole.elements[row.element]
        assert row.role is element.role
        assert (row.line is None) == (row.number < element.above)
        if row.line is not None:
            assert row.line == whole.lines(row.element)[row.number - element.above]
            assert row.line.width <= measure - (HANG if element.sign else 0)
            assert bool(row.sign) == bool(element.sign)


@every_article
def test_rows_from_any_place_are_the_rest_of_all_rows(name):
    every = rows(name)
    for index in range(0, len(every), 1 + len(every) // 200):
        here = every[index]
        shown = list(islice(page(name).rows(here.element, here.number), 40))
        assert shown == every[index : index + 40]


@everywhere
def test_moving_counts_rows(name, measure):
    every = places(name, measure)
    last = len(every) - 1
    for index in range(0, len(every), 1 + len(every) // 50):
        far = (-10_000, 10_000) if index < 200 else ()
        for by in (*far, -200, -7, -1, 0, 1, 2, 30):
            there = page(name, measure).move(*every[index], by)
            assert there == every[min(last, max(0, index + by))]


@everywhere
def test_the_last_screenful_ends_with_the_last_row(name, measure):
    every = places(name, measure)
    for height in (1, 2, 10, 34, 100_000):
        assert page(name, measure).last_top(height) == every[max(0, len(every) - height)]


@everywhere
def test_characters_lead_to_the_row_that_shows_them(name, measure):
    whole = page(name, measure)
    lines = {(row.element, row.number): row.line for row in rows(name, measure)}
    looked_at = 0
    for index, element in enumerate(whole.elements):
        if not element.source:
            continue
        step = 1 + (element.end - element.start) // 400
        for position in (*range(element.start, element.end, step), element.end - 1):
            assert whole.element_at(position) == index
            place = whole.place_of(position)
            line = lines[place]
            assert place[0] == index
            assert line is not None
            assert line.start <= position < line.end
            looked_at += 1
    assert looked_at > 0 or name in ("empty", "blank")
    for position in (0, len(whole.article.text), 10**9):
        assert whole.place_of(position) in lines


@every_article
def test_what_is_shown_covers_every_block(name):
    article = ARTICLES[name]
    shown = bytearray(len(article.text))
    for row in rows(name, 40):
        if row.line is not None and page(name, 40).elements[row.element].source:
            start, end = row.line.start, row.line.end
            assert not any(shown[start:end]), "no character is shown twice"
            shown[start:end] = b"\1" * (end - start)
    for block in article.blocks:
        assert all(shown[block.body_start : block.body_end]), block
    assert sum(shown) == sum(block.body_end - block.body_start for block in article.blocks)


@every_article
def test_justified_pages_have_the_same_places(name):
    for before, after in zip(rows(name), rows(name, 72, True), strict=True):
        assert (before.element, before.number) == (after.element, after.number)
        if before.line is not None and after.line is not None:
            assert (before.line.start, before.line.end) == (after.line.start, after.line.end)
            assert after.line.width in (before.line.width, 72, 72 - HANG)


@pytest.mark.parametrize("name", [*LONG, "long bullet", "long caption"])
def test_long_paragraphs_are_cut_where_nothing_is_parted(name):
    text = ARTICLES[name].text
    pieces = page(name).elements[3:-1]  # without head and end
    assert len(pieces) > 2
    assert pieces[0].above > 0
    for before, piece in pairwise(pieces):
        cut = before.end
        assert cut == piece.start
        assert piece.above == 0
        assert PIECE // 2 <= cut - before.start <= PIECE
        if name in ("blanks", "long bullet"):
            assert text[cut - 1] == " "
        else:
            around = text[cut - 20 : cut + 20]
            assert 20 in boundaries(around)
            assert not (text[cut - 1] == "ل" and text[cut] == "ا")


def test_signs_stand_where_they_should():
    signs = [row.sign for row in rows("long bullet") if row.role is Role.BULLET and row.line]
    assert signs[0] == "•"
    assert set(signs[1:]) == {" "}, "not once more at the start of each piece"
    captions = [row.sign for row in rows("long caption") if row.role is Role.CAPTION and row.line]
    assert len(captions) > 1_000
    assert len(set(captions)) == 1
    assert captions[0].strip()
    bullets = [row for row in rows("bullets", 20) if row.role is Role.BULLET and row.line]
    assert sum(row.sign == "•" for row in bullets) == 5
    assert len(bullets) > 10


def test_a_derived_title_is_no_place_of_its_characters():
    article = ARTICLES["000"]
    whole = page("000")
    assert article.title_derived
    for position in (0, article.title_start, article.title_end - 1):
        element = whole.elements[whole.element_at(position)]
        assert element.source
        assert element.start <= position < element.end
    # Where the title was cut from the middle, what stands before it is still found.
    later = article._replace(title_start=5_000, title_end=5_040)
    assert Page(later, 72, META).element_at(10) == whole.element_at(10)


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("A headline\n\nThe name of Cairo is القاهرة, they say.", 0),
        ("OpenAI and Microsoft\n\nقال ألتمان إن الشركة تدرس خيارات تمويل مبتكرة.", 1),
        ("", 1),
        ("1 2 3", 1),
    ],
)
def test_the_side_where_an_article_starts(text, base):
    whole = Page(parse(text), 72, META)
    assert whole.base == base
    if base == 0:
        lines = [row.line for row in whole.rows(0, 0) if row.line and row.line.end > 12]
        assert lines
        assert not any(line.rtl for line in lines if line is not whole.lines(1)[0])


def test_all_seeds_run_from_right_to_left():
    assert [page(file.name[:3]).base for file in FILES] == [1] * 5


def test_only_what_is_seen_is_laid_out():
    article = parse("عنوان المقال\n\n" + f"{SENTENCE * 4}\n\n" * 7_000)
    assert len(article.text) > 2_000_000
    whole = Page(article, 72, META)
    assert len(whole.elements) > 6_000
    assert len(list(islice(whole.rows(0, 0), 60))) == 60
    whole.place_of(1_000_000)
    whole.last_top(60)
    assert 0 < len(whole._laid) < 60
    for _ in islice(whole.rows(0, 0), 4_000):
        pass
    assert len(whole._laid) <= 400


def test_many_bylines_are_not_looked_up_one_by_one():
    article = parse("عنوان\n\nنص")
    text = "كتب\n" * 20_000
    blocks = tuple(
        Block(BlockKind.BYLINE, start, start + 3, start, start + 3)
        for start in range(0, len(text), 4)
    )
    many = article._replace(text=text, blocks=blocks, title_start=0, title_end=3)
    assert len(Page(many, 72, META).elements) == 20_004


def test_the_same_page_at_another_measure():
    wide = page("one line" if "one line" in ARTICLES else "000")
    narrow = wide.at(40)
    assert narrow.elements is wide.elements
    assert (wide.measure, narrow.measure) == (72, 40)
    fresh = Page(wide.article, 40, META)
    assert [row.line and row.line.text for row in narrow.rows(0, 0)] == [
        row.line and row.line.text for row in fresh.rows(0, 0)
    ]
    assert max(row.line.width for row in narrow.rows(0, 0) if row.line) <= 40
