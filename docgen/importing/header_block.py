"""The header of a table: one to three rows, merged cells over the columns that they head."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.grid import GridCell
from docgen.importing.grid_rows import GridRows
from docgen.importing.header_fields import BUDGET, MONTH, PERIOD, HeaderField, field_of, is_item
from docgen.vocabulary import EQUIPMENT_SHEET, PROJECT_SHEET

_MOST_ROWS = 3
_HALF_A_YEAR = 6
_LONGEST_HEADER = 200
_LEAST_FIELDS = 2  # a header names what is listed and something else besides


@dataclass(slots=True)
class Header:
    """``fields`` by grid column; ``own``: the office's own columns; ``money``: all columns of budgets, by year."""

    sheet: str
    top: int
    bottom: int
    fields: dict[int, HeaderField] = field(default_factory=dict)
    own: dict[int, str] = field(default_factory=dict)
    money: dict[int, int | None] = field(default_factory=dict)

    def column(self, name: str) -> int | None:
        """The first column of a field."""
        return next((column for column, each in self.fields.items() if each.name == name), None)

    @property
    def months(self) -> Mapping[int, int]:
        """Grid column → month from 0."""
        return {column: each.month for column, each in self.fields.items() if each.name == MONTH}

    @property
    def item(self) -> int:
        """The column of the names."""
        return next(column for column, each in self.fields.items() if is_item(each))


def header_at(rows: GridRows, row: int, year: int | None) -> Header | None:
    """The header whose names' column is headed in this row; None when the row is none."""
    texts = rows.texts(row)
    if not any(map(_may_head, texts.values())):
        return None
    fields = {column: found for column, cell in texts.items() if (found := field_of(cell.text))}
    items = [column for column, each in fields.items() if is_item(each)]
    if not items or len({each.name for each in fields.values()}) < _LEAST_FIELDS:
        return None
    bottom = _bottom(rows, row, texts[items[0]].rows)
    sheet = EQUIPMENT_SHEET if fields[items[0]].name == EQUIPMENT_SHEET else PROJECT_SHEET
    header = Header(sheet, _top(rows, row), bottom)
    for column in sorted(_columns(rows, header)):
        _place(rows, header, column)
    _choose_money(header, year)
    return header


def _may_head(cell: GridCell) -> bool:
    """A quick look: most rows of a large sheet have no such cell, and reading each as a header would take long."""
    packed = "".join(cell.text[: _LONGEST_HEADER + 1].split())
    return len(cell.text) <= _LONGEST_HEADER and (PROJECT_SHEET in packed or EQUIPMENT_SHEET in packed)


def _bottom(rows: GridRows, row: int, height: int) -> int:
    bottom = row + height - 1
    while bottom < row + _MOST_ROWS - 1 and _only_months(rows, bottom + 1):
        bottom += 1
    return bottom


def _only_months(rows: GridRows, row: int) -> bool:
    """A row of nothing but months and years goes on with the header; so does one that names half of the months."""
    fields = [field_of(cell.text) for cell in rows.texts(row).values()]
    told = [each for each in fields if each and (each.name == MONTH or each.year)]
    return len(fields) > 1 and (len(told) == len(fields) or len(told) >= _HALF_A_YEAR)


def _top(rows: GridRows, row: int) -> int:
    """Rows above that head some of the columns together: งบประมาณ over the years, ระยะเวลา over the months."""
    top = row
    while row - top < _MOST_ROWS - 1 and (texts := rows.texts(top - 1)):
        fields = [field_of(cell.text) for cell in texts.values()]
        if not all(each and each.name in (BUDGET, PERIOD, MONTH) for each in fields):
            break
        top -= 1
    return top


def _columns(rows: GridRows, header: Header) -> set[int]:
    found: set[int] = set()
    for row in range(header.top, header.bottom + 1):
        for column, cell in rows.texts(row).items():
            found.update(range(column, column + cell.columns))
    return found


def _place(rows: GridRows, header: Header, column: int) -> None:
    """The lowest text over a column that names a field decides; a column without one is the office's own."""
    texts: list[str] = []
    for row in range(header.bottom, header.top - 1, -1):
        cell = rows.at(row, column)
        if cell is not None and cell.text.strip() and cell.text not in texts:
            texts.append(cell.text)
    told = next((each for each in map(field_of, texts) if each), None) if texts else None
    if told is None and texts:
        header.own[column] = " ".join(texts[0].split())
    elif told is not None and told.name == BUDGET:
        header.money[column] = told.year
    elif told is not None and (told.name == MONTH or header.column(told.name) is None):
        header.fields[column] = told
    elif texts:
        header.own[column] = " ".join(texts[0].split())


def _choose_money(header: Header, year: int | None) -> None:
    """The plan's own year among columns of money; the only one; or the one without a year."""
    columns = header.money
    wanted = [column for column, each in columns.items() if each == year and year is not None]
    wanted += [column for column, each in columns.items() if each is None]
    wanted += list(columns) if len(columns) == 1 else []
    if wanted:
        header.fields[wanted[0]] = HeaderField(BUDGET, year=columns[wanted[0]])
