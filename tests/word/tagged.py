"""Healed templates typed by hand, and what they become: tags as docgen's own elements, resolved without a schema."""

from __future__ import annotations

import io
from collections.abc import Mapping
from html import escape
from itertools import count

from docx import Document
from docx.document import Document as DocumentObject
from jinja2 import Environment, nodes

from docgen.problems import Problem
from docgen.schema import Field, Kind, Value
from docgen.thai.digits import Numerals
from docgen.thai.filters import FILTERS
from docgen.word.compiler.compile import compile_book
from docgen.word.namespaces import STATEMENT, VALUE
from docgen.word.package import Package
from docgen.word.rendering.pieces import Program
from docgen.word.rendering.render import render
from docgen.word.tags.expressions import Resolved
from docgen.word.tags.tag_text import scan

_IDS = count(1)
_JINJA = Environment(autoescape=True)
_JINJA.filters.update({name: each.function for name, each in FILTERS.items()})


def value(expression: str, properties: str = "") -> str:
    """A run that holds a value tag."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{inside}{bare_value(expression)}</w:r>"


def bare_value(expression: str) -> str:
    """A value tag where no run is needed."""
    return f'<dg:value id="{next(_IDS)}" expression="{escape(expression)}"/>'


def statement(code: str) -> str:
    """A statement tag."""
    return f'<dg:statement id="{next(_IDS)}" code="{escape(code)}"/>'


def resolve(package: Package, bars: Mapping[str, int]) -> dict[int, Resolved]:
    """Every tag as a check would give it; ``bars``: the expressions that are months, with their place in the bar."""
    resolved: dict[int, Resolved] = {}
    for name in package.names():
        if not name.endswith((".xml", ".rels")):
            continue
        for element in package.tree(name).iter():
            if element.tag == VALUE:
                resolved[int(element.get("id", ""))] = _value(element.get("expression", ""), bars)
            elif element.tag == STATEMENT:
                resolved[int(element.get("id", ""))] = _statement(element.get("code", ""))
            for attribute in element.attrib.values():
                resolved.update((-next(_IDS), _value(each.code, bars)) for each in scan(str(attribute))[0])
    return resolved


def _value(code: str, bars: Mapping[str, int]) -> Resolved:
    output = _JINJA.parse("{{ " + code + " }}").body[0]
    assert isinstance(output, nodes.Output)
    month = Field(code, Kind.SPAN, "", position=bars[code]) if code in bars else None
    return Resolved("", output.nodes[0], Kind.SPAN if month else Kind.TEXT, month, code)


def _statement(code: str) -> Resolved:
    word = code.split()[0]
    if word == "for":
        loop = _JINJA.parse("{% " + code + " %}{% endfor %}").body[0]
        assert isinstance(loop, nodes.For)
        assert isinstance(loop.target, nodes.Name)
        test = None if loop.test is None else _expression(loop.test)
        return Resolved(word, _expression(loop.iter), Kind.LIST, None, code, loop.target.name, test)
    if word in ("if", "elif"):
        condition = _JINJA.parse("{% if " + code.removeprefix(word) + " %}{% endif %}").body[0]
        assert isinstance(condition, nodes.If)
        return Resolved(word, _expression(condition.test), Kind.TEXT, None, code)
    return Resolved(word, nodes.Const(None), Kind.TEXT, None, code)


def _expression(node: nodes.Node) -> nodes.Expr:
    assert isinstance(node, nodes.Expr)
    return node


def program_of(package: Package, numerals: str = "as-typed", bars: Mapping[str, int] | None = None) -> Program:
    """The compiled template."""
    return compile_book(package, resolve(package, bars or {}), Numerals(numerals))


def filled(
    package: Package,
    values: Mapping[str, Value],
    numerals: str = "as-typed",
    bars: Mapping[str, int] | None = None,
    live: bool = True,
) -> bytes:
    """The finished .docx; the values must give no problem."""
    stream = io.BytesIO()
    assert render(program_of(package, numerals, bars), values, stream, live=live) == []
    return stream.getvalue()


def refused(package: Package, values: Mapping[str, Value]) -> list[Problem]:
    """The problems that filling gives."""
    return render(program_of(package), values, io.BytesIO())


def opened(data: bytes) -> DocumentObject:
    """A .docx as python-docx reads it."""
    return Document(io.BytesIO(data))


def texts(data: bytes) -> list[str]:
    """The text of the body's paragraphs, outside tables."""
    return [paragraph.text for paragraph in opened(data).paragraphs]
