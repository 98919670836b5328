"""What a table of contents holds from the last time Word updated it: headings with their tags, which stand in no loop.

The contents are filled anew in the book, so these copies are no tags (TOC field: ECMA-376 part 1, 17.16.5.68).
"""

from __future__ import annotations

from lxml import etree

from docgen.word.field_code import ComplexField, complex_fields
from docgen.word.namespaces import w


def paragraphs_of_contents(root: etree._Element) -> set[etree._Element]:
    """The paragraphs of a part that hold nothing but entries of a table of contents."""
    fields = [each for each in complex_fields(root) if each.name == "TOC" and each.code]
    paragraphs = list(root.iter(w("p"))) if fields else []
    places = {paragraph: place for place, paragraph in enumerate(paragraphs)}
    found: set[etree._Element] = set()
    for each in fields:
        start, end = _paragraph(each.code[-1]), _paragraph(each.end)
        if start in places and end in places:
            last = places[end] - _has_text_behind(end, each)
            found.update(paragraphs[places[start] : last + 1])
    return found


def _paragraph(element: etree._Element | None) -> etree._Element | None:
    return None if element is None else next(element.iterancestors(w("p")), None)


def _has_text_behind(paragraph: etree._Element, contents: ComplexField) -> bool:
    is_behind = False
    for each in paragraph.iter(w("t"), w("fldChar")):
        if is_behind and (each.text or "").strip():
            return True
        is_behind = is_behind or each is contents.end
    return False
