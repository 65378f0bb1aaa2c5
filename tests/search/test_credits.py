"""Sources and bylines are found whatever forms of letters and clitics are typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tui.library import Library, open_library
from tui.text.ladder import Step

TEXT = """خبر عن الاقتصاد

كتب: محمد الهاشمي

قال مسؤول أمس إن الاقتصاد نما بنسبة كبيرة في العام الماضي، وإن الحكومة ستواصل الإصلاحات.

المصدر: الجزيرة نت
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("credits")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QARI_CACHE_DIR", str(folder / "cache"))
        (folder / "a.txt").write_text(TEXT, encoding="utf-8")
        opened = open_library([str(folder / "a.txt")])
        list(opened.update_index(processes=0))
        yield opened
        opened.close()


@pytest.mark.parametrize(
    ("query", "step"),
    [
        ("مصدر:الجزيرة", Step.EXACT),
        ("مصدر:الجزيره", Step.YEH_TEH),
        ("مصدر:جزيرة", Step.CLITICS),
        ("مصدر:بالجزيرة", Step.CLITICS),
        ("مصدر:aljazeera", Step.NAME),
        ('مصدر:"الجزيرة نت"', Step.EXACT),
        ("كاتب:الهاشمي", Step.EXACT),
        ("كاتب:الهاشمى", Step.YEH_TEH),
        ("كاتب:هاشمي", Step.CLITICS),
        ("كاتب:والهاشمي", Step.CLITICS),
        ("كاتب:mohammed", Step.NAME),
    ],
)
def test_a_source_or_byline_is_found(library: Library, query: str, step: Step) -> None:
    (hit,) = library.search(query).hits
    assert hit.step is step


@pytest.mark.parametrize("query", ["مصدر:محمد", "كاتب:الجزيرة", "مصدر:الاقتصاد", "كاتب:هاشم"])
def test_what_is_said_elsewhere_is_no_source(library: Library, query: str) -> None:
    assert not library.search(query).hits
