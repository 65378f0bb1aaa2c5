"""What stands on the page of searches: its parts, where they are, and what its bars say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widget import Widget

from tui.app.bars import KeyBar, TopBar
from tui.app.find import Label
from tui.app.keyboard import with_arabic
from tui.app.notice import Notice
from tui.app.rows_table import keys
from tui.app.search_asking import Question
from tui.app.search_field import SearchField
from tui.app.search_head import SearchHead
from tui.app.search_index import Indexing
from tui.app.search_list import ResultsList
from tui.app.search_preview import Preview
from tui.app.search_results import Results
from tui.app.search_start import SearchStart
from tui.app.theme import Palette
from tui.library import Library
from tui.search.ladder import Ladder
from tui.searches import Seen
from tui.words import Words

if TYPE_CHECKING:
    from tui.search.hits import Hit

_PREVIEW = 104
"""Columns from which the preview stands beside the list: both have 50 or more."""
_LOW = 14
"""Rows below which the head has one row."""


@dataclass(slots=True)
class KeptSearch:
    """What is kept of the page while it is not shown."""

    line: str = ""
    ladder: Ladder = field(default_factory=Ladder)
    results: Results = field(default_factory=Results)
    indexing: Indexing = field(default_factory=Indexing)
    in_list: bool = False
    """Whether the list has the keys."""
    saved: str | None = None
    """The name of the saved search that is asked."""
    seen: Seen | None = None
    """What that had found when it was last looked at."""
    before: Ladder | None = None
    """The steps that were taken before it was opened; None where they are the user's still."""

    def leave_saved(self) -> None:
        """Ask something else than the saved search, with the steps from before it."""
        self.saved = self.seen = None
        if self.before is not None:
            self.ladder, self.before = self.before, None


_IN_BOX = {">": "Alt+↓", "<": "Alt+↑"}
"""Keys of the list that are others in the box: of signs, terminals do not tell that Alt is down."""


def both(letters: tuple[str, ...], action: str) -> BindingType:
    """Return the binding of letters in the list, and of the same with Alt in the box."""
    return (
        keys(*letters) + "," + ",".join(f"alt+{key}" for key in with_arabic(letters)),
        action,
        "",
    )


class SearchScreen(ModalScreen[int | None]):
    """The parts of the page over the reader."""

    DEFAULT_CSS = """
    SearchScreen { background: $background; layers: base notice; }
    SearchScreen > #box { height: 1; layout: horizontal; background: $panel; margin: 1 0 0 0; }
    SearchScreen > #found { height: 1fr; layout: horizontal; }
    SearchScreen Preview { border-right: vkey $rule; }
    SearchScreen.ltr Preview { border-right: none; border-left: vkey $rule; }
    SearchScreen.narrow Preview { display: none; }
    SearchScreen SearchStart { display: none; }
    SearchScreen.start SearchStart { display: block; }
    SearchScreen.start #found { display: none; }
    """
    KEYS: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("open", "Enter", "open"),
        ("switch", "Tab", "switch"),
        ("wider", ">", "wider"),
        ("narrower", "<", "narrower"),
        ("steps", "s", "steps"),
        ("concordance", "c", "concordance"),
        ("save", "w", "save"),
        ("saved", "l", "saved"),
        ("help", "?", "help"),
        ("quit", "Esc", "back"),
    )
    """Action, key and label of the key bar; in the box its letters are pressed with Alt."""
    alone = False
    """Whether nothing may stand beside the list: the terminal orders whole rows."""

    def __init__(
        self, palette: Palette, words: Words, library: Library, kept: KeptSearch, *, justify: bool
    ) -> None:
        """Show what was kept, or an empty box.

        Args:
            palette: The colours.
            words: The words of the interface.
            library: The articles.
            kept: What was kept of the page before; it is changed.
            justify: Whether both edges of a paragraph are even.
        """
        super().__init__(classes="" if words.rtl else "ltr")
        rtl = words.rtl
        self.palette = palette
        self.words = words
        self.library = library
        self.kept = kept
        self.justify = justify
        self.bar = TopBar(palette, words.say("search_page.title"), rtl=rtl)
        self.label = Label(palette, words.say("search_page.label"), rtl=rtl)
        self.field = SearchField(palette, words.say("search_page.hint"), rtl=rtl)
        self.head = SearchHead(palette, words)
        self.list = ResultsList(palette, words, kept.results)
        self.list.is_new = self._is_new
        self.preview = Preview(palette, words)
        self.start = SearchStart(palette, words)
        self.key_bar = KeyBar(palette, rtl=rtl)
        self.notice = Notice(palette, rtl=rtl)

    def compose(self) -> ComposeResult:
        rtl = self.words.rtl
        yield self.bar
        with Widget(id="box"):
            row = [self.label, self.field]
            yield from reversed(row) if rtl else row
        yield self.head
        with Widget(id="found"):
            sides: list[Widget] = [self.list, self.preview]
            yield from reversed(sides) if rtl else sides
        yield self.start
        yield self.key_bar
        yield self.notice

    def on_resize(self, event: Resize) -> None:
        self.fit(event.size.width, event.size.height)

    def fit(self, width: int, height: int) -> None:
        """Leave out what has no room in a window."""
        self.set_class(width < _PREVIEW or self.alone, "narrow")
        self.head.set_class(height < _LOW, "low")

    def show_keys(self) -> None:
        """Let the bar below name the keys of where one is."""
        typing, indexing = self.field.has_focus, self.kept.indexing
        there = ("switch", "Tab", "switch" if typing else "box")
        first, rest = (self.KEYS[0], there), self.KEYS[2:]
        if indexing.so_far and not indexing.reads:
            rest = (("stop", "x", "stop" if indexing.going else "resume"), *rest)
        self.key_bar.show(
            [
                (
                    name,
                    _IN_BOX.get(key, f"Alt+{key}") if typing and len(key) == 1 else key,
                    self.words.say(f"search_page.key.{label}"),
                )
                for name, key, label in (*first, *rest)
                if not (typing and name == "help")
            ]
        )

    def on_descendant_focus(self) -> None:
        self.show_keys()

    @property
    def question(self) -> Question:
        """What is asked now."""
        return Question(self.kept.line, self.kept.ladder)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked."""
        return not self.kept.line.strip()

    def _is_new(self, hit: Hit) -> bool:
        seen = self.kept.seen
        return seen is not None and seen.is_new(hit.found.path)

    def tell(self) -> None:
        """Say what was found and how far reading is."""
        kept = self.kept
        self.set_class(self.is_empty, "start")
        self.head.tell(kept.results.answer, kept.indexing.so_far)
        self.bar.tell(place=kept.saved or "", progress=kept.indexing.said(self.words))
        self.show_keys()
        self.list.refresh()
