"""The plan as the ministry's regulation means it: what is to be done, for how much, where, by whom and when.

Plain values that know the row they came from. Grouping, totals and names for templates are made elsewhere from these.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from docgen.named_tuple import NamedTuple
from docgen.problems import SheetPlace
from docgen.rows import Table
from docgen.schema import Blank, Kind, Value
from docgen.vocabulary import EQUIPMENT_SHEET, GENERAL_SHEET, PROJECT_SHEET


class Months(NamedTuple):
    """Months of work in a fiscal year: twelve yes/no values, October first."""

    marks: tuple[bool, ...]

    def runs(self) -> list[tuple[int, int]]:
        """Unbroken stretches as (first month 0–11, length): the arrows of แบบ ผด. 02."""
        runs: list[tuple[int, int]] = []
        for index, marked in enumerate(self.marks):
            if marked and runs and sum(runs[-1]) == index:
                runs[-1] = (runs[-1][0], runs[-1][1] + 1)
            elif marked:
                runs.append((index, 1))
        return runs


class Authority(NamedTuple):
    """The local government and the announcement: the sheet ข้อมูลทั่วไป."""

    name: str
    kind: str
    district: str
    province: str
    fiscal_year: int  # พ.ศ.
    announced_on: date
    signatory: str
    signatory_position: str
    edition: str = ""
    strategy_label: str = "ยุทธศาสตร์"
    extras: Mapping[str, Value] = {}
    unfilled: Mapping[str, Blank] = {}  # as of Project, for the day of the announcement


class Project(NamedTuple):
    """One โครงการ (แบบ ผด. 02): one row of its sheet, whose number is ``row``.

    ``budget`` is exact baht with satang, 0 when none is used; ``tactic`` is "" where the plan has none. ``unfilled``:
    what a draft prints for an amount that is still to be filled in, by header.
    """

    row: int
    programme: str
    name: str
    detail: str
    budget: Decimal
    place: str
    department: str
    months: Months
    fund: str = ""
    remark: str = ""
    extras: Mapping[str, Value] = {}
    unfilled: Mapping[str, Blank] = {}
    strategy: str = ""
    tactic: str = ""


class Equipment(NamedTuple):
    """One ครุภัณฑ์ (แบบ ผด. 02/1), as a project is; ``kind`` is its ประเภทครุภัณฑ์."""

    row: int
    programme: str
    name: str
    detail: str
    budget: Decimal
    place: str
    department: str
    months: Months
    fund: str = ""
    remark: str = ""
    extras: Mapping[str, Value] = {}
    unfilled: Mapping[str, Blank] = {}
    kind: str = ""


class ExtraField(NamedTuple):
    """A column or key of the clerk's own: its tag, its header as typed, and the kind that all its cells share.

    ``has_blank``: a cell of it is blank today.
    """

    name: str
    header: str
    kind: Kind
    has_blank: bool = True


class OtherSheet(NamedTuple):
    """A sheet of the clerk's own: its name as typed, its columns, and its rows by tag (blank cells are absent)."""

    sheet: str
    fields: tuple[ExtraField, ...]
    records: tuple[Mapping[str, Value], ...]


class PictureCell(NamedTuple):
    """A cell that names a picture file: its column's or key's tag, the name as typed, and where it stands."""

    tag: str
    name: str
    where: SheetPlace


class Plan(NamedTuple):
    """แผนการดำเนินงาน of one authority and one fiscal year, in the workbook's order.

    ``extra_fields``: the clerk's own columns and keys, by declared sheet. ``others``: the clerk's own sheets, by tag.
    ``sheets``: the declared sheets' headings without their rows, and ``keys``: where the general keys' values stand,
    so that a rule can name a cell. ``pictures``: the cells that name picture files.
    """

    file: str
    authority: Authority
    projects: tuple[Project, ...]
    equipment: tuple[Equipment, ...] = ()
    extra_fields: Mapping[str, tuple[ExtraField, ...]] = {}
    others: Mapping[str, OtherSheet] = {}
    sheets: Mapping[str, Table] = {}
    keys: Mapping[str, SheetPlace] = {}
    pictures: tuple[PictureCell, ...] = ()

    def place(self, sheet: str, row: int = 0, header: str = "") -> SheetPlace:
        """A cell, a row or the whole of a declared sheet, as the workbook names it."""
        table = self.sheets.get(sheet)
        return SheetPlace(self.file, sheet, row) if table is None else table.place(row, header)

    def key_place(self, key: str) -> SheetPlace:
        """Where a general key's value stands."""
        return self.keys.get(key, SheetPlace(self.file, GENERAL_SHEET))

    def record_place(self, record: Project | Equipment, header: str = "") -> SheetPlace:
        """A project's or a piece of equipment's row in the workbook, or its cell under a declared header."""
        sheet = PROJECT_SHEET if isinstance(record, Project) else EQUIPMENT_SHEET
        return self.place(sheet, record.row, header)
