"""The field dictionary's own template: every tag and filter of a plan, and pieces to copy into a chapter.

The tags that it shows are values ({{ ชิ้น.… }}, :mod:`docgen.dictionary.pieces`): typed here they would be filled in.
Pieces wear the starter chapters' own styles, so that a copy looks at home where it is pasted.
"""

from __future__ import annotations

from collections.abc import Sequence

from docgen.dictionary.document import MOST_COLUMNS
from docgen.dictionary.pieces import PIECES
from docgen.vocabulary import MONTHS
from tools.templates.docx_file import Template
from tools.templates.page import LANDSCAPE_WIDTH, Page
from tools.templates.table import Cell, row, table, tag_row
from tools.templates.text import field, page_number, paragraph, run, tab, tag

_TITLE = "พจนานุกรมแท็ก {{ ชื่อหน่วยงาน }} พ.ศ. {{ ปีงบประมาณ }}"
# The pieces' own headings are of level 3: what a clerk copies is no entry of the contents.
_CONTENTS = r'TOC \o "1-2" \h \z'
_SHADE = "E8F0F8"  # of the cells to copy from
_TAGS = (3800, 2600, 2100, 1150, 2453, 1900)
_LOOPS = (5200, 5200, 3603)
_FILTERS = (1900, 3600, 4150, 2453, 1900)
_PROJECTS = (1300, 2600, 3203, 2300, 2200, 2400)
_MONTH = 760
_ARROWS = (1300, LANDSCAPE_WIDTH - 1300 - 12 * _MONTH, *[_MONTH] * 12)
assert {sum(each) for each in (_TAGS, _LOOPS, _FILTERS, _PROJECTS, _ARROWS)} == {LANDSCAPE_WIDTH}
_HOW = (
    "เปิดแม่แบบของส่วนที่ต้องการใน Word คัดลอกแท็กจากช่องสีฟ้าทั้งแท็กรวมวงเล็บปีกกา แล้ววางตรงที่ต้องการให้ค่าปรากฏ "
    "ค่าที่พิมพ์ใช้แบบอักษร ขนาด และตัวหนาตามที่จัดให้แท็ก",
    "คอลัมน์ “วันนี้” คือค่าของสมุดงาน {{ สมุดงาน }} เมื่อทำพจนานุกรมฉบับนี้ ช่องที่ว่างคือสมุดงานยังไม่มีค่า",
    "เพิ่มคอลัมน์ในชีตโครงการหรือครุภัณฑ์ เพิ่มรายการในชีตข้อมูลทั่วไป หรือเพิ่มชีตใหม่ที่มีแถวหัวตาราง ชื่อใหม่เป็นแท็กได้ทันที "
    "ทำพจนานุกรมใหม่เพื่อดูแท็กนั้น",
    "ชื่อในคอลัมน์ “ชื่ออื่น” พิมพ์แทนชื่อเดิมในแท็กได้ ความหมายเหมือนกัน",
)


def draw() -> Template:
    """Landscape, so that a tag, its meaning and its place stand on one line."""
    body = _cover() + _tags() + _filters() + _pieces() + paragraph("TableEnd")
    footer = paragraph("FormFooter", _TITLE, tab(), "หน้า ", page_number())
    page = Page(paragraph("FormHeader"), footer, landscape=True, top=1134, bottom=1021, start=1)
    return Template(body, page, title=_TITLE)


def _cover() -> str:
    return (
        paragraph("FrontTitle", "พจนานุกรมแท็ก")
        + paragraph("FormTitle", "{{ ชื่อหน่วยงาน }} ปีงบประมาณ พ.ศ. {{ ปีงบประมาณ }}")
        + paragraph("FormOffice", "ทำจากสมุดงาน {{ สมุดงาน }}")
        + paragraph("TOC1", field(_CONTENTS, run("หัวข้อและเลขหน้าจะปรากฏที่นี่")))
        + _part("วิธีใช้")
        + "".join(paragraph("NumberedLine", f"{number}. {text}") for number, text in enumerate(_HOW, 1))
    )


def _part(title: str, *, breaks: bool = False) -> str:
    return paragraph("Heading1", title, properties="<w:pageBreakBefore/>" if breaks else "")


def _head(widths: Sequence[int], *texts: str) -> str:
    return row(widths, [Cell("TableHead", text, shaded=True) for text in texts], heads=True)


def _to_copy(content: str, style: str = "TableText") -> Cell:
    return Cell(style, content, fill=_SHADE)


def _tags() -> str:
    """A table of tags for each record; above it, the loops in which they stand."""
    return (
        _part("แท็ก", breaks=True)
        + tag("for หมวด in หมวดทั้งหมด")
        + paragraph("Heading2", "{{ หมวด.ชื่อ }}")
        + paragraph("FormNote", "{{ หมวด.วิธีใช้ }}")
        + tag("if หมวด.วนทั้งหมด")
        + _loop_table()
        + paragraph("FormNote")
        + tag("endif")
        + _tag_table()
        + tag("endfor")
    )


def _loop_table() -> str:
    loop = [_to_copy("{{ วน.ย่อหน้า }}"), _to_copy("{{ วน.แถว }}"), Cell("TableText", "{{ วน.ความหมาย }}")]
    ends = [_to_copy(_piece("จบวนย่อหน้า")), _to_copy(_piece("จบวนแถว")), Cell("TableText", "แท็กจบ ต้องมีทุกครั้งที่มีแท็กเปิด")]
    return table(
        _LOOPS, _head(_LOOPS, "แท็กเปิดในย่อหน้า", "แท็กเปิดในแถวของตาราง", "วนตาม"),
        tag_row(_LOOPS, "for วน in หมวด.วนทั้งหมด"), row(_LOOPS, loop), tag_row(_LOOPS, "endfor"), row(_LOOPS, ends),
    )  # fmt: skip


def _tag_table() -> str:
    told = {"ความหมาย": "ListText", "ที่มา": "ListText", "ชนิด": "ListText", "ตัวอย่าง": "TableText", "ชื่ออื่น": "ListText"}
    cells = [_to_copy("{{ แท็ก.แท็ก }}"), *(Cell(style, f"{{{{ แท็ก.{name} }}}}") for name, style in told.items())]
    return table(
        _TAGS, _head(_TAGS, "แท็ก", "ความหมาย", "ที่มาในสมุดงาน", "ชนิด", "วันนี้", "ชื่ออื่น"),
        tag_row(_TAGS, "for แท็ก in หมวด.แท็กทั้งหมด"), row(_TAGS, cells), tag_row(_TAGS, "endfor"),
    )  # fmt: skip


def _filters() -> str:
    cells = [
        Cell("TableText", "|\u00a0{{ ตัวกรอง.ชื่อ }}"),
        Cell("ListText", "{{ ตัวกรอง.ความหมาย }}"),
        _to_copy("{{ ตัวกรอง.แท็ก }}"),
        Cell("TableText", "{{ ตัวกรอง.ผล }}"),
        Cell("ListText", "{{ ตัวกรอง.อังกฤษ }}"),
    ]
    return (
        _part("ตัวกรอง", breaks=True)
        + paragraph("FormNote", "พิมพ์ต่อท้ายชื่อในแท็ก หลังเครื่องหมาย | เพื่อเลือกรูปแบบของค่า ใช้ต่อกันหลายตัวได้")
        + table(
            _FILTERS, _head(_FILTERS, "ตัวกรอง", "ความหมาย", "ตัวอย่างแท็ก", "ผลวันนี้", "ชื่ออังกฤษ"),
            tag_row(_FILTERS, "for ตัวกรอง in ตัวกรองทั้งหมด"), row(_FILTERS, cells), tag_row(_FILTERS, "endfor"),
        )
    )  # fmt: skip


def _pieces() -> str:
    how = "คัดลอกทั้งชิ้นแล้ววางในแม่แบบได้ทันที ตารางให้เลือกทั้งตาราง จากนั้นจัดรูปแบบ ลบคอลัมน์ หรือสลับคอลัมน์ได้ตามต้องการ"
    return (
        _part("ชิ้นสำเร็จ", breaks=True)
        + paragraph("FormNote", how)
        + _titled(
            "ตารางโครงการ", "หนึ่งแถวต่อหนึ่งโครงการ หัวตารางซ้ำทุกหน้า มีแถวรวม", _project_table("วนแถวโครงการ", "ลำดับรวม"),
        )
        + _titled(
            "ตารางลูกศรเดือน", "ลูกศรเส้นเดียวต่อหนึ่งช่วงเดือนที่ดำเนินการ แท็กของเดือนอยู่คนเดียวในช่อง", _arrow_table(), breaks=True,
        )
        + _titled(
            "หัวกลุ่มและตารางของแต่ละกลุ่ม", "ยุทธศาสตร์ แผนงาน และโครงการในแผนงาน คัดลอกตั้งแต่แท็กเปิดแรกถึงแท็กจบสุดท้าย", _groups(),
            breaks=True,
        )
        + _titled("เงื่อนไขทั้งย่อหน้า", "ย่อหน้าระหว่างแท็กมีเมื่อเป็นจริง", _condition())
        + _titled("เงื่อนไขในประโยค", "ข้อความในวงเล็บมีเฉพาะเล่มที่มีชื่อฉบับ", _line("BodyText", "ในประโยค"))
        + _titled("ประโยคสรุป", "จำนวน ยอดเงิน ตัวอักษร และวันที่", _line("BodyText", "ประโยคสรุป"))
        + _own_sheets()
    )  # fmt: skip


def _titled(title: str, meaning: str, piece: str, *, breaks: bool = False) -> str:
    properties = "<w:pageBreakBefore/>" if breaks else ""
    return paragraph("Heading2", title, properties=properties) + paragraph("FormNote", meaning) + piece


def _piece(key: str) -> str:
    """The tag that prints a piece's text; KeyError when there is none."""
    return f"{{{{ ชิ้น.{key} }}}}" if PIECES[key] else ""


def _line(style: str, key: str) -> str:
    return paragraph(style, _piece(key))


def _tag_line(widths: Sequence[int], content: str) -> str:
    return row(widths, [Cell("TagLine", content, span=len(widths))])


def _project_table(loop: str, number: str, total: str = "รวมโครงการ", money: str = "รวมงบประมาณ") -> str:
    columns = (
        ("TableCentre", number), ("TableText", "ชื่อโครงการ"), ("TableText", "รายละเอียด"), ("TableMoney", "งบประมาณ"),
        ("TableCentre", "สถานที่"), ("TableCentre", "หน่วยงาน"),
    )  # fmt: skip
    cells = [Cell(style, _piece(key)) for style, key in columns]
    sums = [Cell("TableTotal", _piece(total), span=3), Cell("TableTotalMoney", _piece(money))]
    sums.append(Cell("TableTotal", span=2))
    heads = ("ที่", "โครงการ", "รายละเอียดของกิจกรรม", "งบประมาณ (บาท)", "สถานที่ดำเนินการ", "หน่วยงานรับผิดชอบหลัก")
    return table(
        _PROJECTS, _head(_PROJECTS, *heads), _tag_line(_PROJECTS, _piece(loop)), row(_PROJECTS, cells),
        _tag_line(_PROJECTS, _piece("จบวนแถว")), row(_PROJECTS, sums),
    )  # fmt: skip


def _arrow_table() -> str:
    heads = [Cell("TableHead", text, shaded=True) for text in ("ที่", "โครงการ")]
    heads += [Cell("ListHead", month.header, shaded=True, tight=True) for month in MONTHS]
    months = [Cell("ListCentre", _piece(f"เดือน{month.tag}"), tight=True) for month in MONTHS]
    cells = [Cell("TableCentre", _piece("ลำดับรวม")), Cell("TableText", _piece("ชื่อโครงการ")), *months]
    return table(
        _ARROWS, row(_ARROWS, heads, heads=True), _tag_line(_ARROWS, _piece("วนแถวโครงการ")),
        row(_ARROWS, cells), _tag_line(_ARROWS, _piece("จบวนแถว")),
    )  # fmt: skip


def _groups() -> str:
    return (
        _line("TagLine", "วนยุทธศาสตร์")
        + _line("Heading3", "หัวยุทธศาสตร์")
        + _line("TagLine", "วนแผนงาน")
        + _line("TableGroup", "หัวแผนงาน")
        + _project_table("วนแถวในแผนงาน", "ลำดับ", "รวมในแผนงาน", "รวมเงินแผนงาน")
        + _line("TagLine", "จบวนย่อหน้า")
        + _line("TagLine", "จบวนย่อหน้า")
    )


def _condition() -> str:
    return (
        _line("TagLine", "ถ้ามีครุภัณฑ์")
        + _line("BodyText", "ข้อความเมื่อมี")
        + _line("TagLine", "มิฉะนั้น")
        + paragraph("BodyText", "ไม่มีครุภัณฑ์")
        + _line("TagLine", "จบเงื่อนไข")
    )


def _own_sheets() -> str:
    """A table for each sheet of the clerk's own, drawn with as many columns as it has."""
    drawn = "".join(
        tag(f"if ชีต.จำนวนคอลัมน์ == {columns}") + _sheet_table(columns) + tag("endif")
        for columns in range(1, MOST_COLUMNS + 1)
    )
    note = f"หนึ่งแถวต่อหนึ่งแถวของชีต (ไม่เกิน {MOST_COLUMNS} คอลัมน์แรก คอลัมน์อื่นเพิ่มเองได้)"
    return tag("for ชีต in ชีตทั้งหมด") + _titled("ตารางของชีต {{ ชีต.ชื่อ }}", note, drawn) + tag("endfor")


def _sheet_table(columns: int) -> str:
    widths = [LANDSCAPE_WIDTH // columns] * columns
    numbers = range(1, columns + 1)
    cells = [Cell("TableText", f"{{{{ ชีต.แท็ก{number} }}}}") for number in numbers]
    return table(
        widths, _head(widths, *(f"{{{{ ชีต.หัว{number} }}}}" for number in numbers)),
        _tag_line(widths, "{{ ชีต.เริ่ม }}"), row(widths, cells), _tag_line(widths, _piece("จบวนแถว")),
    )  # fmt: skip
