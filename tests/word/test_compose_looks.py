"""What Word keeps far from a paragraph (theme, table style, first-page header, notes, charts) comes along."""

from __future__ import annotations

import re

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.styles.style import BaseStyle
from lxml import etree

from docgen.word.composing.compose import compose
from docgen.word.package import Package
from docgen.word.tags.chapter import Chapter
from tests.word.test_compose import NS, chapter, joined, paragraph, with_text

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


def with_theme(text: str, latin: str, complex_script: str) -> Chapter:
    """A chapter whose text takes its fonts from the theme."""
    made = chapter(with_text(text))
    (theme,) = made.package.related("theme")
    data = made.package.data(theme)
    faces = f'<a:latin typeface="{latin}"/><a:ea typeface=""/><a:cs typeface="{complex_script}"/>'
    fonts = f"<a:minorFont>{faces}</a:minorFont>"
    made.package.put(theme, re.sub(rb"<a:minorFont>.*?</a:minorFont>", fonts.encode(), data, flags=re.DOTALL))
    return made


def font_of(package: Package, text: str) -> tuple[str, str]:
    """The Latin and the complex-script font that a paragraph's text is drawn in: run, styles, defaults, theme."""
    found = next(
        each for each in package.tree("word/document.xml").iter(qn("w:p"))
        if "".join(node.text or "" for node in each.iter(qn("w:t"))) == text
    )  # fmt: skip
    styles = package.tree(package.related("styles")[0])
    holders = list(found.iter(qn("w:rPr")))
    name = found.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    named = {each.get(qn("w:styleId")): each for each in styles.findall(qn("w:style"))}
    normal = next(each.get(qn("w:styleId")) for each in named.values() if each.get(qn("w:default")) == "1"
                  and each.get(qn("w:type")) == "paragraph")  # fmt: skip
    style = normal if name is None else name.get(qn("w:val"))
    while style is not None:
        holders += named[style].findall(qn("w:rPr"))
        based = named[style].find(qn("w:basedOn"))
        style = None if based is None else based.get(qn("w:val"))
    holders += styles.findall(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    fonts = [each for holder in holders for each in holder.findall(qn("w:rFonts"))]
    return _font(package, fonts, "ascii", "asciiTheme"), _font(package, fonts, "cs", "cstheme")


def _font(package: Package, fonts: list[etree._Element], plain: str, themed: str) -> str:
    for each in fonts:
        if theme := each.get(qn(f"w:{themed}")):
            root = package.tree(package.related("theme")[0])
            kind = "minorFont" if theme.startswith("minor") else "majorFont"
            script = "cs" if theme.endswith("Bidi") else "latin"
            return str(next(root.iter(qn(f"a:{kind}"))).find(qn(f"a:{script}")).get("typeface"))  # type: ignore[union-attr]
        if name := each.get(qn(f"w:{plain}")):
            return str(name)
    return ""


def test_text_keeps_the_fonts_of_its_chapters_own_theme() -> None:
    chapters = [with_theme("หนึ่ง", "Cambria", "Cordia New"), with_theme("สอง", "Georgia", "Angsana New")]
    before = [font_of(each.package, text) for each, text in zip(chapters, ("หนึ่ง", "สอง"), strict=True)]

    package, _ = compose(chapters)

    assert before == [("Cambria", "Cordia New"), ("Georgia", "Angsana New")]
    assert [font_of(package, text) for text in ("หนึ่ง", "สอง")] == before


def with_table_style(text: str, colour: str) -> Document:
    """A table in the default table style, which shades its cells."""
    document = docx.Document()
    styles = document.styles.element
    for each in styles.findall(qn("w:style")):
        if each.get(qn("w:type")) == "table" and each.get(qn("w:default")) == "1":
            each.append(parse_xml(f'<w:tcPr {NS}><w:shd w:val="clear" w:color="auto" w:fill="{colour}"/></w:tcPr>'))
    document.add_table(1, 1).cell(0, 0).text = text
    document.add_paragraph()
    for each in document.element.body.iter(qn("w:tblStyle")):
        each.getparent().remove(each)  # the default style needs no name
    return document


def shade(document: Document, number: int) -> str:
    """The shading that a table's style chain gives its cells."""
    table = document.tables[number]
    style: BaseStyle | None = table.style
    while style is not None:
        found = style.element.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
        if found is not None:
            return str(found.get(qn("w:fill")))
        style = style.base_style  # type: ignore[attr-defined]
    return ""


def test_tables_keep_the_default_table_style_of_their_chapter() -> None:
    first, second = with_table_style("ก", "FF0000"), with_table_style("ข", "00FF00")
    before = [shade(first, 0), shade(second, 0)]

    book, _ = joined(first, second)

    assert before == ["FF0000", "00FF00"]
    assert [shade(book, 0), shade(book, 1)] == before


def with_endnote(text: str) -> Chapter:
    made = chapter(with_text("เนื้อความ"))
    notes = (
        f'<w:endnotes {NS}><w:endnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:endnote>'
        f'<w:endnote w:id="1"><w:p><w:r><w:endnoteRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:endnote>'
        "</w:endnotes>"
    )
    made.package.put("word/endnotes.xml", notes.encode(), _WORD.format("endnotes"))
    made.package.relate("word/document.xml", "endnotes", "word/endnotes.xml")
    made.package.tree("word/document.xml")[0][0].append(parse_xml(f'<w:r {NS}><w:endnoteReference w:id="1"/></w:r>'))
    return made


def test_endnotes_of_all_chapters_keep_their_text_and_their_place() -> None:
    package, _ = compose([with_endnote("หนึ่ง"), chapter(with_text("ไม่มี")), with_endnote("สอง")])

    notes = {
        each.get(qn("w:id")): "".join(node.text or "" for node in each.iter(qn("w:t")))
        for each in package.tree("word/endnotes.xml").findall(qn("w:endnote"))
    }
    references = [each.get(qn("w:id")) for each in package.tree("word/document.xml").iter(qn("w:endnoteReference"))]
    assert [notes[each] for each in references] == ["หนึ่ง", "สอง"]


def test_a_chapter_with_a_first_page_of_its_own_keeps_it_and_gives_it_to_no_other() -> None:
    first, second = with_text("หนึ่ง"), with_text("สอง")
    section = first.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "หน้าแรก"
    section.header.paragraphs[0].text = "หน้าอื่น"

    book, _ = joined(first, second)

    assert [each.different_first_page_header_footer for each in book.sections] == [True, False]
    assert [each.first_page_header.paragraphs[0].text for each in book.sections] == ["หน้าแรก", ""]
    assert [each.header.paragraphs[0].text for each in book.sections] == ["หน้าอื่น", ""]


def with_numbered_headings(text: str, pattern: str) -> Document:
    """Headings numbered by their style: "%1." above "%1.%2"."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading{level + 1}"/>'
        f'<w:lvlText w:val="{words}"/></w:lvl>'
        for level, words in enumerate((pattern, f"{pattern}%2"))
    )
    inside = f'<w:multiLevelType w:val="multilevel"/>{levels}'
    numbering.insert(0, parse_xml(f'<w:abstractNum {NS} w:abstractNumId="77">{inside}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {NS} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for level in (0, 1):
        style = document.styles[f"Heading {level + 1}"].element
        numbered = f'<w:numPr {NS}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'
        style.find(qn("w:pPr")).insert(0, parse_xml(numbered))
        document.add_heading(f"{text} {level + 1}", level + 1)
    return document


def numbering_of(document: Document, text: str) -> tuple[str, str, str]:
    """The list (its definition's id), the level and the level's words of a heading."""
    style: BaseStyle | None = paragraph(document, text).style
    number = level = None
    while style is not None and number is None:
        number = style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        level = style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:ilvl')}")
        style = style.base_style  # type: ignore[attr-defined]
    own = paragraph(document, text)._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    number = own if own is not None else number
    assert number is not None
    assert level is not None
    numbering = document.part.numbering_part.element
    (found,) = [each for each in numbering.findall(qn("w:num")) if each.get(qn("w:numId")) == number.get(qn("w:val"))]
    definition = found.find(qn("w:abstractNumId")).get(qn("w:val"))
    lists = numbering.findall(qn("w:abstractNum"))
    (abstract,) = [each for each in lists if each.get(qn("w:abstractNumId")) == definition]
    (words,) = [each.find(qn("w:lvlText")).get(qn("w:val")) for each in abstract.findall(qn("w:lvl"))
                if each.get(qn("w:ilvl")) == level.get(qn("w:val"))]  # fmt: skip
    return str(number.get(qn("w:val"))), str(level.get(qn("w:val"))), str(words)


def test_numbered_headings_keep_their_levels_and_words_and_begin_anew() -> None:
    book, _ = joined(with_numbered_headings("หนึ่ง", "%1."), with_numbered_headings("สอง", "บทที่ %1."))

    first, second = numbering_of(book, "หนึ่ง 1"), numbering_of(book, "สอง 1")
    assert [first[1:], numbering_of(book, "หนึ่ง 2")[1:]] == [("0", "%1."), ("1", "%1.%2")]
    assert [second[1:], numbering_of(book, "สอง 2")[1:]] == [("0", "บทที่ %1."), ("1", "บทที่ %1.%2")]
    assert first[0] != second[0]
    assert numbering_of(book, "สอง 2")[0] == second[0]


def with_chart(title: str) -> Chapter:
    made = chapter(with_text("แผนภูมิ"))
    c = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    rich = f"<c:rich><a:bodyPr {A}/><a:p {A}><a:r><a:t>{title}</a:t></a:r></a:p></c:rich>"
    words = f"<c:title><c:tx>{rich}</c:tx></c:title>"
    data = f'<c:chartSpace xmlns:c="{c}"><c:chart>{words}<c:plotArea/></c:chart></c:chartSpace>'
    kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    made.package.put("word/charts/chart1.xml", data.encode(), kind)
    name = made.package.relate("word/document.xml", "chart", "word/charts/chart1.xml")
    drawing = (
        f'<w:r {NS} {A} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:drawing><wp:inline>'
        '<wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="Chart 1"/><a:graphic>'
        f'<a:graphicData uri="{c}"><c:chart xmlns:c="{c}" r:id="{name}"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
    made.package.tree("word/document.xml")[0][0].append(parse_xml(drawing))
    return made


def test_charts_of_one_name_come_along_each_with_its_own_words() -> None:
    package, _ = compose([with_chart("งบประมาณ"), with_chart("โครงการ")])

    charts = [each.target for each in package.relationships("word/document.xml") if each.kind == "chart"]
    shown = [each.get(qn("r:id")) for each in package.tree("word/document.xml").iter(qn("c:chart"))]
    by_id = {each.id: each.target for each in package.relationships("word/document.xml")}
    assert len(set(charts)) == 2
    assert [("งบประมาณ" in package.data(by_id[str(each)]).decode()) for each in shown] == [True, False]
    assert [("โครงการ" in package.data(by_id[str(each)]).decode()) for each in shown] == [False, True]


@pytest.mark.parametrize("name", ["word/charts/chart1.xml"])
def test_a_charts_content_type_comes_with_it(name: str) -> None:
    package, _ = compose([with_chart("ก"), with_chart("ข")])

    charts = [each for each in package.names() if "chart" in each and each.endswith(".xml")]
    kinds = {package.content_type(each) for each in charts}
    assert len(charts) == 2
    assert kinds == {with_chart("ก").package.content_type(name)}
