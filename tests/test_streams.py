"""Real pipes and terminals: bytes, closed pipes, locales, signals, what a terminal is sent."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
from functools import partial
from pathlib import Path

import pytest
from wcwidth import wcswidth

from tests.conftest import Qari

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
NAMES = sorted(path.name for path in SEEDS.glob("*.txt"))
FORMS = range(0xFB50, 0xFEFD)


def start(*arguments: str, stdout: int, **more: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "tui", *arguments],
        # A terminal that orders nothing and is sent rows as they are laid out.
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "rxvt-unicode-256color"},
        stdin=more.get("stdin", subprocess.DEVNULL),
        stdout=stdout,
        stderr=more.get("stderr", subprocess.PIPE),
        # A job in the background of a script, as this run may be, has Ctrl+C ignored.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.default_int_handler),
    )


def on_terminal(*arguments: str, columns: int = 80, stderr: bool = False) -> tuple[int, str]:
    """Run a command whose stdout (or stderr) is a terminal; return exit code and what it got."""
    screen, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    streams = {"stdout": subprocess.DEVNULL, "stderr": side} if stderr else {"stdout": side}
    with start(*arguments, **streams) as process:
        os.close(side)
        got = b""
        while True:
            try:
                part = os.read(screen, 65536)
            except OSError:  # the other side is closed
                break
            if not part:
                break
            got += part
        os.close(screen)
        code = process.wait(60)
    return code, got.decode("utf-8").replace("\r\n", "\n")


# --- pipes ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("plain", [[], ["--plain"], ["--width", "40"]])
def test_show_in_a_pipe_is_the_file_itself(qari: Qari, name: str, plain: list[str]) -> None:
    done = qari("show", name, *plain)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == (SEEDS / name).read_bytes()


def test_show_in_a_pipe_changes_nothing(qari: Qari, tmp_path: Path) -> None:
    data = "عنوان\r\n\r\nفقرة\rفيها \x1b[31m و\u2028 و\u202e و\x9b.".encode()
    (tmp_path / "x.txt").write_bytes(data)
    assert qari("show", "x.txt", cwd=tmp_path).stdout == data


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1:strict"},
    ],
)
def test_output_is_utf_8_in_any_locale(qari: Qari, env: dict[str, str], tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), "مقال".encode() + b"\xff.txt")
    with open(path, "wb") as file:
        file.write("عنوان الخبر\n\nفقرة.\n".encode())
    done = qari("list", os.fsencode(tmp_path), "--json", env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    (row,) = json.loads(done.stdout.decode("utf-8"))
    assert row["title"] == "عنوان الخبر"
    assert row["file"] == f"{tmp_path}/مقال\ufffd.txt"
    assert "عنوان الخبر".encode() in done.stdout
    gone = qari("list", b"gone\xff\x1b", env=env)
    assert gone.returncode == 1
    assert "gone\ufffd␛" in gone.stderr.decode("utf-8")
    assert qari("-h", env=env).returncode == 0


def test_closed_pipe_ends_quietly() -> None:
    for arguments in (["list"], ["list", "--json"], ["show", NAMES[0]], ["-h"]):
        ours, theirs = os.pipe()
        os.close(ours)
        with start(*arguments, stdout=theirs) as process:
            os.close(theirs)
            assert process.communicate(timeout=60)[1] == b""
            assert process.returncode == 0


def test_head_ends_a_long_list_quietly(tmp_path: Path) -> None:
    for number in range(3000):
        (tmp_path / f"{number}.txt").write_text("خبر\n" * 3, encoding="utf-8")
    with start("list", str(tmp_path), stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b"file\t")
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_full_disk_is_one_line() -> None:
    with (
        open("/dev/full", "wb") as full,
        start("list", "--lang", "en", stdout=full.fileno()) as process,
    ):
        err = process.communicate(timeout=60)[1]
        assert process.returncode == 1
        assert err.count(b"\n") == 1
        assert b"free space" in err


def test_closed_streams(tmp_path: Path) -> None:
    command = f'exec {sys.executable} -m tui list "$@" <&- >&- 2>"{tmp_path}/err"'
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    assert subprocess.run(["sh", "-c", command], env=env, timeout=60, check=False).returncode == 1
    assert (tmp_path / "err").read_bytes().count(b"\n") == 1
    command = f"exec {sys.executable} -m tui list gone 2>&-"
    done = subprocess.run(["sh", "-c", command], env=env, timeout=60, check=False)
    assert done.returncode == 1


def test_ctrl_c_ends_with_130(tmp_path: Path) -> None:
    for number in range(3000):
        (tmp_path / f"{number}.txt").write_text("خبر\n" * 3, encoding="utf-8")
    with start("list", str(tmp_path), stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.read(20_000)  # it is at work, and stops when the pipe is full
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (130, b"")


def test_ctrl_c_inside_exec_ends_with_130(tmp_path: Path) -> None:
    """As when an interrupt meets a dataclass of a module that is being imported."""
    program = (
        "import sys, tui.cli\n"
        "from tui.__main__ import run\n"
        "def main():\n"
        "    try: exec('raise KeyboardInterrupt')\n"
        "    except KeyboardInterrupt: return 130\n"
        "tui.cli.main = main\n"
        "sys.exit(run())\n"
    )
    (tmp_path / "probe.py").write_text(program, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "probe"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


# --- terminals ------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("columns", [40, 80, 200])
def test_list_on_a_terminal_is_a_table_that_fits(lang: str, columns: int) -> None:
    code, out = on_terminal("list", "--lang", lang, columns=columns)
    assert code == 0
    rows = [row.replace("\x1b[1m", "").replace("\x1b[0m", "") for row in out.splitlines()]
    assert len(rows) == 1 + len(NAMES)
    assert max(map(wcswidth, rows)) <= columns
    assert "\x1b" not in "".join(rows)
    assert any(ord(letter) in FORMS for letter in rows[1])
    if columns > 40:
        assert all(name in row for name, row in zip(NAMES, rows[1:], strict=True))
        side = str.startswith if lang == "en" else str.endswith
        assert all(side(row, name) for name, row in zip(NAMES, rows[1:], strict=True))


@pytest.mark.parametrize("width", [20, 40, 72])
def test_show_on_a_terminal_is_laid_out(width: int) -> None:
    code, out = on_terminal("show", NAMES[3], "--width", str(width), columns=80)
    assert code == 0
    rows = out.replace("\x1b[1m", "").replace("\x1b[2m", "").replace("\x1b[2;3m", "")
    rows_ = rows.replace("\x1b[0m", "").splitlines()
    assert "\x1b" not in "".join(rows_)
    assert max(map(wcswidth, rows_)) <= 80
    assert all(row[: 80 - width].strip() == "" for row in rows_)
    assert any(ord(letter) in FORMS for letter in out)


def test_show_plain_on_a_terminal_is_logical_text_without_controls(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes("عنوان\r\n\tفقرة\rفيها \x1b[31m و\x9b و\x7f.".encode())
    code, out = on_terminal("show", str(tmp_path / "x.txt"), "--plain")
    assert code == 0
    assert out == "عنوان\n\tفقرة␍فيها ␛[31m و\ufffd و␡.\n"


def test_a_terminal_gets_no_controls_of_a_file(tmp_path: Path) -> None:
    name = "a\x1b]0;x\x07\n\x9b.txt"
    text = "عنوان\x1b[31m الخبر\n\nفقرة \x1b]0;x\x07 فيها \x9b2J كلام.\n"
    (tmp_path / name).write_text(text, encoding="utf-8")
    for arguments in (["list", str(tmp_path)], ["show", str(tmp_path / name)]):
        for more in ([], ["--json"], ["--lang", "en"]):
            code, out = on_terminal(*arguments, *more)
            assert code == 0
            for sgr in ("0", "1", "2", "2;3"):
                out = out.replace(f"\x1b[{sgr}m", "")
            assert not set(out) & {"\x1b", "\x07", "\x9b", "\r"}


def test_messages_on_a_terminal_are_laid_out() -> None:
    code, out = on_terminal("list", "./gone/", columns=100, stderr=True)
    assert code == 1
    assert out.rstrip("\n").endswith(":qari")
    assert "«./gone/»" in out
    assert any(ord(letter) in FORMS for letter in out)
    code, out = on_terminal("list", "gone", "--lang", "en", columns=100, stderr=True)
    assert out.startswith("qari: no file or folder “gone”")


def test_unreadable_files_on_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "empty.txt").touch()
    code, out = on_terminal("list", str(tmp_path), "--lang", "en", columns=200)
    assert code == 0
    _, bad, empty = out.splitlines()
    assert "✗" in bad
    assert "text" in bad
    assert "Empty file" in empty
    for arguments in (["list", str(tmp_path)], ["show", str(tmp_path / "bad.txt")]):
        code, err = on_terminal(*arguments, "--lang", "en", columns=300, stderr=True)
        assert code == (0 if arguments[0] == "list" else 1)
        assert err.startswith(f"qari: “{tmp_path}/bad.txt”: ")
        assert err.count("\n") == 1
        assert "\ufffd" not in err
    code, err = on_terminal("show", "--lang", "en", columns=300, stderr=True)
    assert code == 2
    assert err == "qari: wrong usage: the article's name is missing; see qari -h\n"


def test_help_on_a_terminal_fits() -> None:
    for columns in (40, 80):
        code, out = on_terminal("-h", columns=columns)
        assert code == 0
        assert max(map(wcswidth, out.splitlines())) <= columns
        assert any(ord(letter) in FORMS for letter in out)
