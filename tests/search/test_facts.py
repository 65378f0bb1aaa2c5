"""The second pass: names and figures of articles that are indexed by their words."""

from __future__ import annotations

from pathlib import Path

import pytest
import tantivy

from tests.search.driving import content, term
from tui.indexing.progress import Progress
from tui.library import Library, open_library
from tui.search import schema
from tui.search.index import Index
from tui.search.records import Known


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QARI_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in {
        "money": "صفقة\n\nاستثمرت شركة مايكروسوفت 10 مليارات دولار في شركة أوبن إيه آي.\n",
        "power": "طاقة\n\nتبلغ قدرة المحطة 500 ميغاواط في مصر، وتعمل منذ ثلاثة أشهر.\n",
        "range": "نمو\n\nيتوقع البنك نموا بين 3 و5 في المئة في السعودية.\n",
        "plain": "خبر\n\nلا شيء هنا.\n",
    }.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def passed(folder: Path) -> tuple[Library, Progress]:
    """Return a library all passes of which are done, and the progress of the last one."""
    library = open_library([str(folder)])
    list(library.update_index(processes=0))
    list(library.gather(processes=0))
    *_, last = library.update_facts(processes=0)
    return library, last


def names(library: Library, query: tantivy.Query) -> list[str]:
    """Return the names of the files that a query finds."""
    _, found = library.index().search(query)
    return sorted(one.path.decode().rpartition("/")[2].removesuffix(".txt") for one in found)


def asked(library: Library, query: str) -> list[str]:
    """Return the names of the files that a query as it is typed finds."""
    return sorted(Path(hit.file).stem for hit in library.ask(query).page(9).hits)


def test_articles_are_found_by_names_and_figures(articles: Path) -> None:
    library, last = passed(articles)
    assert (last.complete, last.changed) == (True, 4)
    assert names(library, term("microsoft", schema.NAMES)) == ["money"]
    for query, found in {
        "مال:>=9e9USD": ["money"],
        "مال:1e6..9e9": [],
        "قدرة:0.4GW..0.5GW": ["power"],
        "نسبة:4": ["range"],
        "نسبة:6..7": [],
    }.items():
        assert asked(library, query) == found, query
    library.close()


def test_words_are_found_as_before_and_each_article_once(articles: Path) -> None:
    library = open_library([str(articles)])
    list(library.update_index(processes=0))
    before = content(library.index())
    library.close()
    library, _ = passed(articles)
    assert content(library.index()) == before
    library.close()


def test_what_is_done_is_not_done_again_and_what_changes_is(articles: Path) -> None:
    passed(articles)[0].close()
    library, last = passed(articles)
    assert (last.total, last.changed) == (0, 0)
    library.close()
    (articles / "plain.txt").write_text("خبر\n\nربحت شركة أبل 7 ملايين دولار.\n", encoding="utf-8")
    library, last = passed(articles)
    assert last.changed == 1
    assert asked(library, "مال:>0دولار") == ["money", "plain"]
    library.close()


def test_a_file_that_changes_meanwhile_waits_for_the_next_pass(articles: Path) -> None:
    library = open_library([str(articles)])
    list(library.update_index(processes=0))
    list(library.gather(processes=0))
    (articles / "money.txt").write_text("خبر\n\nربحت شركة أبل 7 ملايين دولار.\n", encoding="utf-8")
    *_, last = library.update_facts(processes=0)
    assert last.changed == 3
    assert library.index().count(term("مايكروسوفت")) == 1
    assert asked(library, "مال:>0دولار") == []
    library.close()


def test_a_pass_that_is_stopped_goes_on_where_it_was(articles: Path) -> None:
    library = open_library([str(articles)])
    list(library.update_index(processes=0))
    list(library.gather(processes=0))
    *_, last = library.update_facts(lambda: True, processes=0)
    assert (last.complete, last.changed) == (False, 0)
    *_, last = library.update_facts(processes=0)
    assert (last.complete, last.changed) == (True, 4)
    library.close()


def test_two_instances_take_turns_and_put_no_article_in_twice(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = open_library([str(articles)]), open_library([str(articles)])
    list(first.update_index(processes=0))
    list(first.gather(processes=0))
    running = first.update_facts(processes=0)
    next(running)
    assert list(second.update_facts(processes=0)) == []  # while the first one writes
    assert second.index().mode == "reads"
    running.close()  # type: ignore[attr-defined]
    known = Index.known

    def late(self: Index) -> dict[bytes, Known]:
        found = known(self)
        monkeypatch.setattr(Index, "known", known)
        list(first.update_facts(processes=0))
        return found

    monkeypatch.setattr(Index, "known", late)
    list(second.update_facts(processes=0))
    for library in (first, second):
        library.index().refresh()
        assert library.index().articles() == 4
        assert names(library, term("microsoft", schema.NAMES)) == ["money"]
        assert library.index().with_facts() == (4, 4)
        assert library.index().is_free()
        library.close()
