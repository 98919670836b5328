"""The rows of a printed table of projects, and the one row of tags that prints them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docgen.importing.claims import value_tag
from docgen.importing.form_columns import NUMBER, ListForm
from docgen.importing.found import FoundRecord
from docgen.late_pattern import late_pattern
from docgen.tagging import RowMade, TableRow, TagLine
from docgen.thai import money
from docgen.thai.digits import fold_digits, to_thai
from docgen.vocabulary import EQUIPMENT_SHEET, MONTH_COLUMNS, PROJECT_SHEET, SHEETS

_TOTAL = late_pattern(r"\s*รวม")
_NUMBERED = late_pattern(r"\s*[0-9]+\s*[.)]?\s*")
_DIGITS = late_pattern(r"[0-9]+")
_COUNT = late_pattern(r"(?<![0-9,.])[0-9]+(?=\s*(?:โครงการ|รายการ))")
_OVERALL = "ลำดับรวม"
_MONTHS = {column.tag for column in MONTH_COLUMNS}
ITEMS = {PROJECT_SHEET: "โครงการ", EQUIPMENT_SHEET: "ครุภัณฑ์"}
COUNTS = {PROJECT_SHEET: "จำนวนโครงการ", EQUIPMENT_SHEET: "จำนวนครุภัณฑ์"}


@dataclass(frozen=True, slots=True)
class Body:
    """The rows of one printed table below its head: the numbered ones, the totals behind them, and all others."""

    items: tuple[int, ...]
    totals: tuple[int, ...]
    others: tuple[int, ...]


def body_of(rows: Sequence[TableRow], form: ListForm) -> Body:
    """Which row is what."""
    number = next((at for at, tag in form.tags.items() if tag == NUMBER), -1)
    name = next(at for at, tag in form.tags.items() if tag == "ชื่อ")
    items, totals, others = [], [], []
    for index in range(form.heads, len(rows)):
        row = rows[index]
        said = [cell.text for cell in row.cells if cell.text.strip()]
        if not said and not any(cell.marked for cell in row.cells):
            continue
        own = number < 0 or _NUMBERED.fullmatch(fold_digits(_text(row, number)) or "-")
        if said and _TOTAL.match(said[0]):
            totals.append(index)
        elif own and row.at(name) >= 0 and _text(row, name).strip() and len(row.cells) > 1:
            items.append(index)
        else:
            others.append(index)
    return Body(tuple(items), tuple(totals), tuple(others))


def _text(row: TableRow, column: int) -> str:
    at = row.at(column)
    return row.cells[at].text if at >= 0 else ""


@dataclass(frozen=True, slots=True)
class Part:
    """One table of those over which a group's rows are printed; ``index`` is its place in the body."""

    index: int
    rows: Sequence[TableRow]
    body: Body


def looped_rows(
    parts: Sequence[Part], form: ListForm, columns: Mapping[str, str]
) -> tuple[TagLine | RowMade, ...]:
    """Head, loop, one row of tags, end, totals. ``columns``: the tag with its filters of each column."""
    item, group, first = ITEMS[form.sheet], "แผนงาน", parts[0]
    heads = [RowMade(at) for at in range(form.heads)]
    cells = item_cells(first.rows[first.body.items[0]], form, columns)
    count, amount = sum(len(part.body.items) for part in parts), amount_of(parts, form)
    totals = [
        RowMade(at, total_cells(part.rows[at], group, COUNTS[form.sheet], count, amount), part.index)
        for part in parts
        for at in part.body.totals
    ]
    loop = TagLine(f"for {item} in {group}.{item}ทั้งหมด")
    return (*heads, loop, RowMade(first.body.items[0], cells), TagLine("endfor"), *totals)


def item_cells(row: TableRow, form: ListForm, columns: Mapping[str, str]) -> dict[int, str]:
    """The one row of tags."""
    cells: dict[int, str] = {}
    for column, tag in form.tags.items():
        at = row.at(column)
        if at >= 0 and at not in cells:
            cells[at] = f"{{{{ {ITEMS[form.sheet]}.{columns[tag]} }}}}"
    return cells


def amount_of(parts: Sequence[Part], form: ListForm) -> Decimal:
    """The sum of the budgets that the rows print."""
    column = next(at for at, tag in form.tags.items() if tag == "งบประมาณ")
    read = (money.read_money(_text(part.rows[at], column)) for part in parts for at in part.body.items)
    return sum((each.amount for each in read if each is not None), Decimal(0))


def first_number(part: Part, form: ListForm) -> int:
    """The number of a table's first row, 1 when rows are not numbered."""
    column = next((at for at, tag in form.tags.items() if tag == NUMBER), -1)
    found = _DIGITS.search(fold_digits(_text(part.rows[part.body.items[0]], column))) if column >= 0 else None
    return 1 if found is None else int(found[0])


def total_cells(
    row: TableRow, group: str, count: str, items: int, amount: Decimal, sum_name: str = "งบประมาณ"
) -> dict[int, str]:
    """The cells of a total row that print the group's count or sum, as tags."""
    cells: dict[int, str] = {}
    for at, cell in enumerate(row.cells):
        folded = fold_digits(cell.text)
        found = next((each for each in _COUNT.finditer(folded) if int(each[0]) == items), None)
        if found is not None:
            tag = value_tag(f"{group}.{count}", cell.text[found.start() : found.end()])
            cells[at] = cell.text[: found.start()] + tag + cell.text[found.end() :]
        elif folded.strip() == str(items) and at:
            cells[at] = value_tag(f"{group}.{count}", cell.text)
        elif folded.strip() and (read := money.read_money(folded)) is not None and read.amount == amount:
            cells[at] = value_tag(f"{group}.{sum_name} | {money_form([cell.text])}", cell.text)
    return cells


def money_form(texts: Sequence[str]) -> str:
    """The filter that prints amounts as these are printed, the usual one when none does."""
    forms: Counter[str] = Counter()
    for text in texts:
        read = money.read_money(fold_digits(text))
        if read is not None and read.amount:
            forms["บาท"] += money.baht(read.amount) == fold_digits(text).strip()
            forms["บาทย่อ"] += money.baht_short(read.amount) == fold_digits(text).strip()
    return "บาทย่อ" if forms["บาทย่อ"] > forms["บาท"] else "บาท"


def column_tags(parts: Sequence[Part], form: ListForm, records: Sequence[FoundRecord]) -> dict[str, str]:
    """Each column's tag with the filters that print its values as the plan does."""
    found: dict[str, str] = {}
    headers = {column.tag: column.header for column in SHEETS[form.sheet]}
    for column, tag in form.tags.items():
        texts = [_text(part.rows[at], column) for part in parts for at in part.body.items]
        given = [each.cells.get(headers.get(tag, tag)) for each in records]
        typed = [each.value if each is not None and isinstance(each.value, str) else "" for each in given]
        is_flat = "แผนงาน" in form.tags.values()
        if tag == NUMBER and (len(parts) > 1 or is_flat) and _counts_through(texts):
            found[tag] = "".join(filtered(_OVERALL, texts, typed))
            continue
        found[tag] = tag if tag in _MONTHS else "".join(filtered(tag, texts, typed))
    return found


def _counts_through(texts: Sequence[str]) -> bool:
    """Whether the rows are numbered through the whole plan, not anew in each group."""
    numbers = [_DIGITS.search(fold_digits(text)) for text in texts]
    return [int(each[0]) for each in numbers if each is not None] == list(range(1, len(texts) + 1))


def filtered(tag: str, texts: Sequence[str], typed: Sequence[str]) -> Iterator[str]:
    """The tag and its filters. A text column gets Thai digits only where the plan's data have others.

    ``texts`` are the column's cells as printed, ``typed`` the values that were imported from it.
    """
    yield tag
    if tag == "งบประมาณ":
        yield f" | {money_form(texts)}"
    all_thai = any(to_thai(text) == text != fold_digits(text) for text in texts)
    is_mixed = any(to_thai(text) != text for text in texts)
    is_number = tag in (NUMBER, _OVERALL, "งบประมาณ")
    if all_thai and not is_mixed and (is_number or any(to_thai(each) != each for each in typed)):
        yield " | เลขไทย"
