"""docgen's own elements, which stand for tags inside templates in memory (ARCHITECTURE.md, "The way of a template")."""

from __future__ import annotations

from lxml import etree

from docgen.word.namespaces import STATEMENT, TAG, VALUE

_NAMESPACES = {"dg": TAG}


def value_element(tag: int, expression: str) -> etree._Element:
    """``<dg:value id expression/>``."""
    return etree.Element(VALUE, {"id": str(tag), "expression": expression}, nsmap=_NAMESPACES)


def statement_element(tag: int, code: str) -> etree._Element:
    """``<dg:statement id code/>``."""
    return etree.Element(STATEMENT, {"id": str(tag), "code": code}, nsmap=_NAMESPACES)


def tag_id(element: etree._Element) -> int:
    """The id of one of these elements."""
    return int(element.get("id", "0"))
