"""Workbooks for the tests, drawn with openpyxl: a plan in which nothing is wrong, to be spoilt by each test."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from docgen import vocabulary
from docgen.problems import Problem
from docgen.rows import WorkbookData
from docgen.workbook.read import read_workbook
from docgen.workbook.write import Plain

GENERAL: dict[str, Plain] = {
    "ชื่อหน่วยงาน": "เทศบาลตำบลหนองทอง", "ประเภทหน่วยงาน": "เทศบาลตำบล", "อำเภอ": "เมือง", "จังหวัด": "นครใหม่",
    "ปีงบประมาณ": 2563, "วันที่ประกาศ": "1 ตุลาคม 2562", "ผู้ประกาศ": "นางสาวมาลี ใจดี", "ตำแหน่งผู้ประกาศ": "นายกเทศมนตรี",
}  # fmt: skip
PROJECT_HEADERS = [column.header for column in vocabulary.PROJECT_COLUMNS]
EQUIPMENT_HEADERS = [column.header for column in vocabulary.EQUIPMENT_COLUMNS]
PROJECT: dict[str, Plain] = {
    "ยุทธศาสตร์": "การพัฒนาคน", "แผนงาน": "แผนงานการศึกษา", "โครงการ": "โครงการอบรมครู", "รายละเอียดของกิจกรรม": "อบรม 2 วัน",
    "งบประมาณ": 1000, "สถานที่ดำเนินการ": "ห้องประชุม", "หน่วยงานรับผิดชอบหลัก": "กองการศึกษา", "พ.ย.": "x",
}  # fmt: skip


class PlanBook:
    """An openpyxl workbook with the declared sheets; tests write into ``general``, ``projects`` and ``equipment``."""

    def __init__(self) -> None:
        self.book = Workbook()
        self.book.remove(self.book.worksheets[0])
        self.general = self.sheet("ข้อมูลทั่วไป", ["รายการ", "ค่า"], *([key, value] for key, value in GENERAL.items()))
        self.projects = self.sheet("โครงการ", PROJECT_HEADERS, [PROJECT.get(header) for header in PROJECT_HEADERS])
        self.equipment = self.sheet("ครุภัณฑ์", EQUIPMENT_HEADERS)

    def sheet(self, name: str, *rows: Sequence[object]) -> Worksheet:
        sheet: Worksheet = self.book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        return sheet

    def put(self, sheet: Worksheet, row: int, header: str, value: object, formula: bool = False) -> str:
        """Writes under a header of row 1 and gives back the address; text stays text, also behind a = or #."""
        column = next(cell.column for cell in sheet[1] if cell.value == header)
        cell = sheet.cell(row, column)
        cell.value = value  # type: ignore[assignment]
        if isinstance(value, str) and not formula:
            cell.data_type = "s"
        return cell.coordinate

    def rename(self, sheet: Worksheet, header: str, new: str | None) -> None:
        next(cell for cell in sheet[1] if cell.value == header).value = new

    def read(self, folder: Path) -> tuple[WorkbookData, list[Problem]]:
        path = folder / "plan.xlsx"
        self.book.save(path)
        return read_workbook(path)


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEETS = ("ข้อมูลทั่วไป", "โครงการ")


def package(parts: Mapping[str, str | bytes], names: tuple[str, ...] = _SHEETS) -> dict[str, str | bytes]:
    """The parts of a workbook written by hand: ``parts`` are added or take the place of the plain ones."""
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_DOC}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(names) + 1)
    )
    sheets = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(names, 1))
    plain: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="text/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{types}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_DOC}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}'
        f'<Relationship Id="s" Type="{_DOC}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
        f'<Relationship Id="t" Type="{_DOC}/styles" Target="styles.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOC}"><sheets>{sheets}</sheets></workbook>',
        **{f"xl/worksheets/sheet{n}.xml": worksheet("") for n in range(1, len(names) + 1)},
    }
    return plain | dict(parts)


def worksheet(rows: str, more: str = "") -> str:
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{more}</worksheet>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()
