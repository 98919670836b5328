"""A healed part as one line of text, for tests to compare: p(…) tbl(tr(tc(…))), ‹value›, «statement»."""

from __future__ import annotations

from lxml import etree

from docgen.word.namespaces import STATEMENT, VALUE, W

_NAMED = {
    "p": "p", "tbl": "tbl", "tr": "tr", "tc": "tc", "sdtContent": "sdt", "hyperlink": "link", "txbxContent": "box",
    "fldSimple": "field",
}  # fmt: skip
_SHOWN = {
    "tab": "→", "br": "↵", "sectPr": "§", "bookmarkStart": "[", "bookmarkEnd": "]", "instrText": "", "fldChar": "~",
    "footnoteReference": "*", "commentRangeStart": "(", "commentRangeEnd": ")", "commentReference": "!",
}  # fmt: skip


def outline(element: etree._Element) -> str:
    """The element's content in one line."""
    return "".join(_line(child) for child in element)


def _line(element: etree._Element) -> str:
    name = etree.QName(element).localname
    if element.tag == VALUE:
        return f"‹{element.get('expression')}›"
    if element.tag == STATEMENT:
        return f"«{element.get('code')}»"
    if name == "t" and etree.QName(element).namespace == W:
        return element.text or ""
    if name in _NAMED:
        return f"{_NAMED[name]}({outline(element)})"
    return _SHOWN.get(name, "") + outline(element)
