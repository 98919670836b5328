from __future__ import annotations

import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.schema import Value
from docgen.word.finishing.contents import fill_contents
from docgen.word.namespaces import w
from docgen.word.package import Package
from tests.word.docx_builder import NAMESPACES, cell, package, paragraph, row, run, table
from tests.word.tagged import filled, statement, value

PLAN: dict[str, Value] = {
    "แผน": [{"ชื่อ": "การศึกษา", "ย่อย": [{"ชื่อ": "ครู"}, {"ชื่อ": "เด็ก & ผู้ปกครอง"}]}, {"ชื่อ": "สาธารณสุข", "ย่อย": []}]
}
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="H{level}"><w:name w:val="heading {level}"/>'
    f'<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
    for level in (1, 2, 3, 4)
)
_STYLES = (
    f'<w:styles {NAMESPACES}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    f'</w:style>{_STYLES}<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="ของฉัน"/><w:basedOn w:val="H2"/>'
    '</w:style><w:style w:type="paragraph" w:styleId="สารบัญ2"><w:name w:val="toc 2"/></w:style></w:styles>'
)


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(code: str = ' TOC \\o "1-3" \\h \\z \\u ', result: str = "") -> str:
    """The runs of a field; ``result`` is XML between separator and end."""
    instruction = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return mark("begin") + instruction + mark("separate") + result + mark("end")


def heading(*pieces: str, level: int = 1, style: str = "") -> str:
    return paragraph(*pieces, properties=f'<w:pStyle w:val="{style or f"H{level}"}"/>')


def book(*blocks: str, contents: str | None = None) -> Package:
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1701" w:right="1134"/></w:sectPr>'
    first = paragraph(field()) if contents is None else contents
    made = package(first + "".join(blocks) + section)
    made.put("word/styles.xml", _STYLES.encode())
    return made


def built(made: Package, *, live: bool = True) -> etree._Element:
    fill_contents(made)
    with zipfile.ZipFile(io.BytesIO(filled(made, PLAN, live=live))) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def entries(root: etree._Element) -> list[tuple[str, str, str]]:
    """(style, text before the tab, bookmark) of each entry."""
    found = []
    for link in root.iter(w("hyperlink")):
        style = link.getparent().find(f"{w('pPr')}/{w('pStyle')}").get(w("val"))  # type: ignore[union-attr]
        found.append((style or "", "".join(each.text or "" for each in link.iter(w("t"))), link.get(w("anchor"), "")))
    return found


def headings(root: etree._Element) -> list[tuple[str, str]]:
    """(text, bookmark) of each heading in the body, in order."""
    found = []
    for start in root.iter(w("bookmarkStart")):
        block = start.getparent()
        assert block is not None
        found.append(("".join(each.text or "" for each in block.iter(w("t"))), start.get(w("name"), "")))
    return found


def test_every_heading_has_an_entry_with_its_text_and_bookmark() -> None:
    loop = (
        statement("for ก in แผน") + heading("แผนงาน", value("ก.ชื่อ"), level=2)
        + statement("for ข in ก.ย่อย") + paragraph("เนื้อความ") + heading(value("ข.ชื่อ"), level=3)
        + statement("endfor") + statement("endfor")
    )  # fmt: skip

    root = built(book(heading("บทนำ"), paragraph("เนื้อความ"), loop, heading("จบ")))

    assert [(text, name) for _, text, name in entries(root)] == headings(root)
    assert [text for _, text, _ in entries(root)] == [
        "บทนำ", "แผนงานการศึกษา", "ครู", "เด็ก & ผู้ปกครอง", "แผนงานสาธารณสุข", "จบ",
    ]  # fmt: skip
    assert [style for style, _, _ in entries(root)] == ["TOC1", "สารบัญ2", "TOC3", "TOC3", "สารบัญ2", "TOC1"]


@given(st.lists(st.sampled_from(["if ก.ย่อย", "else", "heading", "for ข in ก.ย่อย"]), max_size=8))
@settings(deadline=None, max_examples=40)
def test_entries_and_headings_meet_whatever_the_loops(shape: list[str]) -> None:
    blocks, closing = [statement("for ก in แผน")], ["endfor"]
    for number, each in enumerate(shape):
        if each == "heading":
            blocks.append(heading(f"หัวข้อ {number} ", value("ก.ชื่อ")))
        elif each != "else":
            blocks.append(statement(each))
            closing.append("endfor" if each.startswith("for") else "endif")
        elif closing[-1] == "endif":
            blocks.append(statement("else"))
            blocks.append(statement(closing.pop()))
    blocks += [statement(each) for each in reversed(closing)]

    root = built(book(*blocks))

    assert [(text, name) for _, text, name in entries(root)] == headings(root)


def test_each_entry_asks_for_its_headings_page() -> None:
    root = built(book(heading("หนึ่ง"), heading("สอง")))

    asked = [each.text for each in root.iter(w("instrText")) if "PAGEREF" in (each.text or "")]
    assert asked == [" PAGEREF _Toc000000001 \\h ", " PAGEREF _Toc000000002 \\h "]


def test_the_field_is_kept_whole_and_asks_to_be_updated() -> None:
    made = book(heading("หนึ่ง"), statement("for ก in แผน") + heading(value("ก.ชื่อ")) + statement("endfor"))

    root = built(made)

    kinds = [each.get(w("fldCharType")) for each in root.iter(w("fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == 4
    assert kinds[0] == "begin"
    assert kinds[-1] == "end"
    assert next(each.text for each in root.iter(w("instrText"))) == ' TOC \\o "1-3" \\h \\z \\u '
    assert next(root.iter(w("fldChar"))).get(w("dirty")) == "true"
    update = made.tree(made.related("settings")[0]).find(w("updateFields"))
    assert update is not None


def test_a_book_whose_headings_are_all_left_out_keeps_a_whole_field() -> None:
    root = built(book(statement("for ก in แผน if 1 > 2") + heading("หนึ่ง") + statement("endfor")))

    assert entries(root) == []
    assert [each.get(w("fldCharType")) for each in root.iter(w("fldChar"))] == ["begin", "separate", "end"]


def test_old_entries_give_way_to_the_new() -> None:
    old = paragraph(mark("begin"), '<w:r><w:instrText> TOC \\o "1-2" </w:instrText></w:r>', mark("separate"), "เก่า 1")
    old += paragraph("เก่า 2") + paragraph(mark("end"))
    made = book(heading("ใหม่"), contents=paragraph("สารบัญ") + old)

    root = built(made)

    text = "".join(each.text or "" for each in root.iter(w("t")))
    assert text == "สารบัญใหม่ใหม่"


def test_a_field_that_ends_behind_its_content_control_is_filled() -> None:
    begin = mark("begin") + "<w:r><w:instrText> TOC </w:instrText></w:r>" + mark("separate")
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(begin, 'เก่า 1')}{paragraph('เก่า 2')}</w:sdtContent></w:sdt>"

    root = built(book(heading("ใหม่"), contents=control + paragraph(mark("end"))))

    assert "".join(each.text or "" for each in root.iter(w("t"))) == "ใหม่ใหม่"


def test_text_around_the_field_stays() -> None:
    made = book(heading("ใหม่"), contents=paragraph(run("ก่อน"), field(result=run("เก่า")), run("หลัง")))

    root = built(made)

    assert ["".join(each.text or "" for each in block.iter(w("t"))) for block in root.iter(w("p"))] == [
        "ก่อน", "ใหม่", "หลัง", "ใหม่",
    ]  # fmt: skip


def test_a_section_that_ends_with_the_contents_stays() -> None:
    section = "<w:sectPr><w:pgSz w:w='100' w:h='200'/></w:sectPr>"
    for live in (True, False):
        made = book(heading("ใหม่"), contents=paragraph(field(), properties=section))

        assert len(list(built(made, live=live).iter(w("sectPr")))) == 2


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('TOC \\o "1-3" \\h', ["หนึ่ง", "สอง", "ในตาราง"]), ('TOC \\o "2-2"', ["สอง", "ในตาราง"]),
        ('TOC \\o "1-4" \\u', ["หนึ่ง", "สอง", "สี่", "ตรง", "ของฉัน", "ในตาราง"]),
        ('TOC \\o "1-1" \\t "ของฉัน,2"', ["หนึ่ง", "ของฉัน"]), ("TOC", ["หนึ่ง", "สอง", "สี่", "ในตาราง"]),
    ],
)  # fmt: skip
def test_the_fields_switches_say_which_headings(code: str, found: list[str]) -> None:
    direct = paragraph("ตรง", properties='<w:outlineLvl w:val="0"/>')
    blocks = [
        heading("หนึ่ง"), heading("สอง", level=2), heading("สี่", level=4), direct, heading("ของฉัน", style="Own"),
        heading("  "), table(row(cell(heading("ในตาราง", level=2)))), paragraph("เนื้อความ"),
    ]  # fmt: skip

    root = built(book(*blocks, contents=paragraph(field(code))))

    assert [text for _, text, _ in entries(root)] == found


def test_a_list_of_tables_is_not_the_contents() -> None:
    made = book(heading("หนึ่ง"), contents=paragraph(field('TOC \\h \\c "ตาราง"', run("ตาราง 1"))))
    before = etree.tostring(made.tree(made.main()))

    fill_contents(made)

    assert etree.tostring(made.tree(made.main())) == before


def test_a_book_without_contents_stays_as_it_is() -> None:
    made = book(heading("หนึ่ง"), contents=paragraph("ไม่มีสารบัญ"))
    before = [etree.tostring(made.tree(name)) for name in made.names()]

    fill_contents(made)

    assert [etree.tostring(made.tree(name)) for name in made.names()] == before


def test_a_simple_field_is_filled_too() -> None:
    simple = "<w:fldSimple w:instr='TOC \\o \"1-3\"'>" + run("เก่า") + "</w:fldSimple>"

    root = built(book(heading("หนึ่ง"), contents=paragraph(simple)))

    assert [text for _, text, _ in entries(root)] == ["หนึ่ง"]


def test_contents_for_paper_have_references_but_no_field() -> None:
    root = built(book(heading("หนึ่ง"), heading("สอง")), live=False)

    codes = [each.text or "" for each in root.iter(w("instrText"))]
    assert [text for _, text, _ in entries(root)] == ["หนึ่ง", "สอง"]
    assert all(re.match(r" PAGEREF _Toc\d{9} ", code) for code in codes)
    assert len(codes) == 2


def test_dots_lead_to_the_edge_of_the_text() -> None:
    root = built(book(heading("หนึ่ง")))

    tab = next(each for each in root.iter(w("tab")) if each.get(w("leader")))
    assert tab.get(w("pos")) == str(11906 - 1701 - 1134)


def test_a_heading_in_a_table_keeps_its_digits_in_the_contents() -> None:
    made = book(table(row(cell(heading("ปี ", value("2563"))))))
    fill_contents(made)

    with zipfile.ZipFile(io.BytesIO(filled(made, PLAN, "mixed"))) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))

    assert [text for _, text, _ in entries(root)] == ["ปี 2563"]
