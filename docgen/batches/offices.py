"""One workbook of many offices, cut into one workbook's data for each.

The sheet หน่วยงานทั้งหมด has a row of general data for each office, headed by the keys of ข้อมูลทั่วไป. The column that
tells the offices apart stands in it and in โครงการ, ครุภัณฑ์ and any other sheet that is to be cut; a blank cell means
the office above. What stands in ข้อมูลทั่วไป itself (the fiscal year, say) and in sheets without the column is the same
for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from docgen.plan.cell_text import cell_text
from docgen.problems import Problem, SheetPlace, error
from docgen.rows import Entry, Heading, Row, Table, WorkbookData
from docgen.tag_names import tag_name, without_unit
from docgen.thai.nearest import nearest
from docgen.thai.text import comparison_key
from docgen.vocabulary import GENERAL, PROJECT_SHEET
from docgen.workbook.read import read_workbook

OFFICES_SHEET = "หน่วยงานทั้งหมด"
_DECLARED = {comparison_key(each): column.header for column in GENERAL for each in (column.header, *column.synonyms)}


@dataclass
class Offices:
    """The data and problems of each office by name as typed, in order; ``problems`` are those of no single office."""

    data: dict[str, WorkbookData] = field(default_factory=dict)
    faults: dict[str, list[Problem]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_offices(path: Path, split_by: str) -> Offices:
    """Reads the workbook once and cuts it.

    Problems: ``split-column`` (no sheet หน่วยงานทั้งหมด, or no such column in it or in โครงการ), ``office-twice``,
    ``office-unknown`` (a row that names an office without a row of its own), and whatever the workbook's reader says.
    """
    whole, problems = read_workbook(path, general_elsewhere=True)
    listing = next((t for n, t in whole.tables.items() if comparison_key(n) == comparison_key(OFFICES_SHEET)), None)
    if listing is None:
        what = f"ไม่พบชีต “{OFFICES_SHEET}” ที่มีข้อมูลทั่วไปของแต่ละหน่วยงาน"
        missing = _no_column(SheetPlace(whole.file), what, f"เพิ่มชีตชื่อ “{OFFICES_SHEET}” หน่วยงานละแถว")
        return Offices(problems=[*problems, *([] if _unreadable(whole) else [missing])])
    keys = [_key_column(table, split_by) for table in (listing, whole.tables.get(PROJECT_SHEET)) if table]
    if None in keys or PROJECT_SHEET not in whole.tables:
        absent = [_without_column(t, split_by) for t in (listing, whole.tables.get(PROJECT_SHEET))
                  if t and _key_column(t, split_by) is None]
        return Offices(problems=[*problems, *absent])
    return _Cutter(whole, listing, split_by, problems).cut()


def _unreadable(whole: WorkbookData) -> bool:
    return not whole.general and not whole.tables


def _no_column(where: SheetPlace, what: str, mend: str) -> Problem:
    return error("split-column", where, what, mend)


def _without_column(table: Table, split_by: str) -> Problem:
    near = nearest(split_by, [heading.header for heading in table.headings])
    what = f"ไม่พบคอลัมน์ “{split_by}” ที่ใช้แยกหน่วยงาน" + (f" พบแต่คอลัมน์ “{near}”" if near else "")
    mend = f"แก้หัวคอลัมน์ “{near}” เป็น “{split_by}”" if near else f"เพิ่มคอลัมน์ที่มีหัวว่า “{split_by}”"
    return _no_column(SheetPlace(table.file, table.sheet), what, mend)


def _key_column(table: Table | None, split_by: str) -> Heading | None:
    """The column headed so, whether the vocabulary knows it by another name or not."""
    wanted = comparison_key(split_by)
    headings = () if table is None else table.headings
    return next(
        (h for h in headings if wanted in (comparison_key(h.header), comparison_key(without_unit(h.header)))), None
    )


class _Cutter:
    def __init__(self, whole: WorkbookData, listing: Table, split_by: str, problems: list[Problem]) -> None:
        self.whole, self.listing, self.split_by, self.told = whole, listing, split_by, problems
        self.offices = Offices()
        self.names: dict[str, str] = {}  # comparison key → name as typed in หน่วยงานทั้งหมด
        self.rows: dict[str, Row] = {}
        self.owners: dict[tuple[str, int], str] = {}  # (sheet, row) → office

    def cut(self) -> Offices:
        self._list_offices()
        cut = {name: self._rows_by_office(table) for name, table in self._tables() if self._is_cut(table)}
        for office in self.names.values():
            data = WorkbookData(self.whole.file, {**self.whole.general, **self._general(self.rows[office])})
            for name, table in self._tables():
                rows = cut[name].get(office, []) if name in cut else table.rows
                data.tables[name] = Table(table.file, table.sheet, table.headings, rows)
            self.offices.data[office] = data
            self.offices.faults.setdefault(office, [])
        self._hand_out()
        return self.offices

    def _tables(self) -> Iterator[tuple[str, Table]]:
        return ((name, table) for name, table in self.whole.tables.items() if table is not self.listing)

    def _is_cut(self, table: Table) -> bool:
        return _key_column(table, self.split_by) is not None

    def _list_offices(self) -> None:
        heading = _key_column(self.listing, self.split_by)
        for row in self.listing.rows:
            name = cell_text(row.cells.get(heading.name)) if heading else ""
            if not name:
                where = self.listing.place(row.number, heading.name if heading else "")
                what = f"แถวนี้ยังไม่ได้กรอก “{self.split_by}” จึงไม่รู้ว่าเป็นของหน่วยงานใด"
                self.offices.problems.append(error("cell-blank", where, what, "กรอกในช่องนี้ หรือลบทั้งแถว"))
            elif comparison_key(name) in self.names:
                self._twice(row, heading, self.names[comparison_key(name)])
            else:
                self.names[comparison_key(name)] = name
                self.rows[name] = row
                self.owners[self.listing.sheet, row.number] = name

    def _twice(self, row: Row, heading: Heading | None, name: str) -> None:
        where = self.listing.place(row.number, heading.name if heading else "")
        what = f"“{name}” ซ้ำกับแถว {self.rows[name].number} จึงไม่รู้ว่าโครงการเป็นของหน่วยงานใด"
        mend = "เหลือไว้แถวเดียว หรือแยกหน่วยงานด้วยคอลัมน์ที่ไม่ซ้ำกัน เช่น รหัสหน่วยงาน"
        self.offices.faults.setdefault(name, []).append(error("office-twice", where, what, mend))

    def _general(self, row: Row) -> dict[str, Entry]:
        """The office's general data; a key that must be there has an entry even when its cell or column is not."""
        entries = {}
        for heading in self.listing.headings:
            key = _declared(heading) or heading.name
            value = row.cells.get(heading.name)
            if value is not None or key not in self.whole.general:
                entries[key] = Entry(key, value, row.number, heading.column, self.listing.sheet)
        for column in GENERAL:
            if column.required and column.header not in entries and column.header not in self.whole.general:
                entries[column.header] = Entry(column.header, None, row.number, 0, self.listing.sheet)
        return entries

    def _rows_by_office(self, table: Table) -> dict[str, list[Row]]:
        heading = _key_column(table, self.split_by)
        found: dict[str, list[Row]] = {}
        above = ""
        for row in table.rows:
            above = (cell_text(row.cells.get(heading.name)) if heading else "") or above
            office = self.names.get(comparison_key(above))
            if office is None:
                self._unknown(table, row, heading, above)
                continue
            found.setdefault(office, []).append(row)
            self.owners[table.sheet, row.number] = office
        return found

    def _unknown(self, table: Table, row: Row, heading: Heading | None, name: str) -> None:
        """A row of an unlisted office: an error of the office that is most likely meant, whose book would lack it."""
        near = nearest(name, list(self.names.values()))
        hint = f" หมายถึง “{near}” หรือไม่" if near else ""
        what = f"ไม่พบหน่วยงาน “{name}” ในชีต “{self.listing.sheet}”{hint}" if name else "ไม่รู้ว่าแถวนี้เป็นของหน่วยงานใด"
        mend = f"แก้ชื่อให้ตรงกัน หรือเพิ่มแถวในชีต “{self.listing.sheet}”" if name else f"กรอก “{self.split_by}” ในแถวนี้"
        problem = error("office-unknown", table.place(row.number, heading.name if heading else ""), what, mend)
        (self.offices.faults.setdefault(near, []) if near else self.offices.problems).append(problem)

    def _hand_out(self) -> None:
        """What the reader told: at an office's row to that office, all else to each."""
        for problem in self.told:
            for office in self._concerned(problem):
                self.offices.faults[office].append(problem)

    def _concerned(self, problem: Problem) -> Iterable[str]:
        where = problem.where
        if isinstance(where, SheetPlace) and (where.sheet, where.row) in self.owners:
            return (self.owners[where.sheet, where.row],)
        return tuple(self.offices.data)


def _declared(heading: Heading) -> str | None:
    """The key of ข้อมูลทั่วไป that heads the column."""
    spellings = (heading.header, without_unit(heading.header), tag_name(heading.header))
    return next((_DECLARED[key] for key in map(comparison_key, spellings) if key in _DECLARED), None)
