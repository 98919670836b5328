"""A draft's plan says what is not filled in, names each cell, and makes nothing up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from docgen.plan.draft import as_draft, draft, untold
from docgen.plan.expected import expected
from docgen.plan.model import Authority, Equipment, Months, Plan, Project
from docgen.plan.values import values_of
from docgen.problems import Severity, SheetPlace, error
from docgen.rows import Heading, Table
from docgen.schema import Blank

AUTHORITY = Authority("อบต.ก", "องค์การบริหารส่วนตำบล", "พล", "ขอนแก่น", 2563, date(2019, 9, 30), "นายก", "นายก อบต.ก")
HEADERS = (
    "ยุทธศาสตร์", "แผนงาน", "โครงการ", "รายละเอียดของกิจกรรม", "งบประมาณ", "สถานที่ดำเนินการ", "หน่วยงานรับผิดชอบหลัก", "ต.ค.",
)  # fmt: skip
TABLE = Table("plan.xlsx", "โครงการ", tuple(Heading(name, name, at) for at, name in enumerate(HEADERS, 1)))
SOME = Months((True, *[False] * 11))
PROJECT = Project(2, "แผนงานการศึกษา", "อบรม", "อบรมครู", Decimal(500), "ศาลา", "กองการศึกษา", SOME, strategy="การศึกษา")
PLAN = Plan("plan.xlsx", AUTHORITY, (PROJECT,), sheets={"โครงการ": TABLE})


def with_projects(*projects: Project) -> Plan:
    return PLAN._replace(projects=projects)


def test_a_full_plan_is_its_own_draft() -> None:
    drawn = draft(PLAN, [])

    assert drawn.marked == drawn.unmarked == PLAN
    assert drawn.blanks == ()


def test_a_blank_text_is_said_and_its_cell_is_named() -> None:
    drawn = draft(with_projects(PROJECT._replace(place="")), [])

    assert drawn.unmarked.projects[0].place == "‹ยังไม่กรอก: สถานที่ดำเนินการ›"
    assert drawn.marked.projects[0].place == "‹ยังไม่กรอก: สถานที่ดำเนินการ›\U000f0000"
    assert [str(place) for place in drawn.blanks] == ["plan.xlsx > โครงการ > ช่อง F2 (สถานที่ดำเนินการ)"]


def test_a_blank_amount_is_no_zero_in_print_and_nothing_in_a_sum() -> None:
    plan = with_projects(PROJECT._replace(budget=Decimal(0)), PROJECT._replace(row=3, name="สอน"))
    missing = error("cell-blank", plan.record_place(plan.projects[0], "งบประมาณ"), "ก", "ข")

    drawn = draft(plan, [missing])

    rows = values_of(drawn.unmarked)["โครงการทั้งหมด"]
    assert isinstance(rows, list)
    assert [each["งบประมาณ"] for each in rows] == [Blank("‹ยังไม่กรอก: งบประมาณ›"), Decimal(500)]
    records = expected(drawn.unmarked)
    assert [each["งบประมาณ"] for each in records["project"]] == ["‹ยังไม่กรอก: งบประมาณ›", Decimal(500)]
    assert records["total"][0]["งบประมาณ"] == Decimal(500)


def test_an_amount_of_nothing_is_no_blank() -> None:
    assert draft(with_projects(PROJECT._replace(budget=Decimal(0))), []).blanks == ()


def test_a_row_without_months_says_so_behind_its_name() -> None:
    drawn = draft(with_projects(PROJECT._replace(months=Months((False,) * 12))), [])

    assert drawn.unmarked.projects[0].name == "อบรม ‹ยังไม่กรอก: เดือนที่ดำเนินการ›"


def test_rows_that_inherit_a_blank_group_stay_one_group_with_one_blank() -> None:
    plan = with_projects(PROJECT._replace(strategy=""), PROJECT._replace(row=3, strategy=""))

    drawn = draft(plan, [])

    assert {each.strategy for each in drawn.unmarked.projects} == {"‹ยังไม่กรอก: ยุทธศาสตร์›"}
    assert len(drawn.blanks) == 1


def test_a_blank_key_and_a_blank_day_are_said_where_they_are_printed() -> None:
    keys = {"อำเภอ": SheetPlace("plan.xlsx", "ข้อมูลทั่วไป", 4, 2, "อำเภอ"),
            "วันที่ประกาศ": SheetPlace("plan.xlsx", "ข้อมูลทั่วไป", 7, 2, "วันที่ประกาศ")}  # fmt: skip
    plan = PLAN._replace(authority=AUTHORITY._replace(district=""), keys=keys)

    drawn = draft(plan, [error("cell-blank", keys["วันที่ประกาศ"], "ก", "ข")])

    values = values_of(drawn.unmarked)
    assert values["อำเภอ"] == "‹ยังไม่กรอก: อำเภอ›"
    for name in ("วันที่ประกาศ", "ปิดประกาศภายใน", "ปิดประกาศถึง"):
        assert values[name] == "‹ยังไม่กรอก: วันที่ประกาศ›"
    assert drawn.blanks == (keys["อำเภอ"], keys["วันที่ประกาศ"])


def test_equipment_is_drafted_too() -> None:
    piece = Equipment(2, "แผนงานการศึกษา", "", "สีดำ", Decimal(1), "ห้อง", "กองคลัง", SOME, kind="ครุภัณฑ์สำนักงาน")

    assert draft(PLAN._replace(equipment=(piece,)), []).unmarked.equipment[0].name == "‹ยังไม่กรอก: ครุภัณฑ์›"


def test_only_what_is_not_filled_in_becomes_a_warning() -> None:
    place = SheetPlace("plan.xlsx", "โครงการ", 2, 5, "งบประมาณ")
    year = SheetPlace("plan.xlsx", "ข้อมูลทั่วไป", 6, 2, "ปีงบประมาณ")
    found = (("cell-blank", place), ("money-unreadable", place), ("cell-blank", year))
    told = [error(code, where, "", "") for code, where in found]

    assert [each.severity for each in as_draft(told)] == [Severity.WARNING, Severity.ERROR, Severity.ERROR]


def test_a_blank_that_was_told_for_all_rows_together_is_told_by_itself() -> None:
    bare = [PROJECT._replace(row=row, months=Months((False,) * 12)) for row in (2, 3)]
    plan = with_projects(*bare)
    first = error("months-none", plan.record_place(bare[0], "ต.ค."), "", "")
    drawn = draft(plan, [first])

    assert [str(each.where) for each in untold(drawn, [first])] == ["plan.xlsx > โครงการ > ช่อง H3 (ต.ค.)"]
