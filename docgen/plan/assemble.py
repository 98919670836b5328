"""Rows into a Plan: every cell is understood by a rule or told, with its place; all at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.plan.authority import read_authority
from docgen.plan.extras import extra_fields, extra_values, other_sheets
from docgen.plan.model import Equipment, ExtraField, Plan, Project
from docgen.plan.picture_cells import picture_cells
from docgen.plan.sheet_rows import Cells, SheetReader
from docgen.problems import Problem
from docgen.rows import Table, WorkbookData
from docgen.schema import Value
from docgen.vocabulary import EQUIPMENT_SHEET, GENERAL_SHEET, PROJECT_SHEET, SHEETS, Column

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
    projects = tuple([_project(cells, sheet.extras(cells)) for cells in sheet.reader.rows()])
    problems += sheet.reader.problems
    return projects, sheet.fields


def _equipment(table: Table, problems: list[Problem]) -> tuple[tuple[Equipment, ...], _Fields]:
    sheet = _Sheet(table, SHEETS[EQUIPMENT_SHEET])
    equipment = tuple([_piece(cells, sheet.extras(cells)) for cells in sheet.reader.rows()])
    problems += sheet.reader.problems
    return equipment, sheet.fields


def _project(cells: Cells, extras: Mapping[str, Value]) -> Project:
    """In the order of the fields: by their names it takes several times as long, for each of ten thousand rows."""
    texts = cells.texts
    return Project(
        cells.row.number, texts["แผนงาน"], texts["โครงการ"], texts["รายละเอียดของกิจกรรม"], cells.budget,
        texts["สถานที่ดำเนินการ"], texts["หน่วยงานรับผิดชอบหลัก"], cells.months, texts["แหล่งงบประมาณ"], texts["หมายเหตุ"],
        extras, {}, texts["ยุทธศาสตร์"], texts["กลยุทธ์"],
    )  # fmt: skip


def _piece(cells: Cells, extras: Mapping[str, Value]) -> Equipment:
    texts = cells.texts
    return Equipment(
        cells.row.number, texts["แผนงาน"], texts["ครุภัณฑ์"], texts["รายละเอียดของครุภัณฑ์"], cells.budget,
        texts["สถานที่ดำเนินการ"], texts["หน่วยงานรับผิดชอบหลัก"], cells.months, texts["แหล่งงบประมาณ"], texts["หมายเหตุ"],
        extras, {}, texts["ประเภทครุภัณฑ์"],
    )  # fmt: skip


class _Sheet:
    """A declared sheet's reader, and the clerk's own columns in it."""

    def __init__(self, table: Table, columns: Sequence[Column]) -> None:
        declared = {column.header for column in columns}
        self.reader = SheetReader(table, columns)
        self.fields: _Fields = tuple(extra_fields(table.headings, table.rows, declared))
        self._headings = [heading for heading in table.headings if heading.name not in declared]

    def extras(self, cells: Cells) -> Mapping[str, Value]:
        return extra_values(cells.row, self._headings, self.fields)
