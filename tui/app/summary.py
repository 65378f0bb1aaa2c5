"""Articles in the words of the interface: rows for lists, bars and the panel."""

from __future__ import annotations

import os

from tui.app.about_tab import Item
from tui.app.article_list import Summary
from tui.errors import QariError, UnreadableFile
from tui.library import Entry, Library, about, minutes, shown_name, site
from tui.model import Article
from tui.text.page import Page, Role
from tui.words import Words


def size_of(entry: Entry) -> int:
    """Return the bytes of a file, 0 where there is none (reading it tells why)."""
    try:
        return os.stat(entry.path).st_size
    except OSError:
        return 0


def name(entry: Entry) -> str:
    """Return a file's name without its folders."""
    return entry.file.rpartition("/")[2] or entry.file


def megabytes(size: int, words: Words) -> str:
    """Return a number of bytes as it is said to a person."""
    return words.say("app.megabytes", size=max(1, round(size / 1_000_000)))


def read(library: Library, entry: Entry) -> Article | QariError:
    """Read a file, or return why it cannot be read."""
    try:
        return library.read(entry)
    except UnreadableFile as error:
        return error


def said(words: Words, error: QariError) -> str:
    """Return an error in the language of the interface."""
    return words.say(error.key, **error.values) if error.key else str(error)


def of(article: Article, words: Words) -> Summary:
    """Return what the list shows of an article."""
    if not article.title:
        return Summary(article.file.rpartition("/")[2], (words.say("list.empty_file"),))
    details = [words.count("minutes", minutes(article)), site(article.source)]
    return Summary(article.title, tuple(detail for detail in details if detail))


def meta(article: Article, words: Words) -> str:
    """Return the row below an article's title."""
    said = about(article, words)
    derived = words.say("app.derived")
    return f"{said} · \u2068{derived}\u2069" if article.title_derived else said


def place(library: Library, words: Words) -> str:
    """Return what is open: a folder's name, or that these are the built-in articles."""
    if not library.paths:
        return words.say("app.built_in")
    first = os.path.basename(os.path.abspath(library.paths[0]))
    first = shown_name(first or library.paths[0])
    return first if len(library.paths) == 1 else words.say("app.several", first=first)


def repaired(article: Article, words: Words) -> str:
    """Return what was put in the place of bytes that could not be read, or nothing."""
    return words.count("repaired", article.repaired) if article.repaired else ""


def items(article: Article, page: Page | None, words: Words) -> list[Item]:
    """Return what the side panel shows of an article."""
    title = article.title or article.file.rpartition("/")[2]
    result = [
        Item(title, "title", above=1),
    ]
    for label, value in (
        ("panel.byline", article.byline),
        ("panel.source", site(article.source)),
        ("panel.date", (article.date or "").replace("T", " ")),
        ("panel.length", words.count("words", article.words)),
        ("panel.reading", words.count("minutes", minutes(article))),
        ("panel.file", article.file.rpartition("/")[2]),
        ("panel.warning", repaired(article, words)),
    ):
        if value:
            result.append(Item(words.say(label), "label", above=1))
            result.append(Item(value, "value"))
    result.append(Item(words.say("panel.sections"), "heading", above=1))
    headings = page.headings() if page else []
    if page is None or not headings:
        result.append(Item(words.say("panel.no_sections"), "label", above=1))
        return result
    first = next((i for i, e in enumerate(page.elements) if e.role is Role.LEAD), 0)
    result.append(Item(words.say("panel.beginning"), "section", min(first, headings[0]), 1))
    for index in headings:
        element = page.elements[index]
        result.append(Item(element.text[element.start : element.end], "section", index))
    return result
