"""How wide columns and how high rows are, and so which of them lies at a point of the sheet. Lengths are in EMU."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, pairwise

POINT = 12_700  # EMU, 914,400 to the inch
PIXEL = 9_525
_DIGIT = 7  # pixels of the widest digit of Calibri 11, in which widths are counted; other fonts differ little


def column_width(characters: float) -> int:
    """A column's width as stored, in characters with their padding (18.3.1.13), in EMU."""
    return int((256 * characters + 128 // _DIGIT) / 256 * _DIGIT) * PIXEL


class Tracks:
    """The columns, or the rows, of a sheet; they count from 1 to ``last``. Hidden ones have no length."""

    def __init__(self, last: int, default: int) -> None:
        self.last, self.default = last, default
        self._ranges: list[tuple[int, int, int]] = []  # first, last, length
        self._measures: tuple[list[int], list[int], list[int]] | None = None

    def set(self, first: int, last: int, length: int) -> None:
        """From ``first`` to ``last`` each is ``length`` long."""
        self._measures = None
        last = min(last, self.last)
        if not 1 <= first <= last:
            return
        if self._ranges and self._ranges[-1][1:] == (first - 1, length):
            first = self._ranges.pop()[0]
        self._ranges.append((first, last, length))

    def start(self, number: int) -> int:
        """How far from the sheet's edge the column or row begins."""
        firsts, starts, lengths = self._measured()
        at = bisect_right(firsts, number) - 1
        return starts[at] + (number - firsts[at]) * lengths[at]

    def length(self, number: int) -> int:
        """How long it is; 0 when hidden."""
        return self.start(number + 1) - self.start(number)

    def at(self, position: int) -> tuple[int, float]:
        """Which one lies at a distance from the sheet's edge, and which part of it lies before the point (0 to 1)."""
        firsts, starts, lengths = self._measured()
        at = max(bisect_right(starts, max(position, 0)) - 1, 0)
        length = lengths[at]
        if length == 0:
            return min(firsts[at], self.last), 0.0
        ahead, rest = divmod(max(position, 0) - starts[at], length)
        return min(firsts[at] + ahead, self.last), rest / length

    def _measured(self) -> tuple[list[int], list[int], list[int]]:
        """Stretches of equal lengths: their first numbers, where they start, and the length of each member."""
        if self._measures is None:
            firsts, lengths = _stretches(self._ranges, self.default)
            counts = [after - first for first, after in pairwise(firsts)]
            starts = accumulate((count * length for count, length in zip(counts, lengths, strict=False)), initial=0)
            self._measures = firsts, list(starts), lengths
        return self._measures


def _stretches(ranges: list[tuple[int, int, int]], default: int) -> tuple[list[int], list[int]]:
    firsts, lengths = [1], [default]
    for first, last, length in sorted(ranges):
        if first < firsts[-1]:  # told twice: the first telling holds
            continue
        if first == firsts[-1]:
            lengths[-1] = length
        else:
            firsts.append(first)
            lengths.append(length)
        firsts.append(last + 1)
        lengths.append(default)
    return firsts, lengths
