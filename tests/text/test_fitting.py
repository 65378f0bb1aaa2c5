"""Short lines: what fits stays whole, what does not ends in an ellipsis and never in more lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.text.fitting import one_line, several_lines

TITLE = "سام ألتمان.. تجاوز عراقيل ماسك واقترب من ترامب"


def test_what_fits_stays_whole() -> None:
    line = one_line(TITLE, 60)
    assert (line.start, line.end) == (0, len(TITLE))
    assert "…" not in line.text


def test_a_cut_falls_between_words() -> None:
    line = one_line(TITLE, 20)
    assert line.text.startswith("…")  # the end of a line from right to left is its left
    kept = TITLE[: max(line.starts)]
    assert TITLE.startswith(kept.rstrip())
    assert TITLE[len(kept.rstrip())] in " ."


def test_no_separator_stands_before_the_ellipsis() -> None:
    assert one_line("٤ دقائق · vietnamnet.vn", 22).text == one_line("٤ دقائق…", 22).text


def test_a_huge_title_costs_no_more_than_a_long_one() -> None:
    (line,) = several_lines("كلمة " * 1_000_000, 30, 1)
    assert line.width <= 30
    assert line.text.startswith("…")


@given(
    st.text(st.sampled_from("ابل لا،«»ـً12.xyz ·…\u202e😀漢\n"), max_size=80),
    st.integers(2, 30),
    st.integers(1, 3),
)
def test_never_wider_never_more(text: str, width: int, most: int) -> None:
    lines = several_lines(text, width, most)
    assert 1 <= len(lines) <= most
    for line in lines:
        assert line.width == cell_len(line.text) <= width
