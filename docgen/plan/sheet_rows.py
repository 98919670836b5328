"""The rows of โครงการ and ครุภัณฑ์ read cell by cell: text, money, months, and what a blank takes from above."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from docgen.named_tuple import NamedTuple
from docgen.plan.cell_text import cell_text, is_blank, quoted
from docgen.plan.model import Months
from docgen.problems import Problem, error, warning
from docgen.rows import CellValue, Row, Table
from docgen.schema import Kind
from docgen.thai.money import read_money
from docgen.thai.text import comparison_key
from docgen.vocabulary import BUDGET, FUND, MONTH_COLUMNS, PROGRAMME, UNTOLD, Column

_MONTH_HEADERS = [column.header for column in MONTH_COLUMNS]


class Cells(NamedTuple):
    """One row, read: texts by declared header (blank ones ""), the budget in baht, the months."""

    row: Row
    texts: dict[str, str]
    budget: Decimal
    months: Months


class SheetReader:
    """Reads a declared sheet's rows in order. ``columns``' first is the sheet's highest level of grouping.

    A blank cell of a column that inherits takes the value above (in the sheet: rows with faults count too); one with
    a question mark takes none and is still to be filled in. The
    second level (กลยุทธ์) is not carried over into another ยุทธศาสตร์; a แผนงาน is, but with a warning.
    """

    def __init__(self, table: Table, columns: Sequence[Column]) -> None:
        self.table, self.columns = table, columns
        self.problems: list[Problem] = []
        self._above: dict[str, str] = {}
        self._told: set[str] = set()  # headers without a value above, told once for all rows below
        self._months: dict[tuple[bool, ...], Months] = {}
        self._text_headers = [each.header for each in self.columns if each.kind is Kind.TEXT]
        self._demanded = [each for each in self.columns if each.required and not each.inherits]
        self._inheriting = [each for each in self.columns if each.inherits]

    def rows(self) -> list[Cells]:
        """The rows with anything under a declared header; others hold only the clerk's own notes and numbers."""
        headers = {column.header for column in self.columns}
        return [self._row(row) for row in self.table.rows if not headers.isdisjoint(row.cells)]

    def _row(self, row: Row) -> Cells:
        cells = row.cells
        texts = {header: cell_text(cells[header]) if header in cells else "" for header in self._text_headers}
        self._inherit(row, texts)
        for column in self._demanded:
            if is_blank(cells.get(column.header)):
                self._blank(row, column, f"กรอกในช่องนี้ ({column.help})")
        return Cells(row, texts, self._budget(row, texts), self._marks(row))

    def _inherit(self, row: Row, texts: dict[str, str]) -> None:
        untold = [each for each in self._inheriting if texts[each.header].strip() == UNTOLD]
        for column in untold:
            texts[column.header] = ""
            if column.required:
                self._blank(row, column, f"กรอกในช่องนี้แทนเครื่องหมาย {UNTOLD}")
        new_group = self._is_new_group(texts)
        for column in self._inheriting:
            if not texts[column.header] and column not in untold:
                texts[column.header] = self._from_above(row, column, new_group, texts)
        self._above = texts

    def _is_new_group(self, texts: dict[str, str]) -> bool:
        top = self.columns[0].header
        above, own = self._above.get(top, ""), texts[top]
        return bool(above and own) and above != own and comparison_key(above) != comparison_key(own)

    def _from_above(self, row: Row, column: Column, new_group: bool, texts: dict[str, str]) -> str:
        above = self._above.get(column.header, "")
        if not column.required:
            return "" if new_group else above
        if not above and column.header not in self._told:
            self._told.add(column.header)
            self._blank(row, column, "กรอกในช่องนี้ เพราะไม่มีค่าในแถวบนให้ใช้ต่อ")
        if above and new_group and column is PROGRAMME:
            self._programme_carried(row, above, texts[self.columns[0].header])
        return above

    def _programme_carried(self, row: Row, above: str, group: str) -> None:
        what = f"“{self.columns[0].header}” เปลี่ยนเป็น {quoted(group)} แต่ “แผนงาน” ว่าง จึงใช้ {quoted(above)} จากแถวบน"
        where = self.table.place(row.number, PROGRAMME.header)
        self.problems.append(warning("cell-blank", where, what, "พิมพ์แผนงานในช่องนี้ให้ชัดเจน"))

    def _blank(self, row: Row, column: Column, mend: str) -> None:
        where = self.table.place(row.number, column.header)
        self.problems.append(error("cell-blank", where, f"ยังไม่ได้กรอก “{column.header}”", mend))

    def _budget(self, row: Row, texts: dict[str, str]) -> Decimal:
        """The row's budget; 0 when it cannot be read. Words behind the amount go to a blank แหล่งงบประมาณ."""
        raw = row.cells.get(BUDGET.header)
        if is_blank(raw):
            return Decimal(0)
        read = read_money(raw)
        if read is None:
            where = self.table.place(row.number, BUDGET.header)
            mend = "พิมพ์เฉพาะตัวเลข เช่น 500000 หรือ 1,250.50 ใส่ 0 หรือ - ถ้าไม่ใช้งบประมาณ"
            self.problems.append(error("money-unreadable", where, f"อ่านจำนวนเงิน {quoted(raw)} ไม่ได้", mend))
            return Decimal(0)
        if read.amount < 0:
            where = self.table.place(row.number, BUDGET.header)
            what = f"จำนวนเงิน {quoted(raw)} ติดลบ"
            self.problems.append(error("money-negative", where, what, "พิมพ์จำนวนเงินที่ไม่ติดลบ"))
        if read.words:
            self._money_words(row, raw, read.words, texts)
        return read.amount

    def _money_words(self, row: Row, raw: CellValue, words: str, texts: dict[str, str]) -> None:
        outcome = "แต่มีแหล่งงบประมาณแล้ว จึงไม่นำมาใช้" if texts[FUND.header] else "จึงใช้เป็นแหล่งงบประมาณ"
        texts[FUND.header] = texts[FUND.header] or words
        what = f"จำนวนเงิน {quoted(raw)} มีข้อความต่อท้าย “{words}” {outcome}"
        mend = f"ให้ช่องนี้มีแต่ตัวเลข แล้วย้ายข้อความไปไว้ในคอลัมน์ “{FUND.header}”"
        where = self.table.place(row.number, BUDGET.header)
        self.problems.append(warning("money-words", where, what, mend))

    def _marks(self, row: Row) -> Months:
        cells = row.cells
        marks = tuple([header in cells and _is_marked(cells[header]) for header in _MONTH_HEADERS])
        months = self._months.get(marks)
        if months is None:
            months = self._months[marks] = Months(marks)
        return months


def _is_marked(value: CellValue) -> bool:
    """Any mark means work in that month; 0 and an unticked box (FALSE) are how a grid of 0 and 1 says no work."""
    return bool(cell_text(value)) and value not in (0, False)
