"""What holds for every query: it is answered, in bounded work; exact first; marks fold alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tui.library import Library, open_library
from tui.model import Article
from tui.search import hits
from tui.search.gloss import gloss
from tui.search.ladder import RANK, STEPS, Ladder
from tui.search.places import Places, merged
from tui.search.query_words import HYPHENS
from tui.searching import KnownNames
from tui.text.folded import fold, written
from tui.text.ladder import Step
from tui.text.links import without_links
from tui.words import Words

PIECES = st.sampled_from(
    (
        'ألتمان ماسك شركة والشركات OpenAI nvidia ٢٠٢٤ 97.4 "الذكاء الاصطناعي" «البيت الأبيض» '
        "شات جي بي تي -ماسك NOT OR AND | ( ) * ؟ ? : عنوان:ماسك مصدر: بعد:2024 مال:>1مليار "
        'ذكا* ست؟رغيت ~5 " « ، سام التمن مايكروسفت في على ﻻ ﷺ ـــ شَرِكَة \u200f \x00 😀 中文 é '
        "1,500 ١٬٥٠٠"
    ).split(" ")
)
QUERIES = st.one_of(
    st.text(max_size=80),
    st.lists(PIECES, min_size=1, max_size=12).map(" ".join),
    st.lists(PIECES, min_size=1, max_size=6).map("".join),
)
QUICK = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def library() -> Library:
    library = open_library()
    library.search("شخص:ألتمان")
    return library


@pytest.fixture(scope="module")
def articles(library: Library) -> dict[str, Article]:
    return {entry.file: library.read(entry) for entry in library.entries}


@QUICK
@given(QUERIES)
def test_any_query_is_answered(library: Library, query: str) -> None:
    asked = library.ask(query)
    page = asked.page(10)
    assert len(page.hits) == page.total <= 5
    assert gloss(asked.parsed, Words("ar"))
    assert len({hit.file for hit in page.hits}) == page.total


@QUICK
@given(QUERIES)
def test_no_hit_stands_before_one_of_a_stricter_step(library: Library, query: str) -> None:
    page = library.search(query, limit=10)
    ranks = [RANK[hit.step] for hit in page.hits]
    assert ranks == sorted(ranks)
    scores = [hit.score for hit in page.hits]
    assert scores == sorted(scores, reverse=True)
    assert [int(score) for score in scores] == [len(STEPS) - 1 - rank for rank in ranks]
    assert {hit.step: 1 for hit in page.hits}.keys() == page.counts.keys()


@QUICK
@given(QUERIES, st.integers(0, 4), st.integers(1, 3))
def test_pages_are_parts_of_the_whole(
    library: Library, query: str, offset: int, limit: int
) -> None:
    asked = library.ask(query)
    whole = asked.page(10)
    part = asked.page(limit, offset)
    assert part.hits == whole.hits[offset : offset + limit]
    assert part.counts == whole.counts


@QUICK
@given(QUERIES)
def test_the_same_is_found_among_few_articles_and_among_all(library: Library, query: str) -> None:
    among_few = library.ask(query).page(10)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hits, "_NARROW", 1)
        assert library.ask(query).page(10) == among_few


@QUICK
@given(QUERIES)
def test_what_is_marked_folds_to_words_that_were_asked_for(
    library: Library, articles: dict[str, Article], query: str
) -> None:
    asked = library.ask(query)
    for hit in asked.page(10).hits:
        article = articles[hit.file]
        shown = asked.snippet(article)
        assert 0 <= shown.start <= shown.end <= len(article.text)
        for place in asked.places.of(article):
            words, spans = fold(article.text, place.start, place.end)
            assert spans[0][0] == place.start
            assert spans[-1][1] == place.end
            assert_whole(article.text, place.start, place.end)
            assert words
        for place in shown.places:
            assert shown.start <= place.start < place.end <= shown.end


def assert_whole(text: str, start: int, end: int) -> None:
    """Check that a span begins and ends with whole words, marks included."""
    words, spans = fold(text, max(0, start - 40), end + 40)
    assert any(span[0] == start for span in spans)
    assert any(span[1] == end for span in spans)
    assert words


@QUICK
@given(QUERIES)
def test_a_snippet_cuts_no_word(library: Library, articles: dict[str, Article], query: str) -> None:
    asked = library.ask(query)
    for hit in asked.page(10).hits:
        text = articles[hit.file].text
        shown = asked.snippet(articles[hit.file], 30)
        before, after = text[shown.start - 1 : shown.start], text[shown.end : shown.end + 1]
        assert not before.strip()
        assert not after.strip()
        assert "\n" not in text[shown.start : shown.end].strip("\n")


@QUICK
@given(QUERIES)
def test_every_step_can_be_switched_off(library: Library, query: str) -> None:
    # With fewer steps less is hidden, too.
    assume("NOT" not in query and not any(sign in query for sign in HYPHENS))
    found = {hit.file: hit.step for hit in library.search(query, limit=10).hits}
    strict = Ladder(frozenset())
    exact = {hit.file for hit in library.search(query, limit=10, ladder=strict).hits}
    assert exact == {file for file, step in found.items() if step is Step.EXACT}
    for step in set(found.values()) - {Step.EXACT}:
        page = library.search(query, limit=10, ladder=Ladder().without(step))
        assert step not in page.counts


class _Counted:
    """Counts the questions that an index is asked."""

    def __init__(self, index: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        self.questions = 0
        self.words = 0
        ask, standing = index._ask, index.standing

        def counted_ask(*arguments: Any) -> Any:
            self.questions += 1
            return ask(*arguments)

        def counted_standing(words: Any, *field: Any) -> Any:
            self.words += len(words)
            return standing(words, *field)

        monkeypatch.setattr(index, "_ask", counted_ask)
        monkeypatch.setattr(index, "standing", counted_standing)


LONG = {
    "words": "ألتمان " * 20_000,
    "other words": " ".join(f"كلمة{number}" for number in range(20_000)),
    "unknown words": " ".join(
        "ابتثجحخدذرز"[number % 11] * 3 + "سشصضطظعغفق"[number // 11 % 10] * 4
        for number in range(20_000)
    ),
    "one word": "ا" * 100_000,
    "operators": "OR " * 30_000,
    "brackets": "(" * 100_000,
    "quotes": '"' * 100_000,
    "stars": "*" * 100_000,
    "minuses": "-" * 100_000,
    "questions": "ا؟" * 50_000,
    "prefixes": "ا* ب* " * 16_000,
    "all of many": " AND ".join(f"كلمة{number}" for number in range(20_000)),
    "joined words": "a.b+c-" * 10_000,
    "quoted joined words": '"' + "a.b+c-" * 10_000,
    "persons": "شخص:ماسك " * 10_000,
    "other persons": " ".join(f"شخص:كلمة{number}" for number in range(10_000)),
    "amounts": "مال:>1مليار " * 10_000,
    "links": "https://a.b/(c) " * 10_000,
    "none of many": " ".join(f"-كلمة{number}" for number in range(20_000)),
}


@pytest.mark.parametrize("name", LONG)
def test_a_long_query_is_answered_in_bounded_work(
    library: Library, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = _Counted(library.index(), monkeypatch)
    library.search(LONG[name], limit=10)
    # 128 words are read, each in at most some ten ways and with 300 forms.
    assert counted.questions < 128 * 40
    assert counted.words < 128 * 400


def test_what_is_asked_twice_is_looked_up_once(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []
    ids = KnownNames.ids

    def counted(self: KnownNames, words: Any, field: Any) -> tuple[str, ...]:
        asked.append(tuple(words))
        return ids(self, words, field)

    monkeypatch.setattr(KnownNames, "ids", counted)
    library.search("شخص:ماسك " * 50 + "شخص:ألتمان", limit=10)
    assert asked == [("ماسك",), ("ألتمان",)]


@pytest.mark.parametrize(
    ("query", "others"),
    [
        ("نفيديا", {"Nvidia"}),
        ("أوبن إيه آي", {"OpenAI"}),
        ("altman", {"ألتمان"}),
        ("غوغل", {"جوجل"}),
    ],
)
def test_what_else_is_searched_is_told(library: Library, query: str, others: set[str]) -> None:
    assert others & set(library.ask(query).also)
    assert len(library.ask(query).also) <= 8


def test_without_names_no_other_script_is_searched(library: Library) -> None:
    ladder = Ladder().without(Step.NAME)
    assert not library.ask("أوراكل", ladder).also
    assert library.search("أوراكل", ladder=ladder).total == 2


@pytest.mark.parametrize(
    ("question", "file"),
    [
        ("كم دفع ماسك مقابل شراء شبكة تويتر؟", "004"),
        ("من هو مؤسس حاضنة الأعمال التي رأسها ألتمان بعد بول غراهام؟", "000"),
        ("كم عدد موظفي الشركة التي قد تفلس خلال عام؟", "002"),
        ("في أي غرفة أعلن ترامب عن مشروع ستارغيت", "003"),
        ("مع أي شركة حوسبة سحابية أبرمت اتفاقية بقيمة 38 مليار دولار", "001"),
    ],
)
def test_a_question_finds_its_answer_first(library: Library, question: str, file: str) -> None:
    assert library.search(question, limit=10).hits[0].file.startswith(file)


def marked(library: Library, query: str, file: str) -> list[str]:
    asked = library.ask(query)
    (entry,) = [one for one in library.entries if one.file.startswith(file)]
    article = library.read(entry)
    return [
        article.text[start:end] for start, end in merged(asked.places.of(article), article.text)
    ]


@pytest.mark.parametrize(
    ("query", "file", "words"),
    [
        ("تضخيما", "000", ["تضخيماً"]),
        ("ألتمان", "003", ["ألتمان", "بألتمان"]),
        ("nvidia", "002", ["Nvidia"]),
        ("الولايات المتحدة", "003", ["الولايات المتحدة"]),
        ('"البيت الأبيض"', "003", ["البيت الأبيض", "للبيت الأبيض"]),
        ("ديب سيك", "004", ["DeepSeek", "Deep Seek"]),
        ("مليارد*", "003", ["الملياردير", "مليارديرات"]),
        ("شخص:لوتنيك", "003", ["لوتنيك"]),
        ("مال:>1تريليون", "000", ["1.4 تريليون دولار"]),
        ("قدرة:>5GW", "000", ["30 جيجاوات", "10 جيجاوات"]),
        ("صفقات", "003", ["صفقة", "للصفقات", "الصفقة", "الصفقات"]),
    ],
)
def test_whole_words_are_marked(library: Library, query: str, file: str, words: list[str]) -> None:
    found = marked(library, query, file)
    assert set(found) == set(words)


def test_every_word_of_an_article_is_found_as_it_is_written(
    library: Library, articles: dict[str, Article]
) -> None:
    for file, article in articles.items():
        for word in sorted(set(written(without_links(article.text))))[::37]:
            if len(word) < 3 or not word.isalpha():
                continue
            found = {hit.file: hit.step for hit in library.search(f'"{word}"', limit=10).hits}
            assert found.get(file) is Step.EXACT, word


def parts_of(places: Places, article: Article) -> Iterator[list[Any]]:
    yield from places.parts(article)


def test_a_long_article_is_read_in_parts(library: Library) -> None:
    asked = library.ask("ألتمان")
    text = "كلمة " * 100_000 + "ألتمان\n" + "كلمة " * 100_000
    article = Article("a.txt", text, "utf-8", (), 0, 0, False, None, None, None, 0, 0)
    found = [place for part in parts_of(asked.places, article) for place in part]
    assert [article.text[place.start : place.end] for place in found] == ["ألتمان"]
    shown = asked.snippet(article)
    assert "ألتمان" in article.text[shown.start : shown.end]
    assert shown.end - shown.start < 500
