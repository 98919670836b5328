"""Tags that Word split, wrapped, corrected or moved into a corner of the document."""

from __future__ import annotations

from tests.corpus.outcomes import Builds, Refused, Template, builds, refused
from tests.corpus.pieces import (
    BOOKMARK,
    SPELLING,
    control,
    deleted,
    field,
    in_language,
    inserted,
    link,
    note,
    note_mark,
    page_of,
    revised,
    text_box,
)
from tests.word.docx_builder import cell, paragraph, row, run, table

_YEAR = "ปี 2563 จบ"
_WEB = {"rIdLink": "https://example.go.th/"}

SPLIT_TAGS: dict[str, Builds | Refused] = {
    "a tag split by spell checking": builds(paragraph("ปี {{ ปีงบ", SPELLING, "ประมาณ", SPELLING, " }} จบ"), _YEAR),
    "a tag split at every character": builds(paragraph("ปี ", *"{{ปีงบประมาณ}}", " จบ"), _YEAR),
    "a tag split by language marks": builds(
        paragraph(run("ปี "), in_language("{{ ปีงบ", "en-US"), in_language("ประมาณ }}", "th-TH"), run(" จบ")), _YEAR,
    ),
    "a tag split by revision ids": builds(
        paragraph(*(revised(text, at) for at, text in enumerate(("ปี {", "{ ปีงบประมาณ }", "} จบ")))), _YEAR,
    ),
    "a tag split by a bookmark": builds(paragraph("ปี {{ ปีงบ", BOOKMARK, "ประมาณ }} จบ"), _YEAR),
    "a tag split by its format": builds(
        paragraph(run("ปี {{ "), run("ปีงบ", "<w:b/><w:bCs/>"), run("ประมาณ", "<w:i/>"), run(" }} จบ")), _YEAR,
    ),
    "a tag over a page break that Word remembers": builds(
        paragraph(run("ปี {{ ปีงบ"), "<w:r><w:lastRenderedPageBreak/></w:r>", run("ประมาณ }} จบ")), _YEAR,
    ),
    "double quotes that autocorrection curled": builds(paragraph("{% if อำเภอ == “เมือง” %}ใช่{% endif %}"), "ใช่"),
    "single quotes that autocorrection curled": builds(paragraph("{% if อำเภอ == ‘เมือง’ %}ใช่{% endif %}"), "ใช่"),
    "a quote curled at one end only": builds(paragraph('{{ ฉบับ | ถ้าว่าง(“ไม่มี") }}'), "ไม่มี"),
    "a minus that autocorrection made a dash": builds(paragraph("{{ ปีงบประมาณ – 1 }}"), "2562"),
    "a dash in quotation marks stays": builds(paragraph("{{ ฉบับ | ถ้าว่าง(“–”) }}"), "–"),
    "hard spaces in a tag": builds(paragraph("ปี {{\u00a0ปีงบประมาณ\u00a0}} จบ"), _YEAR),
    "zero-width characters in a name and in its brackets": builds(
        paragraph("ปี {\u200b{ ปี\u200bงบ\u2060ประมาณ\ufeff }} จบ"), _YEAR
    ),
    "capitals that Word writes after a full stop": builds(
        paragraph("{% If ปีงบประมาณ %}มี{% Else %}ไม่{% Endif %}"), "มี"
    ),
    "a tag over a line break": builds(
        paragraph(run("ปี {{ ปีงบประมาณ"), "<w:r><w:br/></w:r>", run("| เลขอารบิก }} จบ")), _YEAR
    ),
    "a tag in a header": Builds(
        Template(paragraph("เนื้อความ") + page_of("header"), {"header": paragraph("ปี {{ ปีงบ", "ประมาณ }} จบ")}),
        ("เนื้อความ",), (_YEAR,),
    ),
    "a tag in a footer": Builds(
        Template(paragraph("เนื้อความ") + page_of("footer"), {"footer": paragraph("ปี {{ ปีงบ", "ประมาณ }} จบ")}),
        ("เนื้อความ",), (_YEAR,),
    ),
    "a tag in a footnote": Builds(
        Template(paragraph("เนื้อความ", note_mark("footnote")), {"footnotes": note("footnote", "ปี {{ ปีงบประมาณ }} จบ")}),
        ("เนื้อความ",), (_YEAR,),
    ),
    "a tag in an endnote": Builds(
        Template(paragraph("เนื้อความ", note_mark("endnote")), {"endnotes": note("endnote", "ปี {{ ปีงบประมาณ }} จบ")}),
        ("เนื้อความ",), (_YEAR,),
    ),
    "a tag in a text box": builds(paragraph(run("นอก "), text_box("ปี {{ ปีงบประมาณ }} จบ")), f"นอก {_YEAR}"),
    "a loop in a text box": builds(
        paragraph(text_box("{%p for ก in โครงการทั้งหมด %}", "{{ loop.index }}.", "{%p endfor %}")), "1.2.3."
    ),
    "a tag in a content control": builds(paragraph(run("ปี "), control(run("{{ ปีงบประมาณ }}")), run(" จบ")), _YEAR),
    "a paragraph in a content control": builds(control(paragraph("ปี {{ ปีงบ", "ประมาณ }} จบ")), _YEAR),
    "a tag in a link's text": Builds(
        Template(paragraph(run("ปี "), link("{{ ปีงบประมาณ", " }}"), run(" จบ")), {}, _WEB), (_YEAR,)
    ),
    "a tag in a field's result": builds(paragraph(run("ปี "), field(" QUOTE x ", "{{ ปีงบประมาณ }}"), run(" จบ")), _YEAR),
    "a tag in a cell of a table in a cell": builds(
        table(row(cell(table(row("ปี {{ ปีงบประมาณ }} จบ")), paragraph("ใต้ตาราง")))), f"{_YEAR}ใต้ตาราง"
    ),
    "a tag that was inserted with changes tracked": builds(
        paragraph(run("ปี {{ "), inserted("ปีงบ", "ประมาณ"), run(" }} จบ")), _YEAR
    ),
    "a tag that was deleted with changes tracked": builds(
        paragraph(run("ปี "), deleted("{{ ผิด.ผิด }}"), run("2563 จบ")), _YEAR
    ),
    "a name corrected with changes tracked": builds(
        paragraph(run("ปี {{ ปีงบ"), deleted("ประมาน"), inserted("ประมาณ"), run(" }} จบ")), _YEAR
    ),
    "a tag half in a link": Refused(
        Template(paragraph(run("ดู {{ ปี"), link("งบประมาณ }}")), {}, _WEB),
        "tag-crosses", "ย่อหน้า “ดู {{ ปีงบประมาณ }}”", "“{{ ปีงบประมาณ }}”",
    ),
    "a tag half in a content control": refused(
        paragraph(run("ดู {{ ปี"), control(run("งบประมาณ }}"))),
        "tag-crosses", "ย่อหน้า “ดู {{ ปีงบประมาณ }}”", "“{{ ปีงบประมาณ }}”",
    ),
    "a tag half in a field": refused(
        paragraph(run("ดู {{ ปี"), field(" PAGE ", "งบประมาณ }}")),
        "tag-crosses", "ย่อหน้า “ดู {{ ปี งบประมาณ }}”", "“{{ ปี งบประมาณ }}”",
    ),
    "a tag in a field's code": refused(
        paragraph(run("ดู "), field(" HYPERLINK {{ ปีงบประมาณ }} ", "ลิงก์")),
        "tag-misplaced", "ย่อหน้า “ดู ลิงก์”", "“HYPERLINK {{ ปีงบประมาณ }}”",
    ),
    "a tag around a footnote's mark": Refused(
        Template(
            paragraph(run("{{ ปีงบ"), note_mark("footnote"), run("ประมาณ }}")), {"footnotes": note("footnote", "เชิง")}
        ),
        "tag-crosses", "ย่อหน้า “{{ ปีงบ ประมาณ }}”", "“{{ ปีงบ ประมาณ }}”",
    ),
    "a wrong name in a header": Refused(
        Template(paragraph("เนื้อความ") + page_of("header"), {"header": paragraph("ปี {{ ปีงบประมาน }}")}),
        "name-unknown", "หัวกระดาษ > ย่อหน้า “ปี {{ ปีงบประมาน }}”", "“ปีงบประมาน”",
    ),
    "a wrong name in a footnote": Refused(
        Template(paragraph("เนื้อความ", note_mark("footnote")), {"footnotes": note("footnote", "{{ ผิด }}")}),
        "name-unknown", "เชิงอรรถ > ย่อหน้า “{{ ผิด }}”", "“{{ ผิด }}”",
    ),
    "a wrong name in a text box": refused(
        paragraph(text_box("{{ ผิด }}")), "name-unknown", "กล่องข้อความ > ย่อหน้า “{{ ผิด }}”", "“{{ ผิด }}”"
    ),
    "a tag over two paragraphs": refused(
        paragraph("ดู {{ ปี") + paragraph("งบประมาณ }} จบ"), "tag-crosses", "ย่อหน้า “ดู {{ ปี”", "“{{ ปี”"
    ),
    "a tag over two cells": refused(
        table(row("ดู {{ ปี", "งบประมาณ }}")), "tag-crosses", "ตาราง 1 แถว 1 ช่อง 1 > ย่อหน้า “ดู {{ ปี”", "“{{ ปี”"
    ),
}  # fmt: skip
