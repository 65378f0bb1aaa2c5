"""What stands below an empty box: queries that find something here, and those asked before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widget import Widget

from tui.app.choice import Choice
from tui.app.picking import ChoiceList, Heading
from tui.app.theme import TERMINAL, Palette
from tui.model import EntityType
from tui.words import Words

if TYPE_CHECKING:
    from tui.library import Library
    from tui.model import Article

_EXAMPLES = 5
_RECENT = 6
"""Queries of each kind: with the heading they fit below the box in 24 rows."""
_READ = 100_000
"""Characters of an article whose names are read for examples: a second."""


class SearchStart(Widget):
    """A heading and the queries; choosing one puts it into the box."""

    DEFAULT_CSS = """
    SearchStart { height: 1fr; width: 1fr; background: $background; align-horizontal: left; }
    SearchStart.rtl { align-horizontal: right; }
    SearchStart > Widget { max-width: 88; }
    SearchStart Heading { background: $background; }
    SearchStart ChoiceList { background: $background; }
    """

    def __init__(self, palette: Palette, words: Words) -> None:
        super().__init__(classes="rtl" if words.rtl else "")
        own = palette if palette is TERMINAL else palette._replace(panel=palette.page)
        self.words = words
        self.heading = Heading(own, "", rtl=words.rtl)
        self.list = ChoiceList(own, words)

    def compose(self) -> ComposeResult:
        yield self.heading
        yield self.list

    def show(self, choices: Sequence[Choice]) -> None:
        """Show queries; the cursor stays where it was."""
        cursor = self.list.cursor
        self.heading.text = self.words.say("search_page.start" if choices else "search_page.empty")
        self.heading.refresh()
        self.list.show(choices)
        self.list.cursor = max(0, min(cursor, len(choices) - 1))


def choices_of(
    examples: Sequence[tuple[str, str]], recent: Sequence[str], words: Words
) -> list[Choice]:
    """Return what is offered below an empty box.

    Args:
        examples: Queries, and what they find in words.
        recent: The history, the oldest first.
        words: The words of the interface.
    """
    before = words.say("search_page.recent")
    chosen = [Choice(query, query, said, own=True) for query, said in examples]
    known = {choice.key for choice in chosen}
    last = [query for query in reversed(recent) if query not in known][:_RECENT]
    return chosen + [Choice(query, query, before, own=True) for query in last]


def examples(library: Library, article: Article, words: Words) -> list[tuple[str, str]]:
    """Return queries that find something in the open articles, made from one of them.

    Args:
        library: The articles.
        article: The open one.
        words: The words of the interface, in which it is said what they find.
    """
    from tui.search.gloss import gloss

    found: list[tuple[str, str]] = []
    for query in dict.fromkeys(_queries(library, article, words.rtl)):
        asked = library.ask(query)
        if asked.parsed.problems or not asked.page(1).total:
            continue
        found.append((query, gloss(asked.parsed, words)))
        if len(found) == _EXAMPLES:
            break
    return found


def _queries(library: Library, article: Article, rtl: bool) -> Iterator[str]:
    """Yield queries that an article suggests, the plainest first."""
    names = _names(library, article)
    title = [word for word in article.title.split() if word.isalpha() and len(word) > 2]
    if names:
        yield names[0]
    if len(title) > 1:
        yield f'"{title[0]} {title[1]}"'
    if len(names) > 1:
        yield f"{names[1]} -{names[0].split()[-1]}"
        yield f"{names[0]} OR {names[1]}"
    if title:
        yield f"{'عنوان' if rtl else 'title'}:{max(title, key=len)}"
    long = [bare for word in title if len(bare := word.removeprefix("ال")) > 4]
    if long:
        yield f"{long[-1][:4]}*"


def _names(library: Library, article: Article) -> list[str]:
    """Return the people and bodies that an article names most often, of one or two words."""
    if len(article.text) > _READ:
        return []
    counts: dict[str, int] = {}
    for mention in library.entities(article):
        if mention.type in (EntityType.PER, EntityType.ORG):
            counts[mention.name] = counts.get(mention.name, 0) + 1
    short = [name for name in counts if len(name.split()) <= 2 and name.replace(" ", "").isalpha()]
    return sorted(short, key=lambda name: -counts[name])
