"""Rows into a Plan: every cell is understood by a rule or told, with its place; all at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from docgen.plan.authority import read_authority
from docgen.plan.extras import extra_fields, extra_values, other_sheets
from docgen.plan.model import Equipment, ExtraField, Plan, Project
from docgen.plan.picture_cells import picture_cells
from docgen.plan.sheet_rows import Cells, SheetReader
from docgen.problems import Problem
from docgen.rows import Table, WorkbookData
from docgen.schema import Value
from docgen.vocabulary import EQUIPMENT_SHEET, GENERAL_SHEET, PROJECT_SHEET, SHEETS, Column

# Attribute of the record → the declared header whose text it holds.
_SHARED = {
    "programme": "แผนงาน", "place": "สถานที่ดำเนินการ", "department": "หน่วยงานรับผิดชอบหลัก", "fund": "แหล่งงบประมาณ",
    "remark": "หมายเหตุ",
}  # fmt: skip
_PROJECT = {
    **_SHARED, "strategy": "ยุทธศาสตร์", "tactic": "กลยุทธ์", "name": "โครงการ", "detail": "รายละเอียดของกิจกรรม",
}  # fmt: skip
_EQUIPMENT = {**_SHARED, "kind": "ประเภทครุภัณฑ์", "name": "ครุภัณฑ์", "detail": "รายละเอียดของครุภัณฑ์"}
_Fields = tuple[ExtraField, ...]


def assemble(data: WorkbookData) -> tuple[Plan, list[Problem]]:
    """The plan of a workbook.

    Problems: ``cell-blank``, ``money-unreadable``, ``money-negative``, ``money-words``, ``date-unreadable``,
    ``year-unreadable``, each at its cell. With errors the plan is good for :func:`docgen.plan.rules.judge` only, so
    that its findings are told in the same run: what could not be read is blank or 0 in it.
    """
    authority, keys, problems = read_authority(data)
    tables = {name: data.tables.get(name, Table(data.file, name)) for name in SHEETS}
    projects, project_fields = _projects(tables[PROJECT_SHEET], problems)
    equipment, equipment_fields = _equipment(tables[EQUIPMENT_SHEET], problems)
    plan = Plan(
        data.file, authority, projects, equipment,
        {GENERAL_SHEET: keys, PROJECT_SHEET: project_fields, EQUIPMENT_SHEET: equipment_fields},
        other_sheets(data.tables, SHEETS),
        {name: Table(table.file, table.sheet, table.headings) for name, table in tables.items()},
        {key: data.place(key, GENERAL_SHEET) for key in data.general}, picture_cells(data),
    )  # fmt: skip
    return plan, problems


def _projects(table: Table, problems: list[Problem]) -> tuple[tuple[Project, ...], _Fields]:
    sheet = _Sheet(table, SHEETS[PROJECT_SHEET])
    projects = tuple(
        Project(
            row=cells.row.number, budget=cells.budget, months=cells.months, extras=sheet.extras(cells),
            **_texts(cells, _PROJECT),
        )
        for cells in sheet.reader.rows()
    )  # fmt: skip
    problems += sheet.reader.problems
    return projects, sheet.fields


def _equipment(table: Table, problems: list[Problem]) -> tuple[tuple[Equipment, ...], _Fields]:
    sheet = _Sheet(table, SHEETS[EQUIPMENT_SHEET])
    equipment = tuple(
        Equipment(
            row=cells.row.number, budget=cells.budget, months=cells.months, extras=sheet.extras(cells),
            **_texts(cells, _EQUIPMENT),
        )
        for cells in sheet.reader.rows()
    )  # fmt: skip
    problems += sheet.reader.problems
    return equipment, sheet.fields


def _texts(cells: Cells, attributes: Mapping[str, str]) -> dict[str, Any]:
    return {attribute: cells.texts[header] for attribute, header in attributes.items()}


class _Sheet:
    """A declared sheet's reader, and the clerk's own columns in it."""

    def __init__(self, table: Table, columns: Sequence[Column]) -> None:
        declared = {column.header for column in columns}
        self.reader = SheetReader(table, columns)
        self.fields: _Fields = tuple(extra_fields(table.headings, table.rows, declared))
        self._headings = [heading for heading in table.headings if heading.name not in declared]

    def extras(self, cells: Cells) -> Mapping[str, Value]:
        return extra_values(cells.row, self._headings, self.fields)
