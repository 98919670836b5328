"""Rows of sheets, one trap at a time: what becomes a record, what does not, and what is doubted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from docgen.grid import Box
from docgen.importing.month_names import month_header, months_in
from docgen.problems import SheetPlace
from tests.importing.sheets import FILE, doubted, found_in, sheet, value

HEAD = ("ที่", "โครงการ", "รายละเอียด", "งบประมาณ", "หน่วยงาน", "ต.ค.", "พ.ย.")
GROUPS = (("ยุทธศาสตร์ที่ 1 การพัฒนาคน",), ("แผนงานการศึกษา",))
ONE = ("1", "อบรม", "สองวัน", "5,000", "กองช่าง", "x", "")


@pytest.mark.parametrize(
    "name", ["รวมพลังรักษ์น้ำ", "รวมใจภักดิ์", "หมายเหตุประเทศไทย", "แก้ไขปัญหายาเสพติด", "แผนงานชุมชน", "ยุทธศาสตร์ตำบล"]
)
def test_a_project_may_be_called_as_other_rows_begin(name: str) -> None:
    (record,) = found_in(sheet(*GROUPS, HEAD, ("1", name, *ONE[2:]))).records

    assert value(record, "โครงการ") == name


@pytest.mark.parametrize(
    "label",
    [
        "รวม", "รวมทั้งสิ้น", "รวมงบประมาณ", "รวม 1 โครงการ", "รวมจำนวน ๑ โครงการ", "รวมเป็นเงินทั้งสิ้น", "รวมแผนงานการศึกษา",
        "ยอดรวม", "รวมทั้งหมด",
    ],
)  # fmt: skip
def test_a_sum_is_no_project_and_is_held_against_the_rows(label: str) -> None:
    found = found_in(sheet(*GROUPS, HEAD, ONE, ("", label, "", "5,001")))

    assert len(found.records) == 1
    assert [(each.printed, each.read, each.agrees) for each in found.sums if each.what == "งบประมาณรวม"] == [
        (Decimal(5001), Decimal(5000), False)
    ]


def test_a_false_number_of_projects_is_found() -> None:
    (money, count) = found_in(sheet(*GROUPS, HEAD, ONE, ("รวม 3 โครงการ", "", "", "5,000"))).sums

    assert (money.agrees, count.agrees, count.printed, count.read) == (True, False, Decimal(3), Decimal(1))


def test_a_sum_of_money_that_could_not_be_read_is_left_to_a_person() -> None:
    found = found_in(sheet(*GROUPS, HEAD, ONE, ("2", "วิจัย", "", "กฎหมาย", "กองช่าง", "x"), ("รวม", "", "", "9,000")))

    assert found.sums == ()
    assert "ตรวจผลรวมนี้ไม่ได้" in found.left_out[-1].why
    assert "งบประมาณ" in doubted(found.records[1])


def test_a_row_without_money_and_one_without_months_are_doubted() -> None:
    (record,) = found_in(sheet(*GROUPS, HEAD, ("1", "อบรม", "", "", "กองช่าง", "", ""))).records

    assert doubted(record) == {"งบประมาณ", "ต.ค."}
    assert (value(record, "งบประมาณ"), value(record, "ต.ค.")) == (None, None)


def test_words_behind_money_are_kept_for_a_person() -> None:
    (record,) = found_in(sheet(*GROUPS, HEAD, (*ONE[:3], "5000 (เงินสะสม)", "กองช่าง", "x"))).records

    assert (value(record, "งบประมาณ"), value(record, "แหล่งงบประมาณ")) == (5000, "เงินสะสม")
    assert doubted(record) == {"แหล่งงบประมาณ"}


def test_formulas_and_errors_are_doubted_not_printed_as_certain() -> None:
    (record,) = found_in(sheet(*GROUPS, HEAD, ("1", "=A1", "#REF!", "#N/A", "กองช่าง", "x"))).records

    assert doubted(record) == {"โครงการ", "รายละเอียดของกิจกรรม", "งบประมาณ"}


def test_marks_merged_over_months_and_colours_beside_marks() -> None:
    two = found_in(sheet(*GROUPS, HEAD, (*ONE[:5], "↔", "<"), (*ONE[:5], "▇", "")))

    assert [{m: value(each, m) for m in ("ต.ค.", "พ.ย.") if value(each, m)} for each in two.records] == [
        {"ต.ค.": "✓", "พ.ย.": "✓"}, {"ต.ค.": "✓"},
    ]  # fmt: skip
    assert [doubted(each) for each in two.records] == [set(), {"ต.ค."}]


def test_a_dash_is_no_month_and_words_in_a_month_are_doubted() -> None:
    (record,) = found_in(sheet(*GROUPS, HEAD, (*ONE[:5], "-", "รอหนังสือสั่งการ"))).records

    assert (value(record, "ต.ค."), value(record, "พ.ย."), doubted(record)) == (None, "✓", {"พ.ย."})


def test_names_are_not_found_in_parts_of_headers() -> None:
    head = ("สถานที่", "ผลผลิตของโครงการ", "โครงการ", "งบประมาณ", "ต.ค.")
    (record,) = found_in(sheet(*GROUPS, head, ("บ้านโพธิ์", "ถนนหนึ่งสาย", "สร้างถนน", "5", "x"))).records

    assert [value(record, each) for each in ("สถานที่ดำเนินการ", "โครงการ", "ผลผลิตของโครงการ")] == [
        "บ้านโพธิ์", "สร้างถนน", "ถนนหนึ่งสาย",
    ]  # fmt: skip


def test_months_in_a_row_below_the_rest_of_the_header() -> None:
    months = ("", "", "", "(บาท)", "", *["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค."])
    (record,) = found_in(sheet(*GROUPS, HEAD[:5], months, (*ONE[:5], "", "x"))).records

    assert (value(record, "พ.ย."), doubted(record)) == ("✓", set())


@pytest.mark.parametrize(
    ("typed", "programme", "is_certain"),
    [
        ("แผนงานการศึกษา", "แผนงานการศึกษา", True), ("(1) แผนงานการศึกษา", "แผนงานการศึกษา", True),
        ("๒.๑ แผนงาน : เคหะชุมชน", "แผนงานเคหะและชุมชน", True), ("แผนงานการศีกษา", "แผนงานการศึกษา", False),
        ("แผนงานพัฒนาเมืองอัจฉริยะ", "แผนงานพัฒนาเมืองอัจฉริยะ", False),
    ],
)  # fmt: skip
def test_programmes_by_alias_number_and_slip(typed: str, programme: str, is_certain: bool) -> None:
    (record,) = found_in(sheet(GROUPS[0], (typed,), HEAD, ONE)).records

    assert (value(record, "แผนงาน"), "แผนงาน" not in doubted(record)) == (programme, is_certain)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("1. ยุทธศาสตร์การพัฒนาคน", "การพัฒนาคน"), ("ยุทธศาสตร์การพัฒนาที่ ๒ ด้านเศรษฐกิจ", "ด้านเศรษฐกิจ"),
        ("ประเด็นการพัฒนาที่ 3 : เมืองน่าอยู่", "เมืองน่าอยู่"), ("ยุทธศาสตร์ - คนดี", "คนดี"),
    ],
)  # fmt: skip
def test_strategies_come_without_their_word_and_number(line: str, name: str) -> None:
    (record,) = found_in(sheet((line,), GROUPS[1], HEAD, ONE)).records

    assert value(record, "ยุทธศาสตร์") == name


def test_groups_that_nothing_tells_are_doubted() -> None:
    (record,) = found_in(sheet(HEAD, ONE)).records

    assert doubted(record) == {"ยุทธศาสตร์", "แผนงาน"}


def test_a_new_strategy_ends_the_programme_before_it() -> None:
    head = ("ยุทธศาสตร์", "แผนงาน", *HEAD)
    rows = (("คน", "แผนงานการศึกษา", *ONE), ("", "", *ONE), ("เมือง", "", *ONE))
    records = found_in(sheet(head, *rows)).records

    assert [value(each, "แผนงาน") for each in records] == ["แผนงานการศึกษา", "แผนงานการศึกษา", None]


def test_columns_of_the_office_and_missing_ones_are_told_once() -> None:
    head = ("ที่", "โครงการ", "ผู้ประสาน", "งบประมาณ", "ต.ค.")
    rows = (("1", "อบรม", "นายดี", "5,000", "x"), ("2", "ประชุม", "นายดี", "5,000", "x"))
    found = found_in(sheet(*GROUPS, head, *rows, name="ก"), sheet(*GROUPS, head, *rows, name="ข"))

    assert [note.header for note in found.columns] == [
        "ผู้ประสาน", "รายละเอียดของกิจกรรม", "สถานที่ดำเนินการ", "หน่วยงานรับผิดชอบหลัก"
    ]
    assert str(found.columns[0].place) == "แผน.xlsx > ก > ช่อง C3"
    assert value(found.records[0], "ผู้ประสาน") == "นายดี"


def test_a_group_may_be_told_right_of_the_names_below_a_sum() -> None:
    rest = (("รวม", "", "", "5,000"), (), ("", "", "", "", "แผนงานสาธารณสุข"), ONE)
    records = found_in(sheet(*GROUPS, HEAD, ONE, *rest)).records

    assert [value(record, "แผนงาน") for record in records] == ["แผนงานการศึกษา", "แผนงานสาธารณสุข"]


def test_a_group_may_be_numbered_in_its_own_column() -> None:
    found = found_in(sheet(GROUPS[0], HEAD, ("1.1", "แผนงานการศึกษา"), ONE))

    assert [value(each, "แผนงาน") for each in found.records] == ["แผนงานการศึกษา"]


@pytest.mark.parametrize(
    ("name", "programme"),
    [
        ("1.1 แผนงานการศึกษา", "แผนงานการศึกษา"), ("สาธารณสุข", "แผนงานสาธารณสุข"),
        ("ยุทธศาสตร์ที่ 1 คน-แผนงานการเกษตร", "แผนงานการเกษตร"),
        ("1.2 แผนงานการศาสนา วัฒนธรรม และ", "แผนงานการศาสนา วัฒนธรรม และนันทนาการ"),
    ],
)  # fmt: skip
def test_a_sheet_may_be_named_after_its_programme(name: str, programme: str) -> None:
    (record,) = found_in(sheet(GROUPS[0], HEAD, ONE, name=name)).records

    assert (value(record, "แผนงาน"), value(record, "ยุทธศาสตร์")) == (programme, "การพัฒนาคน")


def test_money_of_the_plans_own_year_is_taken() -> None:
    head = ("ที่", "โครงการ", "งบประมาณ 2562", "งบประมาณ 2563 (บาท)", "งบประมาณ ปี 2564", "ต.ค.")
    found = found_in(sheet(*GROUPS, head, ("1", "อบรม", "1", "2", "3", "x")))

    assert value(found.records[0], "งบประมาณ") == 2
    assert len([each for each in found.left_out if "ปีอื่น" in each.why]) == 2


def test_money_of_other_years_only_is_not_taken() -> None:
    head = ("ที่", "โครงการ", "งบประมาณ 2562", "งบประมาณ 2564", "ต.ค.")
    (record,) = found_in(sheet(*GROUPS, head, ("1", "อบรม", "1", "3", "x"))).records

    assert (value(record, "งบประมาณ"), doubted(record)) == (None, {"งบประมาณ"})


def test_what_becomes_no_record_is_listed_with_its_reason() -> None:
    box = Box("ร่าง", SheetPlace(FILE, "แผน", 1, 1))
    below = (("แก้ไข ครั้งที่ 2/2563",), ("อะไรสักอย่าง",), ("หมายเหตุ ก",))
    plan = sheet(("แผนพัฒนา",), *GROUPS, HEAD, ONE, *below, boxes=(box,))
    found = found_in(plan, sheet(("กราฟ",), name="กราฟ"), sheet(HEAD, ONE, name="เก่า", hidden=True))

    assert [each.text for each in found.left_out] == [
        "แผนพัฒนา", "แก้ไข ครั้งที่ 2/2563", "อะไรสักอย่าง", "หมายเหตุ ก", "ร่าง", "กราฟ", "กราฟ", "เก่า",
    ]  # fmt: skip
    assert [(str(each.place), each.records) for each in found.sheets] == [("แผน.xlsx > แผน", 1), ("แผน.xlsx > กราฟ", 0)]


def test_the_office_and_the_year_are_told_by_the_lines_above() -> None:
    lines = (("แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๓",), ("เทศบาลตำบลหนองทอง อำเภอเมือง จังหวัดนครใหม่",))
    general = found_in(sheet(*lines, HEAD, ONE), year=None).general

    assert {key: reading.value for key, reading in general.items()} == {
        "ปีงบประมาณ": 2563, "ชื่อหน่วยงาน": "เทศบาลตำบลหนองทอง", "ประเภทหน่วยงาน": "เทศบาลตำบล", "อำเภอ": "เมือง",
        "จังหวัด": "นครใหม่",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "months", "certain"),
    [
        ("ต.ค. 62 – มี.ค. 63", range(6), True), ("ตุลาคม 2562 ถึง ธันวาคม 2562", range(3), True),
        ("ต.ค.๖๒-ก.ย.๖๓", range(12), True), ("ม.ค. 63", [3], True), ("ต.ค. - พ.ย., ม.ค.", [0, 1, 3], True),
        ("ต.ค. 63 - พ.ย. 63", [0, 1], False), ("ตลอดปีงบประมาณ", range(12), True), ("ไตรมาสที่ 2 - 3", range(3, 9), True),
        ("1 ต.ค. 62 - 30 ก.ย. 63", range(12), True), ("มี.ค. - ม.ค.", None, True),
        ("ภายในปี", None, True), ("", None, True),
    ],
)  # fmt: skip
def test_months_in_words(text: str, months: object, certain: bool) -> None:
    assert months_in(text, 2563) == (None if months is None else frozenset(months), certain)  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("header", "month"),
    [
        ("ต.ค.", 0), ("ตค", 0), ("ต.ค. 62", 0), ("ก.ย. 2563", 11), ("เดือนมกราคม", 3), ("มิ.ค.", None), ("ร.พ.", None),
        ("ที่", None),
    ],
)  # fmt: skip
def test_months_as_headers(header: str, month: int | None) -> None:
    assert month_header(header) == month
