"""Words typed side by side that are one known name."""

from __future__ import annotations

import pytest

from tui.extract.names.typed import is_name


@pytest.mark.parametrize(
    "name",
    [
        "شات جي بي تي", "سام ألتمان", "سام التمان", "وسام ألتمان", "إيلون ماسك", "Elon Musk",
        "elon musk", "البيت الأبيض", "سوفت بنك", "بي بي سي", "جي بي تي", "أوبن إيه آي",
        "الولايات المتحدة",
    ],
)  # fmt: skip
def test_known_names(name: str) -> None:
    assert is_name(name.split())


@pytest.mark.parametrize(
    "words",
    [
        "ألتمان", "ألتمان مايكروسوفت", "سام ألتمان مايكروسوفت", "أو أن", "ما هو", "في أي", "",
        "الذكاء الاصطناعي", "* ؟",
    ],
)  # fmt: skip
def test_other_words(words: str) -> None:
    assert not is_name(words.split())
