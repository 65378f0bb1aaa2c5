"""Comparing many files with what the index has of them."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from tui.search.known import KnownFiles, Row


def row(number: int, *, file: int | str = 5, is_article: bool = True) -> Row:
    """Return the row of a file with a key of its own."""
    return number + 10, f"/a/{number:05}".encode(), file, 100 + number, 2**62 + number, is_article


def pages(rows: list[Row], size: int) -> list[list[Row]]:
    """Cut rows into pages."""
    return [rows[at : at + size] for at in range(0, len(rows), size)]


def test_a_file_is_known_by_its_path_size_and_time() -> None:
    known = KnownFiles(pages([row(number) for number in range(25)], 10))
    assert len(known) == 25
    number = known.find(b"/a/00007")
    assert number is not None
    assert known.key(number) == 17
    assert known.is_article(number)
    assert known.is_as_it_was(number, 107, 2**62 + 7)
    assert not known.is_as_it_was(number, 107, 2**62 + 8)
    assert not known.is_as_it_was(number, 106, 2**62 + 7)
    assert known.find(b"/a/7") is None


def test_a_name_is_the_end_of_its_path_or_kept_whole() -> None:
    known = KnownFiles([[row(3), row(4, file="\ufffd.txt", is_article=False)]])
    assert (known.find(b"/a/00003"), known.find(b"/a/00004")) == (0, 1)
    assert known.is_called(0, b"/a/00003", "00003")
    assert not known.is_called(0, b"/a/00003", "a/00003")
    assert not known.is_called(0, b"/a/00003", "00004")
    assert known.is_called(1, b"/a/00004", "\ufffd.txt")
    assert not known.is_called(1, b"/a/00004", "00004")
    assert not known.is_article(1)


@given(st.sets(st.integers(0, 60)), st.sets(st.integers(0, 60)), st.integers(), st.integers(1, 9))
def test_what_was_not_asked_for_is_unseen_in_any_order(
    there: set[int], asked: set[int], seed: int, size: int
) -> None:
    known = KnownFiles(pages([row(number) for number in sorted(there)], size))
    order = sorted(asked)
    random.Random(seed).shuffle(order)
    for number in order:
        found = known.find(f"/a/{number:05}".encode())
        assert (found is not None) == (number in there)
        if found is not None:
            assert known.key(found) == number + 10
    assert list(known.unseen()) == [number + 10 for number in sorted(there - asked)]


def test_nothing_is_known_of_nothing() -> None:
    known = KnownFiles([])
    assert (len(known), known.find(b"x"), list(known.unseen())) == (0, None, [])
