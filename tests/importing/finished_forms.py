"""The tables of a finished plan as an office types them: merged heads, groups above or inside, going on over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK
from docx.table import Table, _Row

from docgen.importing.found import Given

MONTHS = ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.")
HEADS = ("ที่", "โครงการ/กิจกรรม", "รายละเอียด", "งบประมาณ (บาท)", "สถานที่ดำเนินการ", "หน่วยงานรับผิดชอบ")
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
Record = dict[str, Given]


@dataclass(frozen=True)
class Style:
    """How an office makes its tables. ``rows``: how many fit a page; ``inside``: headings are rows of the table.

    ``above``: the strategies' headings stand above all the same, a table for each. ``repeat``: every table begins a
    page with all its lines. ``uneven``: blank lines and page breaks as they happened to be typed. ``through``: rows are
    numbered through the plan.
    """

    rows: int = 100
    inside: bool = False
    above: bool = False
    repeat: bool = False
    uneven: bool = False
    through: bool = False
    sections: bool = False
    thai: bool = False
    money: str = "{:,.2f}"
    total: str = "รวม {} โครงการ"
    heads: Sequence[str] = HEADS
    outer_total: str = ""
    grand: str = ""


def projects(*groups: tuple[str, str, int]) -> list[Record]:
    """Records of (strategy, programme, how many)."""
    return [
        {
            "ยุทธศาสตร์": strategy, "แผนงาน": programme, "โครงการ": f"โครงการ{programme} สาย {letter}",
            "รายละเอียดของกิจกรรม": f"รายละเอียด {letter}", "งบประมาณ": Decimal(1000 * (ord(letter) - ord("ก") + 7)),
            "สถานที่ดำเนินการ": "บ้านโพธิ์", "หน่วยงานรับผิดชอบหลัก": "กองช่าง", "ต.ค.": "✓",
        }
        for strategy, programme, count in groups
        for letter in "กขคงจฉชซ"[:count]
    ]  # fmt: skip


def grouped(records: Sequence[Record]) -> list[tuple[str, list[tuple[str, list[Record]]]]]:
    """Strategies with their programmes with their records, in order."""
    found: dict[str, dict[str, list[Record]]] = {}
    for each in records:
        programmes = found.setdefault(str(each["ยุทธศาสตร์"]), {})
        programmes.setdefault(str(each["แผนงาน"]), []).append(each)
    return [(strategy, list(programmes.items())) for strategy, programmes in found.items()]


class Forms:
    """Writes the pages of แบบ ผด. 02."""

    def __init__(self, document: Document, style: Style) -> None:
        self.document, self.style = document, style
        self.table: Table | None = None
        self.filled = 0
        self.fresh = True

    def say(self, text: str) -> str:
        return text.translate(THAI) if self.style.thai else text

    def titles(self) -> None:
        """A new page with the form's lines."""
        if not self.fresh:
            if self.style.sections:
                self.document.add_section(WD_SECTION.NEW_PAGE)
            elif not (self.style.uneven and len(self.document.tables) % 3 == 2):
                self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        self.fresh = False
        self.document.add_paragraph("บัญชีจำนวนโครงการพัฒนาท้องถิ่น กิจกรรมและงบประมาณ")
        self.document.add_paragraph(self.say("แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2563"))
        self.document.add_paragraph("องค์การบริหารส่วนตำบลพระรักษ์")

    def open_table(self) -> None:
        table = self.document.add_table(2, len(self.style.heads) + 12)
        table.style = "Table Grid"
        first = len(self.style.heads)
        for at, head in enumerate(self.style.heads):
            table.cell(0, at).merge(table.cell(1, at)).text = head
        table.cell(0, first).merge(table.cell(0, first + 2)).text = self.say("พ.ศ. 2562")
        table.cell(0, first + 3).merge(table.cell(0, first + 11)).text = self.say("พ.ศ. 2563")
        for at, month in enumerate(MONTHS):
            table.cell(1, first + at).text = month
        self.table, self.filled = table, 0

    def new_row(self) -> _Row:
        assert self.table is not None
        return self.table.add_row()  # type: ignore[no-untyped-call, no-any-return]

    def row(self, cells: Sequence[str]) -> None:
        for cell, text in zip(self.new_row().cells, cells, strict=False):
            if text:
                cell.text = self.say(text)

    def heading(self, text: str, *, inside: bool) -> None:
        """A group's heading: a paragraph, or a merged row of the table."""
        if not inside:
            self.document.add_paragraph(self.say(text))
            return
        cells = self.new_row().cells
        cells[0].merge(cells[-1]).text = self.say(text)

    def record(self, number: int, record: Record, lead: Sequence[str]) -> None:
        if self.filled == self.style.rows:
            self.titles()
            for text in lead:
                self.document.add_paragraph(self.say(text))
            self.open_table()
        self.filled += 1
        money = self.style.money.format(record["งบประมาณ"])
        first = (str(number), record["โครงการ"], record["รายละเอียดของกิจกรรม"], money)
        others = ("บ้านโพธิ์", "กองช่าง", *[""] * (len(self.style.heads) - len(HEADS)), "↔")
        self.row([*map(str, first), *others])

    def total(self, records: Sequence[Record], words: str = "") -> None:
        self.row([words or self.style.total.format(len(records)), "", "", self.style.money.format(_sum(records))])


def forms_document(records: Sequence[Record], style: Style, document: Document | None = None) -> Document:
    """A plan of these records alone, or at the end of a document."""
    document = document or docx.Document()
    forms, count = Forms(document, style), 0
    if style.inside and not style.above:
        forms.titles()
        forms.open_table()
    for number, (strategy, programmes) in enumerate(grouped(records), 1):
        if not style.inside or style.above:
            forms.titles()
        forms.heading(f"{number}. ยุทธศาสตร์{strategy}", inside=style.inside and not style.above)
        if style.above:
            forms.open_table()
        for at, (programme, items) in enumerate(programmes, 1):
            heading = f"{number}.{at} {programme}"
            if style.repeat and at > 1:
                forms.titles()
                forms.heading(f"{number}. ยุทธศาสตร์{strategy} (ต่อ)", inside=False)
            if style.uneven and (number + at) % 2:
                document.add_paragraph()
            forms.heading(heading, inside=style.inside)
            if not style.inside:
                forms.open_table()
            for place, item in enumerate(items, 1):
                count += 1
                forms.record(count if style.through else place, item, (f"{number}. ยุทธศาสตร์{strategy}", heading))
            forms.total(items)
        if style.outer_total:
            mine = [each for _, items in programmes for each in items]
            forms.total(mine, style.outer_total.format(len(mine)))
    if style.grand:
        forms.total(records, style.grand.format(len(records)))
    return document


FLAT_HEADS = ("ลำดับที่", "ยุทธศาสตร์", "แผนงาน", "โครงการ", "งบประมาณ", "สถานที่ดำเนินการ", "หน่วยงานรับผิดชอบหลัก", *MONTHS)


def flat_document(records: Sequence[Record], style: Style, *, merged: bool) -> Document:
    """One table whose groups are columns; ``merged``: equal cells of a column are one."""
    document = docx.Document()
    document.add_paragraph("บัญชีโครงการ")
    forms = Forms(document, style)
    forms.table = document.add_table(1, len(FLAT_HEADS))
    for cell, head in zip(forms.table.rows[0].cells, FLAT_HEADS, strict=True):
        cell.text = head
    above = ("", "")
    for number, each in enumerate(records, 1):
        groups = (str(each["ยุทธศาสตร์"]), str(each["แผนงาน"]))
        new = [not merged or groups[0] != above[0], not merged or groups != above]
        shown = [group if is_new else "" for group, is_new in zip(groups, new, strict=True)]
        money = style.money.format(each["งบประมาณ"])
        forms.row([str(number), *shown, str(each["โครงการ"]), money, "บ้านโพธิ์", "กองช่าง", "↔"])
        for column, is_new in zip((1, 2), new, strict=True):
            if not is_new:
                forms.table.cell(number - 1, column).merge(forms.table.cell(number, column))
        above = groups
    forms.row([style.total.format(len(records)), "", "", "", style.money.format(_sum(records))])
    return document


def _sum(records: Sequence[Record]) -> Decimal:
    return sum((Decimal(str(each["งบประมาณ"])) for each in records), Decimal(0))


SUMMARY_HEADS = (
    "ยุทธศาสตร์/แผนงาน", "จำนวนโครงการที่ดำเนินการ", "คิดเป็นร้อยละของโครงการทั้งหมด", "จำนวนงบประมาณ",
    "คิดเป็นร้อยละของงบประมาณทั้งหมด", "หน่วยงานรับผิดชอบหลัก",
)  # fmt: skip


def summary_document(records: Sequence[Record], style: Style, heads: Sequence[str] = SUMMARY_HEADS) -> Document:
    """แบบ ผด. 01 of the records, whose shares must come out even."""
    document = docx.Document()  # with style.sections, a table for each strategy
    document.add_paragraph("บัญชีสรุปจำนวนโครงการและงบประมาณ")
    forms = Forms(document, style)
    forms.table = document.add_table(1, len(heads))
    for cell, head in zip(forms.table.rows[0].cells, heads, strict=True):
        cell.text = head
    for number, (strategy, programmes) in enumerate(grouped(records), 1):
        if style.sections and number > 1:
            document.add_paragraph("บัญชีสรุป (ต่อ)")
            forms.table = document.add_table(1, len(heads))
            for cell, head in zip(forms.table.rows[0].cells, heads, strict=True):
                cell.text = head
        forms.row([f"{number}. ยุทธศาสตร์{strategy}"])
        for at, (programme, items) in enumerate(programmes, 1):
            forms.row([f"{number}.{at} {programme}", *_figures(items, records, style), "กองช่าง"])
        forms.row(["รวม", *_figures([each for _, items in programmes for each in items], records, style)])
    forms.row(["รวมทั้งสิ้น", *_figures(records, records, style)])
    return document


def _figures(items: Sequence[Record], records: Sequence[Record], style: Style) -> list[str]:
    amount, whole = _sum(items), _sum(records)
    shares = [f"{Decimal(100) * len(items) / len(records):.2f}", f"{Decimal(100) * amount / whole:.2f}"]
    return [str(len(items)), shares[0], style.money.format(amount), shares[1]]
