"""Links in lines."""

from __future__ import annotations

import pytest

from tui.articles.links import find_links
from tui.articles.parse import parse


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("انظر https://a.b/c.", ["https://a.b/c"]),
        ("انظر https://a.b/c، ثم", ["https://a.b/c"]),
        ("(https://a.b/c)", ["https://a.b/c"]),
        ("https://a.b/c_(d)", ["https://a.b/c_(d)"]),
        ("(https://a.b/c_(d)).", ["https://a.b/c_(d)"]),
        ("«http://a.b/c».", ["http://a.b/c"]),
        ("هل http://a.b/c؟", ["http://a.b/c"]),
        ("www.test.com, x", ["www.test.com"]),
        ("http://a.b و http://c.d", ["http://a.b", "http://c.d"]),
        ("https://ar.wikipedia.org/wiki/قطر", ["https://ar.wikipedia.org/wiki/قطر"]),
        ("لا شيء هنا www و http", []),
        ("http://", []),
    ],
)
def test_addresses(line: str, wanted: list[str]) -> None:
    links = find_links(line, 7)
    assert [link.url for link in links] == wanted
    assert [line[link.start - 7 : link.end - 7] for link in links] == wanted


def test_markdown_links_cover_their_label() -> None:
    line = 'انظر [هنا الآن](https://a.b/c_(d)) و[هناك](http://e.f "عنوان").'
    found = [(line[link.start : link.end], link.url) for link in find_links(line, 0)]
    assert found == [("هنا الآن", "https://a.b/c_(d)"), ("هناك", "http://e.f")]


def test_links_of_blocks_are_places_in_the_article() -> None:
    article = parse("عنوان\n\nنص طويل فيه رابط http://a.b/c. وفيه [كلمة](http://d.e).")
    (block,) = article.blocks[1:]
    assert [(article.text[link.start : link.end], link.url) for link in block.links] == [
        ("http://a.b/c", "http://a.b/c"),
        ("كلمة", "http://d.e"),
    ]
