"""`tui.text.bidi` against all cases of BidiCharacterTest.txt and BidiTest.txt."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import pytest

from tui.text.bidi import base_level, mirrored, resolve, visual_runs

X9_REMOVED = {"LRE", "RLE", "LRO", "RLO", "PDF", "BN"}
L1_WHITE_SPACE = X9_REMOVED | {"WS", "LRI", "RLI", "FSI", "PDI"}

SAMPLES = {
    "L": "aZé中अ",
    "R": "אתߊ",
    "AL": "بسچﺏ",
    "EN": "17۴",
    "ES": "+-",
    "ET": "%$°٪",
    "AN": "٣٩٫",
    "CS": ",.:،",
    "NSM": "\u064b\u0301\u0670",
    "BN": "\u200b\u200d\u00ad",
    "B": "\u2029\n",
    "S": "\t\x0b\x1f",
    "WS": " \u2003",
    "ON": "!«•\u2014",
    "LRE": "\u202a",
    "RLE": "\u202b",
    "PDF": "\u202c",
    "LRO": "\u202d",
    "RLO": "\u202e",
    "LRI": "\u2066",
    "RLI": "\u2067",
    "FSI": "\u2068",
    "PDI": "\u2069",
}
"""Characters of each class for BidiTest.txt, taken in turn. None is a bracket."""


def reference_order(levels: Sequence[int | None], start: int) -> list[int]:
    """L2: the characters with a level, from left to right; the first one's index is `start`."""
    order = [start + index for index, level in enumerate(levels) if level is not None]
    ranked = [level for level in levels if level is not None]
    for lowest in range(max(ranked, default=0), 0, -1):
        at = 0
        while at < len(order):
            beyond = at
            while beyond < len(order) and ranked[beyond] >= lowest:
                beyond += 1
            order[at:beyond] = order[at:beyond][::-1]
            ranked[at:beyond] = ranked[at:beyond][::-1]
            at = beyond + 1
    return order


def reference_line(
    text: str, levels: Sequence[int | None], base: int, start: int, end: int
) -> list[int | None]:
    """L1: the levels of a line, from those of the paragraph."""
    line = list(levels[start:end])
    trailing = True
    for index in range(end - start - 1, -1, -1):
        kind = unicodedata.bidirectional(text[start + index])
        if kind in {"S", "B"}:
            trailing = True
        elif kind not in L1_WHITE_SPACE:
            trailing = False
        if trailing and line[index] is not None:
            line[index] = base
    return line


def shown(line: list[tuple[int, int, bool]]) -> Iterator[tuple[int, bool]]:
    """The characters of visual runs from left to right, with their parity."""
    for start, end, rtl in line:
        for index in range(end - 1, start - 1, -1) if rtl else range(start, end):
            yield index, rtl


def side_by_side(
    text: str,
    base: int,
    expected: tuple[Sequence[int | None], list[int]],
    actual: tuple[dict[int, bool], list[int]],
) -> str:
    """The report of a failed case, a character a line."""
    levels, order = expected
    parities, actual_order = actual
    rows = [f"{'':>3} code point class level   odd, actual  (paragraph level {base})"]
    for index, character in enumerate(text):
        code, kind = f"U+{ord(character):04X}", unicodedata.bidirectional(character)
        level = levels[index]
        rows.append(
            f"{index:>3} {code:<10} {kind:<5} {'x' if level is None else level!s:<7} "
            f"{parities.get(index)}"
        )
    return "\n".join([*rows, f"order, expected: {order}", f"order, actual:   {actual_order}"])


@pytest.fixture(scope="module")
def mirrors(unicode_lines: Callable[[str], Iterator[str]]) -> dict[str, str]:
    """BidiMirroring.txt, read apart from the table under test."""
    pairs = (line.split(";") for line in unicode_lines("BidiMirroring.txt"))
    return {chr(int(source, 16)): chr(int(mirror, 16)) for source, mirror in pairs}


def test_character_cases(unicode_lines, conformance, mirrors):
    whole = conformance("BidiCharacterTest.txt, one line")
    broken = conformance("BidiCharacterTest.txt, two random breaks")
    chance = random.Random(15)
    for case in unicode_lines("BidiCharacterTest.txt"):
        codes, direction, base_field, levels_field, order_field = case.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        base = int(base_field)
        levels = [None if level == "x" else int(level) for level in levels_field.split()]
        order = [int(index) for index in order_field.split()]
        runs = resolve(text, base_level(text, 0) if direction == "2" else int(direction))

        def glyph(index: int, odd: bool, text: str = text) -> str:
            return mirrors.get(text[index], text[index]) if odd else text[index]

        cuts = [0, *sorted(chance.randint(0, len(text)) for _ in range(2)), len(text)]
        for result, edges in ((whole, [0, len(text)]), (broken, cuts)):
            result.cases += 1
            fine = runs.base == base
            for start, end in pairwise(edges):
                line = reference_line(text, levels, base, start, end)
                expected = order if result is whole else reference_order(line, start)
                all_actual = list(shown(visual_runs(text, runs, start, end)))
                actual = [place for place in all_actual if levels[place[0]] is not None]
                odd = {index: line[index - start] % 2 == 1 for index, _ in actual}
                fine = (
                    fine
                    and sorted(index for index, _ in all_actual) == list(range(start, end))
                    and [index for index, _ in actual] == expected
                    and all(rtl is odd[index] for index, rtl in actual)
                    and "".join(mirrored(text[i]) if rtl else text[i] for i, rtl in actual)
                    == "".join(glyph(index, odd[index]) for index in expected)
                )
            if fine:
                result.passed += 1
            else:
                everything = list(shown(visual_runs(text, runs, 0, len(text))))
                kept = [index for index, _ in everything if levels[index] is not None]
                result.fail(
                    lambda text=text, base=base, expected=(levels, order), kept=kept,
                    everything=everything, edges=edges: f"lines at {edges}\n"
                    + side_by_side(text, base, expected, (dict(everything), kept))
                )  # fmt: skip
    assert whole.cases == broken.cases == 91_707
    whole.check()
    broken.check()


def test_class_cases(unicode_lines, conformance):
    result = conformance("BidiTest.txt, bits expanded")
    levels: list[int | None] = []
    order: list[int] = []
    odd: list[bool | None] = []
    for number, line in enumerate(unicode_lines("BidiTest.txt")):
        if line.startswith("@"):
            name, _, value = line.partition(":")
            if name == "@Levels":
                levels = [None if level == "x" else int(level) for level in value.split()]
                odd = [None if level is None else level % 2 == 1 for level in levels]
            elif name == "@Reorder":
                order = [int(index) for index in value.split()]
            continue
        classes, _, bits = line.partition(";")
        text = "".join(
            SAMPLES[name][(number + index) % len(SAMPLES[name])]
            for index, name in enumerate(classes.split())
        )
        for bit in (1, 2, 4):
            if not int(bits, 16) & bit:
                continue
            result.cases += 1
            base = base_level(text, 0) if bit == 1 else bit // 4
            actual = list(shown(visual_runs(text, resolve(text, base), 0, len(text))))
            kept = [place for place in actual if levels[place[0]] is not None]
            if [index for index, _ in kept] == order and all(
                rtl is odd[index] for index, rtl in kept
            ):
                result.passed += 1
            else:
                result.fail(
                    lambda text=text, base=base, expected=(levels, order), actual=actual,
                    kept=kept: side_by_side(
                        text, base, expected, (dict(actual), [index for index, _ in kept])
                    )
                )  # fmt: skip
    assert result.cases == 770_241
    assert not result.excluded
    result.check()


def test_samples_have_their_class():
    for kind, characters in SAMPLES.items():
        assert {unicodedata.bidirectional(character) for character in characters} == {kind}
