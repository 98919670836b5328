"""A sheet's row or column numbers as a grid counts them: from 0, with wide stretches of nothing closed up.

A value in XFD1048576 makes a sheet a million rows high; who walks through a grid should not have to walk there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

_WIDEST_GAP = 40


class Axis:
    """Made of the used numbers (from 1)."""

    def __init__(self, used: Iterable[int]) -> None:
        self._firsts, self._moved = [1], [1]  # where a stretch starts, and how much is taken off in it
        before = 0
        for number in sorted(used):
            if number - before - 1 > _WIDEST_GAP:
                self._firsts.append(number)
                self._moved.append(self._moved[-1] + number - before - 1 - _WIDEST_GAP)
            before = number
        self.last = before

    def index(self, number: int) -> int:
        """The grid's index of a used number, or of one between two used ones."""
        at = bisect_right(self._firsts, number)
        index = number - self._moved[at - 1]
        following = self._firsts[at] - self._moved[at] if at < len(self._firsts) else index + 1
        return min(index, following - 1)

    def span(self, first: int, last: int) -> int:
        """How many of the grid's rows or columns a merged range covers, clipped to the used ones; at least 1."""
        return max(self.index(min(last, self.last)) - self.index(first), 0) + 1
