"""Every year that a template says in plain words is told when the plan is rolled over."""

from __future__ import annotations

import pytest

from docgen.plan.typed_years import typed_years
from docgen.problems import WordPlace

PLACE = WordPlace("11.docx", text="ก")


def told(text: str) -> list[str]:
    return [problem.what for problem in typed_years([(text, PLACE)], 2563)]


@pytest.mark.parametrize(
    "text", ["ปีงบประมาณ พ.ศ. 2563", "ตั้งแต่เดือนตุลาคม 2562", "ปี ๒๕๖๔", "1 ต.ค. 62", "เดือนกันยายน พ.ศ. ๖๓"]
)
def test_a_year_of_the_old_plan_is_told_as_such_in_either_digits(text: str) -> None:
    (what,) = told(text)

    assert what.endswith("ซึ่งเป็นปีของแผนเดิม")
    assert what.split("“")[1].split("”")[0] in text


def test_another_year_is_told_as_one_to_look_at() -> None:
    assert told("ระเบียบ พ.ศ. 2548 และ (ฉบับที่ 3) พ.ศ. ๒๕๖๑") == ["พิมพ์ปี “2548” ไว้", "พิมพ์ปี “๒๕๖๑” ไว้"]


def test_the_same_year_twice_in_a_paragraph_is_told_once() -> None:
    assert len(told("2563 และ 2563")) == 1


@pytest.mark.parametrize(
    "text", ["โทร 043-925631", "งบประมาณ 2,563.00 บาท", "2563.50", "แบบ ผด. 02", "25630", "ม.ค. 1,000"]
)
def test_other_numbers_are_no_years(text: str) -> None:
    assert told(text) == []
