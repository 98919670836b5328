"""Builds a book from a hostile template: the plan of three projects, the template as a file, and what the book says."""

from __future__ import annotations

import itertools
import zipfile
from pathlib import Path

from lxml import etree

from benchmarks.generated_plan import general, projects
from docgen.word.namespaces import TAG, w
from docgen.workbook.write import new_workbook
from tests.corpus.outcomes import FILE, Template
from tests.word.docx_builder import package

NAMES = ("ถนน <สาย> & ท่อ", "ป้าย “หมู่บ้าน” 'ก' {{ ปีงบประมาณ }}", "ร่อง {% for %} {# น้ำ")


def write_plan(folder: Path) -> Path:
    """A workbook of three projects, whose names hold what markup and tags are made of."""
    rows = [{**row, "โครงการ": name} for row, name in zip(projects(3), NAMES, strict=True)]
    path = folder / "plan.xlsx"
    path.write_bytes(new_workbook(general(), rows))
    return path


def write_template(folder: Path, template: Template) -> Path:
    """The template as a .docx file."""
    path = folder / FILE
    made = package(template.body, template.parts, template.links)
    own = f' xmlns:dg="{TAG}"'.encode()  # the builder declares it for tests of single steps; no file of Word's has it
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in made.names():
            data = made.data(name)
            target.writestr(name, data if b"<dg:" in data else data.replace(own, b""))
    return path


def lines_of(book: Path) -> list[str]:
    """The body's paragraphs and, as one line, each of its outermost rows; empty ones left away."""
    with zipfile.ZipFile(book) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return [line for line in map(_said, _outermost(root[0])) if line]


def elsewhere(book: Path) -> list[str]:
    """What headers, footers and notes say, in the order of their parts' names."""
    kinds = ("word/header", "word/footer", "word/footnotes", "word/endnotes")
    with zipfile.ZipFile(book) as package:
        parts = sorted(name for name in package.namelist() if name.startswith(kinds) and name.endswith(".xml"))
        return [said for name in parts if (said := _said(etree.fromstring(package.read(name))))]


def _outermost(parent: etree._Element) -> itertools.chain[etree._Element]:
    holders = (w("tbl"), w("sdt"), w("sdtContent"))
    return itertools.chain.from_iterable(
        _outermost(child) if child.tag in holders else [child] for child in parent.iterchildren(etree.Element)
    )


def _said(element: etree._Element) -> str:
    if element.tag == w("tr"):
        return " | ".join(map(_text, element.iterchildren(w("tc"))))
    return _text(element)


def _text(element: etree._Element) -> str:
    ends = {w("tab"): "\t", w("br"): "\n"}
    found = element.iter(w("t"), *ends)
    return "".join((each.text or "") if each.tag == w("t") else ends[str(each.tag)] for each in found)
