"""A walk through every screen with Arabic in every place: each row reads right."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Button, Label, Static, Tooltip

from tests.app.driving import NAMES as NAMES_BUILT_IN
from tests.app.driving import SEEDS
from tests.app.emulated import Emulated, emulated
from tests.app.legible import ELLIPSIS, Known, faults, is_letter, parts, words_of
from tui.app import summary
from tui.app.eye_test import SENTENCE
from tui.errors import QariError
from tui.extract.figures import figures
from tui.model import BlockKind
from tui.terminal.profiles import Profile
from tui.text.fitting import one_line
from tui.words import TEXTS, Words

SIZES = [(120, 36), (80, 24), (40, 12)]

ARTICLE = """\
شركة «OpenAI» تعلن خططا لبناء 7 مراكز بيانات (بقيمة 97.4 مليار دولار) في المنطقة العربية
القاهرة: محمد عبد العزيز
المصدر: صحيفة الأخبار
21 يوليو 2025
قال سام ألتمان، الرئيس التنفيذي لشركة «OpenAI» الأمريكية، في تصريحٍ للصحفيين مساء أمس إن الشركة \
تخطط لبناء مراكز بيانات جديدة تبلغ قدرتها 30 جيجاوات، وإن تكلفتها تتجاوز 1.4 تريليون دولار.
توسع الذكاء الاصطناعي
وأضاف أنَّ الأرباحَ بلغت 97.4% خلال الربع الأول (مقابل 12.5% في الربع نفسه من العام الماضي)، وأن \
الشركة لا تخشى المنافسة، وستنشر تقريرها الكامل في https://openai.example/تقرير-الأرباح للجميع.
• البند الأول: بناء المحطات وتشغيلها قبل نهاية العام
• البند الثاني: تدريب 1500 موظف على استعمال ChatGPT لأغراض الصيانة
صورة: سام ألتمان في البيت الأبيض (تصوير: رويترز)
تمويل ومشروعات ضخمة
وأوضحت الشركة أنها وقّعت اتفاقا مع «مايكروسوفت» و«أمازون»، وأنه لا خلاف بين الأطراف الثلاثة على \
توزيع الحصص، وأن المفاوضات مع المصارف مســتمرة منذ أشهر لتوفير ما يلزم من السيولة النقدية.
وقال المحللون إن هذه الأرقام لا تزال أقل مما توقعته الأسواق، لأن الإنفاق على الطاقة سيزيد كثيرا.
اقرأ أيضا: [وزير الاتصالات يستقيل من الحكومة](https://akhbar.example/وزير)
تابعونا على صفحاتنا في مواقع التواصل الاجتماعي
"""
DERIVED = """\
قال المسؤول الأمني في تصريح للصحفيين مساء أمس إن الوضع تحت السيطرة تماما، وإن الحكومة ستعلن \
النتائج النهائية خلال الأيام المقبلة بعد فرز الأصوات كلها في جميع المحافظات.
وأضاف أن الرئيس سيزور المنطقة الشهر المقبل لبحث ملفات التعاون الاقتصادي مع قادة الدول العربية.
"""
LATIN = """\
OpenAI تعلن عن نموذج جديد للمحادثة الصوتية يفهم اللهجات العربية كلها

وقالت إن النموذج يعمل على الهواتف القديمة أيضا، وإن استعماله لا يحتاج إلى اتصال بالشبكة.
"""
NAMES = (
    "أخبار التقنية والاقتصاد لهذا الأسبوع من الشهر.txt",
    "بلا عنوان.txt",
    "تالف بلا نص مقروء من أي نوع.txt",
    "ثلاثة بايتات مكسورة.txt",
    "جديد OpenAI.txt",
    "حديث طويل لا ينتهي.txt",
    "خاو تماما.txt",
)
LONG = NAMES[5]


def _fill(folder: Path) -> Path:
    """Make a folder with an article of each kind and what is none."""
    folder = folder / "مجلد الأخبار العربية"
    folder.mkdir()
    (folder / NAMES[0]).write_text(ARTICLE, encoding="utf-8")
    (folder / NAMES[1]).write_text(DERIVED, encoding="utf-8")
    (folder / NAMES[2]).write_bytes(bytes(range(256)) * 50)
    (folder / NAMES[3]).write_bytes(
        f"خبر قصير عن الطقس\n\n{DERIVED}".encode() + b"\xff \xfe \xff\n"
    )
    (folder / NAMES[4]).write_text(LATIN, encoding="utf-8")
    (folder / LONG).write_text(f"حديث لا ينتهي\n\n{DERIVED * 4000}", encoding="utf-8")
    (folder / NAMES[6]).write_text("", encoding="utf-8")
    return folder


class Walk(Emulated):
    """A reader whose rows are read after every step."""

    known: Known
    rtl: bool
    words: set[str]
    """The words that were read so far."""
    read_rows: dict[int, tuple[tuple[str, ...], int]]
    """What stood on each row when it was last read, and on how many screens."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.read_rows = {}

    async def look(self, *keys: str) -> None:
        """Press keys, and read all rows after each."""
        for key in keys:
            await self.press(key)
            self.read(key)
        if not keys:
            await self.pause()
            self.read("")

    def read(self, after: str) -> None:
        assert self.wrong(after) == []

    def wrong(self, after: str = "") -> list[str]:
        """Return what does not read right on the screen."""
        found = []
        for y, columns in enumerate(self.composed()):
            row = (tuple(columns), len(self.app.screen_stack))
            if self.read_rows.get(y) == row:
                continue  # it was right when it was read
            self.read_rows[y] = row
            if not any(is_letter(text[:1]) or text == ELLIPSIS for text in columns):
                continue
            for part in parts(self.app, y, columns):
                said = faults(part, self.known, rtl=self.rtl)
                found += [f"{after}: {y} {part.name}: {fault}" for fault in said]
                self.words |= set(words_of(part))
        return found

    def says(self, widget: str) -> str:
        """Return the rows that a kind of widget shows, in the order of the columns."""
        return "\n".join(
            "".join(part.texts)
            for y, columns in enumerate(self.composed())
            for part in parts(self.app, y, columns)
            if part.name == widget
        )


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> Known:
    """Return what may be shown: the articles, their names, and all that the interface says."""
    known = Known()
    say, count = Words.say, Words.count

    def saying(self: Words, key: str, /, **values: Any) -> str:
        said = say(self, key, **values)
        known.add(said)
        return said

    def counting(self: Words, key: str, n: float) -> str:
        said = count(self, key, n)
        known.add(said)
        return said

    monkeypatch.setattr(Words, "say", saying)
    monkeypatch.setattr(Words, "count", counting)
    known.add(ARTICLE, DERIVED, LATIN, SENTENCE, "حديث لا ينتهي", "خبر قصير عن الطقس")
    known.add(*NAMES, "مجلد الأخبار العربية")
    return known


@asynccontextmanager
async def walking(
    folder: Path, known: Known, size: tuple[int, int], lang: str, **more: Any
) -> AsyncIterator[Walk]:
    """Run the reader on a folder and read its first screen."""
    async with emulated(_fill(folder), size=size, lang=lang, **more) as driven:
        walk = Walk(driven.app)
        walk.pilot, walk.known, walk.rtl, walk.words = driven.pilot, known, lang == "ar", set()
        await walk.look()
        yield walk


CASES = pytest.mark.parametrize(
    ("size", "lang"), [(size, lang) for size in SIZES for lang in ("ar", "en")], ids=str
)


@CASES
async def test_articles_and_panels(
    size: tuple[int, int], lang: str, tmp_path: Path, known: Known
) -> None:
    async with walking(tmp_path, known, size, lang) as walk:
        app = walk.app
        assert app.article is not None
        kinds = {block.kind for block in app.article.blocks}
        assert kinds == set(BlockKind), set(BlockKind) - kinds
        while not app.view.at_end():
            await walk.look("space")
        for number, name in enumerate(NAMES):
            assert app.list.entries[app.index].file.endswith(name)
            await walk.settle()
            await walk.look("g", "j", "space")
            # Both panels, to their ends.
            await walk.look("i", "G", "g", "j", "escape", "l", "G", "g", "escape")
            if number < len(NAMES) - 1:
                await walk.look("J")
        words = "والاقتصاد خططا القاهرة الأخبار السيطرة الطاقة تمويل البند تصوير الاتصالات تابعونا"
        assert set(words.split()) <= walk.words


@CASES
async def test_finding_selecting_and_links(
    size: tuple[int, int], lang: str, tmp_path: Path, known: Known
) -> None:
    known.add("الأرباح", "ققق", "وزير")
    async with walking(tmp_path, known, size, lang) as walk:
        app = walk.app
        await walk.look("f")
        for number in range(1, 8):
            known.add("الأرباح"[:number])
            await walk.look("الأرباح"[number - 1])
        assert app.view.hits
        await walk.look("down", "enter", "n", "N", "escape", "n")
        for number in range(1, 4):
            known.add("ققق"[:number], f"{'الأرباح'}{'ققق'[:number]}")
        await walk.look("escape", "f", *"ققق")
        assert "نتائج" in walk.words or lang == "en"
        await walk.look("escape", "y", "v", "j", "Y", "v", "y", "e", "e", "y", "o", "o", "escape")
        await walk.look(
            "g", "K", "backspace", "]", "]", "[", "G", "]", "x", "x", "+", "-", "-", "t"
        )


@CASES
async def test_pages_over_the_article(
    size: tuple[int, int], lang: str, tmp_path: Path, known: Known
) -> None:
    async with walking(tmp_path, known, size, lang) as walk:
        await walk.look("?", *["j", "space"] * 4, "G", "escape")
        known.add("ن", "نس", "ققق")
        await walk.look(":", *["down"] * 40, "ن", "س", "tab", "backspace", "backspace")
        assert "نسخ" in walk.words or lang == "en"
        await walk.look("q", "q", "escape")
        # Over a panel that is open.
        await walk.look("l", ":", "escape", "escape", "i", "?", "escape", "escape")
        for answers in (["1", "2", "1"], ["5"], ["escape"]):
            await walk.look("f2")
            assert "ألتمان" in walk.words
            await walk.look(*answers)
            await walk.look("j")


@CASES
async def test_every_profile(
    size: tuple[int, int], lang: str, tmp_path: Path, known: Known
) -> None:
    async with walking(tmp_path, known, size, lang) as walk:
        for _ in Profile:
            await walk.look("f3", "space", "l", "escape", "i", "escape", "g")


@CASES
async def test_all_that_is_said(
    size: tuple[int, int], lang: str, tmp_path: Path, known: Known
) -> None:
    """Notices, reasons why a file cannot be read, a folder that cannot: in places of all kinds."""
    places = {"path": "مجلد قديم/خبر عاجل.txt", "near": "خبر أول.txt", "reason": "خلل في القرص"}
    known.add(*places.values())
    async with walking(tmp_path, known, size, lang) as walk:
        app = walk.app

        def say(key: str) -> str:
            named = [name for _, name, _, _ in Formatter().parse(TEXTS[key].ar) if name]
            values: dict[str, str | int] = {name: places.get(name, 15) for name in named}
            return app.words.say(key, **values)

        for key in TEXTS:
            if key.startswith(("told.", "error.", "terminals.", "find.none")):
                app.notice.tell(say(key))
                await walk.look()
                assert app.notice.display
        app.notice.hide()
        problem = QariError("", "error.folder_broken", dict(places))
        app.library.problems.append(problem)
        app.tell_problem()
        await walk.look()
        app.show_nothing()
        for key in TEXTS:
            if key.startswith("reason."):
                app.view.message = app.words.say("app.unreadable", reason=say(key))
                app.view.refresh()
                await walk.look()
        app.offer_eye_test()
        await walk.look()
        if size[0] >= 80:
            english = "Words reversed? Press F2"
            said = english if lang == "en" else f"{english} · F2 {_set('كلمات مقلوبة؟ اضغط')}"
            assert walk.says("Notice").strip() == said


@CASES
async def test_while_an_article_is_opened(
    size: tuple[int, int],
    lang: str,
    tmp_path: Path,
    known: Known,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known.add("حديث طويل", "{} ميغابايت")
    async with walking(tmp_path, known, size, lang) as walk:
        await walk.settle()
        opened, read = threading.Event(), summary.read

        def wait(*arguments: Any) -> Any:
            assert opened.wait(30)
            return read(*arguments)

        monkeypatch.setattr(summary, "read", wait)
        walk.app.open(NAMES.index(LONG))
        await walk.look()
        assert ("فتح" if lang == "ar" else "Opening") in walk.app.view.message
        assert walk.app.article is None
        opened.set()
        await walk.settle()
        await walk.look("space")
        assert walk.app.article is not None


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", [(20, 6), (26, 5), (10, 4)], ids=str)
async def test_windows_that_are_too_narrow(
    size: tuple[int, int], lang: str, tmp_path: Path, known: Known
) -> None:
    async with walking(tmp_path, known, size, lang) as walk:
        known.in_parts = size[0] < 20
        for _ in NAMES:
            await walk.look(
                "j", "space", "l", "G", "escape", "i", "G", "escape", "?", "escape", "J"
            )


@pytest.mark.parametrize("lang", ["ar", "en"])
async def test_the_built_in_articles(lang: str, known: Known) -> None:
    for name in NAMES_BUILT_IN:
        known.add((SEEDS / name).read_text(encoding="utf-8"), name)
    async with emulated(lang=lang) as driven:
        walk = Walk(driven.app)
        walk.pilot, walk.known, walk.rtl, walk.words = driven.pilot, known, lang == "ar", set()
        for _ in NAMES_BUILT_IN:
            await walk.look("g", "J")
            while not walk.app.view.at_end():
                await walk.look("space")


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", SIZES[:2])
async def test_the_pages_of_all_figures(size: tuple[int, int], lang: str, known: Known) -> None:
    for name in NAMES_BUILT_IN:
        known.add((SEEDS / name).read_text(encoding="utf-8"), name)
    async with emulated(size=size, lang=lang) as driven:
        for entry in driven.app.list.entries:
            article = driven.app.library.read(entry)
            for figure in figures(article):
                words = article.text[figure.start : figure.end]
                known.add(words, figure.subject or "", figure.unit or "", figure.per or "")
        walk = Walk(driven.app)
        walk.pilot, walk.known, walk.rtl, walk.words = driven.pilot, known, lang == "ar", set()
        await walk.press("f4")
        await walk.settle()
        await walk.look()
        await walk.look("j", "space", "G", "2", "g", "f")
        known.add("دولار")
        await walk.press(*"دولار")
        await walk.settle()
        await walk.look()
        await walk.look("enter", "x", "escape", "escape", "escape")
        await walk.press("f5")
        await walk.settle()
        articles = [driven.app.library.read(entry) for entry in driven.app.list.entries]
        for group in driven.app.library.disagree(articles):
            known.add(group.subject)
        for keys in ([], ["j"], ["]"], ["space"], ["G"]):
            await walk.press(*keys)
            # A sentence may begin in its middle, with an ellipsis at that end.
            assert [fault for fault in walk.wrong() if "cut at the wrong end" not in fault] == []
        await walk.look("enter")


# --- the check itself -----------------------------------------------------------------------


class Wrong(Widget):
    """Paints a text as it should not be."""

    DEFAULT_CSS = "Wrong { height: 1; dock: bottom; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render_line(self, y: int) -> Strip:
        return Strip([Segment(self.text.ljust(self.size.width))], self.size.width)


def _set(text: str, width: int = 40) -> str:
    return one_line(text, width, 1).text


WRONGS = {
    "plain": "شركة تعلن",
    "plain, turned": "شركة تعلن"[::-1],
    "logical": _set("شركة تعلن")[::-1],
    "one word logical": "ﻦﻠﻌﺗ ﺔﻛﺮﺷ".replace("ﺔﻛﺮﺷ", "ﺷﺮﻛﺔ"),
    "words from the left": " ".join(reversed(_set("شركة تعلن").split())),
    "an isolated letter": _set("شركة تعلن").replace("ﻠ", "ﻝ"),
    "unjoined at the end": _set("شركة تعلن").replace("ﻦ", "ﻥ"),
    "another word": _set("شركة تعلنون"),
    "cut at the right": f"…{_set('تعلن شركة')}"[1:] + "…",
    "cut in the middle": _set("شركة تعلن").replace(" ", "…"),
    "half a word": _set("شركة تعلن")[1:],
}


@pytest.mark.parametrize("wrong", WRONGS.values(), ids=WRONGS)
async def test_a_row_painted_wrongly_is_found(wrong: str, tmp_path: Path, known: Known) -> None:
    async with walking(tmp_path, known, (120, 36), "ar") as walk:
        widget = Wrong(wrong)
        await walk.app.mount(widget)
        await walk.pause()
        assert [fault for fault in walk.wrong() if "Wrong" in fault] != []
        widget.text = _set("شركة «OpenAI» تعلن خططا…")
        widget.refresh()
        await walk.look()


@pytest.mark.parametrize("kind", [Static, Label, Button, Tooltip])
async def test_a_widget_of_textual_is_found(
    kind: type[Widget], tmp_path: Path, known: Known
) -> None:
    """Control: what paints its text by itself does not read right."""
    known.add("مشروعات ضخمة")
    async with walking(tmp_path, known, (120, 36), "ar") as walk:
        widget = kind("مشروعات ضخمة")  # type: ignore[call-arg]
        widget.styles.dock = "top"
        widget.styles.display = "block"
        await walk.app.mount(widget)
        await walk.pause()
        assert [fault for fault in walk.wrong() if kind.__name__ in fault] != []


async def test_a_toast_of_textual_is_found(tmp_path: Path, known: Known) -> None:
    known.add("مشروعات ضخمة")
    async with walking(tmp_path, known, (120, 36), "ar") as walk:
        walk.app.notify("مشروعات ضخمة", timeout=100)
        await walk.pause()
        assert [fault for fault in walk.wrong() if "Toast" in fault] != []


@pytest.mark.parametrize("lang", ["ar", "en"])
async def test_what_is_cut_ends_where_its_reading_ends(
    lang: str, tmp_path: Path, known: Known
) -> None:
    async with walking(tmp_path, known, (120, 36), lang) as walk:
        await walk.settle()
        rows = walk.says("ArticleList").splitlines()
        # The article's title and a file's name begin in Arabic: cut at the left, in both languages.
        cut = [row.strip(" ▐▎▏▕│") for row in rows if ELLIPSIS in row]
        assert len(cut) >= 2
        arabic = [row for row in cut if any(map(is_letter, row)) and "OpenAI" not in row]
        assert arabic
        assert all(row.startswith(ELLIPSIS) for row in arabic)


async def test_a_number_stays_with_its_words_beside_an_arabic_name(
    tmp_path: Path, known: Known
) -> None:
    async with walking(tmp_path, known, (120, 36), "en") as walk:
        assert walk.app.article is not None
        (row,) = [row for row in walk.says("ArticleView").splitlines() if "to read" in row]
        assert f"1 minute to read · {walk.app.article.paragraphs} paragraphs · ﺭ" in row
        # Names of the reader's own isolates are not shown with those of the text.
        await walk.look("x")
        assert row in walk.says("ArticleView").splitlines()
