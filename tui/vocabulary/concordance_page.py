"""The words of the page of a concordance: Arabic, then English."""

from __future__ import annotations

CONCORDANCE: dict[str, tuple[str, str]] = {
    "command.concordance": ("الكلمات في سياقها", "Words in their context"),
    "bar.concordance": ("في السياق", "in context"),
    "names.concordance": ("في السياق", "in context"),
    "entity_page.key.concordance": ("في السياق", "in context"),
    "concordance.title": ("الكلمات في سياقها", "Words in context"),
    "concordance.label": ("المواضع", "Places of"),
    "concordance.hint": ("كلمات أو عبارة، ثم Enter", "Words or a phrase, then Enter"),
    "concordance.open": ("فتح", "open"),
    "concordance.keep": ("بحث", "search"),
    "concordance.query": ("بحث آخر", "other words"),
    "concordance.sort": ("ترتيب", "sort"),
    "concordance.export": ("تصدير", "export"),
    "concordance.back": ("رجوع", "back"),
    "concordance.column.before": ("ما قبلها", "Before"),
    "concordance.column.node": ("الكلمة", "Word"),
    "concordance.column.after": ("ما بعدها", "After"),
    "concordance.column.date": ("التاريخ", "Date"),
    "concordance.column.source": ("المصدر", "Source"),
    "concordance.cut": ("أول {places}", "the first {places}"),
    "concordance.counted": ("{places} في {articles}", "{places} in {articles}"),
    "concordance.read": (
        "{places} · قُرئ {read} من {articles}",
        "{places} · read {read} of {articles}",
    ),
    "concordance.sorting": ("يُرتَّب… {percent}٪", "sorting… {percent}%"),
    "concordance.reading": ("تُقرأ المقالات… {percent}٪", "reading… {percent}%"),
    "concordance.asking": ("جارٍ البحث…", "Searching…"),
    "concordance.ask": (
        "اكتب كلمة أو عبارة ثم اضغط Enter، فتظهر كل مواضعها في المقالات مع ما قبلها وما بعدها",
        "Type a word or a phrase and press Enter: all its places in the articles appear here,"
        " with what stands before and after",
    ),
    "concordance.none": (
        "لا موضع لهذا في المقالات. جرّب كلمة أقصر أو اكتبها بلا علامتي تنصيص",
        "No place of this in the articles. Try a shorter word, or leave quotation marks out",
    ),
    "concordance.stopped": (
        "أُوقف الترتيب، والأسطر كما كانت",
        "Sorting was stopped; the lines stand as they did",
    ),
    "concordance.sorted.index": ("الأسطر بترتيب المقالات", "Lines in the order of the articles"),
    "concordance.sorted.after": ("الأسطر مرتبة بما بعد الكلمة", "Lines by the words after"),
    "concordance.sorted.before": ("الأسطر مرتبة بما قبل الكلمة", "Lines by the words before"),
    "concordance.sorted.date": ("الأسطر مرتبة بالتاريخ", "Lines by date"),
    "concordance.sorted.source": ("الأسطر مرتبة بالمصدر", "Lines by source"),
    "concordance.opened": ("{key} يعود إلى المواضع", "{key} goes back to the places"),
    "concordance.gone": (
        "«{file}» لم يعد يُقرأ، فتُركت مواضعه",
        "“{file}” cannot be read any more; its places are left out",
    ),
    "concordance.not_listed": (
        "«{file}» ليس في قائمة المقالات بعد",
        "“{file}” is not in the list of articles yet",
    ),
}

CONCORDANCE_COUNTS: dict[str, tuple[tuple[str, str, str, str, str, str], tuple[str, str]]] = {
    "places": (
        ("لا مواضع", "موضع واحد", "موضعان", "{n} مواضع", "{n} موضعًا", "{n} موضع"),
        ("{n} place", "{n} places"),
    ),
}
