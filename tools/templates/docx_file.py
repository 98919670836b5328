"""Packs a template into a .docx (ECMA-376 part 2): the same bytes on any day and any machine."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from tools.templates.page import Page
from tools.templates.settings import FONTS, SETTINGS
from tools.templates.styles import styles

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMES = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest moment that a zip can tell
_TITLE = "แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. {{ ปีงบประมาณ }}"
_PARTS = ("header", "footer", "styles", "settings", "fontTable")  # rId1 and on


@dataclass(frozen=True)
class Template:
    """One chapter: its body's paragraphs and tables as XML, its page, and the document's title."""

    body: str
    page: Page
    title: str = _TITLE


def packed(template: Template) -> bytes:
    """The .docx. Members are stored, not deflated: zlib's output differs between its versions."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        for name, content in _members(template).items():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.create_system = 0  # else Windows and others differ
            package.writestr(member, (_HEAD + content).encode())
    return file.getvalue()


def _members(template: Template) -> dict[str, str]:
    page = template.page
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships({
            "rId1": (f"{_R}/officeDocument", "word/document.xml"),
            "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        }),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{template.body}{page.section()}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relationships(
            {f"rId{number}": (f"{_R}/{part}", f"{part}.xml") for number, part in enumerate(_PARTS, 1)}
        ),
        "word/header.xml": f"<w:hdr {_NAMES}>{page.header}</w:hdr>",
        "word/footer.xml": f"<w:ftr {_NAMES}>{page.footer}</w:ftr>",
        "word/styles.xml": f"<w:styles {_NAMES}>{styles()}</w:styles>",
        "word/settings.xml": f"<w:settings {_NAMES}>{SETTINGS}</w:settings>",
        "word/fontTable.xml": f"<w:fonts {_NAMES}>{FONTS}</w:fonts>",
        "docProps/core.xml": _core(template.title),
    }  # fmt: skip


def _content_types() -> str:
    types = {f"/word/{part}.xml": f"{_WORD_TYPE}.{part}+xml" for part in _PARTS}
    types["/word/document.xml"] = f"{_WORD_TYPE}.document.main+xml"
    types["/docProps/core.xml"] = _CORE_TYPE
    overrides = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in types.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(each: dict[str, tuple[str, str]]) -> str:
    form = '<Relationship Id="{}" Type="{}" Target="{}"/>'
    drawn = "".join(form.format(name, kind, target) for name, (kind, target) in each.items())
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{drawn}</Relationships>'


def _core(title: str) -> str:
    """The document's title; no author and no dates, which would say who drew the template and when."""
    spaces = (
        f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    return f"<cp:coreProperties {spaces}><dc:title>{title}</dc:title></cp:coreProperties>"
