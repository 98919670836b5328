"""The report of an import says everything: read, doubted, left out, and each printed sum against what was read."""

from __future__ import annotations

from decimal import Decimal

from docgen.importing.found import Found, FoundRecord, LeftOut, PrintedSum, Reading, SheetRead
from docgen.importing.report import report, summary
from docgen.problems import SheetPlace


def place(row: int = 0, column: int = 0) -> SheetPlace:
    return SheetPlace("แผน.xlsx", "ยุทธศาสตร์ 1", row, column)


def reading(value: str | int, doubt: str = "", found: str = "") -> Reading:
    return Reading(value, place(5, 4), found or str(value), doubt)


RECORD = FoundRecord(
    "โครงการ",
    {"โครงการ": reading("ถนน"), "งบประมาณ": reading(50000, "มีคำอื่นต่อท้ายจำนวนเงิน", "50,000 บาท (อุดหนุน)")},
    place(5),
)
FOUND = Found(
    {"ปีงบประมาณ": reading(2563), "อำเภอ": Reading(None, place(1, 1), "อ.พล/อ.พัง", "พบสองอำเภอ")},
    (RECORD,),
    (LeftOut(place(9), "หมายเหตุ: ร่าง", "แถวหมายเหตุ"),),
    (
        PrintedSum(place(7, 4), "รวมแผนงานการศึกษา จำนวนเงิน", Decimal(50000), Decimal(50000)),
        PrintedSum(place(8, 4), "รวมทั้งสิ้น จำนวนเงิน", Decimal(93590000), Decimal(121000000)),
    ),
    (SheetRead(place(), 1),),
)


def test_every_doubt_names_its_place_what_was_taken_and_why() -> None:
    told = [line for line in report(FOUND) if line.about == "ควรตรวจ"]

    assert [line.place for line in told] == [f"แผน.xlsx > ยุทธศาสตร์ 1 > ช่อง {cell}" for cell in ("A1", "D5")]
    assert [line.text for line in told] == ["อ.พล/อ.พัง", "50,000 บาท (อุดหนุน)"]
    assert told[0].why == "ข้อมูลทั่วไป > อำเภอ: ยังไม่มีค่า พบสองอำเภอ"
    assert told[1].why == "โครงการ > งบประมาณ: อ่านเป็น “50,000” มีคำอื่นต่อท้ายจำนวนเงิน"


def test_certain_readings_are_not_told() -> None:
    assert not any("ถนน" in line.why for line in report(FOUND))


def test_what_became_no_record_is_told_with_its_text() -> None:
    (line,) = [line for line in report(FOUND) if line.about == "ไม่ได้นำเข้า"]

    assert line == ("ไม่ได้นำเข้า", "แผน.xlsx > ยุทธศาสตร์ 1 > แถว 9", "หมายเหตุ: ร่าง", "แถวหมายเหตุ")


def test_a_wrong_sum_comes_first_with_its_difference() -> None:
    wrong, right = [line.why for line in report(FOUND) if line.about == "ยอดที่พิมพ์ไว้"]

    assert wrong == (
        "รวมทั้งสิ้น จำนวนเงิน ไม่ตรง แฟ้มพิมพ์ 93,590,000 แต่รายการที่อ่านรวมได้ 121,000,000 ต่างกัน 27,410,000"
    )
    assert right == "รวมแผนงานการศึกษา จำนวนเงิน ตรงกับรายการที่อ่าน"


def test_the_summary_counts_and_leaves_agreeing_sums_to_the_sheet() -> None:
    text = summary(FOUND, report(FOUND))

    assert text.splitlines()[:4] == [
        "นำเข้า โครงการ 1 รายการ จาก 1 ตาราง",
        "ควรตรวจ 2 ช่อง (ระบายสีและมีข้อคิดเห็นใน plan.xlsx)",
        "ไม่ได้นำเข้า 1 แห่ง",
        "ยอดที่แฟ้มพิมพ์ไว้ 2 ยอด ตรงกัน 1 ยอด ไม่ตรง 1 ยอด",
    ]
    assert "ต่างกัน 27,410,000" in text
    assert "ตรงกับรายการที่อ่าน" not in text


def test_a_long_list_is_cut_on_the_terminal_and_says_where_the_rest_is() -> None:
    many = Found(records=(RECORD,), left_out=tuple(LeftOut(place(row), "ก", "ข") for row in range(1, 101)))

    text = summary(many, report(many))

    assert text.count("แถว ") == 20
    assert "และอีก 80 รายการ ดูทั้งหมดในชีต “รายงานการนำเข้า” ของ plan.xlsx" in text


def test_what_one_cell_means_for_many_rows_is_told_once_on_the_terminal() -> None:
    found = Found(records=(RECORD, RECORD))
    lines = report(found)

    assert len([line for line in lines if line.about == "ควรตรวจ"]) == 2
    assert summary(found, lines).count("มีคำอื่นต่อท้ายจำนวนเงิน (2 แถว)") == 1


def test_a_row_that_nobody_knows_does_not_drown_among_headings() -> None:
    headings = [LeftOut(place(row), "แบบ ผด. 02", "ข้อความนอกตาราง") for row in range(1, 41)]
    found = Found(left_out=(*headings, LeftOut(place(50), "สร้างถนน", "ไม่รู้ว่าแถวนี้คืออะไร")))

    assert "ไม่รู้ว่าแถวนี้คืออะไร" in summary(found, report(found))
