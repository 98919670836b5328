"""Tags become docgen's own elements wherever Word put their pieces; what cannot be is told at its place."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.problems import Problem, WordPlace
from docgen.word.healing.heal import heal
from docgen.word.namespaces import RELATIONSHIPS, VALUE, A, w
from docgen.word.package import Package
from docgen.word.tags.chapter import Chapter, TagKind
from docgen.word.tags.tag_text import normalised, scan
from tests.growth_of_time import LINEAR, TIMES, growth
from tests.word.docx_builder import cell, heading, package, paragraph, row, run, table
from tests.word.outline import outline

BODY = "word/document.xml"


def healed(body: str) -> tuple[str, list[Problem]]:
    opened = package(body)
    _, problems = heal(opened, "บท.docx")
    return outline(opened.tree(BODY)[0]), problems


def chapter_of(opened: Package) -> tuple[Chapter, list[Problem]]:
    return heal(opened, "บท.docx")


def link(*pieces: str) -> str:
    return f'<w:hyperlink r:id="rIdL">{"".join(map(run, pieces))}</w:hyperlink>'


def box(*paragraphs: str) -> str:
    """A text box as Word writes it: the drawing, and the same text again for old programs."""
    text = "<w:txbxContent>" + "".join(map(paragraph, paragraphs)) + "</w:txbxContent>"
    drawing = f"<w:drawing><wp:inline><wps:txbx>{text}</wps:txbx></wp:inline></w:drawing>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{text}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def control(content: str) -> str:
    return f"<w:sdt><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def picture(description: str) -> str:
    properties = f'<wp:docPr id="1" name="a" descr="{description}"/>'
    return f"<w:r><w:drawing><wp:inline>{properties}</wp:inline></w:drawing></w:r>"


SPELL = '<w:proofErr w:type="spellStart"/>'
MARK = '<w:bookmarkStart w:id="1" w:name="m"/><w:bookmarkEnd w:id="1"/>'

HEALS = {
    "a tag in one run": (paragraph("ก {{ ปี }} ข"), "p(ก ‹ปี› ข)"),
    "a tag split at every bracket": (paragraph("{", "{", " ปี", " }", "}"), "p(‹ปี›)"),
    "a tag split by spell checking": (paragraph("{{ ปี", SPELL, "งบ", SPELL, " }}"), "p(‹ปีงบ›)"),
    "a tag split by a bookmark": (paragraph("{{ ปี", MARK, "งบ }}"), "p(‹ปีงบ›[])"),
    "two tags in one run": (paragraph("{{ ก }}/{{ ข }}"), "p(‹ก›/‹ข›)"),
    "two tags that share a run": (paragraph("{{ ก", " }} กับ {{", " ข }}"), "p(‹ก› กับ ‹ข›)"),
    "curled quotes": (paragraph("{{ ก | ถ้าว่าง(“ไม่มี”) }}"), 'p(‹ก | ถ้าว่าง("ไม่มี")›)'),
    "single curled quotes": (paragraph("{% if ก == ‘ข’ %}x{% endif %}"), "p(«if ก == 'ข'»x«endif»)"),
    "a quote curled at one end only": (paragraph('{{ ก | ถ้าว่าง("ไม่มี”) }}'), 'p(‹ก | ถ้าว่าง("ไม่มี")›)'),
    "a straight quote within curled ones": (paragraph('{{ “ก"ข” }}'), 'p(‹"ก\\"ข"›)'),
    "a dash is a minus": (paragraph("{{ ก – 1 }}"), "p(‹ก - 1›)"),
    "a dash in a quotation stays": (paragraph("{{ ก | ถ้าว่าง('–') }}"), "p(‹ก | ถ้าว่าง('–')›)"),
    "hard spaces and zero-width marks": (paragraph("{\u200b{\u00a0ก\u200b\u00a0}}"), "p(‹ก›)"),
    "a line break in a tag": (paragraph(run("{{ ก"), "<w:r><w:br/></w:r>", run("| บาท }}")), "p(‹ก | บาท›)"),
    "a tab in a tag": (paragraph(run("{{"), "<w:r><w:tab/></w:r>", run("ก }}")), "p(‹ก›)"),
    "a hard hyphen in a tag": (paragraph(run("{{ ก"), "<w:r><w:noBreakHyphen/></w:r>", run("1 }}")), "p(‹ก-1›)"),
    "tabs beside a tag stay": (paragraph(run("ก"), "<w:r><w:tab/></w:r>", run("{{ ข }}")), "p(ก→‹ข›)"),
    "a comment goes": (paragraph("ก{# {{ x }} #}ข"), "p(กข)"),
    "docxtpl's rich text": (paragraph("{{r ก }}"), "p(‹ก›)"),
    "docxtpl's run level": (paragraph("{%r if ก %}x{%r endif %}"), "p(«if ก»x«endif»)"),
    "whitespace control": (paragraph("{{- ก -}}{%- if ข -%}x{%- endif +%}"), "p(‹ก›«if ข»x«endif»)"),
    "a negative number is no whitespace control": (paragraph("{{ -1 }}"), "p(‹-1›)"),
    "capitals that Word writes": (paragraph("{% If ก %}x{% Else %}y{% Endif %}"), "p(«if ก»x«else»y«endif»)"),
    "a statement splits its run": (paragraph("ก{% if x %}ข{% endif %}ค"), "p(ก«if x»ข«endif»ค)"),
    "a paragraph loop": (
        paragraph("{%p for ก in ข %}") + paragraph("{{ ก.x }}") + paragraph("{%p endfor %}"),
        "«for ก in ข»p(‹ก.x›)«endfor»",
    ),
    "plain statements alone in their paragraphs": (
        paragraph("{% for ก in ข %}") + paragraph("x") + paragraph(" {% endfor %} "),
        "«for ก in ข»p(x)«endfor»",
    ),
    "a level forgotten at the end": (
        paragraph("{%p if ก %}") + paragraph("x") + paragraph("{% else %}") + paragraph("{% endif %}"),
        "«if ก»p(x)«else»«endif»",
    ),
    "a whole condition in one paragraph stays there": (paragraph("{% if ก %}{% endif %}"), "p(«if ก»«endif»)"),
    "several paragraph tags in one paragraph": (
        paragraph("{%p if ก %}{%p for ข in ค %}") + paragraph("x") + paragraph("{%p endfor %}", " {%p endif %}"),
        "«if ก»«for ข in ค»p(x)«endfor»«endif»",
    ),
    "a row loop": (
        table(row("{%tr for ก in ข %}", ""), row("{{ ก.x }}", "y"), row("{%tr endfor %}", "")),
        "tbl(«for ก in ข»tr(tc(p(‹ก.x›))tc(p(y)))«endfor»)",
    ),
    "a row loop in a row control": (
        table(control(row("{%tr if ก %}") + row("x") + row("{%tr endif %}"))),
        "tbl(sdt(«if ก»tr(tc(p(x)))«endif»))",
    ),
    "a column loop": (
        table(row("{%tc for ก in ข %}", "{{ ก.x }}", "{%tc endfor %}")),
        "tbl(tr(«for ก in ข»tc(p(‹ก.x›))«endfor»))",
    ),
    "a table in a cell": (
        table(row(cell(table(row("{%tr if ก %}"), row("x"), row("{%tr endif %}")), paragraph("")))),
        "tbl(tr(tc(tbl(«if ก»tr(tc(p(x)))«endif»)p())))",
    ),
    "a tag inside a link": (paragraph(link("ก {{ ", "ปี", " }}")), "p(link(ก ‹ปี›))"),
    "a condition inside a link": (paragraph(link("{% if ก %}x{% endif %}")), "p(link(«if ก»x«endif»))"),
    "a tag in a content control": (
        paragraph(f"<w:sdt><w:sdtPr/><w:sdtContent>{run('{{ ก }}')}</w:sdtContent></w:sdt>"), "p(sdt(‹ก›))",
    ),
    "a tag in a block control": (
        f"<w:sdt><w:sdtContent>{paragraph('{{ ก }}')}</w:sdtContent></w:sdt>", "sdt(p(‹ก›))",
    ),
    "a tag in a field's result": (
        paragraph(f'<w:fldSimple w:instr=" TITLE ">{run("{{ ก }}")}</w:fldSimple>'), "p(field(‹ก›))",
    ),
    "a tag over a smart tag": (
        paragraph("{{ ปี", f'<w:smartTag w:element="place">{run("งบ")}</w:smartTag>', " }}x"), "p(‹ปีงบ›x)",
    ),
    "both copies of a text box": (paragraph(box("{{ ก }}")), "p(box(p(‹ก›))box(p(‹ก›)))"),
    "a paragraph tag in a text box": (
        paragraph(box("{%p if ก %}", "x", "{%p endif %}")),
        "p(box(«if ก»p(x)«else»p()«endif»)box(«if ก»p(x)«else»p()«endif»))",
    ),
    "deleted text is passed over": (
        paragraph("ก", '<w:del w:id="1" w:author="a"><w:r><w:delText>{{ x }}</w:delText></w:r></w:del>'), "p(ก)",
    ),
    "a cell that a tag would leave without a paragraph": (
        table(row(cell("{%p if ก %}", "x", "{%p endif %}"))),
        "tbl(tr(tc(«if ก»p(x)«else»p()«endif»)))",
    ),
    "a loop alone in a cell": (
        table(row(cell("{%p for ก in ข %}", "x", "{%p endfor %}"))),
        "tbl(tr(tc(«for ก in ข»p(x)«else»p()«endfor»)))",
    ),
    "a cell that ends well anyhow": (
        table(row(cell("y", "{%p if ก %}", "x", "{%p endif %}"))),
        "tbl(tr(tc(p(y)«if ก»p(x)«endif»)))",
    ),
    "a cell with both branches": (
        table(row(cell("{%p if ก %}", "x", "{%p else %}", "y", "{%p endif %}"))),
        "tbl(tr(tc(«if ก»p(x)«else»p(y)«endif»)))",
    ),
    "a cell whose condition ends with a table": (
        table(row(cell("{%p if ก %}", table(row("x")), "{%p endif %}"))),
        "tbl(tr(tc(«if ก»tbl(tr(tc(p(x))))«endif»p())))",
    ),
    "a section break in the paragraph of an end": (
        paragraph("{%p if ก %}")
        + paragraph("x")
        + paragraph("{%p endif %}", properties="<w:sectPr/>")
        + paragraph("y"),
        "«if ก»p(x)«endif»p(§)p(y)",
    ),
    "a section break in the paragraph of a beginning": (
        paragraph("{%p if ก %}", properties="<w:sectPr/>") + paragraph("x") + paragraph("{%p endif %}"),
        "p(§)«if ก»p(x)«endif»",
    ),
    "a bookmark that ends beside a tag": (
        paragraph('<w:bookmarkStart w:id="1" w:name="m"/>', "x")
        + paragraph("{%p if ก %}", '<w:bookmarkEnd w:id="1"/>')
        + paragraph("{%p endif %}"),
        "p([x)]«if ก»«endif»",
    ),
    "a comment on a paragraph tag": (
        paragraph('<w:commentRangeStart w:id="3"/>', "x")
        + paragraph("{%p if ก %}", '<w:commentRangeEnd w:id="3"/>', '<w:r><w:commentReference w:id="3"/></w:r>')
        + paragraph("{%p endif %}"),
        "p(x)«if ก»«endif»",
    ),
    "single brackets are text": (paragraph("{ก} และ { ข }"), "p({ก} และ { ข })"),
}


@pytest.mark.parametrize("name", HEALS)
def test_a_tag_is_healed(name: str) -> None:
    body, expected = HEALS[name]

    shape, problems = healed(body)

    assert problems == []
    assert shape == expected


TOLD = {
    "a tag without its end": (paragraph("ก {{ ปี"), "tag-unclosed", "“{{ ปี”"),
    "one bracket missing at the end": (paragraph("{{ ปี } ข"), "tag-unclosed", "“{{ ปี }”"),
    "one bracket missing at the beginning": (paragraph("{ ปี }} ข"), "tag-unclosed", "“{ ปี }}”"),
    "brackets with gaps": (paragraph("{ { ปี } }"), "tag-unclosed", "“{ { ปี } }”"),
    "a gap at the end only": (paragraph("{{ ปี } }"), "tag-unclosed", "“{{ ปี } }”"),
    "a statement with a gap": (paragraph("{ % if ก %}"), "tag-unclosed", "“{ % if ก %}”"),
    "brackets of two kinds": (paragraph("{% if ก }}"), "tag-unclosed", "“{% if ก }}”"),
    "a tag in a tag": (paragraph("{{ ก {{ ข }}"), "tag-unclosed", "“{{ ก”"),
    "a comment without its end": (paragraph("{# ก {{ ข }}"), "tag-unclosed", "“{# ก"),
    "a tag over two paragraphs": (paragraph("{{ ก") + paragraph("ข }}"), "tag-crosses", "อีกย่อหน้าหนึ่ง"),
    "a tag over two cells": (table(row("{{ ก", "ข }}")), "tag-crosses", "อีกช่องหนึ่ง"),
    "a tag half in a link": (paragraph("{{ ก", link("ข }}")), "tag-crosses", "“{{ กข }}”"),
    "a tag over a picture": (paragraph("{{ ก", "<w:r><w:drawing/></w:r>", " }}"), "tag-crosses", "“{{ ก }}”"),
    "a tag over a field's mark": (
        paragraph("{{ ก", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', " }}"), "tag-crosses", "“{{ ก }}”",
    ),
    "a tag half in a content control": (
        paragraph("{{ ก", f"<w:sdt><w:sdtContent>{run('ข }}')}</w:sdtContent></w:sdt>"), "tag-crosses", "“{{ กข }}”",
    ),
    "text beside a paragraph tag": (paragraph("สวัสดี {%p if ก %}"), "tag-beside", "“สวัสดี”"),
    "a value beside a paragraph tag": (paragraph("{%p if ก %}{{ ข }}"), "tag-beside", "“{{ ข }}”"),
    "a picture beside a paragraph tag": (paragraph("{%p if ก %}", "<w:r><w:drawing/></w:r>"), "tag-beside", "รูป"),
    "a page break beside a paragraph tag": (
        paragraph("{%p if ก %}", '<w:r><w:br w:type="page"/></w:r>'), "tag-beside", "มีตัวแบ่งหน้า",
    ),
    "a footnote beside a paragraph tag": (
        paragraph("{%p if ก %}", '<w:r><w:footnoteReference w:id="2"/></w:r>'), "tag-beside", "มีรูป",
    ),
    "a section break beside an else": (
        paragraph("{%p else %}", properties="<w:sectPr/>"), "tag-beside", "ตัวแบ่งส่วน",
    ),
    "text in another cell of a row tag": (table(row("{%tr if ก %}", "ข้อความ")), "tag-beside", "“ข้อความ”"),
    "a table in the row of a tag": (
        table(row(cell("{%tr if ก %}"), cell(table(row("")), paragraph("")))), "tag-beside", "ตารางซ้อน",
    ),
    "text in the cell of a column tag": (table(row(cell("{%tc if ก %}", "x"))), "tag-beside", "“x”"),
    "a row tag outside a table": (paragraph("{%tr if ก %}"), "tag-misplaced", "“{%tr if ก %}”"),
    "a column tag outside a table": (paragraph("{%tc if ก %}"), "tag-misplaced", "“{%tc if ก %}”"),
    "a row tag in a text box in a row": (
        table(row(cell(paragraph(box("{%tr if ก %}"))))), "tag-misplaced", "“{%tr if ก %}”",
    ),
    "a tag in a field code": (
        paragraph("<w:r><w:instrText>HYPERLINK {{ ก }}</w:instrText></w:r>"), "tag-misplaced", "HYPERLINK {{ ก }}",
    ),
    "a tag in a simple field's code": (paragraph('<w:fldSimple w:instr="{{ ก }}"/>'), "tag-misplaced", "“{{ ก }}”"),
    "a statement in an alternative text": (
        paragraph(picture("{% if ก %}")), "tag-misplaced", "“{% if ก %}”",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_what_cannot_be_healed_is_told_once_with_its_words(name: str) -> None:
    body, code, words = TOLD[name]

    _, problems = healed(body)

    assert [problem.code for problem in problems] == [code]
    assert words in problems[0].what
    assert problems[0].mend


@pytest.mark.parametrize("name", TOLD)
def test_text_that_cannot_be_healed_is_not_lost(name: str) -> None:
    body = TOLD[name][0]
    before = etree.fromstring(package(body).data(BODY))

    opened = package(body)
    heal(opened, "บท.docx")

    kept = "".join(map(str, opened.tree(BODY).itertext())) + outline(opened.tree(BODY)[0])
    for text in before.iter(w("t")):
        for word in (text.text or "").replace("{", " ").replace("}", " ").replace("%", " ").split():
            assert word in kept or word in ("p", "tr", "tc")


def test_a_value_takes_the_format_of_its_name_and_not_of_its_brackets() -> None:
    opened = package(paragraph(run("ก {{ ", "<w:i/>"), run("ปี", "<w:b/>"), run(" }} ข", "<w:i/>")))

    heal(opened, "บท.docx")

    runs = list(opened.tree(BODY).iter(w("r")))
    formats = [[etree.QName(each).localname for each in one.iterfind(f"{w('rPr')}/*")] for one in runs]
    assert formats == [["i"], ["b"], ["i"]]
    assert [outline(one) for one in runs] == ["ก ", "‹ปี›", " ข"]


def test_the_texts_around_a_split_statement_keep_their_format_and_their_spaces() -> None:
    opened = package(paragraph('<w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t>ก {% if x %} ข</w:t></w:r>'))

    heal(opened, "บท.docx")

    written = opened.data(BODY).decode()
    assert '<w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">ก </w:t></w:r>' in written
    assert '<w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> ข</w:t></w:r>' in written
    assert '<dg:statement id="1" code="if x"/>' in written


def test_spaces_that_never_counted_do_not_begin_to_count() -> None:
    shape, _ = healed("<w:p><w:r><w:t>  ก {{ ข }} </w:t></w:r></w:p>")

    assert shape == "p(ก ‹ข›)"


def test_tags_are_numbered_in_reading_order_over_all_parts() -> None:
    notes = f'<w:footnote w:id="2">{paragraph("{{ ง }}")}</w:footnote>'
    parts = {"header": paragraph("{{ ข }}"), "footer": paragraph("{{ ค }}"), "footnotes": notes}
    parts |= {"endnotes": notes.replace("footnote", "endnote").replace("ง", "จ")}
    parts |= {"comments": f'<w:comment w:id="1" w:author="a">{paragraph("{{ ฉ }}")}</w:comment>'}

    chapter, problems = heal(package(paragraph("{{ ก }}"), parts), "บท.docx", 500)

    assert problems == []
    assert [(tag.id, tag.code) for tag in chapter.tags.values()] == [
        (500, "ก"), (501, "ข"), (502, "ค"), (503, "ง"), (504, "จ"), (505, "ฉ"),
    ]  # fmt: skip
    assert [tag.where.part for tag in chapter.tags.values()] == [
        "", "หัวกระดาษ", "ท้ายกระดาษ", "เชิงอรรถ", "อ้างอิงท้ายเรื่อง", "ข้อคิดเห็น",
    ]  # fmt: skip


def test_a_tag_knows_what_it_is_and_where_it_stands() -> None:
    body = heading("บัญชีโครงการ") + table(row("ก"), row("", "{{ งบ }}")) + table(row("{%tr if ข %}"))

    chapter, _ = heal(package(body), "ผด02.docx")

    value, statement = chapter.tags.values()
    assert (value.kind, value.code, value.source, value.in_table) == (TagKind.VALUE, "งบ", "{{ งบ }}", True)
    assert (statement.kind, statement.level, statement.code) == (TagKind.STATEMENT, "tr", "if ข")
    assert str(value.where) == "ผด02.docx > ตาราง 1 แถว 2 ช่อง 2 > ย่อหน้า “{{ งบ }}”"
    assert value.where.heading == "บัญชีโครงการ"
    assert (statement.where.table, statement.where.row, statement.where.cell) == (2, 1, 1)


def test_a_problem_in_both_copies_of_a_text_box_is_told_once() -> None:
    _, problems = healed(paragraph("x", box("{{ ก")))

    assert [problem.code for problem in problems] == ["tag-unclosed"]
    assert isinstance(problems[0].where, WordPlace)
    assert problems[0].where.part == "กล่องข้อความ"


def test_the_first_words_of_a_long_paragraph_are_cut_at_a_whole_letter() -> None:
    chapter, _ = heal(package(paragraph("ที่" * 30 + "{{ ก }}")), "บท.docx")

    text = chapter.tags[1].where.text
    assert text == "ที่" * 13 + "ที่" + "…"


def test_a_beginning_and_an_end_far_apart_are_told_each_by_itself() -> None:
    _, problems = healed(paragraph("{{ ก") + paragraph("x") * 9 + paragraph("ข }}"))

    assert [problem.code for problem in problems] == ["tag-unclosed", "tag-unclosed"]


def test_a_header_of_the_first_page_is_called_so() -> None:
    reference = '<w:sectPr><w:headerReference w:type="first" r:id="rIdheader"/></w:sectPr>'

    chapter, _ = heal(package(reference, {"header": paragraph("{{ ก }}")}), "บท.docx")

    assert chapter.tags[1].where.part == "หัวกระดาษหน้าแรก"


def test_tags_in_document_properties_are_healed() -> None:
    opened = package("", core="<dc:title>แผน {{ ปี }} ของ {{ ชื่อ }}</dc:title><dc:subject>{% if ก %}</dc:subject>")

    chapter, problems = chapter_of(opened)

    title = opened.tree("docProps/core.xml")[0]
    assert title.text == "แผน "
    assert [(each.get("expression"), each.tail) for each in title.iter(VALUE)] == [("ปี", " ของ "), ("ชื่อ", "")]
    assert {tag.part for tag in chapter.tags.values()} == {"docProps/core.xml"}
    assert [(each.code, str(each.where)) for each in problems] == [("tag-misplaced", "บท.docx > คุณสมบัติของแฟ้ม")]


def test_a_tag_in_a_link_address_is_decoded_and_stays_in_the_address() -> None:
    address = "https://go.th/%7B%7B%20%E0%B8%9B%E0%B8%B5%20%7D%7D/x%7B1%7D?a=%20b"
    opened = package(paragraph(link("เว็บ")), links={"rIdL": address})

    chapter, problems = chapter_of(opened)

    root = opened.tree("word/_rels/document.xml.rels")
    targets = {each.get("Id"): each.get("Target") for each in root.iter(f"{{{RELATIONSHIPS}}}Relationship")}
    assert targets["rIdL"] == "https://go.th/{{ ปี }}/x{1}?a=%20b"
    assert problems == []
    assert [(tag.code, tag.where.text) for tag in chapter.tags.values()] == [("ปี", "เว็บ")]


def test_a_tag_in_an_alternative_text_stays_there() -> None:
    opened = package(paragraph(picture("ตรา {{ “ก” }}")))

    chapter, problems = chapter_of(opened)

    assert problems == []
    assert 'descr="ตรา {{ &quot;ก&quot; }}"' in opened.data(BODY).decode()
    assert [tag.code for tag in chapter.tags.values()] == ['"ก"']


def test_a_tag_in_the_text_of_a_chart_is_healed() -> None:
    chart = f'<c:chart xmlns:c="urn:c" xmlns:a="{A}"><a:t>ปี {{{{ ปี }}}}</a:t></c:chart>'.encode()
    opened = package("", extra={"word/charts/chart1.xml": chart})

    chapter, problems = chapter_of(opened)

    assert problems == []
    assert [tag.code for tag in chapter.tags.values()] == ["ปี"]
    assert next(opened.tree("word/charts/chart1.xml").iter(VALUE)).get("expression") == "ปี"


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def contents(*entries: str, behind: str = "") -> str:
    """A table of contents as Word leaves it: its end in a paragraph of its own."""
    code = mark("begin") + "<w:r><w:instrText> TOC \\o </w:instrText></w:r>" + mark("separate")
    first, *others = entries
    last = paragraph(mark("end"), *([behind] if behind else []))
    return paragraph(code, first) + "".join(map(paragraph, others)) + last


def test_old_entries_of_the_contents_are_no_tags() -> None:
    body = contents("แผน {{ แผนงาน.ชื่อ }}", "{{ แผนงาน.ชื่อ", behind="{{ ปี }}") + paragraph("{{ ข }}")

    chapter, problems = chapter_of(package(body))

    assert problems == []
    assert [tag.code for tag in chapter.tags.values()] == ["ปี", "ข"]


def test_other_fields_hold_tags() -> None:
    body = contents("{{ ก }}").replace("TOC", "REF").replace('fldCharType="end"', 'fldCharType="end" w:dirty="1"')

    chapter, _ = chapter_of(package(body))

    assert [tag.code for tag in chapter.tags.values()] == ["ก"]


def test_a_template_without_tags_is_not_touched() -> None:
    body = heading("ก") + table(row("{ข}", "ค")) + paragraph("<w:r><w:t> ง </w:t></w:r>")
    before = package(body).data(BODY)
    opened = package(body)

    chapter, problems = chapter_of(opened)

    opened.tree(BODY)
    assert (chapter.tags, problems) == ({}, [])
    assert etree.tostring(etree.fromstring(opened.data(BODY))) == etree.tostring(etree.fromstring(before))


TEXT = "ก {{ ปี | ถ้าว่าง(“–”) }} ข{% if ก == 'x y' %}ค {{ ง.จ }}{% else %}{# ฉ #}{% endif %} จบ"
WHOLE = "p(ก ‹ปี | ถ้าว่าง(\"–\")› ข«if ก == 'x y'»ค ‹ง.จ›«else»«endif» จบ)"


@given(cuts=st.sets(st.integers(1, len(TEXT) - 1)), marks=st.integers(0, 3))
@settings(deadline=None)
def test_how_word_split_the_runs_never_changes_the_result(cuts: set[int], marks: int) -> None:
    ends = [0, *sorted(cuts), len(TEXT)]
    between = (SPELL, "", '<w:bookmarkStart w:id="9" w:name="z"/>', "<w:r><w:lastRenderedPageBreak/></w:r>")[marks]
    pieces = between.join(run(TEXT[start:end]) for start, end in pairwise(ends))

    shape, problems = healed(f"<w:p>{pieces}</w:p>")

    assert problems == []
    assert shape.replace("[", "") == WHOLE


@given(text=st.text(alphabet="{}%# ก\u200b\u00a0“”\"'xpr-", max_size=60), cuts=st.sets(st.integers(1, 59)))
@settings(deadline=None, max_examples=300)
def test_no_text_at_all_breaks_the_healer(text: str, cuts: set[int]) -> None:
    ends = [0, *sorted(cut for cut in cuts if cut < len(text)), len(text)]
    whole, first = healed(paragraph(run(text)))
    split, second = healed("<w:p>" + "".join(run(text[a:b]) for a, b in pairwise(ends)) + "</w:p>")

    assert split == whole
    assert [each.what for each in second] == [each.what for each in first]


HOSTILE = {
    "opened paragraph tags": "{%p x", "opened values": "{{ ", "opened comments": "{#", "closed values": " }}",
    "gaps": "{ { { { ", "quotes": "“““““““", "values": "{{ ก }}", "comments": "{# ก #} ข", "statements": "{% if ก %}",
    "ends": "{%p endif %}",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_linear_time(name: str) -> None:
    piece = HOSTILE[name]

    def work(count: int) -> None:
        healed(paragraph("{{ " + piece * count + " }}"))
        healed(paragraph(piece * count))

    assert growth(work, 5000 // TIMES, 5000) < LINEAR


def test_content_of_any_depth_is_read() -> None:
    nested = "<w:smartTag>" * 1900 + run("{{ ก }}") + "</w:smartTag>" * 1900

    shape, problems = healed(f"<w:p>{nested}</w:p>")

    assert (shape, problems) == ("p(‹ก›)", [])


def test_a_quotation_keeps_its_text_and_the_code_around_it_becomes_plain() -> None:
    assert normalised("\u00a0a\u2013b == “x – ‘y’”\u200b ") == 'a-b == "x – ‘y’"'


def test_a_comment_may_hold_tags() -> None:
    tags, slips = scan("{# {{ a }} {% b %} #}{{ c }}")

    assert ([tag.code for tag in tags], slips) == (["", "c"], [])
