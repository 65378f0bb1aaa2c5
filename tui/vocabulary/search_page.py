"""The words of the page that searches all articles: Arabic, then English."""

from __future__ import annotations

SEARCH_PAGE: dict[str, tuple[str, str]] = {
    "search_page.title": ("بحث", "Search"),
    "search_page.label": ("بحث في كل المقالات", "Search all articles"),
    "search_page.hint": ("كلمة أو عبارة أو اسم", "A word, a phrase or a name"),
    "search_page.key.open": ("فتح", "open"),
    "search_page.key.switch": ("النتائج", "results"),
    "search_page.key.box": ("الخانة", "the box"),
    "search_page.key.wider": ("أوسع", "wider"),
    "search_page.key.narrower": ("أضيق", "narrower"),
    "search_page.key.stop": ("إيقاف الفهرسة", "stop indexing"),
    "search_page.key.resume": ("إكمال الفهرسة", "go on indexing"),
    "search_page.key.steps": ("الخطوات", "steps"),
    "search_page.key.concordance": ("المواضع في سياقها", "in context"),
    "search_page.key.save": ("حفظ", "save"),
    "search_page.key.saved": ("المحفوظة", "saved"),
    "search_page.key.rename": ("تسمية", "rename"),
    "search_page.key.delete": ("حذف", "delete"),
    "search_page.key.undelete": ("استعادة", "restore"),
    "search_page.key.help": ("المفاتيح", "keys"),
    "search_page.key.back": ("رجوع", "back"),
    "search_page.start": (
        "ما يمكن البحث عنه هنا، وما بُحث عنه من قبل",
        "What can be searched here, and what was before",
    ),
    "search_page.empty": (
        "اكتب كلمة أو عبارة أو اسمًا للبحث في كل المقالات",
        "Type a word, a phrase or a name to search all articles",
    ),
    "search_page.recent": ("من السجل", "searched before"),
    "search_page.steps": (
        "خطوات البحث · Enter يوقف الخطوة أو يعيدها",
        "Steps of the search · Enter switches one",
    ),
    "search_page.always": ("دائمًا", "always"),
    "search_page.saved": ("بحوث محفوظة", "Saved searches"),
    "search_page.no_saved": (
        "لا بحوث محفوظة بعد؛ مفتاح w يحفظ البحث",
        "No saved searches yet; w saves a search",
    ),
    "search_page.save": ("حفظ البحث باسم", "Save the search as"),
    "search_page.rename": ("اسم آخر للبحث", "Another name for the search"),
    "search_page.name": ("اسم البحث", "Name of the search"),
    "search_page.nothing_to_save": (
        "اكتب بحثًا أولًا ثم احفظه",
        "Type a search first, then save it",
    ),
    "search_page.kept": (
        "حُفظ البحث «{name}». مفتاح {key} يعرض المحفوظة",
        "The search “{name}” is saved. {key} shows all saved ones",
    ),
    "search_page.deleted": (
        "حُذف البحث «{name}». مفتاح {key} يستعيده",
        "The search “{name}” is deleted. {key} brings it back",
    ),
    "search_page.restored": ("عاد البحث «{name}»", "The search “{name}” is back"),
    "search_page.nothing_deleted": (
        "لا بحث محذوف يُستعاد",
        "There is no deleted search to bring back",
    ),
    "search_page.renamed": ("صار اسم البحث «{name}»", "The search is called “{name}” now"),
    "search_page.with_new": ("{articles}، {new}", "{articles}, {new}"),
    "search_page.is_new": ("جديد، {step}", "new, {step}"),
    "search_page.so_far": ("حتى الآن {counts}", "So far {counts}"),
    "search_page.spelling": ("{name}", "{name}"),
    "search_page.begins": ("كلمات تبدأ بآخر ما كُتب", "words that begin with the last one"),
    "search_page.up_to": ("حتى الخطوة «{step}»", "up to the step “{step}”"),
    "search_page.steps_off": ("بلا: {steps}", "without: {steps}"),
    "search_page.absent": ("لا يرد {words} في أي مقال.", "No article has {words}."),
    "search_page.not_together": (
        "لا مقال يجمع كل ما طُلب.",
        "No article has all that is asked for.",
    ),
    "search_page.still": (
        "لم تُفهرس المقالات كلها بعد.",
        "Not all articles are indexed yet.",
    ),
    "search_page.try_wider": (
        "بعض خطوات البحث موقوفة: مفتاح > يوسّع البحث.",
        "Some steps are off: > widens the search.",
    ),
    "search_page.try": (
        "احذف كلمة، أو ضع OR بين الكلمات.",
        "Leave a word out, or put OR between words.",
    ),
    "search_page.try_absent": (
        "جرّب كلمة أقصر، أو أولها ثم نجمة، مثل ذكا*",
        "Try a shorter word, or its beginning and a star, such as comput*",
    ),
    "search_page.reads": ("يُحدّث الفهرس برنامج آخر", "another instance updates the index"),
    "search_page.looking": ("عُثر على {total} من الملفات…", "{total} files found…"),
    "search_page.indexing": (
        "فُهرس {done} من {total}…",
        "{done} of {total} indexed…",
    ),
    "search_page.stopped": (
        "فُهرس {done} من {total}، ثم أُوقف",
        "{done} of {total} indexed, then stopped",
    ),
    "search_page.names": ("تُقرأ الأسماء…", "reading names…"),
    "search_page.facts": (
        "الأسماء والأرقام: {done} من {total}…",
        "names and figures: {done} of {total}…",
    ),
    "search_page.in_memory": ("الفهرس في الذاكرة وحدها", "the index is in memory only"),
    "search_page.widest": ("كل الخطوات مستعملة", "All steps are taken already"),
    "search_page.narrowest": ("البحث كما كُتب وحده", "Only exact matches are left"),
    "search_page.spellings_on": (
        "يُبحث أيضًا عن التهجئات الأخرى للأسماء",
        "Other spellings of names are searched too",
    ),
    "search_page.spellings_off": (
        "لا يُبحث عن التهجئات الأخرى للأسماء",
        "Other spellings of names are not searched",
    ),
    "search_page.at_hit": (
        "{hit} من {hits} · المقال {article} من {articles}",
        "{hit} of {hits} · article {article} of {articles}",
    ),
    "search_page.at_article": (
        "المقال {article} من {articles}",
        "article {article} of {articles}",
    ),
    "search_page.last": ("هذا آخر موضع في النتائج", "This is the last place of the results"),
    "search_page.first": ("هذا أول موضع في النتائج", "This is the first place of the results"),
    "search_page.not_listed": (
        "الملف «{file}» ليس في القائمة الآن",
        "The file “{file}” is not in the list now",
    ),
    "searches.taken": (
        "الاسم «{name}» لبحث محفوظ آخر؛ اختر اسمًا غيره",
        "another saved search is called “{name}”; choose another name",
    ),
    "searches.failed": (
        "تعذّر حفظ عمليات البحث في «{path}» ({reason})؛ تحقق من الإذن والمساحة",
        "searches cannot be kept in “{path}” ({reason}); check permission and free space",
    ),
    "searches.newer": (
        "كتب «{path}» إصدارٌ أحدث من قارئ؛ حدّث قارئ لقراءته",
        "“{path}” is of a newer version of qari; update qari to read it",
    ),
    "searches.damaged": (
        "ملف عمليات البحث تالف ({reason})؛ حُفظ باسم «{kept}» وبدأ ملف جديد",
        "the file of searches is damaged ({reason}); it is kept as “{kept}”, and a new one begun",
    ),
    "command.search": ("بحث في كل المقالات", "Search all articles"),
    "bar.search": ("بحث في الكل", "search all"),
}

SEARCH_PAGE_COUNTS: dict[str, tuple[tuple[str, str, str, str, str, str], tuple[str, str]]] = {
    "search_page.new": (
        ("لا جديد", "واحد جديد", "اثنان جديدان", "{n} جديدة", "{n} جديدًا", "{n} جديد"),
        ("{n} new", "{n} new"),
    ),
    "search_page.problems": (
        (
            "لا ملاحظات أخرى",
            "ملاحظة أخرى",
            "ملاحظتان أخريان",
            "{n} ملاحظات أخرى",
            "{n} ملاحظة أخرى",
            "{n} ملاحظة أخرى",
        ),
        ("{n} more remark", "{n} more remarks"),
    ),
}
