"""The row stage: what the terminal shows is the composed screen, whatever was sent to get there."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.widgets import Static, Tooltip

from tests.app.emulated import Emulated, emulated
from tui.app.stage import Stage, _put_cells, _Row, parts_of
from tui.terminal.profiles import Choice, Marks, Profile, Shaping
from tui.terminal.rows import columns_sent

CHOICES = [
    Choice(Profile.VISUAL),
    Choice(Profile.VISUAL, Marks.STRIP),
    Choice(Profile.VISUAL, Marks.KEEP, Shaping.LETTERS),
    Choice(Profile.TOKENS, Marks.STRIP),
    Choice(Profile.LRM),
    Choice(Profile.CUTS),
]
KEYS = [*"jjkkdub]gGlivnN", "space", "tab", "escape", "J", "K", "t", "?", ":", "f", "x", "+", "-"]


def check(driven: Emulated, choice: Choice, *, looks: bool = True) -> None:
    assert driven.wrong_rows(choice) == []
    if looks and choice.profile is not Profile.CUTS:
        assert driven.wrong_looks() == []


class Overlay(Static):
    """A box over the article that holds Arabic as it stands on the screen."""

    DEFAULT_CSS = "Overlay { layer: over; width: 11; height: 9; background: #333333; }"


@pytest.mark.parametrize("choice", CHOICES, ids=str)
async def test_what_is_shown_is_what_was_composed(choice: Choice) -> None:
    chance = random.Random(5)
    async with emulated(choice=choice) as driven:
        check(driven, choice)
        for _ in range(40):
            await driven.press(chance.choice(KEYS))
            check(driven, choice)


@pytest.mark.parametrize("choice", CHOICES, ids=str)
async def test_an_overlay_moves_over_the_article(choice: Choice) -> None:
    # Textual loses a mark on the last cell before an overlay when it composes all rows anew.
    choice = replace(choice, marks=Marks.STRIP)
    async with emulated(choice=choice) as driven:
        overlay = Overlay("ﺔﻴﺑﺮﻋ ﺹ\nAB ﺔﻤﻠﻛ")
        await driven.app.body.mount(overlay)
        for x, y in [(40, 3), (41, 3), (43, 5), (70, 20), (69, 19), (52, 12), (53, 12)]:
            overlay.styles.offset = (x, y)
            await driven.pause()
            check(driven, choice)
        await overlay.remove()
        await driven.pause()
        check(driven, choice)


async def test_sending_only_what_changed_would_break_tokens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Control: arranged strip by strip instead of row by row, the same overlay is drawn wrong."""
    choice = Choice(Profile.TOKENS, Marks.STRIP)

    def take(self: Stage, frame: LayoutUpdate | ChopsUpdate) -> list[int]:
        touched = set()
        for y, x, strip in parts_of(frame):
            part = _Row([" "] * strip.cell_length, [0] * strip.cell_length)
            at = 0
            for segment in strip:
                at = _put_cells(part, at, segment.text, 0)
            self._rows[y].texts[x : x + at] = columns_sent(part.texts, choice)
            touched.add(y)
        return sorted(touched)

    async with emulated(choice=choice) as driven:
        overlay = Overlay("ﺔﻴﺑﺮﻋ ﺹ\nAB ﺔﻤﻠﻛ")
        await driven.app.body.mount(overlay)
        await driven.pause()
        monkeypatch.setattr(Stage, "_take", take)
        monkeypatch.setattr("tui.app.stage.columns_sent", lambda columns, _: columns)
        overlay.styles.offset = (43, 5)
        await driven.pause()
        assert driven.wrong_rows(choice) != []


async def test_toasts_tooltips_and_modals_pass_through() -> None:
    choice = Choice(Profile.TOKENS, Marks.STRIP)
    async with emulated(choice=choice) as driven:
        driven.app.notify("ﺔﻤﻠﻛ (ﺔﻴﻧﺎﺛ) OpenAI", timeout=100)
        await driven.pause()
        check(driven, choice)
        driven.app.clear_notifications()
        await driven.pause()
        check(driven, choice)
        driven.app.screen.query_one(Tooltip).update("ﺔﻤﻠﻛ")
        driven.app.screen.query_one(Tooltip).display = True
        await driven.pause()
        check(driven, choice)
        for keys in (["?", "space", "escape"], [":", "ت", "down", "escape"], ["f", "و", "escape"]):
            for key in keys:
                await driven.press(key)
                check(driven, choice)


async def test_what_was_drawn_over_comes_back_with_a_redraw() -> None:
    choice = Choice(Profile.TOKENS, Marks.STRIP)
    async with emulated(choice=choice) as driven:
        driven.terminal.stream.feed("\x1b[H\x1b[2Jrubbish")
        await driven.press("j")
        assert driven.wrong_rows(choice) != []
        await driven.press("ctrl+l")
        check(driven, choice)


@pytest.mark.parametrize("size", [(80, 24), (97, 30), (40, 9)])
async def test_another_size_forgets_what_was_sent(size: tuple[int, int]) -> None:
    choice = Choice(Profile.TOKENS, Marks.STRIP)
    async with emulated(choice=choice) as driven:
        driven.terminal.screen.resize(size[1], size[0])
        driven.terminal.stream.feed("\x1b[2J")
        await driven.resize(*size)
        check(driven, choice)


async def test_little_is_sent_for_little_that_changes() -> None:
    """Bytes of a frame at 120 by 36: a page, a step in the list, a typed letter."""
    async with emulated() as driven:
        taken: dict[str, int] = {}

        async def press(key: str) -> None:
            before = driven.terminal.sent
            await driven.press(key)
            taken[key] = driven.terminal.sent - before

        await press("space")
        await driven.press("l", "j")
        await press("j")
        await driven.press("escape", ":")
        await driven.press("ز")
        await press("ز")
        assert taken["space"] <= 8_500
        assert taken["j"] <= 600
        assert taken["ز"] <= 150
