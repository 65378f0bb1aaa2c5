"""How words are usually written."""

from __future__ import annotations

import pytest

from tui.text.folded import index_form
from tui.text.spellings import FILE, packed, usual


def test_a_word_is_usually_written_as_in_news_and_otherwise_as_it_is() -> None:
    words = "الساعه علي ان مدرسه محمد openai 2017 كلمهغيرمعروفه"
    found = {word: usual(word) for word in words.split()}
    assert found == {
        "الساعه": "الساعة", "علي": "على", "ان": "أن", "مدرسه": "مدرسة",
        "محمد": "محمد", "openai": "openai", "2017": "2017", "كلمهغيرمعروفه": "كلمهغيرمعروفه",
    }  # fmt: skip


def test_each_spelling_has_its_word_as_index_form() -> None:
    from tui.text.spellings import _spellings

    known = _spellings()
    assert len(known) > 10_000
    assert all(index_form(written) == word != written for word, written in known.items())
    assert FILE.read_bytes() == packed(known.values())
    assert FILE.stat().st_size < 35_000


@pytest.mark.parametrize("word", ["محمد", "مدرّسة", "ﻻ"])
def test_what_is_in_index_form_or_not_as_long_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match=word):
        packed([word])
