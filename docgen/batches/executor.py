"""Who does the work: anything that takes requests and gives answers as they come, in any order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Protocol

from docgen.batches.child import Children
from docgen.batches.job import Json, Reply

Asked = tuple[Json, str]  # a request, and the name by which messages call its plan


class Executor(Protocol):
    """Asks children, several at a time. Closing ends them; what they were at is lost."""

    def answers(self, asked: Sequence[Asked]) -> Iterator[tuple[int, Reply]]:
        """Each request's position with its answer, as they come."""

    def close(self) -> None:
        """Ends all work."""


class LocalExecutor:
    """A pool of threads, each with a child process of its own: on this machine."""

    def __init__(self, jobs: int | None = None) -> None:
        self.jobs = jobs or available_cores()
        self._children = Children()
        self._pool = ThreadPoolExecutor(self.jobs, thread_name_prefix="docgen-batch")

    def answers(self, asked: Sequence[Asked]) -> Iterator[tuple[int, Reply]]:
        """Twice as many requests as threads are under way, so that no thread waits and no answers pile up."""
        places = iter(range(len(asked)))
        under_way: dict[Future[Reply], int] = {}
        while True:
            for place in places:
                under_way[self._pool.submit(self._children.ask, *asked[place])] = place
                if len(under_way) >= 2 * self.jobs:
                    break
            if not under_way:
                return
            for done in wait(under_way, return_when=FIRST_COMPLETED).done:
                yield under_way.pop(done), done.result()

    def close(self) -> None:
        """Takes back what waits, and ends the children."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._children.close()
        self._pool.shutdown(wait=True)


def available_cores() -> int:
    """The cores that this process may use (taskset and containers give fewer than the machine has)."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
