"""The row stage: what the terminal shows is the composed screen, whatever was sent to get there."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.widgets import Static, Tooltip

from tests.app.driving import key_events
from tests.app.emulated import Emulated, emulated
from tui.app.eye_test import SENTENCE
from tui.app.field import Field
from tui.app.stage import Stage, _changed, _put_cells, _Row, parts_of
from tui.errors import QariError
from tui.terminal.answers import Answers
from tui.terminal.deciding import decide
from tui.terminal.profiles import Choice, Marks, Profile, Shaping
from tui.terminal.rows import columns_sent, letters, stretches
from tui.text.layout import RTL

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
        assert driven.wrong_looks(fonts=choice.profile is not Profile.TOKENS) == []


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
    choice = choice._replace(marks=Marks.STRIP)
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


def fonts_within_words(driven: Emulated) -> list[str]:
    """Return the words of the terminal in which the font changes."""
    wrong = []
    for texts, looks in zip(driven.terminal.rows(), driven.terminal.looks(), strict=True):
        for first, end in stretches(texts):
            word = "".join(texts[first:end])
            fonts = {("bold" in look, "italics" in look) for look in looks[first:end]}
            if RTL.search(word) and len(fonts) > 1:
                wrong.append(word)
    return wrong


async def test_no_word_is_of_two_fonts_in_kitty(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("عنوان\n\nكلفته 5 ملايين دولار، ثم كتاب.\n", encoding="utf-8")
    for profile, words in ((Profile.TOKENS, 0), (Profile.VISUAL, 1)):
        async with emulated(tmp_path, choice=Choice(profile, Marks.STRIP)) as driven:
            await driven.press("a")
            await driven.settle()
            await driven.press("enter")
            await driven.settle()
            # The figure is bold, the comma behind it is not.
            assert len(fonts_within_words(driven)) == words, profile
            bold = [
                text
                for texts, looks in zip(
                    driven.terminal.rows(), driven.terminal.looks(), strict=True
                )
                for text, look in zip(texts, looks, strict=True)
                if "bold" in look and "underscore" in look and text == "5"
            ]
            assert bold == ["5"]


@pytest.mark.parametrize(
    ("before", "after", "spans"),
    [
        ("ab│cd", "ab cd", [(1, 4)]),
        ("▕abcd", " abcd", [(0, 2)]),
        ("abcd▏", "abcd ", [(3, 5)]),
        ("ab│cd", "ab│cx", [(4, 5)]),  # the line stays, and so does what it spills
        ("ab cd", "ab│cd", [(2, 3)]),
    ],
)
def test_what_a_line_has_spilled_is_painted_over(
    before: str, after: str, spans: list[tuple[int, int]]
) -> None:
    assert _changed((list(before), [0] * 5), list(after), [0] * 5) == spans


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
        await driven.press("ژ")
        await press("ژ")
        assert taken["space"] <= 8_500
        assert taken["j"] <= 600
        assert taken["ژ"] <= 150


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_rows_in_reading_order(size: tuple[int, int]) -> None:
    """One column, from the first on; letters of the file in their order, and none of the forms."""
    async with emulated(choice=Choice(Profile.LOGICAL), size=size) as driven:
        article = driven.app.article
        assert article is not None
        for keys in ([], ["l"], ["escape", "i"], ["escape", "?"], ["escape", ":"]):
            await driven.press(*keys)
            rows = ["".join(row).rstrip() for row in driven.terminal.rows()]
            assert not any("لاقملا" in row for row in rows)  # what shows through from behind
            assert not any("\ufb50" <= letter <= "\ufeff" for row in rows for letter in row)
            assert not any(set(row) & set("▎▏▐▕│─") for row in rows if "قارئ" not in row)
            if not keys:
                shown = [row for row in rows if row and row in article.text]
                assert len(shown) > size[1] // 3
                assert all(row[0] != " " for row in shown)


async def test_the_ways_are_cycled_with_the_article_on_the_screen() -> None:
    async with emulated() as driven:
        for profile in [*list(Profile)[1:], Profile.VISUAL]:
            await driven.press("f3")
            assert driven.app.choice.profile is profile
            driven.app.notice.hide()
            await driven.pause()
            if profile is not Profile.LOGICAL:
                check(driven, driven.app.choice)


async def test_the_eye_test_takes_an_answer_and_keeps_it() -> None:
    kept: list[Choice] = []
    offers: list[str] = []
    async with emulated(
        sure=False, remember=kept.append, offered=lambda: offers.append("")
    ) as driven:
        assert "F2" in driven.app.notice.text
        assert (offers, kept) == ([""], [])
        await driven.settle()
        await driven.press("f2")
        rows = ["".join(row) for row in driven.terminal.rows()]
        samples = [rows[y] for y in sorted(driven.app.stage.rows_apart)]
        assert len(samples) == 5
        assert samples[4].startswith(SENTENCE)
        assert letters(samples[0]).rstrip().endswith("«نامتلأ ماس» لاق")
        assert samples[3].strip() == _without_marks(samples[0]).strip()
        await driven.press("2", "١", "2")
        assert driven.app.choice == Choice(Profile.TOKENS, Marks.STRIP)
        assert kept[-1] == driven.app.choice
        check(driven, driven.app.choice)
        await driven.press("f2", "5")
        assert kept[-1].profile is Profile.LOGICAL
        assert not driven.app.stage.rows_apart
        await driven.press("f3", "f2", "escape")
        assert len(kept) == 2
        assert driven.app.choice.profile is Profile.VISUAL


async def test_a_choice_that_cannot_be_kept_is_told() -> None:
    def fail(choice: Choice) -> None:
        raise QariError("no space left")

    async with emulated(remember=fail) as driven:
        await driven.press("f2", "1", "1", "1")
        assert driven.app.notice.text == "no space left"


async def test_a_late_answer_switches_the_way_live() -> None:
    environment = {"TERM": "xterm-256color"}
    async with emulated() as driven:
        before = driven.app.choice
        decision = decide(environment, Answers(version="kitty(0.41.1)", end="62"))
        driven.app.terminal_answered(decision)
        await driven.pause()
        assert driven.app.choice == decision.choice != before
        check(driven, decision.choice)
        await driven.press("f3")
        chosen = driven.app.choice
        driven.app.terminal_answered(decide(environment, Answers(version="XTerm(379)", end="1")))
        await driven.pause()
        assert driven.app.choice == chosen  # the user's choice stands


async def test_what_is_typed_with_the_key_reaches_the_find_line() -> None:
    async with emulated() as driven:
        for letter in "fAltman":
            for event in key_events(letter):
                event.set_sender(driven.app)
                driven.app.post_message(event)
        await driven.settle()
        assert driven.app.query_one(Field).value == "Altman"


@pytest.mark.parametrize("profile", list(Profile))
async def test_what_is_copied_is_the_file_in_every_profile(profile: Profile) -> None:
    choice = Choice(profile, Marks.STRIP, Shaping.LETTERS)
    async with emulated(choice=choice) as driven:
        await driven.press("v", "y")
        article = driven.app.article
        assert article is not None
        assert driven.copied
        assert driven.copied[0] in article.text
        assert not any("\ufb50" <= letter <= "\ufeff" for letter in driven.copied[0])


def _without_marks(text: str) -> str:
    return "".join(letter for letter in text if not unicodedata.combining(letter))
