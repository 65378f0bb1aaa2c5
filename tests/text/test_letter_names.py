"""`tui.text.letter_names`: acronyms that Arabic spells out letter by letter."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.text.letter_names import acronyms, letters

SPELLED = [
    ("جي بي تي", "GPT"),
    ("إيه آي", "AI"),
    ("ايه أي", "AI"),
    ("إيه أي", "AI"),
    ("إي آي", "AI"),
    ("أي بي إم", "IBM"),
    ("آي بي ام", "IBM"),
    ("بي بي سي", "BBC"),
    ("بي.بي.سي", "BBC"),
    ("سي إن إن", "CNN"),
    ("سي ان ان", "CNN"),
    ("سي-إن-إن", "CNN"),
    ("إف بي آي", "FBI"),
    ("سي آي إيه", "CIA"),
    ("إم بي سي", "MBC"),
    ("تي إس إم سي", "TSMC"),
    ("يو بي إس", "UBS"),
    ("إتش إس بي سي", "HSBC"),
    ("أتش بي", "HP"),
    ("إيه إم دي", "AMD"),
    ("دي إتش إل", "DHL"),
    ("كيه بي إم جي", "KPMG"),
    ("إن بي إيه", "NBA"),
    ("بي إم دبليو", "BMW"),
    ("جي إس كيه", "GSK"),
    ("إل جي", "LG"),
    ("أو بي", "OP"),
    ("تي في", "TV"),
    ("جيه بي", "JP"),
    ("يو إس إيه آي دي", "USAID"),
    ("إكس بي", "XP"),
    ("إم آي 6", "MI6"),
    ("إم آي ٦", "MI6"),
    ("بي واي دي", "BYD"),
    ("كيو آر", "QR"),
    ("إس يو في", "SUV"),
    ("جِي بِي تِي", "GPT"),
    ("إل في إم إتش", "LVMH"),
]


@pytest.mark.parametrize(("words", "acronym"), SPELLED)
def test_a_run_of_names_is_an_acronym(words, acronym):
    found = acronyms(words.split())
    assert acronym in found
    assert len(found) <= 16


def test_all_readings():
    assert acronyms(["جي", "بي", "تي"]) == {"GPT", "GBT", "JPT", "JBT"}
    assert acronyms(["سي", "إن", "إن"]) == {"CNN"}
    assert acronyms(["إيه", "آي"]) == {"AI"}
    assert letters("اي") == "AEI"
    assert letters("بي") == "BP"
    assert letters("وبي") == letters("") == letters("B") == ""


@pytest.mark.parametrize(
    "words",
    [
        *["", "بي", "في", "6", "تي 5", "إيه"],
        *["أو أن", "في أي", "أم إن", "إن في", "ال في"],
        *["بي كتاب", "محمد بي", "جي بي تيك", "وجي بي تي", "G P T", "بي 20 سي"],
        "بي بي بي بي بي بي بي",
        *["بي.", "...", ".-."],
    ],
)
def test_what_is_no_acronym(words):
    assert acronyms(words.split()) == frozenset()


@pytest.mark.parametrize("letter", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
def test_every_letter_has_a_name(letter):
    from tui.text.letter_names import _SPELLED

    for spelling in _SPELLED[letter].split():
        assert letter in letters(spelling)
        assert letter + "T" in acronyms([spelling, "تي"])


WORDS = st.lists(
    st.one_of(
        st.sampled_from(["بي", "اي", "إي", "جي", "في", "أن", "6", "٦٦", ".", "بي.بي", "تي-4"]),
        st.text(max_size=8),
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=150)
@given(WORDS)
def test_any_words_are_taken(words):
    for found in acronyms(words):
        assert found.isascii()
        assert found == found.upper()
        assert 2 <= len(found.rstrip("0123456789")) <= 6


def test_readings_are_bounded():
    assert len(acronyms(["اي", "اي", "اي", "اي", "اي", "بي"])) == 2 * 3**5
    assert acronyms(["بي"] * 100_000) == acronyms(["بي." * 100_000]) == frozenset()
