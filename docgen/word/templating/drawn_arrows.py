"""Arrows that somebody drew over the month columns: the book draws its own, so a loop must not repeat them."""

from __future__ import annotations

from lxml import etree

from docgen.word.namespaces import MC, WPS, A, V, w
from docgen.word.tree_edit import drop, drop_if_empty

# Lines and arrows of DrawingML (ST_ShapeType, ECMA-376 part 1, 20.1.10.56) and of VML (part 4, 19.1.2).
_SHAPES = {
    "line", "straightConnector1", "leftRightArrow", "rightArrow", "leftArrow", "bentConnector3", "notchedRightArrow",
}  # fmt: skip
_VML_ARROWS = ("32", "69", "13", "66")  # o:spt: straight connector, left-right, right and left arrow


def drop_arrows(holder: etree._Element) -> None:
    """Takes the drawn arrows out of a paragraph or cell; pictures and text boxes stay."""
    for drawn in list(holder.iter(w("drawing"), w("pict"))):
        if _is_arrow(drawn):
            wrapper = next(drawn.iterancestors(f"{{{MC}}}AlternateContent"), drawn)
            run = wrapper.getparent()
            drop(wrapper)
            drop_if_empty(run)


def has_other_drawings(holder: etree._Element) -> bool:
    """Whether anything but an arrow is drawn."""
    return any(not _is_arrow(drawn) for drawn in holder.iter(w("drawing"), w("pict")))


def _is_arrow(drawn: etree._Element) -> bool:
    if next(drawn.iter(f"{{{WPS}}}cNvCnPr", f"{{{V}}}line"), None) is not None:
        return True
    shapes = {each.get("prst", "") for each in drawn.iter(f"{{{A}}}prstGeom")}
    kinds = [each.get("type", "").removeprefix("#_x0000_t") for each in drawn.iter(f"{{{V}}}shape")]
    return (bool(shapes) and shapes <= _SHAPES) or (bool(kinds) and all(each in _VML_ARROWS for each in kinds))
