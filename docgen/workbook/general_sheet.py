"""The sheet ข้อมูลทั่วไป: one key a row, its value beside it."""

from __future__ import annotations

from docgen.problems import Problem, Severity, SheetPlace, error, warning
from docgen.rows import CellValue, Entry
from docgen.schema import Kind
from docgen.tag_names import tag_name, without_unit
from docgen.thai.nearest import nearest
from docgen.thai.text import comparison_key
from docgen.vocabulary import GENERAL, KEY_HEADER, VALUE_HEADER, Column
from docgen.workbook.faults import fault_problem
from docgen.workbook.headings import HEADER_ROWS, Layout, lay_out
from docgen.workbook.mending import header_text, mended, mended_warning
from docgen.workbook.merged_cells import merged_over
from docgen.workbook.sheet_cells import ExcelError, RawValue, SheetCells, Uncalculated
from docgen.workbook.table_sheet import headers_of

_COLUMNS = (Column(KEY_HEADER, KEY_HEADER, Kind.TEXT, ""), Column(VALUE_HEADER, VALUE_HEADER, Kind.TEXT, ""))
_DECLARED = {comparison_key(each): column for column in GENERAL for each in (column.header, *column.synonyms)}


def read_general(place: SheetPlace, cells: SheetCells) -> tuple[dict[str, Entry], list[Problem]]:
    """Entries by declared key, or by the tag name of the clerk's own keys; a key without a value has None."""
    candidates = {row: headers_of(cells, row) for row in cells.rows if row <= HEADER_ROWS}
    layout, problems = lay_out(place, candidates, _COLUMNS, None)
    if layout is None:
        return {}, problems
    reader = _Reader(place, layout)
    reader.read(cells)
    problems += reader.problems + _merged(place, layout, cells)
    return reader.entries, problems + _missing_keys(place, reader)


class _Reader:
    def __init__(self, place: SheetPlace, layout: Layout) -> None:
        self._place = place
        columns = {heading.name: heading.column for heading in layout.headings.values()}
        self._top, self.key_column, self._values = layout.row, columns[KEY_HEADER], columns[VALUE_HEADER]
        self.entries: dict[str, Entry] = {}
        self.own_keys: dict[str, int] = {}  # as typed → row
        self.problems: list[Problem] = []

    def read(self, cells: SheetCells) -> None:
        for number, values in cells.rows.items():
            key = values.get(self.key_column)
            name = header_text(key) if isinstance(key, str) else ""
            if number > self._top and name:
                self._add(number, name, values.get(self._values))

    def _add(self, number: int, name: str, raw: RawValue) -> None:
        column = _declared(name)
        key = column.header if column else tag_name(name)
        if key in self.entries:
            self.problems.append(self._twice(number, name, self.entries[key].row, declared=column is not None))
        elif key:  # a key of nothing but marks can be no tag
            where = SheetPlace(self._place.file, self._place.sheet, number, self._values, name)
            value = self._value(where, raw, declared=column is not None)
            self.entries[key] = Entry(key, value, number, self._values)
            if column is None:
                self.own_keys[name] = number

    def _value(self, where: SheetPlace, raw: RawValue, declared: bool) -> CellValue:
        if isinstance(raw, (Uncalculated, ExcelError)):
            self.problems.append(fault_problem(where, raw) if declared else fault_problem(where, raw, Severity.WARNING))
            return None
        if isinstance(raw, str):
            text, changes = mended(raw)
            if text and changes:
                self.problems.append(mended_warning(where, text, changes))
            return text or None
        return raw

    def _twice(self, number: int, name: str, first: int, declared: bool) -> Problem:
        where = SheetPlace(self._place.file, self._place.sheet, number, self.key_column, name)
        what = f"รายการ “{name}” ซ้ำกับแถว {first} จึงใช้ค่าในแถว {first}"
        return (error if declared else warning)("column-twice", where, what, "เหลือไว้แถวเดียว")


def _declared(name: str) -> Column | None:
    """The declared key that was typed; a colon behind it does not matter (อำเภอ :)."""
    spellings = (name, without_unit(name), tag_name(name))
    return next((_DECLARED[key] for key in map(comparison_key, spellings) if key in _DECLARED), None)


def _merged(place: SheetPlace, layout: Layout, cells: SheetCells) -> list[Problem]:
    """A value merged over empty cells beside it is harmless; over keys, or over several rows, it hides something."""
    columns = {heading.name: heading.column for heading in layout.headings.values()}
    keys, values = columns[KEY_HEADER], columns[VALUE_HEADER]
    rows = range(layout.row + 1, max(cells.rows) + 1)
    hiding = [each for each in cells.merged if each.top < each.bottom or each.left <= keys <= each.right]
    hiding = [each for each in hiding if each.top < each.bottom or each.left <= values <= each.right]
    return merged_over(place, hiding, (keys, values), rows)


def _missing_keys(place: SheetPlace, reader: _Reader) -> list[Problem]:
    missing = [column.header for column in GENERAL if column.required and column.header not in reader.entries]
    return [_missing_key(place, name, reader) for name in missing]


def _missing_key(place: SheetPlace, name: str, reader: _Reader) -> Problem:
    near = nearest(name, reader.own_keys)
    if near is None:
        mend = f"เพิ่มแถวที่มีรายการ “{name}” แล้วกรอกค่าในคอลัมน์ “{VALUE_HEADER}”"
        return error("key-missing", place, f"ไม่พบรายการ “{name}”", mend)
    where = SheetPlace(place.file, place.sheet, reader.own_keys[near], reader.key_column, near)
    return error("key-missing", where, f"ไม่พบรายการ “{name}” พบแต่รายการ “{near}”", f"แก้รายการ “{near}” เป็น “{name}”")
