"""A child process at work for this thread: asked one thing at a time, ended when too slow, replaced when dead.

Both executors ask in threads of their own: the local one in a pool of threads, Dask in its workers. A child is a fresh
Python (no fork: it works alike on Windows, and in a program without an ``if __name__`` guard).
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
from typing import IO

from docgen.batches.job import Json, Reply, reply_from_json
from docgen.problems import FilePlace, Problem, error

OUT_OF_MEMORY = 77  # docgen.batches.worker ends with this status
_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from docgen.batches.worker import main; main()"


class Died(Exception):  # noqa: N818 - says what happened to the child
    """The child ended without an answer; ``cause`` is a key of the table of messages."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause


_WHAT = {
    "time": ("plan-slow", "สร้างไม่เสร็จภายในเวลาที่กำหนด ({seconds:g} วินาที) ทั้งสองครั้ง"),
    "memory": ("plan-died", "ใช้หน่วยความจำเกินที่กำหนด ({megabytes:,} เมกะไบต์) ทั้งสองครั้ง"),
    "end": ("plan-died", "โปรแกรมที่สร้างแผนนี้หยุดกลางคันทั้งสองครั้ง"),
    "lost": ("scheduler-failed", "ขาดการติดต่อกับ scheduler ก่อนสร้างแผนนี้เสร็จ"),
}
_MEND = "ลองสร้างแผนนี้แผนเดียวด้วย docgen build ถ้ายังไม่สำเร็จ ให้ตรวจแม่แบบและขนาดของสมุดงาน"


def death(cause: str, request: Json, label: str) -> Problem:
    """The refusal that a death is (promise S7)."""
    code, what = _WHAT[cause]
    limits = request["limits"]
    told = what.format(seconds=limits["seconds"], megabytes=limits["memory"] >> 20)
    return error(code, FilePlace(label), told, _MEND)


class Children:
    """The children of one executor, one for each thread that asks."""

    def __init__(self) -> None:
        self._mine = threading.local()
        self._all: set[subprocess.Popen[bytes]] = set()
        self._closed = False

    def ask(self, request: Json, label: str) -> Reply:
        """The child's answer; a child that dies is replaced and asked once more, then its death is the answer."""
        try:
            return self._asked(request)
        except Died:
            pass
        try:
            return self._asked(request)
        except Died as died:
            return Reply((death(died.cause, request, label),))

    def close(self) -> None:
        """Ends every child and lets none be started any more; whoever waits for an answer gets a death."""
        self._closed = True
        for process in list(self._all):
            _end(process)

    def _asked(self, request: Json) -> Reply:
        process = self._child()
        late = threading.Event()
        timer = threading.Timer(request["limits"]["seconds"], _end_late, (process, late))
        timer.daemon = True
        timer.start()
        try:
            return _exchange(process, request)
        except (OSError, ValueError, KeyError, TypeError):  # a broken pipe, or an answer cut off
            self._end(process)
            cause = "time" if late.is_set() else "memory" if process.returncode == OUT_OF_MEMORY else "end"
            raise Died(cause) from None
        finally:
            timer.cancel()

    def _child(self) -> subprocess.Popen[bytes]:
        """This thread's child; a new one when it has none that lives."""
        process: subprocess.Popen[bytes] | None = getattr(self._mine, "process", None)
        if process is not None and process.poll() is None:
            return process
        if process is not None:
            self._end(process)
        process = self._mine.process = _started()
        self._all.add(process)
        if self._closed:  # looked at only now: close() ends what stands in the set, and this may have come too late
            self._end(process)
            raise Died("end")
        return process

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        self._all.discard(process)
        _end(process)


def _end_late(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _exchange(process: subprocess.Popen[bytes], request: Json) -> Reply:
    asked, answers = _pipes(process)
    asked.write(json.dumps(request).encode("ascii") + b"\n")
    asked.flush()
    head = json.loads(answers.readline())
    book = answers.read(int(head["size"]))
    if len(book) != head["size"]:
        raise ValueError("the answer was cut off")
    return reply_from_json(head, book)


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise ValueError("a child without pipes")
    return process.stdin, process.stdout


def _started() -> subprocess.Popen[bytes]:
    # The child finds modules where this program does (-P: and not in the folder in which it happens to stand).
    return subprocess.Popen(  # noqa: S603 - a list of arguments, no shell
        [sys.executable, "-P", "-c", _START, json.dumps([str(each) for each in sys.path if each])],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):
            if pipe is not None:
                pipe.close()
