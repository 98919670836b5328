"""What a sheet's drawing part draws: bars and arrows by where they lie, text boxes (ECMA-376 part 1, 20.5)."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.workbook.grids.tracks import Tracks
from docgen.workbook.grids.xml_node import Node, fragments

_ANCHORS = frozenset(("twoCellAnchor", "oneCellAnchor", "absoluteAnchor"))
# Preset shapes (20.1.10.55) that clerks draw over months. A frame with text in it is a box, not a bar.
_LINES = frozenset(
    (
        "line", "lineInv", "straightConnector1", "bentConnector2", "bentConnector3", "curvedConnector3", "rightArrow",
        "leftArrow", "leftRightArrow", "stripedRightArrow", "notchedRightArrow", "homePlate", "chevron",
        "rightArrowCallout", "leftRightArrowCallout",
    )
)  # fmt: skip
_BARS = frozenset(("rect", "roundRect", "flowChartProcess", "flowChartAlternateProcess", "flowChartTerminator"))
_FREE_HAND = "freehand"
_QUARTER = 5_400_000  # a quarter turn, in 60,000ths of a degree (20.1.10.3)
_MAX_SHAPES = 100_000


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of the sheet, in EMU from its top left corner.

    ``row`` is the hidden row (from 1) that it is anchored in: there it has no height to be found by; else 0.
    """

    left: float
    top: float
    right: float
    bottom: float
    row: int = 0

    def turned(self) -> Area:
        """The same after a quarter turn about the middle."""
        x, y = (self.left + self.right) / 2, (self.top + self.bottom) / 2
        width, height = (self.right - self.left) / 2, (self.bottom - self.top) / 2
        return Area(x - height, y - width, x + height, y + width)


@dataclass(frozen=True, slots=True)
class Shape:
    """``bar``: a line, an arrow or a bar; ``exact``: of a kind that is surely one. ``text``: "" where there is none."""

    area: Area
    text: str = ""
    bar: bool = False
    exact: bool = True


def read_shapes(data: bytes, columns: Tracks, rows: Tracks) -> list[Shape]:
    """The shapes of a drawing part. Raises Damaged."""
    shapes: list[Shape] = []

    def take(anchor: Node) -> None:
        area = _anchored(anchor, columns, rows)
        if area is not None and len(shapes) < _MAX_SHAPES:
            for child in anchor.children:
                shapes.extend(_of_anchor(child, area))

    fragments(data, _ANCHORS, take)
    return shapes


def _anchored(anchor: Node, columns: Tracks, rows: Tracks) -> Area | None:
    """Where the anchor puts its object (20.5.2.33, .24, .1)."""
    if anchor.name == "absoluteAnchor":
        at, size = anchor.child("pos"), anchor.child("ext")
        return _sized(_number(at.value("x")), _number(at.value("y")), size) if at and size else None
    start = _corner(anchor.child("from"), columns, rows)
    if start is None:
        return None
    if anchor.name == "oneCellAnchor":
        size = anchor.child("ext")
        return _sized(*start, size) if size else None
    end = _corner(anchor.child("to"), columns, rows)
    return Area(*start, *end, row=_hidden_row(anchor, rows)) if end else None


def _hidden_row(anchor: Node, rows: Tracks) -> int:
    ends = [anchor.child(each, "row") for each in ("from", "to")]
    top, bottom = (int(min(_number(each.text), rows.last - 1)) + 1 if each else 0 for each in ends)
    return top if top == bottom >= 1 and not rows.length(top) else 0


def _sized(left: float, top: float, size: Node) -> Area:
    return Area(left, top, left + _number(size.value("cx")), top + _number(size.value("cy")))


def _corner(node: Node | None, columns: Tracks, rows: Tracks) -> tuple[float, float] | None:
    if node is None:
        return None
    return _point(node, "col", "colOff", columns), _point(node, "row", "rowOff", rows)


def _point(node: Node, number: str, offset: str, tracks: Tracks) -> float:
    """Columns count from 0 here; an offset past the column's own width stops at its edge, as in Excel."""
    texts = (node.child(each) for each in (number, offset))
    index, off = (_number(each.text) if each else 0 for each in texts)
    which = int(min(max(index, 0), tracks.last - 1)) + 1
    return tracks.start(which) + min(max(off, 0), tracks.length(which))


def _of_anchor(node: Node, area: Area) -> list[Shape]:
    if node.name == "grpSp":
        return _of_group(node, area)
    if node.name not in ("sp", "cxnSp"):
        return []  # pictures, charts, controls
    return [_shape(node, area)]


def _of_group(group: Node, area: Area) -> list[Shape]:
    """The members by their own frames, as the group's frame is laid over its area (20.1.7.5)."""
    frame = group.child("grpSpPr", "xfrm")
    inner = _frame(frame, "chOff", "chExt") if frame else None
    if inner is None:
        return []
    shapes: list[Shape] = []
    for child in group.children:
        own = child.child("grpSpPr" if child.name == "grpSp" else "spPr", "xfrm")
        at = _frame(own, "off", "ext") if own else None
        if at is not None:
            shapes += _of_anchor(child, _laid(at, inner, area))
    return shapes


def _frame(node: Node, offset: str, size: str) -> Area | None:
    at, extent = node.child(offset), node.child(size)
    return _sized(_number(at.value("x")), _number(at.value("y")), extent) if at and extent else None


def _laid(at: Area, inner: Area, outer: Area) -> Area:
    x = (outer.right - outer.left) / ((inner.right - inner.left) or 1)
    y = (outer.bottom - outer.top) / ((inner.bottom - inner.top) or 1)
    return Area(
        outer.left + (at.left - inner.left) * x, outer.top + (at.top - inner.top) * y,
        outer.left + (at.right - inner.left) * x, outer.top + (at.bottom - inner.top) * y,
    )  # fmt: skip


def _shape(node: Node, area: Area) -> Shape:
    text = _text(node)
    kind = _geometry(node)
    turn = _number(_attribute(node, ("spPr", "xfrm"), "rot")) % (2 * _QUARTER)
    if abs(turn - _QUARTER) < _QUARTER / 2:
        area = area.turned()
    is_bar = kind in _LINES or kind == _FREE_HAND or (kind in _BARS and not text)
    return Shape(area, text, is_bar, exact=kind != _FREE_HAND)


def _geometry(node: Node) -> str:
    properties = node.child("spPr")
    if properties is not None and properties.child("custGeom"):
        return _FREE_HAND
    return _attribute(node, ("spPr", "prstGeom"), "prst") or ("line" if node.name == "cxnSp" else "")


def _attribute(node: Node, path: tuple[str, ...], name: str) -> str:
    found = node.child(*path)
    return found.value(name) if found else ""


def _text(node: Node) -> str:
    """The paragraphs of a shape's text (21.1.2), a line each."""
    body = node.child("txBody")
    paragraphs = body.all("p") if body else ()
    return "\n".join("".join("\n" if each.name == "br" else each.text for each in _pieces(one)) for one in paragraphs)


def _pieces(paragraph: Node) -> list[Node]:
    pieces: list[Node] = []
    for run in paragraph.children:
        pieces += [run] if run.name == "br" else [each for each in run.children if each.name == "t"]
    return pieces


def _number(text: str) -> float:
    """A coordinate; measures with a unit (20.1.10.16) do not occur in what Excel writes."""
    text = text.strip()
    return float(text) if len(text) < 16 and text.lstrip("-").isdecimal() and text.count("-") < 2 else 0.0
