"""แบบ ผด. 01: how many projects and how much money each programme of each strategy has, and its share of the whole."""

from __future__ import annotations

from tools.templates.docx_file import Template
from tools.templates.forms import END, page, plan_lines
from tools.templates.page import LANDSCAPE_WIDTH
from tools.templates.table import Cell, row, table, tag_row
from tools.templates.text import paragraph

_WIDTHS = (3903, 1300, 1700, 2400, 2100, 2600)
assert sum(_WIDTHS) == LANDSCAPE_WIDTH
_HEADS = (
    "{{ คำเรียกยุทธศาสตร์ }}/แผนงาน", "จำนวนโครงการที่ดำเนินการ", "คิดเป็นร้อยละของโครงการทั้งหมด", "จำนวนงบประมาณ (บาท)",
    "คิดเป็นร้อยละของงบประมาณทั้งหมด", "หน่วยงานรับผิดชอบหลัก",
)  # fmt: skip


def _figures(owner: str, plain: str, money: str) -> list[Cell]:
    """Projects, their share, baht, their share; ``plain`` and ``money`` are styles."""
    return [
        Cell(plain, f"{{{{ {owner}.จำนวนโครงการ }}}}"), Cell(plain, f"{{{{ {owner}.ร้อยละโครงการ | ร้อยละ }}}}"),
        Cell(money, f"{{{{ {owner}.งบประมาณ | บาท }}}}"), Cell(plain, f"{{{{ {owner}.ร้อยละงบประมาณ | ร้อยละ }}}}"),
    ]  # fmt: skip


def _total(words: str, owner: str) -> str:
    figures = _figures(owner, "TableTotal", "TableTotalMoney")
    return row(_WIDTHS, [Cell("TableTotal", words), *figures, Cell("TableTotal")])


def _table() -> str:
    programme = "{{ ยุทธศาสตร์.ลำดับ }}.{{ แผนงาน.ลำดับ }} {{ แผนงาน.ชื่อเต็ม }}"
    department = Cell("TableCentre", "{{ แผนงาน.หน่วยงานรับผิดชอบหลัก }}")
    return table(
        _WIDTHS,
        row(_WIDTHS, [Cell("TableHead", head, shaded=True) for head in _HEADS], heads=True),
        tag_row(_WIDTHS, "for ยุทธศาสตร์ in ยุทธศาสตร์ทั้งหมด"),
        row(_WIDTHS, [Cell("TableGroup", "{{ ยุทธศาสตร์.ลำดับ }}. {{ ยุทธศาสตร์.ชื่อเต็ม }}", span=len(_WIDTHS))]),
        tag_row(_WIDTHS, "for แผนงาน in ยุทธศาสตร์.แผนงานทั้งหมด"),
        row(_WIDTHS, [Cell("TableText", programme), *_figures("แผนงาน", "TableCentre", "TableMoney"), department]),
        tag_row(_WIDTHS, "endfor"),
        _total("รวม", "ยุทธศาสตร์"),
        tag_row(_WIDTHS, "endfor"),
        _total("รวมทั้งสิ้น", "รวม"),
    )


def draw() -> Template:
    """The first chapter of part 2, so it carries the part's heading too."""
    body = (
        paragraph("Heading1", "ส่วนที่ 2 บัญชีโครงการ/กิจกรรม/งบประมาณ")
        + paragraph("Heading1", "บัญชีสรุปจำนวนโครงการพัฒนาท้องถิ่น กิจกรรมและงบประมาณ (แบบ ผด. 01)")
        + plan_lines()
        + _table()
        + END
    )
    return Template(body, page("ผด. 01"))
