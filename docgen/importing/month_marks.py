"""The months of a record as a table shows them: marks, colours, drawn arrows, or a text of from and to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from docgen.grid import Arrow, GridCell
from docgen.importing.found import Reading
from docgen.importing.grid_rows import GridRows
from docgen.importing.header_block import Header
from docgen.importing.header_fields import PERIOD
from docgen.importing.month_names import months_in
from docgen.problems import Place
from docgen.vocabulary import MONTHS

MARK = "✓"
_NO_MARKS = frozenset(("-", "–", "—", "0", "๐"))
_OCTOBER = 10  # the fiscal year's first month
_LONGEST_MARK = 8  # a longer text in a month's cell says something else besides


@dataclass(frozen=True, slots=True)
class MonthTable:
    """One table's rows, header and arrows; ``marked``: some records of it have marks, so colour alone is doubtful."""

    rows: GridRows
    header: Header
    arrows: Sequence[Arrow]
    marked: bool
    year: int | None


def months_of(table: MonthTable, rows: Sequence[int], place: Place) -> dict[str, Reading]:
    """The months of the record that stands in these rows, by their headers; certain or with a doubt.

    A record without any month has one reading without a value that says so.
    """
    found: dict[int, Reading] = {}
    for row in rows:
        for column, month in table.header.months.items():
            reading = _of_cell(table, row, column)
            if reading is not None and (month not in found or found[month].doubt):
                found[month] = reading
        _add_arrows(table, row, found)
    if not found:
        found = _of_period(table, rows)
    if not found:
        doubt = "ไม่พบเดือนที่ดำเนินการในต้นฉบับ โปรดใส่เครื่องหมายในเดือนที่ดำเนินการ"
        return {MONTHS[0].header: Reading(None, place, "", doubt)}
    return {MONTHS[month].header: reading for month, reading in sorted(found.items())}


def has_marks(rows: GridRows, header: Header, end: int) -> bool:
    """Whether any month between the header and the row ``end`` is marked by more than a colour."""
    months = header.months
    return any(
        column in months and cell.text.strip() not in ("", *_NO_MARKS)
        for row in range(header.bottom + 1, end)
        for column, cell in rows.rows.get(row, {}).items()
    )


def _of_cell(table: MonthTable, row: int, column: int) -> Reading | None:
    cell = table.rows.at(row, column)
    if cell is None or cell.columns > len(table.header.months):
        return None
    text = cell.text.strip()
    if text in _NO_MARKS:
        return None
    if text:
        doubt = f"ช่องเดือนนี้มีข้อความ “{text[:60]}” โปรดตรวจ" if len(text) > _LONGEST_MARK else ""
        return Reading(MARK, cell.place, text, doubt)
    return _of_colour(table, cell) if cell.filled else None


def _of_colour(table: MonthTable, cell: GridCell) -> Reading:
    doubt = "ช่องนี้ระบายสีแต่ไม่มีเครื่องหมาย ขณะที่แถวอื่นใช้เครื่องหมาย โปรดตรวจ" if table.marked else ""
    return Reading(MARK, cell.place, "ระบายสี", doubt)


def _add_arrows(table: MonthTable, row: int, found: dict[int, Reading]) -> None:
    for arrow in table.arrows:
        if arrow.row == row:
            doubt = "" if arrow.certain else "ปลายลูกศรหรือแถบที่วาดไว้ไม่ตรงขอบเดือนหรือขอบแถว โปรดตรวจเดือนแรกและเดือนสุดท้าย"
            for column, month in table.header.months.items():
                if arrow.first <= column <= arrow.last:
                    found.setdefault(month, Reading(MARK, arrow.place, "ลูกศร", doubt))


def _of_period(table: MonthTable, rows: Sequence[int]) -> dict[int, Reading]:
    column = table.header.column(PERIOD)
    cells = [table.rows.at(row, column) for row in rows] if column is not None else []
    text = "\n".join(dict.fromkeys(cell.text.strip() for cell in cells if cell is not None and cell.text.strip()))
    if not text:
        return {}
    first = next(cell for cell in cells if cell is not None and cell.text.strip())
    where = first.place
    if isinstance(first.value, date):
        doubt = f"ต้นฉบับเป็นวันที่วันเดียว คือ “{text[:80]}” โปรดตรวจเดือนแรกและเดือนสุดท้าย"
        return {(first.value.month - _OCTOBER) % 12: Reading(MARK, where, text, doubt)}
    months, certain = months_in(text, table.year)
    if months is None:
        return {0: Reading(None, where, text, f"อ่านช่วงเวลา “{text[:80]}” ไม่ออก โปรดใส่เครื่องหมายในเดือนที่ดำเนินการ")}
    doubt = "" if certain else f"ปีในช่วงเวลา “{text[:80]}” ไม่ตรงกับปีงบประมาณ โปรดตรวจเดือนที่ดำเนินการ"
    return {month: Reading(MARK, where, text, doubt) for month in months}
