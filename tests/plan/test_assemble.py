from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from docgen.plan.assemble import assemble
from docgen.plan.model import Months, Plan
from docgen.plan.rules import judge
from docgen.problems import SheetPlace, has_errors
from docgen.rows import CellValue
from docgen.vocabulary import EQUIPMENT_SHEET, GENERAL_SHEET, MONTHS, PROJECT_SHEET
from tests.plan.workbooks import (
    AUTHORITY,
    FILE,
    GENERAL,
    filled,
    piece,
    plan_of,
    problems_of,
    project,
    row_of,
    told,
    workbook,
)

_COLUMNS_ABOVE = ("ยุทธศาสตร์", "กลยุทธ์", "แผนงาน", "หน่วยงานรับผิดชอบหลัก")


def blank(*names: str, **changes: CellValue) -> dict[str, CellValue]:
    return project(**dict.fromkeys(names), **changes)


def test_a_good_workbook_becomes_a_plan_without_problems() -> None:
    plan = plan_of(project(กลยุทธ์="ถนน", แหล่งงบประมาณ="ข้อบัญญัติ", หมายเหตุ="-"), equipment=[piece()])

    assert plan.authority.name == "องค์การบริหารส่วนตำบลพระรักษ์"
    assert (plan.authority.fiscal_year, plan.authority.announced_on) == (2563, date(2019, 9, 30))
    assert (plan.authority.edition, plan.authority.strategy_label) == ("", "ยุทธศาสตร์")
    [road], [desk] = plan.projects, plan.equipment
    assert (road.row, road.tactic, road.name, road.budget) == (2, "ถนน", "โครงการก่อสร้างถนน", Decimal(500000))
    assert (road.fund, road.remark, road.months.runs()) == ("ข้อบัญญัติ", "-", [(0, 1)])
    assert (desk.kind, desk.name, desk.months.runs()) == ("ครุภัณฑ์สำนักงาน", "โต๊ะทำงาน", [(2, 1)])


def test_a_workbook_without_equipment_has_a_plan_without_equipment() -> None:
    plan, problems = assemble(workbook())

    assert (plan.equipment, problems) == ((), [])


def test_a_blank_group_cell_takes_the_value_above() -> None:
    plan = plan_of(project(กลยุทธ์="ถนน"), blank(*_COLUMNS_ABOVE), blank(*_COLUMNS_ABOVE))

    assert {(p.strategy, p.tactic, p.programme, p.department) for p in plan.projects} == {
        ("การพัฒนาด้านโครงสร้างพื้นฐาน", "ถนน", "แผนงานอุตสาหกรรมและการโยธา", "กองช่าง")
    }


def test_a_blank_tactic_is_not_taken_from_another_strategy() -> None:
    plan = plan_of(project(กลยุทธ์="ถนน"), project(ยุทธศาสตร์="ด้านเศรษฐกิจ"), blank("ยุทธศาสตร์"))

    assert [each.tactic for each in plan.projects] == ["ถนน", "", ""]


def test_a_strategy_typed_again_with_other_spaces_keeps_its_tactic() -> None:
    plan = plan_of(project(ยุทธศาสตร์="ด้าน 1", กลยุทธ์="ถนน"), project(ยุทธศาสตร์="ด้าน๑"))

    assert [each.tactic for each in plan.projects] == ["ถนน", "ถนน"]


def test_a_blank_programme_under_a_new_strategy_takes_the_value_above_and_says_so() -> None:
    plan, problems = assemble(workbook([project(), blank("แผนงาน", ยุทธศาสตร์="ด้านเศรษฐกิจ")]))

    assert plan.projects[1].programme == "แผนงานอุตสาหกรรมและการโยธา"
    assert told(problems) == [(
        "warning", "plan.xlsx > โครงการ > ช่อง C3 (แผนงาน)",
        "“ยุทธศาสตร์” เปลี่ยนเป็น “ด้านเศรษฐกิจ” แต่ “แผนงาน” ว่าง จึงใช้ “แผนงานอุตสาหกรรมและการโยธา” จากแถวบน",
        "พิมพ์แผนงานในช่องนี้ให้ชัดเจน",
    )]  # fmt: skip


def test_a_group_that_nobody_told_is_to_be_filled_in_and_takes_nothing_from_above() -> None:
    plan, problems = assemble(workbook([project(กลยุทธ์="ถนน"), project(แผนงาน="?", กลยุทธ์=" ? ")]))

    assert (plan.projects[1].programme, plan.projects[1].tactic) == ("", "")
    assert told(problems) == [(
        "error", "plan.xlsx > โครงการ > ช่อง C3 (แผนงาน)", "ยังไม่ได้กรอก “แผนงาน”", "กรอกในช่องนี้แทนเครื่องหมาย ?"
    )]  # fmt: skip


def test_a_group_without_a_value_above_is_told_once_for_all_rows_below() -> None:
    problems = problems_of(blank("ยุทธศาสตร์"), blank("ยุทธศาสตร์"))

    assert told(problems) == [(
        "error", "plan.xlsx > โครงการ > ช่อง A2 (ยุทธศาสตร์)", "ยังไม่ได้กรอก “ยุทธศาสตร์”",
        "กรอกในช่องนี้ เพราะไม่มีค่าในแถวบนให้ใช้ต่อ",
    )]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "cell", "help_text"),
    [
        ("โครงการ", "D2", "ชื่อโครงการหรือกิจกรรม"),
        ("รายละเอียดของกิจกรรม", "E2", "รายละเอียดของกิจกรรมที่เกิดขึ้นจากโครงการ"),
        ("งบประมาณ", "F2", "จำนวนเงินเป็นบาท ใส่ 0 หรือ - ถ้าไม่ใช้งบประมาณ"),
        ("สถานที่ดำเนินการ", "G2", "เช่น หมู่ที่ 3 บ้านหนองบัว"),
    ],
)
def test_a_blank_required_cell_is_named(header: str, cell: str, help_text: str) -> None:
    problems = problems_of(blank(header))

    assert [each.code for each in problems] == ["cell-blank"]
    assert told(problems) == [
        ("error", f"plan.xlsx > โครงการ > ช่อง {cell} ({header})", f"ยังไม่ได้กรอก “{header}”", f"กรอกในช่องนี้ ({help_text})")
    ]


def test_a_cell_of_white_space_is_blank() -> None:
    assert [each.code for each in problems_of(project(โครงการ=" \n"))] == ["cell-blank"]


def test_a_row_with_nothing_but_the_clerks_own_numbers_is_no_project() -> None:
    plan, problems = assemble(workbook([project(), {"ที่": 2}, {"ที่": 3}], extra=["ที่"]))

    assert (len(plan.projects), problems) == (1, [])


@pytest.mark.parametrize(
    ("raw", "amount"),
    [(0, "0"), ("-", "0"), (" 1,632,820 ", "1632820"), ("๕๐๐,๐๐๐", "500000"), (Decimal("0.25"), "0.25")],
)
def test_money_is_read_exactly(raw: CellValue, amount: str) -> None:
    assert plan_of(project(งบประมาณ=raw)).projects[0].budget == Decimal(amount)


def test_money_that_cannot_be_read_is_quoted() -> None:
    problems = problems_of(project(งบประมาณ="5 ล้าน"))

    assert [each.code for each in problems] == ["money-unreadable"]
    assert told(problems) == [(
        "error", "plan.xlsx > โครงการ > ช่อง F2 (งบประมาณ)", "อ่านจำนวนเงิน “5 ล้าน” ไม่ได้",
        "พิมพ์เฉพาะตัวเลข เช่น 500000 หรือ 1,250.50 ใส่ 0 หรือ - ถ้าไม่ใช้งบประมาณ",
    )]  # fmt: skip


def test_negative_money_is_refused() -> None:
    problems = problems_of(project(งบประมาณ=-500))

    assert [each.code for each in problems] == ["money-negative"]
    assert told(problems) == [
        ("error", "plan.xlsx > โครงการ > ช่อง F2 (งบประมาณ)", "จำนวนเงิน “-500” ติดลบ", "พิมพ์จำนวนเงินที่ไม่ติดลบ")
    ]


def test_words_behind_money_become_the_fund_when_it_is_blank() -> None:
    plan, problems = assemble(workbook([project(งบประมาณ="5000000 (เงินอุดหนุนเฉพาะกิจ)")]))

    assert (plan.projects[0].budget, plan.projects[0].fund) == (Decimal(5000000), "เงินอุดหนุนเฉพาะกิจ")
    assert [each.code for each in problems] == ["money-words"]
    assert told(problems) == [(
        "warning", "plan.xlsx > โครงการ > ช่อง F2 (งบประมาณ)",
        "จำนวนเงิน “5000000 (เงินอุดหนุนเฉพาะกิจ)” มีข้อความต่อท้าย “เงินอุดหนุนเฉพาะกิจ” จึงใช้เป็นแหล่งงบประมาณ",
        "ให้ช่องนี้มีแต่ตัวเลข แล้วย้ายข้อความไปไว้ในคอลัมน์ “แหล่งงบประมาณ”",
    )]  # fmt: skip


def test_words_behind_money_never_replace_a_fund() -> None:
    plan, problems = assemble(workbook([project(งบประมาณ="500 (เงินสะสม)", แหล่งงบประมาณ="ข้อบัญญัติ")]))

    assert plan.projects[0].fund == "ข้อบัญญัติ"
    assert [each.what for each in problems] == [
        "จำนวนเงิน “500 (เงินสะสม)” มีข้อความต่อท้าย “เงินสะสม” แต่มีแหล่งงบประมาณแล้ว จึงไม่นำมาใช้"
    ]


@pytest.mark.parametrize("mark", ["x", "↔", "✓", "●", "-", 1, True, date(2019, 10, 1)])
def test_any_mark_in_a_month_means_work(mark: CellValue) -> None:
    assert plan_of(project(ต_ค_=mark)).projects[0].months.marks == (True, *[False] * 11)


@pytest.mark.parametrize("mark", [0, False, " ", Decimal(0)])
def test_a_zero_and_an_unticked_box_mean_no_work(mark: CellValue) -> None:
    assert plan_of(project(ต_ค_=mark)).projects[0].months.marks == (False,) * 12


def test_rows_with_the_same_months_share_them() -> None:
    first, second = plan_of(project(), project()).projects

    assert first.months is second.months


def test_months_know_their_unbroken_stretches() -> None:
    marks = tuple(month.header in ("ต.ค.", "พ.ย.", "ม.ค.", "ก.ย.") for month in MONTHS)

    assert Months(marks).runs() == [(0, 2), (3, 1), (11, 1)]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (5, "5"), (Decimal("2.5"), "2.5"), (Decimal("1E+2"), "100"), (True, "TRUE"),
        (date(2019, 10, 1), "1 ตุลาคม 2562"), (datetime(2019, 10, 1, 13, 30), "1 ตุลาคม 2562 13:30"),
        (datetime(2019, 10, 1, 0, 0, 5), "1 ตุลาคม 2562 00:00:05"), (datetime(2019, 10, 1), "1 ตุลาคม 2562"),
        (date(1899, 12, 31), "31/12/1899"), (datetime(2019, 10, 1, 9).time(), "09:00"), (" ก ข ", " ก ข "),
    ],
)  # fmt: skip
def test_what_excel_made_of_a_text_becomes_text_again(raw: CellValue, text: str) -> None:
    assert plan_of(project(สถานที่ดำเนินการ=raw)).projects[0].place == text


def test_all_errors_are_told_at_once_with_their_cells() -> None:
    general = filled(GENERAL, อำเภอ="", ปีงบประมาณ=2020, วันที่ประกาศ="เร็ว ๆ นี้")
    rows = [project(งบประมาณ="กฎหมาย"), blank("โครงการ", งบประมาณ=-1)]
    plan, problems = assemble(workbook(rows, [piece(งบประมาณ="?")], general))

    assert sorted((each.code, str(each.where)) for each in problems) == [
        ("cell-blank", "plan.xlsx > ข้อมูลทั่วไป > ช่อง B4 (อำเภอ)"),
        ("cell-blank", "plan.xlsx > โครงการ > ช่อง D3 (โครงการ)"),
        ("date-unreadable", "plan.xlsx > ข้อมูลทั่วไป > ช่อง B7 (วันที่ประกาศ)"),
        ("money-negative", "plan.xlsx > โครงการ > ช่อง F3 (งบประมาณ)"),
        ("money-unreadable", "plan.xlsx > ครุภัณฑ์ > ช่อง E2 (งบประมาณ)"),
        ("money-unreadable", "plan.xlsx > โครงการ > ช่อง F2 (งบประมาณ)"),
        ("year-unreadable", "plan.xlsx > ข้อมูลทั่วไป > ช่อง B6 (ปีงบประมาณ)"),
    ]
    assert has_errors(problems)
    assert judge(plan) == []  # no echo of what could not be read


def test_rules_can_judge_a_plan_whose_cells_were_not_all_readable() -> None:
    plan, _ = assemble(workbook([project(งบประมาณ="กฎหมาย"), project(โครงการ="อื่น", ต_ค_=None)]))

    assert [(each.code, str(each.where)) for each in judge(plan)] == [
        ("months-none", "plan.xlsx > โครงการ > ช่อง I3 (ต.ค.)")
    ]


def test_a_long_text_is_quoted_in_part() -> None:
    problems = problems_of(project(งบประมาณ="ก" * 50))

    assert problems[0].what == f"อ่านจำนวนเงิน “{'ก' * 39}…” ไม่ได้"


def test_a_plan_names_its_cells_as_the_workbook_does() -> None:
    plan = plan_of(project(), equipment=[piece()])

    assert str(plan.place(EQUIPMENT_SHEET)) == "plan.xlsx > ครุภัณฑ์"
    assert str(plan.record_place(plan.equipment[0], "ครุภัณฑ์")) == "plan.xlsx > ครุภัณฑ์ > ช่อง C2 (ครุภัณฑ์)"
    assert str(plan.record_place(plan.projects[0])) == "plan.xlsx > โครงการ > แถว 2"
    assert plan.key_place("อำเภอ") == SheetPlace(FILE, GENERAL_SHEET, 4, 2, "อำเภอ")


def test_a_plan_made_without_a_workbook_names_rows_all_the_same() -> None:
    plan = Plan(FILE, AUTHORITY, (row_of("ก", "ข", Decimal(1)),))

    assert plan.record_place(plan.projects[0], "งบประมาณ") == SheetPlace(FILE, PROJECT_SHEET, 2)
    assert plan.key_place("อำเภอ") == SheetPlace(FILE, GENERAL_SHEET)
