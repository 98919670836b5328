"""Tables of somebody's Word document as grids: spans, broken tables, arrows old and new, colours, what stands above."""

from __future__ import annotations

from pathlib import Path

import pytest

import docgen
from docgen.grid import Grid, Source
from docgen.word.grids.read import read_word_source
from docgen.word.rendering.zip_writer import write_package
from tests.word import docx_builder as build
from tests.word.docx_builder import cell, heading, paragraph, row, run

COLUMNS = (2000, 1000, 1000, 1000)  # twips
TWIP = 635
EDGES = [0, 2000, 3000, 4000, 5000]


def source(tmp_path: Path, body: str, **parts: str) -> Source:
    package = build.package(body, parts)
    path = tmp_path / "แผน.docx"
    with path.open("wb") as target:
        write_package(target, ((name, package.data(name)) for name in package.names()))
    read, problems = read_word_source(path)
    assert problems == []
    assert read is not None
    return read


def table(*rows: str, columns: tuple[int, ...] = COLUMNS) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def spanned(text: str, columns: int = 1, merge: str = "", fill: str = "") -> str:
    inside = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    inside += {"": "", "continue": "<w:vMerge/>"}.get(merge, f'<w:vMerge w:val="{merge}"/>')
    inside += f'<w:shd w:val="clear" w:fill="{fill}"/>' if fill else ""
    return f"<w:tc><w:tcPr>{inside}</w:tcPr>{paragraph(text)}</w:tc>"


def arrow(first: int, last: int, shift: float = 0.0) -> str:
    """A connector from one column's left edge to another's right one, anchored in the first one's cell."""
    width = (EDGES[last + 1] - EDGES[first]) * TWIP
    offset = -108 * TWIP + round(shift * 1000 * TWIP)
    return (
        '<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="column">'
        f'<wp:posOffset>{offset}</wp:posOffset></wp:positionH><wp:extent cx="{width}" cy="0"/><a:graphic>'
        '<a:graphicData uri="x"><wps:wsp><wps:spPr><a:prstGeom prst="straightConnector1"/></wps:spPr></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def texts(grid: Grid) -> dict[tuple[int, int], str]:
    return {at: each.text for at, each in grid.cells.items() if each.text}


def test_cells_stand_by_row_and_column_with_their_spans(tmp_path: Path) -> None:
    body = table(
        f"<w:tr>{spanned('โครงการ', merge='restart')}{spanned('พ.ศ. 2562', 3)}</w:tr>",
        f"<w:tr>{spanned('', merge='continue')}{cell('ต.ค.')}{cell('พ.ย.')}{cell('ธ.ค.')}</w:tr>",
    )

    (grid,) = source(tmp_path, body).grids

    assert texts(grid) == {(0, 0): "โครงการ", (0, 1): "พ.ศ. 2562", (1, 1): "ต.ค.", (1, 2): "พ.ย.", (1, 3): "ธ.ค."}
    assert (grid.cells[0, 0].rows, grid.cells[0, 1].columns) == (2, 3)
    assert (grid.rows, grid.columns) == (2, 4)


def test_a_cell_knows_where_it_stands_and_keeps_its_lines(tmp_path: Path) -> None:
    body = heading("ส่วนที่ 2") + table(row("ก", cell("หนึ่ง", "สอง")))

    (grid,) = source(tmp_path, body).grids

    assert grid.cells[0, 1].text == "หนึ่ง\nสอง"
    assert str(grid.cells[0, 1].place) == "แผน.docx > ตาราง 1 แถว 1 ช่อง 2 > ย่อหน้า “หนึ่ง”"


def test_what_stands_above_a_table_is_its_preamble_with_the_headings_in_force(tmp_path: Path) -> None:
    body = heading("1. ยุทธศาสตร์ ก") + paragraph("1.1 แผนงาน ข") + table(row("ค"))
    body += paragraph("1.2 แผนงาน ง") + table(row("จ"))

    first, second = source(tmp_path, body).grids

    assert [each.text for each in first.preamble] == ["1. ยุทธศาสตร์ ก", "1.1 แผนงาน ข"]
    assert [each.text for each in second.preamble] == ["1. ยุทธศาสตร์ ก", "1.2 แผนงาน ง"]


def test_a_table_broken_over_pages_is_one_and_its_header_stands_once(tmp_path: Path) -> None:
    page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    body = table(row("ที่", "ชื่อ"), row("1", "ก")) + page + table(row("ที่", "ชื่อ"), row("2", "ข"))
    body += "<w:p/>" + table(row("3", "ค"))

    (grid,) = source(tmp_path, body).grids

    assert [grid.cells[at, 1].text for at in range(4)] == ["ชื่อ", "ก", "ข", "ค"]


def test_a_table_under_words_of_its_own_is_another(tmp_path: Path) -> None:
    assert len(source(tmp_path, table(row("ก")) + paragraph("1.2 แผนงาน") + table(row("ก"))).grids) == 2


def test_a_table_in_a_cell_is_a_grid_of_its_own(tmp_path: Path) -> None:
    outer, inner = sorted(source(tmp_path, table(row(cell(table(row("ใน")), "นอก")))).grids, key=lambda each: each.name)

    assert [texts(outer), texts(inner)] == [{(0, 0): "นอก"}, {(0, 0): "ใน"}]


@pytest.mark.parametrize(("first", "last"), [(1, 1), (1, 3), (2, 3)])
def test_an_arrow_over_columns_is_those_columns(first: int, last: int, tmp_path: Path) -> None:
    cells = [cell(paragraph(arrow(first, last))) if at == first else cell("ก") for at in range(4)]

    (grid,) = source(tmp_path, table(row("หัว"), row(*cells))).grids

    assert [(each.row, each.first, each.last, each.certain) for each in grid.arrows] == [(1, first, last, True)]


def test_an_arrow_that_ends_between_columns_is_uncertain(tmp_path: Path) -> None:
    (grid,) = source(tmp_path, table(row("ก", cell(paragraph(arrow(1, 2, shift=0.45))), "ข", "ค"))).grids

    assert [(each.first, each.last, each.certain) for each in grid.arrows] == [(1, 2, False)]


def test_an_old_line_is_an_arrow(tmp_path: Path) -> None:
    line = f'<w:r><w:pict><v:line from="-5.4pt,5pt" to="{100 - 5.4}pt,5pt"/></w:pict></w:r>'

    (grid,) = source(tmp_path, table(row("ก", cell(paragraph(line)), "ข", "ค"))).grids

    assert [(each.first, each.last, each.certain) for each in grid.arrows] == [(1, 2, True)]


def test_a_drawing_for_new_and_old_programs_is_one_arrow(tmp_path: Path) -> None:
    new, old = arrow(1, 2), '<w:pict><v:line from="0,5pt" to="100pt,5pt"/></w:pict>'
    inside = new.removeprefix("<w:r>").removesuffix("</w:r>")
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{inside}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )

    (grid,) = source(tmp_path, table(row("ก", cell(paragraph(both)), "ข", "ค"))).grids

    assert [(each.first, each.last) for each in grid.arrows] == [(1, 2)]


def test_a_picture_is_no_arrow(tmp_path: Path) -> None:
    picture = arrow(1, 2).replace("straightConnector1", "ellipse")

    assert source(tmp_path, table(row("ก", cell(paragraph(picture)), "ข", "ค"))).grids[0].arrows == ()


def test_marks_of_symbol_fonts_are_text(tmp_path: Path) -> None:
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0F3"/></w:r>'

    assert texts(source(tmp_path, table(row("ก", cell(paragraph(symbol))))).grids[0]) == {(0, 0): "ก", (0, 1): "↔"}


def test_a_colour_that_the_row_does_not_share_fills_a_cell(tmp_path: Path) -> None:
    body = table(
        f"<w:tr>{spanned('ก', fill='FFFF00')}{spanned('ข', fill='FFFF00')}{spanned('ค', fill='FFFF00')}</w:tr>",
        f"<w:tr>{spanned('1')}{spanned('', fill='00B0F0')}{spanned('')}{spanned('', fill='auto')}</w:tr>",
    )

    (grid,) = source(tmp_path, body).grids

    assert [at for at, each in grid.cells.items() if each.filled] == [(1, 1)]


def test_rows_and_cells_in_content_controls_are_read(tmp_path: Path) -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = control.format(table(control.format(f"<w:tr>{control.format(cell('ก'))}{cell('ข')}</w:tr>")))

    assert texts(source(tmp_path, body).grids[0]) == {(0, 0): "ก", (0, 1): "ข"}


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    gone = '<w:del w:id="1" w:author="ก"><w:r><w:delText>500</w:delText></w:r></w:del>'
    added = f'<w:ins w:id="2" w:author="ก">{run("700")}</w:ins>'
    path = tmp_path / "ก.docx"
    package = build.package(table(row("ก", cell(paragraph(gone, added)))))
    with path.open("wb") as target:
        write_package(target, ((name, package.data(name)) for name in package.names()))

    read, _ = read_word_source(path)

    assert read is not None
    assert texts(read.grids[0]) == {(0, 0): "ก", (0, 1): "700"}


def test_running_text_text_boxes_and_headers_are_told(tmp_path: Path) -> None:
    inside = f"<v:textbox><w:txbxContent>{paragraph('ในกล่อง')}</w:txbxContent></v:textbox>"
    box = f"<w:r><w:pict><v:shape>{inside}</v:shape></w:pict></w:r>"
    page = '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader"/></w:sectPr>'

    read = source(tmp_path, paragraph("เนื้อความ", box) + table(row("ก")) + page, header=paragraph("อบต.พระรักษ์"))

    assert [each.text for each in read.paragraphs] == ["เนื้อความ", "อบต.พระรักษ์"]
    assert [each.text for each in read.boxes] == ["ในกล่อง"]


def test_a_file_that_is_no_document_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "แผน.docx").write_bytes(b"PK\x03\x04")

    read, problems = read_word_source(tmp_path / "แผน.docx")

    assert read is None
    assert [(each.code, each.where.file) for each in problems] == [("file-damaged", "แผน.docx")]


@pytest.mark.parametrize("numerals", ["thai", "arabic", "mixed", "as-typed"])
def test_a_book_of_docgens_own_has_an_arrow_for_every_stretch_of_months(numerals: str, tmp_path: Path) -> None:
    plan = docgen.new(tmp_path / "แผน", sample=True)
    book = docgen.build(plan, tmp_path / "เล่ม.docx", numerals=numerals)

    read, _ = read_word_source(book)

    assert read is not None
    forms = [grid for grid in read.grids if grid.columns == 18]
    rows = sum(grid.rows - 3 for grid in forms)  # two of the header, one of the sum
    assert rows == 73 + 14
    drawn = {(grid.name, each.row) for grid in forms for each in grid.arrows}
    assert len(drawn) == rows
    assert all(each.certain and each.first >= 6 for grid in forms for each in grid.arrows)
