"""The copy-paste of last year's book: years and organisations typed in a template that are not the plan's."""

from __future__ import annotations

from datetime import date

import pytest

from docgen.plan.model import Authority
from docgen.plan.typed_text import judge_text
from docgen.problems import WordPlace

AUTHORITY = Authority(
    "องค์การบริหารส่วนตำบลพระรักษ์", "องค์การบริหารส่วนตำบล", "พล", "ขอนแก่น", 2563, date(2019, 10, 15), "นายก", "นายก อบต."
)
PLACE = WordPlace("11.docx", text="ก")


def told(text: str) -> list[tuple[str, str]]:
    return [(problem.code, problem.what) for problem in judge_text([(text, PLACE)], AUTHORITY)]


def test_another_fiscal_year_typed_in_the_template_is_told_in_either_digits() -> None:
    assert told("ประจำปีงบประมาณ พ.ศ. ๒๕๖๒ ของ") == [
        ("year-typed", "พิมพ์ “ปีงบประมาณ พ.ศ. ๒๕๖๒” ไว้ แต่สมุดงานเป็นปีงบประมาณ 2563")
    ]
    assert told("ประจำปี 2562")[0][0] == "year-typed"


@pytest.mark.parametrize("text", ["ประจำปีงบประมาณ พ.ศ. 2563", "ระเบียบฯ พ.ศ. 2548", "โทร 25620", "ปีงบประมาณ 256"])
def test_the_plans_own_year_and_years_of_laws_are_fine(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", ["พ.ศ. ๒๕๖๑", "2561", "ปี พ.ศ. 2564"])
def test_a_year_above_the_months_that_is_not_of_the_fiscal_year_is_told(text: str) -> None:
    assert told(text) == [("year-typed", f"พิมพ์ “{text}” ไว้ แต่ปีงบประมาณ 2563 อยู่ในปี 2562 และ 2563")]


def test_the_first_day_of_another_fiscal_year_is_told() -> None:
    assert told("ตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๑ ถึงวันที่ 30 กันยายน 2562")[0] == (
        "year-typed", "พิมพ์ “๑ ตุลาคม ๒๕๖๑” ไว้ แต่ปีงบประมาณ 2563 อยู่ในปี 2562 และ 2563",
    )  # fmt: skip


@pytest.mark.parametrize("text", ["พ.ศ. 2562", "2563", "1 ตุลาคม 2562", "11 ตุลาคม 2561", "พ.ศ. 2548 และ"])
def test_the_fiscal_years_own_two_years_are_fine(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", ["อบต.บางปลา", "นายกอบต.บางปลา", "ประชาชนในเขต ทต.บางปลา"])
def test_another_organisation_typed_in_short_is_told(text: str) -> None:
    assert [code for code, _ in told(text)] == ["authority-typed"]
    assert told(text)[0][1].endswith("แต่สมุดงานเป็น “อบต.พระรักษ์”")


@pytest.mark.parametrize(
    "text", ["อบต.พระรักษ์", "สมาชิก อบต. ทุกคน", "อบต.จะ", "อบจ.ขอนแก่น", "องค์การบริหารส่วนจังหวัดขอนแก่น", "บาท.มาก"]
)
def test_the_plans_own_organisation_in_short_and_the_provinces_are_fine(text: str) -> None:
    assert told(text) == []


def test_another_organisation_typed_in_the_template_is_told() -> None:
    assert told("ในเขตเทศบาลตำบลหนองทอง อำเภอ") == [
        ("authority-typed", "พิมพ์ “เทศบาลตำบลหนองทอง” ไว้ แต่สมุดงานเป็น “องค์การบริหารส่วนตำบลพระรักษ์”")
    ]


@pytest.mark.parametrize(
    "text",
    ["องค์การบริหารส่วนตำบลพระรักษ์ที่", "ขององค์การบริหารส่วนตำบลเอง", "สมาชิกองค์การบริหารส่วนตำบล", "เทศบาลตำบลและเทศบาลเมือง"],
)
def test_the_plans_own_organisation_and_kinds_without_a_name_are_fine(text: str) -> None:
    assert told(text) == []
