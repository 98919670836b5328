"""Drawn bars onto rows and columns: which months does an arrow mean that somebody drew with a mouse?"""

from __future__ import annotations

from dataclasses import dataclass

from docgen.workbook.grids.shapes import Area
from docgen.workbook.grids.tracks import Tracks

_NEAR = 0.15  # of a column's width: so near to its edge an end is meant to lie on it
_MIDDLE = 0.5


@dataclass(frozen=True, slots=True)
class BarPlace:
    """Row, first and last column of a sheet (from 1); ``certain`` as grid.Arrow has it."""

    row: int
    first: int
    last: int
    certain: bool


def bar_place(area: Area, columns: Tracks, rows: Tracks) -> BarPlace | None:
    """Where a bar lies; None when it stands upright, and so means no months."""
    width, height = area.right - area.left, area.bottom - area.top
    if width <= 0 or height > width:
        return None
    first, first_certain = _first(area.left, columns)
    last, last_certain = _last(area.right, columns)
    if last < first:  # within one column, or with its ends beside the edge of two
        first = last = columns.at(round((area.left + area.right) / 2))[0]
        first_certain = False
    row, row_certain = (area.row, True) if area.row else _row(area, rows)
    return BarPlace(row, first, last, first_certain and last_certain and row_certain)


def _first(position: float, columns: Tracks) -> tuple[int, bool]:
    column, part = columns.at(round(position))
    return (column if part <= _MIDDLE else column + 1), part <= _NEAR or part >= 1 - _NEAR


def _last(position: float, columns: Tracks) -> tuple[int, bool]:
    column, part = columns.at(round(position))
    return (column if part > _MIDDLE else column - 1), part <= _NEAR or part >= 1 - _NEAR


def _row(area: Area, rows: Tracks) -> tuple[int, bool]:
    """The row of its middle. Certain when the whole bar lies in it, or at least the middle well inside."""
    row, part = rows.at(round((area.top + area.bottom) / 2))
    top, bottom = (rows.at(round(each))[0] for each in (area.top, area.bottom))
    height = rows.length(row) or 1
    flat = area.bottom - area.top <= height * (1 + _NEAR)
    return row, (top == bottom == row) or (flat and _NEAR < part < 1 - _NEAR)
