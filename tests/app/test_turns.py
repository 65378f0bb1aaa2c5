"""Keys that come in one piece do what they do when they are typed one after the other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual import events

from tests.app.driving import Driven, driving, key_events
from tests.app.test_app_terminal import Terminal, opened
from tests.app.test_search_page import page
from tests.search.driving import indexed
from tui.app import search_page
from tui.app.search_asking import Answer
from tui.app.search_page import SearchPage

TEXTS = {
    "a.txt": "ماسك أولا\n\nقال ماسك إن ماسك سيأتي.\n\nثم قال ماسك لا.\n",
    "b.txt": "خبر آخر\n\nقال رجل إن ماسك سيأتي.\n",
    "c.txt": "خبر ثالث\n\nلا أحد.\n\nثم لا أحد مرة أخرى.\n",
}


def folder(place: Path) -> Path:
    for name, text in TEXTS.items():
        (place / name).write_text(text, encoding="utf-8")
    library, _, _ = indexed(place)
    library.close()
    return place


def state(driven: Driven) -> tuple[Any, ...]:
    """Return where one is."""
    app, view = driven.app, driven.app.view
    line = page(driven).kept.line if isinstance(app.screen, SearchPage) else ""
    file = Path(app.article.file).name if app.article is not None else None
    screens = [type(screen).__name__ for screen in app.screen_stack]
    return screens, file, view.hit, len(view.hits), view.top, line, app.query_text


def post(driven: Driven, keys: str) -> None:
    """Let keys come in one piece."""
    for key in keys:
        name = {"\r": "enter", "\t": "tab", "\x1b": "escape"}.get(key, key)
        for event in key_events(name):
            event.set_sender(driven.app)
            driven.app.post_message(event)


BURSTS = [
    "/ماسك\r",
    "/ماسك\rn",
    "/ماسك\rnn",
    "/ماسك\rnnnnn",
    "/ماسك\t\rn",
    "/ماسك\tj\rn",
    "/ماسك\rnf",
    "/ماسك\rn/",
    "/ماسك\rn/\x1b",
    "/ماسك\x1b",
    "/غائبجدا\rnn",
    "fماسك\rn",
    "fماسك\rnN",
    "fماسك\rn/رجل\rn",
    "Jfماسك\rn",
    "/ماسك\rnc",
    "/ماسك\tc\r",
    ":find\r",
    "?q/ماسك\r",
    "JK/أحد\rj",
]


@pytest.mark.parametrize("keys", BURSTS)
async def test_keys_in_one_piece_do_what_they_do_one_by_one(tmp_path: Path, keys: str) -> None:
    found = []
    for at_once in (False, True):
        async with driving(tmp_path if found else folder(tmp_path), lang="en") as driven:
            if at_once:
                post(driven, keys)
                await driven.settle()
            else:
                for key in keys:
                    post(driven, key)
                    await driven.settle()
            found.append(state(driven))
    assert found[0] == found[1]


async def test_what_is_pasted_behind_a_key_goes_where_the_key_led(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        post(driven, "/")
        driven.app.post_message(events.Paste("ماسك"))
        post(driven, "\rn")
        await driven.settle()
        assert state(driven)[1:4] == ("a.txt", 2, 4)


@pytest.fixture
def slowly(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Let nothing be answered before an event."""
    go_on, real = Event(), search_page.answer

    def answer(*arguments: Any) -> Answer:
        assert go_on.wait(60)
        return real(*arguments)

    monkeypatch.setattr(search_page, "answer", answer)
    yield go_on
    go_on.set()


async def until(driven: Driven, there: Callable[[], bool]) -> None:
    for _ in range(10_000):
        if there():
            return
        await driven.pilot.pause(0)
    raise AssertionError("it did not come")


async def test_keys_wait_for_a_slow_answer(tmp_path: Path, slowly: Event) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        post(driven, "/ماسك\rnn")
        await until(driven, lambda: driven.app.waits)
        for _ in range(50):
            await driven.pilot.pause(0)
        assert page(driven).field.value == "ماسك"
        slowly.set()
        await driven.settle()
        assert state(driven)[1:4] == ("a.txt", 3, 4)


async def test_escape_gives_up_what_is_waited_for(tmp_path: Path, slowly: Event) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        before = state(driven)
        post(driven, "/ماسك\rnn\x1b")
        await until(driven, lambda: len(driven.app.screen_stack) == 2)
        await until(driven, lambda: len(driven.app.screen_stack) == 1)
        slowly.set()
        await driven.settle()
        assert state(driven) == before


def test_a_line_that_is_sent_in_one_piece_is_done(tmp_path: Path) -> None:
    terminal = Terminal("--lang", "en", os.fspath(folder(tmp_path)))
    terminal.until(opened)
    screen = terminal.press("/ماسك\rn", there=lambda screen: "3 of 4" in screen)
    assert "Search all articles" not in screen
    os.write(terminal.ours, b"q")
    assert terminal.finish() == 0
    terminal.close()
