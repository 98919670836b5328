"""Sheets of any office as grids: what a reader sees, merged, coloured, hidden."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from docgen.grid import Grid, GridCell, Source
from docgen.problems import Problem
from docgen.workbook.grids.read import read_workbook_source
from tests.workbook.plans import codes, only, package, worksheet, zipped


def first_sheet(book: Workbook) -> Worksheet:
    return book.worksheets[0]


def read(book: Workbook, folder: Path) -> tuple[Source, list[Problem]]:
    path = folder / "แผน.xlsx"
    book.save(path)
    source, problems = read_workbook_source(path)
    assert source is not None
    return source, problems


def grid_of(book: Workbook, folder: Path) -> Grid:
    return read(book, folder)[0].grids[0]


def texts(grid: Grid) -> dict[tuple[int, int], str]:
    return {index: cell.text for index, cell in grid.cells.items()}


def blue(sheet: Worksheet, *addresses: str, colour: str = "0070C0") -> None:
    for address in addresses:
        sheet[address].fill = PatternFill("solid", fgColor=colour)


def filled(grid: Grid) -> set[tuple[int, int]]:
    return {index for index, cell in grid.cells.items() if cell.filled}


def test_cells_know_text_value_and_place(tmp_path: Path) -> None:
    book = Workbook()
    first_sheet(book)["B3"] = "โครงการ\r\nนํ้า"

    source, problems = read(book, tmp_path)

    cell = source.grids[0].cells[2, 1]
    assert (cell.text, cell.value) == ("โครงการ\nน้ำ", "โครงการ\nน้ำ")
    assert str(cell.place) == "แผน.xlsx > Sheet > ช่อง B3"
    assert codes(problems) == ["text-mended"]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1632820, "#,##0.00", "1,632,820.00"),
        (1632820, "General", "1632820"),
        (Decimal("0.5"), "0.0%", "50.0%"),
        (3, '"ครั้งที่ "0', "ครั้งที่ 3"),
        (0, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "-"),
        (-5, "#,##0;(#,##0)", "(5)"),
        (1250000, "#,##0.0,", "1,250.0"),
        (7, "000", "007"),
        (1.5, "0.00E+00", "1.5"),
        (12, "# ?/?", "12"),
        (0.5, "#.##", ".5"),
        (date(2019, 10, 1), "[$-107041E]d mmm yy", "1 ต.ค. 62"),
        (date(2019, 10, 1), "[$-D07041E]d mmmm yyyy", "๑ ตุลาคม ๒๕๖๒"),
        (date(2019, 10, 1), "d/m/bbbb", "1/10/2562"),
        (date(2019, 10, 1), "dd/mm/yyyy", "01/10/2019"),
        (date(2019, 10, 1), "mm-dd-yy", "1/10/2562"),
        (date(2019, 10, 1), "ว ดดด ปปปป", "1 ต.ค. 2019"),
        (date(2562, 10, 1), "d/m/bbbb", "1/10/2562"),
        (datetime(2019, 10, 1, 9, 5), "d/m/bbbb h:mm", "1/10/2562 9:05"),
        (datetime(2019, 10, 1, 9, 5), "m/d/yyyy h:mm", "10/1/2019 9:05"),
        (datetime(2019, 10, 1, 9, 5), 'วววว "ที่" d dddd', "วันอังคาร ที่ 1 วันอังคาร"),
        (time(9, 5), "h:mm", "09:05"),
        (0, '#,##0;-#,##0;"ไม่มี"', "ไม่มี"),
        (7, '"คงที่"', "คงที่"),
        (7, "x", "7"),
        (-1500, "#,##0.00", "-1,500.00"),
        (5, 'General" บาท"', "5 บาท"),
        (True, "General", "TRUE"),
    ],
)
def test_numbers_and_dates_read_as_their_format_shows_them(
    value: object, code: str, text: str, tmp_path: Path
) -> None:
    book = Workbook()
    cell = first_sheet(book)["A1"]
    cell.value = value
    cell.number_format = code

    found = grid_of(book, tmp_path).cells[0, 0]

    assert (found.text, found.value) == (text, Decimal(str(value)) if isinstance(value, float) else value)


def by_hand(folder: Path, rows: str, more: str = "") -> Grid:
    path = folder / "แผน.xlsx"
    path.write_bytes(zipped(package({"xl/worksheets/sheet1.xml": worksheet(rows, more)})))
    source, _ = read_workbook_source(path)
    assert source is not None
    return source.grids[0]


def test_a_merged_cell_spans_and_covers_within_the_used_cells(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{r}">' + "<c><v>1</v></c>" * 4 + "</row>" for r in range(1, 5))
    merged = ("B2:C3", "D4:XFD1048576", "C3:D3")  # the last one overlaps: Excel writes no such thing

    more = "".join(f'<mergeCell ref="{each}"/>' for each in merged)

    grid = by_hand(tmp_path, rows, f"<mergeCells>{more}</mergeCells>")

    spans = {index: (cell.rows, cell.columns) for index, cell in grid.cells.items()}
    assert spans == {
        (row, column): (2, 2) if (row, column) == (1, 1) else (1, 1)
        for row in range(4) for column in range(4) if (row, column) not in ((1, 2), (2, 1), (2, 2))
    }  # fmt: skip


def test_a_colour_that_the_row_does_not_have_is_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet = first_sheet(book)
    sheet.append(["โครงการ", "งบประมาณ", "ต.ค.", "พ.ย."])
    sheet.append(["ก", 5])
    sheet.append(["ข", 6])
    blue(sheet, "A1", "B1", "C1", "D1", colour="D9D9D9")  # the header
    blue(sheet, "A3", "B3", "C3", colour="FFF2CC")  # a striped row
    blue(sheet, "D2", "D3")

    grid = grid_of(book, tmp_path)

    assert filled(grid) == {(1, 3), (2, 3)}
    assert grid.cells[1, 3] == GridCell("", "", grid.cells[1, 3].place, filled=True)


def test_white_is_no_colour_and_a_row_all_of_one_colour_tells_nothing(tmp_path: Path) -> None:
    book = Workbook()
    sheet = first_sheet(book)
    sheet.append(["โครงการ", "ต.ค.", "พ.ย."])
    sheet.append(["ก"])
    sheet.append(["ยุทธศาสตร์ที่ 1"])
    blue(sheet, "B2", "C2", colour="FFFFFF")
    blue(sheet, "A3", "B3", "C3")

    assert filled(grid_of(book, tmp_path)) == set()


STYLES = """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fills>
<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor {}/></patternFill></fill></fills>
<cellXfs><xf/><xf fillId="2"/></cellXfs></styleSheet>"""
ROWS = (
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c><c r="C1"><v>1</v></c></row>'
    '<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"/></row>'
)


@pytest.mark.parametrize(
    ("colour", "seen"),
    [
        ('rgb="FF00B0F0"', True), ('rgb="FFFFFFFF"', False), ('theme="0"', False), ('theme="4"', True),
        ('theme="0" tint="-0.25"', True), ('theme="4" tint="1"', False), ('indexed="9"', False), ('indexed="13"', True),
        ('indexed="65"', False), ('indexed="64"', False), ('auto="1"', False), ('rgb="x"', False),
        ('theme="4" tint="x"', True),
    ],
)  # fmt: skip
def test_theme_and_old_colours_are_colours(colour: str, seen: bool, tmp_path: Path) -> None:
    assert painted(STYLES.format(colour), tmp_path) == ({(1, 1)} if seen else set())


def painted(styles: str, folder: Path) -> set[tuple[int, int]]:
    path = folder / "สี.xlsx"
    path.write_bytes(zipped(package({"xl/worksheets/sheet1.xml": worksheet(ROWS), "xl/styles.xml": styles})))
    source, _ = read_workbook_source(path)
    assert source is not None
    return filled(source.grids[0])


@pytest.mark.parametrize(
    ("fill", "seen"),
    [
        ('<patternFill patternType="lightUp"><fgColor rgb="FF000000"/></patternFill>', True),
        ("<gradientFill><stop/></gradientFill>", True),
        ("<patternFill/>", False),
    ],
)
def test_stripes_and_gradients_are_colours_too(fill: str, seen: bool, tmp_path: Path) -> None:
    plain = '<patternFill patternType="solid"><fgColor {}/></patternFill>'

    assert painted(STYLES.replace(plain, fill), tmp_path) == ({(1, 1)} if seen else set())


def test_an_office_palette_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    palette = "<colors><indexedColors>" + '<rgbColor rgb="00FFFFFF"/>' * 20 + "</indexedColors></colors></styleSheet>"
    styles = STYLES.format('indexed="13"')

    assert painted(styles, tmp_path) == {(1, 1)}
    assert painted(styles.replace("</styleSheet>", palette), tmp_path) == set()


def test_a_theme_of_its_own_gives_its_own_colours(tmp_path: Path) -> None:
    path = tmp_path / "สี.xlsx"
    links = str(package({})["xl/_rels/workbook.xml.rels"])
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
    more = f'<Relationship Id="x" Type="{kind}" Target="theme/theme1.xml"/></Relationships>'
    colours = '<a:accent1><a:srgbClr val="FFFFFF"/></a:accent1><a:lt1><a:sysClr val="window" lastClr="00FF00"/></a:lt1>'
    theme = f'<a:theme xmlns:a="a"><a:clrScheme>{colours}</a:clrScheme></a:theme>'
    found = []
    for colour in ('theme="4"', 'theme="0"'):
        parts = {
            "xl/_rels/workbook.xml.rels": links.replace("</Relationships>", more), "xl/theme/theme1.xml": theme,
            "xl/worksheets/sheet1.xml": worksheet(ROWS), "xl/styles.xml": STYLES.format(colour),
        }  # fmt: skip
        path.write_bytes(zipped(package(parts)))
        source, _ = read_workbook_source(path)
        assert source is not None
        found.append(filled(source.grids[0]))

    assert found == [set(), {(1, 1)}]


def test_hidden_rows_columns_and_sheets_are_read_and_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet = first_sheet(book)
    for row in range(3):
        sheet.append([row, row, row])
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    other = book.create_sheet("ซ่อน")
    other.sheet_state = "veryHidden"
    other.append(["ก"])

    grids = read(book, tmp_path)[0].grids

    assert (grids[0].hidden_rows, grids[0].hidden_columns, grids[0].hidden) == (frozenset({1}), frozenset({1}), False)
    assert len(grids[0].cells) == 9
    assert (grids[1].name, grids[1].hidden, texts(grids[1])) == ("ซ่อน", True, {(0, 0): "ก"})


def test_rows_are_hidden_by_default_where_the_sheet_says_so(tmp_path: Path) -> None:
    path = tmp_path / "แผน.xlsx"
    heights = ("", 'ht="15"', 'ht="0"')
    rows = "".join(f'<row r="{at}" {height}><c><v>{at}</v></c></row>' for at, height in enumerate(heights, 1))
    sheet = worksheet(rows).replace("<sheetData>", '<sheetFormatPr zeroHeight="1"/><sheetData>')
    path.write_bytes(zipped(package({"xl/worksheets/sheet1.xml": sheet})))

    source, _ = read_workbook_source(path)

    assert source is not None
    assert source.grids[0].hidden_rows == frozenset({2})


def test_columns_without_width_are_hidden(tmp_path: Path) -> None:
    path = tmp_path / "แผน.xlsx"
    columns = '<sheetFormatPr defaultColWidth="9" defaultRowHeight="x"/><cols><col min="2" max="3" width="0"/></cols>'
    row = "<row>" + "<c><v>1</v></c>" * 4 + "</row>"
    sheet = worksheet(row).replace("<sheetData>", f"{columns}<sheetData>")
    path.write_bytes(zipped(package({"xl/worksheets/sheet1.xml": sheet})))

    source, _ = read_workbook_source(path)

    assert source is not None
    assert source.grids[0].hidden_columns == frozenset({1, 2})


def test_white_space_is_no_cell(tmp_path: Path) -> None:
    book = Workbook()
    first_sheet(book).append(["ก", "  \n", "\u200b"])

    assert texts(grid_of(book, tmp_path)) == {(0, 0): "ก"}


def test_a_far_cell_makes_no_large_grid(tmp_path: Path) -> None:
    book = Workbook()
    first_sheet(book)["A1"] = "ก"
    first_sheet(book)["XFD1048576"] = "ไกล"

    grid = grid_of(book, tmp_path)

    assert max(grid.rows, grid.columns) < 100
    assert [str(cell.place).rpartition(" ")[2] for cell in grid.cells.values()] == ["A1", "XFD1048576"]


def test_cells_without_a_value_are_told_and_keep_their_text(tmp_path: Path) -> None:
    book = Workbook()
    sheet = first_sheet(book)
    sheet.append(["ก", "=1+1", "#REF!"])
    sheet.append(["ข", "=2+2"])

    source, problems = read(book, tmp_path)

    assert list(texts(source.grids[0]).values()) == ["ก", "=1+1", "#REF!", "ข", "=2+2"]
    assert codes(problems) == ["cell-formula", "cell-error"]
    assert "อีก 1 ช่อง" in problems[0].what


def test_what_was_mended_is_told_once_a_column_with_all_its_cells(tmp_path: Path) -> None:
    book = Workbook()
    sheet = first_sheet(book)
    for row in (1, 3, 4, 5):
        sheet.cell(row, 2, "นํ้า\u00a0ประปา")

    told = only(read(book, tmp_path)[1])

    assert str(told.where) == "แผน.xlsx > Sheet > คอลัมน์ B"
    assert "4 ช่อง (B1 B3–B5)" in told.what
    assert "เปลี่ยนช่องว่างแบบไม่ตัดบรรทัดเป็นช่องว่างธรรมดา, รวมนิคหิตกับสระอาเป็นสระอำ" in told.what


def test_comments_are_boxes(tmp_path: Path) -> None:
    book = Workbook()
    first_sheet(book)["B2"] = "ก"
    first_sheet(book)["B2"].comment = Comment("ขอตรวจ\nยอดนี้", "ธุรการ")

    (box,) = grid_of(book, tmp_path).boxes

    assert (box.text, str(box.place)) == ("ขอตรวจ\nยอดนี้", "แผน.xlsx > Sheet > ช่อง B2")


def test_a_workbook_that_takes_values_from_other_files_is_refused(tmp_path: Path) -> None:
    links = str(package({})["xl/_rels/workbook.xml.rels"])
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink"
    more = f'<Relationship Id="x" Type="{kind}" Target="externalLinks/externalLink1.xml"/></Relationships>'
    path = tmp_path / "แผน.xlsx"
    path.write_bytes(
        zipped(
            package(
                {
                    "xl/_rels/workbook.xml.rels": links.replace("</Relationships>", more),
                    "xl/externalLinks/externalLink1.xml": "<externalLink/>",
                    "xl/externalLinks/_rels/externalLink1.xml.rels": '<Relationships><Relationship Id="r" '
                    'TargetMode="External" Target="file:///C:/%E0%B8%87%E0%B8%9A.xlsx"/></Relationships>',
                }
            )
        )
    )

    source, problems = read_workbook_source(path)

    assert source is None
    assert (only(problems).code, "“งบ.xlsx”" in only(problems).what) == ("file-unsafe", True)
