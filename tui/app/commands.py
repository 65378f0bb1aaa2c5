"""One table of commands: keys, key bar, palette and help page are all read from it."""

from __future__ import annotations

from typing import NamedTuple

from textual.binding import Binding, BindingType

from tui.app.keyboard import AFTER_LAM, LAM, with_arabic

ARTICLE, LIST, PANEL, ENTITIES, FIGURES, SELECTING, LINK, FINDING, MENTIONS = (
    "article",
    "list",
    "panel",
    "entities",
    "figures",
    "selecting",
    "link",
    "finding",
    "mentions",
)


class Command(NamedTuple):
    """Something the user can have done."""

    name: str
    """Its id; `command.<name>` is its name in the interface's words."""
    keys: tuple[str, ...]
    """Keys as on a Latin keyboard; the Arabic ones of the same place come by themselves."""
    group: str
    """Its heading on the help page: `group.<group>`."""
    places: tuple[str, ...] = ()
    """Where the key bar shows it."""
    shown: str = ""
    """The key as the key bar names it; by default the first key."""
    palette: bool = True


COMMANDS = (
    # Moving in the article
    Command("line_down", ("j", "down"), "move", (), "j", palette=False),
    Command("line_up", ("k", "up"), "move", (), "k", palette=False),
    Command("page_down", ("space", "pagedown"), "move", (ARTICLE,), "Space"),
    Command("page_up", ("b", "pageup"), "move", (), "b"),
    Command("half_down", ("d", "ctrl+d"), "move"),
    Command("half_up", ("u", "ctrl+u"), "move"),
    Command("top", ("g", "home"), "move"),
    Command("end", ("G", "end"), "move"),
    Command("next_heading", ("]", "}"), "move"),
    Command("previous_heading", ("[", "{"), "move"),
    # Between articles and panels
    Command("next_article", ("J", ">", "ctrl+right_square_bracket"), "go", (ARTICLE,), "J"),
    Command("previous_article", ("K", "<"), "go", (), "K"),
    Command("back", ("backspace", "ctrl+o", "alt+left"), "go"),
    Command("forward", ("backslash", "alt+right"), "go"),
    Command("choose", ("enter",), "go", (LIST, PANEL, ENTITIES, FIGURES), "Enter", palette=False),
    Command("why", ("w",), "go", (FIGURES,)),
    Command("card", ("h",), "go", (ENTITIES, MENTIONS)),
    Command("sort", ("s",), "go", (ENTITIES, FIGURES)),
    Command("next_panel", ("tab",), "go", (LIST, PANEL), "Tab"),
    Command("previous_panel", ("shift+tab",), "go"),
    Command("all_figures", ("f4",), "go"),
    Command("disagree", ("f5",), "go"),
    Command("all_entities", ("f6",), "go", (ENTITIES,)),
    Command("list", ("l",), "go", (ARTICLE,)),
    Command("panel", ("i",), "go", (ARTICLE,)),
    Command("entities", ("m",), "go", (ARTICLE,)),
    Command("figures", ("a",), "go", (ARTICLE,)),
    Command("tab_left", ("left",), "go", (PANEL, ENTITIES, FIGURES), palette=False),
    Command("tab_right", ("right",), "go", palette=False),
    # Text
    Command("search", ("/",), "go", (ARTICLE, LIST)),
    Command("find", ("f", "ctrl+f"), "text", (ARTICLE, ENTITIES)),
    Command("find_next", ("n",), "text", (FINDING, MENTIONS)),
    Command("find_previous", ("N", "p"), "text", (FINDING, MENTIONS), "p"),
    Command("types", ("z",), "text", (ARTICLE, ENTITIES, MENTIONS)),
    Command("correct", ("f7",), "text", (ENTITIES, SELECTING, MENTIONS)),
    Command("undo", ("f8",), "text"),
    Command("redo", ("f9",), "text"),
    Command("corrections", ("ctrl+e",), "text"),
    Command("select", ("v",), "text", (ARTICLE,)),
    Command("extend_down", ("shift+down",), "text", palette=False),
    Command("extend_up", ("shift+up",), "text", palette=False),
    Command("extend_left", ("shift+left",), "text", (SELECTING,), palette=False),
    Command("extend_right", ("shift+right",), "text", palette=False),
    Command("copy", ("y", "ctrl+c"), "text", (SELECTING,)),
    Command("cite", ("Y", "C"), "text", (SELECTING,)),
    Command("concordance", ("c",), "text", (ENTITIES, SELECTING, FINDING, MENTIONS)),
    Command("next_link", ("e",), "text", (LINK,)),
    Command("previous_link", ("E", "r"), "text"),
    Command("open_link", ("o",), "text", (LINK,)),
    Command(
        "cancel", ("escape",), "text", (SELECTING, FINDING, LINK, MENTIONS), "Esc", palette=False
    ),
    # The program
    Command("wider", ("plus", "="), "program", (), "+"),
    Command("narrower", ("minus", "_"), "program", (), "-"),
    Command("reveal", ("x",), "program"),
    Command("theme", ("t", "T"), "program"),
    Command("palette", ("colon", "ctrl+p"), "program", (), ":", palette=False),
    Command("eye_test", ("f2",), "program"),
    Command("next_profile", ("f3",), "program"),
    Command("redraw", ("ctrl+l",), "program"),
    Command("suspend", ("ctrl+z",), "program"),
    Command("help", ("?", "f1"), "program", (ARTICLE, LIST, PANEL, ENTITIES, FIGURES)),
    Command("quit", ("q", "ctrl+q"), "program", (ARTICLE, LIST, PANEL, ENTITIES, FIGURES)),
)
FIND_KEYS = (
    ("choose", "Enter", "keep"),
    ("find_next", "↓", "find_next"),
    ("find_previous", "↑", "find_previous"),
    ("cancel", "Esc", "cancel"),
)
"""Command, key and label of what the key bar shows while one types what to find."""
FILTER_KEYS = (("choose", "Enter", "keep_names"), ("cancel", "Esc", "all_names"))
"""The same while one types which names to show."""
HERE = {("find", ENTITIES): ("filter", "f"), ("choose", ENTITIES): ("mark", "")}
"""Name and key in the key bar of what a command does otherwise in a place."""
GROUPS = ("move", "go", "text", "program")


def bindings() -> list[BindingType]:
    """Return what Textual must listen for. Users can rebind a command by its id."""
    made: list[BindingType] = [Binding(LAM, "lam", "", show=False)]
    made += [Binding(alef, f"alef('{alef}')", "", show=False) for alef in AFTER_LAM]
    for command in COMMANDS:
        keys = [key for key in with_arabic(command.keys) if key not in (LAM, *AFTER_LAM)]
        action = f"command('{command.name}')"
        made.append(Binding(",".join(keys), action, command.name, show=False, id=command.name))
    return made


def command_of(key: str) -> str | None:
    """Return the command of a key as Textual names it, or None where it has none."""
    for command in COMMANDS:
        if key in with_arabic(command.keys):
            return command.name
    return None


_NAMES = {
    "space": "Space", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End",
    "down": "↓", "up": "↑", "left": "←", "right": "→", "enter": "Enter",
    "tab": "Tab", "shift+tab": "Shift+Tab", "escape": "Esc",
    "backspace": "Backspace", "backslash": "\\", "plus": "+", "minus": "-", "colon": ":",
    "alt+left": "Alt+←", "alt+right": "Alt+→", "shift+down": "Shift+↓", "shift+up": "Shift+↑",
    "shift+left": "Shift+←", "shift+right": "Shift+→",
    "f1": "F1", "f2": "F2", "f3": "F3", "f4": "F4", "f5": "F5",
    "f6": "F6", "f7": "F7", "f8": "F8", "f9": "F9",
    "ctrl+right_square_bracket": "Ctrl+]",
}  # fmt: skip


def key_name(key: str) -> str:
    """Return a key as it is shown to a person."""
    if key in _NAMES:
        return _NAMES[key]
    return f"Ctrl+{key[5:].upper()}" if key.startswith("ctrl+") else key


def keys_of(place: str) -> list[Command]:
    """Return the commands whose keys are shown in a place, in the order of the key bar."""
    shown = [command for command in COMMANDS if place in command.places]
    return sorted(shown, key=lambda command: command.name in ("help", "quit"))


def bar_key(command: Command, place: str = "") -> str:
    """Return the one key of a command that the key bar shows in a place."""
    _, key = HERE.get((command.name, place), ("", ""))
    return key or command.shown or key_name(command.keys[0])


def bar_name(command: Command, place: str) -> str:
    """Return what `bar.<name>` says of a command in a place."""
    return HERE.get((command.name, place), (command.name, ""))[0]
