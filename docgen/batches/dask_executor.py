"""The same work through a Dask scheduler: many machines that see the plans under the same paths.

Each task asks a child of the Dask worker that runs it, so plans meet the same limits as on one machine, and a plan that
kills its child does not take the Dask worker along. Books come back to this process, which alone writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import Any

from docgen.batches.child import Children, death
from docgen.batches.executor import Asked, Executor
from docgen.batches.job import Json, Reply
from docgen.problems import FilePlace, ProblemsFound, error

_CONNECT_SECONDS = 20
_AHEAD = 3


_CHILDREN = Children()  # of this process, when it is a Dask worker


def connected(address: str) -> Executor:
    """An executor at a scheduler's address (tcp://…); raises :class:`ProblemsFound` (scheduler-failed) without one."""
    if find_spec("distributed") is None:
        what, mend = "ยังไม่ได้ติดตั้งส่วนเสริมสำหรับหลายเครื่อง", "ติดตั้งด้วย pip install 'docgen[cluster]' หรือไม่ใช้ --scheduler"
        raise ProblemsFound([error("scheduler-failed", FilePlace(address), what, mend)])
    return DaskExecutor(address)


class DaskExecutor:
    """A client of one scheduler."""

    def __init__(self, address: str) -> None:
        from distributed import Client

        try:
            self._client = Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError, ImportError, TimeoutError):
            what, mend = "ติดต่อ scheduler ไม่ได้", "ตรวจที่อยู่ เช่น tcp://10.0.0.1:8786 และตรวจว่า scheduler ทำงานอยู่"
            raise ProblemsFound([error("scheduler-failed", FilePlace(address), what, mend)]) from None

    def answers(self, asked: Sequence[Asked]) -> Iterator[tuple[int, Reply]]:
        """Three requests a thread of the cluster are under way; workers that join later get their share."""
        from distributed import as_completed

        position: dict[object, int] = {}
        running = as_completed(loop=self._client.loop)
        places = iter(range(len(asked)))
        self._submit(asked, places, position, running)
        for done in running:
            place = position.pop(done.key)
            answer = _answer(done, *asked[place])
            done.release()
            self._submit(asked, places, position, running)
            yield place, answer

    def _submit(
        self, asked: Sequence[Asked], places: Iterator[int], position: dict[object, int], running: Any
    ) -> None:  # fmt: skip
        window = _AHEAD * max(1, sum(self._client.nthreads().values()))
        for place in places if len(position) < window else ():
            future = self._client.submit(_ask, *asked[place], pure=False)
            position[future.key] = place
            running.add(future)
            if len(position) >= window:
                return

    def close(self) -> None:
        """Leaves the scheduler; it drops what this client asked for."""
        self._client.close()


def _ask(request: Json, label: str) -> Reply:
    """Run by a Dask worker."""
    return _CHILDREN.ask(request, label)


def _answer(done: Any, request: Json, label: str) -> Reply:
    """What the task gave. A Dask worker that is lost was replaced and asked again by Dask; in the end it is a death."""
    if done.status == "finished":
        reply: Reply = done.result()
        return reply
    return Reply((death("end" if done.status == "error" else "lost", request, label),))
