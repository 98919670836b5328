from __future__ import annotations

from datetime import date

import pytest

from docgen.plan.assemble import assemble
from docgen.plan.programmes import is_known, nearest_known
from docgen.plan.rules import RULES, judge
from docgen.problem_codes import CODES
from docgen.problems import Problem
from docgen.rows import CellValue
from docgen.vocabulary import PROGRAMMES
from tests.plan.workbooks import GENERAL, Cells, filled, piece, plan_of, project, table, told, workbook


def judged(*projects: Cells) -> list[Problem]:
    return judge(plan_of(*projects))


def test_a_good_plan_breaks_no_rule() -> None:
    assert judge(plan_of(project(), equipment=[piece()])) == []


def test_a_plan_without_projects_is_refused() -> None:
    problems = judged()

    assert [each.code for each in problems] == ["projects-none"]
    assert told(problems) == [(
        "error", "plan.xlsx > โครงการ", "ไม่มีโครงการแม้แต่แถวเดียว", "กรอกโครงการในชีต “โครงการ” อย่างน้อยหนึ่งแถว ใต้หัวตาราง",
    )]  # fmt: skip


def test_a_project_without_any_month_is_refused() -> None:
    problems = judged(project(), project(โครงการ="ขุดลอกสระ", ต_ค_=None))

    assert [each.code for each in problems] == ["months-none"]
    assert told(problems) == [(
        "error", "plan.xlsx > โครงการ > ช่อง I3 (ต.ค.)", "“ขุดลอกสระ” ไม่มีเครื่องหมายในเดือนใดเลย",
        "ใส่เครื่องหมาย เช่น x ในเดือนที่ดำเนินการ อย่างน้อยหนึ่งเดือน",
    )]  # fmt: skip


def test_equipment_without_any_month_is_refused() -> None:
    problems = judge(plan_of(project(), equipment=[piece(ธ_ค_=None)]))

    assert [(each.code, str(each.where)) for each in problems] == [
        ("months-none", "plan.xlsx > ครุภัณฑ์ > ช่อง H2 (ต.ค.)")
    ]


def test_a_whole_schedule_that_is_drawn_and_not_typed_is_told_once() -> None:
    problems = judged(*(project(โครงการ=name, ต_ค_=None) for name in ("ก", "ข", "ค")))

    assert [each.code for each in problems] == ["months-none"]
    assert told(problems) == [(
        "error", "plan.xlsx > โครงการ > ช่อง I2 (ต.ค.)",
        "ทั้ง 3 แถวไม่มีเครื่องหมายในเดือนใดเลย ลูกศรที่วาดเป็นรูปและสีพื้นของช่องอ่านเป็นเดือนไม่ได้",
        "พิมพ์เครื่องหมาย เช่น x ในช่องเดือนที่ดำเนินการของทุกแถว",
    )]  # fmt: skip


def test_a_few_rows_without_months_are_told_one_by_one() -> None:
    problems = judged(project(ต_ค_=None), project(โครงการ="ขุดลอกสระ", ต_ค_=None))

    assert [(str(each.where), each.what) for each in problems] == [
        ("plan.xlsx > โครงการ > ช่อง I2 (ต.ค.)", "“โครงการก่อสร้างถนน” ไม่มีเครื่องหมายในเดือนใดเลย"),
        ("plan.xlsx > โครงการ > ช่อง I3 (ต.ค.)", "“ขุดลอกสระ” ไม่มีเครื่องหมายในเดือนใดเลย"),
    ]


def test_an_unknown_programme_is_told_with_the_nearest_known_one() -> None:
    problems = judged(project(แผนงาน="แผนงานการพานิชย์"))

    assert [each.code for each in problems] == ["programme-unknown"]
    assert told(problems) == [(
        "warning", "plan.xlsx > โครงการ > ช่อง C2 (แผนงาน)",
        "ไม่รู้จักแผนงาน “แผนงานการพานิชย์” หมายถึง “แผนงานการพาณิชย์” หรือไม่",
        "แก้เป็น “แผนงานการพาณิชย์” หรือคงไว้ถ้าเป็นแผนงานของหน่วยงานเอง",
    )]  # fmt: skip


def test_an_unknown_programme_of_several_rows_is_told_once_with_their_number() -> None:
    problems = judged(project(แผนงาน="แผนงานอวกาศ"), project(โครงการ="อื่น", แผนงาน="(2) อวกาศ"))

    assert told(problems) == [(
        "warning", "plan.xlsx > โครงการ > ช่อง C2 (แผนงาน)", "ไม่รู้จักแผนงาน “แผนงานอวกาศ” ใช้ใน 2 แถว",
        "ตรวจตัวสะกด หรือคงไว้ถ้าเป็นแผนงานของหน่วยงานเอง",
    )]  # fmt: skip


def test_an_unknown_programme_of_equipment_is_told_too() -> None:
    problems = judge(plan_of(project(), equipment=[piece(แผนงาน="อวกาศ")]))

    assert [(each.code, str(each.where)) for each in problems] == [
        ("programme-unknown", "plan.xlsx > ครุภัณฑ์ > ช่อง B2 (แผนงาน)")
    ]


@pytest.mark.parametrize("name", [name for _, name in PROGRAMMES])
@pytest.mark.parametrize("typed", ["{}", "(1) {}", "๑. {}", "1.2 {}", " {} ", "bare", "(3) bare", "แผนงาน bare"])
def test_the_twelve_programmes_are_known_however_they_are_typed(name: str, typed: str) -> None:
    assert is_known(typed.replace("bare", name.removeprefix("แผนงาน")).format(name))


def test_spaces_in_a_programmes_name_do_not_matter() -> None:
    assert is_known("แผนงานการศาสนาวัฒนธรรมและนันทนาการ")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("แผนงานรักษาความสงบภายใน", "แผนงานการรักษาความสงบภายใน"),
        ("แผนงานเคหะชุมชน", "แผนงานเคหะและชุมชน"),
        ("บริหารทั่วไป", "แผนงานบริหารงานทั่วไป"),
        ("(1) แผนงานสาธารนสุข", "แผนงานสาธารณสุข"),
        ("อวกาศ", None),
    ],
)
def test_the_programme_that_was_most_likely_meant_is_offered(typed: str, meant: str | None) -> None:
    assert (is_known(typed), nearest_known(typed)) == (False, meant)


def test_the_same_project_twice_is_told_with_both_rows() -> None:
    problems = judged(project(), project(โครงการ="อื่น"), project(งบประมาณ=1, ยุทธศาสตร์="ด้านเศรษฐกิจ"))

    assert [each.code for each in problems] == ["project-twice"]
    assert told(problems) == [(
        "warning", "plan.xlsx > โครงการ > ช่อง D4 (โครงการ)",
        "โครงการ “โครงการก่อสร้างถนน” ในแถว 4 ซ้ำกับแถว 2 (ชื่อ สถานที่ และแผนงานเดียวกัน)",
        "ลบแถวที่ซ้ำ หรือแก้ชื่อหรือสถานที่ให้ต่างกันถ้าเป็นคนละโครงการ",
    )]  # fmt: skip


@pytest.mark.parametrize("change", [{"โครงการ": "อื่น"}, {"สถานที่ดำเนินการ": "หมู่ที่ 2"}, {"แผนงาน": "แผนงานการเกษตร"}])
def test_another_name_place_or_programme_is_another_project(change: dict[str, str]) -> None:
    assert judged(project(), project(**change)) == []


@pytest.mark.parametrize("day", [date(2019, 6, 3), date(2019, 10, 1), date(2020, 9, 30)])
def test_an_announcement_near_its_fiscal_year_is_good(day: date) -> None:
    plan, _ = assemble(workbook(general=filled(GENERAL, วันที่ประกาศ=day)))

    assert judge(plan) == []


@pytest.mark.parametrize(
    ("day", "shown"), [(date(2019, 6, 2), "2 มิถุนายน 2562"), (date(2020, 10, 1), "1 ตุลาคม 2563")]
)
def test_an_announcement_far_from_its_fiscal_year_is_told(day: date, shown: str) -> None:
    plan, _ = assemble(workbook(general=filled(GENERAL, วันที่ประกาศ=day)))
    problems = judge(plan)

    assert [each.code for each in problems] == ["announced-far"]
    assert told(problems) == [(
        "warning", "plan.xlsx > ข้อมูลทั่วไป > ช่อง B7 (วันที่ประกาศ)",
        f"วันที่ประกาศ {shown} ห่างจากปีงบประมาณ 2563 (1 ตุลาคม 2562 ถึง 30 กันยายน 2563)",
        "ตรวจปีของวันที่ประกาศและปีงบประมาณ",
    )]  # fmt: skip


def with_own(extra: str, value: CellValue = "ก") -> list[Problem]:
    plan, _ = assemble(workbook([project(**{extra: value})], extra=[extra]))
    return judge(plan)


def test_a_column_whose_tag_the_program_uses_is_told() -> None:
    problems = with_own("เดือนที่ดำเนินการ")

    assert [each.code for each in problems] == ["column-twice"]
    assert told(problems) == [(
        "warning", "plan.xlsx > โครงการ > คอลัมน์ W (เดือนที่ดำเนินการ)",
        "“เดือนที่ดำเนินการ” ใช้ชื่อเดียวกับแท็กของโปรแกรม จึงไม่นำมาใช้",
        "เปลี่ยนเป็นชื่ออื่น ถ้าต้องการใช้ในแม่แบบ",
    )]  # fmt: skip


@pytest.mark.parametrize("header", ["ลำดับ", "ผู้รับผิดชอบ"])
def test_a_column_of_numbers_or_of_another_name_is_not_told(header: str) -> None:
    assert with_own(header) == []


def test_a_key_whose_tag_the_program_uses_is_told() -> None:
    plan, _ = assemble(workbook(general={**GENERAL, "รวม": "ก"}))

    assert [(each.code, str(each.where), each.what) for each in judge(plan)] == [
        ("column-twice", "plan.xlsx > ข้อมูลทั่วไป > ช่อง B10 (รวม)", "“รวม” ใช้ชื่อเดียวกับแท็กของโปรแกรม จึงไม่นำมาใช้")
    ]


def test_a_sheet_whose_tag_the_program_uses_is_told() -> None:
    data = workbook()
    data.tables["ยุทธศาสตร์"] = table("ยุทธศาสตร์", [{"ชื่อ": "ก"}], ["ชื่อ"])
    data.tables["ถนน"] = table("ถนน", [{"ชื่อ": "ก"}], ["ชื่อ"])
    plan, _ = assemble(data)

    assert told(judge(plan)) == [(
        "warning", "plan.xlsx > ยุทธศาสตร์", "ชีต “ยุทธศาสตร์” ใช้ชื่อเดียวกับแท็ก “ยุทธศาสตร์ทั้งหมด” ของโปรแกรม จึงไม่นำมาใช้",
        "เปลี่ยนชื่อชีต ถ้าต้องการใช้ในแม่แบบ",
    )]  # fmt: skip


def test_every_rule_is_listed_once_and_says_why() -> None:
    assert len(set(RULES)) == len(RULES) == 6
    assert all(rule.__doc__ for rule in RULES)


def test_every_finding_has_a_listed_code() -> None:
    rows = [project(แผนงาน="อวกาศ", ต_ค_=None)] * 2
    plan, _ = assemble(workbook(rows, general={**GENERAL, "วันที่ประกาศ": date(2010, 1, 1), "รวม": "ก"}))

    codes = {each.code for each in judge(plan)}
    assert codes == {"months-none", "programme-unknown", "project-twice", "announced-far", "column-twice"}
    assert codes <= CODES.keys()
