"""One grid understood: its tables from the top down, with the groups that lines, columns and the sheet's name tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from docgen.grid import Grid, GridCell
from docgen.importing.found import FoundRecord, LeftOut, PrintedSum, Reading
from docgen.importing.grid_rows import GridRows
from docgen.importing.group_lines import PROGRAMME, STRATEGY, TACTIC, TYPE, group_lines, group_name
from docgen.importing.header_block import Header, header_at
from docgen.importing.header_fields import BUDGET
from docgen.importing.month_marks import MonthTable, has_marks, months_of
from docgen.importing.printed_sums import Counted, printed_sums
from docgen.importing.programme_names import programme_of_sheet
from docgen.importing.record_cells import DEPARTMENT, record_cells
from docgen.importing.row_kinds import RowKind, kind_of
from docgen.problems import Place
from docgen.vocabulary import EQUIPMENT_SHEET

_LEVELS = (STRATEGY, TACTIC, PROGRAMME, TYPE)
# A new group of one level ends those within it.
_WITHIN = {STRATEGY: (TACTIC, PROGRAMME), TACTIC: (PROGRAMME,), PROGRAMME: (), TYPE: (PROGRAMME,)}
_WHY = {
    RowKind.DIVIDER: "แถวคั่นของการแก้ไขหรือเพิ่มเติมแผน",
    RowKind.NOTE: "หมายเหตุ",
    RowKind.UNKNOWN: "ไม่รู้ว่าแถวนี้คืออะไร โปรดตรวจว่าเป็นโครงการหรือไม่",
}


@dataclass
class SheetFound:
    """What came of one grid; ``lines``: the cells outside its tables."""

    records: list[FoundRecord] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    sums: list[PrintedSum] = field(default_factory=list)
    lines: list[GridCell] = field(default_factory=list)
    counted: list[Counted] = field(default_factory=list)


def understand_grid(grid: Grid, year: int | None, before: list[Counted], sheet: int) -> SheetFound:
    """The records of a grid. ``before``: the records of the grids above it, which a sum of the whole may add."""
    reader = _Reader(grid, year, before, sheet)
    reader.read()
    return reader.found


class _Reader:
    def __init__(self, grid: Grid, year: int | None, before: list[Counted], sheet: int) -> None:
        self.found = SheetFound()
        self._rows = GridRows(grid)
        self._grid, self._year, self._before, self._sheet = grid, year, before, sheet
        self._groups: dict[str, Reading] = {}
        self._table = 0
        self._header: Header | None = None
        self._months: MonthTable | None = None
        self._open: list[int] = []  # the rows of the record that may go on below
        self._since: list[Counted] = []
        self._department: Reading | None = None

    def read(self) -> None:
        self._name_programme()
        for cell in self._grid.preamble:  # the document's paragraphs, told as such whatever they say
            self._groups_told(cell)
        headers = self._headers()
        for row in self._rows.rows:
            if row in headers:
                self._close()
                self._begin(headers[row], min((each for each in headers if each > row), default=self._rows.end))
            elif self._header is None or row > self._header.bottom:
                self._row(row)
        self._close()
        self._leave_boxes()

    def _headers(self) -> dict[int, Header]:
        """The headers by the row where each begins."""
        found = (header_at(self._rows, row, self._year) for row in self._rows.rows)
        return {header.top: header for header in found if header is not None}

    def _begin(self, header: Header, end: int) -> None:
        """A table that ends before the row ``end``."""
        self._header = header
        self._table += 1
        self._since, self._department = [], None
        marked = has_marks(self._rows, header, end)
        self._months = MonthTable(self._rows, header, self._grid.arrows, marked, self._year)
        others = [column for column in header.money if column not in header.fields]
        for column in others:
            cell = self._rows.at(header.bottom, column)
            if cell is not None:
                self.found.left_out.append(LeftOut(cell.place, cell.text, "คอลัมน์งบประมาณของปีอื่น ไม่ใช่ปีของแผนนี้"))

    def _row(self, row: int) -> None:
        texts = self._rows.texts(row)
        if self._header is None:
            for cell in texts.values():
                self._line(cell)
            return
        kind = kind_of(self._header, texts, bool(self._open))
        if kind is RowKind.RECORD:
            self._close()
            self._open = [row]
        elif kind is RowKind.CONTINUED:
            self._open.append(row)
        elif kind is RowKind.BLANK and self._is_covered(row):
            self._open.append(row)
        elif kind is not RowKind.BLANK:
            self._close()
            self._other(kind, texts)

    def _is_covered(self, row: int) -> bool:
        """A row without texts of its own that the record's name is merged over."""
        header = self._header
        return bool(self._open) and header is not None and (
            self._rows.at(row, header.item) is not None
            and self._rows.at(row, header.item) == self._rows.at(self._open[0], header.item)
        )

    def _other(self, kind: RowKind, texts: dict[int, GridCell] | object) -> None:
        assert self._header is not None
        assert isinstance(texts, dict)
        cell = texts[min(texts)]
        if kind is RowKind.SUM:
            before = [*self._before, *self.found.counted]
            self.found.sums += printed_sums(self._header, texts, self._since, before)
            self._since = []
        elif kind is RowKind.GROUP:
            self._line(cell)
        else:
            text = " | ".join(each.text.strip() for each in texts.values())
            if kind is RowKind.UNKNOWN:
                self.found.lines += [*texts.values()]
            self.found.left_out.append(LeftOut(cell.place, text, _WHY[kind]))

    def _line(self, cell: GridCell) -> None:
        """A line outside the records: a group of what follows, or words to be kept for a person."""
        if not self._groups_told(cell):
            self.found.lines.append(cell)
            self.found.left_out.append(LeftOut(cell.place, cell.text, "ข้อความนอกตาราง"))

    def _groups_told(self, cell: GridCell) -> bool:
        told = group_lines(cell.text)
        for each in told:
            self._set(each.level, Reading(each.name, cell.place, cell.text, each.doubt))
        return bool(told)

    def _set(self, level: str, reading: Reading) -> None:
        before = self._groups.get(level)
        self._groups[level] = reading
        if before is None or before.value != reading.value:
            self._department = None
            for each in _WITHIN[level]:
                self._groups.pop(each, None)

    def _name_programme(self) -> None:
        told = programme_of_sheet(self._grid.name)
        if told is not None:
            self._sheet_programme: Reading | None = Reading(told[0], self._grid.place, self._grid.name, told[1])
        else:
            self._sheet_programme = None

    def _close(self) -> None:
        """The record whose rows are all known now."""
        members, self._open = self._open, []
        if not members or self._header is None or self._months is None:
            return
        header = self._header
        cells = record_cells(self._rows, header, members)
        item = self._rows.at(members[0], header.item)
        assert item is not None
        self._read_groups(members[0])
        self._inherit_department(cells)
        if members[0] in self._grid.hidden_rows:
            self._doubt_all(cells, "แถวนี้ซ่อนอยู่ในต้นฉบับ โปรดตรวจว่ายังต้องการหรือไม่")
        groups = self._group_cells(item.place)
        months = months_of(self._months, members, item.place) if self._tells_months(header) else self._no_months(item.place)
        self.found.records.append(FoundRecord(header.sheet, {**groups, **cells, **months}, item.place))
        self._count(cells, groups)

    def _tells_months(self, header: Header) -> bool:
        return bool(header.months) or header.column("ระยะเวลา") is not None

    def _no_months(self, place: Place) -> dict[str, Reading]:
        return {"ต.ค.": Reading(None, place, "", "ตารางนี้ไม่มีคอลัมน์เดือน โปรดใส่เครื่องหมายในเดือนที่ดำเนินการ")}

    def _read_groups(self, row: int) -> None:
        """Groups in columns: typed in the row, merged over it, or the same as above."""
        assert self._header is not None
        for level in _LEVELS:
            column = self._header.column(level)
            cell = self._rows.at(row, column) if column is not None else None
            if cell is not None and cell.text.strip():
                name, doubt = group_name(level, cell.text)
                self._set(level, Reading(name, cell.place, cell.text, doubt))

    def _inherit_department(self, cells: dict[str, Reading]) -> None:
        told = cells.get(DEPARTMENT)
        if told is not None:
            self._department = told
        elif self._department is not None:
            cells[DEPARTMENT] = self._department

    def _group_cells(self, place: Place) -> dict[str, Reading]:
        assert self._header is not None
        outer = TYPE if self._header.sheet == EQUIPMENT_SHEET else STRATEGY
        cells = {level: self._groups[level] for level in (outer, TACTIC, PROGRAMME) if level in self._groups}
        if PROGRAMME not in cells and self._sheet_programme is not None:
            cells[PROGRAMME] = self._sheet_programme
        for level in (outer, PROGRAMME):
            cells.setdefault(level, Reading(None, place, "", f"ไม่พบ{level}ของแถวนี้ในต้นฉบับ โปรดกรอก"))
        return cells

    def _doubt_all(self, cells: dict[str, Reading], doubt: str) -> None:
        for name, each in list(cells.items()):
            cells[name] = Reading(each.value, each.place, each.found, each.doubt or doubt)

    def _count(self, cells: dict[str, Reading], groups: dict[str, Reading]) -> None:
        budget = cells[BUDGET].value if BUDGET in cells else None
        amount = budget if isinstance(budget, Decimal) else Decimal(0)
        names = [str(groups[level].value) if level in groups else "" for level in (STRATEGY, PROGRAMME)]
        counted = Counted(names[0], names[1], self._table, self._sheet, amount)
        self.found.counted.append(counted)
        self._since.append(counted)

    def _leave_boxes(self) -> None:
        for box in self._grid.boxes:
            self.found.left_out.append(LeftOut(box.place, box.text, "กล่องข้อความหรือความเห็น ไม่อยู่ในช่องใด"))
