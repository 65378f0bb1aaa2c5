"""Bytes to text: a file's encoding, repairs that are said aloud, and files that are no text."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from tui.errors import UnreadableFile

_SAMPLE = 65_536
"""Bytes that are looked at where a guess is needed; conversions read everything once."""

_SIGNATURES = {
    b"\x7fELF": "a program (ELF)",
    b"MZ\x90\x00": "a Windows program",
    b"\x89PNG\r\n\x1a\n": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF87a": "a GIF picture",
    b"GIF89a": "a GIF picture",
    b"PK\x03\x04": "a zip archive or an office document",
    b"PK\x05\x06": "a zip archive",
    b"%PDF-": "a PDF document",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ\x00": "an xz archive",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"Rar!\x1a\x07": "a RAR archive",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Word, Excel or PowerPoint document",
    b"SQLite format 3\x00": "an SQLite database",
    b"ID3": "a sound file",
    b"OggS": "a sound or video file",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_BLOCKS = b"\x00\x06\x20\xfb\xfc\xfd\xfe" + bytes(range(0xD8, 0xE0))
"""Blocks of UTF-16 that Arabic articles use: letters, punctuation, forms, halves of pairs."""
_HALVES = "[\ud800-\udfff]"
_OPENING_BYTES = b"BZh", b"ID3"


class Decoded(NamedTuple):
    """The text of a file and how it was read."""

    text: str
    """Every character of the file, without the byte order mark."""
    encoding: str
    """`utf-8`, `utf-16-le`, `utf-16-be`, `cp1256` or `iso8859-6` (`utf-32-*` only with a mark)."""
    repaired: int = 0
    """Bytes (in UTF-16 and UTF-32 characters) that could not be read; each stands as U+FFFD."""


def decode(data: bytes) -> Decoded:
    """Read the bytes of a file as text.

    Tries, in this order: a byte order mark, UTF-16 by its pattern of zero bytes, UTF-8, nearly
    valid UTF-8 (one U+FFFD for each bad byte, counted), Windows-1256 and ISO-8859-6.

    Raises:
        UnreadableFile: the bytes are a picture, an archive, a program or other data.
    """
    _refuse_known_formats(data)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            body = data[len(mark) :]
            return _decode_utf8(body) if encoding == "utf-8" else _decode_wide(body, encoding)
    wide = _wide_without_mark(data[:_SAMPLE])
    if wide is not None:
        return _decode_wide(data, wide)
    return _decode_utf8(data)


def _refuse_known_formats(data: bytes) -> None:
    head = data[:16]
    for signature, name in _SIGNATURES.items():
        if not head.startswith(signature):
            continue
        if signature not in _OPENING_BYTES or _is_mostly_controls(data[:_SAMPLE]):
            raise UnreadableFile(f"this is {name}, not text", "reason.other_format")


def _is_mostly_controls(sample: bytes) -> bool:
    """Whether control characters make up what text cannot have: over 8, and one byte in 33.

    Random bytes have one in 10; an article with some stray NUL or escape characters stays below.
    """
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > 8 and controls * 33 > len(sample)


def _wide_without_mark(sample: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte is the number of a block, mostly 00 or 06.

    The other half are the letters' places in their block: 00 and 06 there are U+xx00 and U+xx06,
    which no text is made of, so numbers in binary files (zeros in both halves) stay out.
    """
    if len(sample) < 4:
        return None
    # Too few 00 and 06 in all for either half: one answer for nearly every file, in no time.
    if 4 * (sample.count(0) + sample.count(6)) < len(sample) - 1:
        return None
    even, odd = sample[0::2], sample[1::2]
    for encoding, blocks, places in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        named = sum(map(blocks.count, _BLOCKS))
        strong = blocks.count(0) + blocks.count(6)
        weak = places.count(0) + places.count(6)
        if named * 10 >= len(blocks) * 9 and strong * 2 >= len(blocks) and weak * 5 <= len(places):
            return encoding
    return None


def _decode_wide(data: bytes, encoding: str) -> Decoded:
    """UTF-16 or UTF-32; halves of surrogate pairs and a cut last character become U+FFFD."""
    width = 2 if "16" in encoding else 4
    whole = len(data) - len(data) % width
    try:
        text = (data if whole == len(data) else data[:whole]).decode(encoding, "surrogatepass")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"this is not text: {error.reason} in {encoding.upper()}", "reason.binary"
        ) from None
    bad = 0
    if re.search(_HALVES, text):
        text, bad = re.subn(_HALVES, "\ufffd", text)
    if whole != len(data):
        text += "\ufffd"
        bad += 1
    sample = text[:_SAMPLE]
    unread = sum(not char.isprintable() and not char.isspace() for char in sample)
    formats = sum(char in "\u200b\u200c\u200d\u200e\u200f\ufeff\u061c" for char in sample)
    strange = unread - formats
    if (strange > 8 and strange * 10 > len(sample)) or bad * 10 > len(text) + 20:
        raise UnreadableFile("this is binary data, not text", "reason.binary")
    return Decoded(text, encoding, bad)


def _decode_utf8(data: bytes) -> Decoded:
    if _is_mostly_controls(data[:_SAMPLE]):
        raise UnreadableFile("this is binary data, not text", "reason.binary")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        place = error.start
    near = data[max(0, place - _SAMPLE // 2) : place + _SAMPLE]
    if not _is_nearly_utf8((data[:_SAMPLE], near)):
        return _decode_single_byte(data, near)
    # surrogateescape gives exactly one half of a pair for each bad byte, and good UTF-8 has none.
    text, bad = re.subn(_HALVES, "\ufffd", data.decode("utf-8", "surrogateescape"))
    return Decoded(text, "utf-8", bad)


def _is_nearly_utf8(samples: tuple[bytes, bytes]) -> bool:
    """Whether at least two sequences of bytes are good for each bad byte.

    Arabic in a single-byte code gives less than one good sequence for 20 bad bytes: a letter
    would have to be followed by one of the signs below A0..BF.
    """
    good = bad = 0
    for sample in samples:
        text = sample.decode("utf-8", "surrogateescape")
        halves = len(re.findall(_HALVES, text))
        bad += halves
        good += sum(char > "\x7f" for char in text) - halves
    return good >= 2 * bad and good > 0


def _decode_single_byte(data: bytes, sample: bytes) -> Decoded:
    from tui.articles.single_byte import tell_single_byte  # half a millisecond of a start

    encoding = tell_single_byte(sample)
    text = sample.decode(encoding, "replace")
    readable = sum(
        char.isalnum() or char.isspace() or "\u064b" <= char <= "\u0652" for char in text
    )
    # Text has letters and blanks for 8 characters in 10 and more, random bytes 6 in 10.
    if readable * 4 < len(text) * 3 and len(text) >= 16:
        raise UnreadableFile(
            "this is neither UTF-8 nor Arabic in another code", "reason.unknown_code"
        )
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, text.count("\ufffd"))
