"""Money: names of currencies, whose they are, their hundredths, signs and codes."""

from __future__ import annotations

NAMES = """
dollar USD دولار دولارا دولارات
euro EUR يورو أورو اليورو
riyal - ريال ريالا ريالات
dirham - درهم درهما دراهم
dinar - دينار دينارا دنانير دينارات
pound EGP جنيه جنيها جنيهات
lira - ليرة ليرات
sterling GBP استرليني إسترليني
yen JPY ين ينا
yuan CNY يوان يوانا يوانات رنمينبي
rouble RUB روبل روبلا روبلات
rupee - روبية روبيات
shekel ILS شيكل شيكلا شيكلات شيقل شواكل
won KRW وون
franc - فرنك فرنكا فرنكات
krone - كرون كرونا كرونة كرونات كرونر
peso - بيزو
real BRL ريال-برازيلي
rand ZAR راند
ringgit MYR رينغيت رينجيت
dong VND دونغ
naira NGN نايرا نيرة
birr ETB بير
shilling - شلن
toman - تومان تومانا
ouguiya MRU أوقية-موريتانية
bitcoin XBT بيتكوين بتكوين
"""
"""Key, ISO code without a country's name (`-` where several countries share it), the forms."""

DUALS = """
dollar دولارين دولاران
riyal ريالين ريالان
dirham درهمين درهمان
dinar دينارين ديناران
pound جنيهين جنيهان
lira ليرتين ليرتان
"""

OF_COUNTRY = """
dollar USD أمريكي أمريكيا أميركي أميركيا أمريكية أميركية
dollar CAD كندي كنديا
dollar AUD أسترالي استرالي أستراليا
dollar NZD نيوزيلندي نيوزلندي
dollar HKD هونغ
dollar SGD سنغافوري
dollar TWD تايواني
dollar NAD ناميبي
riyal SAR سعودي سعوديا
riyal QAR قطري قطريا
riyal OMR عماني عمانيا
riyal YER يمني يمنيا
riyal IRR إيراني ايراني إيرانيا
riyal BRL برازيلي برازيليا
dirham AED إماراتي اماراتي إماراتيا
dirham MAD مغربي مغربيا
dinar KWD كويتي كويتيا
dinar BHD بحريني بحرينيا
dinar IQD عراقي عراقيا
dinar JOD أردني أردنيا
dinar LYD ليبي ليبيا
dinar TND تونسي تونسيا
dinar DZD جزائري جزائريا
dinar RSD صربي
pound EGP مصري مصريا مصرية
pound SDG سوداني سودانيا
pound GBP إسترليني استرليني إسترلينيا استرلينيا بريطاني
pound SYP سوري
lira LBP لبنانية لبناني
lira SYP سورية سوري
lira TRY تركية تركي
franc CHF سويسري سويسريا
franc XAF إفريقي أفريقي
franc DJF جيبوتي
krone SEK سويدي سويدية
krone NOK نرويجي نرويجية
krone DKK دنماركي دنماركية
krone CZK تشيكي تشيكية
peso MXN مكسيكي
peso ARS أرجنتيني
peso PHP فلبيني
peso CLP تشيلي
peso COP كولومبي
rupee INR هندية هندي
rupee PKR باكستانية باكستاني
rupee LKR سريلانكية
rupee IDR إندونيسية اندونيسية
rupiah IDR إندونيسية اندونيسية
rouble RUB روسي روسيا
yen JPY ياباني يابانيا
yuan CNY صيني صينيا
won KRW كوري كوريا
shekel ILS إسرائيلي إسرائيليا
real BRL برازيلي
shilling KES كيني
shilling SOS صومالي
ouguiya MRU موريتانية
"""
"""Key, code, and the adjectives that make it that country's."""

COUNTRIES = """
riyal SAR السعودية سعودي سعودية الرياض
riyal QAR قطر قطري قطرية الدوحة
riyal OMR عمان عماني عمانية مسقط
riyal YER اليمن يمني يمنية صنعاء
riyal IRR إيران إيراني إيرانية طهران
dirham AED الإمارات إماراتي إماراتية دبي أبوظبي
dirham MAD المغرب مغربي مغربية الرباط
dinar KWD الكويت كويتي كويتية
dinar BHD البحرين بحريني بحرينية
dinar IQD العراق عراقي عراقية بغداد
dinar JOD الأردن أردني أردنية
dinar LYD ليبيا ليبي ليبية طرابلس
dinar TND تونس تونسي تونسية التونسيين التونسيون
dinar DZD الجزائر جزائري جزائرية
lira LBP لبنان لبناني لبنانية بيروت
lira SYP سوريا سورية سوري دمشق
lira TRY تركيا تركي تركية أنقرة إسطنبول
pound EGP مصر مصري مصرية القاهرة
pound SDG السودان سوداني سودانية الخرطوم
pound GBP بريطانيا بريطاني بريطانية إنجلترا لندن
franc CHF سويسرا سويسري سويسرية
krone SEK السويد سويدي سويدية
krone NOK النرويج نرويجي نرويجية
krone DKK الدنمارك دنماركي دنماركية
peso MXN المكسيك مكسيكي مكسيكية
peso ARS الأرجنتين أرجنتيني أرجنتينية
"""
"""Words of an article that say whose a currency is that several countries share."""

CENTS = """
dollar 100 سنت سنتا سنتات
dinar 1000 مليم مليما مليمات ملليم ملاليم
dinar 1000 فلس فلسا فلسات فلوس
riyal 100 هللة هللات
riyal 1000 بيسة بيسات بيزة
dirham 100 فلس فلسا فلسات فلوس
pound 100 قرش قرشا قروش
lira 100 قرش قرشا قروش
dinar 100 قرش قرشا قروش
pound 100 بنس بنسا بنسات
rouble 100 كوبيك كوبيكا
dirham 100 سنتيم سنتيما
"""
"""Whose they are, how many make one, the forms."""

SIGNS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₤": "GBP",
    "₹": "INR",
    "₽": "RUB",
    "₺": "TRY",
    "₪": "ILS",
    "₩": "KRW",
    "﷼": "SAR",
    "₿": "XBT",
}

DOLLARS = {"us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "hk": "HKD", "s": "SGD"}
"""Before `$`: whose dollar it is."""

ABBREVIATIONS = {
    "د.ا": "AED",
    "د.م": "MAD",
    "د.ك": "KWD",
    "د.ب": "BHD",
    "د.ع": "IQD",
    "د.ل": "LYD",
    "د.ت": "TND",
    "د.ج": "DZD",
    "ر.س": "SAR",
    "ر.ق": "QAR",
    "ر.ع": "OMR",
    "ر.ي": "YER",
    "ج.م": "EGP",
    "ج.س": "SDG",
    "ل.ل": "LBP",
    "ل.س": "SYP",
    "ل.ت": "TRY",
}
"""Two folded letters with a point between them; `د.أ` and `د.إ` are written alike: see `money`."""

THOUSANDTHS = frozenset("د.ك د.ب د.أ د.ل د.ت ر.ع KWD BHD JOD LYD TND OMR".split())
"""Currencies of a thousand parts, abbreviated, folded: `1.250 د.ك` is a dinar and a quarter."""

CODES = frozenset(
    """
USD EUR GBP JPY CNY CHF CAD AUD NZD SEK NOK DKK INR RUB TRY ILS KRW BRL MXN ZAR SGD HKD SAR AED
QAR KWD BHD OMR YER IQD JOD LBP SYP EGP SDG LYD TND DZD MAD MRU IRR PKR IDR MYR THB VND
""".split()
)

MONEY_NOUNS = """
إيرادات إيراد خسائر خسارة أرباح ربح ديون دين استثمارات استثمار تمويل تمويلات عائدات عوائد مداخيل
مدخول دخل نفقات إنفاق تكلفة كلفة تكاليف قيمة ميزانية موازنة مبيعات صادرات واردات رأسمال رواتب راتب
أجور أجر أصول ثروة غرامة مبلغ مبالغ قرض قروض تعويض تعويضات صفقة عجز فائض سعر أسعار ثمن مدخرات
اعتمادات مستحقات رسوم منحة منح هبة دعم ضرائب ضريبة مساعدات
حوافز مكافأة مكافآت علاوة علاوات عمولة عمولات
سيولة ودائع إيداعات حوالات صكوك مصروفات مصاريف رهون تسهيلات فاتورة إيجار إيجارات تداولات رسملة
احتياطيات معاشات ناتج
"""

PAYING = """
دفع يدفع تدفع دفعت ضخ ضخت يضخ رصد رصدت كلف كلفت يكلف تكلف ستكلف خسر خسرت يخسر تخسر ربحت يربح
أنفق أنفقت ينفق تنفق خصص خصصت استثمر استثمرت سدد سددت اقترض اقترضت
"""
"""Verbs of money, and nouns that are no subject."""
