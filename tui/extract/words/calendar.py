"""Months, weekdays, seasons, parts and deictic words of dates."""

from __future__ import annotations

MONTHS = """
1 يناير|كانون الثاني|جانفي|january|jan
2 فبراير|شباط|فيفري|february|feb
3 مارس|آذار|march|mar
4 أبريل|إبريل|نيسان|أفريل|april|apr
5 مايو|أيار|ماي|may
6 يونيو|يونيه|حزيران|جوان|june|jun
7 يوليو|يوليه|تموز|جويلية|يوليوز|july|jul
8 أغسطس|آب|أوت|غشت|august|aug
9 سبتمبر|أيلول|شتنبر|september|sept|sep
10 أكتوبر|تشرين الأول|تشرين أول|october|oct
11 نوفمبر|تشرين الثاني|تشرين ثاني|نونبر|november|nov
12 ديسمبر|كانون الأول|كانون أول|دجنبر|december|dec
"""
"""Names used in Egypt and the Gulf, the Levant and Iraq, the Maghreb, and in English."""

UNSURE_MONTHS = "مارس آب اب ماي جوان may march mar jan dec sep"
"""Also words or names: as a date only with a day, a year, a deictic word or a preposition."""

HIJRI_MONTHS = """
1 محرم
2 صفر
3 ربيع الأول|ربيع أول
4 ربيع الثاني|ربيع الآخر|ربيع ثاني
5 جمادى الأولى|جمادى الأول
6 جمادى الآخرة|جمادى الثانية|جمادى الثاني|جمادى الآخر
7 رجب
8 شعبان
9 رمضان
10 شوال
11 ذو القعدة|ذي القعدة
12 ذو الحجة|ذي الحجة
"""

WEEKDAYS = """
0 الاثنين الإثنين الأثنين monday mon
1 الثلاثاء الثلثاء tuesday tue tues
2 الأربعاء الإربعاء wednesday wed
3 الخميس thursday thu thur thurs
4 الجمعة friday fri
5 السبت saturday sat
6 الأحد sunday sun
"""
"""Monday is 0, as in `datetime.date.weekday`."""

DECADES = """
20 عشرينيات عشرينات
30 ثلاثينيات ثلاثينات
40 أربعينيات أربعينات
50 خمسينيات خمسينات
60 ستينيات ستينات
70 سبعينيات سبعينات
80 ثمانينيات ثمانينات
90 تسعينيات تسعينات
"""

SEASONS = "ربيع صيف خريف شتاء"

PARTS = """
early أوائل مطلع بداية مستهل بدايات
mid منتصف أواسط وسط
late أواخر نهاية آخر ختام نهايات موفى
"""

DEICTIC = """
-1 الماضي الماضية الماضيين الفائت الفائتة المنصرم المنصرمة المنقضي المنقضية الفارط الفارطة السابق
-1 السابقة
-1 الماضيان الماضيتين الأخير الأخيرة
0 الحالي الحالية الجاري الجارية
1 المقبل المقبلة القادم القادمة المقبلين القادمين
2 التالي التالية الموالي الموالية
"""
"""Units from now; 2 stands for the one after what the paragraph speaks of."""

ORDINALS = """
1 الأول الأولى أول
2 الثاني الثانية
3 الثالث الثالثة
4 الرابع الرابعة
5 الخامس الخامسة
6 السادس السادسة
7 السابع السابعة
8 الثامن الثامنة
9 التاسع التاسعة
10 العاشر العاشرة
-1 الأخير الأخيرة
"""

TEEN_ORDINALS = """
حادي حادية ثاني ثانية ثالث ثالثة رابع رابعة خامس خامسة سادس سادسة سابع سابعة ثامن ثامنة تاسع تاسعة
"""
"""Before `عشر` and `والعشرين` they make an ordinal, which is no figure."""
