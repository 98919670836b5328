"""The text of a paragraph over its runs, piece by piece, with the element that holds each (ECMA-376 part 1, 17.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from docgen.word.namespaces import STATEMENT, VALUE, XML, w
from docgen.word.tags.tag_text import OBJECT

_SPACE = f"{{{XML}}}space"
_XML_SPACES = " \t\r\n"
# What stands between runs and holds runs. Those in _FENCES are things of their own: a tag may not reach over them.
_FENCES = {w(name) for name in ("hyperlink", "fldSimple", "sdtContent", "dir", "bdo", "rubyBase", "rt")}
_HOLDERS = _FENCES | {w(name) for name in ("sdt", "smartTag", "customXml", "ins", "moveTo", "r", "ruby")}
_CHARACTERS = {
    w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011", w("softHyphen"): "\u00ad",
}  # fmt: skip
# Deleted text, properties, and marks that show nothing. Everything unknown is an object.
_SILENT = {
    w(name)
    for name in (
        "pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "rubyPr", "tcPr", "del", "moveFrom", "delText",
        "delInstrText", "instrText", "proofErr", "permStart", "permEnd", "bookmarkStart", "bookmarkEnd",
        "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "footnoteRef", "endnoteRef",
        "separator", "continuationSeparator", "lastRenderedPageBreak", "moveFromRangeStart", "moveFromRangeEnd",
        "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd",
        "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
        "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
    )
}  # fmt: skip


@dataclass(slots=True)
class Segment:
    """``text`` begins at ``start`` of the paragraph's text and stands in ``element`` (w:t, w:tab … or an object).

    ``fence`` is the hyperlink, field, content control or paragraph in which it stands.
    """

    start: int
    text: str
    element: etree._Element
    fence: etree._Element

    @property
    def end(self) -> int:
        """Behind its last character."""
        return self.start + len(self.text)


def segments_of(paragraph: etree._Element) -> list[Segment]:
    """The paragraph's text in order; paragraphs inside it (text boxes) are not part of it."""
    found: list[Segment] = []
    start = 0
    for element, fence, text in _walk(paragraph):
        if text:
            found.append(Segment(start, text, element, fence))
            start += len(text)
    return found


def text_of(paragraph: etree._Element) -> str:
    """The paragraph's text; docgen's own elements show as the tags that they stand for."""
    return "".join(text for _, _, text in _walk(paragraph))


def text_in(element: etree._Element) -> str:
    """What a w:t says: white space at its ends counts only where it is said to (XML 1.0, 2.10)."""
    text = element.text or ""
    return text if element.get(_SPACE) == "preserve" else text.strip(_XML_SPACES)


def set_text(element: etree._Element, text: str) -> None:
    """Puts a text into a w:t with all its spaces."""
    element.text = text
    if text != text.strip(_XML_SPACES):
        element.set(_SPACE, "preserve")


def _walk(paragraph: etree._Element) -> Iterator[tuple[etree._Element, etree._Element, str]]:
    """Elements with their fence and text. A stack instead of recursion: a stranger's file may be of any depth."""
    stack = [(iter(paragraph), paragraph)]
    while stack:
        children, fence = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
        elif child.tag in _HOLDERS:
            stack.append((iter(child), child if child.tag in _FENCES else fence))
        else:
            yield child, fence, _said(child)


def _said(element: etree._Element) -> str:
    tag = element.tag
    if tag == w("t"):
        return text_in(element)
    if tag == VALUE:
        return "{{ " + element.get("expression", "") + " }}"
    if tag == STATEMENT:
        return "{% " + element.get("code", "") + " %}"
    if tag == w("br") and element.get(w("type"), "textWrapping") != "textWrapping":
        return OBJECT  # a page or column break is more than white space
    if not isinstance(tag, str) or tag in _SILENT:
        return ""
    return _CHARACTERS.get(tag, OBJECT)
