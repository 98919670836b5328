"""What stands in a cell is what is read: text, numbers, dates, and what a spreadsheet's XML may look like."""

from __future__ import annotations

import re
import tempfile
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from docgen.problems import Severity
from docgen.rows import CellValue
from docgen.thai.text import mend
from docgen.workbook.number_formats import Shown, read_styles, shown_by
from docgen.workbook.numbers import number_of
from docgen.workbook.read import read_workbook
from docgen.workbook.serial_dates import date_of, duration_of
from docgen.workbook.shared_strings import read_strings
from docgen.workbook.sheet_cells import CellContext, ExcelError, SheetCells, Uncalculated, scan_sheet
from tests.workbook.plans import PlanBook, codes, only, package, worksheet, zipped

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def written_and_read(value: object) -> CellValue:
    plan = PlanBook()
    plan.put(plan.projects, 2, "หมายเหตุ", value)
    with tempfile.TemporaryDirectory() as folder:
        data, problems = plan.read(Path(folder))
    assert set(codes(problems)) <= {"text-mended"}
    return data.tables["โครงการ"].rows[0].cells.get("หมายเหตุ")


def scanned(rows: str, strings: list[str] | None = None, shown: dict[str, Shown] | None = None) -> SheetCells:
    return scan_sheet(worksheet(rows).encode(), CellContext(strings or [], shown or {}, False))


def cell(xml: str, strings: list[str] | None = None, shown: dict[str, Shown] | None = None) -> object:
    return scanned(f'<row r="1">{xml}</row>', strings, shown).rows.get(1, {}).get(1)


EXCEL_ERROR = re.compile(r"#[A-Z_]+[!?/0A]*")
XML_TEXT = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffe\uffff")
    | st.sampled_from("\n\r\t\u00a0\u200b\u0e4d\u0e32\uf70a&<>\"'=#"),
    max_size=60,
).filter(lambda text: not EXCEL_ERROR.fullmatch(text.strip()))


@settings(max_examples=60, deadline=None)
@given(XML_TEXT)
def test_any_text_is_read_as_written_but_for_its_mending(text: str) -> None:
    mended = mend(text.replace("\r\n", "\n"))[0]

    assert written_and_read(text) == (mended if mended.strip() else None)


@settings(max_examples=40, deadline=None)
@given(st.integers(-(10**15), 10**15))
def test_any_whole_number_is_read_as_a_whole_number(number: int) -> None:
    read = written_and_read(number)

    assert read == number
    assert isinstance(read, int)


@settings(max_examples=60, deadline=None)
@given(st.decimals("-1e12", "1e12", places=2).filter(lambda number: number != number.to_integral_value()))
def test_any_amount_with_satang_is_read_exactly(number: Decimal) -> None:
    assert written_and_read(number) == number
    assert number_of(repr(float(number))) == number


@settings(max_examples=40, deadline=None)
@given(st.dates(date(1900, 3, 1)))
def test_any_date_is_read_as_that_date(day: date) -> None:
    assert written_and_read(day) == day


@settings(max_examples=40, deadline=None)
@given(st.datetimes(datetime(1900, 3, 1), datetime(2600, 1, 1)))
def test_any_moment_is_read_to_the_second(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    midnight = moment.time() == time(0)

    assert written_and_read(moment) == (moment.date() if midnight else moment)


def test_a_time_of_day_is_read_as_a_time() -> None:
    assert written_and_read(time(8, 30)) == time(8, 30)


def test_yes_and_no_are_read_as_such() -> None:
    assert written_and_read(True) is True


@pytest.mark.parametrize(
    ("stored", "number"),
    [
        ("0.30000000000000004", Decimal("0.3")), ("1234567.0050000001", Decimal("1234567.005")), ("500000", 500000),
        ("500000.0", 500000), ("5E5", 500000), ("1.1E-2", Decimal("0.011")), ("-0.1", Decimal("-0.1")), ("+7", 7),
        ("0", 0), ("123456789012345678", 123456789012345678), ("2.675", Decimal("2.675")), (".5", Decimal("0.5")),
    ],
)  # fmt: skip
def test_a_stored_number_is_the_number_that_was_typed(stored: str, number: int | Decimal) -> None:
    read = number_of(stored)

    assert read == number
    assert isinstance(read, type(number))


@pytest.mark.parametrize("stored", ["", "abc", "nan", "inf", "1e999", "1_000", "1,000", "0x10", "๑๐", "9" * 5000])
def test_what_is_no_number_is_not_taken_for_one(stored: str) -> None:
    assert number_of(stored) is None


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("[$-107041E]d mmm yyyy", Shown.DATE), ("[$-D07041E]d mmmm yyyy;@", Shown.DATE),
        ("yyyy\\-mm\\-dd;@", Shown.DATE),
        ("dd/mm/bbbb", Shown.DATE), ("d ดดดด bbbb", Shown.DATE), ("ว ดดด ปปปป", Shown.DATE), ("mm:ss.0", Shown.DATE),
        ('"วันที่ "d/m/yy', Shown.DATE), ("h:mm AM/PM", Shown.DATE), ("[h]:mm:ss", Shown.DURATION),
        ("General", Shown.NUMBER), ("#,##0.00", Shown.NUMBER), ('#,##0.00 "บาท/day"', Shown.NUMBER),
        ("0.00E+00", Shown.NUMBER),
        ("[$฿-41E]#,##0.00;[Red]-[$฿-41E]#,##0.00", Shown.NUMBER), ("_-* #,##0_d_-", Shown.NUMBER), ("@", Shown.NUMBER),
        ("[Red]#,##0\\d", Shown.NUMBER), ("", Shown.NUMBER), ("0.0%", Shown.NUMBER), ("[DBNum1]0", Shown.NUMBER),
    ],
)  # fmt: skip
def test_a_format_code_tells_dates_from_numbers(code: str, shown: Shown) -> None:
    assert shown_by(code) is shown


def test_built_in_and_own_formats_are_found_by_the_cells_style() -> None:
    styles = (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="[$-107041E]d mmm yyyy"/></numFmts>'
        '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="71"/><xf numFmtId="4"/>'
        '<xf numFmtId="46"/></cellXfs></styleSheet>'
    )

    assert read_styles(styles.encode()) == {"1": Shown.DATE, "2": Shown.DATE, "3": Shown.DATE, "5": Shown.DURATION}


def test_a_date_under_a_thai_format_arrives_as_a_date(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.general["B7"] = date(2019, 10, 1)
    plan.general["B7"].number_format = "[$-107041E]d mmm yyyy"

    data, problems = plan.read(tmp_path)

    assert problems == []
    assert data.general["วันที่ประกาศ"].value == date(2019, 10, 1)


def test_a_date_with_the_buddhist_year_typed_as_a_date_keeps_that_year(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.general["B7"] = datetime(2562, 10, 1)

    data, _ = plan.read(tmp_path)

    assert data.general["วันที่ประกาศ"].value == date(2562, 10, 1)


def test_a_workbook_that_counts_from_1904_gives_the_same_dates(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.book.epoch = CALENDAR_MAC_1904
    plan.general["B7"] = date(2019, 10, 1)

    data, _ = plan.read(tmp_path)

    assert data.general["วันที่ประกาศ"].value == date(2019, 10, 1)


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        (1, date(1900, 1, 1)), (59, date(1900, 2, 28)), (60, None), (61, date(1900, 3, 1)), (43739, date(2019, 10, 1)),
        (2958465, date(9999, 12, 31)), (2958466, None), (-1, None), (Decimal("0.5"), time(12)),
        (Decimal("43739.75"), datetime(2019, 10, 1, 18)), (10**30, None),
    ],
)  # fmt: skip
def test_a_day_number_is_its_date_or_none_when_there_is_no_such_day(serial: int | Decimal, day: object) -> None:
    assert date_of(serial) == day


def test_a_number_cell_that_holds_no_number_is_kept_as_text() -> None:
    assert cell('<c r="A1"><v>1,000 บาท</v></c>') == "1,000 บาท"


def test_a_length_of_time_is_read_as_excel_shows_it() -> None:
    assert duration_of(Decimal("1.5")) == "36:00"
    assert cell('<c r="A1" s="1"><v>1.5</v></c>', shown={"1": Shown.DURATION}) == "36:00"


def test_a_number_that_is_no_day_stays_a_number_under_a_date_format() -> None:
    assert cell('<c r="A1" s="1"><v>-5</v></c>', shown={"1": Shown.DATE}) == -5


def test_shared_texts_are_read_with_rich_text_and_without_phonetic_text() -> None:
    strings = (
        f'<sst xmlns="{MAIN}"><si><t xml:space="preserve"> ก </t></si><si><r><t>ข</t></r><r><t>ค</t></r>'
        "<rPh><t>ฆ</t></rPh></si><si/></sst>"
    )

    assert read_strings(strings.encode()) == [" ก ", "ขค", ""]


def test_a_cell_points_into_the_shared_texts() -> None:
    assert cell('<c r="A1" t="s"><v>1</v></c>', ["ก", "ข"]) == "ข"


def test_text_inside_a_cell_is_read_without_phonetic_text() -> None:
    assert cell('<c r="A1" t="inlineStr"><is><r><t>ก</t></r><r><t>ข</t></r><rPh><t>ค</t></rPh></is></c>') == "กข"


@pytest.mark.parametrize(
    "xml",
    [
        '<c r="A1"><f>SUM(B1)</f></c>', '<c r="A1"><f>SUM(B1)</f><v></v></c>', '<c r="A1"><f>SUM(B1)</f><v/></c>',
        '<c r="A1" t="str"><f>SUM(B1)</f></c>',
    ],
)  # fmt: skip
def test_a_formula_without_a_value_is_not_blank(xml: str) -> None:
    assert cell(xml) == Uncalculated("SUM(B1)")


def test_a_formula_with_a_value_is_its_value() -> None:
    assert cell('<c r="A1"><f>SUM(B1)</f><v>5</v></c>') == 5
    assert cell('<c r="A1" t="str"><f>B1</f><v>ก</v></c>') == "ก"


def test_a_formula_that_gives_an_empty_text_is_blank() -> None:
    assert cell('<c r="A1" t="str"><f>IF(1,"")</f><v></v></c>') is None


def test_an_error_value_is_an_error_also_when_pasted_as_text() -> None:
    assert cell('<c r="A1" t="e"><v>#DIV/0!</v></c>') == ExcelError("#DIV/0!")
    assert cell('<c r="A1" t="s"><v>0</v></c>', ["#N/A"]) == ExcelError("#N/A")


def test_text_that_only_begins_with_a_number_sign_is_text() -> None:
    assert cell('<c r="A1" t="s"><v>0</v></c>', ["#1 ก"]) == "#1 ก"


def test_a_formatted_cell_without_a_value_takes_no_room() -> None:
    assert scanned('<row r="1"><c r="A1" s="4"/></row>').rows == {}


def test_rows_and_cells_without_addresses_follow_one_another() -> None:
    rows = scanned("<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>").rows

    assert rows == {1: {1: 1, 2: 2}, 2: {2: 3}}


def test_a_value_in_the_last_cell_of_excel_costs_no_more_than_another() -> None:
    assert scanned('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>').rows == {1048576: {16384: 1}}


def test_a_prefixed_and_a_strict_sheet_are_read_like_any_other() -> None:
    for namespace in (MAIN, STRICT):
        xml = (
            f'<x:worksheet xmlns:x="{namespace}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row>'
            "</x:sheetData></x:worksheet>"
        )
        assert scan_sheet(xml.encode(), CellContext([], {}, False)).rows == {1: {1: 7}}


def test_an_iso_date_cell_is_a_date() -> None:
    assert cell('<c r="A1" t="d"><v>2019-10-01</v></c>') == date(2019, 10, 1)
    assert cell('<c r="A1" t="d"><v>2019-10-01T08:30:00Z</v></c>') == datetime(2019, 10, 1, 8, 30)
    assert cell('<c r="A1" t="d"><v>วันนี้</v></c>') == "วันนี้"


def test_a_mended_cell_is_told_once_with_its_place_and_what_was_done(tmp_path: Path) -> None:
    plan = PlanBook()
    address = plan.put(plan.projects, 2, "โครงการ", "โครงการน\u0e4d\u0e32ร่อง\u200b_x000D_")

    data, problems = plan.read(tmp_path)

    assert data.tables["โครงการ"].rows[0].cells["โครงการ"] == "โครงการนำร่อง\n"
    told = only(problems)
    assert (told.code, told.severity) == ("text-mended", Severity.WARNING)
    assert f"โครงการ > ช่อง {address} (โครงการ)" in str(told.where)
    assert "รวมนิคหิตกับสระอาเป็นสระอำ" in told.what


def test_a_mended_value_of_the_general_sheet_is_told_too(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.general["B4"] = "เมือง\u00a0ใหม่"

    data, problems = plan.read(tmp_path)

    assert data.general["อำเภอ"].value == "เมือง ใหม่"
    assert str(only(problems).where) == "plan.xlsx > ข้อมูลทั่วไป > ช่อง B4 (อำเภอ)"


def test_a_text_of_invisible_characters_alone_is_blank(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.put(plan.projects, 2, "หมายเหตุ", "\u200b \u00a0")

    data, problems = plan.read(tmp_path)

    assert problems == []
    assert "หมายเหตุ" not in data.tables["โครงการ"].rows[0].cells


def test_the_workbook_is_only_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    PlanBook().book.save(path)
    path.chmod(0o444)
    before, when = path.read_bytes(), path.stat().st_mtime_ns

    read_workbook(path)

    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, when)
    assert [each.name for each in tmp_path.iterdir()] == ["plan.xlsx"]


def test_a_workbook_with_shared_texts_is_read_whole(tmp_path: Path) -> None:
    texts = ["รายการ", "ค่า", "อำเภอ", "พล & <เมือง>"]
    entries = "".join(f"<si><t>{text.replace('&', '&amp;').replace('<', '&lt;')}</t></si>" for text in texts)
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    rows += '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="s"><v>3</v></c></row>'
    table = f'<sst xmlns="{MAIN}">{entries}</sst>'
    parts = {"xl/sharedStrings.xml": table, "xl/worksheets/sheet1.xml": worksheet(rows)}
    path = tmp_path / "plan.xlsx"
    path.write_bytes(zipped(package(parts)))

    data, _ = read_workbook(path)

    assert data.general["อำเภอ"].value == "พล & <เมือง>"
