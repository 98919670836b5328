"""for and if that clerks left open, crossed, put in the wrong place or around things that break."""

from __future__ import annotations

from tests.corpus.outcomes import Builds, Refused, builds, refused
from tests.corpus.pieces import SECTION
from tests.word.docx_builder import cell, paragraph, row, table

_P = "{%p for ก in โครงการทั้งหมด %}"
_TR = "{%tr for ก in โครงการทั้งหมด %}"
_END_P, _END_TR = paragraph("{%p endfor %}"), row("{%tr endfor %}")
_FIRST_CELL = "ตาราง 1 แถว 1 ช่อง 1 > "
_INDEX = paragraph("{{ loop.index }}")
_MERGED_FROM = f'<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{_INDEX}</w:tc>{cell("ก")}</w:tr>'
_MERGED_TO = f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>{cell('ข')}</w:tr>"

BLOCKS: dict[str, Builds | Refused] = {
    "a for without its endfor": refused(
        paragraph(_P) + paragraph("ข"), "block-unclosed", f"ย่อหน้า “{_P}”", f"“{_P}” ไม่มี endfor"
    ),
    "an if without its endif within a line": refused(
        paragraph("ก {% if ฉบับ %} ข"), "block-unclosed", "ย่อหน้า “ก {% if ฉบับ %} ข”", "“{% if ฉบับ %}” ไม่มี endif"
    ),
    "an endif without its if": refused(
        paragraph("ก {% endif %} ข"), "block-stray", "ย่อหน้า “ก {% endif %} ข”", "“{% endif %}” ไม่มี if"
    ),
    "an endfor without its for": refused(
        paragraph("ก") + _END_P, "block-stray", "ย่อหน้า “{%p endfor %}”", "“{%p endfor %}” ไม่มี for"
    ),
    "an if and a for that cross": refused(
        paragraph("{%p if ฉบับ %}") + paragraph(_P) + paragraph("{%p endif %}") + _END_P,
        "block-crosses", f"ย่อหน้า “{_P}”", "“{%p endfor %}” อยู่หลังแท็กปิดของชุดอื่น",
    ),
    "a row's for closed by an endfor within a line": refused(
        table(row(_TR), row("{{ ก.ชื่อ }}"), row("{% endfor %}")) + paragraph("จบ"),
        "block-crosses", f"{_FIRST_CELL}ย่อหน้า “{_TR}”", "“{% endfor %}” อยู่ระดับข้อความในย่อหน้า",
    ),
    "a row's for closed by a paragraph's endfor": refused(
        table(row(_TR), row("{{ ก.ชื่อ }}")) + _END_P,
        "block-crosses", f"{_FIRST_CELL}ย่อหน้า “{_TR}”", "“{%p endfor %}” อยู่เป็นย่อหน้าของตัวเอง",
    ),
    "a row tag outside of a table": refused(
        paragraph("{%tr if ฉบับ %}") + paragraph("มี") + paragraph("{%tr endif %}"),
        "tag-misplaced", "ย่อหน้า “{%tr if ฉบับ %}”", "“{%tr if ฉบับ %}” ใช้กับแถวของตาราง",
    ),
    "rows from one table into another": refused(
        table(row(_TR), row("ก")) + paragraph("คั่น") + table(row("ข"), _END_TR) + paragraph("จบ"),
        "block-crosses", f"{_FIRST_CELL}ย่อหน้า “{_TR}”", "“{%tr endfor %}” อยู่อีกที่หนึ่ง (ตาราง 2 แถว 2",
    ),
    "a paragraph's if that begins in one cell and ends in the next": refused(
        table(row(cell(paragraph("{%p if ปีงบประมาณ %}"), paragraph("ก")), cell(paragraph("{%p endif %}")))),
        "block-crosses", f"{_FIRST_CELL}ย่อหน้า “{{%p if ปีงบประมาณ %}}”", "(ตาราง 1 แถว 1 ช่อง 2",
    ),
    "a tag row that holds a table": refused(
        table(row(cell(paragraph(_TR), table(row("ใน")), paragraph(""))), row("ก"), _END_TR) + paragraph("จบ"),
        "tag-beside", f"{_FIRST_CELL}ย่อหน้า “{_TR}”", "“ใน” อยู่ในแถวเดียวกับแท็ก",
    ),
    "text beside a paragraph tag": refused(
        paragraph(f"หน้า {_P}") + paragraph("ก") + _END_P, "tag-beside", f"ย่อหน้า “หน้า {_P}”", "“หน้า” อยู่ในย่อหน้าเดียวกับแท็ก"
    ),
    "text beside a row tag": refused(
        table(row(_TR, "ข้อความ"), row("ก"), _END_TR) + paragraph("จบ"),
        "tag-beside", f"{_FIRST_CELL}ย่อหน้า “{_TR}”", "“ข้อความ” อยู่ในแถวเดียวกับแท็ก",
    ),
    "text beside a cell tag": refused(
        table(row("{%tc if ฉบับ %}มี", "ก", "{%tc endif %}")) + paragraph("จบ"),
        "tag-beside", f"{_FIRST_CELL}ย่อหน้า “{{%tc if ฉบับ %}}มี”", "“มี” อยู่ในช่องเดียวกับแท็ก",
    ),
    "a loop's name after the loop": refused(
        paragraph("{% for ก in โครงการทั้งหมด %}x{% endfor %}{{ ก.ชื่อ }}"),
        "name-unknown", "ย่อหน้า “{% for ก in โครงการทั้งหมด %}x{% endfor…”", "หลังจาก for ของชื่อนี้จบ",
    ),
    "an else after the else": refused(
        paragraph("{% if ฉบับ %}ก{% else %}ข{% else %}ค{% endif %}"),
        "block-stray", "ย่อหน้า “{% if ฉบับ %}ก{% else %}ข{% else %}ค{% e…”", "“{% else %}” อยู่หลัง else",
    ),
    "blocks in blocks beyond reading": refused(
        paragraph("{% if ปีงบประมาณ %}" * 200 + "ก" + "{% endif %}" * 200),
        "tag-forbidden", "ย่อหน้า “{% if ปีงบประมาณ %}{% if ปีงบประมาณ %}{%…”", "ลึกเกิน 12 ชั้น",
    ),
    "a section break in an if's own paragraph": builds(
        paragraph("ก") + paragraph("{%p if ปีงบประมาณ %}", properties=SECTION) + paragraph("ข")
        + paragraph("{%p endif %}") + paragraph("ค"), "ก", "ข", "ค",
    ),
    "a section break inside an if": builds(
        paragraph("{%p if ปีงบประมาณ %}") + paragraph("ก", properties=SECTION) + paragraph("{%p endif %}")
        + paragraph("ข"), "ก", "ข",
    ),
    "a section break inside a for": builds(
        paragraph(_P) + paragraph("{{ loop.index }}", properties=SECTION) + _END_P + paragraph("ข"), "1", "2", "3", "ข"
    ),
    "two tags in one paragraph": builds(
        paragraph("{%p if ปีงบประมาณ %}{%p if อำเภอ %}") + paragraph("ก") + paragraph("{%p endif %}{%p endif %}"), "ก"
    ),
    "an if around a table": builds(
        paragraph("{%p if ปีงบประมาณ %}") + table(row("ก", "ข")) + paragraph("{%p endif %}") + paragraph("จบ"),
        "ก | ข", "จบ",
    ),
    "an if that is not so around a table": builds(
        paragraph("{%p if ฉบับ %}") + table(row("ก", "ข")) + paragraph("{%p endif %}") + paragraph("จบ"), "จบ"
    ),
    "a for in a cell": builds(
        table(row(cell(paragraph(_P), paragraph("{{ loop.index }}"), _END_P), "ข")) + paragraph("จบ"), "123 | ข", "จบ"
    ),
    "a cell that nothing is left in": builds(
        table(row(cell(paragraph("{%p if ฉบับ %}"), paragraph("มี"), paragraph("{%p endif %}")), "ข")), " | ข"
    ),
    "rows with merged cells in a for": builds(
        table(row(_TR), _MERGED_FROM, _MERGED_TO, _END_TR), "1 | ก", " | ข", "2 | ก", " | ข", "3 | ก", " | ข"
    ),
    "a for in a for": builds(
        paragraph("{%p for ย in ยุทธศาสตร์ทั้งหมด %}")
        + paragraph("ย{{ loop.index }}{% for ผ in ย.แผนงานทั้งหมด %}-{{ loop.index }}{% endfor %}") + _END_P,
        "ย1-1", "ย2-1", "ย3-1",
    ),
    "an else between rows": builds(
        table(row("{%tr if ฉบับ %}"), row("มี"), row("{%tr else %}"), row("ไม่มี"), row("{%tr endif %}")), "ไม่มี"
    ),
    "a for that finds nothing": builds(
        table(row("หัว"), row("{%tr for ก in โครงการทั้งหมด if ก.งบประมาณ < 0 %}"), row("{{ ก.ชื่อ }}"), _END_TR), "หัว"
    ),
    "a table of which nothing is left": refused(
        table(row("{%tr for ก in โครงการทั้งหมด if ก.งบประมาณ < 0 %}"), row("{{ ก.ชื่อ }}"), _END_TR) + paragraph("จบ"),
        "table-empty", "", "ไม่มีแถวเหลือเลย",
    ),
    "a for with an else": builds(
        paragraph("{% for ก in โครงการทั้งหมด if ก.งบประมาณ < 0 %}{{ ก.ชื่อ }}{% else %}ไม่มีโครงการ{% endfor %}"),
        "ไม่มีโครงการ",
    ),
    "a loop's name that hides a key": builds(
        paragraph("{% for ปีงบประมาณ in โครงการทั้งหมด %}{{ loop.index }}{% endfor %} {{ ปีงบประมาณ }}"), "123 2563"
    ),
    "an if around a column": builds(table(row("{%tc if ฉบับ %}", "ก", "{%tc endif %}", "ข")), "ข"),
    "a note of the clerk's in a paragraph of its own": builds(
        paragraph("ก") + paragraph("{# หมายเหตุของเจ้าหน้าที่ #}") + paragraph("ข"), "ก", "ข"
    ),
    "a note of the clerk's over runs, with a tag in it": builds(paragraph("ก{# หมาย", "เหตุ {{ ผิด }} #", "}ข"), "กข"),
    "a note that never ends": refused(
        paragraph("ก {# หมายเหตุ"), "tag-unclosed", "ย่อหน้า “ก {# หมายเหตุ”", "“{# หมายเหตุ” ขึ้นต้นเหมือนแท็ก"
    ),
}  # fmt: skip
