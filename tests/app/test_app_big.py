"""Long articles and long lists: only what is seen is laid out or read. Counted, not timed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.app.driving import driving, rows
from tui.library import Entry, Library
from tui.model import Article
from tui.text import layout
from tui.text.layout import PIECE, Paragraph

WORDS = "هذه جملة طويلة من مقال لا نهاية له، وفيها 25 كلمة و«اقتباس» وOpenAI أيضا. "


class Counter:
    """Counts paragraphs that are set, and their characters."""

    def __init__(self) -> None:
        self.count = 0
        self.characters = 0

    def start(self) -> None:
        self.count = self.characters = 0


@pytest.fixture
def counter(monkeypatch: pytest.MonkeyPatch) -> Counter:
    counted = Counter()
    make = Paragraph.__init__

    def init(self: Paragraph, text: str, start: int, end: int, *rest: Any, **more: Any) -> None:
        if end - start > 200:
            counted.count += 1
            counted.characters += end - start
        make(self, text, start, end, *rest, **more)

    monkeypatch.setattr(layout.Paragraph, "__init__", init)
    return counted


async def test_one_line_of_200_000_characters(tmp_path: Path, counter: Counter) -> None:
    (tmp_path / "a.txt").write_text((WORDS * 3000)[:200_000] + "\n", encoding="utf-8")
    async with driving(tmp_path, size=(80, 24)) as driven:
        view = driven.app.view
        assert len(driven.app.article.text if driven.app.article else "") == 200_001
        # Besides the piece in view, the title taken from the text and the last page at most.
        assert 1 <= counter.count <= 4
        assert counter.characters <= 2 * PIECE + 1000
        before = rows(view)
        counter.start()
        await driven.press("space", "space", "b", "j", "d")
        assert rows(view) != before
        assert counter.count <= 1
        counter.start()
        await driven.resize(60, 24)
        assert view.page is not None
        assert view.page.measure == 55
        assert 1 <= counter.count <= 4
        counter.start()
        await driven.resize(60, 30)
        assert counter.count <= 1
        counter.start()
        await driven.press("G")
        assert view.at_end()
        assert counter.count <= 2
        await driven.press("v", "y")
        assert driven.copied[0] in WORDS * 3000


async def test_a_long_article_of_short_paragraphs(tmp_path: Path, counter: Counter) -> None:
    paragraphs = [f"{number} {WORDS * 4}" for number in range(3000)]
    (tmp_path / "a.txt").write_text("عنوان\n\n" + "\n\n".join(paragraphs), encoding="utf-8")
    async with driving(tmp_path, size=(80, 24)) as driven:
        view = driven.app.view
        assert view.page is not None
        assert len(view.page.elements) > 2900
        assert 3 <= counter.count <= 40
        for keys in (["space"], ["G"], ["u"], ["f", *"2000 هذه", "enter"], ["g"], ["backspace"]):
            counter.start()
            before = view.top
            await driven.press(*keys)
            assert view.top != before
            assert counter.count <= 60, keys
        counter.start()
        await driven.resize(64, 30)
        assert 3 <= counter.count <= 60


async def test_twenty_thousand_articles_in_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = 20_000
    (tmp_path / "a.txt").write_text("عنوان الخبر\n\nفقرة.\n", encoding="utf-8")
    entries = [Entry(f"{n:05}.txt", str(tmp_path / "a.txt")) for n in range(number)]
    read: list[str] = []
    take = Library.read

    def counted(self: Library, entry: Entry) -> Article:
        read.append(entry.file)
        return take(self, entry)

    monkeypatch.setattr(Library, "read", counted)
    async with driving(tmp_path, size=(120, 36)) as driven:
        app = driven.app
        app.list.add(entries)
        room = app.list.room()
        await driven.press("l")
        await driven.settle()
        assert 1 <= len(read) <= room + 3
        read.clear()
        await driven.press("G")
        await driven.settle()
        assert app.list.cursor == number
        assert 1 <= len(read) <= room + 3
        assert app.list.summaries[number].title == "عنوان الخبر"
        read.clear()
        for _ in range(50):
            await driven.press("b")
        await driven.settle()
        assert app.list.cursor == number - 50 * room
        assert len(read) <= 51 * (room + 3)
        read.clear()
        await driven.press("g")
        await driven.settle()
        assert len(read) <= room + 3
        assert len(app.list.summaries) < 52 * (room + 3) + 3 * room
        assert "٢٠٠٠١" in app.top_bar.place or app.index == 0
