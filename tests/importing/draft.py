"""A workbook typed as an office would type it; it remembers where each known record went, and which sums are true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from random import Random

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.importing import typed
from tests.importing.records import YEAR, Known
from tests.workbook.drawn import connector, draw, shape, two_cell

MONTH_FIELDS = tuple(f"month {month}" for month in range(12))
PROJECT_FIELDS = ("number", "project", "detail", "budget", "place", "department", *MONTH_FIELDS)
GROUP_FIELDS = ("strategy", "programme")
EQUIPMENT_FIELDS = ("number", "thing", "thing detail", "budget", "place", "department", *MONTH_FIELDS)
EQUIPMENT_GROUPS = ("type", "programme")
_TOTALS = ("รวม", "รวม {} โครงการ", "รวมทั้งสิ้น", "รวมงบประมาณ", "รวมจำนวน {} โครงการ", "รวมเป็นเงิน")
_COLOURS = ("00B0F0", "92D050", "FFC000", "7F7F7F", "4472C4")
_PIXEL = 9525


@dataclass(frozen=True)
class PlannedSum:
    """A sum that the source prints: where, and whether it is true."""

    sheet: str
    row: int
    true: bool


@dataclass(frozen=True)
class Written:
    """What a layout wrote: its file, the place of each record (sheet, row), and the sums."""

    path: Path
    rows: dict[tuple[str, int], Known]
    sums: tuple[PlannedSum, ...]


@dataclass
class Draft:
    """One workbook. ``how``: how months are told — marks, fill or arrows."""

    chance: Random
    how: str = "marks"
    wrong_sums: bool = False
    rows: dict[tuple[str, int], Known] = field(default_factory=dict)
    sums: list[PlannedSum] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.book = Workbook()
        self.book.remove(self.book.worksheets[0])
        self.months = self.chance.choice(typed.MONTH_SPELLINGS)
        self.marks = self.chance.sample(typed.MARKS, 2)
        self.colour = self.chance.choice(_COLOURS)
        self.headers = {key: self.chance.choice(spellings) for key, spellings in typed.HEADERS.items()}
        self.sheets: list[Page] = []

    def page(self, name: str) -> Page:
        """A new sheet."""
        page = Page(self, self.book.create_sheet(name))
        self.sheets.append(page)
        return page

    def save(self, path: Path) -> Written:
        """Writes the file, and the drawings into it."""
        self.book.save(path)
        for position, page in enumerate(self.sheets, 1):
            if page.anchors:
                draw(path, position, "".join(page.anchors))
        return Written(path, self.rows, tuple(self.sums))


class Page:
    """One sheet, typed from the top down; ``row`` is the row typed last."""

    def __init__(self, draft: Draft, sheet: Worksheet) -> None:
        self.draft, self.sheet = draft, sheet
        self.row = 0
        self.anchors: list[str] = []

    def line(self, text: str = "", column: int = 1, across: int = 0) -> int:
        """One cell of text in a row of its own, merged over columns if asked; or a blank row."""
        self.row += 1
        if text:
            self.put(column, text)
        if across > 1:
            self.sheet.merge_cells(
                start_row=self.row, end_row=self.row, start_column=column, end_column=column + across - 1
            )
        return self.row

    def put(self, column: int, value: object, number_format: str = "General") -> None:
        """A value into the current row; text stays text, also behind a = sign."""
        cell = self.sheet.cell(self.row, column)
        cell.value = value  # type: ignore[assignment]
        cell.number_format = number_format
        if isinstance(value, str):
            cell.data_type = "s"

    def preamble(self, columns: int) -> None:
        """The lines that stand on top of a plan."""
        lines = (
            "แบบ ผด. 02", "แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2563", "องค์การบริหารส่วนตำบลพระรักษ์ อำเภอพล จังหวัดขอนแก่น",
            "บัญชีจำนวนโครงการพัฒนาท้องถิ่น กิจกรรมและงบประมาณ",
        )  # fmt: skip
        for text in lines:
            self.line(text, across=columns if self.draft.chance.random() < 0.7 else 0)

    def header(self, fields: Sequence[str]) -> None:
        """One row of headers."""
        self.row += 1
        for column, name in enumerate(fields, 1):
            self.put(column, self.title(name))

    def title(self, name: str) -> str:
        """A field's header as this office spells it."""
        return self.draft.months[MONTH_FIELDS.index(name)] if name in MONTH_FIELDS else self.draft.headers[name]

    def high_header(self, fields: Sequence[str], rows: int) -> None:
        """Two or three rows: columns merged down, the months under their calendar years."""
        top = self.row + 1
        first = fields.index(MONTH_FIELDS[0]) + 1
        self.row = top
        for column, name in enumerate(fields, 1):
            if name not in MONTH_FIELDS:
                self.put(column, self.title(name))
                self._merge(top, top + rows - 1, column, column)
        if rows == 3:
            self.put(first, "ระยะเวลาดำเนินการ")
            self._merge(top, top, first, first + 11)
        self.row = top + rows - 2
        for column, count, year in ((first, 3, YEAR - 1), (first + 3, 9, YEAR)):
            self.put(column, f"พ.ศ. {year}")
            self._merge(self.row, self.row, column, column + count - 1)
        self.row += 1
        for month in range(12):
            self.put(first + month, self.draft.months[month])

    def _merge(self, top: int, bottom: int, left: int, right: int) -> None:
        self.sheet.merge_cells(start_row=top, end_row=bottom, start_column=left, end_column=right)

    def record(self, known: Known, fields: Sequence[str], number: int, without: Sequence[str] = ()) -> int:
        """A record's row; the fields ``without`` are left blank."""
        self.row += 1
        self.draft.rows[self.sheet.title, self.row] = known
        for column, name in enumerate(fields, 1):
            if name in ("budget",):
                self.put(column, *typed.money(self.draft.chance, known.budget))
            elif name not in without and name not in MONTH_FIELDS:
                self.put(column, self.value(known, name, number))
        if MONTH_FIELDS[0] in fields:
            self._months(known, fields.index(MONTH_FIELDS[0]) + 1)
        return self.row

    def value(self, known: Known, name: str, number: int) -> object:
        """A field as typed."""
        chance = self.draft.chance
        if name in ("strategy", "type"):
            return known.strategy
        if name == "number":
            return typed.number(chance, number)
        if name == "period":
            return typed.months_text(known.months)
        if name in ("programme", "department"):
            return getattr(typed, name)(chance, getattr(known, name))
        texts = {"project": known.name, "thing": known.name, "place": known.place}
        return typed.text(chance, texts.get(name, known.detail))

    def _months(self, known: Known, first: int) -> None:
        if self.draft.how == "arrows":
            self._draw(known, first)
            return
        for month in known.months:
            if self.draft.how == "fill":
                self.sheet.cell(self.row, first + month).fill = PatternFill("solid", fgColor=self.draft.colour)
            else:
                self.put(first + month, self.draft.chance.choice(self.draft.marks))

    def _draw(self, known: Known, first: int) -> None:
        """An arrow over each stretch of months; some are drawn carelessly."""
        chance = self.draft.chance
        self.sheet.row_dimensions[self.row].height = 40
        for start, end in stretches(known.months):
            slip = chance.choice((0, 0, 2, 4, 22))  # pixels of a column that is 61 wide
            left = (first - 1 + start, slip * _PIXEL, self.row - 1, 25 * _PIXEL)
            right = (first - 1 + end, (61 - chance.choice((0, 3))) * _PIXEL, self.row - 1, 25 * _PIXEL)
            thing = connector() if chance.random() < 0.7 else shape("leftRightArrow")
            self.anchors.append(two_cell(left, right, thing))

    def total(self, fields: Sequence[str], records: Sequence[Known]) -> None:
        """A row with the sum of records; a false one now and then, where the draft is to have them."""
        chance = self.draft.chance
        wrong = self.draft.wrong_sums and chance.random() < 0.6
        off = chance.choice((1, -1, 1000, Decimal("0.25"))) if wrong else 0
        label = chance.choice(_TOTALS).format(len(records))
        self.line(label, column=chance.choice((1, 2)))
        self.put(fields.index("budget") + 1, sum((each.budget for each in records), Decimal(0)) + off, "#,##0.00")
        self.draft.sums.append(PlannedSum(self.sheet.title, self.row, not wrong))


def stretches(months: frozenset[int]) -> list[tuple[int, int]]:
    """The first and last month of each unbroken run."""
    firsts = [month for month in sorted(months) if month - 1 not in months]
    lasts = [month for month in sorted(months) if month + 1 not in months]
    return list(zip(firsts, lasts, strict=True))


def with_months(known: Known, months: frozenset[int]) -> Known:
    """The same record in other months: some layouts can only tell one stretch."""
    return replace(known, months=months)


def groups(records: Sequence[Known]) -> list[tuple[tuple[str, str], list[Known]]]:
    """The records by strategy and programme, in order."""
    found: dict[tuple[str, str], list[Known]] = {}
    for each in records:
        found.setdefault((each.strategy, each.programme), []).append(each)
    return list(found.items())
