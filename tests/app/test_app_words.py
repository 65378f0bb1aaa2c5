"""Selecting words by keys: in reading order, by rows, from where one reads; and adding them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.app.driving import Driven, driving
from tests.app.test_app_terminal import Start, start
from tests.app.test_entity_page import choose, kept_lines
from tests.extract.reading import article_of
from tui.app.article_view import Selection
from tui.app.surgery import cuts_of
from tui.app.word_steps import beside, word_at
from tui.library import article_of as read
from tui.settings import data_folder
from tui.text.fitting import one_line
from tui.text.page import Page

__all__ = ["start"]

TEXT = """عنوان قصير

وصل زيد الفلاني، رئيس «بنك النور» (GPT-4)، إلى هنا. ثم رحل.

The second paragraph runs from left to right, as Latin text does.

وزيد الفلاني عاد في 3.5 ساعة، كتَبَ ذلك زيد نفسه.
"""


def page_of(text: str) -> Page:
    return Page(read("a.txt", text.encode()), 40, "")


def test_words_follow_each_other_in_reading_order_without_the_signs_around_them() -> None:
    page = page_of(TEXT)
    text = page.article.text
    span = word_at(page, 0)
    found = []
    while span is not None:
        found.append(text[slice(*span)])
        span = beside(page, span, 1)
    first = "عنوان قصير وصل زيد الفلاني رئيس بنك النور GPT-4 إلى هنا ثم رحل The second"
    assert found[:15] == first.split()
    assert found[-7:] == "في 3.5 ساعة كتَبَ ذلك زيد نفسه".split()
    last = word_at(page, len(text))
    back = []
    while last is not None:
        back.append(text[slice(*last)])
        last = beside(page, last, -1)
    assert back == found[::-1]


@given(st.text("اب \n.،«»-'a1\u064b\u200f", max_size=80), st.integers(0, 90))
def test_any_text_is_gone_through_once(text: str, position: int) -> None:
    page = page_of(text)
    span = word_at(page, position) if page.elements else None
    seen = set()
    while span is not None:
        assert span not in seen
        seen.add(span)
        assert page.article.text[slice(*span)].strip()
        after = beside(page, span, 1)
        assert after is None or beside(page, after, -1) == span
        span = after


def selected(driven: Driven) -> str:
    selection = driven.app.view.selection
    assert driven.app.article is not None
    return driven.app.article.text[selection.start : selection.end] if selection else ""


def folder(path: Path) -> Path:
    (path / "a.txt").write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("lang", ["ar", "en"])
async def test_arrows_follow_what_is_seen(tmp_path: Path, lang: str) -> None:
    async with driving(folder(tmp_path), lang=lang) as driven:
        await driven.press("shift+left", "k", "k", "k", "right")
        assert selected(driven) == "عنوان"
        await driven.press("shift+left")
        assert selected(driven) == "عنوان قصير"
        await driven.press("shift+right")
        assert selected(driven) == "عنوان"
        await driven.press("left", "left", "left")
        assert selected(driven) == "زيد"
        await driven.press("shift+left")
        assert selected(driven) == "زيد الفلاني"
        await driven.press("right")
        assert selected(driven) == "زيد"
        start = TEXT.index("The")
        word = (start, start + len("The"))
        driven.app.view.selection = Selection(word, word, "word")
        await driven.press("shift+right")  # in Latin text the next word is at the right
        assert selected(driven) == "The second"
        await driven.press("escape")
        assert driven.app.view.selection is None


async def test_in_a_selected_paragraph_its_first_word_is_selected(tmp_path: Path) -> None:
    async with driving(folder(tmp_path)) as driven:
        await driven.press("v")
        assert selected(driven).startswith("وصل زيد")
        await driven.press("shift+left")
        assert selected(driven) == "وصل"
        await driven.press("v")
        assert driven.app.view.selection is None


async def test_rows_below_and_above_also_out_of_view(tmp_path: Path) -> None:
    lines = "\n\n".join(f"كلمة{number} أخرى{number}" for number in range(60))
    (tmp_path / "a.txt").write_text(f"عنوان\n\n{lines}\n", encoding="utf-8")
    async with driving(tmp_path, size=(80, 24)) as driven:
        await driven.press("shift+left", *["up"] * 20)
        assert selected(driven) == "عنوان"
        await driven.press("down")
        assert selected(driven) == "كلمة0"
        await driven.press(*["down"] * 40)
        assert selected(driven) == "كلمة40"
        assert driven.app.view.sees(driven.app.view.selection.head[0])  # type: ignore[union-attr]
        await driven.press(*["k"] * 30)
        assert selected(driven) == "كلمة10"
        await driven.press("shift+down", "shift+left")
        assert selected(driven) == "كلمة10 أخرى10\n\nكلمة11 أخرى11"
        await driven.press(*["up"] * 60)
        assert selected(driven) == "عنوان"


async def test_what_the_mouse_has_selected_grows_by_words(tmp_path: Path) -> None:
    async with driving(folder(tmp_path)) as driven:
        start = TEXT.index("يد الفلاني")
        driven.app.view.selection = Selection((start, start), (start + 1, start + 2))
        await driven.press("shift+left")
        assert selected(driven) == "يد الفلاني"


# --- adding ---------------------------------------------------------------------------------------


async def test_words_selected_by_keys_become_a_name(tmp_path: Path) -> None:
    articles = tmp_path / "a"
    articles.mkdir()
    async with driving(folder(articles), lang="en") as driven:
        await driven.press("v", "shift+left", "left", "shift+left", "f7")
        assert selected(driven) == "زيد الفلاني"
        await driven.pause()
        await choose(driven)
        await choose(driven)
        await driven.settle()
        (line,) = kept_lines()
        assert line.split("\t")[3] == "زيد الفلاني"


async def test_a_paragraph_gets_a_line_that_says_how_to_select_words(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        await driven.press("v", "f7")
        await driven.settle()
        assert "Shift+← selects word by word" in driven.app.notice.text
        assert len(driven.app.screen_stack) == 1
        text = TEXT.index("وصل"), TEXT.index("إلى هنا")
        driven.app.view.selection = Selection((text[0], text[0]), (text[1], text[1]))
        await driven.press("f7")
        await driven.pause()
        assert isinstance(driven.app.view.selection, Selection)
        assert not (data_folder() / "entities.txt").exists()


def test_a_name_behind_a_proclitic() -> None:
    article = article_of("وزيد الفلاني عاد. قال زيد. وبالرياض، ثم الرياض. وليد هنا")
    assert cuts_of("وزيد الفلاني", article) == ["زيد الفلاني", "وزيد الفلاني"]
    assert cuts_of("وبالرياض", article)[0] == "الرياض"
    assert cuts_of("وَزيد", article)[0] == "زيد"
    assert cuts_of("وليد", article) == ["وليد", "ليد"]
    assert cuts_of("بنك النور", article) == ["بنك النور"]
    assert cuts_of("لبنان", article) == ["لبنان"]
    assert cuts_of("GPT-4", article) == ["GPT-4"]


async def test_one_is_asked_which_letters_are_the_name(tmp_path: Path) -> None:
    articles = tmp_path / "a"
    articles.mkdir()
    async with driving(folder(articles), lang="en") as driven:
        start = TEXT.index("وزيد")
        driven.app.view.selection = Selection((start, start), (start, start + len("وزيد الفلاني")))
        await driven.press("f7")
        await driven.pause()
        await choose(driven)
        await choose(driven)
        await choose(driven)
        await driven.settle()
        assert kept_lines()[0].split("\t")[3] == "زيد الفلاني"
        assert driven.app.article is not None
        found = driven.app.library.entities(driven.app.article)
        assert [TEXT[one.start : one.end] for one in found].count("زيد الفلاني") == 2


async def test_that_a_longer_name_stays_is_said(tmp_path: Path) -> None:
    articles = tmp_path / "a"
    articles.mkdir()
    (data_folder() / "entities.txt").write_text("add\tORG\tnur\tبنك النور\n", encoding="utf-8")
    async with driving(folder(articles), lang="en") as driven:
        start = TEXT.index("النور")
        driven.app.view.selection = Selection((start, start), (start, start + len("النور")))
        await driven.press("f7")
        await driven.pause()
        await choose(driven)
        await choose(driven)
        await driven.settle()
        assert "“النور” is part of “بنك النور” here" in driven.app.notice.text


async def test_words_under_a_drag_of_the_mouse_become_a_name(tmp_path: Path) -> None:
    articles = tmp_path / "a"
    articles.mkdir()
    async with driving(folder(articles), lang="en") as driven:
        view = driven.app.view
        start = TEXT.index("زيد الفلاني")
        spots = {}
        for y in range(view.size.height):
            for x in range(view.size.width):
                spot = view.source_at(x, y)
                if spot is not None and spot[0] < spot[1]:
                    spots.setdefault(spot[0], (x, y))
        await driven.drag(spots[start], spots[start + len("زيد الفلاني") - 1])
        assert selected(driven) == "زيد الفلاني"
        await driven.press("f7")
        await driven.pause()
        await choose(driven)
        await choose(driven)
        await driven.settle()
        assert kept_lines()[0].split("\t")[3] == "زيد الفلاني"


def test_bytes_of_a_mouse_that_is_dragged_select_words(tmp_path: Path, start: Start) -> None:
    articles = tmp_path / "a"
    articles.mkdir()
    terminal = start("--lang", "en", str(folder(articles)), XTERM_VERSION="XTerm(379)")
    words = one_line("زيد الفلاني", 40, 1).text
    screen = terminal.until(lambda screen: words in screen).split("\n")
    row = next(row for row, text in enumerate(screen, 1) if words in text)
    left = screen[row - 1].index(words) + 1
    right = left + len(words) - 1
    drag = ((0, right, "M"), (32, (left + right) // 2, "M"), (32, left, "M"), (0, left, "m"))
    for button, column, end in drag:
        terminal.press(f"\x1b[<{button};{column};{row}{end}")
    for key, wanted in (("\x1b[18~", "Whose name"), ("\r", "Of what type"), ("\r", "Added")):
        terminal.press(key, there=lambda screen, wanted=wanted: wanted in screen)
    (line,) = kept_lines()
    assert line.split("\t")[0::3] == ["add", "زيد الفلاني"]
