"""Chapters joined into one book look and say what they did on their own (promise R18)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Cm, Pt
from docx.styles.style import BaseStyle
from docx.text.paragraph import Paragraph

from docgen.word.composing.compose import compose
from docgen.word.package import Package
from docgen.word.rendering.zip_writer import write_package
from docgen.word.tags.chapter import Chapter
from tests.conftest import sdk_errors
from tests.test_guide import picture

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def chapter(document: Document, file: str = "ก.docx") -> Chapter:
    data = io.BytesIO()
    document.save(data)
    with zipfile.ZipFile(data) as archive:
        return Chapter(file, Package({name: archive.read(name) for name in archive.namelist()}))


def joined(*documents: Document) -> tuple[Document, bytes]:
    package, problems = compose([chapter(each) for each in documents])
    assert problems == []
    data = io.BytesIO()
    write_package(data, ((name, package.data(name)) for name in package.names()))
    return docx.Document(io.BytesIO(data.getvalue())), data.getvalue()


def with_text(*texts: str) -> Document:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    return document


def paragraph(document: Document, text: str) -> Paragraph:
    return next(each for each in document.paragraphs if each.text == text)


def effective_size(document: Document, text: str) -> float:
    """The size in points that a paragraph's first run shows: run, style chain, document defaults, 10 pt."""
    found = paragraph(document, text)
    if found.runs[0].font.size:
        return float(found.runs[0].font.size.pt)
    style: BaseStyle | None = found.style
    while style is not None:
        if style.font.size:  # type: ignore[attr-defined]
            return float(style.font.size.pt)  # type: ignore[attr-defined]
        style = style.base_style  # type: ignore[attr-defined]
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:sz')}")
    return int(defaults.get(qn("w:val"))) / 2 if defaults is not None else 10


def landscape(document: Document, header: str) -> Document:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.header.paragraphs[0].text = header
    return document


def test_each_chapter_keeps_its_page_header_and_margins() -> None:
    first = landscape(with_text("ตาราง"), "หัวหนึ่ง")
    second = with_text("ความเรียง")
    second.sections[0].left_margin = Cm(5)
    second.sections[0].footer.paragraphs[0].text = "ท้ายสอง"

    book, _ = joined(first, second)

    shown = [(s.orientation, s.header.paragraphs[0].text, s.footer.paragraphs[0].text) for s in book.sections]
    assert shown == [(WD_ORIENT.LANDSCAPE, "หัวหนึ่ง", ""), (WD_ORIENT.PORTRAIT, "", "ท้ายสอง")]
    margin = book.sections[1].left_margin
    assert margin is not None
    assert round(margin.cm, 1) == 5
    assert not book.sections[1].header.is_linked_to_previous


def test_page_numbers_begin_and_look_as_in_each_chapter() -> None:
    first, second = with_text("หนึ่ง"), with_text("สอง")
    second.sections[0]._sectPr.append(parse_xml(f'<w:pgNumType {NS} w:fmt="thaiNumbers" w:start="1"/>'))

    book, _ = joined(first, second, with_text("สาม"))

    numbers = [section._sectPr.find(qn("w:pgNumType")) for section in book.sections]
    assert [None if each is None else each.get(qn("w:start")) for each in numbers] == [None, "1", None]


def test_a_continuous_first_section_begins_a_page_all_the_same() -> None:
    second = with_text("สอง")
    second.sections[0]._sectPr.append(parse_xml(f'<w:type {NS} w:val="continuous"/>'))

    book, _ = joined(with_text("หนึ่ง"), second)

    assert book.sections[1]._sectPr.find(qn("w:type")) is None


def test_no_chapter_adds_a_paragraph_that_would_make_a_page() -> None:
    book, _ = joined(with_text("หนึ่ง"), with_text("สอง"), with_text("สาม"))

    assert [each.text for each in book.paragraphs] == ["หนึ่ง", "สอง", "สาม"]


def test_a_table_at_a_chapters_end_does_not_fuse_with_the_next_ones() -> None:
    first, second = docx.Document(), docx.Document()
    first.add_table(1, 1)
    second.add_table(1, 1)
    for paragraph_ in second.element.body.findall(qn("w:p")):
        second.element.body.remove(paragraph_)

    book, _ = joined(first, second)

    tags = [block.tag for block in book.element.body if block.tag in (qn("w:p"), qn("w:tbl"))]
    assert tags == [qn("w:tbl"), qn("w:p"), qn("w:tbl")]


def styled(size: float, text: str) -> Document:
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(size)
    document.styles["Heading 1"].font.size = Pt(size + 10)
    document.add_heading("หัวข้อ" + text, 1)
    document.add_paragraph(text)
    return document


def test_styles_of_one_name_with_other_looks_keep_their_looks() -> None:
    book, _ = joined(styled(16, "หนึ่ง"), styled(12, "สอง"), styled(16, "สาม"))

    assert [effective_size(book, text) for text in ("หนึ่ง", "สอง", "สาม")] == [16, 12, 16]
    assert [effective_size(book, "หัวข้อ" + text) for text in ("หนึ่ง", "สอง", "สาม")] == [26, 22, 26]
    assert paragraph(book, "สาม").style.style_id == paragraph(book, "หนึ่ง").style.style_id  # type: ignore[union-attr]


def test_a_heading_with_another_look_is_still_a_heading() -> None:
    book, _ = joined(styled(16, "หนึ่ง"), styled(12, "สอง"))

    style = paragraph(book, "หัวข้อสอง").style
    assert style is not None
    level = style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    assert level is not None
    assert level.get(qn("w:val")) == "0"


def test_other_document_defaults_change_no_paragraph() -> None:
    first, second = with_text("หนึ่ง"), with_text("สอง")
    for document, size in ((first, "40"), (second, "30")):
        defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        assert defaults is not None
        for old in defaults.findall(qn("w:sz")):
            defaults.remove(old)
        defaults.append(parse_xml(f'<w:sz {NS} w:val="{size}"/>'))

    book, _ = joined(first, second)

    assert [effective_size(book, "หนึ่ง"), effective_size(book, "สอง")] == [20, 15]


def test_lists_begin_anew_in_each_chapter() -> None:
    documents = []
    for _ in range(2):
        document = docx.Document()
        document.add_paragraph("ข้อ", style="List Number")
        documents.append(document)

    book, _ = joined(*documents)

    numbers = [each._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}") for each in book.paragraphs]
    direct = numbers[1]
    style = book.paragraphs[0].style
    assert style is not None
    shared = style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    assert direct is not None
    assert shared is not None
    assert direct.get(qn("w:val")) != shared.get(qn("w:val"))
    root = book.part.numbering_part.element
    assert direct.get(qn("w:val")) in {each.get(qn("w:numId")) for each in root.findall(qn("w:num"))}


def linked(name: str, text: str) -> Document:
    document = docx.Document()
    body = document.element.body
    body.insert(0, parse_xml(
        f'<w:p {NS}><w:bookmarkStart w:id="0" w:name="{name}"/><w:r><w:t>{text}</w:t></w:r><w:bookmarkEnd w:id="0"/>'
        f'<w:hyperlink w:anchor="{name}"><w:r><w:t>ดู</w:t></w:r></w:hyperlink>'
        f'<w:r><w:instrText> REF {name} \\h </w:instrText></w:r></w:p>'
    ))  # fmt: skip
    return document


def test_bookmarks_of_one_name_are_told_apart_with_all_that_points_to_them() -> None:
    book, _ = joined(linked("เป้า", "หนึ่ง"), linked("เป้า", "สอง"))

    root = book.element.body
    names = [each.get(qn("w:name")) for each in root.iter(qn("w:bookmarkStart"))]
    names = [name for name in names if not str(name).startswith("_chapter")]
    assert len(set(names)) == 2
    assert [each.get(qn("w:anchor")) for each in root.iter(qn("w:hyperlink"))] == names
    codes = [str(each.text).split()[1] for each in root.iter(qn("w:instrText"))]
    assert codes == names
    ids = [each.get(qn("w:id")) for each in root.iter(qn("w:bookmarkStart"))]
    assert len(set(ids)) == len(ids)


def test_the_same_picture_is_kept_once_and_every_drawing_has_its_own_id(tmp_path: Path) -> None:
    dot = picture(tmp_path / "จุด.png")
    documents = []
    for _ in range(3):
        document = docx.Document()
        document.add_picture(str(dot))
        documents.append(document)

    book, _ = joined(*documents)

    assert len(book.inline_shapes) == 3
    assert len([part for part in book.part.package.iter_parts() if part.content_type == "image/png"]) == 1
    ids = [each.get("id") for each in book.element.body.iter(qn("wp:docPr"))]
    assert len(set(ids)) == 3


def test_pictures_in_headers_come_along(tmp_path: Path) -> None:
    second = with_text("สอง")
    second.sections[0].header.paragraphs[0].add_run().add_picture(str(picture(tmp_path / "จุด.png")))

    book, _ = joined(with_text("หนึ่ง"), second)

    related = book.sections[1].header.part.rels.values()
    assert [each.reltype.rsplit("/", 1)[-1] for each in related] == ["image"]


def test_even_pages_of_one_chapter_leave_the_others_headers_on_all_pages() -> None:
    first, second = with_text("หนึ่ง"), with_text("สอง")
    first.sections[0].header.paragraphs[0].text = "ทุกหน้า"
    second.settings.odd_and_even_pages_header_footer = True
    second.sections[0].header.paragraphs[0].text = "หน้าคี่"
    second.sections[0].even_page_header.paragraphs[0].text = "หน้าคู่"

    book, _ = joined(first, second)

    assert book.settings.odd_and_even_pages_header_footer
    assert [s.even_page_header.paragraphs[0].text for s in book.sections] == ["ทุกหน้า", "หน้าคู่"]


def test_comments_of_all_chapters_keep_their_text_and_their_place() -> None:
    documents = []
    for text in ("หนึ่ง", "สอง"):
        document = with_text(text)
        document.add_comment(document.paragraphs[0].runs[0], f"ความเห็น{text}", author="ก")
        documents.append(document)

    book, _ = joined(*documents)

    assert [comment.text for comment in book.comments] == ["ความเห็นหนึ่ง", "ความเห็นสอง"]
    references = [each.get(qn("w:id")) for each in book.element.body.iter(qn("w:commentReference"))]
    assert references == [str(comment.comment_id) for comment in book.comments]


_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def with_footnote(text: str) -> Chapter:
    made = chapter(with_text("เนื้อความ"))
    notes = (
        f'<w:footnotes {NS}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    made.package.put("word/footnotes.xml", notes.encode(), _NOTES_TYPE)
    made.package.relate("word/document.xml", "footnotes", "word/footnotes.xml")
    body = made.package.tree("word/document.xml")[0]
    body[0].append(parse_xml(f'<w:r {NS}><w:footnoteReference w:id="1"/></w:r>'))
    return made


def test_footnotes_of_all_chapters_keep_their_text_and_their_place() -> None:
    plain = chapter(with_text("ไม่มีเชิงอรรถ"))
    package, _ = compose([plain, with_footnote("เชิงอรรถหนึ่ง"), with_footnote("เชิงอรรถสอง")])

    notes = {
        each.get(qn("w:id")): "".join(node.text or "" for node in each.iter(qn("w:t")))
        for each in package.tree("word/footnotes.xml").findall(qn("w:footnote"))
    }
    references = [each.get(qn("w:id")) for each in package.tree("word/document.xml").iter(qn("w:footnoteReference"))]
    assert [notes[each] for each in references] == ["เชิงอรรถหนึ่ง", "เชิงอรรถสอง"]
    assert list(notes.values()) == ["", "เชิงอรรถหนึ่ง", "เชิงอรรถสอง"]


def test_an_empty_chapter_leaves_no_page() -> None:
    book, _ = joined(with_text("หนึ่ง"), docx.Document(), with_text("สอง"))

    assert len(book.sections) == 2
    names = [str(each.get(qn("w:name"))) for each in book.element.body.iter(qn("w:bookmarkStart"))]
    assert [int(re.sub(r"\D", "", name)) for name in names] == [1, 3]


def test_a_book_of_one_chapter_is_that_chapter() -> None:
    book, _ = joined(landscape(with_text("หนึ่ง"), "หัว"))

    assert [each.text for each in book.paragraphs] == ["หนึ่ง"]
    assert len(book.sections) == 1


@pytest.mark.parametrize("count", [2, 8])
def test_the_open_xml_sdk_finds_no_fault_in_varied_chapters(count: int, tmp_path: Path) -> None:
    makers: tuple[Callable[[], Document], ...] = (
        lambda: styled(16, "ก"), lambda: landscape(styled(12, "ข"), "หัว"), lambda: linked("เป้า", "ค"),
        lambda: linked("เป้า", "ง"), lambda: styled(14, "จ"), docx.Document, lambda: with_text("ฉ"),
        lambda: landscape(with_text("ช"), "หัวสอง"),
    )  # fmt: skip
    _, data = joined(*(make() for make in makers[:count]))
    (tmp_path / "เล่ม.docx").write_bytes(data)

    assert sdk_errors(tmp_path / "เล่ม.docx") == []
