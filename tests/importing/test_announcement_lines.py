"""The announcement of a finished plan tells its date, who signed it, and as what."""

from __future__ import annotations

from datetime import date

import pytest

from docgen.grid import GridCell
from docgen.importing.announcement_lines import announcement_of
from docgen.importing.found import Given
from docgen.problems import WordPlace
from tests.importing.finished_plan import ANNOUNCEMENT


def lines(*texts: str) -> list[GridCell]:
    return [GridCell(text, text, WordPlace("แผน.docx", text=text, order=at)) for at, text in enumerate(texts, 1)]


def told(*texts: str) -> dict[str, Given | None]:
    return {key: reading.value for key, reading in announcement_of(lines(*texts)).items()}


def test_an_announcement_tells_all_three() -> None:
    assert told("ปก", *ANNOUNCEMENT, "ส่วนที่ 1") == {
        "วันที่ประกาศ": date(2019, 9, 30), "ผู้ประกาศ": "นายสมชาย ใจดี",
        "ตำแหน่งผู้ประกาศ": "นายกองค์การบริหารส่วนตำบลพระรักษ์",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("ประกาศ ณ วันที่ 15 ตุลาคม พ.ศ. 2562", date(2019, 10, 15)),
        ("ประกาศ  ณ  วันที่  ๑  เดือน  ตุลาคม  พ.ศ.  ๒๕๖๒", date(2019, 10, 1)),
        ("     จึงประกาศ ณ วันที่ 1 ต.ค. 62", date(2019, 10, 1)),
    ],
)
def test_the_date_is_read_in_every_usual_form(line: str, day: date) -> None:
    assert told(line) == {"วันที่ประกาศ": day}


@pytest.mark.parametrize(
    "texts",
    [
        ("ประกาศ ณ วันที่        เดือน             พ.ศ. 2562", "(นายดี มาก)"),
        ("ลงวันที่ 15 ตุลาคม 2562", "(นายดี มาก)", "นายกเทศมนตรี"),
        ("(นายดี มาก)", "นายกเทศมนตรีตำบลหนองทอง"),
        ("ประกาศ ณ วันที่ 31 เมษายน 2562",),
    ],
)
def test_nothing_is_told_without_an_announcements_date(texts: tuple[str, ...]) -> None:
    assert told(*texts) == {}


def test_brackets_far_below_or_with_figures_are_no_signature() -> None:
    date_line = "ประกาศ ณ วันที่ 15 ตุลาคม 2562"

    assert list(told(date_line, "(12,500 บาท)", *["ข้อความ"] * 8, "(นายดี มาก)")) == ["วันที่ประกาศ"]


def test_a_position_that_goes_on_in_the_next_line_is_doubtful() -> None:
    found = announcement_of(
        lines("ประกาศ ณ วันที่ 15 ตุลาคม 2562", "", "( นายดี  มาก )", "ปลัดเทศบาล", "ปฏิบัติหน้าที่ นายกเทศมนตรี")
    )

    assert (found["ผู้ประกาศ"].value, found["ตำแหน่งผู้ประกาศ"].value) == ("นายดี  มาก", "ปลัดเทศบาล")
    assert "หลายบรรทัด" in found["ตำแหน่งผู้ประกาศ"].doubt


def test_two_announcements_that_differ_are_doubtful_and_the_first_is_taken() -> None:
    found = announcement_of(lines("ประกาศ ณ วันที่ 15 ตุลาคม 2562", "ประกาศ ณ วันที่ 16 มกราคม 2563"))

    assert found["วันที่ประกาศ"].value == date(2019, 10, 15)
    assert "หลายฉบับ" in found["วันที่ประกาศ"].doubt
