"""The generated tables: up to date, complete, cheap to import."""

from __future__ import annotations

import importlib
import importlib.util
import marshal
import sys
import time
import unicodedata
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from tui.text.tables.bidi_classes import BRACKETS, bidi_class
from tui.text.tables.cell_widths import WIDENED, character_width
from tui.text.tables.joining import joining_type
from tui.text.tables.mirroring import MIRRORED

GENERATOR = Path(__file__).resolve().parents[1] / "tables" / "generate.py"
NAMES = ["bidi_classes", "cell_widths", "joining", "mirroring"]


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    """The script that writes the tables."""
    spec = importlib.util.spec_from_file_location("generate_tables", GENERATOR)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_tables_are_what_the_generator_writes(generator):
    written = generator.tables()
    assert sorted(written) == [f"{name}.py" for name in NAMES]
    for name, source in written.items():
        assert (generator.TABLES / name).read_text(encoding="utf-8") == source, name


@pytest.mark.parametrize("name", NAMES)
def test_a_table_is_cheap_to_load(name):
    module = importlib.import_module(f"tui.text.tables.{name}")
    assert module.__file__ is not None
    source = Path(module.__file__).read_text(encoding="utf-8")
    code = marshal.dumps(compile(source, name, "exec"))
    fastest = 1.0
    for _ in range(20):
        started = time.perf_counter()
        exec(marshal.loads(code), {"__name__": name})
        fastest = min(fastest, time.perf_counter() - started)
    assert fastest < 0.001


def test_mirrors(unicode_lines):
    pairs = [line.split(";") for line in unicode_lines("BidiMirroring.txt")]
    assert len(pairs) == len(MIRRORED) == 428
    for source, mirror in pairs:
        assert MIRRORED[chr(int(source, 16))] == chr(int(mirror, 16))
    assert all(MIRRORED[mirror] == source for source, mirror in MIRRORED.items())


def test_joining_types(unicode_lines):
    expected = {}
    for line in unicode_lines("DerivedJoiningType.txt"):
        field, _, kind = line.partition(";")
        first, _, last = field.strip().partition("..")
        for code in range(int(first, 16), int(last or first, 16) + 1):
            expected[code] = kind.strip()
    differing = [
        f"U+{code:04X}"
        for code in range(sys.maxunicode + 1)
        if joining_type(chr(code)) != expected.get(code, "U")
    ]
    assert differing == []
    assert Counter(expected.values())["D"] == 610
    assert [joining_type(character) for character in "باـ\u0650ء\u200d\u200c"] == [*"DRCTUCU"]


def test_bidi_classes(unicode_lines):
    checked = 0
    for line in unicode_lines("DerivedBidiClass.txt"):
        field, _, kind = line.partition(";")
        first, _, last = field.strip().partition("..")
        for code in range(int(first, 16), int(last or first, 16) + 1):
            assert bidi_class(chr(code)) == kind.strip(), f"U+{code:04X}"
            checked += 1
    # Without a name in the file: the default of the block they are in.
    assert [bidi_class(character) for character in "\u05ff\u07bf\u0378\u20c5\ufdd0"] == [
        *["R", "AL", "L", "ET", "BN"]
    ]
    assert checked > 280_000


def test_brackets():
    assert len(BRACKETS) == 128
    assert all(bidi_class(bracket) == "ON" for bracket in BRACKETS)
    assert all(unicodedata.category(bracket) in {"Ps", "Pe"} for bracket in BRACKETS)
    assert {"(", ")", "[", "]"} <= BRACKETS
    assert not {"<", "«"} & BRACKETS


def test_widths():
    assert [character_width(character) for character in "aب\u064e中\u200b\U0001f3fd🇸"] == [
        *[1, 1, 0, 2, 0, 0, 1]
    ]
    assert "❤" in WIDENED
    assert "a" not in WIDENED
