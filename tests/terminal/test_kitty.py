"""What a kitty on this machine is set to, by its command line and its configuration."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.terminal import kitty
from tui.terminal.deciding import decide
from tui.terminal.profiles import Choice, Marks, Profile

TOKENS = Choice(Profile.TOKENS, Marks.STRIP)


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Let process 77 be a kitty started with some words, at home in a temporary folder."""

    def start(*words: str, conf: str = "", **more: str) -> str | None:
        process = tmp_path / "proc" / "77"
        process.mkdir(parents=True)
        process.joinpath("cmdline").write_bytes("\0".join(["/usr/bin/kitty", *words, ""]).encode())
        folder = tmp_path / ".config" / "kitty"
        folder.mkdir(parents=True)
        folder.joinpath("kitty.conf").write_text(conf)
        folder.joinpath("more.conf").write_text("force_ltr yes\n")

        def path(*parts: str) -> Path:
            return Path(tmp_path, "proc", *parts[1:]) if parts[0] == "/proc" else Path(*parts)

        monkeypatch.setattr(kitty, "Path", path)
        environment = {"HOME": str(tmp_path), "KITTY_PID": "77", "TERM": "xterm-kitty", **more}
        decision = decide(kitty.with_option(environment))
        assert decision.choice == (Choice() if decision.terminal == "kitty-ltr" else TOKENS)
        assert decision.sure == (decision.terminal != "kitty")
        return decision.terminal

    return start


@pytest.mark.parametrize(
    ("words", "conf", "terminal"),
    [
        ([], "", "kitty-words"),
        ([], "force_ltr yes\n", "kitty-ltr"),
        ([], "# force_ltr yes\n", "kitty-words"),
        ([], "force_ltr yes\nforce_ltr no\n", "kitty-words"),
        ([], "include more.conf\n", "kitty-ltr"),
        ([], "include kitty.conf\n", "kitty-words"),
        (["-o", "force_ltr=yes"], "force_ltr no\n", "kitty-ltr"),
        (["--override", "force_ltr no"], "force_ltr yes\n", "kitty-words"),
        (["--override=force_ltr=y"], "", "kitty-ltr"),
        (["--config", "NONE"], "force_ltr yes\n", "kitty-words"),
    ],
)
def test_the_option(started, words: list[str], conf: str, terminal: str) -> None:  # type: ignore[no-untyped-def]
    assert started(*words, conf=conf) == terminal


@pytest.mark.parametrize("more", [{"KITTY_PID": "78"}, {"KITTY_PID": "x"}, {"SSH_CONNECTION": "a"}])
def test_elsewhere_nothing_is_known(started, more: dict[str, str]) -> None:  # type: ignore[no-untyped-def]
    assert started("-o", "force_ltr=yes", **more) == "kitty"


def test_another_program_of_that_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.joinpath("cmdline").write_bytes(b"/bin/sh\0-o\0force_ltr=yes\0")
    monkeypatch.setattr(kitty, "Path", lambda *parts: tmp_path.joinpath(parts[-1]))
    environment = {"KITTY_PID": "1", "TERM": "xterm-kitty"}
    assert kitty.with_option(environment) == environment
