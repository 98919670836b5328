"""แบบ ผด. 01 as printed: it gives no records, but its counts and amounts are held against those that were imported.

A heading row per ยุทธศาสตร์, a row per แผนงาน, รวม per ยุทธศาสตร์, รวมทั้งสิ้น (facts of the form). A row that names no
group of the records is told, for its sums cannot be judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docgen.grid import Grid, GridCell
from docgen.importing.found import FoundRecord, LeftOut, PrintedSum
from docgen.late_pattern import late_pattern
from docgen.thai.digits import fold_digits
from docgen.thai.money import read_money
from docgen.thai.text import comparison_key
from docgen.vocabulary import PROJECT_SHEET

_HEADER_ROWS = 4
_COUNT = late_pattern(r"จำนวนโครงการ")
_AMOUNT = late_pattern(r"(จำนวน)?งบประมาณ(?!ทั้งหมด)")
_SHARE = late_pattern(r"ร้อยละ")
_GROUP = late_pattern(r"ยุทธศาสตร์|แผนงาน|ประเด็นการพัฒนา")
_GRAND = late_pattern(r"รวมทั้ง(สิ้น|หมด)")
_LEAD = late_pattern(r"^[\s\d.()]*")
_PREFIX = late_pattern(r"^(ยุทธศาสตร์(ที่\d+)?|ประเด็นการพัฒนา(ที่\d+)?|แผนงาน)[:\s]*")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the summary's columns stand, and the first row below its header."""

    count: int
    amount: int
    first: int


def is_summary(grid: Grid) -> bool:
    """Whether a grid is a summary of counts and amounts by group, not a table of projects."""
    return _columns(grid) is not None


def summary_sums(grid: Grid, records: Sequence[FoundRecord]) -> tuple[list[PrintedSum], list[LeftOut]]:
    """The summary's counts and amounts against the projects imported, and the rows that could not be held to any."""
    columns = _columns(grid)
    if columns is None:
        return [], []
    projects = [each for each in records if each.sheet == PROJECT_SHEET]
    sums: list[PrintedSum] = []
    left: list[LeftOut] = []
    strategy = ""
    for row in range(columns.first, grid.rows):
        name = next((cell for (at, _), cell in sorted(grid.cells.items()) if at == row and cell.text.strip()), None)
        if name is None:
            continue
        if columns_are_blank(grid, row, columns):
            strategy = name.text
            continue
        members = _members(name.text, strategy, projects)
        if members is None:
            left.append(LeftOut(name.place, name.text, "แถวของตารางสรุปที่ไม่ตรงกับกลุ่มใดของโครงการที่นำเข้า จึงไม่ได้เทียบยอด"))
            continue
        sums += _row_sums(grid, row, columns, name.text, members)
    return sums, left


def columns_are_blank(grid: Grid, row: int, columns: _Columns) -> bool:
    """Whether a row tells no count and no amount: it is the heading of a group."""
    cells = (grid.cells.get((row, column)) for column in (columns.count, columns.amount))
    return all(cell is None or not cell.text.strip() for cell in cells)


def _columns(grid: Grid) -> _Columns | None:
    header = {at: cell for at, cell in grid.cells.items() if at[0] < _HEADER_ROWS}
    flat = {at: "".join(cell.text.split()) for at, cell in header.items()}
    shares = [at for at, text in flat.items() if _SHARE.search(text)]
    counts = [at for at, text in flat.items() if _COUNT.match(text) and not _SHARE.search(text)]
    amounts = [at for at, text in flat.items() if _AMOUNT.match(text) and not _SHARE.search(text)]
    groups = [at for at, text in flat.items() if _GROUP.match(text)]
    if not (shares and counts and amounts and groups):
        return None
    last = max(at[0] + header[at].rows for at in (*shares, *counts, *amounts, *groups))
    return _Columns(counts[0][1], amounts[0][1], last)


def _members(name: str, strategy: str, projects: Sequence[FoundRecord]) -> Sequence[FoundRecord] | None:
    """The projects that a row sums; None when its name is none of their groups'."""
    flat = "".join(name.split())
    if _GRAND.search(flat):
        return projects
    own = [each for each in projects if _is(each, "ยุทธศาสตร์", strategy)]
    if flat.startswith("รวม"):
        return own or None
    inside = [each for each in own if _is(each, "แผนงาน", name)]
    outside = [each for each in projects if _is(each, "แผนงาน", name)] if not strategy else []
    return inside or outside or [each for each in projects if _is(each, "ยุทธศาสตร์", name)] or None


def _is(record: FoundRecord, header: str, printed: str) -> bool:
    reading = record.cells.get(header)
    return reading is not None and bool(printed) and _bare(str(reading.value or "")) == _bare(printed)


def _bare(name: str) -> str:
    text = _LEAD.sub("", fold_digits(name))
    return comparison_key(_PREFIX.sub("", "".join(text.split())))


def _row_sums(
    grid: Grid, row: int, columns: _Columns, name: str, members: Sequence[FoundRecord]
) -> Iterator[PrintedSum]:
    label = " ".join(name.split())
    count = _number(grid.cells.get((row, columns.count)))
    if count is not None:
        yield PrintedSum(grid.cells[row, columns.count].place, f"{label} จำนวนโครงการ", count, Decimal(len(members)))
    amount = _number(grid.cells.get((row, columns.amount)))
    if amount is not None:
        read = sum((_baht(each) for each in members), Decimal(0))
        yield PrintedSum(grid.cells[row, columns.amount].place, f"{label} งบประมาณ", amount, read)


def _number(cell: GridCell | None) -> Decimal | None:
    read = read_money(cell.value) or read_money(cell.text) if cell is not None and cell.text.strip() else None
    return None if read is None else read.amount


def _baht(record: FoundRecord) -> Decimal:
    reading = record.cells.get("งบประมาณ")
    value = reading.value if reading is not None else None
    return Decimal(value) if isinstance(value, int | Decimal) else Decimal(0)
