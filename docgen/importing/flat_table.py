"""A table whose groups are columns: each row tells its strategy and programme, in cells that are often merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.importing.form_columns import ListForm
from docgen.importing.form_rows import COUNTS, ITEMS, Part, amount_of, item_cells, total_cells
from docgen.importing.group_words import INNER, OUTER
from docgen.tagging import RowMade, TagLine
from docgen.vocabulary import EQUIPMENT_SHEET

_MERGE = " | รวมช่อง"


def is_flat(form: ListForm) -> bool:
    """Whether both groups are columns of the table."""
    return {OUTER[form.sheet], INNER} <= set(form.tags.values())


def flat_rows(parts: Sequence[Part], form: ListForm, columns: Mapping[str, str]) -> tuple[TagLine | RowMade, ...]:
    """Head, one loop over the whole plan, one row of tags, the plan's total."""
    first, item = parts[0], ITEMS[form.sheet]
    tags = {tag: text + _MERGE if _is_merged(parts, form, tag) else text for tag, text in columns.items()}
    at = first.body.items[0]
    count, amount = sum(len(part.body.items) for part in parts), amount_of(parts, form)
    money = "งบประมาณครุภัณฑ์" if form.sheet == EQUIPMENT_SHEET else "งบประมาณ"
    totals = [
        RowMade(row, total_cells(part.rows[row], "รวม", COUNTS[form.sheet], count, amount, money), part.index)
        for part in parts
        for row in part.body.totals
    ]
    return (
        *(RowMade(each) for each in range(form.heads)),
        TagLine(f"for {item} in {item}ทั้งหมด"),
        RowMade(at, item_cells(first.rows[at], form, tags)),
        TagLine("endfor"),
        *totals,
    )


def _is_merged(parts: Sequence[Part], form: ListForm, tag: str) -> bool:
    column = next(at for at, each in form.tags.items() if each == tag)
    rows = (part.rows[at] for part in parts for at in part.body.items)
    return any(row.cells[row.at(column)].continued for row in rows if row.at(column) >= 0)
