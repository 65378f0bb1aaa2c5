"""The words about the terminal: Arabic, then English."""

from __future__ import annotations

TERMINAL: dict[str, tuple[str, str]] = {
    "help.profile": (
        "كيف تُرسل الأسطر إلى هذه الطرفية؛ يشرح qari doctor الاختيار",
        "how rows are sent to this terminal; qari doctor explains the choice",
    ),
    "help.doctor": (
        "يفحص هذه الطرفية ويذكر ما عُرف عنها، لإرفاقه ببلاغ عن خلل",
        "examine this terminal and tell what is known of it, for a report of a fault",
    ),
    "doctor.terminal": ("الطرفية: {terminal}", "Terminal: {terminal}"),
    "doctor.unknown_terminal": ("غير معروفة", "unknown"),
    "doctor.profile": (
        "طريقة إرسال الأسطر: {profile}، {why}",
        "Rows are sent as {profile}: {why}",
    ),
    "doctor.sure": ("تُقرأ الأسطر صحيحة بهذه الطريقة", "They read right this way"),
    "doctor.unsure": (
        "لا يُعرف هل تُقرأ الأسطر صحيحة بهذه الطريقة؛ جرّب اختبار العين في القارئ",
        "Nothing tells whether they read right this way; try the eye test of the reader",
    ),
    "doctor.asked": ("سُئلت الطرفية عن نفسها", "The terminal was asked about itself"),
    "doctor.not_asked": (
        "لم تُسأل الطرفية: لا بد أن يكون الدخل والخرج طرفية، في المقدمة",
        "The terminal was not asked: input and output must be a terminal, in the foreground",
    ),
    "why.setting": ("كما ضبطتها", "as you have set it"),
    "why.remembered": ("كما اخترتها لهذه الطرفية", "as you chose for this terminal"),
    "why.mode": ("لأنها تجيب عن نمط الترتيب 8", "it knows the mode of ordering, 8"),
    "why.version": ("لأنها ذكرت اسمها", "it told its name"),
    "why.attributes": ("لأن أرقامها معروفة", "its numbers are known"),
    "why.multiplexer": ("لأن tmux ذكر اسمها", "tmux told its name"),
    "why.environment": ("لأن متغيرات البيئة تذكرها", "the environment names it"),
    "why.unknown": ("لأنها طرفية غير معروفة", "the terminal is unknown"),
    "note.unknown": (
        "طرفية غير معروفة؛ إن لم يُقرأ النص صحيحًا فاختر طريقة أخرى بالخيار --profile",
        "An unknown terminal; if text does not read right choose another way with --profile",
    ),
    "note.kitty": (
        "في kitty يصح visual أيضًا إن ضُبط force_ltr yes، وتظهر معه الحركات",
        "In kitty visual is right too once force_ltr yes is set, and tashkeel with it",
    ),
    "note.putty": (
        "في PuTTY فعّل Disable Arabic text shaping وDisable bidirectional text display ثم استعمل "
        "--profile visual",
        "In PuTTY tick both Disable Arabic text shaping and Disable bidirectional text display, "
        "then use --profile visual",
    ),
    "note.iterm2": (
        "إن كانت الكلمات معكوسة فعطّل دعم النص ثنائي الاتجاه في إعدادات iTerm2",
        "If words are turned around switch bidirectional text off in the settings of iTerm2",
    ),
    "note.apple": (
        "ترتّب Terminal في macOS الأسطر بنفسها ولا يمكن منعها؛ لذلك يُرسل النص بترتيبه",
        "Terminal of macOS orders lines itself and cannot be told not to; so text is sent as it is",
    ),
    "note.linux": (
        "خط وحدة التحكم قد يخلو من العربية",
        "The font of the console may have no Arabic letters",
    ),
    "note.tmux": (
        "داخل tmux: فُتح لهذه اللوحة طريق إلى الطرفية، ويتغير ترتيب اللوحات الأخرى معها",
        "Inside tmux: this pane has a way to the terminal, whose other panes are switched with it",
    ),
    "note.tmux_closed": (
        "داخل tmux ولا طريق إلى الطرفية: اضبط set -g allow-passthrough on في tmux 3.3 أو أحدث",
        "Inside tmux without a way to the terminal: set -g allow-passthrough on (tmux 3.3 on)",
    ),
    "note.screen": (
        "داخل screen لا تُعرف الطرفية، ولا يوقَف ترتيب Konsole؛ شغّل القارئ خارج screen",
        "Inside screen the terminal is not known and Konsole is out of reach; run qari outside it",
    ),
    "note.remote": (
        "بين هذا الجهاز والطرفية tmux أو screen على جهاز آخر، فقد لا يصلها ما يُرسل إليها",
        "A tmux or screen on another machine stands before the terminal, which may be out of reach",
    ),
    "note.not_utf8": (
        "لا تقرأ الطرفية UTF-8: شغّلها بعد export LC_ALL=C.UTF-8",
        "The terminal does not read UTF-8: start it after export LC_ALL=C.UTF-8",
    ),
    "note.locale": (
        "اللغة المضبوطة بلا UTF-8: نفّذ export LC_ALL=C.UTF-8",
        "The locale is not of UTF-8: use export LC_ALL=C.UTF-8",
    ),
    "locale.foreign": (
        "اللغة المضبوطة {locale} بلا UTF-8؛ نفّذ export LC_ALL=C.UTF-8",
        "the locale {locale} is not of UTF-8; use: export LC_ALL=C.UTF-8",
    ),
    "terminals.unreadable": (
        "تعذّرت قراءة اختيارات الطرفيات «{path}» ({reason})؛ صحح إذن الملف أو احذفه",
        "cannot read the choices for terminals “{path}” ({reason}); mend or remove the file",
    ),
    "terminals.damaged": (
        "ملف اختيارات الطرفيات «{path}» تالف، فنُقل إلى «{aside}»؛ أعد اختبار العرض (F2)",
        "the choices for terminals “{path}” were damaged and moved to “{aside}”; F2 asks again",
    ),
    "terminals.unwritable": (
        "تعذّر حفظ اختيار الطرفية في «{path}» ({reason})؛ تحقق من المساحة ومن الإذن",
        "cannot keep the choice for this terminal in “{path}” ({reason}); check space, permission",
    ),
}
