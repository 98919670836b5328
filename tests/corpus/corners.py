"""Text and tags in the corners of a Word file: markup in text and data, old and new drawings, revisions, links."""

from __future__ import annotations

from tests.corpus.outcomes import Builds, Refused, Template, builds, refused
from tests.corpus.pieces import field, link
from tests.corpus.whole_build import NAMES
from tests.word.docx_builder import cell, paragraph, row, run, table

_YEAR = "ปี 2563 จบ"
_TAG = run("ปี {{ ปีงบประมาณ }} จบ")
_CHOICES = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>{{ ปีงบประมาณ }}</w:t></mc:Choice>'
    "<mc:Fallback><w:t>{{ ปีงบประมาณ }}</w:t></mc:Fallback></mc:AlternateContent></w:r>"
)
_MATH = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x</m:t></m:r></m:oMath>'

CORNERS: dict[str, Builds | Refused] = {
    "marks of markup in the template's own text": builds(paragraph("ก & ข < ค > ง \" จ ' ฉ"), "ก & ข < ค > ง \" จ ' ฉ"),
    "marks of markup and tags in the data": builds(
        paragraph("{%p for ก in โครงการทั้งหมด %}") + paragraph("{{ ก.ชื่อ }}") + paragraph("{%p endfor %}"), *NAMES
    ),
    "a tag in a choice between new and old programs": refused(
        paragraph(run("ก "), _CHOICES), "tag-misplaced", "ย่อหน้า “ก”", "“{{ ปีงบประมาณ }}” อยู่ในวัตถุ"
    ),
    "a smart tag of Word 2003": builds(
        paragraph(run("ปี {{ ปีงบ"), f'<w:smartTag w:uri="u" w:element="e">{run("ประมาณ }}")}</w:smartTag>', " จบ"), _YEAR
    ),
    "a row in a content control": builds(
        table(f"<w:sdt><w:sdtPr/><w:sdtContent>{row('ปี {{ ปีงบประมาณ }} จบ')}</w:sdtContent></w:sdt>"), _YEAR
    ),
    "a symbol beside a tag": builds(
        paragraph(_TAG, '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', run(" ต่อ")), f"{_YEAR} ต่อ"
    ),
    "a soft hyphen in a name": builds(
        paragraph(run("ปี {{ ปีงบ"), "<w:r><w:softHyphen/></w:r>", run("ประมาณ }} จบ")), _YEAR
    ),
    "a hard hyphen for a minus": builds(
        paragraph(run("{{ ปีงบประมาณ "), "<w:r><w:noBreakHyphen/></w:r>", run(" 1 }}")), "2562"
    ),
    "a tag over another's words": builds(
        f"<w:p><w:r><w:ruby><w:rubyPr/><w:rt>{run('{{ ปีงบประมาณ }}')}</w:rt>"
        f"<w:rubyBase>{run('ปี')}</w:rubyBase></w:ruby></w:r></w:p>", "2563ปี",
    ),
    "a formula beside a tag": builds(f"<w:p>{_TAG}{_MATH}</w:p>", _YEAR),
    "a comment that ends within a tag": builds(
        paragraph('<w:commentRangeStart w:id="0"/>', "ปี {{ ปีงบ", '<w:commentRangeEnd w:id="0"/>', "ประมาณ }} จบ"), _YEAR
    ),
    "a permission that ends within a tag": builds(
        paragraph('<w:permStart w:id="0" w:edGrp="everyone"/>', "ปี {{ ปีงบ", '<w:permEnd w:id="0"/>', "ประมาณ }} จบ"),
        _YEAR,
    ),
    "a tag that was moved": builds(
        paragraph(
            f'<w:moveFrom w:id="1" w:author="ก">{run("{{ ผิด }}")}</w:moveFrom>',
            f'<w:moveTo w:id="2" w:author="ก">{_TAG}</w:moveTo>',
        ), _YEAR,
    ),
    "a wrong tag in a deleted row": builds(
        table(row("ก"), f'<w:tr><w:trPr><w:del w:id="1" w:author="ก"/></w:trPr>{cell("{{ ผิด }}")}</w:tr>'), "ก"
    ),
    "a wrong tag in a deleted cell": builds(
        table(
            f'<w:tr>{cell("ก")}<w:tc><w:tcPr><w:cellDel w:id="1" w:author="ก"/></w:tcPr>{paragraph("{{ ผิด }}")}</w:tc>'
            "</w:tr>"
        ), "ก",
    ),
    "a tag over a deleted paragraph mark": builds(
        f'<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="ก"/></w:rPr></w:pPr>{run("ปี {{ ปีงบ")}</w:p>'
        + paragraph("ประมาณ }} จบ"), _YEAR,
    ),
    "a tag in a bookmark's name": refused(
        f'<w:p><w:bookmarkStart w:id="3" w:name="{{{{ผิด}}}}"/>{run("ก")}<w:bookmarkEnd w:id="3"/></w:p>',
        "tag-misplaced", "ย่อหน้า “ก”", "“{{ผิด}}” อยู่ในรหัสฟิลด์หรือชื่อบุ๊กมาร์ก",
    ),
    "a tag in a link's address": Builds(
        Template(paragraph(link("เว็บ")), {}, {"rIdLink": "https://example.go.th/{{ ปีงบประมาณ }}"}), ("เว็บ",)
    ),
    "a wrong tag in a link's address": Refused(
        Template(paragraph(link("เว็บ")), {}, {"rIdLink": "https://example.go.th/{{ ผิด }}"}),
        "name-unknown", "ย่อหน้า “เว็บ”", "“{{ ผิด }}”",
    ),
    "a field that shows the day": builds(paragraph(field(" DATE ", "1 ต.ค. 62")), "1 ต.ค. 62"),
    "two tables with only a tag between them": builds(
        table(row("ก")) + paragraph("{%p if ปีงบประมาณ %}") + table(row("ข")) + paragraph("{%p endif %}"), "ก", "ข"
    ),
}  # fmt: skip
