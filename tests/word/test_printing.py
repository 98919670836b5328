"""A finished book as a copy to measure and as pieces: what is taken out, what comes along, where it may be cut."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from docgen.word.namespaces import w
from docgen.word.package import Package, parse
from docgen.word.printing.copies import Piece, PrintedBook
from docgen.word.printing.cuts import Cut, Spot, cuts
from tests.word.docx_builder import cell, package, paragraph, row, run, table
from tests.word.packages import saved

ARROW = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:wrapNone/>'
    '<wp:docPr id="1" name="a"/></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>'
)
INLINE = '<w:r><w:drawing><wp:inline><wp:docPr id="2" name="b"/></wp:inline></w:drawing></w:r>'
FLOWED = '<w:r><w:drawing><wp:anchor><wp:wrapSquare/><wp:docPr id="3" name="c"/></wp:anchor></w:drawing></w:r>'
BOXED = (
    "<w:r><w:drawing><wp:anchor><wp:wrapNone/><wps:txbx><w:txbxContent><w:p/></w:txbxContent></wps:txbx></wp:anchor>"
    "</w:drawing></w:r>"
)
HEAD = '<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr/><w:p><w:r><w:t>หัว</w:t></w:r></w:p></w:tc></w:tr>'
SECTION = '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader"/><w:titlePg/></w:sectPr>'


def arrow_row(text: str) -> str:
    return row(cell(paragraph(text)), cell(paragraph(ARROW)))


def opened(body: str, section: str = SECTION, parts: dict[str, str] | None = None) -> PrintedBook:
    return PrintedBook(saved(package(body + section, parts or {"header": "<w:p/>"})))


def body_of(document: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts = Package({name: archive.read(name) for name in archive.namelist()})
    body = parse(parts.data(parts.main())).find(w("body"))
    assert body is not None
    return body


def texts(document: bytes) -> list[str]:
    return [each.text or "" for each in body_of(document).iter(w("t"))]


def pages(book: PrintedBook, *starts: int) -> dict[str, Spot]:
    """Every unit with a mark, ten points below the one above it, on pages that begin with these units."""
    found: dict[str, Spot] = {}
    page = first = 0
    for unit in book.units:
        if unit.number in starts:
            page, first = page + 1, unit.number
        if unit.mark:
            found[unit.mark] = Spot(page, 50, 500 - 10 * (unit.number - first))
    return found


def test_only_drawings_that_change_no_page_are_taken_out_to_measure() -> None:
    book = opened(paragraph("ก", ARROW) + paragraph("ข", INLINE) + paragraph("ค", FLOWED) + paragraph("ง", BOXED))

    measured = body_of(book.to_measure())

    assert book.drawings == 1
    assert len(list(measured.iter(w("drawing")))) == 3
    assert [each.text for each in measured.iter(w("t"))] == ["ก", "ข", "ค", "ง"]


def test_rows_and_sections_have_bookmarks_and_other_paragraphs_keep_to_their_own() -> None:
    named = '<w:bookmarkStart w:id="7" w:name="_Toc1"/><w:bookmarkEnd w:id="7"/>'
    book = opened(paragraph("ต้น") + paragraph(named, run("หัวข้อ")) + paragraph("ความ") + table(row("ก"), row("ข")))

    marks = [unit.mark for unit in book.units]

    assert marks == ["docgenunit0", "_Toc1", "", "docgenunit3", "docgenunit4"]
    found = [each.get(w("name")) for each in body_of(book.to_measure()).iter(w("bookmarkStart"))]
    assert found == ["docgenunit0", "_Toc1", "docgenunit3", "docgenunit4"]


def test_a_piece_of_a_table_has_its_repeated_rows_and_the_sections_headers() -> None:
    book = opened(paragraph("ต้น") + table(HEAD, row("หนึ่ง"), row("สอง"), row("สาม")) + paragraph("ปลาย"))

    piece = book.piece(Piece(3, 5, 7))

    assert texts(piece) == ["หัว", "สอง", "สาม"]
    section = body_of(piece)[-1]
    assert section.tag == w("sectPr")
    assert section.find(w("headerReference")) is not None
    assert section.find(w("titlePg")) is None
    assert [each.get(w("start")) for each in section.iter(w("pgNumType"))] == ["7"]


def test_a_piece_that_begins_a_section_keeps_its_first_page_and_inherits_headers() -> None:
    first = paragraph("ก", properties=SECTION)
    book = opened(first + paragraph("ข") + paragraph("ค"), "<w:sectPr><w:titlePg/></w:sectPr>")

    section = body_of(book.piece(Piece(1, 3, 2)))[-1]

    assert section.find(w("titlePg")) is not None
    assert section.find(w("headerReference")) is not None


def test_a_section_that_ends_with_its_piece_is_the_documents() -> None:
    book = opened(paragraph("ก", properties=SECTION) + paragraph("ข"))

    body = body_of(book.piece(Piece(0, 1, 1)))

    assert [child.tag for child in body] == [w("p"), w("sectPr")]
    assert len(list(body.iter(w("sectPr")))) == 1


def test_pieces_begin_at_page_tops_and_leave_what_has_no_drawings() -> None:
    rows = [arrow_row(str(number)) for number in range(6)]
    book = opened(paragraph("ปก", properties=SECTION) + table(row("ไม่มี"), row("ไม่มี"), *rows), SECTION)

    found = cuts(book, pages(book, 1, 2, 4, 6, 8), 2)

    assert found == [
        Cut(Piece(2, 6, 3), 2, frozenset({2, 3})), Cut(Piece(6, 8, 5), 4, frozenset({4})),
        Cut(Piece(8, 9, 6), 5, frozenset({5})),
    ]  # fmt: skip


def test_page_numbers_begin_anew_where_a_section_says_so() -> None:
    anew = '<w:sectPr><w:pgNumType w:start="1"/></w:sectPr>'
    book = opened(paragraph("ปก", properties=SECTION) + table(*(arrow_row(str(number)) for number in range(4))), anew)

    found = cuts(book, pages(book, 1, 3), 2)

    assert found is not None
    assert [cut.piece.page_number for cut in found] == [1, 2]
    assert [cut.first_page for cut in found] == [1, 2]


def test_a_table_is_not_cut_where_a_merged_cell_goes_on() -> None:
    merged = '<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>'
    book = opened(table(arrow_row("1"), arrow_row("2"), merged, arrow_row("3")))

    found = cuts(book, pages(book, 2), 2)

    assert found == [Cut(Piece(0, 4, 1), 0, frozenset({0, 1}))]


def test_a_page_that_begins_behind_the_rest_of_a_broken_row_is_no_place_to_cut() -> None:
    book = opened(table(*(arrow_row(str(number)) for number in range(8))))
    spots = pages(book, 2, 4, 6)
    spots[book.units[4].mark] = Spot(2, 50, 300)

    found = cuts(book, spots, 2)

    assert found is not None
    assert [(cut.piece.first, cut.piece.last) for cut in found] == [(0, 2), (2, 6), (6, 8)]


def field(code: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'


def test_a_page_that_counts_from_the_books_beginning_is_not_made_anew() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    for inside in (field("SEQ ตาราง"), field("PAGEREF _Toc1"), '<w:r><w:footnoteReference w:id="1"/></w:r>'):
        book = opened(table(arrow_row("1"), row(cell(paragraph(inside)))))
        assert cuts(book, pages(book), 2) is None
    fine = opened(table(arrow_row("1"), row(cell(paragraph(field("PAGE"))))))
    assert cuts(fine, pages(fine), 2) is not None
    again = table(arrow_row("1"), row(cell(paragraph("ข", properties=numbered))))
    listed = opened(paragraph("ก", properties=numbered) + again)
    assert cuts(listed, pages(listed, 1), 2) is None


def test_a_book_with_pages_left_blank_or_counted_is_not_cut() -> None:
    odd = '<w:sectPr><w:type w:val="oddPage"/></w:sectPr>'

    assert opened(paragraph("ก")).can_be_cut()
    assert not opened(paragraph("ก"), odd).can_be_cut()
    assert not opened(paragraph("ก"), "").can_be_cut()
    assert not opened(paragraph("ก"), parts={"header": f"<w:p>{field('NUMPAGES')}</w:p>"}).can_be_cut()
