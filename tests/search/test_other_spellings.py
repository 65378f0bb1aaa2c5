"""What a name finds beside itself: its other spellings, and no other names and words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.library import Library, open_library

WORDS = (
    "محمد جمال سميرة سلوم ممجد المقضي محزن نقيب الثعالب البنج كتيب Music MSC معسل المعزول الموصل "
    "افتراء حفتر توتير تويتر تعطر بيريز باريس البارسا البطان بوتين بايرن ايدن ترامب جوجل ستارجيت "
    "نفيديا إنفيديا إيلون سام مارك بايرن بايرن"
).split()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Articles of one word each; بايرن stands in some, as it does in news."""
    folder = tmp_path_factory.mktemp("words")
    for at, word in enumerate(WORDS):
        text = f"خبر اليوم\n\nقيل إن {word} هنا الآن."
        Path(folder, f"{at:02}.txt").write_text(text, "utf-8")
    library = open_library([str(folder)])
    *_, progress = library.update_index()
    assert progress.complete
    return library


@pytest.mark.parametrize(
    ("query", "words"),
    [
        *((one, "") for one in "محمود كمال سمير سليم ماجد مجدي محسن نجيب طالب بنك كتاب".split()),
        ("ماسك", ""),
        ("mosul", "الموصل"),
        ("haftar", "حفتر"),
        ("twitter", "تويتر"),
        ("paris", "باريس"),
        ("putin", "بوتين"),
        ("بايدن", "ايدن"),
        ("ترمب", "ترامب"),
        ("غوغل", "جوجل"),
        ("stargate", "ستارجيت"),
        ("ستارغيت", "ستارجيت"),
        ("nvidia", "نفيديا إنفيديا"),
        ("elon", "إيلون"),
        ("sam", "سام"),
        ("mark", "مارك"),
    ],
)
def test_a_name_finds_its_spellings_alone(library: Library, query: str, words: str) -> None:
    hits = library.search(query, limit=50).hits
    assert {WORDS[int(Path(hit.file).stem)] for hit in hits} == set(words.split())
