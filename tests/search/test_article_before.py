"""ال stands before short nouns and belongs to names that are asked for without it."""

from __future__ import annotations

import pytest

from tests.bench.relevance import built
from tui.search.hits import Search
from tui.search.query import parse
from tui.searching import KnownNames
from tui.text.ladder import Step


def found(query: str, words: str) -> dict[str, Step]:
    """Return which of some articles of one word each a query finds."""
    texts, names = words.split(), KnownNames()
    search = Search(parse(query, names.is_name).query, built(texts), names)
    return {texts[hit.found.key - 1]: hit.step for hit in search.page(20).hits}


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("حق", "الحق بالحق والحق للحق"),
        ("أم", "الأم والأم"),
        ("جو", "الجو"),
        ("حي", "الحي بالحي"),
        ("الحل", "حل بالحل"),
        ("عراق", "العراق بالعراق والعراق للعراق"),
        ("العراق", "عراق للعراق وللعراق"),
        ("قاهرة", "القاهرة بالقاهرة"),
        ("كونغرس", "الكونغرس للكونغرس"),
        ("الله", "لله والله بالله"),
        ("اللجنة", "للجنة لجنة"),
    ],
)
def test_what_has_another_article_is_found(query: str, words: str) -> None:
    assert found(query, words) == dict.fromkeys(words.split(), Step.CLITICS)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("مانيا", "ألمانيا المانيا بألمانيا"),
        ("أن", "الآن الان"),
        ("ذي", "الذي والذي"),
        ("ما", "الما"),
        ("د", "ود الد"),
        ("له", "الله"),
    ],
)
def test_what_only_begins_so_has_none(query: str, words: str) -> None:
    assert found(query, words) == {}


def test_a_plural_finds_its_noun_and_not_the_verb_that_is_spelled_so() -> None:
    assert found("طلاب", "طالب الطالب يطالبون طالبت طلابها").keys() == {
        "طالب",
        "الطالب",
        "طلابها",
    }
    assert found("محاكمة", "محاكم المحكمة محاكمته").keys() == {"محاكمته"}
    assert found("رياضة", "الرياض رياضي الرياضة").keys() == {"رياضي", "الرياضة"}


@pytest.mark.parametrize(
    ("query", "words"),
    [("غيرة", "غير"), ("بينة", "بين"), ("لكنة", "لكن"), ("ذاتية", "ذات"), ("تحتية", "تحت")],
)
def test_no_noun_finds_a_particle(query: str, words: str) -> None:
    assert found(query, words) == {}
