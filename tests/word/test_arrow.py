from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from docgen.schema import Span, Value
from docgen.word.namespaces import WP, A, W, w
from docgen.word.package import Package
from tests.word.docx_builder import package, paragraph
from tests.word.tagged import filled, statement, value

MONTHS = ("ตค", "พย", "ธค", "มค")
BARS = {f"ก.{month}": position for position, month in enumerate(MONTHS)}
WIDTHS = (500, 600, 700, 800)  # twips
INSETS = 2 * 20 * 635  # EMU, both ends
EMU = 635


def months(*runs: tuple[int, int]) -> dict[str, Value]:
    """A record's months; runs are (first, length)."""
    record: dict[str, Value] = dict.fromkeys(MONTHS, Span(False, 0))
    for first, length in runs:
        for place in range(length):
            record[MONTHS[first + place]] = Span(place == 0, length - place)
    return record


def template(columns: tuple[str, ...] = MONTHS, spans: tuple[int, ...] = ()) -> Package:
    """A table of month columns, one row per record; ``spans``: how many grid columns each cell takes."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in WIDTHS)
    cells = "".join(
        f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{paragraph(value("ก." + name) if name else "")}</w:tc>'
        for name, span in zip(columns, spans or (1,) * len(columns), strict=True)
    )
    loop = statement("for ก in แผน") + f"<w:tr>{cells}</w:tr>" + statement("endfor")
    return package(f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{loop}</w:tbl>" + paragraph())


def drawn(made: Package, *records: dict[str, Value]) -> list[list[tuple[int, int]]]:
    """Per row: (cell, width in EMU) of each arrow."""
    result = filled(made, {"แผน": list(records)}, bars=BARS)
    rows = root_of(result).iter(w("tr"))
    return [
        [
            (place, int(extent.get("cx", "0")))
            for place, cell in enumerate(row.iter(w("tc")))
            for extent in cell.iter(f"{{{WP}}}extent")
        ]
        for row in rows
    ]


def root_of(result: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(result)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def test_a_run_of_months_is_one_arrow_as_wide_as_its_columns() -> None:
    assert drawn(template(), months((0, 4)), months((1, 2)), months((3, 1))) == [
        [(0, 2600 * EMU - INSETS)],
        [(1, 1300 * EMU - INSETS)],
        [(3, 800 * EMU - INSETS)],
    ]


def test_each_run_has_its_own_arrow() -> None:
    assert drawn(template(), months((0, 1), (2, 2)), months()) == [
        [(0, 500 * EMU - INSETS), (2, 1500 * EMU - INSETS)],
        [],
    ]


def test_a_column_taken_out_at_the_end_shortens_the_arrow() -> None:
    assert drawn(template(("ตค", "พย", "ธค")), months((1, 3))) == [[(1, 1300 * EMU - INSETS)]]


def test_a_column_taken_out_in_the_middle_splits_the_arrow() -> None:
    assert drawn(template(("ตค", "", "ธค", "มค")), months((0, 4))) == [
        [(0, 500 * EMU - INSETS), (2, 1500 * EMU - INSETS)]
    ]


def test_columns_in_another_order_have_an_arrow_for_each_stretch() -> None:
    assert drawn(template(("ธค", "มค", "ตค", "พย")), months((0, 4))) == [
        [(0, 1100 * EMU - INSETS), (2, 1500 * EMU - INSETS)]
    ]


def test_a_cell_over_two_columns_counts_both() -> None:
    assert drawn(template(("ตค", "พย", "ธค"), (1, 2, 1)), months((0, 3))) == [[(0, 2600 * EMU - INSETS)]]


def test_an_arrow_has_two_heads_and_stays_in_its_cell() -> None:
    root = root_of(filled(template(), {"แผน": [months((0, 2))]}, bars=BARS))

    anchor = next(root.iter(f"{{{WP}}}anchor"))
    line = next(anchor.iter(f"{{{A}}}ln"))
    assert anchor.get("layoutInCell") == "1"
    assert [each.get("type") for each in line if each.get("type")] == ["triangle", "triangle"]
    assert next(anchor.iter(f"{{{A}}}prstGeom")).get("prst") == "straightConnector1"


def test_arrows_are_numbered_apart() -> None:
    root = root_of(filled(template(), {"แผน": [months((0, 1), (2, 1))] * 3}, bars=BARS))

    numbers = [each.get("id") for each in root.iter(f"{{{WP}}}docPr")]
    assert numbers == ["1", "2", "3", "4", "5", "6"]


@pytest.mark.parametrize(("left", "offset"), [(0, 20), (108, -88)])
def test_an_arrow_begins_beside_the_border_whatever_the_margin(left: int, offset: int) -> None:
    made = template()
    properties = next(made.tree("word/document.xml").iter(w("tblPr")))
    margin = etree.SubElement(etree.SubElement(properties, w("tblCellMar")), w("left"))
    margin.set(w("w"), str(left))

    root = root_of(filled(made, {"แผน": [months((0, 1))]}, bars=BARS))

    assert next(root.iter(f"{{{WP}}}posOffset")).text == str(offset * EMU)


def test_an_arrow_stands_in_the_middle_of_its_line() -> None:
    def top(spacing: str, size: int) -> int:
        made = template()
        for run in made.tree("word/document.xml").iter(w("r")):
            etree.SubElement(etree.SubElement(run, w("rPr")), w("sz")).set(w("val"), str(size))
            run.insert(0, run[-1])
        for block in made.tree("word/document.xml").iter(w("p")):
            block.insert(0, etree.fromstring(f'<w:pPr xmlns:w="{W}">{spacing}</w:pPr>'))
        root = root_of(filled(made, {"แผน": [months((0, 1))]}, bars=BARS))
        return int(list(root.iter(f"{{{WP}}}posOffset"))[1].text or "0")

    exact = '<w:spacing w:line="400" w:lineRule="exact"/>'
    assert top(exact, 28) == 200 * EMU
    assert 7 * 12_700 < top("", 28) < 14 * 12_700
    assert top("", 56) == 2 * top("", 28)


def test_a_condition_on_a_month_asks_whether_there_is_work() -> None:
    body = statement("if ก.ตค") + value("'มี'") + statement("else") + value("'ไม่มี'") + statement("endif")
    made = package(statement("for ก in แผน") + paragraph(body) + statement("endfor"))

    root = root_of(filled(made, {"แผน": [months((0, 1)), months((1, 1))]}, bars=BARS))

    assert [each.text for each in root.iter(w("t"))] == ["มี", "ไม่มี"]
