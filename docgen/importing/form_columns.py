"""Which form of a plan a printed table is, told by its head, and what each of its columns holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docgen.late_pattern import late_pattern
from docgen.tag_names import tag_name, without_unit
from docgen.tagging import TableRow
from docgen.thai.text import comparison_key
from docgen.vocabulary import (
    EQUIPMENT_SHEET,
    MONTH_COLUMNS,
    PROJECT_SHEET,
    SHEETS,
    Column,
)

NUMBER = "ลำดับ"  # the tag of the row's number in its group
_NUMBER_HEADS = {comparison_key(each) for each in ("ลำดับที่", "ลำดับ", "ที่")}
_MONTH_YEAR = late_pattern(r"\s*(?:พ\.ศ\.)?\s*(?:25)?[0-9๐-๙]{2}\s*$")
_MOST_HEAD_ROWS = 4
_DIGITS = late_pattern(r"\s*[0-9๐-๙]+\s*[.)]?\s*")
_NAMES = {PROJECT_SHEET: "โครงการ", EQUIPMENT_SHEET: "ครุภัณฑ์"}


@dataclass(frozen=True, slots=True)
class ListForm:
    """A table of projects or equipment: its sheet, its head rows, and the tag of each grid column.

    ``unknown`` are the heads of columns that could not be told.
    """

    sheet: str
    heads: int
    tags: Mapping[int, str]
    unknown: tuple[str, ...]


def list_form(rows: Sequence[TableRow], own: Sequence[str]) -> ListForm | None:
    """The form of a table of projects or equipment, None when it is another table.

    ``own`` are the headers of the clerk's own columns, as the import read them.
    """
    heads = head_rows(rows)
    texts = _head_texts(rows[:heads])
    for sheet, columns in SHEETS.items():
        tags = {at: tag for at, each in texts.items() if (tag := _tag(each, columns, own))}
        wanted = {next(each.tag for each in columns if each.header == _NAMES[sheet]), "งบประมาณ"}
        if wanted <= set(tags.values()) and _is_of(sheet, texts, tags):
            unknown = tuple(each[-1] for at, each in texts.items() if at not in tags)
            return ListForm(sheet, heads, tags, unknown)
    return None


def _is_of(sheet: str, texts: Mapping[int, list[str]], tags: Mapping[int, str]) -> bool:
    """The sheets share their columns' tags: the head of the name's column tells them apart."""
    at = next(at for at, tag in tags.items() if tag == "ชื่อ")
    return any(_fits(text, column) for text in texts[at] for column in SHEETS[sheet] if column.header == _NAMES[sheet])


def head_rows(rows: Sequence[TableRow]) -> int:
    """How many rows are the head: those that repeat, or else all before the first number or heading of a group."""
    repeated = next((at for at, row in enumerate(rows) if not row.is_head), len(rows))
    if repeated:
        return repeated
    for at, row in enumerate(rows[: _MOST_HEAD_ROWS + 1]):
        if row.cells and (_DIGITS.fullmatch(row.cells[0].text) or (at and _is_heading(row))):
            return at
    return 1


def _is_heading(row: TableRow) -> bool:
    """One wide cell says something, or the first of several alone."""
    said = [cell for cell in row.cells if cell.text.strip() and not cell.continued]
    return len(said) == 1 and said[0].column == 0 and not any(cell.continued for cell in row.cells)


def _head_texts(rows: Sequence[TableRow]) -> dict[int, list[str]]:
    """Grid column → the heads above it, from the top; the last is nearest to the data."""
    found: dict[int, list[str]] = {}
    for row in rows:
        for cell in row.cells:
            for column in range(cell.column, cell.column + cell.columns):
                if cell.text.strip() and not cell.continued:
                    found.setdefault(column, []).append(cell.text)
    return found


def _tag(texts: Sequence[str], columns: Sequence[Column], own: Sequence[str]) -> str:
    for text in reversed(texts):
        if comparison_key(text) in _NUMBER_HEADS:
            return NUMBER
        for column in columns:
            if _fits(text, column):
                return column.tag
        for header in own:
            if comparison_key(header) == comparison_key(text):
                return tag_name(header)
    return ""


def _fits(text: str, column: Column) -> bool:
    keys = {comparison_key(each) for each in (column.header, *column.synonyms)}
    heads = [text, without_unit(text)]
    if column in MONTH_COLUMNS:
        heads.append(_MONTH_YEAR.sub("", text))
    return any(comparison_key(head) in keys for head in heads if head)
