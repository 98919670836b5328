"""Arrows and lines drawn over the months of a row: DrawingML shapes, groups of them, and VML of older Word.

A shape is anchored in a cell; its left edge counts from the cell's text ("relative to the column") unless it says
otherwise, and its width is in EMU. Its ends are laid on the edges of the table's columns.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml import etree

from docgen.grid import Arrow
from docgen.late_pattern import late_pattern
from docgen.problems import Place
from docgen.word.grids.table_rows import EMU_PER_TWIP, Cell, number
from docgen.word.namespaces import MC, WP, WPS, A, V, w

_FALLBACK = f"{{{MC}}}Fallback"
_GROUP = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}wgp"
_LINES = late_pattern(r"(?i)line|connector|arrow|leftRight|chevron|rect$|bar")
_EMU = {"pt": 12_700, "in": 914_400, "cm": 360_000, "mm": 36_000, "px": 9_525, "": 12_700}
_LENGTH = late_pattern(r"(-?[\d.]+)\s*(pt|in|cm|mm|px|)")
_OLD_LINES = ("_x0000_t32", "_x0000_t34", "_x0000_t13", "_x0000_t69", "_x0000_t66")  # connectors and block arrows
_MARGIN = 108 * EMU_PER_TWIP  # of a cell, when no one sets it
_NEAR = 0.25  # of a column's width: an end so near to an edge is meant to stand on it
_TALL = 3  # times as high as wide: no bar of months


def arrows_of(cell: Cell, row: int, edges: Sequence[int], place: Place) -> list[Arrow]:
    """The arrows anchored in a cell; ``edges`` are those of the table's columns in EMU."""
    if cell.column >= len(edges) - 1:
        return []
    left = edges[cell.column]
    drawn = [*_drawings(cell, left), *_old_shapes(cell, left)]
    return [_laid(start, end, row, edges, place) for start, end in dict.fromkeys(drawn) if end > start]


def _laid(start: int, end: int, row: int, edges: Sequence[int], place: Place) -> Arrow:
    """The columns that an arrow covers by more than half of their width, or the one that holds its middle."""
    middles = [(left + right) / 2 for left, right in pairwise(edges)]
    covered = [column for column, middle in enumerate(middles) if start <= middle <= end]
    if not covered:
        covered = [min(max(bisect_right(edges, (start + end) // 2) - 1, 0), len(middles) - 1)]
    first, last = covered[0], covered[-1]
    certain = _is_near(start, edges[first], edges, first) and _is_near(end, edges[last + 1], edges, last)
    return Arrow(row, first, last, place, certain)


def _is_near(end: int, edge: int, edges: Sequence[int], column: int) -> bool:
    return abs(end - edge) <= _NEAR * (edges[column + 1] - edges[column])


def _drawings(cell: Cell, left: int) -> Iterator[tuple[int, int]]:
    for paragraph in cell.paragraphs():
        for drawing in paragraph.iter(f"{{{WP}}}anchor", f"{{{WP}}}inline"):
            if next(drawing.iterancestors(_FALLBACK), None) is None:
                yield from _drawing(cell, drawing, left)


def _drawing(cell: Cell, drawing: etree._Element, left: int) -> Iterator[tuple[int, int]]:
    width, height = _extent(drawing.find(f"{{{WP}}}extent"))
    start = left + _margin(cell) + _offset(drawing)
    group = next(drawing.iter(_GROUP), None)
    if group is not None:
        yield from _grouped(group, start, width)
    elif _is_line(drawing) and height <= _TALL * max(width, 1):
        yield start, start + width


def _offset(drawing: etree._Element) -> int:
    position = drawing.find(f"{{{WP}}}positionH")
    offset = None if position is None else position.findtext(f"{{{WP}}}posOffset")
    return int(offset) if offset and offset.lstrip("-").isdigit() else 0


def _extent(element: etree._Element | None) -> tuple[int, int]:
    if element is None:
        return 0, 0
    return int(element.get("cx") or 0), int(element.get("cy") or 0)


def _is_line(shape: etree._Element) -> bool:
    return any(_LINES.search(each.get("prst", "")) for each in shape.iter(f"{{{A}}}prstGeom"))


def _grouped(group: etree._Element, start: int, width: int) -> Iterator[tuple[int, int]]:
    """Shapes of a group: their places are in the group's own measure (a:chOff, a:chExt)."""
    frame = next(group.iter(f"{{{A}}}xfrm"), None)
    inner = None if frame is None else frame.find(f"{{{A}}}chExt")
    origin = None if frame is None else frame.find(f"{{{A}}}chOff")
    scale = width / max(_extent(inner)[0], 1)
    zero = int(origin.get("x") or 0) if origin is not None else 0
    for shape in group.iter(f"{{{WPS}}}wsp"):
        placed = next(shape.iter(f"{{{A}}}xfrm"), None)
        offset = None if placed is None else placed.find(f"{{{A}}}off")
        if placed is None or offset is None or not _is_line(shape):
            continue
        begin = start + round((int(offset.get("x") or 0) - zero) * scale)
        yield begin, begin + round(_extent(placed.find(f"{{{A}}}ext"))[0] * scale)


def _old_shapes(cell: Cell, left: int) -> Iterator[tuple[int, int]]:
    """VML, in documents of Word 2007 and before, and the fallbacks that newer ones keep for it."""
    for paragraph in cell.paragraphs():
        for shape in paragraph.iter(f"{{{V}}}line", f"{{{V}}}shape", f"{{{V}}}rect"):
            newer = next(shape.iterancestors(_FALLBACK), None) is not None
            if not newer and (span := _old_span(shape)) is not None:
                start = left + _margin(cell) + span[0]
                yield start, start + span[1]


def _old_span(shape: etree._Element) -> tuple[int, int] | None:
    """Left edge and width in EMU."""
    if str(shape.tag).endswith("}line"):
        ends = [_length(shape.get(name, "").split(",")[0]) for name in ("from", "to")]
        return min(ends), abs(ends[1] - ends[0])
    kind = shape.get("type", "").lstrip("#")
    if str(shape.tag).endswith("}shape") and kind not in _OLD_LINES:
        return None
    style = dict(pair.split(":", 1) for pair in shape.get("style", "").split(";") if ":" in pair)
    if not style.get("width"):
        return None
    return _length(style.get("margin-left", style.get("left", "0"))), _length(style["width"])


def _length(text: str) -> int:
    found = _LENGTH.match(text.strip())
    return round(float(found[1]) * _EMU[found[2]]) if found and found[1] not in ("-", ".") else 0


def _margin(cell: Cell) -> int:
    """From the cell's edge to its text, which shapes are placed from."""
    own = cell.element.find(f"{w('tcPr')}/{w('tcMar')}")
    table = next(cell.element.iterancestors(w("tbl")))
    for holder in (own, table.find(f"{w('tblPr')}/{w('tblCellMar')}")):
        for side in ("left", "start"):
            if holder is not None and (found := holder.find(w(side))) is not None:
                return number(found, "w") * EMU_PER_TWIP
    return _MARGIN
