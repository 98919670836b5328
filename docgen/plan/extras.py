"""The clerk's own columns, keys and sheets: each column has one kind, found from all its cells, so that every row of
it prints alike and a filter is right for all of it or for none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from docgen.plan.cell_text import cell_text
from docgen.plan.model import ExtraField, OtherSheet
from docgen.rows import CellValue, Entry, Heading, Row, Table
from docgen.schema import Kind, Value
from docgen.tag_names import tag_name
from docgen.thai.dates import read_date

_NOTHING: Mapping[str, Value] = {}  # shared by all rows without extras: they may be ten thousand


_PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".bmp")


def kind_of(values: Iterable[CellValue]) -> Kind:
    """INTEGER, NUMBER or DATE when every filled cell is one, PICTURE when each names a picture file, else TEXT.

    Text that looks like a number stays text (0812345678 is a telephone number), and text that reads as a date stays
    as typed (R1), but for a column where real dates stand too. Numbers that a float cannot hold exactly stay text.
    """
    filled = [value for value in values if cell_text(value)]
    if not filled:
        return Kind.TEXT
    if all(_is_number(value) for value in filled):
        return _number_kind(filled)
    if all(isinstance(value, str) and value.strip().lower().endswith(_PICTURE_ENDINGS) for value in filled):
        return Kind.PICTURE
    has_dates = any(isinstance(value, date) for value in filled)
    return Kind.DATE if has_dates and all(read_date(value) for value in filled) else Kind.TEXT


def _is_number(value: CellValue) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def _number_kind(numbers: Iterable[CellValue]) -> Kind:
    texts = [cell_text(number) for number in numbers]
    if all(text.lstrip("-").isdigit() for text in texts):
        return Kind.INTEGER
    return Kind.NUMBER if all(Decimal(repr(float(text))) == Decimal(text) for text in texts) else Kind.TEXT


def extra_value(value: CellValue, kind: Kind) -> Value:
    """A cell as a value of its column's kind; None when blank. NUMBER is float, as the printing of numbers expects.

    A PICTURE is its file's name as typed: plan/ opens no files.
    """
    text = cell_text(value)
    if not text:
        return None
    if kind is Kind.INTEGER:
        return int(text)
    if kind is Kind.NUMBER:
        return float(text)
    return read_date(value) if kind is Kind.DATE else text


def extra_fields(headings: Iterable[Heading], rows: Collection[Row], declared: Collection[str]) -> list[ExtraField]:
    """The columns that are not declared, with their kinds."""
    own = [heading for heading in headings if heading.name not in declared]
    return [_extra_field(each.name, each.header, [row.cells.get(each.name) for row in rows]) for each in own]


def _extra_field(name: str, header: str, values: Sequence[CellValue]) -> ExtraField:
    return ExtraField(tag_name(name), header, kind_of(values), not all(map(cell_text, values)))


def extra_values(row: Row, headings: Iterable[Heading], fields: Iterable[ExtraField]) -> Mapping[str, Value]:
    """A row's own values by tag; ``headings`` and ``fields`` are those of the same columns. Blank cells are absent."""
    values = {
        field.name: value
        for heading, field in zip(headings, fields, strict=True)
        if (value := extra_value(row.cells.get(heading.name), field.kind)) is not None
    }
    return values or _NOTHING


def extra_keys(
    general: Mapping[str, Entry], declared: Collection[str]
) -> tuple[tuple[ExtraField, ...], Mapping[str, Value]]:
    """The clerk's own keys of ข้อมูลทั่วไป, and their values."""
    own = [entry for entry in general.values() if entry.key not in declared]
    fields = tuple(_extra_field(entry.key, entry.key, [entry.value]) for entry in own)
    values = {
        field.name: value
        for field, entry in zip(fields, own, strict=True)
        if (value := extra_value(entry.value, field.kind)) is not None
    }
    return fields, values


def other_sheets(tables: Mapping[str, Table], declared: Collection[str]) -> dict[str, OtherSheet]:
    """The clerk's own sheets by tag; of two with the same tag the first serves."""
    sheets: dict[str, OtherSheet] = {}
    for name, table in tables.items():
        tag = tag_name(table.sheet)
        if name not in declared and tag and tag not in sheets:
            sheets[tag] = _other_sheet(table)
    return sheets


def _other_sheet(table: Table) -> OtherSheet:
    fields = tuple(extra_fields(table.headings, table.rows, ()))
    records = (extra_values(row, table.headings, fields) for row in table.rows)
    return OtherSheet(table.sheet, fields, tuple(record for record in records if record))
