"""Sections of several chapters in one book (ECMA-376 part 1, 17.6): each keeps its page, header, footer and numbering.

A section's properties stand at its end: in the last paragraph of every section but the last, whose properties end the
body. A chapter's last section therefore moves into a paragraph when another chapter follows.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from docgen.word.composing.part_copy import free_name
from docgen.word.namespaces import STATEMENT, R, W, w
from docgen.word.package import Package
from docgen.word.property_order import paragraph_properties, put

_ID = f"{{{R}}}id"
_KINDS = {"header": "hdr", "footer": "ftr"}
_PART_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_NEXT_PAGE = {"", "continuous", "nextColumn"}  # an odd or even page stays as the clerk set it
# Smaller than any text: a paragraph that only ends a section never starts a page of its own.
_TINY = (
    f'<w:p xmlns:w="{W}"><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>'
)


def sections_of(body: etree._Element) -> list[etree._Element]:
    """The sections' properties in order."""
    inner = [each for each in body.iter(w("sectPr")) if each.getparent() is not body]
    return inner + body.findall(w("sectPr"))


def take_last_section(body: etree._Element) -> etree._Element:
    """Takes the last section's properties out of a body (an empty one when the body has none)."""
    found = body.find(w("sectPr"))
    if found is None:
        return etree.Element(w("sectPr"))
    body.remove(found)
    return found


def close_section(body: etree._Element, section: etree._Element) -> None:
    """Ends the last section of a body in its last paragraph, or in a tiny one where that is not a plain paragraph."""
    last = body[-1] if len(body) else None
    if last is None or not _can_end_a_section(last):
        body.append(tiny_paragraph(section))
    else:
        put(paragraph_properties(last), section)


def tiny_paragraph(section: etree._Element) -> etree._Element:
    """A paragraph that only ends the section."""
    made = etree.fromstring(_TINY)
    put(paragraph_properties(made), section)
    return made


def _can_end_a_section(last: etree._Element) -> bool:
    return last.tag == w("p") and last.find(f"{w('pPr')}/{w('sectPr')}") is None and last.find(STATEMENT) is None


def start_on_new_page(section: etree._Element) -> None:
    """A chapter begins a page; a continuous first section would share the page and lose its header."""
    kind = section.find(w("type"))
    if kind is not None and kind.get(w("val"), "") in _NEXT_PAGE:
        section.remove(kind)


def own_headers(book: Package, section: etree._Element, earlier: set[tuple[str, str]]) -> None:
    """Gives a chapter's first section empty headers and footers where it would inherit those of the chapter before.

    ``earlier``: (kind, type) of all references so far, ("header", "default") and so on.
    """
    for kind, which in sorted(earlier - references_of(section)):
        name = free_name(book, f"word/{kind}1.xml")
        root = etree.Element(w(_KINDS[kind]), nsmap={"w": W})
        etree.SubElement(root, w("p"))
        book.put(name, root, _PART_TYPE.format(kind))
        reference = etree.Element(w(f"{kind}Reference"), {w("type"): which, _ID: book.relate(book.main(), kind, name)})
        section.insert(0, reference)


def references_of(section: etree._Element) -> set[tuple[str, str]]:
    """(kind, type) of the headers and footers that a section defines."""
    return {
        (kind, each.get(w("type"), "default")) for kind in _KINDS for each in section.findall(w(f"{kind}Reference"))
    }


def same_on_even_pages(body: etree._Element) -> None:
    """For a chapter without even pages of its own in a book that has them: its header and footer serve both."""
    for section in sections_of(body):
        for kind in _KINDS:
            found = {each.get(w("type"), "default"): each for each in section.findall(w(f"{kind}Reference"))}
            if "default" in found:
                even = found.get("even")
                if even is not None:
                    section.remove(even)
                copy = deepcopy(found["default"])
                copy.set(w("type"), "even")
                found["default"].addnext(copy)
