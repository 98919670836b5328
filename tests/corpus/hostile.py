"""Templates of people who mean harm: Python, endless loops, text that grows, brackets without end, forged marks."""

from __future__ import annotations

from tests.corpus.outcomes import Builds, Refused, builds, refused
from tests.word.docx_builder import paragraph, run

# name → the tag, the code, what the message quotes
_TAGS: dict[str, tuple[str, str, str]] = {
    "a Python attribute": ("{{ ปีงบประมาณ.__class__ }}", "tag-forbidden", "“__class__”"),
    "a Python attribute by filter": ("{{ ปีงบประมาณ | attr('__class__') }}", "filter-unknown", "“attr”"),
    "a Python attribute by bracket": ("{{ ปีงบประมาณ['__class__'] }}", "tag-forbidden", "“__class__”"),
    "the template's own object": ("{{ self._TemplateReference__context }}", "name-unknown", "“self”"),
    "a function of Jinja's": ("{{ cycler('ก').next() }}", "tag-forbidden", "การเรียกฟังก์ชัน"),
    "markup that passes unescaped": ("{{ ชื่อหน่วยงาน | safe }}", "filter-unknown", "“safe”"),
    "a text of a billion spaces": ("{{ ชื่อหน่วยงาน | center(1000000000) }}", "filter-unknown", "“center”"),
    "a number of a billion digits": ("{{ '%0999999999d' | format(1) }}", "filter-unknown", "“format”"),
    "a loop of a billion rounds": ("{% for ก in range(1000000000) %}x{% endfor %}", "tag-forbidden", "การเรียกฟังก์ชัน"),
    "a loop over a typed list": ("{% for ก in [1, 2, 3] %}x{% endfor %}", "tag-forbidden", "รายการในวงเล็บเหลี่ยม"),
    "a power of a power": ("{{ 9 ** 9 ** 9 }}", "tag-forbidden", "การยกกำลัง"),
    "a text times a billion": ("{{ 'ก' * 1000000000 }}", "tag-forbidden", "การคูณ"),
    "a format of Python's": ("{{ '%s' % ปีงบประมาณ }}", "tag-forbidden", "เครื่องหมาย %"),
    "a variable of its own": ("{% set ก = 1 %}", "tag-forbidden", "คำสั่ง “set”"),
    "another file": ("{% include '/etc/passwd' %}", "tag-forbidden", "คำสั่ง “include”"),
    "a module": ("{% import 'os' as os %}", "tag-forbidden", "คำสั่ง “import”"),
    "another template": ("{% extends 'ก' %}", "tag-forbidden", "คำสั่ง “extends”"),
}  # fmt: skip
_DEEP = "".join(f"{{% for ก{number} in โครงการทั้งหมด %}}" for number in range(12)) + "x" + "{% endfor %}" * 12


def _place(line: str) -> str:
    return f"ย่อหน้า “{line if len(line) <= 40 else line[:40].rstrip() + '…'}”"


HOSTILE: dict[str, Builds | Refused] = {
    **{name: refused(paragraph(tag), code, _place(tag), quoted) for name, (tag, code, quoted) in _TAGS.items()},
    "loops in loops over everything": refused(paragraph(_DEEP), "loop-too-large", "", "วนมากเกินจำนวนข้อมูล"),
    "brackets in brackets in a tag": refused(
        paragraph("{{ " + "(" * 490 + "ปีงบประมาณ" + ")" * 490 + " }}"),
        "tag-syntax", f"ย่อหน้า “{{{{ {'(' * 37}…”", "ซับซ้อนเกินไป",
    ),
    "a tag longer than a page": refused(
        paragraph("{{ " + "ปีงบประมาณ + " * 500 + "1 }}"),
        "tag-syntax", "ย่อหน้า “{{ ปีงบประมาณ + ปีงบประมาณ + ปีงบประมาณ…”", "ยาวเกินไป",
    ),
    "18 KB of paragraph tags that never end": refused(
        paragraph("{%p x" * 3_600), "tag-unclosed", f"ย่อหน้า “{'{%p x' * 8}…”", "“{%p x” ขึ้นต้นเหมือนแท็ก"
    ),
    "18 KB of brackets": refused(
        paragraph("{{ " * 6_000), "tag-unclosed", f"ย่อหน้า “{'{{ ' * 13}{{…”", "“{{” ขึ้นต้นเหมือนแท็ก"
    ),
    "20,000 runs of one bracket each": refused(
        f"<w:p>{run('{') * 20_000}</w:p>", "tag-unclosed", f"ย่อหน้า “{'{' * 40}…”", "“{{” ขึ้นต้นเหมือนแท็ก"
    ),
    "a paragraph of two thousand tags": builds(paragraph("{{ ปีงบประมาณ }}" * 2_000), "2563" * 2_000),
    "a forged value": refused(
        f'<w:p><w:r><dg:value id="7" expression="ปีงบประมาณ.__class__"/></w:r>{run("ก")}</w:p>',
        "file-unsafe", "", "ปลอมเป็นเครื่องหมายภายใน",
    ),
    "a forged statement": refused(
        f'<dg:statement id="8" code="for x in y"/>{paragraph("ก")}<dg:statement id="9" code="endfor"/>',
        "file-unsafe", "", "ปลอมเป็นเครื่องหมายภายใน",
    ),
}  # fmt: skip
