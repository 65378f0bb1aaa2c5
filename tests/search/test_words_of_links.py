"""Words of links are no words of an article, but for those of its source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.library import Library, open_library
from tui.text.ladder import Step

TEXT = """خبر عن شركة

قال المتحدث باسم openai.com إن الخدمة عادت أمس، والتفاصيل في https://cdn.example.org/elon-musk.jpg
لمن أراد، والبريد press@stargate.org متاح للصحفيين في كل وقت. وذكر متحدث آخر تفاصيل عن الخدمة.
"""


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    monkeypatch.setenv("QARI_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    opened = open_library([str(tmp_path / "a.txt")])
    list(opened.update_index(processes=0))
    yield opened
    opened.close()


@pytest.mark.parametrize("query", ["musk", "ماسك", "elon", "stargate", "press", "cdn"])
def test_a_link_holds_no_words(library: Library, query: str) -> None:
    assert library.search(query).total == 0


def test_a_domain_in_a_sentence_is_words(library: Library) -> None:
    asked = library.ask('"openai.com"')
    (hit,) = asked.page().hits
    assert hit.step is Step.EXACT
    article = library.read(library.entries[0])
    (place,) = asked.places.of(article)
    assert article.text[place.start : place.end] == "openai.com"


def test_the_link_of_a_source_is_the_name_of_it() -> None:
    library = open_library()
    asked = library.ask("مصدر:vietnamnet")
    (hit,) = asked.page().hits
    (entry,) = (one for one in library.entries if one.file == hit.file)
    article = library.read(entry)
    assert [article.text[one.start : one.end] for one in asked.places.of(article)] == ["vietnamnet"]
    assert library.search("vietnamnet").total == 0


def test_places_behind_a_link_are_where_they_stand(library: Library) -> None:
    article = library.read(library.entries[0])
    for word in ("للصحفيين", "متاح", "آخر"):
        (place,) = library.ask(word).places.of(article)
        assert article.text[place.start : place.end] == word
