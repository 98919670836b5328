"""A finished document cut into chapters, and tags in place of its words: everything else stays as it was typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from docgen.tagging import (
    FormMade,
    Kept,
    ParagraphMade,
    Reader,
    Reading,
    Replacement,
    RowMade,
    TableMade,
    TagLine,
)
from docgen.word.namespaces import w
from docgen.word.package import Package
from docgen.word.templating.chapter_starts import chapter_starts
from docgen.word.templating.cut import cut
from docgen.word.templating.remake import remake
from docgen.word.templating.retag import LeftTyped, Tagged, retag
from tests.word.docx_builder import cell, heading, package, paragraph, row, run, table
from tests.word.packages import body_of, package_of, part

NAME = "พระรักษ์"
W_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PAGE = '<w:r><w:br w:type="page"/></w:r>'
BREAK_BEFORE = "<w:pageBreakBefore/>"


def reader(words: dict[str, str]) -> Reader:
    """Exchanges each word wherever it stands."""
    form = re.compile("|".join(map(re.escape, words)))

    def read(text: str, _: bool) -> Reading:
        found = form.finditer(text)
        return Reading(tuple(Replacement(each.start(), each.end(), words[each[0]]) for each in found))

    return read


TAG = reader({NAME: "{{ ชื่อ }}"})


def done(body: str) -> tuple[str, list[Tagged], list[LeftTyped]]:
    made = package_of(body)
    tagged, left = retag(made, "แผน.docx", TAG)
    return body_of(made), tagged, left


# -- tags in place of words


def test_a_word_over_many_runs_becomes_one_tag_in_the_format_of_most_of_it() -> None:
    body, tagged, _ = done(paragraph("ตำบลพ", run("ระรัก", "<w:b/>"), "ษ์ อำเภอ"))

    assert body == (
        '<w:p><w:r><w:t xml:space="preserve">ตำบล</w:t></w:r>'
        '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{{ ชื่อ }}</w:t></w:r>'
        '<w:r><w:t xml:space="preserve"> อำเภอ</w:t></w:r></w:p>'
    )
    assert [(each.was, each.text, each.start) for each in tagged] == [(NAME, f"ตำบล{NAME} อำเภอ", 4)]


def test_two_words_in_one_run_become_two_tags() -> None:
    body, tagged, _ = done(paragraph(f"{NAME}  และ  {NAME} "))

    assert ">{{ ชื่อ }}  และ  {{ ชื่อ }} <" in body
    assert len(tagged) == 2


def test_a_word_inside_a_link_becomes_a_tag_there() -> None:
    link = f'<w:hyperlink w:anchor="a">{run(NAME)}</w:hyperlink>'

    body, _, left = done(paragraph("ดู ", link))

    assert '<w:hyperlink w:anchor="a"><w:r><w:t xml:space="preserve">{{ ชื่อ }}</w:t></w:r></w:hyperlink>' in body
    assert left == []


@pytest.mark.parametrize(
    "between",
    ['<w:hyperlink w:anchor="a"><w:r><w:t>รักษ์</w:t></w:r></w:hyperlink>', "<w:r><w:tab/></w:r>"],
)
def test_a_word_that_something_parts_stays_and_is_told(between: str) -> None:
    before = package_of(paragraph("พระ", between))
    was = body_of(before)

    tagged, left = retag(before, "แผน.docx", reader({NAME: "{{ ชื่อ }}", "พระ\t": "{{ ชื่อ }}"}))

    assert (body_of(before), tagged, len(left)) == (was, [], 1)
    assert "คั่นอยู่กลางคำ" in left[0].why


def test_a_bound_content_control_lets_go_of_its_data() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/><w:text/></w:sdtPr>'
        f"<w:sdtContent>{run(NAME)}</w:sdtContent></w:sdt>"
    )

    body, _, _ = done(paragraph(control))

    assert "dataBinding" not in body
    assert "{{ ชื่อ }}" in body


def test_headers_notes_alternative_texts_and_properties_are_read_too() -> None:
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="n" descr="ตรา พระรักษ์"/></wp:inline></w:drawing></w:r>'
    )
    notes = f'<w:footnote w:id="2">{paragraph(NAME)}</w:footnote>'
    core = f"<dc:title>แผน{NAME}</dc:title>"
    made = package(paragraph(drawing), {"header": paragraph(NAME), "footnotes": notes}, core=core)

    retag(made, "แผน.docx", TAG)

    assert not [name for name in made.names() if NAME.encode() in made.data(name)]


def test_entries_of_the_contents_are_passed_over() -> None:
    code = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    start = code.format("begin") + "<w:r><w:instrText>TOC</w:instrText></w:r>" + code.format("separate")

    body, tagged, _ = done(paragraph(start, NAME) + paragraph(NAME, code.format("end")) + paragraph("จบ"))

    assert (tagged, body.count(NAME)) == ([], 2)


def test_what_the_reader_keeps_is_told_with_its_place() -> None:
    made = package_of(paragraph("วัดพระรักษ์"))

    _, [left] = retag(made, "แผน.docx", lambda *_: Reading((), (Kept(3, NAME, "เป็นชื่ออื่น"),)))

    assert (left.text, left.why, str(left.where)) == (NAME, "เป็นชื่ออื่น", "แผน.docx > ย่อหน้า “วัดพระรักษ์”")


PIECES = st.lists(st.sampled_from(["พระ", "รักษ์", NAME, " ", "  ", "ก", "\u00a0", "๒๕๖๓"]), max_size=12)


@given(PIECES, st.data())
def test_however_the_runs_are_split_only_the_words_change(pieces: list[str], data: st.DataObject) -> None:
    text, runs, at = "".join(pieces), [], 0
    while at < len(text):
        end = data.draw(st.integers(at + 1, len(text)))
        runs.append(run(text[at:end], data.draw(st.sampled_from(["", "<w:b/>", '<w:sz w:val="32"/>']))))
        at = end
    made = package_of(paragraph(*runs))

    retag(made, "แผน.docx", TAG)

    said = "".join(each.text or "" for each in made.tree(made.main()).iter(w("t")))
    assert said == text.replace(NAME, "{{ ชื่อ }}")


# -- chapters


GOES_ON = '<w:type w:val="continuous"/>'


def section(inside: str = "") -> str:
    return f"<w:sectPr>{inside}</w:sectPr>"


def titles(body: str) -> list[str]:
    return [each.title for each in chapter_starts(package(body))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraph("ปก") + paragraph("แผน"), ["ปก"]),
        (paragraph("ปก", PAGE) + paragraph("คำนำ"), ["ปก", "คำนำ"]),
        (paragraph("ปก") + paragraph(PAGE) + paragraph() + paragraph("สารบัญ"), ["ปก", "สารบัญ"]),
        (paragraph("ปก") + paragraph(PAGE, "ประกาศอำเภอ"), ["ปก", "ประกาศอำเภอ"]),
        (paragraph("ปก") + paragraph("ส่วนที่ ๑", properties=BREAK_BEFORE), ["ปก", "ส่วนที่ ๑"]),
        (paragraph("ปก", PAGE) + heading("การติดตาม"), ["ปก", "การติดตาม"]),
        (paragraph("ปก", PAGE) + paragraph("ข้อความธรรมดา"), ["ปก"]),
        (paragraph("ปก") + heading("กลางหน้า"), ["ปก"]),
        (paragraph("ปก", properties=section()) + paragraph("แนวนอน"), ["ปก", "แนวนอน"]),
        (paragraph("ปก", properties=section()) + paragraph("สองคอลัมน์") + section(GOES_ON), ["ปก"]),
        (paragraph("ปก", properties=section()) + paragraph(), ["ปก"]),
        (paragraph("ปก") + paragraph(PAGE) + paragraph("ประกาศ" + "ยาว" * 60), ["ปก"]),
    ],
)  # fmt: skip
def test_a_chapter_begins_at_a_section_or_at_a_title_on_a_new_page(body: str, expected: list[str]) -> None:
    assert titles(body) == expected


def test_no_chapter_begins_inside_a_field() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'

    assert titles(paragraph(mark.format("begin"), "ปก", PAGE) + paragraph("คำนำ", mark.format("end"))) == ["ปก"]


def chapters(body: str, **parts: str) -> list[Package]:
    made = package(body, parts)
    return [piece.package for piece in cut(made, chapter_starts(made))]


def body_element(chapter: Package) -> etree._Element:
    found = chapter.tree(chapter.main()).find(w("body"))
    assert found is not None
    return found


def last_section(chapter: Package) -> str:
    return re.sub(r' xmlns:\w+="[^"]*"', "", etree.tostring(body_element(chapter)[-1], encoding="unicode"))


def test_the_page_break_between_chapters_goes_and_nothing_else() -> None:
    first, second = chapters(paragraph("ปก") + paragraph(PAGE) + paragraph() + paragraph("คำนำ") + section())

    assert body_of(first).endswith("ปก</w:t></w:r></w:p>")
    assert body_of(second).startswith("<w:p/>") or body_of(second).startswith("<w:p></w:p>")
    assert "w:br" not in body_of(first) + body_of(second)


def test_a_page_break_within_a_chapter_stays() -> None:
    [only] = chapters(paragraph("ปก", PAGE) + paragraph("ข้อความ") + section())

    assert "w:br" in body_of(only)


def test_a_chapter_out_of_a_sections_middle_goes_on_with_its_pages() -> None:
    body = paragraph("ส่วนที่ 1") + paragraph(PAGE) + paragraph("ส่วนที่ 2")
    pages = section('<w:type w:val="oddPage"/><w:pgNumType w:fmt="thaiNumbers" w:start="1"/><w:titlePg/>')

    first, second = chapters(body + pages)

    assert last_section(first) == pages
    assert last_section(second) == '<w:sectPr><w:pgNumType w:fmt="thaiNumbers"/></w:sectPr>'


def test_a_chapter_takes_along_the_header_that_it_inherited() -> None:
    header = '<w:headerReference w:type="default" r:id="rIdheader"/>'
    body = paragraph("ปก", properties=section(header)) + paragraph("แนวนอน") + section("<w:pgSz/>")

    _, second = chapters(body, header=paragraph("หัวเดิม"))

    assert last_section(second).startswith("<w:sectPr><w:headerReference")
    assert second.related("header") == ["word/header.xml"]


def test_a_chapter_holds_no_part_that_only_others_need() -> None:
    header = '<w:headerReference w:type="default" r:id="rIdheader"/>'
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = paragraph("ปก", properties=section()) + paragraph("แนวนอน", note) + section(header)
    notes = f'<w:footnote w:type="separator" w:id="0">{paragraph()}</w:footnote>'
    notes += f'<w:footnote w:id="2">{paragraph("หมายเหตุ")}</w:footnote>'

    first, second = chapters(body, header=paragraph("หัว"), footnotes=notes)

    assert (first.related("header"), second.related("header")) == ([], ["word/header.xml"])
    trees = [each.tree(each.related("footnotes")[0]) for each in (first, second)]
    texts = ["".join(each.text or "" for each in tree.iter(w("t"))) for tree in trees]
    assert texts == ["", "หมายเหตุ"]
    assert len(first.tree(first.related("footnotes")[0])) == 1


def test_a_bookmark_over_two_chapters_is_let_go_and_one_within_stays() -> None:
    def mark(kind: str, number: int) -> str:
        return f'<w:bookmark{kind} w:id="{number}" w:name="ที่{number}"/>'

    cover = paragraph(mark("Start", 1), mark("Start", 2), "ปก", mark("End", 2), PAGE)

    first, second = chapters(cover + paragraph("คำนำ", mark("End", 1)) + section())

    assert body_of(first).count("bookmark") == 2
    assert "bookmark" not in body_of(second)


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="ส่วนที่ %1"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def numbered(text: str, number: int = 1, level: int = 0) -> str:
    mark = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, properties=f"<w:pageBreakBefore/>{mark}")


@pytest.mark.parametrize(
    ("body", "begins"),
    [
        (numbered("ส่วนที่ 1") + numbered("ส่วนที่ 2"), ["2"]),
        (numbered("ส่วนที่ 1") + numbered("ก", level=1) + numbered("ข") + numbered("ส่วนที่ 3"), ["3"]),
        (numbered("ส่วนที่ 1") + numbered("ส่วนที่ 1 ใหม่", number=2), []),
        (numbered("ส่วนที่ 1", number=2) + numbered("ข", number=2) + numbered("ส่วนที่ 3"), ["3"]),
        (paragraph("ส่วนที่ 1") + numbered("ส่วนที่ 2"), []),
    ],
)
def test_a_list_counts_on_in_the_next_chapter(body: str, begins: list[str]) -> None:
    made = package(body + section())
    made.put("word/numbering.xml", part("numbering", NUMBERING), f"{W_TYPE}.numbering+xml")
    made.relate(made.main(), "numbering", "word/numbering.xml")

    *_, last = cut(made, chapter_starts(made))

    [first, *_] = last.package.tree("word/numbering.xml").findall(w("num"))
    assert [each.get(w("val")) for each in first.iter(w("startOverride"))] == begins


# -- printed tables become loops

LINE = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>'
    '<wps:cNvCnPr/><wps:spPr><a:prstGeom prst="straightConnector1"/></wps:spPr></wps:wsp></a:graphicData></a:graphic>'
    "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:line/></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)  # fmt: skip
SAID = re.compile("<w:t(?: [^>]*)?>([^<]*)")
PICTURE = '<w:r><w:drawing><wp:inline><a:graphic><a:blip r:embed="rId9"/></a:graphic></wp:inline></w:drawing></w:r>'


def remade(body: str, *forms: FormMade) -> str:
    made = package_of(body)
    remake(made, forms)
    return body_of(made)


def test_a_table_gets_its_rows_anew_and_its_head_stays() -> None:
    printed = table(row("หัว", "ปี"), row("1", cell(paragraph("x", LINE))), row("2", ""))
    body = paragraph("ก่อน") + printed + paragraph("หลัง")
    rows = (RowMade(0), TagLine("for ก in ข"), RowMade(1, {0: "{{ ก.ลำดับ }}", 1: "{{ ก.ตค }}"}), TagLine("endfor"))

    after = remade(body, FormMade(1, 2, (TableMade(1, rows),)))

    assert SAID.findall(after) == [
        "ก่อน", "หัว", "ปี", "{%tr for ก in ข %}", "{{ ก.ลำดับ }}", "{{ ก.ตค }}", "{%tr endfor %}", "หลัง",
    ]  # fmt: skip
    assert "AlternateContent" not in after


def test_a_cell_says_its_tag_in_the_format_that_it_had() -> None:
    old = cell(paragraph(), paragraph(run("รวม ", "<w:b/>"), run("12 โครงการ", "<w:i/>")), paragraph("บาท"))

    after = remade(table(row(old)), FormMade(0, 1, (TableMade(0, (RowMade(0, {0: "รวม {{ n }} โครงการ"}),)),)))

    assert '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">รวม </w:t>' in after
    assert '<w:rPr><w:i/></w:rPr><w:t xml:space="preserve">{{ n }} โครงการ</w:t>' in after
    assert after.count("<w:p>") == 1


def test_a_paragraph_keeps_its_page_break_and_picture_but_no_drawn_arrow() -> None:
    body = paragraph(PAGE, PICTURE, LINE, "1. แผนงานการศึกษา") + paragraph("จบ")

    made = (TagLine("for ก in ข"), ParagraphMade(0, "{{ ก }}. แผนงาน{{ ข }}"), TagLine("endfor"))
    after = remade(body, FormMade(0, 1, made))

    assert "AlternateContent" not in after
    assert '<w:br w:type="page"/>' in after
    assert "r:embed" in after
    assert "".join(SAID.findall(after)) == "{%p for ก in ข %}{{ ก }}. แผนงาน{{ ข }}{%p endfor %}จบ"


def test_a_form_that_was_not_understood_leaves_a_blank_paragraph_and_its_sections() -> None:
    body = paragraph("ก่อน") + table(row("ก")) + paragraph("ข", properties=section("<w:pgSz/>")) + table(row("ค"))

    after = remade(body, FormMade(1, 4, (), "แบบ ผด. 02", "ไม่รู้จักคอลัมน์"))

    assert SAID.findall(after) == ["ก่อน"]
    assert after.count("<w:pgSz/>") == 1
