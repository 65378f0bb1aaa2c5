"""Lines that say who wrote an article, when, and where it comes from; captions of its pictures."""

from __future__ import annotations

import re

from tui.articles.dates import find_date, is_other_calendar, without_date
from tui.articles.lines import Line, compiled, count_words, fold_same_length, may_begin
from tui.articles.links import find_links

_BYLINE = r"""
(?:كتب|كتبت|كتبه|كتبته|كتابه|بقلم|اعداد|اعد|اعده|اعدته|اعدها|ترجمه|ترجمها|ترجمته|ترجم
|ترجمه وتحرير|اعداد وترجمه|تحرير|حرره|حررته|المحرر|المحرره|تقرير
|حوار|حاوره|حاورته|اجري الحوار|اجرت الحوار|حاورها|متابعه|المراسل|مراسل|مراسله|الكاتب|الكاتبه
|كاتب المقال|المؤلف|نويسنده|مترجم|المترجم|تصوير|رساله|تغطيه|كتب لكم
|author|written by|reported by|reporting by|translated by|edited by|posted by|published by)
"""
_SOURCE = r"""
(?P<label>(?:ال)?مصدر(?: (?:الخبر|المقال|الصوره|الترجمه))?|المصادر|مصادر|منبع|source|sources
|via|نقلا عن|خاص|خاص ب|وكالات)
\s?[:：]\s?(?P<rest>.{2,400})
"""
_ALONE = r"""
[(\[]?\s?(?:وكالات|(?:ال)?وكالات الانباء|رويترز|ا ?ف ?ب|ا\.?ف\.?ب|د ب ا|ا ش ا|واس|وام
|فرانس برس|اسوشيتد برس|الاناضول
|reuters|afp|ap|dpa|bloomberg|بلومبرغ|بلومبيرغ|(?:رويترز|وكالات|ا ف ب|فرانس برس
|الاناضول)(?:\s?[+،,/-]\s?.{2,30}){1,3})\s?[)\]]?
"""
_BYLINE_BEGINNINGS = frozenset(
    "auth|by|edit|post|publ|repo|tran|writ|اجرت|اجري|اعد|الكا|المؤ|المت|المح|المر|بقلم|تحري|ترجم|تصوي"
    "|تغطي|تقري|حاور|حررت|حرره|حوار|رسال|كاتب|كتاب|كتب|متاب|مترج|مراس|نويس".split("|")
)
"""How whatever says that a byline follows begins; the next two are of `_SOURCE` and `_ALONE`."""
_SOURCE_BEGINNINGS = frozenset("sour|via|المص|خاص|مصاد|مصدر|منبع|نقلا|وكال".split("|"))
_ALONE_BEGINNINGS = frozenset(
    "afp|ap|bloo|dpa|reut|ا ش |ا ف |ا فب|ا.ف.|ا.فب|اسوش|اف ب|اف.ب|افب|الان|الوك|بلوم|د ب |رويت|فران"
    "|واس|وام|وكال".split("|")
)
_LABEL = (
    r"(?i:(?:ال)?مصدر(?: (?:الخبر|المقال|الصوره|الترجمه))?|المصادر|مصادر|منبع|sources?|نقلا عن)"
)
_SIDES = r"""
\((?:من |الي |في |علي )?(?:ال)?(?:يسار|يمين|وسط|يسارا|يمينا|ارشيفيه|ارشيف|left|right|center
|centre|file photo|file|الوسط|الثاني من .{2,15}|الاول من .{2,15})\)
"""
_CAPTION = r"""
(?:صوره|الصوره|لقطه|photo|image|picture|تصوير|caption)(?:\s(?:ارشيفيه|من الارشيف|تعبيريه
|متداوله|توضيحيه|credit|by))?\s?[:(].{2,200}|.{5,240}\((?:ارشيفيه|ارشيف|صوره ارشيفيه
|getty(?: images)?|غيتي(?: ايمجز)?|جيتي|رويترز|ا ?ف ?ب|الاناضول|reuters|afp|ap|epa|الفرنسيه
|الاوروبيه|مواقع التواصل|فيسبوك)\)
"""
_ROLES = frozenset(
    """
رئيس رئيسه مدير مديره وزير وزيره امين سفير سفيره متحدث متحدثه ناطق زعيم زعيمه ملك ملكه امير اميره
قائد مدرب مدربه لاعب لاعبه مؤسس مؤسسه مستشار مستشاره نائب نائبه محافظ عمده مرشح مرشحه ممثل ممثله
كاتب كاتبه شريك خبير خبيره باحث باحثه عضو رجل سيده قاضي نجم مغني
ceo president minister chief founder
""".split()
)
"""Behind a comma, with the article or without: a person whom a picture shows."""
_WORD = re.compile(r"\s?(\w+)")
_GIVEN = frozenset(
    """
محمد احمد محمود مصطفي علي عمر عمرو حسن حسين خالد يوسف ابراهيم اسماعيل عبد عبدالله عبدالرحمن سامي
سمير سعيد سعد صالح طارق كريم هشام وليد ياسر ايمن ماجد مجدي ناصر نبيل رامي رضا شريف حسام عادل عماد
فهد فيصل سلمان سلطان تركي بندر منصور راشد جمال كمال جورج ميشال بيار ايلي انطوان بطرس امين انور بلال
فاطمه مريم عائشه خديجه زينب نور ساره هدي مني ندي رنا ريم دينا هبه اميره امل ايمان اسماء سلمي ليلي
نجلاء نهي هاله هناء رشا سحر سميره خوله ياسمين شيماء مروه منال نادين كارين
""".split()
)
"""Given names, folded, that open a byline and recur in news about other people."""
_PLAIN_NAME = r"[^\W\d_]+(?:[ '’.-]{1,2}[^\W\d_]+){1,3}"
_SIDE = 4
"""Words that each side of `place: name` has at most."""


def is_marked_byline(line: Line) -> bool:
    """Whether the line says in so many words that names follow: `كتب: فلان`, `By X`.

    Without a colon the name may have four words: a fifth makes it a sentence (`كتب الوزير على`).
    """
    if line.words > 12 or line.ends_sentence:
        return False
    text = line.matched.strip("*_()[]|- ")
    if not may_begin(text, _BYLINE_BEGINNINGS):
        return False
    with_colon = compiled(_BYLINE + r"(?:\s[^:]{2,30})?\s?[:/|-]\s?(?P<name>.{2,90})").fullmatch(
        text
    )
    if with_colon:
        return True
    bare = compiled(
        r"(?:بقلم|كتب|كتبت|اعداد|ترجمه|تحرير|by|written by)\s(?P<name>\D{2,60})"
    ).fullmatch(text)
    return bare is not None and count_words(bare["name"]) <= 4 and ":" not in bare["name"]


def source_of(line: Line) -> tuple[str, bool] | None:
    """What a source line names, and whether it says `المصدر` itself; None for other lines."""
    if line.words > 25:
        return None
    matched = line.matched.strip("*_ ")
    may_be = ":" in matched and may_begin(matched, _SOURCE_BEGINNINGS)
    match = compiled(_SOURCE).fullmatch(matched) if may_be else None
    if match:
        text = line.plain.strip("*_ ")
        rest = text[text.replace("：", ":").index(":") + 1 :].strip()
        links = find_links(rest, 0)
        words = count_words(rest)
        if words > 8 and not links:
            return None
        found = find_date(rest)
        if found is not None and not links:
            rest = without_date(rest, found) or rest
        return rest, "صدر" in match["label"] or "source" in match["label"].lower()
    return (line.plain.strip(" ()[].*_-"), False) if is_agency(line) else None


def is_agency(line: Line) -> bool:
    """Whether the line is nothing but the name of a news agency."""
    if line.words > 6:
        return False
    text = line.matched.strip(" .*_-–")
    return may_begin(text, _ALONE_BEGINNINGS) and compiled(_ALONE).fullmatch(text) is not None


def is_source_label(line: Line) -> bool:
    """Whether the line says that a source follows, and the next line names it."""
    if line.end - line.start > 40:
        return False
    return (
        line.words <= 2 and compiled(_LABEL).fullmatch(line.matched.strip(" :()[]*_-.")) is not None
    )


def is_date_line(line: Line) -> bool:
    """Whether the line holds a date and nothing beside what leads to it."""
    if line.words > 20 or not line.has_digit:
        return False
    found = find_date(line.plain)
    if found is None:
        return is_other_calendar(line.plain)
    return not any(map(str.isalpha, without_date(line.plain, found)))


def says_caption(line: Line) -> bool:
    """Whether the line's own words show that it describes a picture.

    Sides and picture agencies in brackets; `صورة:`; or, without a full stop, a person with a role
    after a comma and a month with a year at the very end.
    """
    if line.ends_sentence or line.words > 45:
        return False
    text = line.matched
    if "(" in text and compiled(_SIDES).search(text):
        return True
    if ("(" in text or ":" in text) and compiled(_CAPTION).fullmatch(text):
        return True
    if not _has_role(text):
        return False
    found = find_date(line.plain[-60:])
    return found is not None and found.iso is not None and found.end >= len(line.plain[-60:]) - 1


def _has_role(text: str) -> bool:
    """Whether a word behind a comma is a role: `ألتمان، الرئيس التنفيذي`."""
    _, *parts = text.replace(",", "،").split("،")
    words = (match[1] for part in parts if (match := _WORD.match(part)))
    return any(word in _ROLES or word.removeprefix("ال") in _ROLES for word in words)


def name_and_place(line: Line) -> tuple[str, str] | None:
    """The two sides of a line such as `place: name` or `name - place`, without its date.

    None where a side is no name: digits, a sentence's end, more than four words.
    """
    text = line.plain
    if line.has_digit:
        found = find_date(text)
        text = text if found is None else without_date(text, found)
    elif line.words > 2 * _SIDE:
        return None  # most headlines
    for separator in (":", "-", "–", "—", "|", "/", "،"):
        left, sign, right = text.partition(separator)
        if sign and left.strip() and right.strip():
            break
    else:
        return None
    left, right = left.strip(), right.strip()
    sides = (left, right)
    if not all(1 <= count_words(side) <= _SIDE for side in sides):
        return None
    if any(char.isdigit() or char in "؟?!." for char in text) or "http" in text:
        return None
    return sides


def looks_like_name(line: Line) -> bool:
    """Two to four words without digits or signs; headings, unlike names, begin with `ال`."""
    if line.words > 4 or line.folded.startswith("ال"):
        return False
    return compiled(_PLAIN_NAME).fullmatch(line.plain) is not None


def starts_with_given_name(text: str) -> bool:
    """Whether the first word is one of the commonest given names, and a second word follows."""
    first, _, rest = fold_same_length(text).strip().partition(" ")
    return bool(rest.strip()) and first.replace("ة", "ه") in _GIVEN
