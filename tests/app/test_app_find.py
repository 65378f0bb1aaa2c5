"""Finding in the article, and notices."""

from __future__ import annotations

import threading
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual.geometry import Size

from tests.app.conftest import Hidings
from tests.app.driving import SIZES, Driven, driving, painted, rows
from tui.app import summary
from tui.app.actions import Reader
from tui.app.article_view import ArticleView
from tui.app.find import FindBar
from tui.library import open_library
from tui.settings import Settings
from tui.text.fitting import one_line
from tui.words import Words

LONG = "003_2ecfb0de8faba5ef.txt"


def marked(driven: object, color: str) -> list[str]:
    """Return the painted texts that stand on a ground."""
    return [
        part.text
        for _, row in painted(driven.app.view)  # type: ignore[attr-defined]
        for part in row
        if part.style and part.style.bgcolor and part.style.bgcolor.name == color
    ]


@pytest.mark.parametrize(("key", "size"), [("f", SIZES[0]), ("ctrl+f", SIZES[2]), ("ب", SIZES[1])])
async def test_find_as_one_types(size: tuple[int, int], key: str) -> None:
    async with driving(size=size, start=LONG) as driven:
        app, view = driven.app, driven.app.view
        text = app.article.text if app.article else ""
        await driven.press(key)
        bar = app.query_one(FindBar)
        assert app.focused is bar.field
        await driven.type("ماسك")
        assert bar.field.value == "ماسك"
        spans = [(i, i + 4) for i in range(len(text)) if text.startswith("ماسك", i)]
        assert len(spans) > 3
        assert list(view.hits) == spans
        assert view.hit == 0
        assert marked(driven, app.palette.accent)[:1] == [ordered("ماسك")]
        assert bar.count_label.text == f"{arabic(1)}/{arabic(len(spans))}"
        assert len(marked(driven, app.palette.mark)) >= 1
        await driven.type("ققق")
        assert view.hits == ()
        assert marked(driven, app.palette.mark) == []
        assert "لا نتائج" in bar.count_label.text
        await driven.press("backspace", "backspace", "backspace")
        assert list(view.hits) == spans
        await driven.press("down")
        assert view.hit == 1
        await driven.press("up", "up")
        assert view.hit == len(spans) - 1
        await driven.press("enter")
        await driven.pause()
        assert not app.query(FindBar)
        assert app.focused is view
        assert list(view.hits) == spans


def ordered(text: str) -> str:
    """Return a text as it is painted."""
    return one_line(text, 40).text


def arabic(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))


@pytest.mark.parametrize("size", SIZES)
async def test_next_and_previous_match(size: tuple[int, int]) -> None:
    async with driving(size=size, start=LONG) as driven:
        app, view = driven.app, driven.app.view
        await driven.press("f", *"ماسك", "enter")
        count = len(view.hits)
        for number in range(1, count + 1):
            await driven.press("n")
            assert view.hit == number % count
            assert view.page is not None
            place = view.page.place_of(view.hits[number % count][0])
            assert place in [(row.element, row.number) for row in view.rows()]
            assert arabic(number % count + 1) in app.notice.text
        await driven.press("p", "N")
        assert view.hit == count - 2
        await driven.press("escape")
        assert view.hits == ()
        await driven.press("n")
        assert app.query(FindBar)


async def test_escape_goes_back_to_where_one_was() -> None:
    async with driving(size=(80, 24), start=LONG) as driven:
        app, view = driven.app, driven.app.view
        await driven.press("space", "j")
        place = view.top
        await driven.press("G", "backspace")
        assert view.top == place
        await driven.press("f", *"جروك")
        await driven.press("escape")
        await driven.pause()
        assert not app.query(FindBar)
        assert app.focused is view
        assert (view.top, view.hits, view.hit) == (place, (), None)


async def test_no_key_is_lost_while_one_types() -> None:
    async with driving(start=LONG) as driven:
        await driven.press("f")
        await driven.type("q? jت/lض:؟")
        assert driven.app.is_running
        assert len(driven.app.screen_stack) == 1
        assert driven.app.query_one(FindBar).field.value == "q? jت/lض:؟"


async def test_the_find_line_is_not_left_behind() -> None:
    async with driving(start=LONG) as driven:
        app = driven.app
        await driven.press("f", *"ما", "tab", "shift+tab")
        if app.query(FindBar):
            await driven.press("f")
            assert app.focused is app.query_one(FindBar).field
        await driven.pilot.click(app.view, (3, 1))
        assert app.focused is app.view
        await driven.press("escape", "escape")
        await driven.pause()
        assert not app.query(FindBar)
        assert app.view.hits == ()


async def test_other_articles_are_searched_too() -> None:
    async with driving(start=LONG) as driven:
        app, view = driven.app, driven.app.view
        await driven.press("f", *"ماسك", "enter", "J")
        assert app.article is not None
        text = app.article.text
        assert [text[start:end] for start, end in view.hits] == ["ماسك"] * text.count("ماسك")
        assert view.hit is None
        await driven.press("n")
        assert view.hit == 0
        await driven.press("escape", "K")
        assert (view.hits, view.hit) == ((), None)


def article(path: Path, text: str) -> Path:
    file = path / "a.txt"
    file.write_text(text, encoding="utf-8")
    return file


_FILLING = ["سطر لا شيء فيه."] * 40
FOLDED = "\n\n".join(
    [
        *("عنوان المقال", *_FILLING, "زار أُلتمان المدينه.", *_FILLING),
        *("زار التمان المدينة ومعه ١٬٥٠٠ شخص.", *_FILLING, "قال ألتمان: الـتـمان، التمان."),
    ]
)


async def test_what_is_written_so_is_found_first_and_the_rest_says_how_it_differs(
    tmp_path: Path,
) -> None:
    async with driving(article(tmp_path, FOLDED), size=(80, 24)) as driven:
        view, text = driven.app.view, FOLDED
        await driven.press("f", *"التمان")
        label = driven.app.query_one(FindBar).count_label
        assert len(view.hits) == 5
        assert view.hits[view.hit or 0] == (text.index("التمان"), text.index("التمان") + 6)
        assert label.text == "٢/٥"
        await driven.press("up")
        assert label.text == "١/٥ · صور الهمزة"
        assert text[slice(*view.hits[0])] == "أُلتمان"
        await driven.press("down", "down", "down")
        assert label.text == "٤/٥ · تشكيل أو حالة أحرف"
        await driven.press("down", "down")
        assert label.text == "١/٥ · صور الهمزة · عودة إلى أول المقال"
        await driven.press("up")
        assert label.text == "٥/٥ · عودة إلى آخر المقال"
        await driven.press("enter", "n")
        assert driven.app.notice.text == "١/٥ · صور الهمزة · عودة إلى أول المقال"


async def test_letters_typed_and_taken_back_lead_to_where_one_was(tmp_path: Path) -> None:
    async with driving(article(tmp_path, FOLDED), size=(80, 24)) as driven:
        view = driven.app.view
        await driven.press("f", *"زار التم")
        assert view.hit == 1
        await driven.press(*["backspace"] * 4)
        assert view.hit == 0  # not the one behind the match that was shown last


async def test_matches_stand_in_the_scroll_bar_without_colour_too(tmp_path: Path) -> None:
    async with driving(article(tmp_path, FOLDED), size=(80, 24)) as driven:
        view = driven.app.view

        def bar() -> str:
            return "".join(row[0] for row in rows(view))

        assert set(bar()) == {"▎", " "}
        await driven.press("f", *"التمان")
        places = [hit[0] for hit in view.hits]
        assert bar().count("█") == 1
        assert bar().count("━") == 2  # three of five stand side by side
        assert [sign for sign in bar() if sign in "━█"] == ["━", "█", "━"]
        for step in range(5):
            assert view.hit is not None
            here = bar().index("█")
            assert view._bar_span(here, view._thumb() or (0, 0))[0] <= places[view.hit]
            seen = [y for y in range(view.size.height) if bar()[y] == "▎" or y == here]
            assert seen == list(range(seen[0], seen[-1] + 1)), step  # at the thumb
            await driven.press("down")


def test_every_character_has_one_row_of_the_scroll_bar() -> None:
    view = Seen()
    for top in range(8):
        for bottom in range(top + 1, 9):
            spans = [ArticleView._bar_span(view, y, (top, bottom)) for y in range(8)]  # type: ignore[arg-type]
            assert spans[0][0] == 0
            assert spans[-1][1] == 100
            assert all(one[1] == other[0] for one, other in pairwise(spans))


class Seen:
    """What the scroll bar asks of a view: 100 characters on 8 rows, 20 to 60 of them seen."""

    size = Size(1, 8)
    page = SimpleNamespace(article=SimpleNamespace(text=" " * 100))

    def position(self) -> int:
        return 20

    def _seen_until(self) -> int:
        return 60


async def test_what_is_typed_before_an_article_is_read_is_found_in_it_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.desk._READ_AT_ONCE", 10)
    read = threading.Event()
    article_of = summary.read

    def wait(*arguments: Any) -> Any:
        assert read.wait(60)
        return article_of(*arguments)

    monkeypatch.setattr(summary, "read", wait)
    app = Reader(open_library([str(article(tmp_path, FOLDED))]), Settings(), Words("ar"))
    driven = Driven(app)
    async with app.run_test(size=(80, 24)) as driven.pilot:
        await driven.pause()
        assert app.article is None
        await driven.press("f", *"التمان")
        assert app.query_one(FindBar).count_label.text == ""
        read.set()
        await driven.settle()
        assert app.article is not None
        assert app.query_one(FindBar).count_label.text == "٢/٥"
        assert app.view.sees(app.view.hits[1][0])


QUERIES = ("OpenAI", "ألتمان", "التمان", "«سام", "مليار دولار", "  ", "[", "\\", "(", "*")


@pytest.mark.parametrize("lang", ["ar", "en"])
async def test_any_query(lang: str) -> None:
    async with driving(lang=lang, size=(80, 24)) as driven:
        app, view = driven.app, driven.app.view
        assert app.article is not None
        text = app.article.text.replace("أ", "ا")
        found = 0
        for query in QUERIES:
            await driven.press("f")
            await driven.type(query)
            if query.strip() and query.replace("أ", "ا") in text:
                assert view.hits
                found += 1
            for start, end in view.hits:
                assert text[start:end] == query.replace("أ", "ا")
            assert len(rows(app.query_one(FindBar).field)) == 1
            await driven.press("home", "delete", "end", "backspace", "left", "right", "enter")
        assert found >= 4


@pytest.mark.parametrize("lang", ["ar", "en"])
async def test_a_notice_comes_and_goes(lang: str, hidings: Hidings) -> None:
    async with driving(lang=lang) as driven:
        app = driven.app
        assert not app.notice.display
        await driven.press("y")
        assert app.notice.display
        said = app.notice.text
        assert "v" in said
        (row,) = rows(app.notice)
        assert row.strip()
        edge = app.notice.region
        assert driven.cut(edge) == [row]
        assert edge.y == 35  # in the place of the keys, over nothing that is read
        assert edge == app.key_bar.region
        assert (edge.x, edge.right) == (0, 120)  # nothing beside it reads as its end
        assert row.startswith(" " * 20) == (lang == "ar")
        assert row.endswith(" " * 20) == (lang == "en")
        await driven.press("K")
        assert app.notice.text != said
        delay, hide = hidings[-1]
        assert 2 <= delay <= 10
        hide()
        await driven.pause()
        assert not app.notice.display
        assert app.notice.text == ""


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("length", [10, 100, 1000])
async def test_a_notice_covers_nothing_but_the_keys(
    lang: str, length: int, hidings: Hidings
) -> None:
    async with driving(lang=lang, size=(80, 24)) as driven:
        app = driven.app
        before = [row[2:-2] for row in rows(app.view)]  # the scroll bar is as long as the page
        app.notice.tell("كلمة " * (length // 5))
        await driven.pause()
        assert app.notice.size.height == min(3, -(-length // 76))
        assert app.notice.region == app.key_bar.region
        assert app.view.region.bottom <= app.notice.region.y
        shown = [row[2:-2] for row in rows(app.view)]
        assert shown == before[: app.view.size.height]
        hidings[-1][1]()
        await driven.pause()
        assert app.key_bar.size.height == 1
        assert [row[2:-2] for row in rows(app.view)] == before
        await driven.press("f")
        app.notice.tell("كلمة " * (length // 5))
        await driven.pause()
        assert app.query_one(FindBar).region.bottom == app.notice.region.y


async def test_a_notice_fits_any_window() -> None:
    async with driving(size=(12, 6), settings=Settings()) as driven:
        await driven.press("y")
        assert driven.app.notice.region.right <= 12
        assert len(rows(driven.app.notice)[0]) <= 12
