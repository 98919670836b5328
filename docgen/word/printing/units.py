"""The body of a finished book as units in order: its blocks, and the rows of its tables one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from docgen.word.namespaces import MC, WP, w
from docgen.word.style_chain import StyleChain

_WRAP_NONE = f"{{{WP}}}anchor/{{{WP}}}wrapNone"
_ALTERNATIVE = f"{{{MC}}}AlternateContent"
_NOTES = (w("footnoteReference"), w("endnoteReference"))
_PAGE_FIELDS = ("PAGE", "HYPERLINK")


@dataclass
class Unit:
    """A block of the body, or a row of a table in the body. ``number`` counts from 0; ``section`` too.

    ``depends``: it prints something that counts from the book's beginning (notes, fields other than the page), which a
    piece would count anew. ``lists``: the numbered lists in it (w:numId, or a style's id).
    """

    number: int
    element: etree._Element
    table: etree._Element | None
    section: int
    drawings: int
    depends: bool
    lists: frozenset[str]
    joined: bool = False  # to the row above, by a vertically merged cell
    mark: str = ""  # the name of a bookmark of the book's own that tells its page, or of ours; "" for none


def units_of(body: etree._Element, chain: StyleChain) -> list[Unit]:
    """All units; the bookmarks between blocks and the last section's properties are none."""
    found: list[Unit] = []
    section = 0
    for block in body.iterchildren(w("p"), w("tbl"), w("sdt")):
        for element, table in _parts(block):
            unit = _unit(len(found), element, table, section, chain)
            unit.mark = _own_mark(element)
            found.append(unit)
        section += sum(1 for _ in block.iter(w("sectPr")))
    return found


def _own_mark(element: etree._Element) -> str:
    """A bookmark with which the unit begins (one that stands before it, LibreOffice puts behind the unit above)."""
    first = next(element.iter(w("p")), None)
    for each in () if first is None else first:
        if each.tag == w("bookmarkStart"):
            return each.get(w("name"), "")
        if each.tag != w("pPr"):
            return ""
    return ""


def _parts(block: etree._Element) -> Iterator[tuple[etree._Element, etree._Element | None]]:
    rows = block.findall(w("tr")) if block.tag == w("tbl") else []
    if rows:
        yield from ((row, block) for row in rows)
    else:
        yield block, None


def _unit(
    number: int, element: etree._Element, table: etree._Element | None, section: int, chain: StyleChain
) -> Unit:
    codes = ((each.text or "").split() for each in element.iter(w("instrText")))
    fields = [code[0].upper() for code in codes if code] + [w("fldSimple") for _ in element.iter(w("fldSimple"))]
    depends = any(field not in _PAGE_FIELDS for field in fields) or next(element.iter(*_NOTES), None) is not None
    drawings = sum(1 for _ in floating(element))
    joined = any(each.get(w("val"), "continue") == "continue" for each in element.iter(w("vMerge")))
    return Unit(number, element, table, section, drawings, depends, frozenset(_lists(element, chain)), joined)


def _lists(element: etree._Element, chain: StyleChain) -> Iterator[str]:
    for paragraph in element.iter(w("p")):
        for level in chain.paragraph_levels(paragraph):
            numbering = level.find(w("numPr"))
            if numbering is not None:
                found = numbering.find(w("numId"))
                yield "" if found is None else found.get(w("val"), "")
                break


def floating(element: etree._Element) -> Iterator[etree._Element]:
    """Drawings that no text flows around and that hold no text: what is to be taken out, alternatives and all."""
    for drawing in element.iter(w("drawing")):
        if drawing.find(_WRAP_NONE) is not None and next(drawing.iter(w("txbxContent")), None) is None:
            whole = next(drawing.iterancestors(_ALTERNATIVE), drawing)
            # In an alternative's fallback the drawing counts with the first choice.
            if whole is drawing or next(whole.iter(w("drawing"))) is drawing:
                yield whole


def first_paragraph(unit: Unit) -> etree._Element | None:
    """Where the unit's bookmark goes."""
    return next(unit.element.iter(w("p")), None)
