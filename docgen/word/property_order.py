"""The children of paragraph properties in the schema's sequence (CT_PPrBase, ECMA-376 part 1, 17.3.1.26)."""

from __future__ import annotations

from lxml import etree

from docgen.word.namespaces import w

_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
    "rPr", "sectPr", "pPrChange",
)  # fmt: skip
_RANK = {w(name): rank for rank, name in enumerate(_ORDER)}


def paragraph_properties(paragraph: etree._Element) -> etree._Element:
    """The paragraph's pPr, made as its first child when there is none."""
    found = paragraph.find(w("pPr"))
    if found is None:
        found = etree.Element(w("pPr"))
        paragraph.insert(0, found)
    return found


def put(properties: etree._Element, child: etree._Element) -> etree._Element:
    """Puts a child at its place in a pPr, instead of one of the same name."""
    old = properties.find(child.tag)
    if old is not None:
        properties.remove(old)
    rank = _RANK.get(str(child.tag), len(_ORDER))
    ranks = [_RANK.get(str(each.tag), len(_ORDER)) for each in properties]
    properties.insert(next((at for at, each in enumerate(ranks) if each > rank), len(ranks)), child)
    return child
