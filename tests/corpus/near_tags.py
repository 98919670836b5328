"""What is nearly a tag: brackets missing or of another keyboard, names misspelt, filters that do not fit."""

from __future__ import annotations

from tests.corpus.outcomes import Builds, Refused, builds, refused
from tests.word.docx_builder import paragraph

# name → the paragraph, the code, what the message quotes
_LINES: dict[str, tuple[str, str, str]] = {
    "brackets with gaps": ("{ { ปีงบประมาณ } }", "tag-unclosed", "“{ { ปีงบประมาณ } }”"),
    "single brackets around a known name": ("{ ปีงบประมาณ }", "tag-unclosed", "“{ ปีงบประมาณ }”"),
    "a closing bracket missing": ("{{ ปีงบประมาณ }", "tag-unclosed", "“{{ ปีงบประมาณ }”"),
    "an opening bracket missing": ("{ปีงบประมาณ }}", "tag-unclosed", "“{ปีงบประมาณ }}”"),
    "brackets of a Chinese keyboard": ("｛｛ ปีงบประมาณ ｝｝", "tag-unclosed", "“｛｛ ปีงบประมาณ ｝｝”"),
    "nothing in the brackets": ("{{ }}", "tag-syntax", "“{{ }}”"),
    "no command in the brackets": ("{%  %}", "tag-syntax", "“{% %}”"),
    "a name where a command belongs": ("{% ปีงบประมาณ %}", "tag-syntax", "ไม่รู้จักคำสั่ง “ปีงบประมาณ”"),
    "else if for elif": ("{% if ฉบับ %}ก{% else if อำเภอ %}ข{% endif %}", "tag-syntax", "“{% else if อำเภอ %}”"),
    "end for in two words": ("{% for ก in โครงการทั้งหมด %}ก{% end for %}", "tag-syntax", "“{% end for %}”"),
    "one equals sign": ("{% if อำเภอ = 'พล' %}ก{% endif %}", "tag-syntax", "“{% if อำเภอ = 'พล' %}”"),
    "a space in a name": ("{{ ชื่อ หน่วยงาน }}", "tag-syntax", "“{{ ชื่อ หน่วยงาน }}”"),
    "a quotation mark missing": ("{% if อำเภอ == 'พล %}ก{% endif %}", "tag-syntax", "“{% if อำเภอ == 'พล %}”"),
    "a name with a letter missing": ("{{ ชื่อหนวยงาน }}", "name-unknown", "“ชื่อหนวยงาน”"),
    "an English twin with letters exchanged": ("{{ fiscal_yaer }}", "name-unknown", "“fiscal_yaer”"),
    "an attribute of a plain value": ("{{ ปีงบประมาณ.ยาว }}", "name-unknown", "“ปีงบประมาณ.ยาว”"),
    "a filter with a letter missing": ("{{ ปีงบประมาณ | เลขไท }}", "filter-unknown", "“เลขไท”"),
    "a filter without what it needs": ("{{ ปีงบประมาณ | ถ้าว่าง }}", "filter-misused", "ต้องมีค่าในวงเล็บ 1 ค่า"),
    "a filter for money on a text": ("{{ ชื่อหน่วยงาน | บาท }}", "filter-misused", "“ชื่อหน่วยงาน” ซึ่งเป็นข้อความ"),
    "a loop over a number": ("{% for ก in ปีงบประมาณ %}x{% endfor %}", "tag-syntax", "“ปีงบประมาณ” ในแท็ก"),
    "a whole list printed": ("{{ โครงการทั้งหมด }}", "value-unprintable", "“{{ โครงการทั้งหมด }}” เป็นรายการ"),
    "a whole record printed": ("{% for ก in โครงการทั้งหมด %}{{ ก }}{% endfor %}", "value-unprintable", "“{{ ก }}”"),
}  # fmt: skip
_WORDS = 40  # of a paragraph that a place shows


def _place(line: str) -> str:
    shown = " ".join(line.split())
    return f"ย่อหน้า “{shown if len(shown) <= _WORDS else shown[:_WORDS].rstrip() + '…'}”"


NEAR_TAGS: dict[str, Builds | Refused] = {
    **{name: refused(paragraph(line), code, _place(line), quoted) for name, (line, code, quoted) in _LINES.items()},
    "brackets that are text": builds(paragraph("เซต {1, 2} และ {ก: ข}"), "เซต {1, 2} และ {ก: ข}"),
    "a per cent sign and a bracket in text": builds(paragraph("ร้อยละ 5 % และ } กับ #"), "ร้อยละ 5 % และ } กับ #"),
}
