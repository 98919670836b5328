"""Where in this plan's workbook a name's values stand, as a clerk finds them."""

from __future__ import annotations

from docgen.plan.model import Plan
from docgen.problems import SheetPlace
from docgen.rows import Table
from docgen.schema import Field
from docgen.vocabulary import GENERAL_SHEET


def source_place(plan: Plan, field: Field) -> str:
    """"โครงการ > คอลัมน์ F (งบประมาณ)"; a column or key that is not there yet is told so; "" for what has no source."""
    sheet, _, header = field.source.partition(" > ")
    if sheet == GENERAL_SHEET:
        place = plan.keys.get(header) or plan.keys.get(field.name)
    elif sheet in plan.sheets:
        place = _column(plan.sheets[sheet], header)
    else:
        return field.source
    if place is None:
        return f"{field.source} (ยังไม่มีในสมุดงาน)"
    return str(SheetPlace("", place.sheet, place.row, place.column, place.header))


def _column(table: Table, header: str) -> SheetPlace | None:
    """The column declared by that header, or the clerk's own that is headed so."""
    found = next((each for each in table.headings if header in (each.name, each.header)), None)
    return None if found is None else SheetPlace(table.file, table.sheet, 0, found.column, found.header)
