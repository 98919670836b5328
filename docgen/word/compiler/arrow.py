"""The bar of working months: one double-headed DrawingML arrow over neighbouring table cells (แบบ ผด. 02).

A tag of kind SPAN in a cell stands for one column of the bar. How far a bar can run from a cell is known from the
template (which cells follow, how wide the grid's columns are), so each cell gets ready-made XML by number of columns;
rendering only picks one and numbers it. Columns that the clerk moved or took out split or shorten the bar.

Word 2010 and later and LibreOffice read the wps shape, so there is no mc:Fallback: it would double every row. The arrow
is placed from the top of the paragraph: LibreOffice 7.4 takes "centre of the line" for the line's upper edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from docgen.word.namespaces import MC, WP, WPS, A, W, w
from docgen.word.rendering.pieces import Arrows
from docgen.word.style_chain import StyleChain

EMU_PER_TWIP = 635  # a twip, a twentieth of a point, in English Metric Units (914,400 to the inch)
_EMU_PER_POINT = 12_700
_INSET = 20  # twips between an arrow's head and the border of its cell
_SHORTEST = 60  # twips; a narrower column still shows both heads
_DEFAULT_MARGIN = 115  # twips, side margin of a cell when no one sets it (ECMA-376 part 1, 17.4.34)
LEFT, RIGHT = ("left", "start"), ("right", "end")  # names of the sides in transitional and strict documents
_LINE_MIDDLE = 0.66  # of the font size: between half a line of TH SarabunPSK (1.13) and of Laksaman (1.5)
_DEFAULT_SIZE = 20  # half-points, when no one sets a size (17.3.2.38)
NAMESPACES = {"w": W, "wp": WP, "a": A, "wps": WPS, "mc": MC}
DECLARATIONS = {prefix: f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items()}
_NUMBER = "@NUMBER@"

_XML = (
    "<mc:AlternateContent{declarations}>"
    '<mc:Choice Requires="wps"><w:drawing>'
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="0"'
    ' locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="column"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
    '<wp:extent cx="{width}" cy="0"/><wp:effectExtent l="0" t="38100" r="0" b="38100"/><wp:wrapNone/>'
    '<wp:docPr id="{number}" name="ลูกศร {number}"/><wp:cNvGraphicFramePr/>'
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    '<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="0"/></a:xfrm>'
    '<a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>'
    '<a:ln w="12700"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
    '<a:headEnd type="triangle"/><a:tailEnd type="triangle"/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
    "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent>"
)


@dataclass(frozen=True, slots=True)
class SpanCell:
    """A SPAN tag in a cell: ``bar`` tells whose bar it is, ``position`` its column in it; ``tag`` is the dg element."""

    tag: etree._Element
    bar: str
    position: int


def arrows_of_row(
    cells: Sequence[SpanCell], styles: StyleChain, declarations: str = ""
) -> Iterator[tuple[etree._Element, Arrows]]:
    """Ready-made arrows for the SPAN tags of one table row (tags of other kinds left out), in the row's order.

    ``declarations``: namespaces that the part's root does not declare under the usual prefixes.
    """
    places = {id(each.tag): _place(each.tag) for each in cells}
    for index, cell in enumerate(cells):
        group = [cell]
        for following in cells[index + 1 :]:
            if not _follows(group[-1], following, places):
                break
            group.append(following)
        widths = [places[id(each.tag)].width for each in group]
        left, top = cell_margin(cell.tag, styles, LEFT), _middle(cell.tag, styles)
        lengths = (sum(widths[: length + 1]) for length in range(len(widths)))
        continues = index > 0 and _follows(cells[index - 1], cell, places)
        yield cell.tag, Arrows(tuple(_xml(left, top, each, declarations) for each in lengths), continues)


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell's grid columns: the first, the one after the last, and their width in twips."""

    first: int
    end: int
    width: int


def _follows(one: SpanCell, other: SpanCell, places: dict[int, _Place]) -> bool:
    next_column = places[id(one.tag)].end == places[id(other.tag)].first
    return next_column and one.bar == other.bar and one.position + 1 == other.position


def _place(tag: etree._Element) -> _Place:
    cell = next(tag.iterancestors(w("tc")))
    row = next(cell.iterancestors(w("tr")))
    grid = next(row.iterancestors(w("tbl"))).iterfind(f"{w('tblGrid')}/{w('gridCol')}")
    columns = [_number(each, "w") for each in grid]
    first = _number(row.find(f"{w('trPr')}/{w('gridBefore')}"), "val")
    for each in row.iter(w("tc")):  # cells may stand in content controls
        if next(each.iterancestors(w("tr"))) is not row:
            continue
        if each is cell:
            break
        first += _columns(each)
    end = first + _columns(cell)
    width = sum(columns[first:end]) or _number(cell.find(f"{w('tcPr')}/{w('tcW')}"), "w")
    return _Place(first, end, width)


def _columns(cell: etree._Element) -> int:
    return _number(cell.find(f"{w('tcPr')}/{w('gridSpan')}"), "val") or 1


def _number(element: etree._Element | None, attribute: str) -> int:
    value = "" if element is None else element.get(w(attribute), "")
    try:
        return int(float(value))
    except ValueError:
        return 0


def columns_width(tag: etree._Element) -> int:
    """The width in twips of the columns that the cell around a tag takes; 0 where the template does not say."""
    return _place(tag).width


def cell_margin(tag: etree._Element, styles: StyleChain, sides: Sequence[str]) -> int:
    """A margin of the cell in twips: a shape "relative to the column" is placed from the cell's text, not border."""
    cell = next(tag.iterancestors(w("tc")))
    table = next(cell.iterancestors(w("tbl")))
    properties = table.find(w("tblPr"))
    holders = [cell.find(f"{w('tcPr')}/{w('tcMar')}")]
    holders += [None if properties is None else properties.find(w("tblCellMar"))]
    holders += [each.find(f"{w('tblPr')}/{w('tblCellMar')}") for each in styles.named(properties, "tblStyle", "table")]
    for holder in holders:
        for side in sides:
            if holder is not None and (found := holder.find(w(side))) is not None:
                return _number(found, "w")
    return _DEFAULT_MARGIN


def _middle(tag: etree._Element, styles: StyleChain) -> int:
    """EMU from the top of the paragraph to the middle of its first line."""
    run = next(tag.iterancestors(w("r")))
    for level in styles.paragraph_levels(next(tag.iterancestors(w("p")))):
        spacing = level.find(w("spacing"))
        if spacing is not None and spacing.get(w("line")) is not None:
            if spacing.get(w("lineRule")) == "exact":
                return _number(spacing, "line") * EMU_PER_TWIP // 2
            break
    half_points = styles.run_value(run, "sz")
    size = (int(half_points) if half_points.isdigit() else _DEFAULT_SIZE) / 2
    return round(size * _LINE_MIDDLE * _EMU_PER_POINT)


def _xml(margin: int, top: int, width: int, declarations: str) -> tuple[bytes, ...]:
    """One arrow as wide as its columns less the insets, cut where the number of the shape stands."""
    text = _XML.format(
        declarations=declarations, number=_NUMBER, top=top, left=(_INSET - margin) * EMU_PER_TWIP,
        width=max(width - 2 * _INSET, _SHORTEST) * EMU_PER_TWIP,
    )  # fmt: skip
    return tuple(piece.encode() for piece in text.split(_NUMBER))
