"""The program in a terminal: every byte that it sends while hostile text is read."""

from __future__ import annotations

import base64
import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyte
import pytest

from tests.app.driving import NAMES, ROOT, SEEDS

DEADLINE = 30.0
QUIET = 0.06
SETTLED = 0.25
"""Seconds without a byte after which nothing goes on behind the screen any more."""

# Started in a session of its own, so that the terminal tells it of its size and its keys.
LAUNCH = (
    "import fcntl, os, signal, sys, termios\n"
    # What started the tests may have these ignored, as nohup does.
    "for name in ('SIGHUP', 'SIGINT', 'SIGTERM', 'SIGTSTP'):\n"
    "    signal.signal(getattr(signal, name), signal.SIG_DFL)\n"
    "os.setsid()\n"
    "fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
    "os.execv(sys.executable, [sys.executable, '-W', 'error', '-m', *sys.argv[1:]])\n"
)

SEQUENCE = re.compile(
    r"\x1b(?:"
    r"\[(?P<csi>[0-?]*[ -/]*[@-~])"
    r"|\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|P(?P<dcs>[^\x1b]*)\x1b\\"
    r"|(?P<other>[ -/]*[0-~]))"
)
ALLOWED_CSI = re.compile(
    r"[0-9;]*m"  # looks
    r"|[0-9;]*[GH]"  # the cursor's place
    r"|\?(?:1049|25|1000|1002|1003|1004|1006|1015|1016|2004|2026|2048|7)[hl]"  # modes
    r"|\?(?:2026|2048)\$p"  # asks whether modes are known
    r"|[<>][0-9]*u|=[0-9;]*u|\?u"  # the keyboard protocol
    r"|8[hl]|8\$p|>0q"  # the terminal's own ordering, and which terminal it is
    r"|2[23];2t"  # the window's title, kept and taken back
    r"|\?1036;1039[shr]"  # letters pressed with Alt, in xterm
    r"|[0-9]*n|\?6n|[0-9]*t|0?c|>c|[0-2]?[JK]"
)
TITLE = re.compile(r"2;(?:(?:.{1,190} — )?(?:قارئ|qari))?")
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u2028\u2029]")


# An unknown terminal would be asked by eye how rows read right in it.
ALT, ALT_AGAIN = "\x1b[?1036;1039s\x1b[?1036;1039h", "\x1b[?1036;1039r"
"""Has xterm send Escape before a letter pressed with Alt, and as it was before."""

MOVE, TOAST, TIP, FAIL = "\x1b[21~", "\x1b[23~", "\x1b[24~", b"\x14"
"""The keys of `tests.app.overlaid`: F10 to F12, Ctrl+T."""

NAMED = {"XTERM_VERSION": "XTerm(379)", "VTE_VERSION": "", "KONSOLE_VERSION": "", "TMUX": "",
         "STY": "", "MLTERM": "", "TERM_PROGRAM": "", "LC_TERMINAL": ""}  # fmt: skip


class Terminal:
    """A terminal in which the program runs; it keeps all bytes and draws what they say."""

    def __init__(
        self,
        *arguments: str | bytes,
        size: tuple[int, int] = (100, 30),
        program: str = "tui",
        **env: str,
    ):
        self.columns, self.lines = size
        self.screen = pyte.Screen(*size)
        self.stream = pyte.Stream(self.screen)
        self.ours, theirs = pty.openpty()
        self.set_size(size)
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color",
                       "COLORTERM": "truecolor", **NAMED, **env}  # fmt: skip
        self.process = subprocess.Popen(
            [sys.executable, "-c", LAUNCH, program, *arguments],
            stdin=theirs, stdout=theirs, stderr=theirs, env=environment,
        )  # fmt: skip
        os.close(theirs)
        self.got = b""
        self.drawn = 0
        self.ended = False

    def set_size(self, size: tuple[int, int]) -> None:
        fcntl.ioctl(self.ours, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    @property
    def text(self) -> str:
        return self.got.decode("utf-8")

    def read(self, wait: float) -> bool:
        """Take what is sent within some seconds; tell whether there was anything."""
        if self.ended or not select.select([self.ours], [], [], wait)[0]:
            return False
        try:
            part = os.read(self.ours, 1 << 16)
        except OSError:
            part = b""
        self.ended = not part
        self.got += part
        return bool(part)

    def draw(self) -> str:
        """Draw what was sent, without what pyte would print as text; return the screen."""
        text = self.got.decode("utf-8", "ignore")
        new, self.drawn = text[self.drawn :], len(text)
        self.stream.feed(re.sub(r"\x1b(?:\[[<>=?][0-9;]*(?:[rsu]|\$p)|\]22;[a-z]*\x07)", "", new))
        return "\n".join(self.screen.display)

    def until(self, there: Callable[[str], bool], quiet: float = QUIET) -> str:
        """Read until the screen is as wanted and nothing more comes."""
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end:
            more = self.read(quiet)
            if not more and there(screen := self.draw()):
                return screen
            if self.ended:
                break
        raise AssertionError(f"not seen in:\n{self.draw()}")

    def press(self, *keys: str, there: Callable[[str], bool] = lambda screen: True) -> str:
        screen = ""
        for key in keys:
            os.write(self.ours, key.encode())
            # Escape alone is told from a sequence by what does not follow.
            screen = self.until(there, 4 * QUIET if key == "\x1b" else QUIET)
        return screen

    def finish(self) -> int:
        """Return the exit code, after all that is sent at the end was read."""
        end = time.monotonic() + DEADLINE
        while not self.ended and time.monotonic() < end:
            self.read(QUIET)
        self.draw()
        return self.process.wait(DEADLINE)

    def close(self) -> None:
        if self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.process.pid, signal.SIGKILL)
            self.process.wait(DEADLINE)
        os.close(self.ours)


Start = Callable[..., Terminal]


@pytest.fixture
def start() -> Iterator[Start]:
    running: list[Terminal] = []

    def start(*arguments: str | bytes, **more: Any) -> Terminal:
        running.append(Terminal(*arguments, **more))
        return running[-1]

    yield start
    for terminal in running:
        terminal.close()


def check_stream(text: str) -> list[str]:
    """Check all that was sent; return the OSC sequences other than titles of the window."""
    asked = []
    rest = []
    position = 0
    for match in SEQUENCE.finditer(text):
        rest.append(text[position : match.start()])
        position = match.end()
        if match["csi"] is not None:
            assert ALLOWED_CSI.fullmatch(match["csi"]), match.group()
        elif match["osc"] is not None:
            if match["osc"].startswith("2;"):
                assert TITLE.fullmatch(match["osc"]), match.group()
                assert not CONTROLS.search(match["osc"])
            elif match["osc"] != "22;default":  # the shape of the mouse pointer
                asked.append(match["osc"])
        elif match["dcs"] is not None:
            assert match["dcs"].startswith(("=", "+q", "$q", ">")), match.group()
        else:
            assert match["other"] in ("=", ">", "7", "8", "(B", "c"), match.group()
    rest.append(text[position:])
    shown = "".join(rest).replace("\r\n", "")  # between the rows of a whole screen
    assert CONTROLS.findall(shown) == []
    assert BIDI.findall(shown) == []
    assert "\ufffe" not in shown
    assert not set(shown) & set("\r\n\t")
    return asked


def letters(text: str) -> str:
    """Return the text as a file would have it: forms become letters, order is left."""
    import unicodedata

    return unicodedata.normalize("NFKC", text)


def opened(screen: str) -> bool:
    """Tell whether the key bar is there, which is drawn last."""
    return "?" in screen and "q" in screen


# --- the built-in articles ------------------------------------------------------------------


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
def test_reading_and_leaving(start: Start, size: tuple[int, int]) -> None:
    terminal = start(size=size)
    screen = terminal.until(opened)
    assert len(screen.splitlines()) == size[1]
    assert "ﺖﻟﺎﻗ" in screen or "ﻥﺎﻤﺘﻟﺃ" in screen
    before = screen
    assert terminal.press("j") != before
    terminal.press(" ", "k", "G", "g", "l", "\x1b[B", "\r", "i", "\t", "?", "q", "t")
    assert terminal.process.poll() is None
    os.write(terminal.ours, b"q")
    assert terminal.finish() == 0
    text = terminal.text
    assert check_stream(text) == []
    assert text.index("\x1b[?1049h") < text.rindex("\x1b[?1049l")
    assert text.index("\x1b[?25l") < text.rindex("\x1b[?25h")
    assert text.rindex("\x1b[?25l") < text.rindex("\x1b[?25h")
    for mode in (1000, 1003, 1006, 2004):
        assert text.rindex(f"\x1b[?{mode}h") < text.rindex(f"\x1b[?{mode}l")
    assert "Traceback" not in text


@pytest.mark.parametrize("key", ["q", "ض", "\x11"])
def test_keys_that_leave(start: Start, key: str) -> None:
    terminal = start(size=(80, 24))
    terminal.until(opened)
    os.write(terminal.ours, key.encode())
    assert terminal.finish() == 0
    assert terminal.text.rstrip().endswith(("\x1b[?25h", "\x1b[?1004l", "l", "h"))


def test_a_new_size_is_drawn(start: Start) -> None:
    terminal = start(size=(120, 36))
    terminal.until(opened)
    terminal.set_size((60, 20))
    terminal.screen.resize(20, 60)
    screen = terminal.until(lambda screen: opened(screen.splitlines()[-1]))
    assert len(screen.splitlines()) == 20
    os.write(terminal.ours, b"q")
    assert terminal.finish() == 0
    check_stream(terminal.text)


@pytest.mark.parametrize("size", [(10, 3), (2, 1)])
def test_the_smallest_terminals(start: Start, size: tuple[int, int]) -> None:
    terminal = start(size=size)
    terminal.until(lambda screen: "\x1b[?1049h" in terminal.text)
    terminal.press("j", " ", "l", "?", "q")
    os.write(terminal.ours, b"q")
    assert terminal.finish() == 0
    check_stream(terminal.text)


def test_copied_text_is_the_text_of_the_file(start: Start) -> None:
    terminal = start(str(SEEDS / NAMES[3]))
    terminal.until(opened)
    terminal.press("v", "j", "y")
    os.write(terminal.ours, b"q")
    assert terminal.finish() == 0
    (asked,) = check_stream(terminal.text)
    kind, where, data = asked.split(";")
    assert (kind, where) == ("52", "c")
    copied = base64.b64decode(data).decode("utf-8")
    assert len(copied) > 100
    assert copied in (SEEDS / NAMES[3]).read_text(encoding="utf-8")


COLOR = re.compile(r"(?:3[0-7]|4[0-7]|9[0-7]|10[0-7]|[34]8|[34]9)")


def colors(text: str) -> set[str]:
    """Return the colour parameters of all looks that were sent."""
    return {
        part
        for match in re.finditer(r"\x1b\[([0-9;]*)m", text)
        for part in match[1].split(";")
        if COLOR.fullmatch(part)
    }


def test_no_color(start: Start) -> None:
    terminal = start(NO_COLOR="1")
    terminal.until(opened)
    terminal.press("l", "i", "\x1b[B", "v", "?", "q", "f", "م", "\r")
    assert colors(terminal.text) <= {"39", "49"}
    assert re.search(r"\x1b\[[0-9;]*\b1[;m]", terminal.text), "headings are bold"
    assert re.search(r"\x1b\[[0-9;]*\b7[;m]", terminal.text), "what is chosen is reversed"


def test_sixteen_colours(start: Start) -> None:
    terminal = start(TERM="xterm", COLORTERM="")
    terminal.until(opened)
    terminal.press("l", "i", "\x1b[B", "v", "?", "q", "f", "م", "\r")
    sent = colors(terminal.text)
    assert "38" not in sent
    assert "48" not in sent
    assert "35" in sent
    assert not sent & {str(number) for number in (*range(40, 48), *range(100, 108))}


# --- hostile text ---------------------------------------------------------------------------

ATTACKS = {
    "escape": "\x1b[31m\x1b[2J\x1b[5;5H",
    "title": "\x1b]0;PWNED\x07",
    "title-c1": "\x9d0;PWNED\x9c",
    "clipboard": "\x1b]52;c;cHduZWQ=\x07",
    "csi-c1": "\x9b31m\x9b2J",
    "bell": "\x07\x07",
    "shift-out": "\x0e\x0f\x08\x08\x7f\x05",
    "link": "\x1b]8;;http://evil.example\x1b\\x\x1b]8;;\x1b\\",
    "dcs": '\x1bP$q"p\x1b\\\x90x\x9c',
    "bidi": "\u202e\u202e\u2066\u2067\u202dabc\u2069\u202c",
    "marks": "ك" + "\u064e" * 10_000,
    "separators": "\u2028\u2029\x0b\x0c\x85",
    "tags": "\U000e0001\U000e0041\ufeff\ufffe\uffff",
    "markup": "[red]x[/red][@click=app.quit]y[/][/]",
    "joiners": "\u200d\u200d\u200c\u034f\u00ad\u115f",
}
FRAME = "عنوان {} الخبر\n\nبقلم: {}\n\nفقرة أولى فيها {} كلام.\n\n• نقطة {}\n\n[{}](http://x.example/{})\n"


def test_hostile_text_title_and_file_name(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "مجلد\x1b]0;PWNED\x07\n\x9b31m"
    folder.mkdir()
    for number, (name, attack) in enumerate(ATTACKS.items()):
        text = FRAME.format(*[attack] * 6)
        tail = attack[:20].replace("/", "").replace("\x00", "")
        (folder / f"{number:02} {name} {tail}\n.txt").write_text(text, encoding="utf-8", newline="")
    (folder / "70 surrogates.txt").write_bytes(
        b"\xff\xfe"
        + "عنوان الخبر\n\nفقرة \ud83d و\udc00 كلام.\n".encode("utf-16-le", "surrogatepass")
    )
    (folder / "71 nul.txt").write_bytes("عنوان\n\nفقرة \0\0 كلام.\n".encode())
    broken = os.path.join(os.fsencode(folder), b"72 \xff\x1b[31m\xfe\n.txt")
    with open(broken, "wb") as file:
        file.write("عنوان\n\nفقرة \x1b[31m.\n".encode() + b"\xff\x9b31m\n")
    total = len(ATTACKS) + 3
    terminal = start(str(folder), "--lang", "en", size=(130, 40))
    screens = []
    for number in range(1, total + 1):
        if number > 1:
            os.write(terminal.ours, b"J")
        screen = terminal.until(lambda screen, n=number: "quit" in screen and f" {n} of " in screen)
        screens.append(screen)
    terminal.press("x", "l", "G", "g", "\x1b", "v", "Y", "f", "\x1b", "?", "q", "G", "g")
    os.write(terminal.ours, b"\x11")
    assert terminal.finish() == 0
    text = terminal.text
    asked = check_stream(text)
    assert len(asked) == 1
    assert asked[0].startswith("52;c;"), "only what was copied"
    assert "PWNED" not in terminal.screen.title
    assert "PWNED" not in terminal.screen.icon_name
    assert "Traceback" not in text
    seen = "\n".join(screens)
    assert "␛[31m" in seen or "31m" in seen
    for symbol in ("␛", "␇", "\ufffd", "␎", "␡", "[red]"):
        assert symbol in seen, symbol
    assert all("quit" in screen for screen in screens)
    reds = {char.fg for row in terminal.screen.buffer.values() for char in row.values()}
    assert "red" not in reds


def test_hostile_arguments(start: Start, tmp_path: Path) -> None:
    for path in (b"gone\x1b]0;PWNED\x07\xff\x9b\n.txt", b"\x1b[31m"):
        terminal = start(os.path.join(os.fsencode(tmp_path), path), "--lang", "en")
        assert terminal.finish() == 1
        assert check_stream(terminal.text) == [] if "\x1b" in terminal.text else True
        assert "Traceback" not in terminal.text
        assert "PWNED" not in terminal.screen.title


# --- what cannot be opened ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gone.txt"], "no file or folder"),
        (["empty"], "no *.txt files"),
        (["fifo"], "not a regular file"),
        (["--nonsense"], "nonsense"),
    ],
)
def test_one_line_and_no_screen(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "fifo")
    terminal = start(*arguments, "--lang", "en", size=(200, 30))
    assert terminal.finish() == (2 if arguments[0].startswith("-") else 1)
    text = terminal.text
    assert said in text
    assert text.count("\n") == 1
    assert "\x1b" not in text
    assert "Traceback" not in text


def test_a_folder_of_binaries_is_a_readable_page(start: Start, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_bytes(bytes(range(256)) * 50)
    terminal = start(str(tmp_path), "--lang", "en")
    screen = terminal.until(lambda screen: "cannot be read" in screen and "of 3" in screen)
    assert "quit" in screen
    terminal.press("J", "l", "\r", "v", "y", "e", "f")
    os.write(terminal.ours, b"\x11")
    assert terminal.finish() == 0
    assert check_stream(terminal.text) == []


def test_a_link_to_itself_is_a_readable_page(start: Start, tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("a.txt")
    (tmp_path / "b.txt").write_text("عنوان الخبر\n\nفقرة.\n", encoding="utf-8")
    terminal = start(str(tmp_path), "--lang", "en")
    terminal.until(lambda screen: "cannot be read" in screen)
    screen = terminal.press("J", there=lambda screen: "2 of 2" in screen)
    assert "ﺮﺒﺨﻟﺍ" in screen
    os.write(terminal.ours, b"q")
    assert terminal.finish() == 0


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_leaves_the_screen_as_it_was(start: Start, name: str) -> None:
    terminal = start()
    terminal.until(opened)
    number = getattr(signal, name)
    os.kill(terminal.process.pid, number)
    assert terminal.finish() == 128 + number
    for left in ("\x1b[?1049l", "\x1b[?25h", "\x1b[?1000l", ALT_AGAIN):
        assert left in terminal.text


@pytest.mark.parametrize("profile", ["visual", "tokens", "logical"])
def test_a_redraw_changes_nothing(start: Start, profile: str) -> None:
    """What was sent piece by piece is what a redraw sends whole: nothing was left behind."""
    terminal = start("--profile", profile, size=(80, 24))
    terminal.until(lambda screen: "OpenAI" in screen)
    for keys in (*"j ij", "\x1b", "l", "\x1b", "?", " ", "\x1b", ":", "ت", "\x1b", "f", "سام"):
        terminal.press(keys)
        before = terminal.until(lambda screen: True, SETTLED)
        os.write(terminal.ours, b"\x0c")
        assert terminal.until(lambda screen: True, SETTLED) == before, keys
    terminal.press("\x1b")
    os.write(terminal.ours, b"q")
    assert terminal.finish() == 0


@pytest.mark.parametrize("profile", ["visual", "tokens"])
def test_what_lies_over_the_article(start: Start, profile: str) -> None:
    """A box that moves, a toast, a tooltip: each leaves what a redraw of the whole screen sends."""
    terminal = start("--profile", profile, size=(80, 24), program="tests.app.overlaid")
    terminal.until(lambda screen: "OpenAI" in screen)
    for key in (MOVE,) * 6 + (TOAST, MOVE, TIP, MOVE, TIP):
        seen = terminal.draw()
        terminal.press(key)
        before = terminal.until(lambda screen, seen=seen: screen != seen, SETTLED)
        os.write(terminal.ours, b"\x0c")
        assert terminal.until(lambda screen: True, SETTLED) == before, key
    os.write(terminal.ours, b"q")
    assert terminal.finish() == 0


def test_a_failure_gives_the_terminal_back(start: Start) -> None:
    terminal = start(program="tests.app.overlaid")
    terminal.until(opened)
    os.write(terminal.ours, FAIL)
    assert terminal.finish() == 1
    assert "as wanted" in terminal.text
    assert terminal.text.rindex("\x1b[?1049l") > terminal.text.rindex("\x1b[?1049h")
    assert terminal.text.rindex("\x1b[8h") > terminal.text.rindex("\x1b[8l")
    assert terminal.text.rindex(ALT_AGAIN) > terminal.text.rindex(ALT)


@pytest.mark.parametrize("profile", ["visual", "tokens"])
def test_a_suspended_reader_is_painted_anew(start: Start, profile: str) -> None:
    terminal = start("--profile", profile)
    terminal.until(opened)
    os.write(terminal.ours, b"\x1a")
    stopped = None
    end = time.monotonic() + DEADLINE
    while stopped is None and time.monotonic() < end:
        terminal.read(QUIET)
        stopped = os.waitid(os.P_PID, terminal.process.pid, os.WSTOPPED | os.WNOHANG)
    assert stopped is not None
    assert "\x1b[?1049l" in terminal.text
    terminal.screen.reset()
    os.kill(terminal.process.pid, signal.SIGCONT)
    screen = terminal.until(lambda screen: "OpenAI" in screen)
    assert ("ﻥﺎﻤﺘﻟﺃ" if profile == "visual" else "ﺃﻟﺘﻤﺎﻥ") in screen
    os.write(terminal.ours, b"q")
    assert terminal.finish() == 0


def test_the_terminals_own_ordering_is_off_while_one_reads(start: Start) -> None:
    plain = {"KONSOLE_VERSION": "", "MLTERM": "", "TMUX": "", "STY": ""}
    terminal = start(**plain)
    terminal.until(opened)
    # VTE binds the mode to lines: it is set before the screen is cleared.
    assert terminal.text.index("\x1b[8l") < terminal.text.index("\x1b[?1049h")
    assert "\x1b[8h" not in terminal.text
    os.write(terminal.ours, b"\x1a")
    end = time.monotonic() + DEADLINE
    while "\x1b[8h" not in terminal.text and time.monotonic() < end:
        terminal.read(QUIET)
    while os.waitid(os.P_PID, terminal.process.pid, os.WSTOPPED | os.WNOHANG) is None:
        assert time.monotonic() < end
        terminal.read(QUIET)
    os.kill(terminal.process.pid, signal.SIGCONT)
    terminal.until(opened)
    os.write(terminal.ours, b"q")
    assert terminal.finish() == 0
    assert terminal.text.count("\x1b[8l") == terminal.text.count("\x1b[8h") == 2
    assert re.findall("|".join(map(re.escape, (ALT, ALT_AGAIN))), terminal.text) == [
        *(ALT, ALT_AGAIN),
        *(ALT, ALT_AGAIN),
    ]


# --- letters pressed with Alt ---------------------------------------------------------------


@pytest.mark.parametrize("letter", ["c", "ؤ"])
def test_alt_and_a_letter_come_as_escape_and_the_letter(start: Start, letter: str) -> None:
    """As xterm sends them once it is told to: in the box they are keys, not what is typed."""
    terminal = start("--lang", "en")
    terminal.until(opened)
    terminal.press("/", there=lambda screen: "Search" in screen)
    terminal.press("OpenAI", there=lambda screen: "exact" in screen)
    screen = terminal.press(f"\x1b{letter}", there=lambda screen: "Words in context" in screen)
    assert "Before" in screen
    assert "OpenAI" in screen.splitlines()[1]
    os.write(terminal.ours, b"\x11")
    assert terminal.finish() == 0


def test_only_xterm_is_told_how_to_send_alt(start: Start) -> None:
    terminal = start(XTERM_VERSION="", VTE_VERSION="7006")
    terminal.until(opened)
    os.write(terminal.ours, b"q")
    assert terminal.finish() == 0
    assert "1036" not in terminal.text
