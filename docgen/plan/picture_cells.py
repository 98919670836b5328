"""The cells that name picture files: what must be read before a book can show the pictures."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.plan.extras import kind_of
from docgen.plan.model import PictureCell
from docgen.rows import Table, WorkbookData
from docgen.schema import Kind
from docgen.tag_names import tag_name
from docgen.vocabulary import GENERAL, GENERAL_SHEET, SHEETS


def picture_cells(data: WorkbookData) -> tuple[PictureCell, ...]:
    """Every filled cell of the clerk's own columns and keys of kind PICTURE, in the workbook's order."""
    return (*_keys(data), *(cell for name, table in data.tables.items() for cell in _cells(name, table)))


def _keys(data: WorkbookData) -> Iterator[PictureCell]:
    declared = {column.header for column in GENERAL}
    for entry in data.general.values():
        if entry.key not in declared and isinstance(entry.value, str) and kind_of([entry.value]) is Kind.PICTURE:
            yield PictureCell(tag_name(entry.key), entry.value, data.place(entry.key, GENERAL_SHEET))


def _cells(name: str, table: Table) -> Iterator[PictureCell]:
    declared = {column.header for column in SHEETS.get(name, ())}
    for heading in table.headings:
        if heading.name in declared or kind_of(row.cells.get(heading.name) for row in table.rows) is not Kind.PICTURE:
            continue
        for row in table.rows:
            value = row.cells.get(heading.name)
            if isinstance(value, str) and value.strip():
                yield PictureCell(tag_name(heading.name), value, table.place(row.number, heading.name))
