"""Units that measure the same: how much of one is how much of the other.

Sources: BIPM, "The International System of Units" (2019), table 8; barrel, gallon and ounce are
those of trade (ISO 80000-4 and NIST SP 811, appendix B). Kilo of bytes are thousands, as of disks.
A month is a twelfth of the Gregorian year of 365.2425 days.
"""

from __future__ import annotations

from fractions import Fraction

_DAY = 86_400
_YEAR = Fraction("365.2425") * _DAY
_TABLE: dict[str, dict[str, Fraction | int | str]] = {
    "power": {"W": 1, "kW": "1e3", "MW": "1e6", "GW": "1e9", "TW": "1e12", "hp": "745.7"},
    "energy": {
        "J": 1, "Wh": "3.6e3", "kWh": "3.6e6", "MWh": "3.6e9", "GWh": "3.6e12", "TWh": "3.6e15",
        "cal": "4.184", "kcal": 4184,
    },
    "frequency": {"Hz": 1, "kHz": "1e3", "MHz": "1e6", "GHz": "1e9"},
    "length": {
        "nm": "1e-9", "µm": "1e-6", "mm": "1e-3", "cm": "1e-2", "m": 1, "km": "1e3",
        "inch": "0.0254", "ft": "0.3048", "mi": "1609.344", "nmi": 1852, "NM": 1852,
    },
    "area": {
        "cm2": "1e-4", "m2": 1, "km2": "1e6", "ha": "1e4", "feddan": "4200.833", "dunam": "1e3",
        "ft2": "0.09290304", "inch2": "6.4516e-4", "mi2": "2589988.110336",
    },
    "volume": {
        "mL": "1e-6", "cm3": "1e-6", "L": "1e-3", "hL": "0.1", "m3": 1, "km3": "1e9",
        "ft3": "0.028316846592", "gal": "0.003785411784", "barrel": "0.158987294928",
    },
    "weight": {
        "mg": "1e-6", "g": "1e-3", "kg": 1, "t": "1e3", "quintal": 100, "lb": "0.45359237",
        "oz": "0.028349523125",
    },
    "data": {"B": 1, "KB": "1e3", "MB": "1e6", "GB": "1e9", "TB": "1e12", "PB": "1e15"},
    "rate": {"Mbps": 1, "Gbps": "1e3"},
    "speed": {"km/h": 1, "kn": "1.852"},
    "points": {"percentage point": 1, "basis point": "0.01"},
    "time": {
        "second": 1, "minute": 60, "hour": 3600, "day": _DAY, "week": 7 * _DAY,
        "month": _YEAR / 12, "year": _YEAR, "decade": 10 * _YEAR, "century": 100 * _YEAR,
    },
}  # fmt: skip
_KNOWN = {
    unit: (measured, Fraction(factor))
    for measured, units in _TABLE.items()
    for unit, factor in units.items()
}


_NONE = ("", Fraction(1))


def dimension(unit: str | None) -> str:
    """Return what a unit measures; a unit that no other one compares with measures itself."""
    if unit in ("°C", "°F"):
        return "temperature"
    return _KNOWN.get(unit or "", (unit or "", Fraction(1)))[0]


def scale(unit: str | None) -> tuple[Fraction, Fraction]:
    """Return shift and factor: (value + shift) * factor is the value in the first unit of its
    dimension, to be compared with others of it."""
    if unit == "°F":
        return Fraction(-32), Fraction(5, 9)
    return Fraction(0), _KNOWN.get(unit or "", _NONE)[1]
