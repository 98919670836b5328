"""Arrows, bars and text boxes, which stand in no cell, onto the cells that they are drawn over."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from docgen.grid import Grid
from docgen.workbook.grids.read import read_workbook_source
from tests.workbook.drawn import absolute, attach, connector, draw, frame_of, group, one_cell, shape, two_cell
from tests.workbook.plans import codes

WIDTH, HEIGHT = 70 * 9525, 20 * 12700  # of the sheet's columns and rows, in EMU
TENTH = WIDTH // 10
MIDDLE = HEIGHT // 2


def saved(folder: Path, hidden: str = "") -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in range(1, 6):
        sheet.append([f"{row}{column}" for column in "ABCDEFGH"])
        sheet.row_dimensions[row].height = 20
    for column in "ABCDEFGH":
        sheet.column_dimensions[column].width = 10
    if hidden:
        sheet.column_dimensions[hidden].hidden = True
    path = folder / "แผน.xlsx"
    book.save(path)
    return path


def grid_of(path: Path) -> Grid:
    source, problems = read_workbook_source(path)
    assert source is not None
    assert codes(problems) == []
    return source.grids[0]


def arrows(path: Path) -> list[tuple[int, int, int, bool]]:
    return [(each.row, each.first, each.last, each.certain) for each in grid_of(path).arrows]


def test_an_arrow_from_edge_to_edge_covers_its_columns(tmp_path: Path) -> None:
    path = saved(tmp_path)
    draw(path, 1, two_cell((2, 0, 1, MIDDLE), (5, 0, 1, MIDDLE), connector()))

    assert arrows(path) == [(1, 2, 4, True)]
    assert str(grid_of(path).arrows[0].place) == "แผน.xlsx > Sheet > ช่อง C2"


@pytest.mark.parametrize(
    ("start", "end", "first", "last", "certain"),
    [
        ((2, TENTH), (4, 9 * TENTH), 2, 4, True),  # drawn a little short
        ((1, 9 * TENTH), (5, TENTH), 2, 4, True),  # drawn a little long
        ((2, 4 * TENTH), (4, 9 * TENTH), 2, 4, False),
        ((2, 6 * TENTH), (4, 9 * TENTH), 3, 4, False),
        ((2, 0), (4, 4 * TENTH), 2, 3, False),
        ((2, 0), (4, 6 * TENTH), 2, 4, False),
        ((3, 3 * TENTH), (3, 4 * TENTH), 3, 3, False),  # within one cell
        ((3, 0), (3, 99 * TENTH), 3, 3, True),  # an offset past its column stops at the edge
    ],
)
def test_an_end_between_columns_makes_an_arrow_uncertain(
    start: tuple[int, int], end: tuple[int, int], first: int, last: int, certain: bool, tmp_path: Path
) -> None:
    path = saved(tmp_path)
    draw(path, 1, two_cell((*start, 1, MIDDLE), (*end, 1, MIDDLE), connector()))

    assert arrows(path) == [(1, first, last, certain)]


@pytest.mark.parametrize(
    ("top", "bottom", "row", "certain"),
    [
        ((1, MIDDLE), (1, MIDDLE), 1, True),
        ((1, 1000), (1, HEIGHT - 1000), 1, True),
        ((2, 0), (2, 0), 2, True),
        ((0, HEIGHT - 100), (1, HEIGHT - 500), 1, True),  # over the edge, but clearly of one row
        ((1, MIDDLE), (2, MIDDLE), 2, False),  # between two rows
        ((1, 0), (3, HEIGHT), 2, False),  # as high as three rows
    ],
)
def test_a_bar_between_rows_is_uncertain(
    top: tuple[int, int], bottom: tuple[int, int], row: int, certain: bool, tmp_path: Path
) -> None:
    path = saved(tmp_path)
    draw(path, 1, two_cell((1, 0, *top), (5, 0, *bottom), shape("rect")))

    assert arrows(path) == [(row, 1, 4, certain)]


@pytest.mark.parametrize("kind", ["line", "leftRightArrow", "rightArrow", "rect", "homePlate"])
def test_bars_of_many_kinds_are_arrows(kind: str, tmp_path: Path) -> None:
    path = saved(tmp_path)
    draw(path, 1, two_cell((2, 0, 1, 1000), (5, 0, 1, HEIGHT - 1000), shape(kind)))

    assert arrows(path) == [(1, 2, 4, True)]


def test_a_line_drawn_by_hand_is_never_certain(tmp_path: Path) -> None:
    path = saved(tmp_path)
    by_hand = shape("x").replace('<a:prstGeom prst="x"/>', "<a:custGeom/>")
    draw(path, 1, two_cell((2, 0, 1, 1000), (5, 0, 1, HEIGHT - 1000), by_hand))

    assert arrows(path) == [(1, 2, 4, False)]


def test_anchors_of_every_kind_lead_to_the_same_cells(tmp_path: Path) -> None:
    path = saved(tmp_path)
    anchors = one_cell((2, 0, 1, MIDDLE), 3 * WIDTH, 0, connector()) + absolute(
        2 * WIDTH, HEIGHT + MIDDLE, 3 * WIDTH, 0, connector()
    )
    draw(path, 1, anchors)

    assert [(row, certain) for row, _, _, certain in arrows(path)] == [(1, True), (1, True)]
    assert {(first, last) for _, first, last, _ in arrows(path)} == {(2, 4)}


def test_groups_are_laid_over_their_area(tmp_path: Path) -> None:
    path = saved(tmp_path)
    inner = group((0, 100, 600, 100), connector(frame=frame_of(0, 150, 300, 0)))
    both = group((0, 0, 600, 200), connector(frame=frame_of(200, 50, 400, 0)), inner)
    draw(path, 1, two_cell((1, 0, 1, 0), (7, 0, 3, 0), both))

    assert arrows(path) == [(1, 3, 6, True), (2, 1, 3, True)]


def test_a_quarter_turn_lays_an_upright_arrow_down(tmp_path: Path) -> None:
    path = saved(tmp_path)
    turned = connector(frame=frame_of(0, 0, 1, 1, ' rot="5400000"'))
    draw(path, 1, absolute(3 * WIDTH, HEIGHT // 2 * 3 - WIDTH, 0, 2 * WIDTH, turned))

    assert arrows(path) == [(1, 2, 3, True)]


def test_upright_lines_and_lines_beside_the_table_mean_no_months(tmp_path: Path) -> None:
    path = saved(tmp_path)
    upright = two_cell((2, 100, 0, 0), (2, 100, 4, 0), connector())
    beside = two_cell((9, 0, 1, MIDDLE), (12, 0, 1, MIDDLE), connector())
    below = two_cell((2, 0, 30, MIDDLE), (5, 0, 30, MIDDLE), connector())
    draw(path, 1, upright + beside + below)

    assert arrows(path) == []


def test_text_boxes_are_listed_with_the_cell_below_them(tmp_path: Path) -> None:
    path = saved(tmp_path)
    draw(path, 1, two_cell((1, 5, 2, 5), (4, 0, 4, 0), shape("rect", "หมายเหตุ\nโอนครั้งที่ 1")))

    grid = grid_of(path)

    assert [(box.text, str(box.place)) for box in grid.boxes] == [
        ("หมายเหตุ\nโอนครั้งที่ 1", "แผน.xlsx > Sheet > ช่อง B3")
    ]
    assert grid.arrows == ()


def test_an_arrow_with_words_is_both(tmp_path: Path) -> None:
    path = saved(tmp_path)
    draw(path, 1, two_cell((1, 0, 2, 5), (4, 0, 2, 500), shape("leftRightArrow", "ตลอดปี")))

    assert arrows(path) == [(2, 1, 3, True)]
    assert [box.text for box in grid_of(path).boxes] == ["ตลอดปี"]


def test_what_is_drawn_for_old_programs_is_not_counted_twice(tmp_path: Path) -> None:
    path = saved(tmp_path)
    anchor = two_cell((2, 0, 1, MIDDLE), (5, 0, 1, MIDDLE), connector())
    both = f"<m:AlternateContent xmlns:m='m'><m:Choice>{anchor}</m:Choice><m:Fallback>{anchor}</m:Fallback>"
    draw(path, 1, both + "</m:AlternateContent>")

    assert arrows(path) == [(1, 2, 4, True)]


def test_hidden_columns_have_no_width(tmp_path: Path) -> None:
    path = saved(tmp_path, hidden="C")
    draw(path, 1, absolute(2 * WIDTH, HEIGHT + MIDDLE, 2 * WIDTH, 0, connector()))

    assert arrows(path) == [(1, 3, 4, True)]


def test_an_arrow_in_a_hidden_row_stays_in_its_row(tmp_path: Path) -> None:
    book = load_workbook(saved(tmp_path))
    book.worksheets[0].row_dimensions[2].hidden = True
    book.save(tmp_path / "แผน.xlsx")
    draw(tmp_path / "แผน.xlsx", 1, two_cell((2, 0, 1, MIDDLE), (5, 0, 1, MIDDLE), connector()))

    assert arrows(tmp_path / "แผน.xlsx") == [(1, 2, 4, True)]


VML = """<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">
<v:line from="105pt,30pt" to="262.5pt,30pt"/>
<v:shape style="margin-left:0;margin-top:0"><v:textbox><div>ความเห็น</div></v:textbox><x:ClientData
 ObjectType="Note"><x:Anchor>1,0,1,0,3,0,4,0</x:Anchor></x:ClientData></v:shape>
<v:rect><v:textbox><div>กรอบ<br/>ข้อความ</div></v:textbox><x:ClientData
 ObjectType="Rect"><x:Anchor>1,0,1,0,3,0,4,0</x:Anchor></x:ClientData></v:rect>
<v:shape style="position:absolute;margin-left:52.5pt;margin-top:61pt;width:105pt;height:10pt"/>
</xml>"""


def test_shapes_of_the_old_kind_are_read_and_comments_among_them_are_not(tmp_path: Path) -> None:
    path = saved(tmp_path)
    attach(path, 1, "legacyDrawing", "drawings/old.vml", VML)

    grid = grid_of(path)

    assert arrows(path) == [(1, 2, 4, True), (3, 1, 2, False)]
    assert [box.text for box in grid.boxes] == ["กรอบ\nข้อความ"]


def test_a_drawing_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = saved(tmp_path)
    attach(path, 1, "legacyDrawing", "drawings/old.vml", "<xml><br></xml>")

    source, problems = read_workbook_source(path)

    assert source is not None
    assert len(source.grids[0].cells) == 40
    assert codes(problems) == ["drawing-unreadable"]
