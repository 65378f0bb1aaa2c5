"""Settings: defaults, every value, and errors that name the file and the key."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui.errors import QariError
from tui.settings import (
    _ALLOWED,
    Settings,
    cache_folder,
    config_folder,
    data_folder,
    load_settings,
)


@pytest.fixture
def config() -> Path:
    return config_folder() / "config.toml"


def problem(config: Path, text: str | bytes) -> str:
    config.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(QariError) as caught:
        load_settings()
    message = str(caught.value)
    assert "\n" not in message
    assert str(config) in message
    return message


def test_without_a_file_all_are_defaults() -> None:
    assert load_settings() == Settings(lang=None, theme="dark", measure=72, justify=False)


def test_every_setting_is_read(config: Path) -> None:
    config.write_text('\ufefflang = "en"\ntheme = "light"\nmeasure = 20\njustify = true\n')
    assert load_settings() == Settings("en", "light", 20, True)
    config.write_text('profile = "tokens"\nmarks = "keep"\nshaping = "letters"\n')
    assert load_settings() == Settings(profile="tokens", marks="keep", shaping="letters")
    config.write_text('theme = "light"\n[extract]\ntagger = "a.b:c"\nacross = false\n')
    assert load_settings() == Settings(theme="light", tagger="a.b:c", across=False)
    assert set(_ALLOWED) == set(Settings._fields)


@pytest.mark.parametrize(
    ("line", "allowed"),
    [
        ('lang = "fr"', '"ar", "en"'),
        ("lang = 1", '"ar", "en"'),
        ('lang = ""', '"ar", "en"'),
        ('theme = "blue"', '"dark", "light"'),
        ("theme = []", '"dark", "light"'),
        ("measure = 19", "20-200"),
        ("measure = 201", "20-200"),
        ("measure = true", "20-200"),
        ("measure = 72.0", "20-200"),
        ("justify = 1", "true, false"),
        ('profile = "inverse"', '"visual", "tokens", "lrm", "cuts", "logical", "auto"'),
        ("profile = 1", '"auto"'),
        ('marks = "drop"', '"keep", "strip", "auto"'),
        ("shaping = true", '"forms", "letters", "auto"'),
    ],
)
def test_wrong_value(config: Path, line: str, allowed: str) -> None:
    message = problem(config, line)
    assert allowed in message
    assert f"“{line.split()[0]}”" in message


@pytest.mark.parametrize(
    ("key", "near"), [("mesure", "measure"), ("Lang", "lang"), ("themes", "theme")]
)
def test_unknown_key_names_the_nearest(config: Path, key: str, near: str) -> None:
    assert f"“{key}”; the nearest key is “{near}”" in problem(config, f"{key} = 1")


@pytest.mark.parametrize(
    ("text", "key", "near"),
    [
        ("[extract]\ntager = 1", "extract.tager", "extract.tagger"),
        ("[extract]\nAcross = true", "extract.Across", "extract.across"),
        ("[extract]\ntheme = 1", "extract.theme", "extract.tagger"),
        ('tagger = "a:b"', "tagger", "extract.tagger"),
        ("[extrakt]\na = 1", "extrakt", "extract.tagger"),
    ],
)
def test_unknown_key_of_a_table_names_the_nearest(
    config: Path, text: str, key: str, near: str
) -> None:
    assert f"“{key}”; the nearest key is “{near}”" in problem(config, text)


@pytest.mark.parametrize(
    "line", ['tagger = "a"', 'tagger = "a:b:c"', 'tagger = ":b"', "tagger = 1", "across = 1",
             'tagger = "a b:c"', 'tagger = "os;x:y"', "tagger = []"],
)  # fmt: skip
def test_wrong_value_in_a_table(config: Path, line: str) -> None:
    assert f"“extract.{line.split()[0]}”" in problem(config, f"[extract]\n{line}")


def test_key_near_to_nothing_still_names_one(config: Path) -> None:
    message = problem(config, '"قياس" = 1')
    assert any(f"“{key}”" in message for key in _ALLOWED)


def test_unknown_table(config: Path) -> None:
    assert "“theme”" in problem(config, "[themes]\na = 1")


def test_invalid_toml_names_the_line(config: Path) -> None:
    assert "line 2" in problem(config, 'lang = "ar"\nmeasure 72\n')
    assert "line 1" in problem(config, 'lang = "ar')
    assert "UTF-8" in problem(config, b"lang = \xff")


def test_what_is_no_file(config: Path) -> None:
    os.mkfifo(config)
    with pytest.raises(QariError, match="not a file"):
        load_settings()


def test_no_permission(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    config.touch()
    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(QariError, match="Permission denied"):
        load_settings()


def test_the_environment_moves_the_places(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for variable, folder in (
        ("QARI_CONFIG_DIR", config_folder),
        ("QARI_CACHE_DIR", cache_folder),
        ("QARI_DATA_DIR", data_folder),
    ):
        monkeypatch.setenv(variable, str(tmp_path / variable))
        assert folder() == tmp_path / variable
        monkeypatch.delenv(variable)
        assert folder().name == "qari"
        assert folder().is_relative_to(os.environ["HOME"])
