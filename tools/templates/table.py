"""Tables of the forms as XML: cells, rows, header rows that repeat, rows of tags (ECMA-376 part 1, 17.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tools.templates.text import paragraph

_NO_MARGINS = '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'


@dataclass(frozen=True)
class Cell:
    """A cell: its paragraph's style and content. ``span``: grid columns. ``merge``: "restart", "continue" or "".

    ``shaded``: as the cells of a head. ``tight``: without margins at the sides, where a short word just fits.
    ``fill``: a shade of its own, as RRGGBB.
    """

    style: str
    content: str = ""
    span: int = 1
    merge: str = ""
    shaded: bool = False
    tight: bool = False
    fill: str = ""


def table(widths: Sequence[int], *rows: str) -> str:
    """A bordered table; ``widths`` are the grid columns in twips, which stay whatever text comes in."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="PlanTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0"'
        f' w:noVBand="0"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def row(widths: Sequence[int], cells: Sequence[Cell], *, heads: bool = False, height: int = 0) -> str:
    """A row that no page end cuts; ``heads`` repeats it on every page of the table; ``height``: at least, in twips."""
    properties = "<w:cantSplit/>" + (f'<w:trHeight w:val="{height}"/>' if height else "")
    properties += "<w:tblHeader/>" if heads else ""
    column, drawn = 0, ""
    for cell in cells:
        drawn += _cell(cell, sum(widths[column : column + cell.span]))
        column += cell.span
    if column != len(widths):
        raise ValueError(f"{column} columns drawn of {len(widths)}")
    return f"<w:tr><w:trPr>{properties}</w:trPr>{drawn}</w:tr>"


def _cell(cell: Cell, width: int) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    merge = f'<w:vMerge w:val="{cell.merge}"/>' if cell.merge else ""
    fill = cell.fill or ("F2F2F2" if cell.shaded else "")
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    middle = '<w:vAlign w:val="center"/>' if cell.shaded else ""
    margins = _NO_MARGINS if cell.tight else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{shade}{margins}{middle}'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(cell.style, cell.content)}</w:tc>"


def tag_row(widths: Sequence[int], code: str) -> str:
    """A row that is only a tag ({%tr … %}) and vanishes with it."""
    return row(widths, [Cell("TagLine", f"{{%tr {code} %}}", span=len(widths))])
