"""Writes a package as a zip, member by member, deflated while it is made: nothing in it tells when or where (R17)."""

from __future__ import annotations

import errno
import zipfile
from collections.abc import Iterable, Iterator
from typing import BinaryIO

Member = tuple[str, "bytes | Iterable[bytes]"]

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELATIONSHIPS = "_rels/.rels"
_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip can tell, and what Word itself writes
_MS_DOS = 0  # "made on": zipfile would write the system that it runs on
_LARGEST = (1 << 31) - 1
_STEP = 1 << 18  # bytes given to deflate at a time: small pieces cost more in calls than in work


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
    with zipfile.ZipFile(target, "w", allowZip64=True) as archive:
        for name, content in ordered:
            _write_member(archive, name, content)
        for name, content in late:
            _write_member(archive, name, content)


def _write_member(archive: zipfile.ZipFile, name: str, content: bytes | Iterable[bytes]) -> None:
    info = zipfile.ZipInfo(name, _TIME)
    info.create_system = _MS_DOS
    info.compress_type = zipfile.ZIP_DEFLATED
    if isinstance(content, bytes):
        archive.writestr(info, content)
        return
    try:
        with archive.open(info, "w") as stream:
            for step in _in_steps(content):
                stream.write(step)
    except RuntimeError as fault:  # zipfile's word for "larger than its header, already written, can tell"
        if info.file_size <= _LARGEST:
            raise
        raise OSError(errno.EFBIG, name) from fault


def _in_steps(chunks: Iterable[bytes]) -> Iterator[bytes]:
    gathered: list[bytes] = []
    size = 0
    for chunk in chunks:
        gathered.append(chunk)
        size += len(chunk)
        if size >= _STEP:
            yield b"".join(gathered)
            gathered, size = [], 0
    yield b"".join(gathered)
