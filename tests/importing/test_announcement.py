"""The announcement's date, name and position are read where form 7 puts them."""

from __future__ import annotations

from datetime import date

import pytest

from docgen.grid import GridCell
from docgen.importing.announcement import announcement_of
from docgen.problems import WordPlace


def lines(*texts: str) -> list[GridCell]:
    return [GridCell(text, text, WordPlace("แผน.docx", order=at)) for at, text in enumerate(texts)]


SIGNED = ("(นายประสิทธิ์ ศรีโพธิ์ทอง)", "นายกองค์การบริหารส่วนตำบลพระรักษ์")


@pytest.mark.parametrize("day", ["๑๕ ตุลาคม พ.ศ. ๒๕๖๒", "15 ตุลาคม 2562", "15 ต.ค. 62", "15 เดือนตุลาคม พ.ศ. 2562"])
def test_the_announcement_tells_its_day_its_signatory_and_the_position(day: str) -> None:
    found = announcement_of(lines("ตามระเบียบ", f"ประกาศ ณ วันที่ {day}", *SIGNED, "คำนำ"))

    assert {key: (reading.value, reading.doubt) for key, reading in found.items()} == {
        "วันที่ประกาศ": (date(2019, 10, 15), ""),
        "ผู้ประกาศ": ("นายประสิทธิ์ ศรีโพธิ์ทอง", ""),
        "ตำแหน่งผู้ประกาศ": ("นายกองค์การบริหารส่วนตำบลพระรักษ์", ""),
    }


def test_a_day_that_is_not_filled_in_is_doubted_and_left_blank() -> None:
    found = announcement_of(lines("ประกาศ ณ วันที่ ......... ตุลาคม 2562", *SIGNED))

    assert found["วันที่ประกาศ"].value is None
    assert "กรอกวัน เดือน ปี" in found["วันที่ประกาศ"].doubt
    assert found["ผู้ประกาศ"].value == "นายประสิทธิ์ ศรีโพธิ์ทอง"


def test_brackets_elsewhere_are_no_signature() -> None:
    assert announcement_of(lines("(ฉบับที่ 3)", "(นายก ขอไข)", "นายกฯ")) == {}


def test_the_first_announcement_counts() -> None:
    found = announcement_of(lines("ประกาศ ณ วันที่ 1 ตุลาคม 2562", *SIGNED, "ประกาศ ณ วันที่ 2 ตุลาคม 2562", "(นายอื่น อีกคน)"))

    assert found["วันที่ประกาศ"].value == date(2019, 10, 1)
    assert found["ผู้ประกาศ"].value == "นายประสิทธิ์ ศรีโพธิ์ทอง"
