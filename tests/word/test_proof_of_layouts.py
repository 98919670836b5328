"""The proof knows what merged cells show and which pictures a row must have; it reads the book by itself."""

from __future__ import annotations

import io
import zipfile

from docgen.problems import Problem
from docgen.schema import Field, Kind, record_of
from docgen.word.namespaces import PREFIXES
from docgen.word.proof.patterns import read_patterns
from docgen.word.proof.prove import Claim, prove
from docgen.word.tags.chapter import Chapter
from tests.word.docx_builder import cell, package, paragraph, run, table
from tests.word.tagged import statement, value

PROJECT = record_of(
    "project", "โครงการ",
    Field("แผนงาน", Kind.TEXT, ""), Field("ชื่อ", Kind.TEXT, ""), Field("แผนที่", Kind.PICTURE, ""),
)  # fmt: skip
SCHEMA = record_of("plan", "แผน", Field("โครงการทั้งหมด", Kind.LIST, "", record=PROJECT))
EXPECTED: dict[str, list[dict[str, object]]] = {
    "project": [
        {"แผนงาน": "การศึกษา", "ชื่อ": "หนึ่ง", "แผนที่": "รูป/ก.png"},
        {"แผนงาน": "การศึกษา", "ชื่อ": "สอง", "แผนที่": ""},
        {"แผนงาน": "การเกษตร", "ชื่อ": "สาม", "แผนที่": "ข & ค.png"},
    ]
}
TEMPLATE = table(
    statement("for p in โครงการทั้งหมด"),
    "<w:tr>" + cell(paragraph(value("p.แผนงาน | รวมช่อง"))) + cell(paragraph(value("p.ชื่อ")))
    + cell(paragraph(value("p.แผนที่ | กว้าง(3)"))) + "</w:tr>",
    statement("endfor"),
)  # fmt: skip


def merged(how: str, text: str) -> str:
    return f'<w:tc><w:tcPr><w:vMerge w:val="{how}"/></w:tcPr>{paragraph(text)}</w:tc>'


def picture(name: str) -> str:
    drawn = f'<wp:inline><wp:docPr id="1" name="x" descr="{name}"/></wp:inline>'
    return paragraph(f"<w:r><w:drawing>{drawn}</w:drawing></w:r>")


ROWS = [
    (merged("restart", "การศึกษา"), "หนึ่ง", picture("ก.png")),
    (merged("continue", ""), "สอง", ""),
    (merged("restart", "การเกษตร"), "สาม", picture("ข &amp; ค.png")),
]


def proven(rows: list[tuple[str, str, str]]) -> list[Problem]:
    patterns = read_patterns(Chapter("แม่แบบ.docx", package(TEMPLATE)), SCHEMA)
    names = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in PREFIXES.items() if prefix != "dg")
    written = (f"<w:tr>{one}{cell(paragraph(run(two)))}{cell(three)}</w:tr>" for one, two, three in rows)
    start = '<w:bookmarkStart w:id="0" w:name="_chapter_1"/>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as book:
        body = start + table(*written)
        book.writestr("word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>")
    return prove(file, Claim("เล่ม.docx", {1: "แม่แบบ.docx"}, {1: patterns}, EXPECTED, []))[1]


def test_a_cell_that_goes_on_shows_the_value_above() -> None:
    assert proven(ROWS) == []


def test_a_cell_that_goes_on_below_another_value_is_told() -> None:
    third = (merged("continue", ""), *ROWS[2][1:])

    assert [each.code for each in proven([*ROWS[:2], third])] == ["proof-row"]


def test_a_value_hidden_in_a_cell_that_goes_on_is_told() -> None:
    third = (merged("continue", "การเกษตร"), *ROWS[2][1:])

    assert [each.code for each in proven([*ROWS[:2], third])] == ["proof-row"]


def test_a_picture_that_is_missing_or_another_is_told() -> None:
    for drawn in ("", picture("ก.png")):
        third = (*ROWS[2][:2], drawn)
        assert [each.code for each in proven([*ROWS[:2], third])] == ["proof-row"]
