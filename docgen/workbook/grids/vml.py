"""Shapes of the old kind, VML: Excel keeps it for comments and controls; converted .xls files still draw with it.

ECMA-376 part 4, 19.1 (VML) and 19.4 (what Excel adds).
"""

from __future__ import annotations

from docgen.late_pattern import late_pattern
from docgen.workbook.grids.shapes import Area, Shape
from docgen.workbook.grids.tracks import PIXEL, POINT, Tracks
from docgen.workbook.grids.xml_node import Node, fragments

_SHAPES = frozenset(("shape", "line", "rect", "roundrect", "polyline"))
# ObjectType (part 4, 20.1.2.3): comments are read from their own part, controls are no drawing.
_SKIPPED = frozenset(
    (
        "Note", "Button", "Checkbox", "Dialog", "Drop", "Edit", "GBox", "Label", "List", "Movie", "Pict", "Radio",
        "Scroll", "Spin",
    )
)  # fmt: skip
_LENGTH = late_pattern(r"(-?[0-9]{1,7}(?:\.[0-9]{1,6})?)(pt|in|cm|mm|px)?")
_UNITS = {"pt": POINT, "in": 914_400, "cm": 360_000, "mm": 36_000, "px": PIXEL, None: PIXEL}


def read_vml(data: bytes, columns: Tracks, rows: Tracks) -> list[Shape]:
    """The lines and text boxes of a legacy drawing. Raises Damaged: old programs wrote it with HTML inside."""
    shapes: list[Shape] = []

    def take(node: Node) -> None:
        settings = node.child("ClientData")
        if settings is not None and settings.value("ObjectType") in _SKIPPED:
            return
        area = _anchored(settings, columns, rows) or _line(node) or _styled(node)
        text = _text(node)
        if area is not None:
            shapes.append(Shape(area, text, bar=_is_bar(node, text), exact=node.name == "line"))

    fragments(data, _SHAPES, take)
    return shapes


def _is_bar(node: Node, text: str) -> bool:
    return node.name == "line" or (not text and node.child("imagedata") is None)


def _anchored(settings: Node | None, columns: Tracks, rows: Tracks) -> Area | None:
    """x:Anchor: left column, its offset, top row, its offset, right …, bottom …; from 0, offsets in pixels."""
    anchor = settings.child("Anchor") if settings else None
    numbers = [each.strip() for each in anchor.text.split(",")] if anchor else []
    if len(numbers) != 8 or not all(each.isdecimal() and len(each) < 8 for each in numbers):
        return None
    left, top, right, bottom = (
        _edge(int(numbers[at]), int(numbers[at + 1]), tracks)
        for at, tracks in ((0, columns), (2, rows), (4, columns), (6, rows))
    )
    return Area(left, top, right, bottom)


def _edge(index: int, pixels: int, tracks: Tracks) -> float:
    number = min(index, tracks.last - 1) + 1
    return tracks.start(number) + min(pixels * PIXEL, tracks.length(number))


def _line(node: Node) -> Area | None:
    ends = [_lengths(node.value(each)) for each in ("from", "to")]
    if not all(len(each) == 2 for each in ends):
        return None
    (x, y), (to_x, to_y) = ends
    return Area(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))


def _styled(node: Node) -> Area | None:
    """The place by CSS: margin-left, margin-top, width, height."""
    style = dict(each.strip().partition(":")[::2] for each in node.value("style").split(";"))
    lengths = [_lengths(style.get(each, "")) for each in ("margin-left", "margin-top", "width", "height")]
    if not all(len(each) == 1 for each in lengths):
        return None
    left, top, width, height = (each[0] for each in lengths)
    return Area(left, top, left + width, top + height)


def _lengths(text: str) -> list[float]:
    found = [_LENGTH.fullmatch(each.strip()) for each in text.split(",")]
    return [float(each[1]) * _UNITS[each[2]] for each in found if each]


def _text(node: Node) -> str:
    box = node.child("textbox")
    return _all_text(box).strip() if box else ""


def _all_text(node: Node) -> str:
    inner = "".join(_all_text(each) for each in node.children)
    return node.text + inner + ("\n" if node.name in ("div", "p", "br") else "")
