"""Write the tables of `tui/text/tables` from Unicode's files in `tests/data/unicode`.

Cell widths are Rich's, since Rich and Textual count and place the cells of what is painted.

Run it as a script; without an argument it writes the tables, with `--check` it only says
which of them differ and fails if any does.
"""

from __future__ import annotations

import lzma
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data" / "unicode"
TABLES = ROOT / "tui" / "text" / "tables"
VERSION = "15.0.0"


def fields(name: str) -> Iterator[list[str]]:
    """Yield the fields of each line of a file of Unicode's, comments left out."""
    with lzma.open(DATA / f"{name}.txt.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            content = line.partition("#")[0].strip()
            if content:
                yield [field.strip() for field in content.split(";")]


def code_points(field: str) -> range:
    """Return the code points of a field such as `0600` or `0600..0605`."""
    first, _, last = field.partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


def escaped(code: int) -> str:
    """Return a code point as Ruff writes it in a string."""
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def wrapped(pieces: list[str], before: str, after: str) -> list[str]:
    """Return source lines of at most 100 columns made of pieces that cannot be split."""
    lines: list[str] = []
    current = ""
    for piece in pieces:
        if current and len(before) + len(current) + len(piece) + len(after) > 100:
            lines.append(before + current.rstrip() + after)
            current = ""
        current += piece
    lines.append(before + current.rstrip() + after)
    return lines


def mirroring() -> str:
    """Return the source of `mirroring.py`."""
    pairs = [(int(source, 16), int(target, 16)) for source, target in fields("BidiMirroring")]
    sources = wrapped([escaped(source) for source, _ in pairs], '    "', '"')
    targets = wrapped([escaped(target) for _, target in pairs], '    "', '"')
    return "\n".join(
        [
            f'"""Characters and their mirrors: BidiMirroring.txt {VERSION}, for UAX #9 rule L4.',
            "",
            "Written by tests/tables/generate.py.",
            '"""',
            "",
            "_CHARACTERS = (",
            *sources,
            ")",
            "_MIRRORS = (",
            *targets,
            ")",
            "",
            "MIRRORED: dict[str, str] = dict(zip(_CHARACTERS, _MIRRORS, strict=True))",
            f'"""The mirror of each of the {len(pairs)} characters that have one."""',
            "",
        ]
    )


def joining_types() -> dict[int, str]:
    """Return the joining types other than U, those of the file's header included."""
    types: dict[int, str] = {}
    for field, category in fields("DerivedGeneralCategory"):
        if category in {"Mn", "Me", "Cf"}:
            types.update(dict.fromkeys(code_points(field), "T"))
    for field, _, joining, _ in fields("ArabicShaping"):
        types.update(dict.fromkeys(code_points(field), joining))
    return {code: joining for code, joining in types.items() if joining != "U"}


def ranges(values: dict[int, str], default: str) -> tuple[list[int], list[str]]:
    """Return the first code point of each range of one value, and the ranges' values."""
    starts: list[int] = []
    kinds: list[str] = []
    for code in range(sys.maxunicode + 1):
        value = values.get(code, default)
        if not kinds or value != kinds[-1]:
            starts.append(code)
            kinds.append(value)
    return starts, kinds


def joining() -> str:
    """Return the source of `joining.py`."""
    starts, letters = ranges(joining_types(), "U")
    first = wrapped([escaped(start) for start in starts], '    "', '"')
    kinds = wrapped(letters, '    "', '"')
    return "\n".join(
        [
            f'"""How letters join: ArabicShaping.txt {VERSION}.',
            "",
            "Written by tests/tables/generate.py.",
            '"""',
            "",
            "from bisect import bisect_right",
            "",
            "# The first character of each range of one joining type, and the ranges' types.",
            "_STARTS = (",
            *first,
            ")",
            "_TYPES = (",
            *kinds,
            ")",
            "",
            "",
            "def joining_type(character: str) -> str:",
            '    """Return the joining type of one character.',
            "",
            "    Returns:",
            "        R, L, D: joins to the right, the left, both sides; C: makes others join;",
            "        T: transparent, as marks and format characters are; U: it joins nothing.",
            '    """',
            "    return _TYPES[bisect_right(_STARTS, character) - 1]",
            "",
        ]
    )


# In the order of the letters that stand for them in `bidi_classes.py`.
CLASSES = "L R AL EN ES ET AN CS NSM BN B S WS ON LRE LRO RLE RLO PDF LRI RLI FSI PDI".split()
LONG_NAMES = {
    "Left_To_Right": "L",
    "Right_To_Left": "R",
    "Arabic_Letter": "AL",
    "European_Terminator": "ET",
    "Boundary_Neutral": "BN",
}


def bidi_classes() -> dict[int, str]:
    """Return the bidi class of each code point, those not assigned included."""
    classes: dict[int, str] = {}
    # The defaults are comments, the later ones inside the earlier ones.
    with lzma.open(DATA / "DerivedBidiClass.txt.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# @missing:"):
                field, _, name = line.removeprefix("# @missing:").strip().partition("; ")
                classes.update(dict.fromkeys(code_points(field), LONG_NAMES[name]))
    for field, name in fields("DerivedBidiClass"):
        classes.update(dict.fromkeys(code_points(field), name))
    return classes


def bidi() -> str:
    """Return the source of `bidi_classes.py`."""
    starts, names = ranges(bidi_classes(), "L")
    first = wrapped([escaped(start) for start in starts], '    "', '"')
    kinds = wrapped([chr(ord("a") + CLASSES.index(name)) for name in names], '    "', '"')
    brackets = wrapped(
        [escaped(int(code, 16)) for code, *_ in fields("BidiBrackets")], '    "', '"'
    )
    return "\n".join(
        [
            f'"""Bidi classes and paired brackets, Unicode {VERSION}.',
            "",
            "From DerivedBidiClass.txt and BidiBrackets.txt.",
            "Written by tests/tables/generate.py.",
            '"""',
            "",
            "from bisect import bisect_right",
            "",
            f'_CLASSES = "{" ".join(CLASSES)}".split()',
            "# The first character of each range of one class, and the classes' letters, from a.",
            "_STARTS = (",
            *first,
            ")",
            "_KINDS = (",
            *kinds,
            ")",
            "",
            "BRACKETS = frozenset(",
            *brackets,
            ")",
            '"""The brackets that rule N0 pairs."""',
            "",
            "",
            "def bidi_class(character: str) -> str:",
            '    """Return the short name of the Bidi_Class of one character, assigned or not."""',
            '    return _CLASSES[ord(_KINDS[bisect_right(_STARTS, character) - 1]) - ord("a")]',
            "",
        ]
    )


def cell_widths() -> str:
    """Return the source of `cell_widths.py`."""
    from rich.cells import cell_len

    widths: dict[int, str] = {}
    widened: list[int] = []
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        width = cell_len(character, "latest")
        if width != 1:
            widths[code] = str(width)
        if code != 0xFE0F and cell_len(character + "\ufe0f", "latest") > width:
            widened.append(code)
    starts, kinds = ranges(widths, "1")
    first = wrapped([escaped(start) for start in starts], '    "', '"')
    digits = wrapped(kinds, '    "', '"')
    return "\n".join(
        [
            '"""Cells of single characters, as Rich 15 counts them (Unicode 17.0).',
            "",
            "Written by tests/tables/generate.py.",
            '"""',
            "",
            "from bisect import bisect_right",
            "",
            "# The first character of each range of one width, and the ranges' widths.",
            "_STARTS = (",
            *first,
            ")",
            "_WIDTHS = (",
            *digits,
            ")",
            "",
            "WIDENED = frozenset(",
            *wrapped([escaped(code) for code in widened], '    "', '"'),
            ")",
            '"""Narrow characters that variation selector 16 makes wide."""',
            "",
            "",
            "def character_width(character: str) -> int:",
            '    """Return the cells of one character: 0, 1 or 2."""',
            "    return int(_WIDTHS[bisect_right(_STARTS, character) - 1])",
            "",
        ]
    )


def tables() -> dict[str, str]:
    """Return the source of each generated table by its file name."""
    return {
        "bidi_classes.py": bidi(),
        "cell_widths.py": cell_widths(),
        "joining.py": joining(),
        "mirroring.py": mirroring(),
    }


def main(check: bool) -> int:
    """Write the tables, or only compare them; return the exit code."""
    stale = []
    for name, source in tables().items():
        path = TABLES / name
        if not path.is_file() or path.read_text(encoding="utf-8") != source:
            stale.append(name)
            if not check:
                path.write_text(source, encoding="utf-8")
    state = "differs" if check else "written"
    print("\n".join(f"{state}: {name}" for name in stale) or "no change")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
