"""The sums of แบบ ผด. 01 are held against the records that were imported; it gives none itself."""

from __future__ import annotations

from decimal import Decimal

from docgen.grid import Grid, GridCell
from docgen.importing.found import FoundRecord, Reading
from docgen.importing.summary_table import is_summary, summary_sums
from docgen.problems import SheetPlace

HEAD = ("ยุทธศาสตร์/แผนงาน", "จำนวนโครงการ\nที่ดำเนินการ", "คิดเป็นร้อยละของโครงการทั้งหมด", "จำนวนงบประมาณ (บาท)",
        "คิดเป็นร้อยละของงบประมาณทั้งหมด", "หน่วยงานรับผิดชอบหลัก")  # fmt: skip


def place(row: int = 0, column: int = 0) -> SheetPlace:
    return SheetPlace("แผน.xlsx", "ผด01", row, column)


def grid(*rows: tuple[str, ...]) -> Grid:
    cells = {
        (at, column): GridCell(text, text, place(at + 1, column + 1))
        for at, row in enumerate((HEAD, *rows)) for column, text in enumerate(row) if text
    }  # fmt: skip
    return Grid("แผน.xlsx", "ผด01", cells, place())


def project(strategy: str, programme: str, baht: int) -> FoundRecord:
    told: dict[str, str | Decimal] = {"ยุทธศาสตร์": strategy, "แผนงาน": programme, "งบประมาณ": Decimal(baht)}
    return FoundRecord("โครงการ", {key: Reading(value, place(), str(value)) for key, value in told.items()}, place())


ROADS = "การพัฒนาด้านโครงสร้างพื้นฐาน"
RECORDS = [
    project(ROADS, "แผนงานอุตสาหกรรมและการโยธา", 500), project("การพัฒนาด้านสังคม", "แผนงานการศึกษา", 200),
    project(ROADS, "แผนงานอุตสาหกรรมและการโยธา", 300), project(ROADS, "แผนงานการศึกษา", 50),
]  # fmt: skip
PRINTED = grid(
    ("๑. ยุทธศาสตร์การพัฒนาด้านโครงสร้างพื้นฐาน", "", "", "", "", ""),
    ("๑.๑ แผนงานอุตสาหกรรมและการโยธา", "๒", "๕๐.๐๐", "๘๐๐.๐๐", "๗๖.๑๙", "กองช่าง"),
    ("1.2 แผนงานการศึกษา", "1", "25.00", "50.00", "4.76", "กองการศึกษา"),
    ("รวม", "3", "75.00", "850.00", "80.95", ""),
    ("2. ยุทธศาสตร์การพัฒนาด้านสังคม", "", "", "", "", ""),
    ("2.1 แผนงานการศึกษา", "1", "25.00", "200.00", "19.05", "กองการศึกษา"),
    ("รวม", "1", "25.00", "200.00", "19.05", ""),
    ("รวมทั้งสิ้น", "4", "100", "1,050.00", "100", ""),
)


def test_a_summary_is_told_from_a_table_of_projects() -> None:
    assert is_summary(PRINTED)
    assert not is_summary(Grid("ก", "ข", {(0, 0): GridCell("โครงการ", "โครงการ", place())}, place()))


def test_every_row_of_a_right_summary_agrees_with_the_records() -> None:
    sums, left = summary_sums(PRINTED, RECORDS)

    assert left == []
    assert len(sums) == 12
    assert all(each.agrees for each in sums)
    assert sums[-1].what == "รวมทั้งสิ้น งบประมาณ"


def test_a_wrong_total_is_found_with_what_the_records_add_up_to() -> None:
    wrong = dict(PRINTED.cells)
    wrong[8, 3] = GridCell("1,000.00", "1,000.00", place(9, 4))

    sums, _ = summary_sums(Grid("แผน.xlsx", "ผด01", wrong, place()), RECORDS)

    assert [(each.printed, each.read) for each in sums if not each.agrees] == [(Decimal(1000), Decimal(1050))]


def test_a_row_of_a_group_that_was_not_imported_is_told() -> None:
    _, left = summary_sums(PRINTED, RECORDS[:1])

    assert [each.text for each in left] == ["1.2 แผนงานการศึกษา", "2.1 แผนงานการศึกษา", "รวม"]


def test_a_grid_that_is_no_summary_gives_nothing() -> None:
    assert summary_sums(Grid("ก", "ข", {}, place()), RECORDS) == ([], [])


def test_a_sum_over_an_amount_that_was_not_read_is_neither_right_nor_wrong() -> None:
    unread = {**RECORDS[1].cells, "งบประมาณ": Reading(None, place(), "กฎหมาย", "อ่านไม่ออก")}
    sums, left = summary_sums(PRINTED, [RECORDS[0], FoundRecord("โครงการ", unread, place()), *RECORDS[2:]])

    assert not [each for each in sums if "งบประมาณ" in each.what and not each.agrees]
    assert ["ตรวจผลรวมนี้ไม่ได้" in each.why for each in left] == [True, True, True]
