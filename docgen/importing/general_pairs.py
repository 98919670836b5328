"""A sheet of keys with their values beside them, as docgen's own ข้อมูลทั่วไป has it and offices' forms often do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docgen.grid import Grid, GridCell, Source
from docgen.importing.found import Given, Reading
from docgen.importing.general_lines import lines_above
from docgen.schema import Kind
from docgen.thai.dates import read_date
from docgen.thai.digits import fold_digits
from docgen.thai.fiscal import plausible_year
from docgen.thai.text import comparison_key
from docgen.vocabulary import GENERAL, Column

_KEYS: Mapping[str, Column] = {comparison_key(each.header): each for each in GENERAL}


def typed_pairs(source: Source) -> dict[str, Reading]:
    """The declared keys that the lines above a source's tables, or a sheet without any, name beside a value."""
    told: dict[str, Reading] = {}
    for grid in source.grids:
        for key, reading in [] if grid.hidden else _pairs(grid):
            told.setdefault(key, reading)
    return told


def _pairs(grid: Grid) -> list[tuple[str, Reading]]:
    lines = {id(cell) for cell in lines_above(grid)}
    pairs = []
    for (row, column), cell in sorted(grid.cells.items()):
        key = _KEYS.get(comparison_key(cell.text.rstrip(" :："))) if id(cell) in lines else None
        beside = grid.cells.get((row, column + cell.columns))
        if key is not None and beside is not None and (reading := _reading(key, beside)):
            pairs.append((key.header, reading))
    return pairs


def _reading(key: Column, cell: GridCell) -> Reading | None:
    """What stands beside a key; None when it is no value of it: the two may be headers, or words of a sentence."""
    value = _VALUES.get(key.kind, _text)(cell)
    is_key = comparison_key(cell.text) in _KEYS
    return None if value is None or is_key else Reading(value, cell.place, cell.text)


def _text(cell: GridCell) -> Given | None:
    return " ".join(cell.text.split()) or None


def _year(cell: GridCell) -> Given | None:
    folded = fold_digits(cell.text.strip())
    return int(folded) if folded.isdecimal() and len(folded) == 4 and plausible_year(int(folded)) else None


def _date(cell: GridCell) -> Given | None:
    return read_date(cell.value) or read_date(cell.text)


_VALUES: Mapping[Kind, Callable[[GridCell], Given | None]] = {Kind.INTEGER: _year, Kind.DATE: _date}
