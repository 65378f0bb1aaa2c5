"""The words of searching: Arabic, then English."""

from __future__ import annotations

SEARCH: dict[str, tuple[str, str]] = {
    "search.step.exact": ("كما كُتبت", "exact"),
    "search.step.marks": ("تشكيل أو حالة أحرف", "marks or case"),
    "search.step.alef": ("صور الهمزة", "hamza forms"),
    "search.step.yeh_teh": ("ى/ي، ة/ه", "yeh, teh"),
    "search.step.digits": ("صور الأرقام", "digits"),
    "search.step.clitics": ("بسوابق", "with prefixes"),
    "search.step.stem": ("صيغ أخرى", "other forms"),
    "search.step.name": ("تهجئة أخرى", "other spelling"),
    "search.step.typo": ("خطأ إملائي", "one typo"),
    "search.step.some": ("بعض الكلمات", "some words"),
    "search.at_step": ("{n} {step}", "{n} {step}"),
    "search.steps": ("{articles}: {steps}", "{articles}: {steps}"),
    "search.loose": ("لا مقال فيه كل ما طُلب", "no article has all of it"),
    "search.also": ("وبُحث أيضًا عن: {names}", "also searched: {names}"),
    "search.understood": ("فُهم البحث: {gloss}", "understood as: {gloss}"),
    "search.problem": ("«{what}»: {problem}", "“{what}”: {problem}"),
    "search.more": ("‎--limit {n} يعرض المزيد", "--limit {n} shows more"),
    "help.search": (
        "يبحث في المقالات ويعرض من كل مقال أفضل موضع؛ QUERY كلمات أو عبارة أو حقول",
        "search the articles and show the best place of each; QUERY: words, phrases, fields",
    ),
    "help.concordance": (
        "يسرد كل موضع لكلمات البحث في سطر، مع ما قبله وما بعده",
        "list every place of the words searched, a line each, with what is before and after",
    ),
    "help.limit": (
        "عدد النتائج الأقصى (مع search وconcordance)",
        "at most so many results (search, concordance)",
    ),
    "help.count": (
        "عدد النتائج وحده (مع search وconcordance)",
        "only how many there are (search, concordance)",
    ),
    "help.files": (
        "أسماء الملفات وحدها (مع search وconcordance)",
        "only the names of the files (search, concordance)",
    ),
    "help.context": (
        "أحرف السياق على كل جانب (مع search وconcordance)",
        "characters shown on each side (search, concordance)",
    ),
    "help.sort": (
        "ترتيب الأسطر: ‎after أو before أو date أو source (مع concordance)",
        "order of the lines (concordance)",
    ),
    "help.no_update": (
        "يبحث في الفهرس كما هو بلا تحديث (مع search وconcordance)",
        "search the index as it is (search, concordance)",
    ),
    "help.facts": (
        "يضيف الأسماء والأرقام إلى الفهرس بعد الكلمات (مع index)",
        "add names and figures to the index, behind the words (index)",
    ),
    "index.facts": (
        "أُضيفت أسماء وأرقام {done} من {total}… الباقي: {left}",
        "names and figures of {done} of {total} added… {left} left",
    ),
    "usage.query": ("ينقص ما يُبحث عنه", "what to search for is missing"),
    "usage.number": ("قيمة {what} عدد صحيح موجب", "{what} takes a whole number above 0"),
    "usage.from_0": (
        "قيمة {what} عدد صحيح من ٠ فأكثر",
        "{what} takes a whole number, 0 or above",
    ),
    "usage.both": ("لا يجتمع {one} مع {other}", "{one} and {other} do not go together"),
}
