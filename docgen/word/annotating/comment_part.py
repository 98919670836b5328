"""Adds a comment by docgen to a package: its text in the comments part, its marks around what it is about.

ECMA-376 part 1, 17.13.4. A comment has no date: the same template gives the same bytes on any day (promise R17).
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from docgen.word.annotating.own_comments import AUTHOR, RANGE_END, RANGE_START, REFERENCE
from docgen.word.namespaces import R, W, w
from docgen.word.package import Package
from docgen.word.paragraph_text import set_text

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_INITIALS = "dg"
_FONT, _SIZE = "TH SarabunPSK", "32"  # half points, as w:sz counts


class Comments:
    """The comments part of a package, made when it has none; numbers its comments on."""

    def __init__(self, package: Package) -> None:
        self._root = package.tree(_part_of(package))
        ids = (int(each.get(w("id"), "0")) for part in package.stories() for each in package.tree(part).iter(
            w("comment"), RANGE_START, RANGE_END, REFERENCE))  # fmt: skip
        self._next = max(ids, default=-1) + 1

    def add(self, lines: Iterable[str]) -> int:
        """Writes a comment of those paragraphs and gives back its id."""
        number = self._next
        self._next += 1
        attributes = {w("id"): str(number), w("author"): AUTHOR, w("initials"): _INITIALS}
        comment = etree.SubElement(self._root, w("comment"), attributes)
        for line in lines:
            comment.append(_paragraph(line))
        return number


def _part_of(package: Package) -> str:
    for part in package.related("comments"):
        if part in package:
            return part
    name = next(name for name in _names() if name not in package)
    package.put(name, etree.Element(w("comments"), nsmap={"w": W, "r": R}), _TYPE)
    package.relate(package.main(), "comments", name)
    return name


def _names() -> Iterable[str]:
    yield "word/comments.xml"
    yield from (f"word/comments{number}.xml" for number in range(2, 1_000))


def _paragraph(text: str) -> etree._Element:
    paragraph = etree.Element(w("p"))
    run = etree.SubElement(paragraph, w("r"))
    properties = etree.SubElement(run, w("rPr"))
    etree.SubElement(properties, w("rFonts"), {w(name): _FONT for name in ("ascii", "hAnsi", "cs")})
    for name, value in (("sz", _SIZE), ("szCs", _SIZE), ("cs", "")):
        etree.SubElement(properties, w(name), {w("val"): value} if value else {})
    etree.SubElement(properties, w("lang"), {w("bidi"): "th-TH"})
    set_text(etree.SubElement(run, w("t")), text)
    return paragraph


def start_mark(number: int) -> etree._Element:
    """Where the comment's text begins."""
    return etree.Element(RANGE_START, {w("id"): str(number)})


def end_marks(number: int) -> list[etree._Element]:
    """Where it ends, and the run that holds the comment itself."""
    run = etree.Element(w("r"))
    etree.SubElement(run, REFERENCE, {w("id"): str(number)})
    return [etree.Element(RANGE_END, {w("id"): str(number)}), run]
