"""What workbook/ hands to plan/: sheets as tables of mended cell values that know their place.

Here and on the whole way of a build named tuples and plain classes stand in place of dataclasses, whose methods are
written out and compiled anew in every run: thirty of them took a tenth of a short one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal

from docgen.named_tuple import NamedTuple
from docgen.problems import SheetPlace

# Text is already mended (R2, R3). Numbers come as int where they are whole, else Decimal with float noise removed.
CellValue = str | int | Decimal | bool | date | datetime | time | None


class Heading(NamedTuple):
    """A column's head: ``name`` is the declared column's name, or the clerk's own header; ``header`` is as typed."""

    name: str
    header: str
    column: int


class Row(NamedTuple):
    """One row: its number in the sheet (from 1) and its cells by heading name; blank cells are absent."""

    number: int
    cells: dict[str, CellValue]


class Table:
    """One sheet with a header row."""

    __slots__ = ("file", "headings", "rows", "sheet")

    def __init__(
        self, file: str, sheet: str, headings: tuple[Heading, ...] = (), rows: list[Row] | None = None
    ) -> None:
        self.file, self.sheet, self.headings = file, sheet, headings
        self.rows = [] if rows is None else rows

    def __repr__(self) -> str:
        return f"Table(file={self.file!r}, sheet={self.sheet!r}, headings={self.headings!r}, rows={self.rows!r})"

    def place(self, row: int = 0, name: str = "") -> SheetPlace:
        """Where a cell, a row or a column stands."""
        heading = next((each for each in self.headings if each.name == name), None)
        if heading is None:
            return SheetPlace(self.file, self.sheet, row)
        return SheetPlace(self.file, self.sheet, row, heading.column, heading.header)


class Entry(NamedTuple):
    """One line of the sheet of keys and values; ``column`` is where the value stands.

    ``sheet`` is set when the value stands in another sheet than ข้อมูลทั่วไป (a workbook of many offices).
    """

    key: str
    value: CellValue
    row: int
    column: int
    sheet: str = ""


class WorkbookData:
    """All that was read: the general keys, and the tables by sheet name (absent sheets are absent)."""

    __slots__ = ("file", "general", "tables")

    def __init__(self, file: str, general: dict[str, Entry] | None = None) -> None:
        self.file = file
        self.general = {} if general is None else general
        self.tables: dict[str, Table] = {}

    def __repr__(self) -> str:  # all of it: a batch tells by it whether an office's plan has changed
        return f"WorkbookData(file={self.file!r}, general={self.general!r}, tables={self.tables!r})"

    def texts(self) -> Iterator[str]:
        """Every text in the workbook."""
        for entry in self.general.values():
            if isinstance(entry.value, str):
                yield entry.value
        for table in self.tables.values():
            for row in table.rows:
                yield from (value for value in row.cells.values() if isinstance(value, str))

    def place(self, key: str, sheet: str) -> SheetPlace:
        """Where a general key's value stands (the whole sheet when the key is absent)."""
        entry = self.general.get(key)
        if entry is None:
            return SheetPlace(self.file, sheet)
        return SheetPlace(self.file, entry.sheet or sheet, entry.row, entry.column, key)
