"""Questions typed as they are spoken find the article that answers them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.search.driving import library_of
from tui.library import Library
from tui.search.particles import asks, is_particle
from tui.text.ladder import Step

_TEXTS = {
    "founded": "جامعة\n\nجرى تأسيس الجامعة عام 1950 في العاصمة، وفيها اليوم عشرة آلاف طالب.\n",
    "opened": "متحف\n\nافتتح الوزير المتحف الجديد أمس بحضور السفراء.\n",
    "newton": "علماء\n\nولد نيوتن في قرية إنجليزية، ثم درس في كامبريدج.\n",
    "prison": "حكم\n\nقضت المحكمة بسجن المتهم ست سنوات، وقال محاميه إنه سيستأنف الحكم.\n",
    "other": "خبر\n\nمتى يبدأ الموسم؟ من هو المدرب؟ كم لاعبا في الفريق؟ لا أحد يعرف.\n",
}


@pytest.fixture
def library(cache: Path, tmp_path: Path) -> Iterator[Library]:
    with library_of(_TEXTS, tmp_path) as opened:
        yield opened


def found(library: Library, question: str) -> list[tuple[str, Step]]:
    hits = library.ask(question).page().hits
    return [(Path(hit.file).stem, hit.step) for hit in hits]


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("متى تأسست الجامعة في العاصمة؟", "founded"),
        ("من الذي قام بافتتاح متاحف جديدة؟", "opened"),
        ("متى ولد نيوتن؟", "newton"),
        ("أين ولد نيوتن", "newton"),
        ("بكم سنة سجن حكمت المحكمة على المتهم؟", "prison"),
    ],
)
def test_a_question_finds_its_article_first(library: Library, question: str, article: str) -> None:
    first, *_ = found(library, question)
    assert first == (article, Step.SOME)


def test_particles_alone_bring_no_article(library: Library) -> None:
    names = [name for name, _ in found(library, "متى ولد نيوتن؟")]
    assert names == ["newton"]


def test_a_question_of_particles_alone_is_asked_as_it_is(library: Library) -> None:
    assert found(library, "من هو") == [("other", Step.EXACT)]


def test_what_stands_as_it_was_typed_comes_first(library: Library) -> None:
    assert found(library, "كم لاعبا في الفريق")[0] == ("other", Step.EXACT)
    assert found(library, "متى يبدأ الموسم الجديد")[0][0] == "other"


def test_kin_are_for_questions_alone(library: Library) -> None:
    assert found(library, "تأسست") == []
    assert found(library, "تأسست الجامعة العاصمة") == []


def test_words_that_ask_and_particles() -> None:
    assert asks(["متى", "ولد"])
    assert asks(["أين", "ذهب"]) == asks(["اين", "ذهب"])
    assert not asks(["متى"])
    assert not asks(["ولد", "متى"])
    assert is_particle("إلى")
    assert not is_particle("شركة")


def test_titles_are_found_by_the_stems_of_their_words(library: Library) -> None:
    assert found(library, "عنوان:جامعات") == [("founded", Step.STEM)]
    assert found(library, "عنوان:الجامعة") == [("founded", Step.CLITICS)]
    assert found(library, "مصدر:جامعات") == []
