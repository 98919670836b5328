"""A tiny builder of .docx packages from XML snippets: the body, and whatever other parts a test is about."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from docgen.word.namespaces import CONTENT_TYPES, OFFICE_RELATIONSHIP, PREFIXES, RELATIONSHIPS
from docgen.word.package import Package

NAMESPACES = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in PREFIXES.items())
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_STYLES = (
    f'<w:styles {NAMESPACES}><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>'
)
_ROOTS = {
    "header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments",
}  # fmt: skip


def run(text: str, properties: str = "") -> str:
    """A run of text; ``properties`` is the inside of its w:rPr."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def paragraph(*pieces: str, properties: str = "") -> str:
    """A paragraph of XML pieces; a piece without markup is a run of text."""
    inside = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inside}{''.join(each if each.startswith('<') else run(each) for each in pieces)}</w:p>"


def heading(text: str) -> str:
    """A first-level heading."""
    return paragraph(text, properties='<w:pStyle w:val="Heading1"/>')


def cell(*blocks: str) -> str:
    """A cell of XML blocks; a block without markup is a paragraph of that text."""
    inside = "".join(each if each.startswith("<") else paragraph(each) for each in blocks)
    return f"<w:tc><w:tcPr/>{inside or '<w:p/>'}</w:tc>"


def row(*cells: str) -> str:
    """A row; a cell without markup is a cell of that text."""
    return f"<w:tr>{''.join(each if each.startswith('<') else cell(each) for each in cells)}</w:tr>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def document(body: str) -> bytes:
    """word/document.xml with that body."""
    return f"{_HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>".encode()


def package(
    body: str,
    parts: Mapping[str, str] | None = None,
    links: Mapping[str, str] | None = None,
    core: str = "",
    extra: Mapping[str, bytes] | None = None,
) -> Package:
    """A package with that body.

    ``parts``: kind ("header", "footer", "footnotes", "endnotes", "comments") → the inside of the part's root, related
    to the document as rIdKind. ``links``: relationship id → external address. ``core``: the inside of
    docProps/core.xml. ``extra``: other members as they are.
    """
    parts, links = parts or {}, links or {}
    files = {"word/document.xml": document(body), "word/styles.xml": (_HEAD + _STYLES).encode()}
    relationships = [_relationship("rIdStyles", OFFICE_RELATIONSHIP + "styles", "styles.xml")]
    for kind, inside in parts.items():
        root = _ROOTS[kind]
        files[f"word/{kind}.xml"] = f"{_HEAD}<w:{root} {NAMESPACES}>{inside}</w:{root}>".encode()
        relationships.append(_relationship(f"rId{kind}", OFFICE_RELATIONSHIP + kind, f"{kind}.xml"))
    for name, address in links.items():
        relationships.append(_relationship(name, OFFICE_RELATIONSHIP + "hyperlink", address, external=True))
    roots = [_relationship("rId1", OFFICE_RELATIONSHIP + "officeDocument", "word/document.xml")]
    if core:
        files["docProps/core.xml"] = _core(core)
        roots.append(_relationship("rId2", _CORE, "docProps/core.xml"))
    files["_rels/.rels"] = _relationships(roots)
    files["word/_rels/document.xml.rels"] = _relationships(relationships)
    files["[Content_Types].xml"] = _content_types(["document.main", "styles", *parts], bool(core))
    return Package({**files, **(extra or {})})


def _relationship(name: str, kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{name}" Type="{kind}" Target="{escape(target)}"{mode}/>'


def _relationships(each: list[str]) -> bytes:
    return f'{_HEAD}<Relationships xmlns="{RELATIONSHIPS}">{"".join(each)}</Relationships>'.encode()


def _core(inside: str) -> bytes:
    spaces = (
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    return f"{_HEAD}<cp:coreProperties {spaces}>{inside}</cp:coreProperties>".encode()


def _content_types(kinds: list[str], core: bool) -> bytes:
    overrides = "".join(
        f'<Override PartName="/word/{kind.split(".")[0]}.xml" ContentType="{_WORD_TYPE.format(kind)}"/>'
        for kind in kinds
    )
    if core:
        kind = "application/vnd.openxmlformats-package.core-properties+xml"
        overrides += f'<Override PartName="/docProps/core.xml" ContentType="{kind}"/>'
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{_HEAD}<Types xmlns="{CONTENT_TYPES}">{defaults}{overrides}</Types>'.encode()
