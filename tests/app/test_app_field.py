"""The line one types into: driven by the bytes that terminals send, compared with Textual's own."""

from __future__ import annotations

import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.suggester import SuggestFromList
from textual.validation import Length
from textual.widgets import Input
from textual.widgets.input import Selection
from wcwidth import iter_graphemes

from tests.app.driving import driving
from tui.app.command_page import CommandPage
from tui.app.field import LONGEST, Field
from tui.app.find import FindBar
from tui.app.theme import DARK, LIGHT, TERMINAL, Palette
from tui.text.caret import WORD_START, lay
from tui.text.entry import accepted
from tui.text.layout import Paragraph, direction

LEFT, RIGHT, HOME, END = "\x1b[D", "\x1b[C", "\x1b[H", "\x1b[F"
SHIFT_LEFT, SHIFT_RIGHT = "\x1b[1;2D", "\x1b[1;2C"
SHIFT_HOME, SHIFT_END = "\x1b[1;2H", "\x1b[1;2F"
WORD_LEFT, WORD_RIGHT = "\x1b[1;5D", "\x1b[1;5C"
BACKSPACE, DELETE = "\x7f", "\x1b[3~"
ALL = "\x1b[97;6u"  # ctrl+shift+a, which only kitty's protocol can say
MIXED = "سام OpenAI 1.4 تريليون"


class Plain(Input):
    """Textual's own, which takes a mark for the end of a word."""

    _WORD_START = WORD_START


class Box(App[None]):
    """A field, and the plain one that it is compared with."""

    CSS = "Field { height: 1; } Plain { border: none; height: 1; }"

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.plain = Plain(select_on_focus=False)

    def compose(self) -> ComposeResult:
        yield self.field
        yield self.plain

    def on_mount(self) -> None:
        self.field.focus()


class Typed:
    """A field that bytes are sent to."""

    def __init__(self, app: Box, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.field = app.field
        self.copied: list[str] = []
        app.copy_to_clipboard = self.copied.append  # type: ignore[method-assign]

    async def send(self, *data: str) -> None:
        """Send bytes, each piece read from the terminal at once."""
        for piece in data:
            for event in XTermParser().feed(piece):
                event.set_sender(self.app)
                self.app.post_message(event)
            await self.pause()

    async def pause(self) -> None:
        for _ in range(3):
            await self.pilot.pause(0)

    async def show(self, value: str, caret: int) -> None:
        """Hold a value, with the caret before a character of it."""
        self.field.value = value
        self.field.cursor_position = caret
        await self.pause()

    async def mouse(self, kind: type[events.MouseEvent], column: int) -> None:
        x, y = self.field.content_region.offset + Offset(column, 0)
        self.app.mouse_position = Offset(x, y)
        event = kind(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y)
        self.app.screen._forward_event(event)
        await self.pause()

    async def drag(self, start: int, end: int) -> None:
        await self.mouse(events.MouseDown, start)
        await self.mouse(events.MouseMove, end)
        await self.mouse(events.MouseUp, end)

    def painted(self) -> list[Segment]:
        return list(self.field.render_line(0))

    def text(self) -> str:
        """The row as it is sent."""
        return self.field.render_line(0).text

    def looking(self, look: str) -> list[tuple[int, int]]:
        """The columns, as (first, one past last), of cells of a look, one range a segment."""
        found = []
        column = 0
        for segment in self.painted():
            if segment.style is not None and getattr(segment.style, look):
                found.append((column, column + segment.cell_length))
            column += segment.cell_length
        return found

    def on_ground(self, ground: str) -> str:
        """The text painted on a ground, letter forms as their letters."""
        parts = [
            segment.text
            for segment in self.painted()
            if segment.style and segment.style.bgcolor and segment.style.bgcolor.name == ground
        ]
        return unicodedata.normalize("NFKC", "".join(parts))

    def picture(self) -> str:
        """The row, letter forms as their letters, the caret in brackets."""
        parts = [
            f"|{segment.text}|" if segment.style and segment.style.reverse else segment.text
            for segment in self.painted()
        ]
        return unicodedata.normalize("NFKC", "".join(parts))

    def check(self) -> None:
        """What holds after every key."""
        strip = self.field.render_line(0)
        width = self.field.size.width
        assert strip.cell_length == cell_len(strip.text) == width
        assert sum(segment.cell_length for segment in strip) == width
        ((start, end),) = self.looking("reverse")
        assert 0 <= start < end <= width
        x, y = self.field.content_region.offset
        assert self.app.cursor_position == Offset(x + start, y)
        assert not any(unicodedata.category(character) == "Cc" for character in strip.text)


@asynccontextmanager
async def typing(
    *, width: int = 40, rtl: bool = True, palette: Palette = DARK, **more: Any
) -> AsyncIterator[Typed]:
    app = Box(Field(palette, "كلمة أو عبارة" if rtl else "A word", rtl=rtl, **more))
    async with app.run_test(size=(width, 3)) as pilot:
        typed = Typed(app, pilot)
        await typed.pause()
        yield typed


# --- typing ---------------------------------------------------------------------------------

SHOWN = [
    "| |س", "| |اس", "| |ماس", "| | ماس", "O| | ماس", "Op| | ماس", "Ope| | ماس", "Open| | ماس",
    "OpenA| | ماس", "OpenAI| | ماس", "| | OpenAI ماس", "OpenAI 1| | ماس",
    "| |.OpenAI 1 ماس", "OpenAI 1.4| | ماس", "| | OpenAI 1.4 ماس", "| |ت OpenAI 1.4 ماس",
]  # fmt: skip


async def test_letters_join_and_stand_in_order_as_they_are_typed() -> None:
    async with typing() as typed:
        for letter, shown in zip(MIXED, SHOWN, strict=False):
            await typed.send(letter)
            assert typed.picture().lstrip() == shown.lstrip()
            typed.check()
        await typed.send(*MIXED[len(SHOWN) :])
        assert typed.field.value == MIXED
        # ARABIC forms: noon final, waw final, yeh medial, lam initial ...
        assert typed.text().lstrip() == "ﻥﻮﻴﻠﻳﺮﺗ OpenAI 1.4 ﻡﺎﺳ"
        assert typed.text().endswith("ﻡﺎﺳ"), "the line starts where the interface starts to read"


@pytest.mark.parametrize("rtl", [True, False])
async def test_the_next_letter_of_a_run_goes_to_the_caret(rtl: bool) -> None:
    async with typing(rtl=rtl) as typed:
        for value in ("سام Op", "at سا", "عام 20"):
            for letter in value:
                await typed.send(letter)
                typed.check()
                if letter == " ":
                    continue
                ((caret, end),) = typed.looking("reverse")
                beside = caret - 1 if letter.isascii() else end
                cell = typed.field.render_line(0).crop(beside, beside + 1).text
                assert unicodedata.normalize("NFKC", cell) == letter
            await typed.send(HOME, "\x0b")
            assert typed.field.value == ""


@pytest.mark.parametrize(
    ("sent", "value"),
    [
        # ordinary reports
        (["\u0644"], "ل"),
        (["\u0644\u0627"], "لا"),  # Windows and macOS: two letters of one key press
        (["\ufefb"], "لا"),  # XKB: the ligature
        (["\ufef7", "\ufef9", "\ufef5"], "لألإلآ"),
        (["\u0643", "\u064e"], "كَ"),
        (["\u0645", "\u06cc", "\u200c", "\u062e"], "می\u200cخ"),
        (["1", "\u00a0", "%"], "1\u00a0%"),
        (["\u200f", "a"], "\u200fa"),
        (["س", BACKSPACE, "م"], "م"),
        # kitty's: all keys as escape sequences, with their text
        (["\x1b[1604;;1604u"], "ل"),
        (["\x1b[1604;1;1604u"], "ل"),
        (["\x1b[97;;1588u"], "ش"),
        (["\x1b[98;;1604:1575u"], "لا"),
        (["\x1b[98;1;65275u"], "لا"),
        (["\x1b[104;2;1571u"], "أ"),
        (["\x1b[101;2;1615u"], "\u064f"),
        (["\x1b[32;2;8204u"], "\u200c"),
        (["\x1b[49;1;1633u"], "١"),
        (["\x1b[115;;1587u", "\x1b[127u"], ""),
        (["\x1b[115;;1587u", "\x1b[32;;32u", "\x1b[97;;97u"], "س a"),
    ],
)
async def test_what_terminals_send_for_arabic_keys(sent: list[str], value: str) -> None:
    async with typing() as typed:
        await typed.send(*sent)
        assert typed.field.value == value
        typed.check()


def test_what_is_typed_is_no_command() -> None:
    field = Field(DARK, "", rtl=True)
    for key, character in [("zero_width_non_joiner", "\u200c"), ("l", "l"), ("ل", "ل")]:
        assert field.check_consume_key(key, character)
    assert not field.check_consume_key("escape", "\x1b")
    assert not field.check_consume_key("f1", None)


async def test_letters_go_between_the_lam_and_the_alef_of_one_cell() -> None:
    async with typing() as typed:
        await typed.send("ا", HOME, "ل")
        assert (typed.field.value, typed.field.cursor_position) == ("لا", 1)
        assert typed.picture().strip() == "|ا|ل"
        await typed.send("ق")
        assert typed.field.value == "لقا"
        await typed.send(BACKSPACE, LEFT, LEFT)
        assert typed.picture().strip() == "| |لا"
        typed.check()


async def test_marks_go_on_the_letter_before_the_caret() -> None:
    async with typing() as typed:
        await typed.send(*"كتب", HOME, LEFT, "\u064e", LEFT, "\u064e")
        assert typed.field.value == "كَتَب"
        assert typed.text().strip() == "ﺐﺘ\u064eﻛ\u064e"
        typed.check()


# --- moving ---------------------------------------------------------------------------------

VALUES = [
    MIXED, "كِتَابٌ (OK) «سلام» ٣٠٪", "OpenAI", "abc سلام def", "لا", "中文 سام", "a\u202eb سام",
    "می\u200cخواهم", "علم 🇸🇦 ❤\ufe0f", "٪",
]  # fmt: skip


@pytest.mark.parametrize("rtl", [True, False])
@pytest.mark.parametrize("value", VALUES)
async def test_the_arrows_visit_every_cell_once(value: str, rtl: bool) -> None:
    async with typing(rtl=rtl) as typed:
        await typed.show(value, 0)
        row = lay(value, int(rtl))
        await typed.send(*[RIGHT] * (len(row.stops) + 1))
        seen: list[int] = []
        columns: list[int] = []
        for _ in row.stops:
            typed.check()
            seen.append(typed.field.cursor_position)
            columns.append(typed.looking("reverse")[0][0])
            await typed.send(LEFT)
        assert sorted(seen) == sorted(stop.start for stop in row.stops)
        assert all(right > left for right, left in pairwise(columns))
        assert typed.field.cursor_position == seen[-1], "the left end is the last place"
        await typed.send(*[RIGHT] * (len(row.stops) - 1))
        assert typed.field.cursor_position == seen[0]


async def test_the_arrows_start_from_where_the_caret_is_shown() -> None:
    for key, position, shown in [(LEFT, 5, "O|p| ماس"), (RIGHT, 3, "Op| |ماس")]:
        async with typing() as typed:
            await typed.send(*"سام Op")
            assert typed.picture().lstrip() == "Op| | ماس"
            await typed.send(key)
            assert typed.field.cursor_position == position
            assert typed.picture().lstrip() == shown
            typed.check()
            await typed.send(*[LEFT] * 9)
            assert typed.field.cursor_position == 6


async def test_home_and_end_are_logical() -> None:
    async with typing() as typed:
        await typed.show(MIXED, 7)
        await typed.send(HOME)
        assert typed.field.cursor_position == 0
        assert typed.looking("reverse") == [(39, 40)]
        await typed.send(END)
        assert typed.field.cursor_position == len(MIXED)
        assert typed.looking("reverse") == [(39 - len(MIXED), 40 - len(MIXED))]
        await typed.send(*" Op")
        assert typed.picture().lstrip().startswith("Op| |")
        await typed.send(END)
        assert typed.picture().lstrip().startswith("| |Op"), "the end of the line, not of the run"


async def test_words_are_passed_in_the_direction_of_the_key() -> None:
    value = "قالَ سَامُ OpenAI اليوم"
    starts = [0, 5, 11, 18, len(value)]
    async with typing() as typed:
        await typed.show(value, 0)
        for start in starts[1:]:
            await typed.send(WORD_LEFT)
            assert typed.field.cursor_position == start
        for start in reversed(starts[:-1]):
            await typed.send(WORD_RIGHT)
            assert typed.field.cursor_position == start
        await typed.send("\x1b[1;6D", "\x1b[1;6D")
        assert typed.field.selected_text == value[: starts[2]]
    async with typing(rtl=False) as typed:
        await typed.show("one two", 0)
        await typed.send(WORD_RIGHT)
        assert typed.field.cursor_position == 4


async def test_a_word_is_deleted_with_its_marks() -> None:
    async with typing() as typed:
        await typed.show("قالَ كِتَابٌ", 12)
        await typed.send("\x17")
        assert typed.field.value == "قالَ "


# --- deleting -------------------------------------------------------------------------------


async def test_backspace_takes_a_mark_then_its_letter() -> None:
    async with typing() as typed:
        await typed.show("كَّلا", 5)
        left = []
        for _ in range(5):
            await typed.send(BACKSPACE)
            typed.check()
            left.append(typed.field.value)
        assert left == ["كَّل", "كَّ", "كَ", "ك", ""]


async def test_delete_takes_a_letter_and_its_marks() -> None:
    async with typing() as typed:
        await typed.show("كَّلأَم", 0)
        left = []
        for _ in range(4):
            await typed.send(DELETE)
            typed.check()
            left.append(typed.field.value)
            assert typed.field.cursor_position == 0
        assert left == ["لأَم", "أَم", "م", ""]


async def test_deleting_before_the_caret_keeps_it_in_its_run() -> None:
    async with typing() as typed:
        await typed.send(*"سام Opex", BACKSPACE)
        assert typed.picture().lstrip() == "Ope| | ماس"
        await typed.show("سام Ope ثم", 7)
        await typed.send(DELETE)
        assert typed.picture().lstrip() == "م|ث|Ope ماس"


# --- selecting, copying ---------------------------------------------------------------------


async def test_what_is_selected_by_keys_is_in_the_order_of_reading() -> None:
    async with typing() as typed:
        await typed.show(MIXED, 0)
        await typed.send(*[SHIFT_LEFT] * 3)
        assert typed.field.selected_text == "سام"
        assert typed.on_ground(DARK.selection) == "ماس"
        await typed.send("\x03")
        assert typed.copied == ["سام"]
        await typed.send(SHIFT_RIGHT)
        assert typed.field.selected_text == "سا"
        await typed.send(LEFT)
        assert typed.field.selection == Selection(2, 2), "to the left edge of what was selected"
        await typed.send(SHIFT_END, RIGHT)
        assert typed.field.selection == Selection(2, 2), "to its right edge"
        await typed.send(SHIFT_HOME)
        assert typed.field.selected_text == "سا"
        await typed.send(ALL)
        assert typed.field.selected_text == MIXED
        await typed.send("\x18")
        assert typed.copied[-1] == MIXED
        assert typed.field.value == ""


async def test_without_colours_all_that_is_selected_is_swapped() -> None:
    async with typing(palette=TERMINAL) as typed:
        await typed.show("سلام", 0)
        await typed.send(LEFT, LEFT, LEFT, SHIFT_RIGHT, SHIFT_RIGHT)
        assert typed.field.selected_text == "لام"
        assert typed.looking("reverse") == [(37, 38), (38, 39)]
        assert typed.looking("underline") == [(38, 39)], "the caret"
        await typed.send(SHIFT_RIGHT)
        assert typed.looking("reverse") == [(37, 39), (39, 40)]
        assert typed.looking("underline") == [(39, 40)]


async def test_typing_replaces_what_is_selected() -> None:
    async with typing() as typed:
        await typed.show(MIXED, 4)
        typed.field.selection = Selection(4, 10)
        await typed.send(*"xAI")
        assert typed.field.value == MIXED.replace("OpenAI", "xAI")
        assert typed.picture().lstrip() == "نويليرت xAI| |1.4 ماس"
        typed.check()


@pytest.mark.parametrize("rtl", [True, False])
@pytest.mark.parametrize("value", VALUES)
async def test_a_click_puts_the_caret_on_the_cell(value: str, rtl: bool) -> None:
    async with typing(rtl=rtl) as typed:
        row = lay(value, int(rtl))
        left = 40 - row.line.width if rtl else 0
        for stop in row.stops:
            await typed.show(value, 0)
            await typed.mouse(events.MouseDown, left + stop.column + stop.width - 1)
            await typed.mouse(events.MouseUp, left + stop.column + stop.width - 1)
            assert typed.field.cursor_position == stop.start
            assert typed.looking("reverse") == [
                (left + stop.column, left + stop.column + stop.width)
            ]
            typed.check()
        await typed.mouse(events.MouseDown, 39 if rtl else 0)
        assert typed.field.cursor_position == row.stops[-1 if rtl else 0].start


async def test_dragging_selects_both_ends() -> None:
    async with typing() as typed:
        await typed.show(MIXED, 0)
        at = typed.text().index("OpenAI")
        await typed.drag(at, at + 5)
        assert typed.field.selected_text == "OpenAI"
        assert typed.on_ground(DARK.selection) == "OpenAI"
        await typed.drag(at + 5, at)
        assert typed.field.selected_text == "OpenAI"
        await typed.drag(39, 37)
        assert typed.field.selected_text == "سام"
        await typed.drag(37, 39)
        assert typed.field.selected_text == "سام"
        await typed.drag(39, 0)
        assert typed.field.selected_text == MIXED
        await typed.drag(0, 39)
        assert typed.field.selected_text == MIXED
        await typed.drag(at, at)
        assert typed.field.selection == Selection(4, 4)


async def test_a_double_click_selects_the_word_and_a_triple_one_all() -> None:
    async with typing() as typed:
        await typed.show("قال سَامُ OpenAI", 0)
        await typed.pilot.click(typed.field, offset=(34, 0), times=2)
        assert typed.field.selected_text == "سَامُ"
        await typed.pilot.click(typed.field, offset=(34, 0), times=3)
        assert typed.field.selected_text == typed.field.value
        assert typed.app.screen.get_selected_text() is None


async def test_control_works_under_the_arabic_layout() -> None:
    async with typing() as typed:
        await typed.send(*"سام ab")
        for code, left in [(1588, 0), (1579, 6)]:  # ش on A, ث on E
            await typed.send(f"\x1b[{code};5u")
            assert typed.field.cursor_position == left
        await typed.send(SHIFT_HOME, "\x1b[1572;5u")  # ؤ on C
        assert typed.copied == ["سام ab"]
        await typed.send("\x1b[1569;5u")  # ء on X
        assert (typed.field.value, typed.copied[-1]) == ("", "سام ab")
        typed.app._clipboard = "سلام عليكم"
        await typed.send("\x1b[1585;5u")  # ر on V
        assert typed.field.value == "سلام عليكم"
        await typed.send("\x1b[1589;5u")  # ص on W
        assert typed.field.value == "سلام "
        await typed.send(HOME, "\x1b[1610;5u")  # ي on D
        assert typed.field.value == "لام "
        await typed.send("\x1b[1606;5u")  # ن on K
        assert typed.field.value == ""
        await typed.send(*"سلام", "\x1b[1593;5u")  # ع on U
        assert typed.field.value == ""


# --- pasting --------------------------------------------------------------------------------


async def paste(typed: Typed, text: str) -> None:
    """Paste a text as Textual reports it; terminals take escapes out, or it reads them as keys."""
    event = events.Paste(text)
    event.set_sender(typed.app)
    typed.app.post_message(event)
    await typed.pause()


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("كِتَابٌ", "كِتَابٌ", "| |بٌاتَكِ"),
        ("سام\nتمر\n", "سام تمر", "| |رمت ماس"),
        ("سام\r\nab", "سام ab", "ab| | ماس"),
        ("a\u202eb\u202cc", "a\u202eb\u202cc", "a[RLO]b[PDF]c| |"),
        ("س\u200fم", "س\u200fم", "| |م[RLM]س"),
        ("\x07سا\x9b2J\tم\x1b]0;x", "سا2J م]0;x", "x| |;0[م 2Jاس"),
        ("\ufdf2", "الله", "| |هللا"),
        ("\ufefb", "لا", "| |لا"),
    ],
)
async def test_what_is_pasted(text: str, value: str, shown: str) -> None:
    async with typing() as typed:
        await paste(typed, text)
        assert typed.field.value == value
        typed.check()
        assert typed.picture().strip() == shown
        await typed.send(ALL, "\x03")
        assert typed.copied == [value]


async def test_nothing_pasted_deletes_nothing() -> None:
    async with typing() as typed:
        await typed.show("سام", 0)
        typed.field.select_all()
        for nothing in ("\x07\x08", "\n", "\u200b", ""):
            await paste(typed, nothing)
            assert typed.field.value == "سام"
        await paste(typed, "ab")
        assert typed.field.value == "ab"


async def test_a_paste_is_cut_to_what_fits() -> None:
    async with typing() as typed:
        await paste(typed, "سلام " * 100_000)
        assert typed.field.value == ("سلام " * 100_000)[:LONGEST]
        typed.check()
        await typed.send("x")
        assert len(typed.field.value) == LONGEST
        assert "x" not in typed.field.value
        await typed.send(HOME)
        typed.check()
        typed.field.value = "\ufefb\x1b[2J\n" * 1_000
        assert typed.field.value.startswith("لا[2J لا[2J لا"), (
            "set by the program, it is kept so, too"
        )
        typed.check()
    async with typing(max_length=3) as typed:
        await typed.send(*"abcd")
        assert typed.field.value == "abc"


async def test_the_programs_own_clipboard_is_pasted_too() -> None:
    async with typing() as typed:
        typed.app._clipboard = "سام\nab\x1b"
        await typed.send("\x16")
        assert typed.field.value == "سام ab"


# --- narrow fields --------------------------------------------------------------------------


@pytest.mark.parametrize("rtl", [True, False])
@pytest.mark.parametrize("width", [2, 5, 12])
async def test_a_long_line_moves_with_the_caret(width: int, rtl: bool) -> None:
    value = "شركة OpenAI لاستثمار 500 مليار دولار (with SoftBank) 中文 في تكساس"
    async with typing(width=width, rtl=rtl) as typed:
        for letter in value:
            await typed.send(letter)
            typed.check()
        row = lay(value, int(rtl))
        for key in [HOME, *[LEFT] * len(row.stops), *[RIGHT] * len(row.stops), END]:
            await typed.send(key)
            typed.check()
        await typed.send(HOME)
        shown = typed.text()
        line = row.line
        assert line.rtl
        assert shown == line.text[-width:]


async def test_the_caret_moves_within_what_is_in_view() -> None:
    async with typing(width=10) as typed:
        await typed.show("ا" * 30, 30)
        assert typed.looking("reverse") == [(0, 1)]
        before = typed.field._hidden
        await typed.send(*[RIGHT] * 9)
        assert typed.looking("reverse") == [(9, 10)]
        assert typed.field._hidden == before, "nothing moves as long as the caret is in view"
        await typed.send(RIGHT)
        assert typed.field._hidden == before - 1
        await typed.mouse(events.MouseDown, 3)
        assert typed.looking("reverse") == [(3, 4)]
        await typed.pilot.resize_terminal(40, 3)
        await typed.pause()
        assert typed.text().count("ﺍ") == 30


# --- hint, suggestion, what is wrong --------------------------------------------------------


@pytest.mark.parametrize("rtl", [True, False])
async def test_the_hint_stands_behind_the_caret(rtl: bool) -> None:
    async with typing(rtl=rtl) as typed:
        typed.check()
        assert typed.looking("reverse") == [(39, 40) if rtl else (0, 1)]
        letters = unicodedata.normalize("NFKC", typed.text())
        assert letters.strip() == ("ةرابع وأ ةملك" if rtl else "A word")
        assert letters.endswith("ةملك ") if rtl else letters.startswith(" A word")
        await typed.send("س")
        assert typed.picture().strip() == "| |س"
    for width in range(1, 8):
        async with typing(rtl=rtl, width=width) as typed:
            typed.check()


@pytest.mark.parametrize(
    ("names", "keys", "shown", "value"),
    [
        (["بحث في المقال"], "بح", "لاقملا يف |ث|حب", "بحث في المقال"),
        (["سلام"], "سل", "م|ا|لس", "سلام"),
        (["عن OpenAI الآن"], "عن Op", "نلآا |e|Op نع", "عن OpenAI الآن"),
        (["OpenAI"], "op", "op|e|nAI", "OpenAI"),
    ],
)
async def test_the_key_that_goes_forward_takes_the_suggestion(
    names: list[str], keys: str, shown: str, value: str
) -> None:
    suggester = SuggestFromList(names, case_sensitive=False)
    async with typing(suggester=suggester) as typed:
        await typed.send(*keys)
        await typed.app.workers.wait_for_complete()
        await typed.pause()
        typed.check()
        dim = [s.text for s in typed.painted() if s.style and s.style.color and s.text.strip()
               and s.style.color.name == DARK.dim]  # fmt: skip
        assert dim, "the rest is dim"
        forward, back = (RIGHT, LEFT) if value.isascii() else (LEFT, RIGHT)
        caret = typed.field.cursor_position
        await typed.send(back)
        assert typed.field.value == keys, "the other key does not take it"
        assert typed.field.cursor_position < caret
        await typed.send(END, forward)
        assert typed.field.value == value
        assert typed.field.cursor_position == len(value)
        typed.check()


@pytest.mark.parametrize("colours", [True, False])
async def test_with_few_colours_what_is_suggested_and_the_hint_are_faint(
    colours: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not colours:
        monkeypatch.setenv("NO_COLOR", "1")

    def faint(typed: Typed) -> str:
        return "".join(
            segment.text
            for segment in typed.painted()
            if (look := segment.style)
            and (look.dim or (colours and look.color and look.color.name == TERMINAL.rule))
        )

    async with typing(palette=TERMINAL, suggester=SuggestFromList(["سلام"])) as typed:
        assert faint(typed).strip() == typed.text().strip()
        await typed.send("س")
        await typed.app.workers.wait_for_complete()
        await typed.pause()
        assert typed.looking("reverse") == [(38, 39)]
        assert faint(typed) == typed.field.render_line(0).crop(37, 38).text


async def test_a_click_on_the_suggestion_goes_to_the_end() -> None:
    async with typing(suggester=SuggestFromList(["بحث في المقال"])) as typed:
        await typed.send(*"بح")
        await typed.app.workers.wait_for_complete()
        await typed.pause()
        assert typed.text().strip().count(" ") == 2
        await typed.mouse(events.MouseDown, 28)
        assert typed.field.selection == Selection(2, 2)
        await typed.mouse(events.MouseUp, 28)
        await typed.send("ث")
        assert typed.field.value == "بحث"


@pytest.mark.parametrize("palette", [DARK, LIGHT, TERMINAL], ids=lambda palette: palette.name)
async def test_what_is_wrong_is_underlined(palette: Palette) -> None:
    async with typing(palette=palette) as typed:
        await typed.show("سام OpenAI تم", 13)
        assert typed.looking("underline") == []
        typed.field.problems = [(4, 10)]
        await typed.pause()
        start = typed.text().index("OpenAI")
        assert typed.looking("underline") == [(start, start + 6)]
        wrong = [s for s in typed.painted() if s.style and s.style.underline]
        assert [s.style.color.name for s in wrong if s.style and s.style.color] == [palette.error]
        typed.field.problems = [(2, 6)]
        cells = typed.looking("underline")
        assert sum(end - start for start, end in cells) == 4
        assert cells[0] == (start, start + 2)
        typed.field.problems = [(13, 13)]
        ((first, last),) = typed.looking("underline")
        assert (first, last) == typed.looking("reverse")[0], "something is missing at the end"
        typed.field.problems = [(0, 3)]
        await typed.send("x")
        assert typed.looking("underline") == [], "a change of the value clears it"


async def test_what_a_validator_refuses_is_underlined_whole() -> None:
    async with typing(validators=[Length(minimum=4)]) as typed:
        await typed.send(*"سام")
        assert typed.looking("underline") == [(37, 40)]
        await typed.send("ر")
        assert typed.looking("underline") == []


# --- laws -----------------------------------------------------------------------------------

_TEXTS = st.text(st.sampled_from("ابلمسأ abZ 019٣ .,:()«»%-"), min_size=1, max_size=4)
_MARKED = st.text(st.sampled_from("ابلا aZ1٣ .(\u064e\u0651\u200c\u202e中\n\x1b\ufefb"), max_size=5)
_MOVES = st.sampled_from(
    "cursor_left cursor_right cursor_left_word cursor_right_word home end".split()
)
_EDITS = st.sampled_from(
    "delete_left delete_right delete_left_word delete_right_word delete_left_all "
    "delete_right_all cut select_all".split()
)
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("type"), _TEXTS),
        st.tuples(st.just("move"), _MOVES),
        st.tuples(st.just("select"), _MOVES),
        st.tuples(st.just("edit"), _EDITS),
    ),
    max_size=15,
)


@pytest.mark.parametrize(("width", "rtl"), [(40, True), (7, True), (7, False)])
async def test_the_value_is_that_of_textuals_own(width: int, rtl: bool) -> None:
    async with typing(width=width, rtl=rtl) as typed:
        field, plain = typed.field, typed.app.plain

        @settings(deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(_STEPS)
        def law(steps: list[tuple[str, str]]) -> None:
            field.value = plain.value = ""
            for kind, what in steps:
                plain.selection = field.selection
                for box in (field, plain):
                    if kind == "type":
                        for letter in what:
                            box.replace(letter, *box.selection)
                    elif kind == "edit":
                        getattr(box, f"action_{what}")()
                    elif box is field:
                        getattr(box, f"action_{what}")(select=kind == "select")
                assert field.value == plain.value
                if kind in ("type", "edit"):
                    assert field.selection == plain.selection
                typed.check()

        with typed.app._context():
            law()


@pytest.mark.parametrize(("width", "rtl"), [(60, True), (9, True), (9, False)])
async def test_what_is_drawn_is_the_layout_of_the_value(width: int, rtl: bool) -> None:
    async with typing(width=width, rtl=rtl) as typed:
        field = typed.field

        @settings(deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(
            st.lists(
                st.one_of(
                    st.tuples(st.just("type"), _MARKED),
                    st.tuples(st.just("move"), _MOVES),
                    st.tuples(st.just("edit"), _EDITS),
                ),
                max_size=15,
            )
        )
        def law(steps: list[tuple[str, str]]) -> None:
            field.value = ""
            for kind, what in steps:
                before, (caret, end) = field.value, sorted(field.selection)
                if kind == "type":
                    field.replace(what, *field.selection)
                else:
                    getattr(field, f"action_{what}")()
                value = field.value
                assert value == accepted(value)
                if what == "delete_right":
                    cluster = next(iter_graphemes(before[caret:]), "")
                    end = end if end > caret else caret + len(cluster)
                    assert value == before[:caret] + before[end:]
                typed.check()
                if kind == "move" and value:
                    _drawn(typed, value, rtl)

        with typed.app._context():
            law()


def _drawn(typed: Typed, value: str, rtl: bool) -> None:
    """Check that a row shows the line of its value, and one blank more, or a window of it."""
    shown = Paragraph(value, 0, len(value), 0, reveal=True).shown
    base = direction(shown, int(rtl))
    paragraph = Paragraph(value, 0, len(value), base, reveal=True)
    line = paragraph.line(0, len(paragraph.shown), trim=False).text
    line = f" {line}" if base else f"{line} "
    row = typed.text()
    if cell_len(line) <= typed.field.size.width:
        assert row.strip(" ") == line.strip(" ")
    elif "中" not in line:
        assert row in line


# --- the boxes of the program ---------------------------------------------------------------


async def test_the_find_line_marks_what_is_not_found() -> None:
    async with driving(start="003_2ecfb0de8faba5ef.txt") as driven:
        await driven.press("f", *"ماسكققق")
        field = driven.app.query_one(FindBar).field
        assert list(field.problems) == [(4, 7)]
        underlined = [s.text for s in field.render_line(0) if s.style and s.style.underline]
        assert unicodedata.normalize("NFKC", "".join(underlined)) == "ققق"
        await driven.press("backspace", "backspace", "backspace")
        assert list(field.problems) == []


async def test_the_cursor_is_in_the_field_that_is_typed_into() -> None:
    async with driving(start="003_2ecfb0de8faba5ef.txt") as driven:
        await driven.press("f", *"سام", "ctrl+p", *"بح")
        await driven.settle()
        page = driven.app.screen
        assert isinstance(page, CommandPage)
        below = driven.app.screen_stack[0].query_one(FindBar).field
        below.refresh()
        below.render_line(0)
        await driven.pause()
        assert driven.app.cursor_position == page.field.cursor_screen_offset
        assert driven.app.cursor_position != below.cursor_screen_offset


async def test_the_find_line_follows_the_theme() -> None:
    async with driving(start="003_2ecfb0de8faba5ef.txt") as driven:
        await driven.press("f", *"سام")
        bar = driven.app.query_one(FindBar)
        driven.app.do_theme()
        await driven.pause()
        assert bar.field.palette is LIGHT
        grounds = {
            s.style.bgcolor.name for s in bar.field.render_line(0) if s.style and s.style.bgcolor
        }
        assert grounds == {LIGHT.panel}


@pytest.mark.parametrize(("lang", "typed"), [("ar", "بحث في الم"), ("en", "find")])
async def test_the_palette_suggests_the_name_of_a_command(lang: str, typed: str) -> None:
    async with driving(lang=lang) as driven:
        await driven.press(":", *typed)
        await driven.settle()
        page = driven.app.screen
        assert isinstance(page, CommandPage)
        await driven.press("left" if lang == "ar" else "right")
        name = driven.app.words.say("command.find")
        assert page.field.value == name
        assert page.choices.chosen() == "find"
        await driven.press(*"ققق")
        assert list(page.field.problems) == [(0, len(page.field.value))]
