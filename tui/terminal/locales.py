"""Locales that promise a terminal without Arabic letters."""

from __future__ import annotations

from collections.abc import Mapping

READ_UTF8 = "\x1b%G"
"""Makes xterm read UTF-8 (ISO 2022, DOCS); others do so already. There is no way back that would
be harmless everywhere: after `ESC % @` st takes each byte for a letter."""

_SET_BY_PYTHON = ("C.UTF-8", "C.utf8", "UTF-8")
"""Values that Python itself gives LC_CTYPE, in the environment too, where it was started in the
locale C or one that is not installed (PEP 538). They say nothing of the terminal."""


def foreign_locale(environment: Mapping[str, str]) -> str:
    """Return the variable that sets a locale without UTF-8, such as `LC_ALL=C`, or an empty text.

    The program writes UTF-8 in any locale. But a terminal that was started in such a locale, as
    xterm may be, takes each byte for a letter. Where no locale is set, as in containers, nothing
    says so.
    """
    for variable in ("LC_ALL", "LC_CTYPE", "LANG"):
        value = environment.get(variable, "")
        if variable == "LC_CTYPE" and value in _SET_BY_PYTHON and environment.get("LANG"):
            continue
        if value:
            encoding = value.partition(".")[2].partition("@")[0].replace("-", "").lower()
            return "" if encoding == "utf8" else f"{variable}={value}"
    return ""


def plain_locale(environment: Mapping[str, str]) -> bool:
    """Tell whether it is the locale C, in which nothing but ASCII is expected."""
    return foreign_locale(environment).partition("=")[2] in ("C", "POSIX")
