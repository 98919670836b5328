"""The groups that hold at a row: told by lines above it, by its own columns, or by the sheet's name."""

from __future__ import annotations

from docgen.grid import Grid, GridCell
from docgen.importing.found import Reading
from docgen.importing.grid_rows import GridRows
from docgen.importing.group_lines import PROGRAMME, STRATEGY, TACTIC, TYPE, group_lines, group_name
from docgen.importing.header_block import Header
from docgen.importing.programme_names import programme_of_sheet
from docgen.importing.record_cells import DEPARTMENT
from docgen.late_pattern import late_pattern
from docgen.problems import Place
from docgen.vocabulary import EQUIPMENT_SHEET

_LEVELS = (STRATEGY, TACTIC, PROGRAMME, TYPE)
# A new group of one level ends those within it.
_WITHIN = {STRATEGY: (TACTIC, PROGRAMME), TACTIC: (PROGRAMME,), PROGRAMME: (), TYPE: (PROGRAMME,)}
_BETWEEN_NAMES = late_pattern(r"\s*[-_+/]\s*(?=แผนงาน|ยุทธศาสตร์)")
_LONGEST_SHEET_NAME = 31


class OpenGroups:
    """The groups of one grid, from the top down."""

    def __init__(self, grid: Grid) -> None:
        self._open: dict[str, Reading] = {}
        self._of_sheet = _told_by_name(grid)
        self._department: Reading | None = None

    def line(self, cell: GridCell) -> bool:
        """Takes a line that tells a group; False when it tells none."""
        told = group_lines(cell.text)
        for each in told:
            self._set(each.level, Reading(each.name, cell.place, cell.text, each.doubt))
        return bool(told)

    def columns(self, rows: GridRows, header: Header, row: int) -> None:
        """Takes the groups in a record's own columns: typed in its row, merged over it; blank is the same as above."""
        for level in _LEVELS:
            column = header.column(level)
            cell = rows.at(row, column) if column is not None else None
            if cell is not None and cell.text.strip():
                name, doubt = group_name(level, cell.text)
                self._set(level, Reading(name, cell.place, cell.text, doubt))

    def cells(self, sheet: str, place: Place) -> dict[str, Reading]:
        """The groups of a record; one that was never told has a doubt in its place."""
        outer = TYPE if sheet == EQUIPMENT_SHEET else STRATEGY
        levels = (outer, TACTIC, PROGRAMME)
        cells = {level: found for level in levels if (found := self._open.get(level) or self._of_sheet.get(level))}
        for level in (outer, PROGRAMME):
            cells.setdefault(level, Reading(None, place, "", f"ไม่พบ{level}ของแถวนี้ในต้นฉบับ โปรดกรอก"))
        return cells

    def department(self, cells: dict[str, Reading]) -> None:
        """Departments too are typed once and left blank below, within a group."""
        told = cells.get(DEPARTMENT)
        if told is not None:
            self._department = told
        elif self._department is not None:
            cells[DEPARTMENT] = self._department

    def _set(self, level: str, reading: Reading) -> None:
        before = self._open.get(level)
        self._open[level] = reading
        if before is None or before.value != reading.value:
            self._department = None
            for each in _WITHIN[level]:
                self._open.pop(each, None)


def _told_by_name(grid: Grid) -> dict[str, Reading]:
    """What the sheet's name tells: "ยุทธศาสตร์ที่ 1 การพัฒนาคน-แผนงานการศึกษา"; Excel cuts names at 31 characters."""
    told: dict[str, Reading] = {}
    cut = "ชื่อชีตอาจถูกตัดให้สั้น โปรดตรวจชื่อเต็ม" if len(grid.name) >= _LONGEST_SHEET_NAME - 1 else ""
    for part in _BETWEEN_NAMES.split(grid.name):
        programme = programme_of_sheet(part)
        if programme is not None:
            told[PROGRAMME] = Reading(programme[0], grid.place, grid.name, programme[1])
            continue
        for line in group_lines(part):
            told[line.level] = Reading(line.name, grid.place, grid.name, line.doubt or cut)
    return told
