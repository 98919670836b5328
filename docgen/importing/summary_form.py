"""The table of แบบ ผด. 01 in a finished plan as one with loops: a row for each strategy, its programmes and its sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from docgen.importing.claims import value_tag
from docgen.importing.form_columns import head_rows
from docgen.importing.form_rows import filtered, money_form
from docgen.importing.found import Found
from docgen.importing.group_words import INNER, Groups, groups_of, heading_of
from docgen.late_pattern import late_pattern
from docgen.tagging import Block, FormMade, RowMade, TableMade, TableRow, TagLine
from docgen.thai.text import comparison_key
from docgen.vocabulary import DEPARTMENT, PROJECT_SHEET

NAME = "แบบ ผด. 01"
_TOTAL = late_pattern(r"\s*รวม")
_LABEL = "ป้าย"
_FIGURES = ("จำนวนโครงการ", "ร้อยละโครงการ", "งบประมาณ", "ร้อยละงบประมาณ")


@dataclass
class _Rows:
    """The first row of each kind, and what is no such row. ``sums``: a total under each strategy.

    Rows are counted through all tables: ``rows`` are those of all, ``places`` where each stands (block, row).
    """

    rows: list[TableRow] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    outer: int = -1
    inner: int = -1
    sums: list[int] = field(default_factory=list)
    strange: str = ""
    texts: dict[int, str] = field(default_factory=dict)


def summary_form(blocks: Sequence[Block], found: Found) -> FormMade | None:
    """The form, None when the plan has no such table."""
    tables = [(at, each.rows) for at, each in enumerate(blocks) if each.rows and _columns(each.rows)]
    if not tables:
        return None
    first, end = tables[0][0], tables[-1][0] + 1
    columns = _columns(tables[0][1])
    read = _read(tables, groups_of(found, PROJECT_SHEET))
    doubt = _doubt(blocks[first:end], read, columns)
    made = () if doubt else (TableMade(first, _looped(tables[0][1], read, columns, _department(columns, read, found))),)
    return FormMade(first, end, made, NAME, doubt, joined=len(tables) - 1)


def _columns(rows: Sequence[TableRow]) -> dict[int, str]:
    """Grid column → what it holds, "" for a head that is not known; empty when the table is no summary."""
    found: dict[int, str] = {}
    for row in rows[: head_rows(rows)]:
        for cell in row.cells:
            if cell.text.strip() and not cell.continued:
                found[cell.column] = _LABEL if cell.column == 0 else _figure(comparison_key(cell.text))
    return found if set(_FIGURES) <= set(found.values()) else {}


def _figure(head: str) -> str:
    if "ร้อยละ" in head:
        return "ร้อยละงบประมาณ" if "งบประมาณ" in head else "ร้อยละโครงการ" if "โครงการ" in head else ""
    if "งบประมาณ" in head:
        return "งบประมาณ"
    if "จำนวน" in head and "โครงการ" in head:
        return "จำนวนโครงการ"
    departments = (DEPARTMENT.header, *DEPARTMENT.synonyms)
    return DEPARTMENT.tag if head in map(comparison_key, departments) else ""


def _read(tables: Sequence[tuple[int, Sequence[TableRow]]], groups: Groups) -> _Rows:
    read, outer = _Rows(), ""
    for block, rows in tables:
        for at in range(head_rows(rows), len(rows)):
            read.rows.append(rows[at])
            read.places.append((block, at))
    for index, row in enumerate(read.rows):
        label = row.cells[0].text if row.cells else ""
        heading = heading_of(label, groups, outer)
        if heading is not None:
            outer = heading.name if heading.level != INNER else outer
            read.texts[index] = heading.text
            if heading.level == INNER and read.inner < 0:
                read.inner = index
            elif heading.level != INNER and read.outer < 0:
                read.outer = index
        elif _TOTAL.match(label):
            read.sums.append(index)
        elif any(cell.text.strip() for cell in row.cells):
            read.strange = read.strange or label.strip() or "แถวที่ไม่มีชื่อ"
    return read


def _doubt(blocks: Sequence[Block], read: _Rows, columns: Mapping[int, str]) -> str:
    if "" in columns.values():
        return "ไม่รู้จักคอลัมน์บางคอลัมน์ของตาราง"
    if read.strange:
        return f"ไม่เข้าใจแถว “{read.strange[:60]}”"
    if read.outer < 0 or read.inner < read.outer:
        return "ไม่พบชื่อยุทธศาสตร์และแผนงานในตาราง"
    if any(each.rows and _columns(each.rows) != columns for each in blocks):
        return "มีตารางอื่นคั่นอยู่ หรือตารางมีคอลัมน์ไม่เหมือนกัน"
    return ""


def _department(columns: Mapping[int, str], read: _Rows, found: Found) -> str:
    """The department's tag with the digits that the plan prints."""
    if DEPARTMENT.tag not in columns.values():
        return ""
    texts = [_at(read.rows[at], columns, DEPARTMENT.tag) for at in read.texts]
    given = [each.cells.get(DEPARTMENT.header) for each in found.records]
    typed = [each.value for each in given if each is not None and isinstance(each.value, str)]
    return "".join(filtered(DEPARTMENT.tag, texts, typed))


def _looped(
    first: Sequence[TableRow], read: _Rows, columns: Mapping[int, str], department: str
) -> tuple[TagLine | RowMade, ...]:
    outer = "ยุทธศาสตร์"
    last = read.sums[-1:] if read.sums and read.sums[-1] == max(read.sums[-1], *read.texts) else []
    sums = [each for each in read.sums if each not in last][:1]
    money = money_form([_at(row, columns, "งบประมาณ") for row in read.rows])

    def made(index: int, owner: str) -> RowMade:
        block, at = read.places[index]
        label = {0: read.texts[index]} if index in read.texts else {}
        figures = _cells(read.rows[index], columns, owner, money, department if owner == INNER else "")
        return RowMade(at, label | figures, block)

    return (
        *(RowMade(at) for at in range(head_rows(first))),
        TagLine(f"for {outer} in {outer}ทั้งหมด"),
        made(read.outer, outer),
        TagLine(f"for {INNER} in {outer}.{INNER}ทั้งหมด"),
        made(read.inner, INNER),
        TagLine("endfor"),
        *(made(at, outer) for at in sums),
        TagLine("endfor"),
        *(made(at, "รวม") for at in last),
    )


def _at(row: TableRow, columns: Mapping[int, str], wanted: str) -> str:
    column = next(at for at, each in columns.items() if each == wanted)
    return row.cells[row.at(column)].text if row.at(column) >= 0 else ""


def _cells(
    row: TableRow, columns: Mapping[int, str], owner: str, money: str, department: str
) -> dict[int, str]:
    """The figures of a row, where it has any; a blank cell stays blank."""
    filters = {"งบประมาณ": money, "ร้อยละโครงการ": "ร้อยละ", "ร้อยละงบประมาณ": "ร้อยละ"}
    forms = {what: f"{what} | {each}" for what, each in filters.items()}
    cells: dict[int, str] = {}
    for column, what in columns.items():
        at = row.at(column)
        if at > 0 and row.cells[at].text.strip() and what in _FIGURES:
            cells[at] = value_tag(f"{owner}.{forms.get(what, what)}", row.cells[at].text)
        elif at > 0 and what == DEPARTMENT.tag and department:
            cells[at] = f"{{{{ {owner}.{department} }}}}"
    return cells
