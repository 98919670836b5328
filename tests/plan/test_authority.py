from __future__ import annotations

from datetime import date

import pytest

from docgen.plan.assemble import assemble
from docgen.plan.authority import read_year
from docgen.rows import CellValue
from tests.plan.workbooks import GENERAL, filled, told, workbook


@pytest.mark.parametrize("raw", [2563, "2563", "๒๕๖๓", " พ.ศ. 2563", "พ.ศ.๒๕๖๓"])
def test_a_fiscal_year_is_read_as_typed(raw: CellValue) -> None:
    plan, problems = assemble(workbook(general=filled(GENERAL, ปีงบประมาณ=raw)))

    assert (plan.authority.fiscal_year, problems) == (2563, [])


@pytest.mark.parametrize(
    ("raw", "what", "mend"),
    [
        (2020, "ปีงบประมาณ “2020” ไม่ใช่ปี พ.ศ. ที่เป็นไปได้ หมายถึง 2563 หรือไม่", "พิมพ์ 2563"),
        ("๖๓", "ปีงบประมาณ “๖๓” ไม่ใช่ปี พ.ศ. ที่เป็นไปได้ หมายถึง 2563 หรือไม่", "พิมพ์ 2563"),
        (25563, "ปีงบประมาณ “25563” ไม่ใช่ปี พ.ศ. ที่เป็นไปได้", "พิมพ์ปี พ.ศ. สี่หลัก เช่น 2563"),
        ("ปีหน้า", "ปีงบประมาณ “ปีหน้า” ไม่ใช่ปี พ.ศ. ที่เป็นไปได้", "พิมพ์ปี พ.ศ. สี่หลัก เช่น 2563"),
        (True, "ปีงบประมาณ “TRUE” ไม่ใช่ปี พ.ศ. ที่เป็นไปได้", "พิมพ์ปี พ.ศ. สี่หลัก เช่น 2563"),
    ],
)
def test_a_year_that_cannot_be_a_plans_is_told_with_what_may_be_meant(raw: CellValue, what: str, mend: str) -> None:
    _, problems = assemble(workbook(general=filled(GENERAL, ปีงบประมาณ=raw)))

    assert [each.code for each in problems] == ["year-unreadable"]
    assert told(problems) == [("error", "plan.xlsx > ข้อมูลทั่วไป > ช่อง B6 (ปีงบประมาณ)", what, mend)]


def test_a_year_is_a_number_in_any_digits_or_nothing() -> None:
    assert [read_year("๒๕๖๓"), read_year("พ.ศ. 63"), read_year(True), read_year(None)] == [2563, 63, None, None]


@pytest.mark.parametrize("raw", ["30 ก.ย. 62", "๓๐ กันยายน ๒๕๖๒", date(2562, 9, 30)])
def test_the_day_of_the_announcement_is_read_in_all_its_forms(raw: CellValue) -> None:
    plan, problems = assemble(workbook(general=filled(GENERAL, วันที่ประกาศ=raw)))

    assert (plan.authority.announced_on, problems) == (date(2019, 9, 30), [])


def test_a_date_that_cannot_be_read_is_quoted() -> None:
    _, problems = assemble(workbook(general=filled(GENERAL, วันที่ประกาศ="31 เมษายน 2562")))

    assert [each.code for each in problems] == ["date-unreadable"]
    assert told(problems) == [(
        "error", "plan.xlsx > ข้อมูลทั่วไป > ช่อง B7 (วันที่ประกาศ)", "อ่านวันที่ “31 เมษายน 2562” ไม่ได้",
        "พิมพ์เป็นวัน เดือน ปี เช่น 30 กันยายน 2562",
    )]  # fmt: skip


@pytest.mark.parametrize("key", list(GENERAL))
def test_a_general_key_without_a_value_is_told_once(key: str) -> None:
    _, problems = assemble(workbook(general={**GENERAL, key: None}))

    assert [(each.code, each.what) for each in problems] == [("cell-blank", f"ยังไม่ได้กรอก “{key}”")]


def test_a_general_key_that_is_absent_is_told_for_the_whole_sheet() -> None:
    _, problems = assemble(workbook(general=filled(GENERAL, จังหวัด=None)))

    assert told(problems) == [
        ("error", "plan.xlsx > ข้อมูลทั่วไป", "ยังไม่ได้กรอก “จังหวัด”", "กรอกในช่องนี้ (ชื่อจังหวัด ไม่ต้องมีคำว่าจังหวัด)")
    ]


def test_the_word_for_strategies_and_the_edition_are_data() -> None:
    general = filled(GENERAL, คำเรียกยุทธศาสตร์="ประเด็นการพัฒนา", ฉบับ="เพิ่มเติม ครั้งที่ 1")
    plan, _ = assemble(workbook(general=general))

    assert (plan.authority.strategy_label, plan.authority.edition) == ("ประเด็นการพัฒนา", "เพิ่มเติม ครั้งที่ 1")
