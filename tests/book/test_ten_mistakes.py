"""Ten different mistakes in one copy of the starter templates: one check tells all ten, each at its place."""

from __future__ import annotations

import pytest

import docgen
from tests.test_guide import FORM, edit, say

PART1 = "11-ส่วนที่1-บทนำ.docx"
# (template, what stood there, what the clerk made of it, the code, what the message must quote, where it must point)
MISTAKES: tuple[tuple[str, str, str, str, str, str], ...] = (
    (
        FORM, "{{ โครงการ.งบประมาณ | บาท }}", "{{ โครงการ.งบประมาน | บาท }}", "name-unknown", "โครงการ.งบประมาณ",
        "ตาราง 1 แถว 4 ช่อง 4",
    ),
    (
        FORM, "{{ แผนงาน.งบประมาณ | บาท }}", "{{ แผนงาน.งบประมาณ | บาด }}", "filter-unknown", "บาด",
        "ตาราง 1 แถว 6 ช่อง 2",
    ),
    (FORM, "{%tr endfor %}", "{%tr endif %}", "block-unclosed", "for โครงการ in", "ตาราง 1 แถว 3"),
    ("01-ปก.docx", "{{ ชื่อหน่วยงาน }}", "{{ ชื่อหน่วยงาน }", "tag-unclosed", "{{ ชื่อหน่วยงาน }", "01-ปก.docx"),
    ("01-ปก.docx", "{{ ปีงบประมาณ }}", "{{ ปีงบประมาณ | วันที่ }}", "filter-misused", "วันที่", "ประจำปีงบประมาณ"),
    ("03-คำนำ.docx", "{{ อำเภอ }}", "{{ อำเภอ.ยาว }}", "name-unknown", "อำเภอ.ยาว", "03-คำนำ.docx"),
    ("02-ประกาศ.docx", "({{ ผู้ประกาศ }})", "({{ ผู้ประกาศ() }})", "tag-forbidden", "ผู้ประกาศ()", "02-ประกาศ.docx"),
    (PART1, "วัตถุประสงค์ของการดำเนินงาน", "วัตถุประสงค์ประจำปีงบประมาณ พ.ศ. 2555", "year-typed", "2555", PART1),
    (
        PART1, "ประโยชน์ของการทำแผนการดำเนินงาน", "ประโยชน์ของเทศบาลตำบลหนองทอง", "authority-typed",
        "เทศบาลตำบลหนองทอง", PART1,
    ),
    (PART1, "ขั้นตอนการจัดทำแผนการดำเนินงาน", "ขั้นตอน        การจัดทำ", "spaces-layout", "ขั้นตอน", PART1),
)  # fmt: skip


@pytest.fixture(scope="module")
def problems(tmp_path_factory: pytest.TempPathFactory) -> list[docgen.Problem]:
    plan = docgen.new(tmp_path_factory.mktemp("ten") / "แผน", sample=True)
    for template, old, new, *_ in MISTAKES:
        edit(plan, template, lambda document, old=old, new=new: say(document, old, new))  # type: ignore[misc]
    return docgen.check(plan)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: f"{mistake[3]} {mistake[4]}")
def test_each_mistake_is_told_at_its_place(
    mistake: tuple[str, str, str, str, str, str], problems: list[docgen.Problem]
) -> None:
    template, _, _, code, quoted, place = mistake

    told = [each for each in problems if each.code == code and quoted in each.what + each.mend]
    assert told, [(each.code, str(each.where), each.what) for each in problems]
    assert template in str(told[0].where)
    assert place in str(told[0].where)
    assert told[0].mend


def test_nothing_else_is_told(problems: list[docgen.Problem]) -> None:
    expected = {mistake[3] for mistake in MISTAKES} | {"block-stray"}

    assert {each.code for each in problems} <= expected, [(each.code, str(each.where), each.what) for each in problems]
