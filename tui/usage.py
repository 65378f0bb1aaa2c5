"""The page that `qari --help` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from tui.settings import PROFILES
from tui.words import Words, without_isolates

if TYPE_CHECKING:
    from tui.printing import Terminal

_SYNTAX = (
    ("qari [PATH ...]", "help.open"),
    ("qari list [PATH ...] [--json]", "help.list"),
    ("qari show ARTICLE [--width N] [--plain] [--json]", "help.show"),
    ("qari search QUERY [PATH ...] [--json]", "help.search"),
    ("qari concordance QUERY [PATH ...] [--json]", "help.concordance"),
    ("qari entities [PATH ...] [--json]", "help.entities"),
    ("qari figures [PATH ...] [--json]", "help.figures"),
    ("qari disagree [PATH ...] [--json]", "help.disagree"),
    ("qari index [PATH ...] [--facts] [--json]", "help.index"),
    ("qari doctor [--json]", "help.doctor"),
)
_OPTIONS = (
    ("--json", "help.json"),
    ("--width N", "help.width"),
    ("--plain", "help.plain"),
    ("--limit N", "help.limit"),
    ("--context N", "help.context"),
    ("--count", "help.count"),
    ("--files", "help.files"),
    ("--sort after|before|date|source", "help.sort"),
    ("--no-update", "help.no_update"),
    ("--facts", "help.facts"),
    ("--lang ar|en", "help.lang"),
    (f"--profile {'|'.join(PROFILES)}", "help.profile"),
    ("--version", "help.version"),
    ("-h, --help", "help.help"),
)
_EXAMPLES = (
    "qari",
    "qari news/ notes.md",
    "qari list news/ --json",
    "qari show news/a.txt | less",
    "qari search 'ألتمان مايكروسوفت' news/",
)

_LTR = "\u2066{}\u2069"
"""A command keeps its own order on a page from right to left (LRI, PDI)."""


def write_help(terminal: Terminal | None, words: Words, out: TextIO) -> None:
    """Write the page, laid out where it is for a terminal."""

    def say(text: str, indent: int = 0) -> None:
        rows = [without_isolates(text)]
        if terminal is not None:
            from tui.printing import lay_out

            rows = lay_out(text, min(terminal.columns, 100) - indent, words.rtl, terminal)
            indent *= not words.rtl  # from right to left the rows end this far from the edge
        out.write("".join(f"{' ' * indent}{row}".rstrip() + "\n" for row in rows))

    say(words.say("help.about"))
    out.write("\n")
    for syntax, key in _SYNTAX:
        say(_LTR.format(syntax), 2)
        say(words.say(key), 6)
    out.write("\n")
    say(words.say("help.options"))
    for syntax, key in _OPTIONS:
        say(_LTR.format(syntax), 2)
        say(words.say(key), 6)
    out.write("\n")
    say(words.say("help.examples"))
    for example in _EXAMPLES:
        say(_LTR.format(example), 2)
    out.write("\n")
    say(words.say("help.named_like"))
    say(words.say("help.exit"))
