"""The table of commands: names, keys, the same keys under the Arabic layout, help and palette."""

from __future__ import annotations

from collections import Counter

import pytest
from textual.binding import Binding

from tests.app.driving import SIZES, Driven, driving, key_events, rows, sent
from tui.app.actions import Reader
from tui.app.command_page import CommandPage
from tui.app.commands import (
    COMMANDS,
    FILTER_KEYS,
    FIND_KEYS,
    GROUPS,
    HERE,
    Command,
    bar_key,
    bindings,
    command_of,
    key_name,
)
from tui.app.help_page import HelpPage
from tui.words import TEXTS, Words

# XKB symbols/ara (basic), rows from the left: what the keys of a Latin keyboard type.
LAYOUT = dict(
    zip(
        "qwertyuiop[]asdfghjkl;'zxcvnm,./",
        "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظ",
        strict=True,
    )
) | {
    "b": "\ufefb", "G": "\ufef7", "T": "\ufef9", "Y": "إ", "H": "أ", "N": "آ", "J": "ـ", "K": "،",
    "P": "؛", "?": "؟",
}  # fmt: skip
NAMES_OF = {command.name: command for command in COMMANDS}
PLACES = ["article", "list", "panel"]


def bound() -> dict[str, list[str]]:
    """Return the commands of each key as Textual names it, where it is pressed alone."""
    found: dict[str, list[str]] = {}
    for binding in bindings():
        assert isinstance(binding, Binding)
        for key in binding.key.split(","):
            name = binding.id or command_of(key)
            found.setdefault(key, []).append(name or "nothing")
    return found


def commands_of(key: str) -> list[str]:
    """Return the commands that the events of a pressed key lead to."""
    return [name for event in key_events(key) for name in bound().get(event.key, [])]


def arabic_keys(command: Command) -> list[str]:
    return [LAYOUT[key] for key in command.keys if key in LAYOUT]


# --- the table ------------------------------------------------------------------------------


def test_the_table_is_whole() -> None:
    assert len(COMMANDS) >= 35
    assert len(NAMES_OF) == len(COMMANDS)
    for command in COMMANDS:
        assert callable(getattr(Reader, f"do_{command.name}"))
        assert command.keys
        assert command.group in GROUPS
    methods = {name[3:] for name in dir(Reader) if name.startswith("do_")}
    assert methods == set(NAMES_OF)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_command_has_a_name(lang: str) -> None:
    words = Words(lang)
    names = Counter(words.say(f"command.{name}") for name in NAMES_OF)
    assert [name for name, count in names.items() if count > 1] == []
    for command in COMMANDS:
        assert words.say(f"command.{command.name}").strip()
        if command.places:
            assert words.say(f"bar.{command.name}").strip()
    for group in GROUPS:
        assert words.say(f"group.{group}").strip()


def test_no_word_is_left_of_a_command_that_is_gone() -> None:
    named = {key.partition(".")[2] for key in TEXTS if key.startswith("command.")}
    assert named == set(NAMES_OF)
    shown = {key.partition(".")[2] for key in TEXTS if key.startswith("bar.")}
    typing = {label for _, _, label in (*FIND_KEYS, *FILTER_KEYS)}
    here = {label for label, _ in HERE.values()}
    assert shown == {command.name for command in COMMANDS if command.places} | typing | here


def test_no_key_is_bound_twice() -> None:
    twice = {key: names for key, names in bound().items() if len(names) > 1}
    assert twice == {}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_what_the_terminal_sends_is_bound(command: Command) -> None:
    for key in command.keys:
        assert commands_of(key) == [command.name], key_name(key)
    for key in arabic_keys(command):
        assert commands_of(key) == [command.name], key


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_a_key_under_the_arabic_layout(command: Command) -> None:
    # Keys whose character is the same, or that are no letters, work under any layout.
    free = [key for key in command.keys if not (len(key) == 1 and key.isascii())]
    assert free or arabic_keys(command)


def test_find_is_not_page_down() -> None:
    for key in ("f", "ctrl+f", "ب"):
        assert commands_of(key) == ["find"]


def test_key_names_are_for_people() -> None:
    for command in COMMANDS:
        for name in (bar_key(command), *map(key_name, command.keys)):
            assert "_" not in name.strip("_")
            assert len(name) <= 9
        assert bar_key(command) in map(key_name, command.keys)


# --- keys -----------------------------------------------------------------------------------


async def go(driven: Driven, place: str) -> None:
    """Give the keys to the article, the list or the panel."""
    await driven.press("escape")
    if place == "list":
        await driven.press("l")
    elif place == "panel":
        await driven.press("i")
    wanted = {"article": driven.app.view, "list": driven.app.list, "panel": driven.app.panel}
    assert driven.app.focused is wanted[place]


LEAVING = ("quit", "suspend")


@pytest.mark.parametrize(
    ("place", "size"),
    list(zip(["article", "panel", "list"], SIZES, strict=True)),
)
async def test_every_key_in_every_place(
    place: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    act = Reader.action_command

    async def action_command(self: Reader, name: str) -> None:
        done.append(name)
        await act(self, name)

    monkeypatch.setattr(Reader, "action_command", action_command)
    async with driving(size=size, start="003_2ecfb0de8faba5ef.txt") as driven:
        for command in COMMANDS:
            if command.name in LEAVING:
                continue
            others = arabic_keys(command) if place == "article" else []
            for key in (*command.keys, *others):
                while len(driven.app.screen_stack) > 1 or driven.app.query("FindBar"):
                    await driven.press("escape")
                if driven.app.focused is not getattr(driven.app, PARTS[place]):
                    await go(driven, place)
                done.clear()
                await driven.press(key)
                assert done[:1] == [command.name], sent(key)
        await driven.settle()
        assert driven.app.is_running


PARTS = {"article": "view", "list": "list", "panel": "panel"}


@pytest.mark.parametrize("key", ["q", "ض", "ctrl+q"])
async def test_quit(key: str) -> None:
    async with driving() as driven:
        await driven.press(key)
        assert not driven.app.is_running
    assert driven.app.return_value == 0


async def test_the_arabic_key_does_the_same() -> None:
    async with driving(size=(80, 24)) as driven:
        app, view = driven.app, driven.app.view
        await driven.press("ت", "ت")
        assert app.view.page is not None
        assert view.top == app.view.page.move(0, 0, 2)
        await driven.press("ن")
        assert view.top == app.view.page.move(0, 0, 1)
        await driven.press("\ufef7")
        assert view.at_end()
        await driven.press("\ufefb")
        assert not view.at_end()
        await driven.press("ل")
        assert view.top == (0, 0)
        await driven.press("م")
        assert app.focused is app.list
        await driven.press("م", "ه")
        assert app.focused is app.panel
        await driven.press("ه", "ب")
        assert app.query("FindBar")
        await driven.press("escape", "؟")
        assert isinstance(app.screen, HelpPage)
        await driven.press("ض")
        assert app.is_running
        assert not isinstance(app.screen, HelpPage)
        await driven.press("\ufef9")
        assert app.palette.name == "qari-light"
        await driven.press("ف")
        assert app.palette.name == "qari-dark"


# On some systems a lam-alef comes as two letters, of which the first is the key `g`.


@pytest.mark.parametrize("place", PLACES)
async def test_a_lam_alef_of_two_letters_is_one_key(place: str) -> None:
    async with driving(size=(80, 14), start="003_2ecfb0de8faba5ef.txt") as driven:
        app = driven.app
        await go(driven, place)

        def state() -> tuple[object, ...]:
            return app.view.top, app.list.cursor, app.panel.cursor, app.panel.first, app.trail

        states = []
        for page_up in (["b"], ["\ufefb"], ["ل", "ا"]):
            await driven.press("G")
            bottom = state()
            await driven.press_at_once(*page_up)
            states.append(state())
            assert state() != bottom
            app.trail.clear()
        assert states[0] == states[1] == states[2]
        await driven.press_at_once("ل", "أ")
        assert state()[:4] == bottom[:4]
        palette = app.palette.name
        await driven.press_at_once("ل", "إ")
        assert app.palette.name != palette


async def test_lam_and_alef_apart_are_two_keys() -> None:
    async with driving(size=(80, 24)) as driven:
        await driven.press("G", "ل", "ا")
        assert driven.place() == (0, 0)
        await driven.press("G", "ل", "أ")
        assert driven.place() == (0, 0)


# --- key bar, help, palette -----------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["ar", "en"])
async def test_the_key_bar_shows_the_keys_of_the_place(size: tuple[int, int], lang: str) -> None:
    async with driving(size=size, lang=lang, start="003_2ecfb0de8faba5ef.txt") as driven:
        app = driven.app
        for place in PLACES:
            await go(driven, place)
            shown = [name for name, _, _ in app.key_bar.keys]
            assert set(shown) == {c.name for c in COMMANDS if place in c.places}
            row = rows(app.key_bar)[0]
            assert bar_key(NAMES_OF["help"]) in row
            assert "q" in row
        await go(driven, "article")
        await driven.press("v")
        assert {"copy", "cite"} <= {name for name, _, _ in app.key_bar.keys}
        await driven.press("escape", "e")
        assert "open_link" in {name for name, _, _ in app.key_bar.keys}
        await driven.press("f")
        assert [name for name, _, _ in app.key_bar.keys] == [name for name, _, _ in FIND_KEYS]


async def test_a_click_on_the_key_bar_presses_the_key() -> None:
    async with driving() as driven:
        app = driven.app
        spots = {name: first for first, _, name in app.key_bar._spots}
        assert len(spots) > 3
        await driven.pilot.click(app.key_bar, (spots["list"], 0))
        assert app.focused is app.list
        spots = {name: first for first, _, name in app.key_bar._spots}
        await driven.pilot.click(app.key_bar, (spots["help"], 0))
        assert isinstance(app.screen, HelpPage)


@pytest.mark.parametrize(
    ("size", "lang"), [(size, "ar") for size in [*SIZES, (40, 10)]] + [(SIZES[1], "en")]
)
async def test_the_help_page_lists_every_command(size: tuple[int, int], lang: str) -> None:
    async with driving(size=size, lang=lang) as driven:
        await driven.press("?")
        page = driven.app.screen
        assert isinstance(page, HelpPage)
        listed = {said: keys for keys, said in page.table.rows if keys}
        words = Words(lang)
        for command in COMMANDS:
            keys = listed[words.say(f"command.{command.name}")].split("  ")
            assert keys == [key_name(key) for key in command.keys]
        seen: set[str] = set()
        for _ in range(len(page.table.rows)):
            seen.update(row.strip() for row in rows(page.table))
            await driven.press("j")
            if page.table.first + page.table.size.height >= len(page.table.rows) + 2:
                break
        seen.update(row.strip() for row in rows(page.table))
        for command in COMMANDS:
            shown = "  ".join(key_name(key) for key in command.keys)
            assert any(shown in row for row in seen), command.name
        await driven.press("escape")
        assert driven.app.screen is not page
        assert driven.app.focused is driven.app.view


async def test_help_closes_by_its_own_key_and_by_quit() -> None:
    async with driving() as driven:
        for key in ("?", "f1", "q", "enter", "؟", "ض"):
            await driven.press("?")
            assert isinstance(driven.app.screen, HelpPage)
            await driven.press(key)
            assert not isinstance(driven.app.screen, HelpPage), key
        assert driven.app.is_running


@pytest.mark.parametrize("lang", ["ar", "en"])
async def test_the_palette_finds_by_both_languages(lang: str) -> None:
    async with driving(lang=lang) as driven:
        await driven.press(":")
        page = driven.app.screen
        assert isinstance(page, CommandPage)
        listed = {command.name for command in page.choices.all}
        assert listed == {command.name for command in COMMANDS if command.palette}
        for name in sorted(listed):
            for language in ("ar", "en"):
                page.field.value = Words(language).say(f"command.{name}")
                await driven.pilot.pause(0)
                assert name in [command.name for command in page.choices.matching]
        page.field.value = "لا شيء بهذا الاسم"
        await driven.pilot.pause(0)
        assert page.choices.matching == []
        await driven.press("enter")
        assert driven.app.screen is not page


@pytest.mark.parametrize("query", ["مظهر", "LIGHT"])
async def test_the_palette_runs_a_command(query: str) -> None:
    async with driving() as driven:
        await driven.press("ctrl+p")
        await driven.type(query)
        await driven.press("enter")
        assert driven.app.palette.name == "qari-light"
        assert driven.app.focused is driven.app.view


async def test_the_palette_by_arrows_and_mouse() -> None:
    async with driving() as driven:
        await driven.press(":", "down", "down", "up")
        page = driven.app.screen
        assert isinstance(page, CommandPage)
        assert page.choices.cursor == 1
        await driven.press("up", "up")
        assert page.choices.cursor == len(page.choices.matching) - 1
        names = [command.name for command in page.choices.matching]
        await driven.press("home", *"keys", "down", "up")
        row = [command.name for command in page.choices.matching].index("help")
        assert "help" in names
        await driven.pilot.click(page.choices, (10, row))
        assert isinstance(driven.app.screen, HelpPage)


async def test_the_palette_scrolls_to_its_last_command() -> None:
    async with driving(size=(80, 24)) as driven:
        await driven.press(":", "up")
        page = driven.app.screen
        assert isinstance(page, CommandPage)
        shown = rows(page.choices)
        assert page.choices.chosen() == page.choices.all[-1].name
        assert bar_key(page.choices.all[-1]) in shown[-1]
        await driven.press("escape")
        assert driven.app.screen is not page
