"""Which row is the header, and which column is which: exact names first, then the declared synonyms, never parts.

Substrings misfire in Thai: "ที่" is inside สถานที่, "โครงการ" inside ผลผลิตของโครงการ (facts.md §4).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from docgen.problems import Problem, SheetPlace, column_letter, error, warning
from docgen.rows import Heading
from docgen.tag_names import tag_name, without_unit
from docgen.thai.nearest import nearest
from docgen.thai.text import comparison_key
from docgen.vocabulary import MONTH_COLUMNS, Column
from docgen.workbook.month_headings import looks_like_month, month_of

HEADER_ROWS = 20  # the header stands within the first twenty rows

Headers = Mapping[int, str]  # column number (from 1) → header, mended and in one line; blank ones absent


class Layout:
    """The columns of one sheet: the declared ones, the clerk's own, and months that are none of the twelve."""

    def __init__(self, row: int) -> None:
        self.row = row
        self.headings: dict[int, Heading] = {}
        self.declared: set[int] = set()
        self.outside: dict[int, str] = {}


def needed(column: Column) -> bool:
    """Whether the column must exist: a month's cells may be blank, its column may not be absent."""
    return column.required or column in MONTH_COLUMNS


def lay_out(
    place: SheetPlace, rows: Mapping[int, Headers], columns: Sequence[Column], fiscal_year: int | None
) -> tuple[Layout | None, list[Problem]]:
    """The layout from the sheet's first rows; None when no row holds a known header, or a needed one is missing."""
    row, found = _header_row(rows, columns, fiscal_year)
    if row is None:
        return None, [_no_header(place, columns)]
    headers = rows[row]
    layout = Layout(row)
    problems = _place_declared(place, layout, headers, found)
    missing = [column.header for column in columns if needed(column) and column.header not in found]
    unknown = {column: header for column, header in headers.items() if column not in layout.declared}
    problems += _missing(place, row, missing, unknown)
    problems += _place_others(place, layout, unknown)
    return (None if missing else layout), problems


def own_headings(place: SheetPlace, row: int, headers: Headers) -> tuple[Layout, list[Problem]]:
    """The layout of a sheet of the clerk's own: every column under its tag name."""
    layout = Layout(row)
    return layout, _place_others(place, layout, headers)


def _match(headers: Headers, columns: Sequence[Column], fiscal_year: int | None) -> dict[str, list[int]]:
    """Declared header → the columns that carry it; by its own name, or else by synonyms."""
    keys = {number: {comparison_key(each), comparison_key(without_unit(each))} for number, each in headers.items()}
    found: dict[str, list[int]] = {}
    for names_of in (_own_name, _synonyms):
        for column in columns:
            if column.header not in found:
                names = names_of(column)
                numbers = [number for number, each in keys.items() if names & each]
                numbers += _months(headers, column, fiscal_year, numbers) if names_of is _synonyms else []
                if numbers:
                    found[column.header] = sorted(numbers)
                    keys = {number: each for number, each in keys.items() if number not in numbers}
    return found


def _own_name(column: Column) -> set[str]:
    return {comparison_key(column.header)}


def _synonyms(column: Column) -> set[str]:
    return {comparison_key(each) for each in column.synonyms}


def _months(headers: Headers, column: Column, fiscal_year: int | None, known: list[int]) -> list[int]:
    if column not in MONTH_COLUMNS:
        return []
    months = {number: month_of(header) for number, header in headers.items() if number not in known}
    return [
        number for number, month in months.items()
        if month is not None and month.column == column and month.belongs_to(fiscal_year)
    ]  # fmt: skip


def _header_row(
    rows: Mapping[int, Headers], columns: Sequence[Column], fiscal_year: int | None
) -> tuple[int | None, dict[str, list[int]]]:
    """The first row with every needed header, else the one with the most, and what :func:`_match` finds in it.

    None when no row has any.
    """
    wanted = {column.header for column in columns if needed(column)}
    best: int | None = None
    found: dict[str, list[int]] = {}
    for row, headers in rows.items():
        matched = _match(headers, columns, fiscal_year)
        if wanted <= matched.keys():
            return row, matched
        if len(matched) > len(found):
            best, found = row, matched
    return best, found


def _no_header(place: SheetPlace, columns: Sequence[Column]) -> Problem:
    names = " ".join(f"“{column.header}”" for column in columns if needed(column))
    what = f"ไม่พบแถวหัวตารางใน {HEADER_ROWS} แถวแรก ต้องมีคอลัมน์ {names}"
    return error("column-missing", place, what, "พิมพ์หัวตารางในแถว 1 หรือคัดลอกหัวตารางจากสมุดงานใหม่ของโปรแกรม")


def _place_declared(
    place: SheetPlace, layout: Layout, headers: Headers, found: Mapping[str, list[int]]
) -> list[Problem]:
    problems: list[Problem] = []
    for name, (first, *others) in found.items():
        layout.headings[first] = Heading(name, headers[first], first)
        layout.declared.update((first, *others))
        for number in others:
            what = f"คอลัมน์ “{headers[number]}” ซ้ำกับคอลัมน์ {column_letter(first)} “{headers[first]}”"
            where = SheetPlace(place.file, place.sheet, layout.row, number, headers[number])
            problems.append(error("column-twice", where, what, "เหลือไว้คอลัมน์เดียว หรือเปลี่ยนหัวคอลัมน์ที่ไม่ใช้เป็นชื่ออื่น"))
    return problems


def _missing(place: SheetPlace, row: int, missing: Iterable[str], unknown: Headers) -> list[Problem]:
    problems = []
    for name in missing:
        near = nearest(name, unknown.values())
        number = next((number for number, header in unknown.items() if header == near), 0)
        what = f"ไม่พบคอลัมน์ “{name}”" + (f" พบแต่คอลัมน์ “{near}”" if near else "")
        mend = f"แก้หัวคอลัมน์ “{near}” เป็น “{name}”" if near else f"เพิ่มคอลัมน์ที่มีหัวว่า “{name}” ในแถวหัวตาราง"
        where = SheetPlace(place.file, place.sheet, row, number, near or "")
        problems.append(error("column-missing", where, what, mend))
    return problems


def _place_others(place: SheetPlace, layout: Layout, unknown: Headers) -> list[Problem]:
    """The clerk's own columns, each under its tag name; the first of equals serves."""
    problems: list[Problem] = []
    taken = {heading.name: heading for heading in layout.headings.values()}
    for number, header in unknown.items():
        name = tag_name(header)
        if month_of(header) is not None or looks_like_month(header):
            layout.outside[number] = header
        elif name in taken:
            what = f"คอลัมน์ “{header}” ใช้ชื่อเดียวกับคอลัมน์ {column_letter(taken[name].column)} จึงไม่นำมาใช้"
            where = SheetPlace(place.file, place.sheet, layout.row, number, header)
            problems.append(warning("column-twice", where, what, "เปลี่ยนหัวคอลัมน์หนึ่งเป็นชื่ออื่น ถ้าต้องการใช้ทั้งสองคอลัมน์"))
        elif name:  # a header of nothing but marks, such as %, can be no tag
            taken[name] = layout.headings[number] = Heading(name, header, number)
    return problems
