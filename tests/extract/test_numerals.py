"""Numbers in digits and as JSON."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.numerals import add, dotted_thousands, read_digits, to_json


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"), ("007", "7"), ("1500", "1500"), ("1,500", "1500"), ("١٬٥٠٠", "1500"),
        ("۱۵۰۰", "1500"), ("1,234,567", "1234567"), ("1,234,567.89", "1234567.89"),
        ("1.234.567", "1234567"), ("1.234.567,89", "1234567.89"), ("٣,٥", "3.5"), ("٣٫٥", "3.5"),
        ("2,5", "2.5"), ("91،1", "91.1"), ("97.4", "97.4"), ("0,500", "0.500"), ("12,34", "12.34"),
        ("\uff11\uff12", "12"), ("\uff11\uff0c\uff12\uff10\uff10", "1200"), ("½", "0.5"),
        ("2½", "2.5"), ("2 ½", "2.5"), ("١٢¾", "12.75"), ("1234,567", "1234.567"),
        ("1000000000000000000", "1e18"), ("1.200,5", "1200.5"), ("1.250,75", "1250.75"),
        ("١.٢٥٠،٧٥", "1250.75"), ("2.345,678", "2345.678"), ("1,250.75", "1250.75"),
    ],
)  # fmt: skip
def test_read_digits(text: str, value: str) -> None:
    assert read_digits(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        *"1,50,00 1.2.3.4 ٣٫٫٥ 1,,5 1.2,3.4 1.25,75 0.250,7 1.250,5,5".split(),
        *"1,2345,678 2ر3 2.5½ ½½".split(),
        *("1" * 41, "9" * 19, ""),
    ],
)
def test_no_number(text: str) -> None:
    assert read_digits(text) is None


def test_dotted_thousands() -> None:
    assert [dotted_thousands(text) for text in ("1.500", "١.٥٠٠", "1،500", "1.50", "0.500")] == [
        True, True, True, False, False,
    ]  # fmt: skip


@given(st.integers(0, 10**17), st.sampled_from("٠۰0"))
def test_digit_sets_are_worth_the_same(number: int, zero: str) -> None:
    digits = "".join(chr(ord(zero) + int(digit)) for digit in str(number))
    grouped = f"{number:,}"
    assert read_digits(digits) == number
    assert read_digits(grouped) == number


@given(st.fractions(0, 10**18) | st.decimals(0, 10**18, places=6))
def test_json_numbers_have_15_digits_at_most(value: Fraction | Decimal) -> None:
    number = to_json(value)
    assert number is not None
    assert abs(Fraction(number) - Fraction(value)) <= Fraction(value) / 10**14
    digits = f"{Decimal(str(number)):f}".replace(".", "").strip("0")
    assert len(digits) <= 15


def test_json_of_whole_and_broken_numbers() -> None:
    assert to_json(None) is None
    assert repr(to_json(Decimal("2500000000.0"))) == "2500000000"
    assert to_json(Fraction(2, 3)) == 0.666666666666667
    assert to_json(Decimal("97.4")) == 97.4


def test_sums_are_exact() -> None:
    assert add(Decimal("0.1"), Decimal("0.2")) == Decimal("0.3")
    assert add(Decimal("0.5"), Fraction(1, 3)) == Fraction(5, 6)
