"""Merged ranges over used cells: which cell spans which, and which cells are covered and so not seen."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable
from operator import attrgetter

from docgen.workbook.sheet_cells import MergedRange

_LEFT = attrgetter("left")


class Spans:
    """Asked for cells row by row, downwards; ranges that overlap an earlier one (Excel writes none) are left out."""

    def __init__(self, merged: Iterable[MergedRange]) -> None:
        self._coming = sorted(merged, key=lambda each: (each.top, each.left), reverse=True)
        self._open: list[MergedRange] = []  # the ranges of the row, from left to right: they touch no other
        self._row = 0

    def over(self, row: int, column: int) -> MergedRange | None:
        """The merged range that the cell is part of."""
        if row != self._row:
            self._move_to(row)
        at = bisect_right(self._open, column, key=_LEFT) - 1
        return self._open[at] if at >= 0 and self._open[at].right >= column else None

    def _move_to(self, row: int) -> None:
        self._row = row
        self._open = [each for each in self._open if each.bottom >= row]
        while self._coming and self._coming[-1].top <= row:
            each = self._coming.pop()
            if each.bottom >= row and self._is_free(each):
                insort(self._open, each, key=_LEFT)

    def _is_free(self, new: MergedRange) -> bool:
        at = bisect_right(self._open, new.right, key=_LEFT) - 1
        return at < 0 or self._open[at].right < new.left
