"""Known names are offered by nearness."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.thai.nearest import nearest, nearest_few

_PROGRAMMES = (
    "แผนงานบริหารงานทั่วไป", "แผนงานการรักษาความสงบภายใน", "แผนงานการศึกษา", "แผนงานสาธารณสุข", "แผนงานสังคมสงเคราะห์",
    "แผนงานเคหะและชุมชน", "แผนงานสร้างความเข้มแข็งของชุมชน", "แผนงานการศาสนา วัฒนธรรม และนันทนาการ",
    "แผนงานอุตสาหกรรมและการโยธา", "แผนงานการเกษตร", "แผนงานการพาณิชย์", "แผนงานงบกลาง",
)  # fmt: skip
_HEADERS = ("ยุทธศาสตร์", "แผนงาน", "โครงการ", "งบประมาณ", "สถานที่ดำเนินการ", "หน่วยงานรับผิดชอบหลัก", "ต.ค.", "budget", "ปี")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("(1) แผนงานสาธารณสุข", "แผนงานสาธารณสุข"),
        ("แผนงานรักษาความสงบภายใน", "แผนงานการรักษาความสงบภายใน"),
        ("แผนงานการศาสนาวัฒนธรรมและนันทนาการ", "แผนงานการศาสนา วัฒนธรรม และนันทนาการ"),
        ("แผนงานการพานิชย์", "แผนงานการพาณิชย์"),
        ("แผนงานเคหะชุมชน", "แผนงานเคหะและชุมชน"),
        ("บริหารทั่วไป", "แผนงานบริหารงานทั่วไป"),
        ("แผนงานการเกศตร", "แผนงานการเกษตร"),
        ("สาธารณสุก", "แผนงานสาธารณสุข"),
    ],
)
def test_programmes_as_clerks_type_them_are_recognised(typed: str, meant: str) -> None:
    assert nearest(typed, _PROGRAMMES) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("งปประมาณ", "งบประมาณ"),
        ("งบประมาน", "งบประมาณ"),
        ("งบปรมะาณ", "งบประมาณ"),
        ("งบประมาณ (บาท)", "งบประมาณ"),
        ("ยุทธศาตร์", "ยุทธศาสตร์"),
        ("โครงการ์", "โครงการ"),
        ("สถานที่", "สถานที่ดำเนินการ"),
        ("ตค", "ต.ค."),
        ("Budgett", "budget"),
    ],
)
def test_headers_and_tags_with_slips_are_recognised(typed: str, meant: str) -> None:
    assert nearest(typed, _HEADERS) == meant


@pytest.mark.parametrize("typed", ["ที่", "ผู้ว่า", "x", "", "   ", "ผลผลิต", "ท่องเที่ยว", "ก" * 200])
def test_nothing_is_offered_for_what_is_not_near(typed: str) -> None:
    assert nearest(typed, _HEADERS) is None


def test_the_nearest_come_first_and_no_more_than_asked() -> None:
    names = ["ปีงบประมาณ", "โครงการ", "งบประมาณ", "งบประมาณรวม"]

    assert nearest_few("งบประมาน", names, 2) == ["งบประมาณ", "ปีงบประมาณ"]


@settings(deadline=None)
@given(st.sampled_from(_PROGRAMMES + _HEADERS))
def test_a_known_name_is_nearest_to_itself(name: str) -> None:
    assert nearest(name, _PROGRAMMES + _HEADERS) == name


@settings(deadline=None)
@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=5))
def test_only_candidates_are_offered(word: str, candidates: list[str]) -> None:
    assert nearest(word, candidates) in {*candidates, None}
