"""A finished book as readable text: ``python -m tests.book.outline`` writes the sample's outline anew.

One line a paragraph (style: text), one a table row (cells by |, ↔ for a drawn arrow), one a section's end.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.oxml.ns import qn
from lxml import etree

import docgen
from docgen import starter

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "sample-book.txt"


def outline(book: Path) -> str:
    """The whole body, in order."""
    document = docx.Document(str(book))
    return "\n".join(_blocks(document.element.body)) + "\n"


def _blocks(body: etree._Element) -> Iterator[str]:
    for block in body:
        if block.tag == qn("w:p"):
            yield from _paragraph(block)
        elif block.tag == qn("w:tbl"):
            yield from ("  | " + " | ".join(map(_text, row.iter(qn("w:tc")))) for row in block.iter(qn("w:tr")))
        elif block.tag == qn("w:sectPr"):
            yield _section(block)


def _paragraph(paragraph: etree._Element) -> Iterator[str]:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = style.get(qn("w:val"), "") if style is not None else "-"
    if text := _text(paragraph):
        yield f"{name}: {text}"
    section = paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if section is not None:
        yield _section(section)


def _text(element: etree._Element) -> str:
    found = []
    for node in element.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:drawing")):
        found.append({qn("w:t"): node.text or "", qn("w:drawing"): "↔"}.get(node.tag, " "))
    return re.sub(r"\s+", " ", "".join(found)).strip()


def _section(section: etree._Element) -> str:
    size, numbers = section.find(qn("w:pgSz")), section.find(qn("w:pgNumType"))
    landscape = size is not None and size.get(qn("w:orient")) == "landscape"
    said = numbers.attrib.items() if numbers is not None else ()
    shown = " ".join(f"{etree.QName(str(name)).localname}={value!s}" for name, value in said)
    return f"=== {'แนวนอน' if landscape else 'แนวตั้ง'} {shown}".rstrip()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        GOLDEN.write_text(outline(docgen.build(starter.SAMPLE, Path(work) / "book.docx")), encoding="utf-8")
