"""All words of the interface, in Arabic and English, with plurals and numbers.

Plural categories are those of CLDR 45 plurals: Arabic has six, English two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple, cast

from tui import vocabulary

Lang = Literal["ar", "en"]

_ARABIC_NUMBER = str.maketrans("0123456789.,", "٠١٢٣٤٥٦٧٨٩٫٬")
_CONTROL = "[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]"
# A bidi control in a name would reorder the words around it.
_BIDI_CONTROL = "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"


class ArabicForms(NamedTuple):
    """A counted thing in the six forms of Arabic."""

    zero: str
    one: str
    two: str
    few: str
    many: str
    other: str


class EnglishForms(NamedTuple):
    """A counted thing in the two forms of English."""

    one: str
    other: str


class Text(NamedTuple):
    """A message in both languages, with the same `{places}` to fill."""

    ar: str
    en: str


class Count(NamedTuple):
    """A counted thing in both languages; `{n}` is the number."""

    ar: ArabicForms
    en: EnglishForms


TEXTS: Mapping[str, Text] = {
    # Fields of a table
    "field.file": Text("الملف", "File"),
    "field.title": Text("العنوان", "Title"),
    "field.source": Text("المصدر", "Source"),
    "field.byline": Text("الكاتب", "Byline"),
    "field.date": Text("التاريخ", "Date"),
    "field.words": Text("الكلمات", "Words"),
    "entity.type": Text("النوع", "Type"),
    "entity.text": Text("في النص", "As written"),
    "entity.name": Text("الاسم", "Name"),
    "entity.step": Text("الدليل", "Found by"),
    "entity.file": Text("الملف", "File"),
    "entity.step.latin": Text("لاتيني", "latin"),
    "entity.step.quoted": Text("أقواس", "quoted"),
    "entity.step.list": Text("قائمة", "list"),
    "entity.step.table": Text("جدول", "table"),
    "entity.step.tagger": Text("سياق", "tagger"),
    "entity.step.document": Text("المقال", "document"),
    "entity.step.user": Text("يدوي", "user"),
    "entity.found": Text("المقالات المعثور عليها: {total}…", "articles found: {total}…"),
    "entity.read": Text("قُرئت أسماء {done} من {total}…", "names read: {done} of {total}…"),
    # Errors: what is wrong, then what to do
    "error.missing": Text(
        "لا يوجد ملف أو مجلد باسم «{path}»؛ تحقق من الاسم، أو شغّل qari وحده للمقالات المرفقة",
        "no file or folder “{path}”; check the name, or run qari alone for the built-in articles",
    ),
    "error.missing_near": Text(
        "لا يوجد ملف أو مجلد باسم «{path}»؛ لعلك تقصد: {near}",
        "no file or folder “{path}”; did you mean: {near}",
    ),
    "error.no_article": Text(
        "لا يوجد مقال باسم «{name}»؛ يعرض qari list الأسماء كلها",
        "no article “{name}”; qari list shows all names",
    ),
    "error.no_article_near": Text(
        "لا يوجد مقال باسم «{name}»؛ لعلك تقصد: {near}",
        "no article “{name}”; did you mean: {near}",
    ),
    "error.many_articles": Text(
        "أكثر من مقال باسم «{name}»؛ اكتب المسار كاملا: {near}",
        "more than one article “{name}”; give its whole path: {near}",
    ),
    "error.empty_folder": Text(
        "لا ملفات \u200e*.txt في «{path}»؛ اختر مجلدا آخر أو اكتب أسماء الملفات نفسها",
        "no *.txt files in “{path}”; choose a folder with .txt files, or name the files themselves",
    ),
    "error.folder_denied": Text(
        "لا إذن بفتح المجلد «{path}»؛ امنح نفسك إذن القراءة بالأمر chmod u+rx",
        "no permission to open the folder “{path}”; allow it with chmod u+rx",
    ),
    "error.folder_broken": Text(
        "تعذّرت قراءة المجلد «{path}» ({reason})؛ تحقق من القرص أو انسخ المجلد إلى مكان آخر",
        "cannot list the folder “{path}” ({reason}); check the disk, or copy it elsewhere",
    ),
    "error.file_denied": Text(
        "لا إذن بقراءة الملف «{path}»؛ امنح نفسك إذن القراءة بالأمر chmod u+r",
        "no permission to read “{path}”; allow it with chmod u+r",
    ),
    "error.is_folder": Text(
        "«{path}» مجلد لا مقال؛ يعرض qari list مقالاته",
        "“{path}” is a folder, not an article; list its articles with qari list",
    ),
    "error.special_file": Text(
        "«{path}» ليس ملفا عاديا؛ احفظ النص في ملف أولا",
        "“{path}” is not a regular file; save the text to a file first",
    ),
    "error.no_built_in": Text(
        "المقالات المرفقة غير موجودة؛ أعد تثبيت qari أو حدد مجلدا",
        "the built-in articles are missing; install qari again, or name a folder",
    ),
    "error.tagger": Text(
        "المُعرِّف «{tagger}» أخفق فتُركت نتائجه حيث أخفق ({reason})؛"
        " صحّحه أو احذف tagger من config.toml",
        "the tagger “{tagger}” failed and was left out where it did ({reason});"
        " mend it, or remove tagger from config.toml",
    ),
    "catalogue.memory": Text(
        "تعذّر حفظ فهرس الأسماء فبقي في الذاكرة وحدها ({reason})؛"
        " أفسح مكانا في مجلد التخزين المؤقت أو غيّره بالمتغير QARI_CACHE_DIR",
        "the catalogue of names cannot be kept and is in memory only ({reason});"
        " make room in the cache folder, or name another one in QARI_CACHE_DIR",
    ),
    "catalogue.rebuilt": Text(
        "فهرس الأسماء «{path}» تالف أو من إصدار آخر؛ يُبنى من جديد",
        "the catalogue of names “{path}” is damaged or of another version; it is being rebuilt",
    ),
    "catalogue.reads": Text(
        "برنامج آخر يحدّث فهرس الأسماء؛ يُقرأ هنا كما هو",
        "another instance updates the catalogue of names; here it is read as it is",
    ),
    "catalogue.lost": Text(
        "توقفت العملية التي تقرأ «{path}» ({reason})؛ شغّل الأمر مرة أخرى لإعادة المحاولة",
        "the process that read “{path}” ended ({reason}); run it again to try once more",
    ),
    "catalogue.raised": Text(
        "تعذّر استخراج الأسماء من «{path}» ({reason})؛ أبلغ عن هذا العطل مع الملف",
        "the names of “{path}” cannot be extracted ({reason}); report this fault with the file",
    ),
    "index.memory": Text(
        "تعذّر حفظ فهرس الكلمات فبقي في الذاكرة وحدها ({reason})؛"
        " أفسح مكانا في مجلد التخزين المؤقت أو غيّره بالمتغير QARI_CACHE_DIR",
        "the index of words cannot be kept and is in memory only ({reason});"
        " make room in the cache folder, or name another one in QARI_CACHE_DIR",
    ),
    "index.rebuilt": Text(
        "فهرس الكلمات تالف أو من إصدار آخر؛ يُبنى من جديد",
        "the index of words is damaged or of another version; it is being rebuilt",
    ),
    "index.reads": Text(
        "برنامج آخر يحدّث فهرس الكلمات؛ يُقرأ هنا كما هو",
        "another instance updates the index of words; here it is read as it is",
    ),
    "index.too_large": Text(
        "لا يتسع فهرس في الذاكرة لأكثر من {limit} ميغابايت، وما بعدها لا يشمله البحث؛"
        " أفسح مكانا في مجلد التخزين المؤقت أو غيّره بالمتغير QARI_CACHE_DIR",
        "an index in memory takes no more than {limit} MB, and what comes after is not searched;"
        " make room in the cache folder, or name another one in QARI_CACHE_DIR",
    ),
    "index.failed": Text(
        "تعذّر بناء فهرس الكلمات ({reason})؛ أبلغ عن هذا العطل",
        "the index of words cannot be built ({reason}); report this fault",
    ),
    "index.raised": Text(
        "تعذّرت فهرسة «{path}» ({reason})؛ أبلغ عن هذا العطل مع الملف",
        "“{path}” cannot be indexed ({reason}); report this fault with the file",
    ),
    "index.found": Text("الملفات المعثور عليها: {total}…", "files found: {total}…"),
    "index.read": Text(
        "الملفات: {done} من {total} · {mb} من {mbs} ميغابايت · {rate} في الثانية · بقي {left}",
        "{done} of {total} files · {mb} of {mbs} MB · {rate} files a second · {left} left",
    ),
    "index.seconds": Text("{n} ث", "{n} s"),
    "index.minutes": Text("{n} د", "{n} min"),
    "index.hours": Text("{n} س", "{n} h"),
    "index.field.files": Text("الملفات في الفهرس", "Files in the index"),
    "index.field.articles": Text("المقالات", "Articles"),
    "index.field.added": Text("أُضيفت", "Added"),
    "index.field.changed": Text("تغيّرت", "Changed"),
    "index.field.removed": Text("حُذفت", "Removed"),
    "index.field.unreadable": Text("لم تُقرأ", "Unreadable"),
    "index.field.bytes": Text("البايتات المقروءة", "Bytes read"),
    "index.field.index_bytes": Text("حجم الفهرس بالبايت", "Bytes of the index"),
    "index.field.seconds": Text("الثواني", "Seconds"),
    "index.field.mode": Text("الحفظ", "Kept"),
    "index.mode.writes": Text("في مجلد التخزين المؤقت", "in the cache folder"),
    "index.mode.reads": Text("يحدّثه برنامج آخر", "another instance updates it"),
    "index.mode.memory": Text("في الذاكرة وحدها", "in memory only"),
    "error.no_terminal": Text(
        "القارئ يحتاج إلى طرفية؛ للطباعة استعمل qari list أو qari show",
        "the reader needs a terminal; to print instead use qari list or qari show",
    ),
    "error.usage": Text(
        "استعمال غير صحيح: {what}؛ يشرح qari -h الأوامر",
        "wrong usage: {what}; see qari -h",
    ),
    "error.output": Text(
        "تعذّرت كتابة الناتج ({reason})؛ تحقق من المساحة المتاحة ومن الوجهة",
        "cannot write the output ({reason}); check the free space and where it goes",
    ),
    "error.unreadable": Text("«{path}»: {reason}", "“{path}”: {reason}"),
    # Reasons why a file cannot be read
    "reason.denied": Text(
        "لا إذن بالقراءة؛ امنح نفسك الإذن بالأمر chmod u+r",
        "no permission to read it; allow it with chmod u+r",
    ),
    "reason.gone": Text(
        "لم يعد الملف في مكانه؛ أعد فتح المجلد",
        "the file is not there; open the folder again",
    ),
    "reason.broken_link": Text(
        "رابط لا يصل إلى ملف؛ أصلح الرابط أو احذفه",
        "a link that leads to no file; mend or remove the link",
    ),
    "reason.special": Text(
        "ليس ملفا عاديا؛ احفظ النص في ملف",
        "not a regular file; save the text to a file",
    ),
    "reason.too_large": Text(
        "أكبر من أن يُقرأ (الحد {limit} ميغابايت)؛ قسّمه إلى ملفات أصغر",
        "too large to read (the limit is {limit} MB); split it into smaller files",
    ),
    "reason.no_text": Text(
        "{reason}؛ افتحه ببرنامجه أو احفظه نصا بترميز UTF-8",
        "{reason}; open it with its own program, or save it as UTF-8 text",
    ),
    "reason.other_format": Text(
        "ملف من نوع آخر لا نص؛ افتحه ببرنامجه",
        "another kind of file, not text; open it with its own program",
    ),
    "reason.binary": Text(
        "بيانات لا نص؛ افتحه ببرنامجه أو احفظه نصا بترميز UTF-8",
        "binary data, not text; open it with its own program, or save it as UTF-8 text",
    ),
    "reason.unknown_code": Text(
        "ترميز غير معروف؛ احفظه بترميز UTF-8",
        "an unknown encoding; save it as UTF-8 text",
    ),
    "reason.failed": Text(
        "تعذّرت القراءة ({reason})؛ تحقق من القرص أو انسخ الملف إلى مكان آخر",
        "cannot be read ({reason}); check the disk, or copy the file elsewhere",
    ),
    # Wrong usage
    "usage.unknown": Text("لا معنى هنا لـ {what}", "{what} means nothing here"),
    "usage.width": Text("قيمة {what} عدد من ٢٠ إلى ٢٠٠", "{what} takes a number from 20 to 200"),
    "usage.value": Text("قيمة {what} ناقصة أو غير صالحة", "{what} lacks a valid value"),
    "usage.article": Text("ينقص اسم المقال", "the article's name is missing"),
    # Settings
    "settings.unreadable": Text(
        "تعذّرت قراءة الإعدادات «{path}» ({reason})؛ صحح الملف أو احذفه",
        "cannot read the settings “{path}” ({reason}); mend or remove the file",
    ),
    "settings.toml": Text(
        "ملف الإعدادات «{path}»، السطر {line}: ليس TOML صحيحا ({reason})؛ صحح السطر",
        "settings “{path}”, line {line}: not valid TOML ({reason}); mend the line",
    ),
    "settings.unknown": Text(
        "ملف الإعدادات «{path}»: لا معنى للمفتاح «{key}»؛ أقرب مفتاح «{near}»",
        "settings “{path}”: unknown key “{key}”; the nearest key is “{near}”",
    ),
    "settings.value": Text(
        "ملف الإعدادات «{path}»: قيمة «{key}» غير صالحة؛ المقبول: {allowed}",
        "settings “{path}”: wrong value for “{key}”; it can be {allowed}",
    ),
    # Help
    "help.about": Text(
        "قارئ للمقالات العربية في الطرفية",
        "A reader for Arabic articles in the terminal",
    ),
    "help.open": Text(
        "يفتح القارئ على ملفات ومجلدات؛ وبلا مسار على المقالات المرفقة",
        "open the reader on files and folders; without PATH, on the built-in articles",
    ),
    "help.list": Text(
        "يسرد المقالات: الملف والعنوان والمصدر والتاريخ والكلمات",
        "list the articles: file, title, source, date, words",
    ),
    "help.show": Text(
        "يطبع مقالا؛ ARTICLE مسار ملف أو اسم مقال مرفق",
        "print one article; ARTICLE is a file path or the name of a built-in article",
    ),
    "help.entities": Text(
        "يسرد أسماء المقالات: الأشخاص والجهات والأماكن والمنتجات والأحداث، ولكل كيان معرّف واحد",
        "list the names in the articles: people, organisations, places, products and events",
    ),
    "help.index": Text(
        "يبني فهرس كلمات المقالات للبحث أو يحدّثه؛ إن قوطع أكمل في المرة التالية من حيث توقف",
        "build or update the index of words for searching; if interrupted, the next run goes on",
    ),
    "help.figures": Text(
        "يسرد أرقام المقالات: المبالغ والنسب والأعداد والقياسات والتواريخ، وما ذُكرت عنه",
        "list the figures of the articles: money, shares, counts, measures, dates, and of what",
    ),
    "help.disagree": Text(
        "يجمع الأرقام المختلفة عن الشيء نفسه: متوافقة أو متعارضة أو تغيّرت مع الوقت",
        "show different figures for one thing: compatible, contradictory or changed over time",
    ),
    "help.options": Text("الخيارات", "Options"),
    "help.json": Text("مصفوفة JSON (مع الأوامر كلها)", "a JSON array (all commands)"),
    "help.width": Text(
        "عرض السطر بالأعمدة، من ٢٠ إلى ٢٠٠ (مع show)",
        "columns of a line, 20 to 200 (show)",
    ),
    "help.plain": Text(
        "نص الملف كما هو بترتيبه المنطقي (مع show)",
        "the text of the file in its logical order (show)",
    ),
    "help.lang": Text("لغة الواجهة", "language of the interface"),
    "help.version": Text("رقم الإصدار", "the version"),
    "help.help": Text("هذه الصفحة", "this page"),
    "help.examples": Text("أمثلة", "Examples"),
    "help.named_like": Text(
        "مسار اسمه كاسم أمر يُكتب \u200e./list", "a path named like a command is written ./list"
    ),
    **{key: Text(*both) for key, both in vocabulary.TEXTS.items()},
    "help.exit": Text(
        "رمز الخروج: ٠ تمّ، ١ تعذّر، ٢ استعمال غير صحيح، ١٣٠ أوقفه المستخدم",
        "exit code: 0 done, 1 nothing could be done, 2 wrong usage, 130 stopped by the user",
    ),
}

COUNTS: Mapping[str, Count] = {
    "articles": Count(
        ArabicForms("لا مقالات", "مقال واحد", "مقالان", "{n} مقالات", "{n} مقالا", "{n} مقال"),
        EnglishForms("{n} article", "{n} articles"),
    ),
    "words": Count(
        ArabicForms("لا كلمات", "كلمة واحدة", "كلمتان", "{n} كلمات", "{n} كلمة", "{n} كلمة"),
        EnglishForms("{n} word", "{n} words"),
    ),
    "paragraphs": Count(
        ArabicForms("لا فقرات", "فقرة واحدة", "فقرتان", "{n} فقرات", "{n} فقرة", "{n} فقرة"),
        EnglishForms("{n} paragraph", "{n} paragraphs"),
    ),
    "minutes": Count(
        ArabicForms(
            "أقل من دقيقة", "دقيقة واحدة", "دقيقتان", "{n} دقائق", "{n} دقيقة", "{n} دقيقة"
        ),
        EnglishForms("{n} minute", "{n} minutes"),
    ),
    # After the noun قراءة the counted time is in the genitive.
    "reading_time": Count(
        ArabicForms(
            "قراءة أقل من دقيقة",
            "قراءة دقيقة واحدة",
            "قراءة دقيقتين",
            "قراءة {n} دقائق",
            "قراءة {n} دقيقة",
            "قراءة {n} دقيقة",
        ),
        EnglishForms("{n} minute to read", "{n} minutes to read"),
    ),
    "files": Count(
        ArabicForms("لا ملفات", "ملف واحد", "ملفان", "{n} ملفات", "{n} ملفا", "{n} ملف"),
        EnglishForms("{n} file", "{n} files"),
    ),
    "repaired": Count(
        ArabicForms(
            "النص سليم",
            "وُضعت علامة \ufffd مكان بايت واحد لا يُقرأ",
            "وُضعت علامتا \ufffd مكان بايتين لا يُقرآن",
            "وُضعت علامة \ufffd مكان كل من {n} بايتات لا تُقرأ",
            "وُضعت علامة \ufffd مكان كل من {n} بايتا لا تُقرأ",
            "وُضعت علامة \ufffd مكان كل من {n} بايت لا تُقرأ",
        ),
        EnglishForms(
            "{n} byte could not be read and stands as \ufffd",
            "{n} bytes could not be read and stand as \ufffd",
        ),
    ),
    "unreadable_files": Count(
        ArabicForms(
            "كل الملفات مقروءة",
            "تعذّرت قراءة ملف واحد",
            "تعذّرت قراءة ملفين",
            "تعذّرت قراءة {n} ملفات",
            "تعذّرت قراءة {n} ملفا",
            "تعذّرت قراءة {n} ملف",
        ),
        EnglishForms("{n} file could not be read", "{n} files could not be read"),
    ),
    **{
        key: Count(ArabicForms(*arabic), EnglishForms(*english))
        for key, (arabic, english) in vocabulary.COUNTS.items()
    },
    "hits": Count(
        ArabicForms("لا نتائج", "نتيجة واحدة", "نتيجتان", "{n} نتائج", "{n} نتيجة", "{n} نتيجة"),
        EnglishForms("{n} hit", "{n} hits"),
    ),
}


def visible(text: str, keep: str = "") -> str:
    """Return the text with every character that a terminal obeys shown as a symbol.

    C0 controls become their pictures (U+2400 ...), other controls, line separators and lone
    surrogates U+FFFD. The number of characters stays.

    Args:
        text: What comes from a file or a name.
        keep: Control characters to leave as they are, such as line feed and tab.
    """
    if text.isprintable():
        return text  # most texts; compiling both patterns takes 0.6 ms of a start
    return re.sub(_CONTROL, lambda match: _symbol(match[0], keep), text)


def _symbol(character: str, keep: str) -> str:
    code = ord(character)
    if character in keep:
        return character
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def name(text: str) -> str:
    """Return a name as it can stand in a message: no controls, no bidi controls, one line."""
    return text if text.isprintable() else re.sub(_BIDI_CONTROL, "\ufffd", visible(text))


def arabic_category(number: int | float) -> str:
    """Return the plural category of a number in Arabic (CLDR 45 plurals)."""
    if number in (0, 1, 2):
        return ("zero", "one", "two")[int(number)]
    if number != int(number):
        return "other"
    rest = int(number) % 100
    if 3 <= rest <= 10:
        return "few"
    return "many" if rest >= 11 else "other"


def english_category(number: int | float) -> str:
    """Return the plural category of a number in English (CLDR 45 plurals)."""
    return "one" if number == 1 and isinstance(number, int) else "other"


def language(environment: Mapping[str, str], chosen: str | None = None) -> Lang:
    """Return the language of the interface.

    Args:
        environment: Where the locale stands: LC_ALL, else LC_MESSAGES, else LANG.
        chosen: What the user asked for, which goes first.
    """
    if chosen in ("ar", "en"):
        return cast(Lang, chosen)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = environment.get(variable, "")
        if locale:
            return "en" if re.match(r"en([_.@-]|$)", locale, re.IGNORECASE) else "ar"
    return "ar"


class Said(str):
    """A message of the interface, which can fill a place of another one as it is."""

    __slots__ = ()


class Words:
    """The words of one language."""

    def __init__(self, lang: Lang, isolate: bool = False) -> None:
        """Take a language.

        Args:
            lang: Which of the two.
            isolate: Put each text that fills a place between bidi isolates (FSI, PDI), for
                messages that are laid out: a path keeps its own order among Arabic words.
        """
        self.lang: Lang = lang
        self._isolate = isolate
        self.rtl = lang == "ar"
        """Whether the interface runs from right to left."""

    def say(self, key: str, /, **values: str | int | float) -> str:
        """Return a message in one line; numbers are written as in this language.

        Control characters of a value become symbols, so a file's name can stand in a message.

        Raises:
            KeyError: no such key, or a place of the message is not filled.
        """
        shown = {place: self._fill(value) for place, value in values.items()}
        return Said(cast(str, getattr(TEXTS[key], self.lang)).format_map(shown))

    def _fill(self, value: str | int | float) -> str:
        if isinstance(value, Said):
            return value
        if not isinstance(value, str):
            return self.number(value)
        return f"\u2068{name(value)}\u2069" if self._isolate else name(value)

    def count(self, key: str, n: int | float) -> str:
        """Return a counted thing, such as `٣ كلمات`; n is not negative.

        Raises:
            KeyError: no such key.
        """
        forms = COUNTS[key]
        if self.lang == "ar":
            form = getattr(forms.ar, arabic_category(n))
        else:
            form = getattr(forms.en, english_category(n))
        return cast(str, form).format(n=self.number(n))

    def number(self, value: int | float, digits: int | None = None) -> str:
        """Return a number with this language's digits, separators and thousands.

        Args:
            value: The number.
            digits: Digits after the point; None keeps an integer whole and a float as it is.
        """
        text = f"{value:,}" if digits is None else f"{value:,.{digits}f}"
        return text.translate(_ARABIC_NUMBER) if self.lang == "ar" else text

    def digits(self, text: str) -> str:
        """Return a written number in this language's digits and separators, nothing added."""
        return text.translate(_ARABIC_NUMBER) if self.lang == "ar" else text


def without_isolates(text: str) -> str:
    """Return a text without the isolates that keep names in their own order (LRI, FSI, PDI)."""
    return text.translate(dict.fromkeys((0x2066, 0x2068, 0x2069)))
