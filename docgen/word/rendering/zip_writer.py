"""Writes a package as a zip, member by member, deflated while it is made: nothing in it tells when or where (R17).

Written here and not with zipfile, whose import alone costs a fifth of a short run.
"""

from __future__ import annotations

import errno

from docgen.word.rendering.deflate import Deflater, crc32

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    Member = tuple[str, bytes | Iterable[bytes]]

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELATIONSHIPS = "_rels/.rels"
_LARGEST = (1 << 31) - 1
_STRETCH = 1 << 20  # bytes deflated at a time
_ENOUGH = _STRETCH // 4  # a chunk of this size is not copied into a larger one

# APPNOTE 4.3.7, 4.3.12 and 4.3.16: signatures, then fields, all little-endian.
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_VERSION = 20  # 2.0: deflate; made on MS-DOS, whose number is 0: zipfile would write the system that it runs on
_DEFLATED = 8
_UTF8 = 0x800  # the name's encoding, for names beyond ASCII
_TIME, _DATE = 0, 0x21  # 1 January 1980, the first that a zip can tell, and what Word itself writes
_OWNER_ONLY = 0o600 << 16  # external attributes


def write_package(
    target: BinaryIO, members: Iterable[Member], main: str = "word/document.xml", late: Iterable[Member] = ()
) -> None:
    """Writes all members; one given as an iterable is drawn only when its turn comes, and never held whole.

    The order is fixed: content types, the package's relationships, the main document (readers of a stream want these
    first), then the rest by name, then ``late``, which is drawn when all the others are written, in its own order.
    ``target`` must allow seeking. OSError when the disk is full, or when a member given
    as an iterable passes 2 GiB (its size must be known before for more, and Word opens no part of that size).
    """
    first = {name: place for place, name in enumerate((CONTENT_TYPES, PACKAGE_RELATIONSHIPS, main))}
    ordered = sorted(members, key=lambda member: (first.get(member[0], len(first)), member[0]))
    directory: list[bytes] = []
    start = target.tell()
    for name, content in ordered:
        directory.append(_write_member(target, start, name, content))
    for name, content in late:
        directory.append(_write_member(target, start, name, content))
    at = target.tell() - start
    size, count = sum(map(len, directory)), len(directory)
    target.write(b"".join(directory))
    target.write(_END + _packed((2, 0, 0, count, count), (4, size, at), (2, 0)))


def _packed(*groups: tuple[int, ...]) -> bytes:
    """Numbers as a zip has them: of each group the first tells in how many bytes the others stand."""
    return b"".join([number.to_bytes(size, "little") for size, *numbers in groups for number in numbers])


def _write_member(target: BinaryIO, start: int, name: str, content: bytes | Iterable[bytes]) -> bytes:
    """Writes one member; its entry in the directory."""
    at = target.tell()
    encoded = name.encode()
    flags = 0 if name.isascii() else _UTF8
    how = (_VERSION, flags, _DEFLATED, _TIME, _DATE)
    target.write(_LOCAL + _packed((2, *how), (4, 0, 0, 0), (2, len(encoded), 0)) + encoded)
    crc, size = _write_content(target, name, [content] if isinstance(content, bytes) else content)
    behind = target.tell()
    facts = (4, crc, behind - at - 30 - len(encoded), size)
    target.seek(at + 14)
    target.write(_packed(facts))
    target.seek(behind)
    place = (4, _OWNER_ONLY, at - start)
    return _CENTRAL + _packed((2, _VERSION, *how), facts, (2, len(encoded), 0, 0, 0, 0), place) + encoded


def _write_content(target: BinaryIO, name: str, chunks: Iterable[bytes]) -> tuple[int, int]:
    """Writes what a member holds, deflated; its CRC and its size."""
    deflater = Deflater()
    crc = size = 0
    for stretch in _stretches(chunks):
        size += len(stretch)
        if size > _LARGEST:
            raise OSError(errno.EFBIG, name)
        crc = crc32(stretch, crc)
        target.write(deflater.packed(stretch))
    target.write(deflater.end())
    return crc, size


def _stretches(chunks: Iterable[bytes]) -> Iterator[bytes]:
    gathered: list[bytes] = []
    size = 0
    for chunk in chunks:
        if len(chunk) < _ENOUGH:
            gathered.append(chunk)
            size += len(chunk)
        if gathered and (size >= _STRETCH or len(chunk) >= _ENOUGH):
            yield b"".join(gathered)
            gathered, size = [], 0
        if len(chunk) >= _ENOUGH:
            yield chunk
    if gathered:
        yield b"".join(gathered)
