"""Datelines: the place, agency and day that a newspaper puts before its report."""

from __future__ import annotations

import re

from tui.articles.dates import FoundDate, find_date, without_date
from tui.articles.lines import Line, compiled, count_words, fold_same_length
from tui.model import BlockKind

_OUTLETS = frozenset(
    """
وكالات رويترز افب دبا اشا اب واس وام كونا قنا بنا بترا سانا وفا صفا معا واج وات ومع شينخوا
سبوتنيك تاس انترفاكس نوفوستي ارنا ايرنا ايسنا فارس تسنيم مهر فرانسبرس فرنسيه المانيه اسوشييتدبرس
اسوشيتدبرس يونايتدبرس يوبياي اناضول بلومبرغ بلومبرج بلومبيرغ شرقالاوسط عكاظ رياض حياه جزيره
جزيرهنت عربيه عربيهنت خليج اماراتاليوم اتحاد بيان اهرام اخبار مصرياليوم يومالسابع وطن شروق دستور
غد راي سياسه قبس انباء وسط ايام وفد نهار سفير مستقبل ديار لواء قدسالعربي قدس عربيالجديد سكاينيوز
سكاينيوزعربيه بيبيسي سيانان سيانانبالعربيه دويتشهفيله ديدبليو فرانس24 روسيااليوم ارتي حره ميادين
منار شرق اقتصاديه مدينه بلاد يوم سبق ايلاف صباح هسبريس راكوبه موازين سومريه سومريهنيوز شفقنيوز
reuters afp ap dpa upi spa wam bbc cnn xinhua bloomberg
""".split()
)
"""Agencies and newspapers that datelines name: folded, without article, blanks and dots."""
_OUTLET_KIND = r"(?:ال)?(?:صحيفه|جريده|موقع|وكاله|وكالات|قناه|شبكه|مجله)(?: (?:ال)?انباء)? (?=\S)"
_DOMAIN = r"(?i:[\w-]{2,20}\.(?:نت|كوم|com|net|org))"
_PLACE = r"[^\W\d_]{2,14}(?: [^\W\d_]{2,14}){0,2}"
_BETWEEN = r"\s?[:/|،,+&()«»\"“”-]+\s?"
_QUOTED_OUTLET = r"([^:«\"“]{2,30}?)\s?[:-]\s?[«\"“]([^«»\"“”،,]{2,30})[»\"”]"
_DAY = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_PARTING = frozenset(':：/،,|(«"“–—-')
_PLACES = frozenset(
    """
القاهره الاسكندريه الجيزه السويس الاقصر اسوان الرياض جده مكه المدينه الدمام الخبر الطائف تبوك ابها
جازان دبي ابوظبي الشارقه عجمان الدوحه الكويت المنامه مسقط صنعاء عدن تعز الحديده بغداد البصره
الموصل اربيل كركوك النجف كربلاء دمشق حلب حمص ادلب بيروت طرابلس صيدا عمان القدس رام غزه نابلس
الخليل حيفا يافا الناصره تل الخرطوم بورتسودان بنغازي تونس صفاقس الجزائر وهران الرباط الدار طنجه
مراكش فاس نواكشوط مقديشو جيبوتي لندن باريس برلين بروكسل جنيف فيينا روما مدريد لشبونه لاهاي
امستردام موسكو كييف انقره اسطنبول طهران كابول اسلام نيودلهي بكين طوكيو سيول واشنطن نيويورك لوس
شيكاغو اوتاوا برازيليا نيروبي اديس ابوجا لاغوس بريتوريا دافوس اثينا نيقوسيا بلغراد وارسو عواصم
""".split()
)
"""First words of the places that datelines name most."""
_PLACE_REST = frozenset(
    """
ابيب الله المكرمه المنوره المحتله الشرقيه الغربيه البيضاء ابابا اباد انجليس انجلوس سيتي الدوليه
""".split()
)
"""Second words of places with two: رام الله، تل أبيب، القدس المحتلة."""
_COUNTRY = (
    r"(?:الامارات(?: العربيه المتحده)?|المملكه(?: العربيه السعوديه)?|السعوديه|لبنان|سوريا|سوريه"
    r"|العراق|الاردن|فلسطين|مصر|السودان|ليبيا|تونس|الجزائر|المغرب|موريتانيا|قطر|البحرين|الكويت"
    r"|سلطنه عمان|عمان|اليمن|الصومال|جيبوتي|تركيا|ايران|فرنسا|بريطانيا|المانيا|روسيا|الصين|الهند"
    r"|(?:المملكه|الولايات) المتحده(?: الامريكيه)?)"
)
"""Countries as they stand behind the place: دبي، الإمارات العربية المتحدة."""
_DATED = 140
"""Characters within which a dateline says its date: three names, an agency and two calendars."""
_BEHIND = (
    r"\s?(?:م(?![^\W\d_]))?\s?(?:[(/\[]?\s?(?P<who>[^\W\d_][^()/\[\]\d:–—-]{1,29}?)\s?[)/\]]?)??\s?"
    r"(?:--?|[–—:]|\u0640(?=\s))\s?(?=\S)"
)
"""What parts a date from the report behind it: `- `, `: `, `(رويترز) - `, `م واس -- `."""


def is_dateline(line: Line) -> bool:
    """Whether the line is nothing but a place and an agency or newspaper: `القاهرة - رويترز`.

    In quotation marks behind a well-known place any name counts: `الرياض: "عكاظ"`. A free-standing
    tatweel is a dash, as some typists have it.
    """
    if line.end - line.start > 160:
        return False
    if _PARTING.isdisjoint(line.plain) and " ـ " not in line.plain:
        return False
    if line.words > 10 or line.words < 2 or line.ends_open:
        return False
    text = line.matched
    if " \u0640 " in line.plain:
        dashed = fold_same_length(line.plain.replace(" \u0640 ", " - ")).replace("ة", "ه")
        text = " ".join(dashed.replace("\u0640", "").split())
    text = text.strip(" *_-")
    parts = [part for part in compiled(_BETWEEN).split(text) if part]
    place = compiled(_PLACE)
    if len(parts) > 1 and place.fullmatch(parts[0]) and _is_outlet(parts[-1]):
        first = next(at for at in range(1, len(parts)) if _is_outlet(parts[at]))
        if all(map(_is_outlet, parts[first:])) and all(
            map(compiled(_PLACE).fullmatch, parts[:first])
        ):
            return True
    if not _begins_with_place(text):
        return False
    quoted = compiled(_QUOTED_OUTLET).fullmatch(text)
    return (
        quoted is not None
        and count_words(quoted[1]) <= 2
        and count_words(quoted[2]) <= 3
        and quoted[1].split()[0] in _PLACES
    )


def _is_outlet(text: str) -> bool:
    """Whether a folded text names an agency or newspaper, or two of them: `رويترز ووكالات`."""
    kind = compiled(_OUTLET_KIND).match(text)
    name = text[kind.end() :] if kind else text
    key = name.replace(" ", "").replace(".", "").lower().removeprefix("ال")
    if key in _OUTLETS or compiled(_DOMAIN).fullmatch(name):
        return True
    first, joined, second = name.partition(" و")
    return bool(joined) and _is_outlet(first) and _is_outlet(second)


def dated_place(line: Line) -> BlockKind | None:
    """The kind of a line that is only a place and a day: `بيروت، 3 يناير 2025`.

    Such a line is a date; with an agency behind the place it is a dateline, which is a byline as
    those without a day are. None for all other lines.
    """
    if not line.short or line.words > 14:
        return None
    found = _day_of(line.plain)
    if found is None:
        return None
    parts = _parts_of(without_date(line.plain, found))
    if not parts:
        return None
    return BlockKind.BYLINE if any(map(_is_outlet, parts)) else BlockKind.DATE


def opening_date(line: Line) -> str | None:
    """The day in the dateline that a paragraph begins with: `بيروت (رويترز) 3 يناير 2025 - قال`.

    A place must stand first and a dash or colon behind the day: `في بيروت، 3 يناير 2025 كان` is a
    sentence that mentions one.
    """
    if _DAY.search(line.plain, 0, 2 * _DATED) is None:
        return None  # half of all paragraphs
    text = " ".join(line.plain[: 2 * _DATED].replace("*", " ").split())
    found = _day_of(text)
    if found is None or not _parts_of(without_date(text[: found.end], found)):
        return None
    behind = compiled(_BEHIND).match(text, found.end)
    if behind is None or (behind["who"] and not _is_outlet(_fold(behind["who"]))):
        return None
    other = find_date(text[behind.end() : behind.end() + 30])
    if other is not None and other.start == 0:
        return None  # a stretch of days, which is told of
    return found.iso


def _fold(text: str) -> str:
    """A text for the patterns here, which have one form of each letter."""
    return " ".join(fold_same_length(text).replace("ة", "ه").replace("\u0640", "").lower().split())


def _day_of(text: str) -> FoundDate | None:
    """The first date of a text that begins with a well-known place, if it says day and year."""
    if not _begins_with_place(text):
        return None  # most lines: looking for a date takes longer
    found = find_date(text[:_DATED])
    return found if found is not None and found.iso and len(found.iso) >= 10 else None


def _begins_with_place(text: str) -> bool:
    """Whether the first letters of a text are a well-known place, or the first word of one."""
    for word in text[:40].split():
        folded = _fold(word).lstrip("*_")
        if folded:
            match = _LETTERS.match(folded)
            return match is not None and match[0] in _PLACES
    return False


def _parts_of(text: str) -> list[str] | None:
    """The places, countries and agencies a text consists of; None where there is more in it."""
    parts = [part for part in compiled(_BETWEEN).split(_fold(text).strip(" *_.-")) if part]
    known = all(
        _is_place(part) or compiled(_COUNTRY).fullmatch(part) or _is_outlet(part) for part in parts
    )
    return parts if known else None


def _is_place(folded: str) -> bool:
    """Whether a text is one of the well-known places: one word, or two that belong together."""
    first, _, rest = folded.partition(" ")
    return first in _PLACES and (not rest or rest in _PLACE_REST)
