"""Reads the parts of a finished package back, in pieces: a book of any size is never held whole.

Not with zipfile, whose import costs more than proving a short book; the checks are the same: signatures, names, sizes
and CRC-32 of the directory must be those of what is there (APPNOTE 4.3).
"""

from __future__ import annotations

from docgen.named_tuple import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, BinaryIO

try:
    from isal import isal_zlib

    codec: Any = isal_zlib
except ImportError:
    import zlib

    codec = zlib

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_END_SIZE, _CENTRAL_SIZE, _LOCAL_SIZE = 22, 46, 30
_STORED, _DEFLATED = 0, 8
_PIECE = 1 << 20  # bytes given out at a time
_TAKEN = 1 << 14  # packed bytes taken at a time


class Unreadable(ValueError):  # noqa: N818 - reads as what the package is
    """What was written is no package that can be read."""


class Part(NamedTuple):
    """A member: its name, where its header begins, its packed and its whole size, and its CRC-32."""

    name: str
    at: int
    packed: int
    size: int
    crc: int


def parts_of(book: BinaryIO) -> list[Part]:
    """The directory, in its order. Raises Unreadable."""
    end = book.seek(0, 2)
    book.seek(max(end - _END_SIZE, 0))
    tail = book.read(_END_SIZE)
    if len(tail) < _END_SIZE or tail[:4] != _END:
        raise Unreadable("no directory")
    count, size, at = _numbers(tail, 10, 2, 4, 4)
    book.seek(at)
    directory = book.read(size)
    try:
        return list(_entries(directory, count))
    except UnicodeDecodeError as fault:
        raise Unreadable("directory") from fault


def _numbers(data: bytes, at: int, *sizes: int) -> list[int]:
    """Numbers of so many bytes each that stand there one behind the other. Raises Unreadable behind the end."""
    numbers = []
    for size in sizes:
        if at + size > len(data):
            raise Unreadable("numbers")
        numbers.append(int.from_bytes(data[at : at + size], "little"))
        at += size
    return numbers


def _entries(directory: bytes, count: int) -> Iterator[Part]:
    place = 0
    for _ in range(count):
        if directory[place : place + 4] != _CENTRAL:
            raise Unreadable("entry")
        crc, packed, size, name, extra, comment = _numbers(directory, place + 16, 4, 4, 4, 2, 2, 2)
        (at,) = _numbers(directory, place + 42, 4)
        begin = place + _CENTRAL_SIZE
        yield Part(directory[begin : begin + name].decode(), at, packed, size, crc)
        place = begin + name + extra + comment
    if place != len(directory):
        raise Unreadable("entries")


def pieces(book: BinaryIO, part: Part) -> Iterator[bytes]:
    """A part's bytes, piece by piece. Raises Unreadable when they are not what the directory says."""
    book.seek(part.at)
    header = book.read(_LOCAL_SIZE)
    method = _numbers(header, 8, 2)[0] if header[:4] == _LOCAL else None
    if method not in (_STORED, _DEFLATED):
        raise Unreadable(part.name)
    name, extra = _numbers(header, 26, 2, 2)
    book.seek(part.at + _LOCAL_SIZE + name + extra)
    packed = _packed(book, part.packed)
    crc = size = 0
    for piece in packed if method == _STORED else _inflated(packed, part.name):
        crc, size = codec.crc32(piece, crc), size + len(piece)
        yield piece
    if (crc, size) != (part.crc, part.size):
        raise Unreadable(part.name)


def _packed(book: BinaryIO, size: int) -> Iterator[bytes]:
    while size:
        taken = book.read(min(_TAKEN, size))
        if not taken:
            return
        size -= len(taken)
        yield taken


def _inflated(packed: Iterator[bytes], name: str) -> Iterator[bytes]:
    inflater = codec.decompressobj(-15)

    def step(data: bytes) -> bytes:
        try:
            return bytes(inflater.decompress(data, _PIECE))
        except Exception as fault:  # each library has an error of its own
            raise Unreadable(name) from fault

    for taken in packed:
        left = taken
        while left:
            yield step(left)
            left = inflater.unconsumed_tail
    while piece := step(b""):
        yield piece
    if not inflater.eof or inflater.unused_data:
        raise Unreadable(name)
