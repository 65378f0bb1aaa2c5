"""Words to cells: joined letter forms, lam-alef in one cell, marks with their letter.

Joining follows the joining types of ArabicShaping.txt (Unicode 15.0, chapter 9.2), the forms come
from arabic-reshaper's tables. arabic-reshaper itself keeps no map to the source, cuts the joining
at invisible characters and sets الله in one cell, so the walk over a word is ours.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from itertools import chain, pairwise
from types import ModuleType
from typing import NamedTuple

from tui.text.breaking import break_offsets, word_class
from tui.text.clusters import boundaries, cell_width, without
from tui.text.tables.joining import joining_type

# Sets take 0.1 ms of a start, patterns 0.6: a class beyond Latin-1 is drawn in 65,536 bytes.
_ARABIC = frozenset(
    map(
        chr,
        chain(
            range(0x600, 0x700), range(0x750, 0x780), range(0x870, 0x900), range(0x10EC0, 0x10F00)
        ),
    )
)
_JOINERS = "\u200c\u200d"
_INVISIBLE_BUT_JOINERS = frozenset(
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff"
) | frozenset(map(chr, range(0x2060, 0x2070)))
_INVISIBLE = _INVISIBLE_BUT_JOINERS | frozenset(_JOINERS)
_SEQUENCE = re.compile("[\u200d\U000e0020-\U000e007f]")
"""What makes one emoji of several characters."""
_ISOLATED, _INITIAL, _MEDIAL, _FINAL = range(4)
_LAM = "\u0644"
_ZWJ = "\u200d"

MAX_MARKS = 8
"""Marks sent with one letter. The Quran stacks four; a hostile text may stack thousands, which
terminals draw over their neighbours or choke on."""
_MAX_SEQUENCE = 32
"""Characters of an emoji sequence sent. The longest of emoji-test.txt has 10."""
_MAX_COLUMNS = 8
"""Columns of a cluster. Conjuncts of six letters are known; Hangul's leading letters and signs
put before a number may be repeated without end."""

_CACHED_WORD = 64
"""Longest word kept in the cache, in characters. The longest of the seeds has 15."""


class Word(NamedTuple):
    """A word as it is set: its cells in logical order."""

    texts: tuple[str, ...]
    """What each cell shows: a letter form with its marks, or a whole cluster."""
    offsets: tuple[int, ...]
    """First character of each cell, counted from the word's first."""
    widths: tuple[int, ...] | None
    """Columns of each cell, or None where every cell takes one."""
    width: int
    """Columns of the word."""
    breaks: tuple[int, ...]
    """Cells before which a line may break inside the word."""
    traits: int
    """What the neighbours must know of this word, see `tui.text.breaking`."""


class _Setting:
    """Whether lam and alef are set in two cells: one letter a cell, for a terminal that joins
    letters itself or a font without the forms of the ligature."""

    apart = False


def set_lam_alef(*, apart: bool) -> bool:
    """Set lam and alef in two cells or in one; tell whether that was otherwise before."""
    if _Setting.apart == apart:
        return False
    _Setting.apart = apart
    for kept in (_forms, _plain_forms, _build_cached):
        kept.cache_clear()
    return True


def _table(name: str) -> ModuleType:
    """Return a module of arabic-reshaper by itself.

    Its tables need nothing, but its door reads a configuration: 5 ms of the 300 to a screen.
    """
    package = find_spec("arabic_reshaper")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("arabic_reshaper is not installed; reinstall qari")
    path = f"{package.submodule_search_locations[0]}/{name}.py"
    spec = spec_from_file_location(f"tui.text.arabic_reshaper_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def _forms() -> tuple[dict[str, tuple[str, str, str, str]], dict[str, tuple[str, str]]]:
    """Letter forms, and the forms (isolated, final) of lam with each alef."""
    letters = _table("letters").LETTERS_ARABIC
    ligatures = _table("ligatures").LIGATURES
    lam_alef = {
        parts[1]: (forms[_ISOLATED], forms[_FINAL])
        for name, (parts, forms) in ligatures
        if name.startswith("ARABIC LIGATURE LAM WITH ALEF")
        and len(parts) == 2
        and forms[_ISOLATED]
        and parts[1] in "\u0622\u0623\u0625\u0627"
    }
    return letters, {} if _Setting.apart else lam_alef


def _joins(types: list[str]) -> list[tuple[bool, bool]]:
    """Whether each character joins the one before and the one after it, marks passed over."""
    result = [(False, False)] * len(types)
    before: int | None = None
    for index, kind in enumerate(types):
        if kind == "T":
            continue
        if before is not None and kind in "DRC" and types[before] in "DLC":
            result[before] = (result[before][0], True)
            result[index] = (True, False)
        before = index
    return result


def _shape(word: str) -> tuple[list[str], dict[int, int]]:
    """Return what each character shows and, for each lam of a lam-alef, where its alef stands."""
    letters, lam_alef = _forms()
    types = [joining_type(character) for character in word]
    joins = _joins(types)
    shown = list(word)
    pairs: dict[int, int] = {}
    lam: int | None = None
    for index, character in enumerate(word):
        if types[index] == "T":
            continue
        joins_before, joins_after = joins[index]
        if lam is not None and joins_before and character in lam_alef:
            shown[lam] = lam_alef[character][1 if joins[lam][0] else 0]
            shown[index] = ""
            pairs[lam] = index
            lam = None
            continue
        lam = index if character == _LAM else None
        forms = letters.get(character)
        if forms is None or character in (_ZWJ, "\u0640"):
            continue
        if joins_before:
            form = forms[_MEDIAL] if joins_after else forms[_FINAL]
            shown[index] = form or forms[_FINAL] or character
        else:
            form = forms[_INITIAL] if joins_after else forms[_ISOLATED]
            shown[index] = form or forms[_ISOLATED] or character
    return shown, pairs


def _clusters(word: str) -> list[int]:
    """First character of each cluster, then the length; clusters too wide for a row are cut."""
    edges = boundaries(word)
    if len(word) - len(edges) < _MAX_COLUMNS:
        return edges  # no cluster is this long
    cut: list[int] = []
    for start, end in pairwise(edges):
        cut.append(start)
        if end - start <= _MAX_COLUMNS or cell_width(word[start:end]) <= _MAX_COLUMNS:
            continue
        columns = 0
        for index in range(start, end):
            width = cell_width(word[index])
            if columns + width > _MAX_COLUMNS:
                cut.append(index)
                columns = 0
            columns += width
    cut.append(len(word))
    return cut


def _cluster_text(characters: str, arabic: bool) -> str:
    """What a cluster sends to the terminal: no invisible character but what forms an emoji.

    Args:
        characters: The cluster's characters, letters as their forms.
        arabic: Whether its letter is Arabic, so that its joiners have done their work.
    """
    if len(characters) == 1:
        return "" if characters in _INVISIBLE else characters
    if arabic:
        text = without(_INVISIBLE, characters)
    else:
        # After a joiner the next cell's letter would count as drawn inside this one.
        text = without(_INVISIBLE_BUT_JOINERS, characters).strip(_ZWJ)
    if len(text) <= MAX_MARKS + 1:
        return text
    if _SEQUENCE.search(text):
        return text[:_MAX_SEQUENCE].rstrip(_ZWJ)
    return text[: MAX_MARKS + 1] if cell_width(text) == cell_width(text[0]) else text


def _build(word: str) -> Word:
    arabic = not _ARABIC.isdisjoint(word)
    shown, pairs = _shape(word) if arabic else (list(word), {})
    edges = _clusters(word)
    texts: list[str] = []
    offsets: list[int] = []
    widths: list[int] = []
    until = 0
    for start, end in pairwise(edges):
        if start < until:
            continue  # the alef of a lam-alef that is set already
        until = end
        if pairs:
            until = _end_with_alef(pairs, edges, start, end)
        joined = arabic and word[start] in _ARABIC
        text = _cluster_text("".join(shown[start:until]), joined)
        if not text:
            continue  # invisible: it belongs to the cell before it
        width = cell_width(text)
        if width == 0:
            # A mark without a letter needs something to sit on (Unicode 15.0, 5.13).
            text, width = "\u00a0" + text, 1
        texts.append(text)
        offsets.append(start)
        widths.append(width)
    return Word(
        tuple(texts),
        tuple(offsets),
        None if all(width == 1 for width in widths) else tuple(widths),
        sum(widths),
        break_offsets(word, texts, offsets, widths),
        word_class(word),
    )


def _end_with_alef(pairs: dict[int, int], edges: list[int], start: int, end: int) -> int:
    """End of the cluster at `start`, or of its alef's where the two share a cell."""
    for index in range(start, end):
        if index in pairs:
            return edges[bisect_right(edges, pairs[index])]
    return end


_PLAIN = re.compile("[\u0621-\u063a\u0640-\u064a!-~\u060c\u061b\u061f\u00ab\u00bb]+")
"""Words of one character a cell: letters without marks, ASCII, Arabic punctuation. They are
nine words in ten, and the walk below takes a third of the time of the general one."""

_Plain = tuple[tuple[str, str, str, str], bool, bool]
"""Forms (isolated, initial, medial, final), and whether it joins the letter before and after."""


@cache
def _plain_forms() -> dict[str, _Plain]:
    letters, _ = _forms()
    known: dict[str, _Plain] = {}
    for code in (*range(0x621, 0x63B), *range(0x640, 0x64B), *range(0x21, 0x7F)):
        character = chr(code)
        kind = joining_type(character)
        none = (character,) * 4
        isolated, initial, medial, final = (
            none if character == "\u0640" else letters.get(character, none)
        )
        isolated, final = isolated or character, final or character
        forms = (isolated, initial or isolated, medial or final, final)
        known[character] = (forms, kind in "DRC", kind in "DLC")
    for character in "\u060c\u061b\u061f\u00ab\u00bb":
        known[character] = ((character,) * 4, False, False)
    return known


def _build_plain(word: str) -> Word:
    """Build a word of `_PLAIN` characters, as `_build` would."""
    table, (_, lam_alef) = _plain_forms(), _forms()
    entries = [table[character] for character in word]
    last = len(word) - 1
    texts: list[str] = []
    offsets: list[int] = []
    gives_before = False
    skip = False
    for index, entry in enumerate(entries):
        if skip:
            skip = False
            continue
        joins_before = gives_before and entry[1]
        offsets.append(index)
        if word[index] == _LAM and index < last and word[index + 1] in lam_alef:
            texts.append(lam_alef[word[index + 1]][joins_before])
            skip, gives_before = True, False
            continue
        gives_before = entry[2]
        joins_after = gives_before and index < last and entries[index + 1][1]
        if joins_before:
            texts.append(entry[0][_MEDIAL if joins_after else _FINAL])
        else:
            texts.append(entry[0][_INITIAL if joins_after else _ISOLATED])
    width = len(texts)
    breaks = () if word.isalpha() else break_offsets(word, texts, offsets, [1] * width)
    return Word(tuple(texts), tuple(offsets), None, width, breaks, word_class(word))


@lru_cache(maxsize=65536)
def _build_cached(word: str) -> Word:
    return _build_plain(word) if _PLAIN.fullmatch(word) else _build(word)


def shape_word(word: str) -> Word:
    """Return the cells of a word (characters between two blanks, already cleaned).

    Words repeat, and joining never crosses a blank, so short words are kept.
    """
    return _build_cached(word) if len(word) <= _CACHED_WORD else _build(word)
