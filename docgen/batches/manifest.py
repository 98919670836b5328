"""What a batch has done, line by line, so that an interrupted run can go on: docgen-batch.jsonl in the folder of books.

A line is written and made to last (fsync) *before* its book is saved, and tells the digest of the bytes to come. The
line says what was to be saved and the file on the disk says whether it was: killed at any instant, a run loses no
finished book and no later run builds it again.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import os
import threading
from pathlib import Path
from typing import BinaryIO

from docgen.batches.job import Facts, facts_from
from docgen.problems import FilePlace, Problem, ProblemsFound, error

MANIFEST = "docgen-batch.jsonl"


class Manifest:
    """The open manifest of one folder; one run at a time holds it."""

    def __init__(self, folder: Path, *, resume: bool) -> None:
        """Opens it, and keeps what it says only when ``resume``; raises :class:`ProblemsFound` when it cannot."""
        self._folder = folder
        self._one_at_a_time = threading.Lock()
        try:
            self._stream: BinaryIO = (folder / MANIFEST).open("a+b")
        except OSError:
            raise ProblemsFound([_unwritable(folder)]) from None
        if not _hold(self._stream):
            self._stream.close()
            raise ProblemsFound([_busy(folder)])
        if not resume:
            self._stream.truncate(0)
        self._known = self._read()

    def known(self, key: str, file: str) -> Facts | None:
        """What is known of a target's book, if the file on the disk is that book."""
        name, facts = self._known.get(key, ("", None))
        return facts if facts is not None and name == file and self._digest(file) == facts.book else None

    def add(self, key: str, file: str, facts: Facts) -> None:
        """Says what is about to be saved; on the disk when this returns. Raises OSError when the disk is full."""
        line = {"plan": key, "file": file, **dataclasses.asdict(facts)}
        with self._one_at_a_time:
            self._stream.write(json.dumps(line, ensure_ascii=True).encode("ascii") + b"\n")
            self._stream.flush()
        os.fsync(self._stream.fileno())

    def close(self) -> None:
        """Lets another run in."""
        self._stream.close()

    def _read(self) -> dict[str, tuple[str, Facts]]:
        """The last word on each target. A line cut off by a kill or a power failure is taken away."""
        self._stream.seek(0)
        whole = self._stream.read()
        complete = whole[: whole.rfind(b"\n") + 1]
        if len(complete) < len(whole):
            self._stream.truncate(len(complete))
        known: dict[str, tuple[str, Facts]] = {}
        for line in complete.splitlines():
            with contextlib.suppress(ValueError, KeyError, TypeError):  # not of our making, or of another form
                content = json.loads(line)
                known[str(content["plan"])] = (str(content["file"]), facts_from(content))
        return known

    def _digest(self, file: str) -> str:
        try:
            with (self._folder / file).open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            return ""


def _hold(stream: BinaryIO) -> bool:
    """Keeps other runs out for as long as this process lives."""
    try:
        import fcntl
    except ImportError:
        return _hold_on_windows(stream)
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _hold_on_windows(stream: BinaryIO) -> bool:
    import msvcrt

    try:  # far behind the end: a lock on Windows keeps others from reading what it covers
        stream.seek(1 << 40)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    except OSError:
        return False
    return True


def _busy(folder: Path) -> Problem:
    what = "มีการสร้างเล่มอีกชุดหนึ่งกำลังบันทึกลงโฟลเดอร์นี้"
    return error("batch-busy", FilePlace(folder.name), what, "รอให้ชุดนั้นเสร็จ หรือเลือกโฟลเดอร์อื่นด้วย -o")


def _unwritable(folder: Path) -> Problem:
    what = "บันทึกลงโฟลเดอร์นี้ไม่ได้"
    return error("output-unwritable", FilePlace(folder.name), what, "เลือกโฟลเดอร์อื่นที่มีสิทธิ์บันทึกและมีพื้นที่พอ")
