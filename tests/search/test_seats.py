"""A hamza on another seat is the same word; what only folds to it, or has it inside, is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.search.driving import library_of
from tui.library import Library

_TEXTS = {
    "water": "خبر\n\nينقص الماء في القرى.\n",
    "may": "خبر\n\nوصل في 10 ماي الجاري شاي من الصين.\n",
    "ministry": "خبر\n\nأعلنت وزارة الصحة أن وحدات جديدة ستفتح، وفي مقدمتها كتابة الضبط.\n",
    "visit": "خبر\n\nزار الوفد المدينة، ثم زاره الأهالي.\n",
    "officials": "خبر\n\nالتقى المسؤولون أمس مسؤولا في هيئة الرقابة.\n",
    "tears": "خبر\n\nأطلقت الغاز المسيل للدموع.\n",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QARI_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        with library_of(_TEXTS, tmp_path_factory.mktemp("seats")) as opened:
            yield opened


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ("ماء", {"water"}),
        ('"الماء"', {"water"}),
        ("شاء", set()),
        ("زار", {"visit"}),
        ("حدة", set()),
        ("تاب", set()),
        ("مسئول", {"officials"}),
        ("مسئولون", {"officials"}),
        ("المسئولين", {"officials"}),
        ("مسؤل", set()),
        ("هيأة", {"officials"}),
    ],
)
def test_what_is_found(library: Library, query: str, articles: set[str]) -> None:
    hits = library.ask(query).page().hits
    assert {Path(hit.file).stem for hit in hits} == articles
