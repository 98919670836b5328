"""Workbooks that are refused for what their parts hold, in Thai: shared by the readers of plan.xlsx and of imports."""

from __future__ import annotations

from docgen.archive import Archive
from docgen.problems import FilePlace, Problem, error
from docgen.workbook.parts import WorkbookParts
from docgen.workbook.size import too_many_cells


def too_large(archive: Archive, parts: WorkbookParts) -> bool:
    """Whether the sheets, or the table of shared texts, hold more than may be read (S1). Raises Damaged."""
    sheets = [archive.members[sheet.part] for sheet in parts.sheets]
    return too_many_cells(sheets) or (bool(parts.strings) and too_many_cells([archive.members[parts.strings]]))


def damaged_problem(file: str) -> Problem:
    """The parts are not what Excel writes."""
    mend = "ใช้สำเนาที่สมบูรณ์ หรือเปิดด้วย Excel ให้ซ่อมแซม แล้วบันทึกใหม่"
    return error("file-damaged", FilePlace(file), "แฟ้มเสียหาย เนื้อในของสมุดงานอ่านไม่ออก", mend)


def too_large_problem(file: str) -> Problem:
    """More than five million used cells."""
    mend = "ลบชีตและแถวที่ไม่ใช้ แล้วบันทึกใหม่"
    return error("file-too-large", FilePlace(file), "สมุดงานมีข้อมูลเกินห้าล้านช่อง", mend)
