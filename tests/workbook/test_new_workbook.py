"""A new plan.xlsx has the vocabulary's sheets and headers, helps whoever fills it in, and is the same on any day."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, timezone, tzinfo
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Self

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from docgen import vocabulary
from docgen.rows import WorkbookData
from docgen.workbook import steady_bytes
from docgen.workbook.drop_downs import LISTS
from docgen.workbook.read import read_workbook
from docgen.workbook.write import Given, new_workbook
from tests.workbook.plans import EQUIPMENT_HEADERS, PROJECT_HEADERS


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def read(data: bytes, folder: Path) -> WorkbookData:
    path = folder / "plan.xlsx"
    path.write_bytes(data)
    workbook, problems = read_workbook(path)
    assert problems == []
    return workbook


def row(sheet: Worksheet, number: int) -> list[object]:
    return [cell.value for cell in sheet[number]]


def test_the_sheets_and_headers_are_the_vocabularys() -> None:
    book = opened(new_workbook())

    assert book.sheetnames == ["ข้อมูลทั่วไป", "โครงการ", "ครุภัณฑ์", "วิธีกรอก"]
    assert row(book["ข้อมูลทั่วไป"], 1) == ["รายการ", "ค่า"]
    assert [cell.value for cell in book["ข้อมูลทั่วไป"]["A"][1:]] == [column.header for column in vocabulary.GENERAL]
    assert row(book["โครงการ"], 1) == PROJECT_HEADERS
    assert row(book["ครุภัณฑ์"], 1) == EQUIPMENT_HEADERS


def test_an_empty_one_is_read_without_a_problem_and_has_no_rows(tmp_path: Path) -> None:
    data = read(new_workbook(), tmp_path)

    assert [table.rows for table in data.tables.values()] == [[], []]
    assert data.general["คำเรียกยุทธศาสตร์"].value == "ยุทธศาสตร์"


def test_what_is_given_is_read_back(tmp_path: Path) -> None:
    general: dict[str, Given] = {"ชื่อหน่วยงาน": "เทศบาลตำบลหนองทอง", "ปีงบประมาณ": 2568, "วันที่ประกาศ": date(2024, 10, 1)}
    project: dict[str, Given] = {"ยุทธศาสตร์": "การพัฒนา", "โครงการ": "อบรม", "งบประมาณ": Decimal("1000.25"), "ต.ค.": "x"}
    thing: dict[str, Given] = {"ประเภทครุภัณฑ์": "ครุภัณฑ์กีฬา", "ครุภัณฑ์": "ลูกบอล", "งบประมาณ": 500}

    data = read(new_workbook(general, [project, project], [thing]), tmp_path)

    assert {key: data.general[key].value for key in general} == general
    assert [each.cells for each in data.tables["โครงการ"].rows] == [project, project]
    assert [each.cells for each in data.tables["ครุภัณฑ์"].rows] == [thing]


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("กขค่ำ =+-@'\"&<>{}1#/") | st.characters(categories=["L", "N"]), min_size=1, max_size=20))
def test_text_is_text_also_when_it_looks_like_a_formula(text: str) -> None:
    book = opened(new_workbook({}, [{"หมายเหตุ": text}]))

    cell = book["โครงการ"].cell(2, PROJECT_HEADERS.index("หมายเหตุ") + 1)
    assert str(cell.value) == text


def test_a_header_that_is_not_declared_is_refused() -> None:
    with pytest.raises(ValueError, match="งบ"):
        new_workbook({}, [{"งบ": 1}])


def rules(sheet: Worksheet) -> dict[str, tuple[str | None, str | None, bool]]:
    return {
        str(rule.sqref): (rule.promptTitle, rule.prompt, bool(rule.showErrorMessage))
        for rule in sheet.data_validations.dataValidation
    }


def test_every_column_and_key_shows_its_help_and_refuses_nothing() -> None:
    book = opened(new_workbook())

    for name, columns in vocabulary.SHEETS.items():
        told = list(rules(book[name]).values())
        assert told == [(column.header, column.help, False) for column in columns]
    keys = list(rules(book["ข้อมูลทั่วไป"]).values())
    assert keys == [(column.header, column.help, False) for column in vocabulary.GENERAL]


def test_the_drop_down_lists_hold_the_vocabularys_names() -> None:
    book = opened(new_workbook())
    notes = book["วิธีกรอก"]

    found = {}
    for sheet in book.worksheets:
        for rule in sheet.data_validations.dataValidation:
            if rule.type == "list":
                area = str(rule.formula1).split("!")[1].replace("$", "")
                found[rule.promptTitle] = tuple(cells[0].value for cells in notes[area])
    assert found == LISTS
    assert len(found["แผนงาน"]) == 12
    assert "ครุภัณฑ์สำนักงาน" in found["ประเภทครุภัณฑ์"]


def test_the_texts_keep_to_excels_limits() -> None:
    for columns in (*vocabulary.SHEETS.values(), vocabulary.GENERAL):
        for column in columns:
            assert len(column.header) <= 32
            assert len(column.help) <= 255


def test_it_looks_as_an_office_expects() -> None:
    sheet = opened(new_workbook(None, [{"โครงการ": "ก", "งบประมาณ": 1, "ต.ค.": "x"}]))["โครงการ"]
    budget = sheet.cell(2, PROJECT_HEADERS.index("งบประมาณ") + 1)
    october = sheet.cell(2, PROJECT_HEADERS.index("ต.ค.") + 1)

    assert sheet.freeze_panes == "A2"
    assert (sheet["A1"].font.name, sheet["A1"].font.size, sheet["A1"].font.bold) == ("TH SarabunPSK", 16, True)
    assert budget.number_format == "#,##0.00"
    assert october.alignment.horizontal == "center"
    assert sheet.column_dimensions[get_column_letter(PROJECT_HEADERS.index("ต.ค.") + 1)].width < 8
    assert sheet["A2"].alignment.wrap_text
    assert sheet.page_setup.orientation == "landscape"


def test_months_look_as_needed_as_the_other_columns() -> None:
    sheet = opened(new_workbook())["โครงการ"]
    fills = {cell.value: cell.fill.fgColor.rgb for cell in sheet[1]}

    assert fills["ต.ค."] == fills["โครงการ"]
    assert fills["หมายเหตุ"] != fills["โครงการ"]


class Later(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls(2033, 5, 18, 3, 33, 20, tzinfo=tz)


def test_the_same_values_give_the_same_bytes_whatever_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    first = new_workbook({"อำเภอ": "เมือง"})
    monkeypatch.setattr("openpyxl.writer.excel.datetime", SimpleNamespace(datetime=Later, timezone=timezone))

    assert new_workbook({"อำเภอ": "เมือง"}) == first


def test_no_time_of_its_making_is_in_it() -> None:
    with zipfile.ZipFile(io.BytesIO(new_workbook())) as archive:
        core = archive.read("docProps/core.xml").decode()
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert core.count(f"{steady_bytes.MADE:%Y-%m-%dT%H:%M:%SZ}") == 2
