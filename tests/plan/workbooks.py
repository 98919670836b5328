"""Workbooks as the reader hands them over, in few words: what a test says differs from one good plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from docgen.plan.assemble import assemble
from docgen.plan.model import Authority, Equipment, Months, Plan, Project
from docgen.problems import Problem
from docgen.rows import CellValue, Entry, Heading, Row, Table, WorkbookData
from docgen.vocabulary import EQUIPMENT_SHEET, PROJECT_SHEET, SHEETS

FILE = "plan.xlsx"
Cells = Mapping[str, CellValue]

GENERAL: Cells = {
    "ชื่อหน่วยงาน": "องค์การบริหารส่วนตำบลพระรักษ์",
    "ประเภทหน่วยงาน": "องค์การบริหารส่วนตำบล",
    "อำเภอ": "พล",
    "จังหวัด": "ขอนแก่น",
    "ปีงบประมาณ": 2563,
    "วันที่ประกาศ": date(2019, 9, 30),
    "ผู้ประกาศ": "นายสมชาย ใจดี",
    "ตำแหน่งผู้ประกาศ": "นายกองค์การบริหารส่วนตำบลพระรักษ์",
}
PROJECT: Cells = {
    "ยุทธศาสตร์": "การพัฒนาด้านโครงสร้างพื้นฐาน",
    "แผนงาน": "แผนงานอุตสาหกรรมและการโยธา",
    "โครงการ": "โครงการก่อสร้างถนน",
    "รายละเอียดของกิจกรรม": "ยาว 250 เมตร",
    "งบประมาณ": 500000,
    "สถานที่ดำเนินการ": "หมู่ที่ 1",
    "หน่วยงานรับผิดชอบหลัก": "กองช่าง",
    "ต.ค.": "x",
}
EQUIPMENT: Cells = {
    "ประเภทครุภัณฑ์": "ครุภัณฑ์สำนักงาน",
    "แผนงาน": "แผนงานบริหารงานทั่วไป",
    "ครุภัณฑ์": "โต๊ะทำงาน",
    "รายละเอียดของครุภัณฑ์": "จำนวน 4 ตัว",
    "งบประมาณ": 22000,
    "สถานที่ดำเนินการ": "ที่ทำการ",
    "หน่วยงานรับผิดชอบหลัก": "สำนักปลัด",
    "ธ.ค.": "✓",
}


def filled(cells: Cells, **changes: CellValue) -> dict[str, CellValue]:
    """The cells with changes; a change to None leaves the cell blank. Dots in month names are written _.

    Python splits the ำ of a keyword (NFKC), which is joined again here.
    """
    named = {name.replace("_", ".").replace("\u0e4d\u0e32", "\u0e33"): value for name, value in changes.items()}
    return {name: value for name, value in {**cells, **named}.items() if value is not None}


def project(**changes: CellValue) -> dict[str, CellValue]:
    return filled(PROJECT, **changes)


def piece(**changes: CellValue) -> dict[str, CellValue]:
    return filled(EQUIPMENT, **changes)


def table(sheet: str, rows: Sequence[Cells], extra: Sequence[str] = ()) -> Table:
    """A table with the declared columns in order, then the extra ones; the first row of data is row 2."""
    names = [column.header for column in SHEETS.get(sheet, ())] + list(extra)
    headings = tuple(Heading(name, name, number) for number, name in enumerate(names, 1))
    return Table(FILE, sheet, headings, [Row(number, dict(cells)) for number, cells in enumerate(rows, 2)])


def workbook(
    projects: Sequence[Cells] | None = None,
    equipment: Sequence[Cells] | None = None,
    general: Cells = GENERAL,
    extra: Sequence[str] = (),
) -> WorkbookData:
    """A workbook of one good project unless said otherwise; general keys stand in column B from row 2."""
    data = WorkbookData(FILE)
    data.general = {key: Entry(key, value, row, 2) for row, (key, value) in enumerate(general.items(), 2)}
    data.tables[PROJECT_SHEET] = table(PROJECT_SHEET, [PROJECT] if projects is None else projects, extra)
    if equipment is not None:
        data.tables[EQUIPMENT_SHEET] = table(EQUIPMENT_SHEET, equipment, extra)
    return data


def problems_of(*projects: Cells) -> list[Problem]:
    return assemble(workbook(projects))[1]


def plan_of(*projects: Cells, equipment: Sequence[Cells] = ()) -> Plan:
    plan, problems = assemble(workbook(projects, equipment))
    assert problems == []
    return plan


def listed(value: object) -> list[dict[str, Any]]:
    """A list of a plan's values, as its rows."""
    assert isinstance(value, list)
    return value


def told(problems: Sequence[Problem]) -> list[tuple[str, str, str, str]]:
    """Severity, place, what and mend of each problem."""
    return [(str(each.severity), str(each.where), each.what, each.mend) for each in problems]


# Plans made without a workbook, for sums.
AUTHORITY = Authority(
    "องค์การบริหารส่วนตำบลพระรักษ์", "องค์การบริหารส่วนตำบล", "พล", "ขอนแก่น", 2563, date(2019, 9, 30), "นายสมชาย ใจดี", "นายก",
)  # fmt: skip
OCTOBER = Months((True,) + (False,) * 11)


def row_of(strategy: str, programme: str, budget: Decimal, tactic: str = "", row: int = 2) -> Project:
    return Project(
        row=row, strategy=strategy, tactic=tactic, programme=programme, name="โครงการ", detail="-", budget=budget,
        place="หมู่ 1", department="กองช่าง", months=OCTOBER,
    )  # fmt: skip


def piece_of(kind: str, programme: str, budget: Decimal, row: int = 2) -> Equipment:
    return Equipment(
        row=row, kind=kind, programme=programme, name="โต๊ะ", detail="-", budget=budget, place="ที่ทำการ",
        department="สำนักปลัด", months=OCTOBER,
    )  # fmt: skip


def plan_with(projects: Sequence[Project], equipment: Sequence[Equipment] = ()) -> Plan:
    return Plan(FILE, AUTHORITY, tuple(projects), tuple(equipment))
