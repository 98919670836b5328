"""Small packages for tests: WordprocessingML typed by hand, in a document that python-docx made."""

from __future__ import annotations

import io
import zipfile

import docx
from lxml import etree

from docgen.word.namespaces import PREFIXES, W, w
from docgen.word.package import Package, parse
from docgen.word.rendering.zip_writer import write_package

_DECLARATIONS = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in PREFIXES.items() if prefix != "dg")
_XMLNS = f'{_DECLARATIONS} xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" mc:Ignorable="w14 wps"'


def part(root: str, content: str) -> etree._Element:
    """``part("hdr", "<w:p/>")`` is the root element of a header."""
    return parse(f"<w:{root} {_XMLNS}>{content}</w:{root}>".encode())


def package_of(body: str) -> Package:
    """A whole document with that body (a section is added)."""
    stream = io.BytesIO()
    docx.Document().save(stream)
    with zipfile.ZipFile(stream) as archive:
        package = Package({name: archive.read(name) for name in archive.namelist()})
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    package.put(package.main(), part("document", f"<w:body>{body}{section}</w:body>"))
    return package


def body_of(package: Package) -> str:
    """The body's XML without its section and without declarations."""
    body = package.tree(package.main()).find(w("body"))
    assert body is not None
    return "".join(plain(child) for child in body if child.tag != w("sectPr"))


def plain(element: etree._Element) -> str:
    """An element's XML without namespace declarations."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    for prefix, address in {**PREFIXES, "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture"}.items():
        text = text.replace(f' xmlns:{prefix}="{address}"', "")
    return text


def text_of(package: Package) -> list[str]:
    """The text of each paragraph of the body, tables included."""
    return ["".join(each.text or "" for each in p.iter(f"{{{W}}}t")) for p in package.tree(package.main()).iter(w("p"))]


def saved(package: Package) -> bytes:
    """The package as a .docx."""
    stream = io.BytesIO()
    write_package(stream, [(name, package.data(name)) for name in package.names()], package.main())
    return stream.getvalue()


