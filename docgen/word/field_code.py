"""Complex fields (ECMA-376 part 1, 17.16.18): where their codes and results stand, however Word split their runs."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from docgen.late_pattern import late_pattern
from docgen.word.namespaces import w

_RUN_PROPERTIES = w("rPr")
_NAME = late_pattern(r'\s*([^\s"\\]+)')


@dataclass
class ComplexField:
    """One field: the run contents of its code (marks included), its end mark, and the code's text.

    ``nested_first``: another field stands before the field's own name, and its result may be that name.
    """

    code: list[etree._Element]
    end: etree._Element | None
    text: str
    nested_first: bool = False

    @property
    def name(self) -> str:
        """The field's type in capitals: HYPERLINK, TOC, INCLUDETEXT …"""
        return field_name(self.text)


def field_name(code: str) -> str:
    """The first word of a field code, in capitals; "" for an empty one. Word asks for no space before a quotation."""
    found = _NAME.match(code)
    return found[1].upper() if found else ""


@dataclass
class _Open:
    begin: int
    separate: int = -1
    text: str = ""
    nested_first: bool = False


def complex_fields(root: etree._Element) -> list[ComplexField]:
    """Every complex field of a story, inner ones before the fields around them."""
    contents = [child for run in root.iter(w("r")) for child in run if child.tag != _RUN_PROPERTIES]
    stack: list[_Open] = []
    found: list[ComplexField] = []
    for index, element in enumerate(contents):
        kind = element.get(w("fldCharType")) if element.tag == w("fldChar") else ""
        if kind == "begin":
            if stack and stack[-1].separate < 0 and not stack[-1].text.strip():
                stack[-1].nested_first = True
            stack.append(_Open(index))
        elif kind == "separate" and stack:
            stack[-1].separate = index
        elif kind == "end" and stack:
            found.append(_closed(stack.pop(), index, contents))
        elif element.tag == w("instrText") and stack and stack[-1].separate < 0:
            stack[-1].text += element.text or ""
    found += [_closed(field, len(contents), contents) for field in reversed(stack)]
    return found


def _closed(field: _Open, end: int, contents: list[etree._Element]) -> ComplexField:
    closing = contents[end] if end < len(contents) else None
    if field.separate >= 0:
        code = contents[field.begin : field.separate + 1]
    elif closing is not None:
        code = contents[field.begin : end]
    else:  # never closed: only what can be nothing but code
        code = [each for each in contents[field.begin :] if each.tag in (w("fldChar"), w("instrText"))]
    return ComplexField(code, closing, field.text, field.nested_first)
