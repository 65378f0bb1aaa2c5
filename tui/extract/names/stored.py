"""The file that the tagger's tables are kept in: named blocks of bytes, compressed together."""

from __future__ import annotations

import json
import lzma
import sys
from array import array
from collections.abc import Iterable, Mapping
from pathlib import Path


def write(path: Path, blocks: Mapping[str, bytes]) -> None:
    """Write blocks of bytes under their names; the same blocks give the same file."""
    head = json.dumps({name: len(block) for name, block in blocks.items()}) + "\n"
    path.write_bytes(lzma.compress(head.encode() + b"".join(blocks.values()), preset=9))


def read(path: Path) -> dict[str, bytes]:
    """Return the blocks of a file.

    Raises:
        OSError: The file cannot be read.
        lzma.LZMAError: It is not such a file.
    """
    content = lzma.decompress(path.read_bytes())
    end = content.index(b"\n") + 1
    blocks = {}
    for name, size in json.loads(content[:end]).items():
        blocks[name] = content[end : end + size]
        end += size
    return blocks


def packed(numbers: Iterable[int]) -> bytes:
    """Return numbers from -32,768 to 32,767 as bytes: all low ones, then all high ones.

    High bytes are mostly alike, so this compresses better than pairs.
    """
    wide = _little(array("h", numbers)).tobytes()
    return wide[::2] + wide[1::2]


def unpacked(block: bytes) -> array[int]:
    """Return the numbers that `packed` was given."""
    size = len(block) // 2
    wide = bytearray(2 * size)
    wide[::2], wide[1::2] = block[:size], block[size:]
    return _little(array("h", bytes(wide)))


def _little(numbers: array[int]) -> array[int]:
    """Swap bytes between this machine's order and that of the file, low byte first."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
