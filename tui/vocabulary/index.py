"""The words of the index and of what keeps it from being kept: Arabic, then English."""

from __future__ import annotations

INDEX: dict[str, tuple[str, str]] = {
    "index.full": (
        "القرص ممتلئ، فبقي فهرس الكلمات في الذاكرة وحدها؛"
        " أفسح مكانا أو غيّر مجلد التخزين المؤقت بالمتغير QARI_CACHE_DIR",
        "the disk is full, so the index of words is in memory only;"
        " make room, or name another cache folder in QARI_CACHE_DIR",
    ),
    "index.full_so_far": (
        "القرص ممتلئ، فلا يشمل البحث إلا ما فُهرس من المقالات وعددها {done}؛"
        " أفسح مكانا ثم شغّل الأمر مرة أخرى",
        "the disk is full, so only the {done} articles that are indexed are searched;"
        " make room, then run it again",
    ),
    "index.denied": (
        "تتعذّر الكتابة في مجلد التخزين المؤقت، فبقي فهرس الكلمات في الذاكرة وحدها؛"
        " صحّح الإذن أو غيّر المجلد بالمتغير QARI_CACHE_DIR",
        "the cache folder cannot be written, so the index of words is in memory only;"
        " set its permission right, or name another one in QARI_CACHE_DIR",
    ),
    "catalogue.full": (
        "القرص ممتلئ، فبقي فهرس الأسماء في الذاكرة وحدها؛"
        " أفسح مكانا أو غيّر مجلد التخزين المؤقت بالمتغير QARI_CACHE_DIR",
        "the disk is full, so the catalogue of names is in memory only;"
        " make room, or name another cache folder in QARI_CACHE_DIR",
    ),
    "catalogue.denied": (
        "تتعذّر الكتابة في مجلد التخزين المؤقت، فبقي فهرس الأسماء في الذاكرة وحدها؛"
        " صحّح الإذن أو غيّر المجلد بالمتغير QARI_CACHE_DIR",
        "the cache folder cannot be written, so the catalogue of names is in memory only;"
        " set its permission right, or name another one in QARI_CACHE_DIR",
    ),
    "index.missing": (
        "لا فهرس لهذه المقالات بعد؛ ابحث بلا ‎--no-update أو شغّل ‎qari index أولا",
        "these articles have no index yet; search without --no-update, or run qari index first",
    ),
    "index.no_facts": (
        "يسأل البحث عن أسماء أو مقادير، والمفهرس منها لمقالات عددها {done} من {total}؛"
        " ابحث بلا ‎--no-update أو شغّل ‎qari index --facts أولا",
        "the query asks for names or amounts, and the index has those of {done} of {total}"
        " articles; search without --no-update, or run qari index --facts first",
    ),
    "index.spoilt": (
        "تلف فهرس الكلمات أثناء البحث، والنتائج ناقصة؛ شغّل الأمر مرة أخرى",
        "the index of words was damaged while it was searched, and the results are not whole;"
        " run it again",
    ),
}
