"""Lines around an article that are not the article: boilerplate, trackers, related links."""

from __future__ import annotations

import base64
import binascii
import re

from tui.articles.lines import Line, compiled, count_words, may_begin

_JUNK = r"""
اعلان(?:ات)?(?:\s?\d{1,2})?|مساحه اعلانيه|advertisement|ads?|sponsored|تبليغات|آگهي|اگهي
|(?:تعليق|تعليقات|التعليقات|التعليق|comments?|نظرات)\s?[:(]{0,2}\s?\d{0,5}\)?
|\d{1,5}\s?(?:تعليق|تعليقات|تعليقا|comments?)
|(?:اضف|اكتب|اترك|شارك ب|ارسل)\s?(?:تعليقك?|تعليقا|رايك)(?:\s.{0,40})?|لا (?:توجد
|يوجد) تعليقات?|leave a (?:comment|reply)
|(?:شارك|شاركنا|شاركها|شاركوا|مشاركه|انشر|share|partager)(?:\s(?:الخبر|المقال|الموضوع|المقاله
|هذا الخبر|هذا المقال|هذه|علي|عبر|مع اصدقائك|مع الاصدقاء|this|on|via|الصفحه
|article)\b.{0,60})?\s?[:.]?
|طباعه(?:\s(?:الخبر|المقال|الصفحه))?|نسخه للطباعه|print|(?:نسخ|انسخ) الرابط|رابط مختصر.{0,80}
|حفظ(?: المقال)?|ارسال(?: بالبريد.{0,20})?|email|copy link
|(?:تابعونا|تابعنا|تابعوا|تابع|follow us|follow)\s?(?:(?:علي|عبر|on)\s.{0,80}
|.{0,80}(?:جوجل نيوز|غوغل نيوز|google news|تلغرام|تليجرام|تيليغرام|واتساب|واتس اب|يوتيوب|فيسبوك
|تويتر|انستغرام|انستجرام|twitter|facebook|telegram|whatsapp).{0,40})?
|(?:©|\(c\)|copyright|جميع الحقوق محفوظه|كافه الحقوق محفوظه|حقوق النشر|كل الحقوق محفوظه
|all rights reserved|تمامي حقوق).{0,120}
|(?:فيسبوك|فيس بوك|تويتر|واتساب|واتس اب|تليجرام|تلغرام|تيليغرام|انستغرام|انستجرام|لينكد ان
|يوتيوب|بينترست|facebook|twitter|whatsapp|telegram|linkedin|instagram|pinterest|youtube
|messenger|x|ماسنجر|مسنجر|بريد|email|tweet|غرد|تغريده|pocket|reddit|tumblr|[|/,،•·\s-]){1,20}
|(?:الوسوم|وسوم|الكلمات (?:المفتاحيه|الدلاليه|الدليليه|الداله)|كلمات (?:مفتاحيه|دلاليه|دليليه)
|العلامات|tags?|keywords|تاجات|برچسب ها|كليدواژه ها)\s?[:|].{0,300}|الوسوم|tags
|(?:اشترك|اشتركوا|اشتراك|سجل|subscribe|sign up|انضم|انضموا)\s(?:في|الان|معنا|الي|علي|to|for|now
|مجانا|ب?القائمه|ب?النشره).{0,100}|(?:اشترك|اشتراك|subscribe|النشره (?:البريديه|الاخباريه)
|newsletter)
|(?:اضغط|انقر|click) (?:هنا|علي|here).{0,80}|حملو?ا? (?:ال)?تطبيق.{0,80}|download (?:our
|the) app.{0,60}
|(?:عدد )?(?:ال)?(?:مشاهدات|زيارات|قراءات|القراء)\s?[:(]\s?[\d,.]{1,12}\)?
|[\d,.]{1,12}\s(?:مشاهده|مشاهدات|زياره|قراءه|views?)
|(?:مده|وقت|زمن) القراءه.{0,30}|(?:قراءه )?\d{1,3} (?:دقيقه|دقائق|دقايق)(?: للقراءه| قراءه)?
|\d{1,3} min(?:ute)? read
|حجم الخط.{0,30}|تكبير الخط|تصغير الخط|استمع(?: الي)?(?: ال(?:خبر|مقال))?|listen|الرئيسيه|home
|رجوع|عوده|القائمه|بحث|search|التالي|السابق|next|previous
|الرئيسيه\s?[/|].{1,60}
"""
_JUNK_INSIDE = r"""
.{0,80}(?:جميع الحقوق محفوظه|all rights reserved).{0,60}
|.{0,60}(?:ملفات تعريف الارتباط|ملفات الارتباط|\bcookies\b|الكوكيز|سياسه الخصوصيه).{0,100}
|.{0,50}\s[>›]\s.{1,50}
"""
"""Junk that does not begin as such: to look for it takes as long as for all that does."""
_JUNK_BEGINNINGS = frozenset(
    "ad|adve|all |clic|comm|copy|down|emai|face|foll|home|inst|keyw|leav|link|list|mess|news|next"
    "|part|pint|pock|prev|prin|redd|sear|shar|sign|spon|subs|tag|tele|tumb|twee|twit|what|x|yout"
    "|آگهي|اترك|ارسا|ارسل|استم|اشتر|اضغط|اضف|اعلا|اكتب|الال|التا|التع|الرئ|الزي|السا|العل|القا|القر"
    "|الكل|المش|النش|الوس|انست|انسخ|انشر|انضم|انقر|اگهي|بحث|بريد|برچس|بينت|تابع|تاجا|تبلي|تصغي|تعلي"
    "|تغري|تكبي|تلغر|تليج|تمام|تويت|تيلي|جميع|حجم |حفظ|حقوق|حمل |حملا|حملو|رابط|رجوع|زمن |زيار|سجل"
    "|شارك|طباع|عدد |عوده|غرد|فيس |فيسب|قراء|كافه|كل ا|كلما|كليد|لا ت|لا ي|لينك|ماسن|مده |مساح|مسنج"
    "|مشار|مشاه|نسخ |نسخه|نظرا|واتس|وسوم|وقت |يوتي".split("|")
)
"""How whatever `_JUNK` matches begins, if with a letter: compiling that takes 2.4 ms of a start,
and the beginning of 19 lines in 20 tells that it does not match."""
_INSIDE = ("الحقوق", "rights", "الارتباط", "cookies", "الكوكيز", "الخصوصيه", ">", "›")
"""One of these stands in whatever `_JUNK_INSIDE` matches."""

_RELATED = r"""
(?:اقرا|اقرؤوا|اقراوا|طالع|شاهد|شاهدوا|انظر|تابع|اقرئي|see|read|بخوانيد)\s(?:ايضا|المزيد|كذلك
|also|more)\b.{0,200}
|(?:(?:مواضيع|موضوعات|اخبار|مقالات|تقارير|روابط|قصص|مواد|المواضيع|الموضوعات|المقالات|الاخبار
|محتوي|خبر|مقال|موضوع|مطالب|موارد)\s)?(?:ذات|ذو|ال?متعلقه|ال?مرتبطه?|مرتبط|مشابهه)(?:\s(?:صله
|علاقه|ال?صله|ب?الموضوع|ب?المقال))?(?:\s?[:：].{0,200})?
|(?:قد|ربما) (?:يهمك|يعجبك|يهمكم|تهمك|تود قراءه)\b.{0,200}|لمزيد من (?:الاخبار|التفاصيل
|المعلومات).{0,160}|للمزيد(?:\s?[:،].{0,160}|\sمن\s.{0,160})?|المزيد(?: من (?:الاخبار|المقالات
|الموضوعات|القصص|المعلومات).{0,40})?|المزيد\s?:.{0,160}
|(?:read more|read also|also read|related(?: (?:articles?|stories|news|posts?|topics?))?
|see also|you may also like|more on this)\s?:?.{0,200}|(?:بيشتر بخوانيد|مطالب مرتبط
|همچنين بخوانيد)\s?:?.{0,200}
|(?:الاكثر|الأكثر) (?:قراءه|مشاهده|تداولا|رواجا).{0,40}|most (?:read|popular)
"""

_RELATED_BEGINNINGS = frozenset(
    "also|more|most|read|rela|see|you |اخبا|اقرؤ|اقرئ|اقرا|الأك|الاخ|الاك|المت|المر|المز|المق|المو"
    "|امتع|امرت|انظر|بخوا|بيشت|تابع|تقار|خبر|ذات|ذو|ربما|رواب|شاهد|طالع|قد ت|قد ي|قصص|للمز|لمزي"
    "|محتو|مرتب|مشاب|مطال|مقال|مواد|موار|مواض|موضو|همچن".split("|")
)
"""The same of `_RELATED`."""

_HASHTAGS = r"(?:#[^\s#]{1,60}\s{0,3}){1,40}"
_SECTIONS = frozenset(
    """رياضه سياسه اقتصاد اعمال ثقافه فن فنون منوعات اخبار محليات العالم دوليات عربي تكنولوجيا تقنيه
علوم صحه راي اراء مقالات تقارير تحقيقات حوادث سياحه مجتمع الرياضه السياسه الاقتصاد الثقافه عاجل
sports sport politics business world opinion technology culture health news""".split()
)
_TOKEN = r"[A-Za-z0-9+/_-]{16,}={0,2}"
_TOKEN_START = re.compile(r"[A-Za-z0-9+/_-]{16}")


def is_machine_token(token: str) -> bool:
    """Whether a token is base64 or a hexadecimal identifier and not a word.

    Base64 must decode to readable ASCII: of 24 random base64 letters three quarters decode to
    bytes outside it, so 9 readable bytes in 10 do not come by chance.
    """
    if not compiled(_TOKEN).fullmatch(token):
        return False
    if re.fullmatch(r"[0-9a-f]{24,}", token) and not token.isalpha():
        return True
    kinds = (str.islower, str.isupper, str.isdigit)
    if not all(any(map(kind, token)) for kind in kinds):
        return False
    try:
        data = base64.b64decode(
            token.rstrip("=") + "=" * (-len(token.rstrip("=")) % 4), validate=True
        )
    except (binascii.Error, ValueError):
        return False
    return sum(32 <= byte < 127 for byte in data) * 10 >= len(data) * 9


def is_junk(line: Line) -> bool:
    """Whether the whole line is one of the things that stand around articles on a page."""
    if not line.words:
        return True
    if line.words > 25:
        return False
    may_be_token = line.words <= 10 and _TOKEN_START.search(line.plain)
    if may_be_token and any(map(is_machine_token, line.plain.split())):
        return True
    if line.text[0] == "#" and compiled(_HASHTAGS).fullmatch(line.text):
        return True
    if may_begin(line.bare, _JUNK_BEGINNINGS) and compiled(_JUNK).fullmatch(line.bare):
        return True
    if any(word in line.bare for word in _INSIDE):
        return compiled(_JUNK_INSIDE).fullmatch(line.bare) is not None
    return False


def is_section_name(line: Line) -> bool:
    """Whether the line is the name of a newspaper's section, as it stands above headlines."""
    return line.words <= 2 and line.bare in _SECTIONS


def is_related(line: Line) -> bool:
    """Whether the line leads to another article."""
    if line.words > 30:
        return False
    if not may_begin(line.bare, _RELATED_BEGINNINGS):
        return False
    return compiled(_RELATED).fullmatch(line.bare) is not None


def is_related_header(line: Line) -> bool:
    """Whether a related line only announces the links below it."""
    return line.words <= 4 and (line.closing == ":" or count_words(line.plain) <= 3)
