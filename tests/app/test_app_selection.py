"""Selecting, copying and links: what leaves the screen is the text of the file."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from tests.app.driving import NAMES, SIZES, Driven, driving, painted
from tui.model import Article, BlockKind, Link

FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
LONG = "003_2ecfb0de8faba5ef.txt"
PAIRS = 4


def article_of(driven: Driven) -> Article:
    assert driven.app.article is not None
    return driven.app.article


def highlighted(driven: Driven) -> str:
    """Return the painted text on the ground of a selection, without blanks."""
    ground = driven.app.palette.selection
    return "".join(
        part.text
        for _, row in painted(driven.app.view)
        for part in row
        if part.style and part.style.bgcolor and part.style.bgcolor.name == ground
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NAMES)
async def test_dragging_copies_the_characters_of_the_file(name: str, size: tuple[int, int]) -> None:
    chance = random.Random(f"{name} {size}")
    async with driving(size=size, start=name) as driven:
        app, view = driven.app, driven.app.view
        text = article_of(driven).text
        lengths = []
        await driven.press(*["j"] * chance.randrange(12))
        for _ in range(PAIRS):
            width, height = view.size
            start, end = ((chance.randrange(width), chance.randrange(height)) for _ in range(2))
            app.notice.hide()  # it would lie over the last row
            await driven.pause()
            first, last = view.source_at(*start), view.source_at(*end)
            await driven.drag(start, end)
            if first is None or first == last:
                assert view.selection is None
                continue
            if last is None:
                continue  # beside what the file does not have, such as a derived title
            low, high = min(first[0], last[0]), max(first[1], last[1])
            assert view.selection is not None
            assert (view.selection.start, view.selection.end) == (low, high)
            count = sum(
                1
                for row in view.rows()
                if row.line is not None and view.page and view.page.elements[row.element].source
                for a, b in zip(row.line.starts, row.line.ends, strict=True)
                if a < high and b > low
            )
            assert bool(highlighted(driven)) == bool(count)
            await driven.press("y")
            assert driven.copied[-1] == text[low:high]
            assert not FORMS.search(driven.copied[-1])
            assert view.selection is None
            assert highlighted(driven) == ""
            lengths.append(high - low)
        assert len(lengths) >= 2
        assert max(lengths) > 50
        assert app.focused is view


@pytest.mark.parametrize("size", SIZES[:2])
async def test_one_letter_and_a_whole_line(size: tuple[int, int]) -> None:
    async with driving(size=size, start=LONG) as driven:
        view = driven.app.view
        text = article_of(driven).text
        y, row = next(
            (y, row)
            for y, row in enumerate(view.rows())
            if row.role.value == "paragraph" and row.line and row.line.width > 40
        )
        assert row.line is not None
        left, width = view.column()
        right = left + width - 1
        assert view.source_at(right, y) == (row.line.start, row.line.start + 1)
        await driven.drag((right, y), (right - 1, y))
        await driven.press("y")
        assert driven.copied[-1] == text[row.line.start : row.line.start + 2]
        await driven.drag((left - 2, y), (right + 2, y))
        await driven.press("y")
        assert driven.copied[-1] == text[row.line.start : row.line.end]
        await driven.drag((right, y), (left, y + 1))
        await driven.press("ctrl+c")
        assert driven.copied[-1].startswith(text[row.line.start : row.line.end])


async def test_a_click_takes_the_selection_away() -> None:
    async with driving(start=LONG) as driven:
        view = driven.app.view
        await driven.drag((30, 12), (20, 14))
        assert view.selection is not None
        await driven.pilot.click(view, (30, 20))
        assert view.selection is None
        await driven.drag((30, 12), (20, 14))
        await driven.press("escape")
        assert view.selection is None
        assert driven.copied == []


@pytest.mark.parametrize(("name", "size"), list(zip(NAMES, [*SIZES, *SIZES[:2]], strict=True)))
async def test_paragraphs_by_the_keyboard(name: str, size: tuple[int, int]) -> None:
    async with driving(size=size, start=name) as driven:
        view = driven.app.view
        article = article_of(driven)
        shown = [block for block in article.blocks if block.kind is not BlockKind.TITLE]
        starts = [block.body_start for block in shown]
        await driven.press("v")
        assert view.selection is not None
        first = starts.index(view.selection.start)
        for _ in range(3):
            await driven.press("y", "v")
            assert (
                driven.copied[-1] == article.text[shown[first].body_start : shown[first].body_end]
            )
        await driven.press("j", "j", "shift+down")
        await driven.press("y")
        last = shown[first + 3]
        assert driven.copied[-1] == article.text[shown[first].body_start : last.body_end]
        assert not FORMS.search(driven.copied[-1])
        await driven.press("g", "v", "j", "j", "k", "shift+up", "y")
        assert driven.copied[-1] == article.text[shown[first].body_start : shown[first].body_end]
        await driven.press("v", *["j"] * (len(shown) + 3), "y")
        assert driven.copied[-1] == article.text[shown[first].body_start : shown[-1].body_end]


async def test_v_again_takes_the_selection_away() -> None:
    async with driving() as driven:
        await driven.press("v", "v")
        assert driven.app.view.selection is None
        await driven.press("y")
        assert driven.copied == []
        assert "v" in driven.app.notice.text


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("key", ["Y", "C", "إ"])
async def test_copy_with_citation(lang: str, key: str) -> None:
    async with driving(start=LONG, lang=lang) as driven:
        article = article_of(driven)
        await driven.press("v", "j", key)
        (copied,) = driven.copied
        body, _, citation = copied.rpartition("\n— ")
        assert body in article.text
        assert len(body) > 50
        comma = "، " if lang == "ar" else ", "
        assert citation.startswith(article.title + comma)
        assert article.file in citation
        for part in (article.byline, article.source, article.date):
            assert part is None or part in citation
        assert not FORMS.search(copied)


# --- links ----------------------------------------------------------------------------------


LINKS = """عنوان الخبر عن النهر والمدينة

![صورة النهر](https://a.example/1.jpg)

فقرة فيها https://b.example/2 وبعدها كلام طويل يكفي لفقرة كاملة من الكلام.

فقرة فيها [كلمة واحدة](https://c.example/3) وبعدها كلام طويل.

المصدر: https://d.example/4
"""


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """Return an article with links of all kinds."""
    path = tmp_path / "links.txt"
    path.write_text(LINKS, encoding="utf-8")
    return path


def links_of(article: Article) -> list[str]:
    return [link.url for block in article.blocks for link in block.links]


@pytest.mark.parametrize("size", SIZES[:2])
async def test_links_by_the_keyboard(
    size: tuple[int, int], linked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(linked, size=size) as driven:
        view = driven.app.view
        urls = links_of(article_of(driven))
        assert len(urls) == 4
        for url in [*urls, urls[0]]:
            await driven.press("e")
            assert view.link is not None
            assert view.link.url == url
            assert view.page is not None
            place = view.page.place_of(view.link.start)
            assert place in [(row.element, row.number) for row in view.rows()]
            await driven.press("y")
            assert driven.copied[-1] == url
        await driven.press("r")
        assert view.link is not None
        assert view.link.url == urls[-1]
        await driven.press("o")
        assert driven.opened == []  # no desktop here
        assert driven.copied[-1] == urls[-1]
        monkeypatch.setenv("DISPLAY", ":0")
        await driven.press("o")
        assert driven.opened == [urls[-1]]
        await driven.press("E", "enter")
        assert driven.opened[-1] == urls[-2]
        await driven.press("escape")
        assert view.link is None


@pytest.mark.parametrize("size", SIZES)
async def test_a_click_opens_a_link(
    size: tuple[int, int], linked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    async with driving(linked, size=size) as driven:
        view = driven.app.view
        urls = links_of(article_of(driven))
        await driven.press("e")
        spots = [
            (x, y)
            for y in range(view.size.height)
            for x in range(view.size.width)
            if (link := view.link_at(x, y)) and link.url == urls[0]
        ]
        assert len(spots) > 3
        await driven.pilot.click(view, spots[len(spots) // 2])
        await driven.pause()
        assert driven.opened == urls[:1]
        await driven.drag(spots[0], spots[-1])
        assert driven.opened == urls[:1], "dragging over a link selects it"


async def test_an_article_without_links_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("عنوان الخبر\n\nفقرة بلا روابط.\n", encoding="utf-8")
    async with driving(tmp_path, lang="en") as driven:
        for key in ("e", "r", "o"):
            await driven.press(key)
            assert driven.app.notice.text == "This article has no links"
        assert driven.opened == driven.copied == []


UNSAFE = (
    "javascript:alert(1)", "file:///etc/passwd", "JavaScript:alert(1)", "data:text/html,x",
    " https://x.example", "https:evil", "vbscript:x", "\x1b]8;;http://x",
)  # fmt: skip


async def test_only_web_links_are_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    for number, url in enumerate(UNSAFE):
        text = f"عنوان الخبر\n\nفقرة فيها [كلمة]({url}) و![صورة]({url}) و{url} وآخرها.\n"
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    async with driving(tmp_path, lang="en") as driven:
        view = driven.app.view
        for url in UNSAFE:
            await driven.press("e", "o", "enter", "e", "o")
            driven.app.open_link(Link(0, 1, url))
            assert driven.app.notice.text == "Only web links can be opened"
            for y in range(2, 8):
                for x in range(0, view.size.width, 9):
                    if view.link_at(x, y):
                        await driven.drag((x, y), (x, y))
            for opened in driven.opened:
                assert opened.startswith(("http://", "https://"))
                assert opened != url
            await driven.press("J")


async def test_web_links_are_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    async with driving() as driven:
        for url in ("https://x.example/a?b=1", "HTTP://x.example"):
            driven.app.open_link(Link(0, 1, url))
            assert driven.opened[-1] == url
