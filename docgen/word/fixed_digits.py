"""Puts a template's own digits into the book's numerals: fixed text, page numbers, list and note numbers.

Values are converted where they are printed; here the text that the clerk typed is, once. The conversion never changes
a text's length, so a paragraph is converted as a whole (a code or address split over runs stays whole) and the result
laid back over its runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from docgen.late_pattern import late_pattern
from docgen.thai.digits import Numerals, numerals
from docgen.word.namespaces import STATEMENT, VALUE, W, w
from docgen.word.package import Package

_NUMBERED = {"decimal": "thaiNumbers", "thaiNumbers": "decimal"}
_THAI_SWITCH = late_pattern(r"\s*\\\*\s*ThaiArabic\b", re.IGNORECASE)
_WHITE = {w("br"), w("cr"), w("tab"), w("ptab")}
_SPACE = " "
_VALUE = "\ufffc"  # object replacement character: ends a word, but not a web address around a tag


def convert_fixed_digits(package: Package, policy: Numerals) -> None:
    """Converts the fixed digits of all stories, lists, notes and page numbers in place; AS_TYPED touches nothing.

    Headers and footers are prose, their tables too. Field instructions and addresses keep their digits. A number in
    another writing (Roman, letters) keeps it.
    """
    for name in package.stories():
        _drop_thai_switches(package.tree(name))  # LibreOffice and older Words print nothing for it (facts.md §5)
    if policy == Numerals.AS_TYPED:
        return
    for name in package.stories():
        _convert_story(package.tree(name), policy)
    for name in _numbered_parts(package):
        _convert_formats(package.tree(name), policy)


def _convert_story(root: etree._Element, policy: Numerals) -> None:
    is_prose = root.tag in (w("hdr"), w("ftr"))
    for paragraph in root.iter(w("p")):
        in_table = not is_prose and next(paragraph.iterancestors(w("tbl")), None) is not None
        _convert_paragraph(paragraph, policy, in_table)


def _convert_paragraph(paragraph: etree._Element, policy: Numerals, in_table: bool) -> None:
    pieces = list(_pieces(paragraph))
    before = "".join(piece if isinstance(piece, str) else piece.text or "" for piece in pieces)
    after = numerals(before, policy, in_table)
    if after == before:
        return
    place = 0
    for piece in pieces:
        length = len(piece if isinstance(piece, str) else piece.text or "")
        if not isinstance(piece, str) and length:
            piece.text = after[place : place + length]
        place += length


def _pieces(element: etree._Element) -> Iterator[etree._Element | str]:
    """The texts of a paragraph in order; text boxes inside it are paragraphs of their own.

    What a tag prints is converted by itself, and cannot be known here.
    """
    for child in element.iterchildren(etree.Element):
        if child.tag == w("t"):
            yield child
        elif child.tag in _WHITE:
            yield _SPACE
        elif child.tag in (VALUE, STATEMENT):
            yield _VALUE
        elif child.tag != w("p"):
            yield from () if child.tag in (w("drawing"), w("pict"), w("object")) else _pieces(child)


def _drop_thai_switches(root: etree._Element) -> None:
    """Page fields follow w:pgNumType; a switch of their own would contradict it."""
    for code in root.iter(w("instrText")):
        if code.text and _THAI_SWITCH.search(code.text):
            code.text = _THAI_SWITCH.sub("", code.text)
    for simple in root.iter(w("fldSimple")):
        simple.set(w("instr"), _THAI_SWITCH.sub("", simple.get(w("instr"), "")))


def _numbered_parts(package: Package) -> list[str]:
    found = [package.main(), *package.related("numbering"), *package.related("settings")]
    return [name for name in dict.fromkeys(found) if name in package]


def _convert_formats(root: etree._Element, policy: Numerals) -> None:
    wanted = "decimal" if policy == Numerals.ARABIC else "thaiNumbers"  # MIXED: page and list numbers are prose
    for level in root.iter(w("lvl"), w("footnotePr"), w("endnotePr")):
        _set_format(level, wanted)
    for section in root.iter(w("sectPr")):
        _set_page_format(section, wanted)


def _set_format(holder: etree._Element, wanted: str) -> None:
    form = holder.find(w("numFmt"))
    if form is None and holder.tag == w("footnotePr") and wanted != "decimal":
        form = etree.Element(w("numFmt"))  # absent means decimal for footnotes, but lowerRoman for endnotes (17.11)
        holder.insert(0 if holder.find(w("pos")) is None else 1, form)
    if form is not None and form.get(w("val"), "decimal") in _NUMBERED:
        form.set(w("val"), wanted)


def _set_page_format(section: etree._Element, wanted: str) -> None:
    page = section.find(w("pgNumType"))
    if page is None and wanted != "decimal":
        page = _added_page_numbers(section)
    if page is not None and page.get(w("fmt"), "decimal") in _NUMBERED:
        page.set(w("fmt"), wanted)


_BEFORE_PAGE_NUMBERS = [
    w(name) for name in (
        "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc",
        "pgBorders", "lnNumType",
    )
]  # fmt: skip


def _added_page_numbers(section: etree._Element) -> etree._Element:
    """w:pgNumType at its place in CT_SectPr (17.6.17); without one, pages are numbered in Arabic digits."""
    page = etree.Element(w("pgNumType"), nsmap={"w": W})
    place = sum(1 for each in section if each.tag in _BEFORE_PAGE_NUMBERS)
    section.insert(place, page)
    return page
