"""Words that stand around names: kinds, heads, titles; and words that look like names.

All in normal form, without article unless they never stand without it.
"""

from __future__ import annotations

from tui.model import EntityType
from tui.text.normal import normal


def _set(words: str) -> frozenset[str]:
    return frozenset(normal(word) for word in words.split())


def _phrases(lines: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(normal(line).split()) for line in lines.strip().splitlines())


_KINDS = {
    EntityType.ORG: """
شركة شركات شركتي شركتا مؤسسة مجموعة صحيفة صحف جريدة مجلة وكالة قناة إذاعة تلفزيون مصرف بنك عملاق
عملاقة عمالقة فريق نادي منتخب متجر سلسلة مختبر مختبرات دار استوديو استديو ناشر منظمة جمعية جماعة
حركة حزب ميليشيا مليشيا تنظيم كتيبة كتائب لواء فصيل نقابة جامعة كلية معهد مدرسة مستشفى صندوق
حاضنة مصنع مطعم فندق فنادق مكتب ائتلاف تحالف اتحاد رابطة هيئة بورصة مؤشر كنيسة
""",
    EntityType.PROD: """
منصة منصات تطبيق تطبيقات برنامج برمجية نموذج نماذج روبوت بوت هاتف هواتف جهاز سيارة سيارات لعبة
ألعاب فيلم مسلسل رواية كتاب ديوان أغنية ألبوم مسرحية محرك متصفح خدمة خدمات طائرة طائرات صاروخ
صواريخ لقاح دواء عقار مشروع رقاقة رقاقات شريحة شرائح معالج معالجات ساعة حاسوب قمر سفينة مركبة
مسبار منظومة دبابة مقاتلة غواصة خوارزمية مساعد ماركة علامة لوحة قصيدة أداة إصدار طراز نسخة
""",
    EntityType.LOC: """
مدينة مدن مدينتي ولاية ولايتي بلدة بلدات قرية قرى محافظة محافظتي محافظات إقليم منطقة مناطق دولة دول
حي ضاحية عاصمة جزيرة جزر مقاطعة إمارة سلطنة مملكة جمهورية مخيم معبر بلدية قضاء شارع مطار ميناء
ساحة ميدان مضيق خليج بحر نهر جبل جبال وادي سد صحراء شبه قصر
""",
    EntityType.EVENT: """
بطولة مؤتمر معرض مهرجان قمة كأس دوري حرب معركة ثورة انتفاضة جائزة سباق ماراثون دورة فعالية
اتفاق اتفاقية معاهدة هجوم هجمات عملية إعصار زلزال
""",
}
KIND: dict[str, EntityType] = {
    word: kind for kind, words in _KINDS.items() for word in sorted(_set(words))
}
"""What stands behind such a word is of this type."""

MEDIA = _set("صحيفة جريدة مجلة وكالة قناة إذاعة تلفزيون شبكة")
"""Behind these the name of a place is that of a paper or station: `صحيفة الشرق الأوسط`."""

PLACE_OF_CONTACT = _set("شبكة موقع شبكات مواقع")
"""`شبكة التواصل الاجتماعي X` is a product, `شبكة CNN` an organisation."""

OUTSIDE = _set("""
شركة شركات شركتي شركتا صحيفة صحف جريدة مجلة منصة منصات مشروع نموذج نماذج مدينة
مدن ولاية ولايتي ولايات بلدة قرية محافظة إقليم دولة معتمدية تطبيق برنامج موقع شبكة قناة إذاعة هاتف
روبوت سيارة لعبة فيلم مسلسل رواية كتاب أغنية منطقة عاصمة مقاطعة مجموعة عملاق عملاقة فريق منتخب
متجر سلسلة عمالقة سورة مطربة وكالة نادي قضاء
""")
"""Kinds that are no part of the name behind them."""

NAME_HEADS: dict[str, EntityType] = {
    **dict.fromkeys(
        sorted(
            _set(
                """
جامعة وزارة مجلس حزب منظمة هيئة اتحاد جمعية معهد مركز حركة جبهة نقابة لجنة محكمة برلمان مستشفى
صندوق رابطة تحالف ائتلاف مصرف بنك مؤسسة كلية أكاديمية مكتب مفوضية غرفة ديوان كتائب ألوية تنظيم
بورصة جماعة وكالة مكتبة متحف سفارة قنصلية مجلسي وزارتي وزارتا إدارة بلدية دائرة مدرسة شرطة
أوركسترا دار رئاسة
"""
            )
        ),
        EntityType.ORG,
    ),
    **dict.fromkeys(
        sorted(
            _set(
                """
مضيق خليج بحر نهر جبل جبال وادي مطار ميناء ساحة ميدان شارع صحراء جزيرة جزر قصر مخيم معبر سد
بحيرة قناة جسر برج سجن هضبة سهل دلتا مسجد كنيسة ملعب استاد محطة حي شارع
"""
            )
        ),
        EntityType.LOC,
    ),
    **dict.fromkeys(
        sorted(_set("كأس دوري جائزة مهرجان بطولة قمة معرض مؤتمر اتفاقية معاهدة انتخابات")),
        EntityType.EVENT,
    ),
}
"""Heads without which a name does not stand: they are its first word."""

NAMED_AFTER: dict[str, EntityType] = {
    **dict.fromkeys(
        sorted(
            _set(
                """
شارع نهج طريق مطار ميناء ساحة ميدان جسر مسجد جامع ملعب استاد ستاد قصر محطة سجن مخيم سد مسرح قاعة
حديقة قاعدة دوار كنيسة مقبرة برج معبر
"""
            )
        ),
        EntityType.LOC,
    ),
    **dict.fromkeys(
        sorted(_set("مستشفى جامعة مدرسة معهد كلية مكتبة متحف مؤسسة مركز أكاديمية")), EntityType.ORG
    ),
    **dict.fromkeys(sorted(_set("جائزة كأس مهرجان بطولة")), EntityType.EVENT),
}
"""What is named after persons; the name begins with it."""

NAMED_AFTER_BARE = _set("شارع نهج مطار ميناء ميدان جسر مسجد جامع ملعب استاد ستاد جامعة مستشفى سد")
"""Those that are named after a person by one name; `قصر`, `مركز`, `قاعة` belong to him as well."""

HONOURS = _set(
    "الملك الملكة الأمير الأميرة الشيخ الشيخة السلطان الإمام الرئيس الزعيم الشهيد الشهداء القديس "
    "القديسة سيدي مولاي لالة الحاج الدكتور المجاهد البطل الراحل القائد الجنرال الخليفة النبي"
)
"""Titles of those after whom things are named."""

SIZES = _set("الكبير الكبرى الكبيرة الصغير الجديد الجديدة القديم القديمة")
"""Adjectives other than those in ـي that are part of the names of places."""

ID_HEADS = _set("حزب نادي حركة منظمة شركة مجموعة جمعية وكالة قناة صحيفة مؤسسة")
"""Heads that are left out of an id, as newspapers leave them out."""

ONLY_HEADS = _set("وزارة جامعة حزب مضيق خليج نقابة منظمة كتائب مفوضية أكاديمية هيئة ديوان")
"""Heads that always begin a name; the others do where another layer says so."""

OF_NATURE = _set("وادي جبل بحيرة جزيرة شارع")
"""Heads that always begin the name of a place, of one word behind them: `وادي مجردة`."""

TITLES = _set("""
السيد السيدة سيد سيدة الرئيس رئيس رئيسة الرئيسة الدكتور الدكتورة دكتور دكتورة د
الشيخ الشيخة شيخ شيخة الأمير أمير الأميرة أميرة الملك ملك الملكة ملكة السلطان سلطان وزير وزيرة
الوزير الوزيرة وزراء النائب نائب النائبة نائبة اللواء العميد العقيد الفريق المشير الجنرال جنرال
الكولونيل المقدم الرائد النقيب الملازم الرقيب القاضي القاضية المحامي المحامية المهندس المهندسة
الأستاذ الأستاذة البروفيسور البروفسور بروفيسور الحاج الإمام البابا القس الأب الكاردينال البطريرك
المطران السفير سفير السفيرة المدرب مدرب اللاعب لاعب النجم نجم النجمة الفنان الفنانة فنان المطرب
المطربة المغني المغنية الممثل الممثلة المخرج المخرجة مخرج الكاتب الكاتبة كاتب الروائي الروائية
الشاعر الشاعرة الصحفي الصحفية الصحافي الصحافية الإعلامي الإعلامية الملياردير الملياردیر المستشار
المستشارة مستشار المرشح المرشحة مرشح التنفيذي التنفيذية المدير مدير المديرة مديرة الأمين أمين
العام العامة الناطق ناطق المتحدث متحدث المتحدثة المحلل محلل المحللة الخبير خبير الخبيرة الباحث
الباحثة باحث باحثة الزعيم زعيم القائد قائد المرشد العلامة المفتي مفتي الراحل الراحلة السابق
السابقة الأسبق الحالي المؤسس مؤسس الشريك المشارك حاكم الحاكم محافظ المحافظ عمدة العمدة ولي
العهد البرلماني القيادي القيادية عضو المبعوث مبعوث المنسق الطبيب الطبيبة البطل البطلة الحارس حارس
المهاجم مهاجم المدافع العداء الشاب الشابة الطفل الطفلة المواطن المواطنة الشهيد الشهيدة الأسير
المعارض الناشط الناشطة السيناتور سيناتور المستثمر رجل سيدي مولاي المرحوم المفكر المؤرخ الفيلسوف
النجل نجل نجله شقيق شقيقه زوجته زوجة ابنه خصمه زميله زميلته نظيره نظيرته سلفه خلفه قطب السكرتيرة
السكرتير الصحفية كبير كبيرة معالي سعادة سمو فخامة جلالة المايسترو المصمم المصممة الناقد الناقدة
الموسيقار الداعية العالم العالمة المطران الملازم العريف المنتج المنتجة المذيع المذيعة العقيد آية
الحكم الربان المحافظة mr mrs ms dr president ceo prof sir
""")
"""Titles and roles that stand before a name and are no part of it."""

KIN = _set(
    "شقيقه شقيقها شقيقته شقيقتها أخيه أخوه أخاه أخته زوجته زوجها ابنه ابنته ابنها ابنتها نجله "
    "نجلها والده والدته عمه خاله حفيده"
)
"""Words of kin behind which somebody stands who has the surname of another."""

NAME_TITLES = _set("أمين نجم سيد رائد شريف عادل ولي خبير بطل حارس فريق عميد نقيب حكم شهيد")
"""Titles that are given names as well: `أمين الناصر`."""

BEFORE_SURNAME = _set(
    "بن ابن آل أبو أبي أبا عبد دي فان فون دو لا دا دل ديل بنت أم ابو ماك سان بو سي ولد أولاد"
)
"""A surname takes one of these in front of it."""

ORDINALS = _set(
    "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر الأولى الثانية الثالثة "
    "الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة عشر عشرة"
)
"""What kings and popes of one name are told apart by: it names nobody alone."""

BEFORE_OMAN = _set("سلطنة سلطان دولة خارجية حكومة منتخب بحر خليج جيش")
BEFORE_AMMAN = _set("عاصمة مدينة محافظة شوارع بورصة مطار ضواحي جامعة")
OF_OMAN = _set("عماني عمانية عمانيين عمانيون سلطنة مسقط صلالة صحار هيثم قابوس البوسعيدي")
OF_JORDAN = _set("أردن أردني أردنية أردنيين أردنيون هاشمية صفدي إربد زرقاء عقبة")
OF_THE_GULF = _set("سعودية إمارات كويت قطر بحرين")
"""Words that tell عُمان from عَمّان, compared without article."""

NAME_LINKS = _set("بن ابن بنت آل أبو أبي أم عبد دي فان فون دو دا دل ديل ولد أولاد")
"""Words that stand between the parts of a name."""

NO_LATIN_NAMES = frozenset(
    """
ai agi ml llm llms ipo gdp ceo cfo cto coo api apis gpu gpus cpu
cpus tpu pdf usb hdmi led oled lcd 4g 5g 6g 3d 2d 4k 8k tv pc pcs it ict iot usd eur gbp aed sar
egp sms gps vpn dna rna mrna nft nfts esg ev evs suv var r&d b2b b2c saas paas iaas html css sql
url http https www dns ssl tls ssd hdd ram rom nfc rfid qr vr ar xr mri ct pcr ppp roi kpi hr pr
seo crm erp etf etfs spac vc m&a q1 q2 q3 q4 fy chatbot chatbots startup startups online offline
app apps smart podcast update live news breaking deepfake deepfakes blockchain metaverse cloud big
data machine learning deep artificial intelligence software hardware open source bot bots the a an
of and or in on at to for with by from as is are be streaming trend trends selfie influencer
fintech e-commerce ecommerce am pm gmt utc km kg gb tb mb kb mw gw kw mwh gwh kwh hz ghz mhz cm mm
id ph.d phd mba bsc msc dr mr mrs ms vs no ok hd uhd mp dj vip faq covid image photo video source
getty via wi-fi wifi bluetooth hybrid inc ltd llc corp co plc
""".split()
)
"""Latin words that name a technology, a unit or a kind of thing: no names when they stand alone."""

LATIN_ORG_ENDS = frozenset(
    """
inc corp corporation ltd llc plc co company group holding holdings
bank university institute college partners capital ventures foundation association agency
organization organisation council labs lab technologies systems motors airlines airways energy
media press times post journal news records studios pictures entertainment sports club fc
""".split()
)
LATIN_EVENT_ENDS = frozenset(
    """
cup league olympics games award awards summit conference festival expo forum prize open week
""".split()
)

PLACE_KINDS = _set(
    "مدينة بلدة قرية ولاية محافظة معتمدية عمادة قضاء ضاحية مديرية مقاطعة منطقة مدينتي بلدتي قريتي "
    "منطقتي محافظتي ولايتي"
)
"""Kinds that stand directly before a place and outside its name."""

NAMED_BEHIND = _set("شركة شركتي صحيفة جريدة مجلة وكالة قناة إذاعة بنك مصرف منصة تطبيق")
"""Kinds whose name stands directly behind them, whatever the tagger takes it for."""

PLACE_STARTS = _set(
    "سيدي بئر بير عين رأس راس تل كفر بيت أم أبو بني دير وادي باب برج قصر بن ابن منزل جبل خان تلة "
    "سوق حمام بو فرش سان سانت بورت نيو لاس لوس أولاد بوابة مرج حوش دار خربة شعب طور"
)
"""Words that begin the names of places."""

COMPANY_ENDS = _set(
    """
كابيتال فنتشرز فينتشرز كلاود هولدنغ هولدينغ هولدينج القابضة غروب جروب إنفست إنفستمنت كونسلتينغ ميديا
تكنولوجي تكنولوجيز تيك سيستمز لابز موتورز إيرلاينز إيرويز ستوديوز بيكتشرز ريسيرش إنرجي باور فارما
بايوتيك أدفايزرز بارتنرز سيكيوريتيز إنشورانس إلكتريك إلكترونيكس نتوركس سوليوشنز غلوبال إنترناشونال
إنترناشيونال كوربوريشن
"""
)
"""English words in Arabic letters that end the name of a company."""

DIRECTIONS = _set(
    "الشمالية الجنوبية الشرقية الغربية الشمالي الجنوبي الشرقي الغربي العليا السفلى الوسطى الكبرى"
)
"""What a place and its namesake are told apart by."""

SONS = _set("بن ابن بنت ولد")
"""Words that papers write or leave out between a name and the father's."""

STOPS = frozenset(
    """
في من إلى الى على عن أن إن ان مع بعد قبل منذ حتى خلال عند لدى بين التي الذي الذين هذا هذه ذلك تلك
كان كانت قد لم لن لا ما هو هي هم ثم أو كما حيث أي كل بعض غير ضد حول عبر نحو أمام خلف تحت فوق وهو وهي
وقد وفي ومن وعلى وإلى وعن وأن
""".split()
)
"""As written: words that no name of the tagger goes over; على is not علي."""

DATED_EVENTS = _set(
    "انتخابات مونديال أولمبياد إكسبو رئاسيات تشريعيات بلديات يورو خليجي كوب قمة كأس دورة معرض"
)
"""Events that are told apart by their year."""

SAYING = _set(
    """
قال وقال قالت وقالت أكد وأكد أضاف وأضاف صرح وصرح أوضح وأوضح أعلن وأعلن كتب وكتب أشار وأشار ذكر وذكر
رأى ورأى اعتبر واعتبر دعا ودعا تابع وتابع نفى ونفى حذر وحذر طالب وطالب شدد وشدد لفت ولفت
"""
)

BY = _set("بحسب وبحسب حسب وحسب وفق ووفق")
"""`according to`, before agencies among others."""

OF_MATCHES = _set(
    "مباراة المباراة مباراته الفوز فوز هدف الهدف هدفين الدوري دوري المدرب مدرب اللاعب لاعب لاعبو "
    "لاعبي الجولة التعادل البطولة الكأس نقاط الترتيب ملعبه المرمى مرمى الشوط ذهاب إياب كرة"
)
"""Words that tell of a match of football."""

PEACE = _set("عملية اتفاق اتفاقية معاهدة محادثات مفاوضات خطة مبادرة مؤتمر قوات حفظ جهود صانع داعية")
"""Words behind which سلام is peace, and nobody's name."""

SHE_SAYS = _set(
    """
قالت وقالت أكدت وأكدت أضافت وأضافت صرحت أوضحت وأوضحت أعلنت وأعلنت ذكرت وذكرت أشارت وأشارت كشفت وكشفت
أطلقت وأطلقت وقعت ووقعت أغلقت وأغلقت سجلت وسجلت حققت وحققت باعت وباعت اشترت طرحت وطرحت أفادت وأفادت
نقلت ونقلت أفصحت توقعت وتوقعت تعتزم وتعتزم تخطط وتخطط استحوذت أصدرت وأصدرت نشرت ونشرت
"""
)
"""Verbs of a woman's, which stand before the names of companies and papers as well."""

NATIONAL_ENDS = ("ي", "يه", "يين", "يون", "يات", "يان", "يتين", "يتان")

DEFINITE_DESCRIPTIONS = _set(
    """
الشركة الرئيس الوزارة الحكومة المجلس الجامعة الدولة المدينة المنظمة الحزب البنك المصرف الهيئة
اللجنة المحكمة البرلمان النادي الفريق المنتخب الاتحاد الجيش الشرطة المملكة الجمهورية الإدارة
البلاد العاصمة المنطقة الصحيفة الوكالة المؤسسة الجماعة الحركة التنظيم الوزير الصندوق المجموعة
المركز المعهد المشروع البورصة المنصة التطبيق العالم الخليج الدوري الكأس البطولة الاتحادية
"""
)
"""What stands for somebody named before: never a name by itself."""

GENERIC = _set(
    "المنظمة الشركة الوزارة الحكومة الصحيفة الوكالة المؤسسة الجماعة الحركة المجموعة الهيئة اللجنة "
    "السلطات الإدارة المصالح الوحدات القوات الفرقة"
)
"""With adjectives alone they describe somebody named before."""

TECHNOLOGIES = _phrases(
    """
الذكاء الاصطناعي
الأمن السيبراني
إنترنت الأشياء
الحوسبة السحابية
"""
)
"""Technologies: no names."""

MONTHS = _set("""
يناير فبراير مارس أبريل إبريل مايو يونيو يونيه يوليو يوليه أغسطس سبتمبر أكتوبر
نوفمبر ديسمبر كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين جانفي فيفري أفريل ماي جوان
جويلية أوت محرم صفر ربيع جمادى رجب شعبان رمضان شوال ذو ذي القعدة الحجة السبت الأحد الاثنين الإثنين
الثلاثاء الأربعاء الخميس الجمعة
""")
CURRENCIES = _set(
    """
دولار دولارات دولارا يورو درهم دراهم دينار دنانير ريال ريالات جنيه جنيهات ليرة ين يوان روبية روبل
بيتكوين بتكوين إيثريوم فرنك شيكل شيقل الدولار اليورو الدرهم الدينار الريال الجنيه الليرة اليوان
الروبل الين الاسترليني استرليني الإسترليني
"""
)
NEVER = MONTHS | CURRENCIES | DEFINITE_DESCRIPTIONS
"""What the tagger may take for a name and is none, when it stands alone."""
