"""One grid understood: its tables from the top down, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from docgen.grid import Grid, GridCell
from docgen.importing.column_notes import column_notes
from docgen.importing.found import ColumnNote, FoundRecord, LeftOut, PrintedSum, Reading
from docgen.importing.grid_rows import GridRows
from docgen.importing.group_lines import PROGRAMME, STRATEGY
from docgen.importing.header_block import Header, header_at
from docgen.importing.header_fields import BUDGET, PERIOD
from docgen.importing.month_marks import MonthTable, has_marks, months_of
from docgen.importing.open_groups import OpenGroups
from docgen.importing.printed_sums import printed_sums
from docgen.importing.record_cells import record_cells
from docgen.importing.row_kinds import RowKind, kind_of
from docgen.importing.tallies import Spot, Tallies
from docgen.problems import Place
from docgen.vocabulary import MONTHS

_WHY = {
    RowKind.DIVIDER: "แถวคั่นของการแก้ไขหรือเพิ่มเติมแผน",
    RowKind.NOTE: "หมายเหตุ",
    RowKind.UNKNOWN: "ไม่รู้ว่าแถวนี้คืออะไร โปรดตรวจว่าเป็นโครงการหรือไม่",
}
_HIDDEN = "แถวนี้ซ่อนอยู่ในต้นฉบับ โปรดตรวจว่ายังต้องการหรือไม่"
_NO_MONTHS = "ตารางนี้ไม่มีคอลัมน์เดือน โปรดใส่เครื่องหมายในเดือนที่ดำเนินการ"


@dataclass
class SheetFound:
    """What came of one grid."""

    records: list[FoundRecord] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    sums: list[PrintedSum] = field(default_factory=list)
    columns: list[ColumnNote] = field(default_factory=list)


def read_tables(grid: Grid, year: int | None, tallies: Tallies, sheet: int) -> SheetFound:
    """The records of a grid. ``tallies`` know the records of the grids above it, which a sum of the whole may add."""
    rows, groups, found = GridRows(grid), OpenGroups(grid), SheetFound()
    for cell in grid.preamble:  # the document's own paragraphs, told as such whatever they say
        groups.line(cell)
    headers = {each.top: each for row in rows.rows if (each := header_at(rows, row, year)) is not None}
    for row in rows.rows:
        if row >= min(headers, default=rows.end):
            break
        for cell in rows.texts(row).values():
            _line(cell, groups, found)
    ends = [*sorted(headers)[1:], rows.end]
    for number, (header, end) in enumerate(zip((headers[top] for top in sorted(headers)), ends, strict=False)):
        table = _Table(_Sheet(grid, rows, groups, found, year, tallies, sheet), header, end, number)
        table.read()
    found.left_out += [LeftOut(box.place, box.text, "กล่องข้อความหรือความเห็น ไม่อยู่ในช่องใด") for box in grid.boxes]
    return found


def _line(cell: GridCell, groups: OpenGroups, found: SheetFound) -> None:
    """A line outside the records: a group of what follows, or words to be kept for a person."""
    if not groups.line(cell):
        found.left_out.append(LeftOut(cell.place, cell.text, "ข้อความนอกตาราง"))


@dataclass(frozen=True)
class _Sheet:
    grid: Grid
    rows: GridRows
    groups: OpenGroups
    found: SheetFound
    year: int | None
    tallies: Tallies
    number: int


class _Table:
    """The rows from one header to the next."""

    def __init__(self, sheet: _Sheet, header: Header, end: int, number: int) -> None:
        self._sheet, self._header, self._end, self._number = sheet, header, end, number
        marked = has_marks(sheet.rows, header, end)
        self._months = MonthTable(sheet.rows, header, sheet.grid.arrows, marked, sheet.year)
        self._open: list[int] = []  # the rows of the record that may go on below
        self._has_records = False
        sheet.tallies.begin()

    def read(self) -> None:
        self._leave_other_years()
        for row in range(self._header.bottom + 1, self._end):
            self._row(row)
        self._close()
        if self._has_records:
            self._sheet.found.columns += column_notes(self._sheet.rows, self._header)

    def _leave_other_years(self) -> None:
        for column in self._header.money:
            cell = self._sheet.rows.at(self._header.bottom, column)
            if column not in self._header.fields and cell is not None:
                self._sheet.found.left_out.append(LeftOut(cell.place, cell.text, "คอลัมน์งบประมาณของปีอื่น ไม่ใช่ปีของแผนนี้"))

    def _row(self, row: int) -> None:
        texts = self._sheet.rows.texts(row)
        kind = kind_of(self._header, texts, bool(self._open))
        if kind is RowKind.RECORD:
            self._close()
            self._open = [row]
        elif kind is RowKind.CONTINUED or (kind is RowKind.BLANK and self._goes_on(row)):
            self._open.append(row)
        elif kind is not RowKind.BLANK:
            self._close()
            self._other(kind, texts)

    def _goes_on(self, row: int) -> bool:
        """A row without texts of its own that the record's name is merged over."""
        rows, item = self._sheet.rows, self._header.item
        over = rows.at(row, item)
        return bool(self._open) and over is not None and over == rows.at(self._open[0], item)

    def _other(self, kind: RowKind, texts: Mapping[int, GridCell]) -> None:
        found = self._sheet.found
        if kind is RowKind.SUM:
            sums, unjudged = printed_sums(self._header, texts, self._sheet.tallies)
            found.sums += sums
            found.left_out += unjudged if sums or unjudged else [_left(texts, "แถวรวมที่ไม่มียอดรวม")]
            self._sheet.tallies.begin()
        elif kind is RowKind.GROUP:
            for cell in texts.values():
                self._sheet.groups.line(cell)
        else:
            found.left_out.append(_left(texts, _WHY[kind]))

    def _close(self) -> None:
        """The record whose rows are all known now."""
        members, self._open = self._open, []
        if not members:
            return
        sheet, header = self._sheet, self._header
        place = sheet.rows.rows[members[0]][header.item].place
        cells = record_cells(sheet.rows, header, members)
        sheet.groups.columns(sheet.rows, header, members[0])
        sheet.groups.department(cells)
        if members[0] in sheet.grid.hidden_rows:
            cells = _doubted(cells)
        groups = sheet.groups.cells(header.sheet, place)
        months = self._month_cells(members, place)
        self._has_records = True
        sheet.found.records.append(FoundRecord(header.sheet, {**groups, **cells, **months}, place))
        self._count(cells, groups)

    def _month_cells(self, members: list[int], place: Place) -> dict[str, Reading]:
        if self._header.months or self._header.column(PERIOD) is not None:
            return months_of(self._months, members, place)
        return {MONTHS[0].header: Reading(None, place, "", _NO_MONTHS)}

    def _count(self, cells: Mapping[str, Reading], groups: Mapping[str, Reading]) -> None:
        amount = cells[BUDGET].value
        names = [str(groups[level].value) if level in groups else "" for level in (STRATEGY, PROGRAMME)]
        money = amount if isinstance(amount, Decimal) else None
        self._sheet.tallies.add(Spot(names[0], names[1], self._number, self._sheet.number), money)


def _left(texts: Mapping[int, GridCell], why: str) -> LeftOut:
    return LeftOut(texts[min(texts)].place, " | ".join(each.text for each in texts.values()), why)


def _doubted(cells: Mapping[str, Reading]) -> dict[str, Reading]:
    return {name: Reading(each.value, each.place, each.found, each.doubt or _HIDDEN) for name, each in cells.items()}
