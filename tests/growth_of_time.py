"""How the time of a piece of work grows with its input: a ratio, so that a slow or busy machine changes nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Input = TypeVar("Input")

TIMES = 8
LINEAR = 2 * TIMES  # linear work takes 8 times as long for 8 times the input, quadratic work 64 times


def growth(work: Callable[[Input], object], small: Input, large: Input) -> float:
    """How many times as long the large input takes: of processor time, the least of three turns each."""
    turns = [(_seconds(work, small), _seconds(work, large)) for _ in range(3)]
    return min(each[1] for each in turns) / max(min(each[0] for each in turns), 0.001)


def _seconds(work: Callable[[Input], object], given: Input) -> float:
    started = time.process_time()
    work(given)
    return time.process_time() - started
