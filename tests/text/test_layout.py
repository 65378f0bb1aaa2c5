"""`tui.text.layout`: rows as they are sent, and the way from each column to the source."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.text.clean import clean
from tui.text.clusters import boundaries
from tui.text.layout import Line, Paragraph, direction, main_direction


def set_line(text: str, base: int | None = None) -> Line:
    """A text that fits one line."""
    (line,) = Paragraph(text, 0, len(text), base).lines(300)
    return line


def row(text: str, base: int | None = None) -> str:
    """What is sent, from left to right, letter forms told as their letters."""
    return " ".join(unicodedata.normalize("NFKC", cell) for cell in set_line(text, base).texts)


def spaced(cells: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", cell) for cell in cells.split("|"))


ROWS = [
    # numbers keep their order, signs stand where UAX #9 puts them
    ("بلغ 1.4", None, "1|.|4| |غ|ل|ب"),
    ("بلغ 97,4 ثم", None, "م|ث| |9|7|,|4| |غ|ل|ب"),
    ("نسبة 30%", None, "%|3|0| |ة|ب|س|ن"),
    ("نسبة ٣٠٪", None, "٪|٣|٠| |ة|ب|س|ن"),
    ("عام 2015-2018", None, "2|0|1|8|-|2|0|1|5| |م|ا|ع"),
    ("يوم 21/7/2015", None, "2|1|/|7|/|2|0|1|5| |م|و|ي"),
    # brackets and quotes face the other way
    ("في «OpenAI» ربح (30%)", None, "(|%|3|0|)| |ح|ب|ر| |«|O|p|e|n|A|I|»| |ي|ف"),
    # (N0 and W7 draw a bracketed number into the Latin word before it)
    ("في «OpenAI» (30%)", None, "O|p|e|n|A|I|»| |(|3|0|%|)|»| |ي|ف"),
    ("قال: [أب]", None, "[|ب|أ|]| |:|ل|ا|ق"),
    ("(IPO) هو", None, "و|ه| |(|I|P|O|)"),
    ("“شات ChatGPT”.", None, ".|”|C|h|a|t|G|P|T| |ت|ا|ش|“"),
    ("a (ب) b", 0, "a| |(|ب|)| |b"),
    ("٣ < ٥ في", None, "ي|ف| |٥| |>| |٣"),
    # lam-alef is one cell, marks travel with their letter
    ("سلام", None, "م|لا|س"),
    ("الأَوّلُ", None, "لُ|وّ|لأَ|ا"),
    ("كَتَبَ", None, "بَ|تَ|كَ"),
    ("الله", None, "ه|ل|ل|ا"),
    # joiner, then lam-alef in the next word
    ("ب\u200dت السلام", None, "م|لا|س|ل|ا| |ت|ب"),
    ("ه\u200d (م)", None, "(|م|)| |ه"),
    # presentation forms of the source are set anew
    ("قال \ufdf2", None, "ه|ل|ل|ا| |ل|ا|ق"),
    ("\ufe8fت", None, "ت|ب"),
    ("\ufefb شيء", None, "ء|ي|ش| |لا"),
    # other scripts and languages
    ("می\u200cخواهم", None, "م|ه|ا|و|خ|ی|م"),
    ("ٹھیک ہے", None, "ے|ہ| |ک|ی|ھ|ٹ"),
    ("שָׁלוֹם 5", None, "5| |ם|וֹ|ל|שָׁ"),
    ("ڕۆژ 12", None, "1|2| |ژ|ۆ|ڕ"),
    ("مع OpenAI و AMD", None, "A|M|D| |و| |O|p|e|n|A|I| |ع|م"),
    ("OpenAI تبحث", None, "ث|ح|ب|ت| |O|p|e|n|A|I"),
    ("OpenAI تبحث", 0, "O|p|e|n|A|I| |ث|ح|ب|ت"),
    ("Hello, world (1)", None, "H|e|l|l|o|,| |w|o|r|l|d| |(|1|)"),
    # clusters
    ("أهلا 👩\u200d👩\u200d👧!", None, "!|👩\u200d👩\u200d👧| |لا|ه|أ"),
    ("علم 🇸🇦", None, "🇸🇦| |م|ل|ع"),
    ("زر 1\ufe0f\u20e3", None, "1\ufe0f\u20e3| |ر|ز"),
    ("حب ❤\ufe0f", None, "❤\ufe0f| |ب|ح"),
    ("في 中文", None, "中|文| |ي|ف"),
    ("في cafe\u0301", None, "c|a|f|é| |ي|ف"),
    ("في नमस्ते", None, "न|म|स्ते| |ي|ف"),
    # blanks
    ("اب\tت", None, "ت| |ب|ا"),
    ("اب\u00a0ت", None, "ت| |ب|ا"),
    ("اب\u3000ت", None, "ت| |ب|ا"),
    ("اب\u200bت", None, "ت|ب|ا"),
    ("اب\u2003ت", None, "ت| |ب|ا"),
    # controls of direction act, and are not sent
    ("اب \u202aX-Y\u202c", None, "X|-|Y| |ب|ا"),
    ("\u202dابت\u202c", None, "ا|ب|ت"),
    ("x \u2067ا ب\u2069 y", 0, "x| |ب| |ا| |y"),
    ("\u202c\u2069اب\u202b", None, "ب|ا"),
    # what a terminal would obey
    ("اب\x1b[31m", None, "3|1|m|]|␛|ب|ا"),
]


@pytest.mark.parametrize(("text", "base", "expected"), ROWS)
def test_rows(text, base, expected):
    assert row(text, base) == spaced(expected)


def test_a_row_in_its_code_points():
    """Told as sent, since what is compared above goes through Unicode's own names for forms."""
    line = set_line("بلغ «OpenAI» شركة (30%)")
    assert line.text == "(%30) \ufe94\ufedb\ufeae\ufeb7 «OpenAI» \ufece\ufee0\ufe91"
    assert set_line("السلامُ").text == "\ufee1\u064f\ufefc\ufeb4\ufedf\ufe8d"
    assert set_line("中\u3000文ب").text == "\ufe8f中\u3000文"
    assert set_line("中\u3000文ب").width == 7


MAPS = [
    # a presentation form leads back to itself, from each of the cells it takes
    ("ق \ufdf2", [(2, 3), (2, 3), (2, 3), (2, 3), (1, 2), (0, 1)]),
    ("\ufefbب", [(1, 2), (0, 1)]),
    # lam-alef and its marks
    ("سل\u064eا\u064eم", [(5, 6), (1, 5), (0, 1)]),
    # what is invisible goes with the cell before it, at the start with the first
    ("\u200fا\u200eب", [(3, 4), (0, 3)]),
    ("اب\u202c", [(1, 3), (0, 1)]),
    ("ا \u200fب", [(3, 4), (1, 3), (0, 1)]),
    # two columns, one cell
    ("中ا", [(1, 2), (0, 1), (0, 1)]),
    ("e\u0301ب", [(2, 3), (0, 2)]),
]


@pytest.mark.parametrize(("text", "spans"), MAPS)
def test_columns_lead_to_the_source(text, spans):
    line = set_line(text, 1)
    assert [line.source_at(column) for column in range(line.width)] == spans


def test_cells_of_a_span():
    line = set_line("سلام OpenAI")
    # O p e n A I _ meem lam-alef seen
    assert list(line.cells_of(0, 4)) == [(7, 10)]
    assert list(line.cells_of(1, 2)) == list(line.cells_of(2, 3)) == [(8, 9)]
    assert list(line.cells_of(3, 7)) == [(0, 2), (6, 8)]
    assert list(line.cells_of(0, 11)) == [(0, 10)]
    assert list(line.cells_of(11, 99)) == []
    assert list(line.cells_of(2, 2)) == []


def test_beside_a_line():
    line = set_line("ab اب")
    assert line.rtl
    assert (line.source_at(-1), line.source_at(5)) == ((5, 5), (0, 0))
    line = set_line("ab cd")
    assert not line.rtl
    assert (line.source_at(-5), line.source_at(9)) == ((0, 0), (5, 5))
    assert line.cell_at(-1) is line.cell_at(5) is None


def test_a_paragraph_inside_a_text():
    text = "xx سلام yy"
    (line,) = Paragraph(text, 3, 7).lines(20)
    assert (line.start, line.end) == (3, 7)
    assert (line.starts, line.ends) == ((6, 4, 3), (7, 6, 4))


def test_levels_are_those_of_the_whole_paragraph():
    """Alone on its line, the number would stand to the right of the Latin word."""
    text = "\u2067اب abc 12 def تث\u2069"
    lines = Paragraph(text, 0, len(text), 0).lines(6)
    shown = [unicodedata.normalize("NFKC", line.text) for line in lines]
    assert shown == ["abc با", "12 def", "ثت"]
    text = "a \u202eabc def"
    assert [line.text for line in Paragraph(text, 0, len(text), 0).lines(3)] == ["a", "cba", "fed"]


@pytest.mark.parametrize(
    ("text", "article", "level"),
    [
        ("OpenAI تبحث عن شراكات", 1, 1),
        ("OpenAI", 1, 0),
        ("2015", 1, 1),
        ("2015", 0, 0),
        ("", 1, 1),
        ("Ali (علي) said", 0, 0),
        ("علي said", 0, 1),
        ("«ב»", 1, 1),
    ],
)
def test_direction_of_a_paragraph(text, article, level):
    assert direction(text, article) == level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("The Arabic name of Cairo is القاهرة, and so on.", 0),
        ("شراكة مايكروسوفت و OpenAI الوثيقة", 1),
        ("", 1),
        ("1 2 3", 1),
        ("12 apples", 0),
        ("中文 Latin", 0),
        ("שלום", 1),
        ("ab اب", 1),
        ("A" * 7_000 + "ا" * 100_000, 0),
    ],
)
def test_direction_of_an_article(text, level):
    assert main_direction(text) == level


def test_justified():
    text = "قال ألتمان إن المشروع سيوفر وظائف كثيرة"
    plain = Paragraph(text, 0, len(text)).lines(23)
    full = Paragraph(text, 0, len(text)).lines(23, justify=True)
    assert [line.width for line in plain] == [21, 17]
    assert [line.width for line in full] == [23, 17]
    assert full[0].text.split() == plain[0].text.split()
    blanks = [
        (s, e)
        for t, s, e in zip(full[0].texts, full[0].starts, full[0].ends, strict=True)
        if t == " "
    ]
    assert blanks == [(13, 14), (13, 14), (10, 11), (10, 11), (3, 4)]
    assert full[-1] == plain[-1]


def test_justified_with_wide_cells():
    text = "中文 中文 ab cd ef gh"
    first, *_ = Paragraph(text, 0, len(text), 0).lines(13, justify=True)
    assert first.width == cell_len(first.text) == first.columns[-1] == 13


def test_a_loose_line_is_left_ragged():
    text = "اب ات abcdefghijklmnopqrst"
    plain = Paragraph(text, 0, len(text)).lines(22)
    assert Paragraph(text, 0, len(text)).lines(22, justify=True) == plain
    assert plain[0].width == 5


# --- any text at any width ---------------------------------------------------------------------

LETTERS = (
    "ابتلالأإآلىةهموي ءئؤ  ،؛؟.«»()[]\"'%1234.,٣٤۵abcXY/-:\u064b\u0651\u0670\u0640\u200c\u200d"
    "\u200e\u200f\u061c\u2060\u034f\u00ad\ufe0f\ufe0e\u00a0\u3000\u200b\t\n\r\x00\x1b\x85\x9b\u2028\u202a"
    "\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ud800\udfff\ufeff\u180e\ufefb\ufe8f\ufb1d"
    "\u0301e👩❤👨🏻🇸🇦⃣中字、。क्षनि가각ᄀ\U000e0041\U000e0001\ufffe\ufdd0\u0600\u06dd\u06d5\u0695שָׁ☺"
)
texts = st.one_of(
    st.text(st.sampled_from(LETTERS), max_size=40),
    st.text(st.sampled_from("ابلا و1.5مليون «»، ab\u064e"), max_size=80),
    st.text(st.characters(exclude_categories=()), max_size=20),
)
OBEYED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u061c\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
BLANKS = " \t\n\r\x0b\x0c\x85\u1680\u2000-\u200b\u2028\u2029\u205f\u3000"
NOTHING_TO_SEE = re.compile(f"[{BLANKS}\u034f\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def visible(character: str) -> bool:
    """Whether a character of the source must have a cell."""
    if clean(character)[0] not in (character, " "):
        return True  # it is shown as another, such as ␛
    hidden = unicodedata.category(character) in ("Cf", "Cc", "Cn", "Co")
    return not hidden and not NOTHING_TO_SEE.fullmatch(character)


@settings(deadline=None, max_examples=800)
@given(texts, st.integers(2, 40), st.booleans())
def test_laws_of_lines(text, width, justify):
    paragraph = Paragraph(text, 0, len(text))
    lines = paragraph.lines(width, justify)
    assert lines[0].start == 0
    assert lines[-1].end == len(text)
    for before, line in zip([None, *lines], lines, strict=False):
        assert before is None or before.end == line.start
        assert line.width == cell_len(line.text) == line.columns[-1]
        assert line.width == sum(cell_len(cell) for cell in line.texts)
        assert line.width <= width or len(line.texts) == 1
        assert OBEYED.search(line.text) is None
        assert len(line.texts) == len(line.starts) == len(line.ends)


SEVERAL = re.compile("[\ufb1d-\ufdfc\ufe70-\ufefc]")


@settings(deadline=None, max_examples=800)
@given(texts, st.integers(2, 40))
@example("1\u200b\u061c、", 2)
def test_laws_of_the_map(text, width):
    """Forms of several letters may be parted between lines; they have a test of their own."""
    text = SEVERAL.sub("ب", text)
    for line in Paragraph(text, 0, len(text)).lines(width):
        shown = set()
        for start, end in zip(line.starts, line.ends, strict=True):
            assert line.start <= start < end <= line.end
            assert shown.isdisjoint(range(start, end)), "no two cells share a character"
            shown.update(range(start, end))
        for column in range(line.width):
            (there,) = line.cells_of(*line.source_at(column))
            cell = line.cell_at(column)
            assert cell is not None
            assert there == (line.columns[cell], line.columns[cell + 1])
        for index in range(line.start, line.end):
            assert index in shown or not visible(text[index]), ascii(text[index])


@settings(deadline=None, max_examples=400)
@given(texts, st.integers(2, 40), st.data())
def test_selections_are_pieces_of_the_source(text, width, data):
    lines = Paragraph(text, 0, len(text)).lines(width)
    rows = [data.draw(st.sampled_from(lines)) for _ in range(2)]
    spans = [line.source_at(data.draw(st.integers(-1, line.width))) for line in rows]
    start, end = min(spans)[0], max(span[1] for span in spans)
    assert 0 <= start <= end <= len(text)
    for line in lines:
        for left, right in line.cells_of(start, end):
            assert 0 <= left < right <= line.width
            for column in range(left, right):
                first, last = line.source_at(column)
                assert first < end
                assert last > start


@settings(deadline=None, max_examples=200)
@given(st.text(st.sampled_from("اب\ufdfa\ufdf2\ufefc \ufdfc"), max_size=10), st.integers(2, 30))
def test_forms_of_several_letters(text, width):
    lines = Paragraph(text, 0, len(text)).lines(width)
    shown = {
        i
        for line in lines
        for s, e in zip(line.starts, line.ends, strict=True)
        for i in range(s, e)
    }
    assert {index for index, character in enumerate(text) if character != " "} <= shown
    assert [lines[0].start, lines[-1].end] == [0, len(text)]
    for before, line in pairwise(lines):
        assert before.end == line.start
    widest = max((len(clean(word)[0]) for word in text.split()), default=0)
    if width >= widest:
        edges = {0, *(line.end for line in lines)}
        assert edges <= set(boundaries(text))
        for line in lines:
            assert all(
                line.start <= s < e <= line.end for s, e in zip(line.starts, line.ends, strict=True)
            )


HOSTILE = {
    "nested embeddings": "\u202b" * 200 + "اب ab 12" + "\u202c" * 100,
    "nested isolates": "\u2067\u2066" * 200 + "اب ab 12",
    "stray ends": "\u202c\u2069" * 100 + "اب (ab)",
    "overrides": "\u202e\u202d" * 50 + "اب ab 12",
    "controls": "اب\x00\x1b]0;x\x07\x9b31m\x90\x85\r\n\x7f",
    "surrogates": "\ud83d ا \ude00",
    "marks": "ا" + "\u064b" * 10_000 + "ب",
    "marks alone": "\u064b" * 10_000,
    "tags": "ا\U000e0001\U000e0041\U000e007f",
    "brackets": "(" * 500 + "ا" + ")" * 500,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("width", [2, 20, 72])
def test_hostile_text(name, width):
    text = HOSTILE[name]
    lines = Paragraph(text, 0, len(text)).lines(width)
    assert "".join(text[line.start : line.end] for line in lines) == text
    for line in lines:
        assert OBEYED.search(line.text) is None
        assert line.width == cell_len(line.text) <= width
        assert len(line.text) <= 10 * max(1, len(line.texts))
    letters = "".join(unicodedata.normalize("NFKC", line.text) for line in lines)
    for visible_character in "اب" if "ب" in text else "":
        assert visible_character in letters
