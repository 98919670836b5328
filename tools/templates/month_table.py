"""The table of แบบ ผด. 02 and แบบ ผด. 02/1: six columns about the work, twelve months in two fiscal halves.

Each month's cell holds its own tag: the first month of a stretch draws one arrow over the cells of the others.
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen.vocabulary import MONTHS
from tools.templates.page import LANDSCAPE_WIDTH
from tools.templates.table import Cell, row, table, tag_row

_MONTH = 410  # twips: "เม.ย." in a cell without margins
_FIRST = (640, 1900, 2543, 1760, 1130, 1110)
WIDTHS = (*_FIRST, *[_MONTH] * len(MONTHS))
assert sum(WIDTHS) == LANDSCAPE_WIDTH
# LibreOffice repeats the head with cells merged downwards cut off at the height of the rows' other cells: so high that
# three lines stand in both.
_HEAD = 640  # twips
_NUMBER = "ลำดับที่"  # its column holds three digits, and the word breaks after ลำดับ
_YEAR_BEFORE = 3  # October to December belong to the year before


@dataclass(frozen=True)
class Listing:
    """What the table lists: the loop's variable and list, the heads of its own columns, the total's words.

    ``heads``: the second and third column; ``detail``: the third column's field.
    """

    item: str
    items: str
    heads: tuple[str, str]
    detail: str
    total: str
    money: str


def month_table(listing: Listing) -> str:
    """The whole table of one group."""
    return table(
        WIDTHS, *_head_rows(listing.heads), tag_row(WIDTHS, f"for {listing.item} in {listing.items}"),
        row(WIDTHS, _item_cells(listing)), tag_row(WIDTHS, "endfor"), row(WIDTHS, _total_cells(listing)),
    )  # fmt: skip


def _head_rows(heads: tuple[str, str]) -> tuple[str, str]:
    first = (_NUMBER, *heads, "งบประมาณ (บาท)", "สถานที่ดำเนินการ", "หน่วยงานรับผิดชอบหลัก")
    years = [
        Cell("ListHead", "พ.ศ. {{ ปีก่อน }}", span=_YEAR_BEFORE, shaded=True, tight=True),
        Cell("ListHead", "พ.ศ. {{ ปีงบประมาณ }}", span=len(MONTHS) - _YEAR_BEFORE, shaded=True),
    ]
    upper = [Cell("ListHead", text, merge="restart", shaded=True, tight=text == _NUMBER) for text in first]
    lower = [Cell("ListHead", merge="continue", shaded=True) for _ in first]
    months = [Cell("MonthHead", month.header, shaded=True, tight=True) for month in MONTHS]
    return _head_row([*upper, *years]), _head_row([*lower, *months])


def _head_row(cells: list[Cell]) -> str:
    return row(WIDTHS, cells, heads=True, height=_HEAD)


def _item_cells(listing: Listing) -> list[Cell]:
    fields = (
        ("ListCentre", "ลำดับ"), ("ListText", "ชื่อ"), ("ListText", listing.detail), ("ListMoney", "งบประมาณ | บาท"),
        ("ListCentre", "สถานที่ดำเนินการ"), ("ListCentre", "หน่วยงานรับผิดชอบหลัก"),
    )  # fmt: skip
    cells = [Cell(style, f"{{{{ {listing.item}.{field} }}}}") for style, field in fields]
    return cells + [Cell("ListCentre", f"{{{{ {listing.item}.{month.tag} }}}}") for month in MONTHS]


def _total_cells(listing: Listing) -> list[Cell]:
    return [
        Cell("ListTotal", listing.total, span=3), Cell("ListTotalMoney", listing.money),
        Cell("ListTotal", span=2 + len(MONTHS)),
    ]  # fmt: skip
