"""Writes a package as a zip, member by member, deflated while it is made: nothing in it tells when or where (R17).

Written here and not with zipfile, whose import alone costs a fifth of a short run, so that a large member can be
deflated beside the making of it, in a thread (deflating holds no lock of Python's).
"""

from __future__ import annotations

import errno
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain

from docgen.word.rendering.deflate import SYNC, crc32, deflater

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, BinaryIO

    Member = tuple[str, bytes | Iterable[bytes]]

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELATIONSHIPS = "_rels/.rels"
_LARGEST = (1 << 31) - 1
_STEP = 1 << 18  # bytes given to deflate at a time: small pieces cost more in calls than in work
_ENOUGH = _STEP // 4  # a chunk of this size is not copied into a larger step
_ALONE = 1 << 20  # bytes; a member that is longer is deflated in threads
_STRETCH = 1 << 20  # bytes that one of the threads deflates at a time
_WORKERS = 3  # ISA-L packs a third as fast as rows are made
_WAITING = 4  # stretches under way

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
    stream = _Stream(target, name)
    stream.take(_in_steps([content] if isinstance(content, bytes) else content))
    behind = target.tell()
    facts = (4, stream.crc, behind - at - 30 - len(encoded), stream.size)
    target.seek(at + 14)
    target.write(_packed(facts))
    target.seek(behind)
    place = (4, _OWNER_ONLY, at - start)
    return _CENTRAL + _packed((2, _VERSION, *how), facts, (2, len(encoded), 0, 0, 0, 0), place) + encoded


class _Stream:
    """One member on its way into the file."""

    def __init__(self, target: BinaryIO, name: str) -> None:
        self.target, self.name = target, name
        self.deflater = deflater()
        self.crc = self.size = 0

    def take(self, steps: Iterator[bytes]) -> None:
        """All steps: the first here, the rest of a long member beside their making."""
        following = next(steps, None)
        while following is not None and self.size < _ALONE:
            self.target.write(self.deflater.compress(self.counted(following)))
            following = next(steps, None)
        if following is not None:
            self.target.write(self.deflater.flush(SYNC))
            for packed in _deflated_beside(map(self.counted, chain([following], steps))):
                self.target.write(packed)
            self.deflater = deflater()
        self.target.write(self.deflater.flush())

    def counted(self, step: bytes) -> bytes:
        """The step, added to size and CRC."""
        self.size += len(step)
        if self.size > _LARGEST:
            raise OSError(errno.EFBIG, self.name)
        self.crc = crc32(step, self.crc)
        return step


def _deflated_beside(steps: Iterator[bytes]) -> Iterator[bytes]:
    """The steps deflated by threads, in order, while the next are drawn here.

    Several together are a stretch that needs none of those before it: where it begins depends on the steps alone, so
    that the bytes are the same on any machine.
    """
    from queue import SimpleQueue
    from threading import Thread

    jobs: SimpleQueue[Any] = SimpleQueue()
    threads = [Thread(target=_work, args=(jobs,), daemon=True) for _ in range(_WORKERS)]
    for thread in threads:
        thread.start()
    waiting: deque[SimpleQueue[Any]] = deque()
    try:
        for stretch in _stretches(steps):
            waiting.append(SimpleQueue())
            jobs.put((stretch, waiting[-1]))
            if len(waiting) > _WAITING:
                yield _result(waiting.popleft().get())
        while waiting:
            yield _result(waiting.popleft().get())
    finally:
        for _ in threads:
            jobs.put(None)
        for thread in threads:
            thread.join()


def _stretches(steps: Iterator[bytes]) -> Iterator[list[bytes]]:
    stretch: list[bytes] = []
    size = 0
    for step in steps:
        stretch.append(step)
        size += len(step)
        if size >= _STRETCH:
            yield stretch
            stretch, size = [], 0
    if stretch:
        yield stretch


def _work(jobs: Any) -> None:
    """Deflates the stretches of a queue, each answered in a queue of its own, until None comes."""
    while (job := jobs.get()) is not None:
        stretch, answer = job
        try:
            alone = deflater()
            answer.put(alone.compress(b"".join(stretch)) + alone.flush(SYNC))
        except BaseException as fault:  # it must not end unseen in a thread
            answer.put(fault)


def _result(answer: Any) -> bytes:
    if isinstance(answer, BaseException):
        raise answer
    packed: bytes = answer
    return packed


def _in_steps(chunks: Iterable[bytes]) -> Iterator[bytes]:
    gathered: list[bytes] = []
    size = 0
    for chunk in chunks:
        if not gathered and len(chunk) >= _ENOUGH:
            yield chunk
            continue
        gathered.append(chunk)
        size += len(chunk)
        if size >= _STEP:
            yield b"".join(gathered)
            gathered, size = [], 0
    if gathered:
        yield b"".join(gathered)
