"""What is painted: the rows of the five articles, strips, looks and colours."""

from __future__ import annotations

import os
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.color import Color
from rich.style import Style
from textual.widget import Widget

from tests.app.driving import NAMES, SIZES, SMALL, Driven, driving, painted, rows
from tui.app.bars import KeyBar
from tui.app.commands import COMMANDS
from tui.app.field import Field
from tui.app.theme import DARK, LIGHT, PALETTES, TERMINAL, Palette, role_style
from tui.settings import NARROWEST, WIDEST, Settings
from tui.text.layout import Line
from tui.text.page import Role

GOLDEN = Path(__file__).parent / "golden"
LONG = "003_2ecfb0de8faba5ef.txt"


# --- the first screen of each article -------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
async def test_the_first_screen(name: str) -> None:
    async with driving(start=name) as driven:
        app = driven.app
        parts = (app.top_bar, app.view, app.list, app.panel, app.key_bar)
        shown = "".join(
            f"== {part.id}\n" + "".join(f"{row.rstrip()}\n" for row in rows(part)) for part in parts
        )
    golden = GOLDEN / name
    if os.environ.get("QARI_REGOLD"):
        golden.write_text(shown, encoding="utf-8", newline="\n")
    assert shown == golden.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert sorted(path.name for path in GOLDEN.iterdir()) == NAMES


def plain(text: str) -> str:
    """Return the letters of a cell as the file has them, brackets as if none were mirrored."""
    letters = unicodedata.normalize("NFKC", text)
    opened = letters.translate(str.maketrans(")]}>»›", "([{<«‹"))
    return "".join(sorted(opened))


def letters_of(text: str) -> str:
    """Return the same without marks, which a cut beside a cell may leave out."""
    return "".join(letter for letter in plain(text) if not unicodedata.combining(letter))


def check_line(line: Line, text: str) -> None:
    """Check that a line shows all its characters once, each in a cell that looks like it."""
    cells = sorted(zip(line.starts, line.ends, line.texts, strict=True))
    assert cells
    for (_, end, _), (start, _, _) in pairwise(cells):
        assert end == start
    assert text[line.start : cells[0][0]].strip() == ""
    assert text[cells[-1][1] : line.end].strip() == ""
    for start, end, shown in cells:
        source = text[start:end]
        assert plain(shown) == plain(source)


def check_columns(driven: Driven, y: int, line: Line) -> int:
    """Compare what is painted at each column of a row with what the mouse finds there."""
    assert driven.app.article is not None
    view, text = driven.app.view, driven.app.article.text
    strip = view.render_line(y)
    shown = set()
    for x in range(view.size.width):
        spot = view.source_at(x, y)
        assert spot is not None
        start, end = spot
        if start == end:
            assert start in (line.start, line.end)
            continue
        cell = strip.crop(x, x + 1).text
        assert letters_of(cell) == letters_of(text[start:end])
        shown.add(spot)
    whole = "".join(text[start:end] for start, end in sorted(shown))
    assert whole == text[line.start : line.end].strip()
    return len(shown)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NAMES)
async def test_rows_lead_back_to_the_file(name: str, size: tuple[int, int]) -> None:
    async with driving(size=size, start=name) as driven:
        view = driven.app.view
        assert view.page is not None
        assert driven.app.article is not None
        checked = found = 0
        for page in range(100):
            shown = rows(view)
            for y, row in enumerate(view.rows()):
                element = view.page.elements[row.element]
                if row.line is None:
                    assert shown[y][1:].strip() == ""
                elif element.source:
                    check_line(row.line, element.text)
                    assert element.text is driven.app.article.text
                    assert row.line.text in shown[y]
                    checked += 1
                    if page < 2:
                        found += check_columns(driven, y, row.line)
            if view.at_end():
                break
            await driven.press("space")
        assert checked > 30
        assert found > 400


# --- strips ---------------------------------------------------------------------------------


STATES = {
    "article": (), "list": ("l", "j"), "panel": ("i", "j"), "selection": ("j", "v", "j"),
    "link": ("e",), "matches": ("f", *"ماسك", "enter", "n"), "finding": ("f", *"سام OpenAI"),
    "help": ("?",), "palette": (":",), "choosing": (":", *"ال", "down"),
    "notice": ("G", "y"), "nothing": (":", *"ققق"),
}  # fmt: skip


def check_strips(widget: Widget) -> None:
    """Check the width of each row, and that it is cut only where the look changes."""
    width = widget.size.width
    for y in range(widget.size.height):
        strip = widget.render_line(y)
        assert sum(segment.cell_length for segment in strip) == strip.cell_length == width, widget
        assert sum(cell_len(segment.text) for segment in strip) == width, widget
        segments = [segment for segment in strip if segment.text]
        if not isinstance(widget, Field):
            same = sum(a.style == b.style for a, b in pairwise(segments))
            assert same <= 4, (widget, y)
            assert len(segments) <= (24 if not isinstance(widget, KeyBar) else 80), (widget, y)


ENGLISH = ("panel", "help", "palette")


@pytest.mark.parametrize(
    ("state", "lang"), [(state, "ar") for state in STATES] + [(state, "en") for state in ENGLISH]
)
async def test_every_strip_is_as_wide_as_it_says(state: str, lang: str) -> None:
    async with driving(start=LONG, lang=lang) as driven:
        await driven.press(*STATES[state])
        kinds = set()
        for size in [*SIZES, (10, 3), (1, 1)]:
            await driven.resize(*size)
            parts = driven.parts()
            for part in parts:
                check_strips(part)
                kinds.add(type(part).__name__)
            for strip in driven.app.screen._compositor.render_strips():
                assert sum(cell_len(segment.text) for segment in strip) == size[0]
        assert {"TopBar", "ArticleView", "KeyBar"} <= kinds
        expected = {
            "list": "ArticleList", "panel": "SidePanel", "help": "KeyTable", "palette": "Choices",
            "finding": "Field", "notice": "Notice",
        }  # fmt: skip
        if state in expected:
            assert expected[state] in kinds


async def test_wide_and_combining_characters(tmp_path: Path) -> None:
    text = (
        "عنوان 漢字 👩‍👩‍👧 e\u0301 كِتَابٌ\n\n"
        "فقرة 漢字漢字 فيها 👍🏽 ونص‌بفاصل ﷲ و ﷺ و\u0640\u0640 A漢B.\n\n"
        "• نقطة 漢字 أولى\n• نقطة ثانية ك" + "\u064e" * 300 + "\n\n\tسطر\tبمسافات\u3000عريضة\n"
    )
    (tmp_path / "عريض 漢字 👍.txt").write_text(text, encoding="utf-8")
    async with driving(tmp_path) as driven:
        await driven.press("f", *"漢", "enter")
        assert len(driven.app.view.hits) == 5
        for size in [*SIZES, *SMALL, (33, 20), (34, 20)]:
            await driven.resize(*size)
            for part in driven.parts():
                check_strips(part)


# --- colours --------------------------------------------------------------------------------


def luminance(color: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in Color.parse(color).get_truecolor())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=lambda palette: palette.name)
def test_every_colour_is_readable(palette: Palette) -> None:
    for ground in (palette.page, palette.panel):
        for ink in (palette.ink, palette.dim, palette.accent, palette.link, palette.error):
            assert contrast(ink, ground) >= 4.5, (ink, ground)
    for role in Role:
        color = role_style(palette, role).color
        assert color is not None
        assert contrast(color.name, palette.page) >= 4.5
    assert contrast(palette.mark_ink, palette.mark) >= 4.5
    assert contrast(palette.ink, palette.selection) >= 4.5


SIGNS = set(" ▎▐▕▏─•↗")


def looks(driven: Driven) -> dict[tuple[str, str], str]:
    """Return a sample of the text painted in each pair of colours."""
    found: dict[tuple[str, str], str] = {}
    for part in driven.parts():
        for _, row in painted(part):
            for segment in row:
                if set(segment.text) <= SIGNS or segment.style is None:
                    continue
                style: Style = segment.style
                assert style.color is not None, (part, segment)
                assert style.bgcolor is not None, (part, segment)
                assert not style.blink
                found[style.color.name, style.bgcolor.name] = f"{part}: {segment.text}"
    return found


@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_every_painted_text_is_readable(theme: str, tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "seeds" / LONG).read_text(encoding="utf-8")
    (tmp_path / "1.txt").write_text(text, encoding="utf-8")
    (tmp_path / "2.txt").write_bytes(bytes(range(256)) * 9)
    settings = Settings(theme=theme)  # type: ignore[arg-type]
    async with driving(tmp_path, size=(130, 40), settings=settings) as driven:
        for keys in STATES.values():
            await driven.press(*keys)
            await driven.settle()
            found = looks(driven)
            assert len(found) >= 5
            faint = {
                sample: round(contrast(*pair), 2)
                for pair, sample in found.items()
                if contrast(*pair) < 4.5
            }
            assert faint == {}
            await driven.press(*["escape"] * 3, "g")


async def test_the_theme_key() -> None:
    async with driving(start=LONG) as driven:
        app = driven.app
        for palette in (LIGHT, DARK):
            await driven.press("t")
            assert app.palette is palette
            assert app.theme == palette.name
            grounds = {pair[1] for pair in looks(driven)}
            assert grounds <= {palette.page, palette.panel, palette.mark, palette.selection}
            style = driven.app.screen.styles.background
            assert style.hex.lower() == palette.page
            await driven.press("?")
            assert {pair[1] for pair in looks(driven)} <= {palette.page, palette.panel}
            await driven.press("escape")


def test_the_theme_of_the_settings_is_the_first() -> None:
    assert {DARK.name, LIGHT.name, TERMINAL.name} <= set(PALETTES)


@pytest.mark.parametrize(
    "environment", [{"NO_COLOR": "1"}, {"TERM": "xterm", "COLORTERM": ""}, {"TERM": "dumb"}]
)
async def test_few_colours_are_the_terminals_own(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    if "TERM" in environment:
        monkeypatch.delenv("COLORTERM")
    async with driving(start=LONG) as driven:
        app = driven.app
        assert app.palette is TERMINAL
        for keys in STATES.values():
            await driven.press("escape", "escape", *keys)
            for part in driven.parts():
                for _, row in painted(part):
                    for segment in row:
                        if segment.style is not None and segment.style.color is not None:
                            assert segment.style.color.number is None or (
                                segment.style.color.number < 16
                            )
                        if segment.style is not None and segment.style.bgcolor is not None:
                            assert segment.style.bgcolor.name == "default"
            if len(app.screen_stack) > 1:
                await driven.press("escape")
        await driven.press("escape", "escape", "t")
        assert app.palette is TERMINAL
        assert app.notice.text == "ألوان هذه الطرفية قليلة، فتُستعمل ألوانها هي"


# --- measure --------------------------------------------------------------------------------


async def test_wider_and_narrower() -> None:
    async with driving(size=(200, 60), start=LONG) as driven:
        app, view = driven.app, driven.app.view
        assert view.page is not None
        assert view.page.measure == 72
        await driven.press("+")
        assert view.page.measure == 76
        assert "٧٦" in app.notice.text
        await driven.press("=", "-", "_", "-")
        assert view.page.measure == 68
        widest = max(row.line.width for row in view.rows() if row.line)
        assert 60 <= widest <= 68
        for _ in range(60):
            app.do_narrower()
        assert view.page.measure == NARROWEST
        for _ in range(60):
            app.do_wider()
        assert view.page.measure == min(WIDEST, view.size.width - 5)
        assert f"{view.page.measure}".translate(ARABIC) in app.notice.text


ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


async def test_a_measure_wider_than_the_window_is_narrowed_from_there() -> None:
    async with driving(size=(60, 24), start=LONG) as driven:
        view = driven.app.view
        assert view.page is not None
        assert view.page.measure == 55
        await driven.press("-")
        assert view.page.measure == 51
        await driven.resize(200, 60)
        assert view.page.measure == 51


@pytest.mark.parametrize("measure", [20, 40, 72, 100])
async def test_the_measure_of_the_settings(measure: int) -> None:
    async with driving(size=(200, 60), settings=Settings(measure=measure)) as driven:
        view = driven.app.view
        assert view.page is not None
        assert view.page.measure == measure
        left, width = view.column()
        assert width == measure
        right = view.size.width - left - width
        assert abs(left - right) <= 2
        for y, row in enumerate(view.rows()):
            if row.line is not None and row.line.rtl and not row.sign:
                shown = view.render_line(y)
                edge = shown.crop(left + width - 1, left + width).text
                assert edge.strip(), "every line begins at the right edge"
                assert not shown.crop(left + width, view.size.width).text.strip()


async def test_justified_lines_fill_the_measure() -> None:
    settings = Settings(justify=True)
    async with driving(size=(200, 60), settings=settings, start=LONG) as driven:
        view = driven.app.view
        assert view.page is not None
        full = sum(row.line.width == 72 for row in view.rows() if row.line is not None)
        assert full > 20


def test_every_command_of_the_states_exists() -> None:
    keys = {key for command in COMMANDS for key in command.keys}
    assert {"l", "i", "v", "e", "f", "?", "y", "G", "j", "n"} <= keys
