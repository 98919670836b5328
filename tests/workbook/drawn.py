"""Drawing parts by hand, for openpyxl draws no shapes: lines, arrows and text boxes put into a saved workbook."""

from __future__ import annotations

import zipfile
from pathlib import Path

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def corner(name: str, column: int, column_off: int, row: int, row_off: int) -> str:
    """A corner of an anchor; columns and rows count from 0, offsets are in EMU."""
    return (
        f"<xdr:{name}><xdr:col>{column}</xdr:col><xdr:colOff>{column_off}</xdr:colOff>"
        f"<xdr:row>{row}</xdr:row><xdr:rowOff>{row_off}</xdr:rowOff></xdr:{name}>"
    )


def shape(kind: str, text: str = "", frame: str = "") -> str:
    """A shape of a preset kind, with a line of text each paragraph."""
    paragraphs = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in text.split("\n")) if text else "<a:p/>"
    return (
        '<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="s"/><xdr:cNvSpPr/></xdr:nvSpPr>'
        f'<xdr:spPr>{frame}<a:prstGeom prst="{kind}"/></xdr:spPr>'
        f"<xdr:txBody><a:bodyPr/>{paragraphs}</xdr:txBody></xdr:sp>"
    )


def connector(kind: str = "straightConnector1", frame: str = "") -> str:
    """A connector with an arrow head at both ends."""
    return (
        '<xdr:cxnSp><xdr:nvCxnSpPr><xdr:cNvPr id="2" name="c"/><xdr:cNvCxnSpPr/></xdr:nvCxnSpPr>'
        f'<xdr:spPr>{frame}<a:prstGeom prst="{kind}"/><a:ln><a:headEnd type="triangle"/><a:tailEnd type="triangle"/>'
        "</a:ln></xdr:spPr></xdr:cxnSp>"
    )


def frame_of(left: int, top: int, width: int, height: int, more: str = "") -> str:
    """The frame of a shape in a group, in the group's own measure."""
    return f'<a:xfrm{more}><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def group(inner: tuple[int, int, int, int], *members: str) -> str:
    """A group whose members are measured in ``inner``: left, top, width, height."""
    left, top, width, height = inner
    return (
        f'<xdr:grpSp><xdr:grpSpPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
        f'<a:chOff x="{left}" y="{top}"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm></xdr:grpSpPr>'
        + "".join(members)
        + "</xdr:grpSp>"
    )


def two_cell(start: tuple[int, int, int, int], end: tuple[int, int, int, int], thing: str) -> str:
    """An anchor from one point to another: column, offset, row, offset."""
    ends = corner("from", *start) + corner("to", *end)
    return f"<xdr:twoCellAnchor>{ends}{thing}<xdr:clientData/></xdr:twoCellAnchor>"


def one_cell(start: tuple[int, int, int, int], width: int, height: int, thing: str) -> str:
    """An anchor at one point with a size in EMU."""
    size = f'<xdr:ext cx="{width}" cy="{height}"/>'
    return f"<xdr:oneCellAnchor>{corner('from', *start)}{size}{thing}<xdr:clientData/></xdr:oneCellAnchor>"


def absolute(left: int, top: int, width: int, height: int, thing: str) -> str:
    """An anchor by distances from the sheet's corner, in EMU."""
    place = f'<xdr:pos x="{left}" y="{top}"/><xdr:ext cx="{width}" cy="{height}"/>'
    return f"<xdr:absoluteAnchor>{place}{thing}<xdr:clientData/></xdr:absoluteAnchor>"


def draw(path: Path, sheet: int, anchors: str) -> None:
    """Puts a drawing part with these anchors onto the sheet (from 1) of a workbook saved by openpyxl."""
    part = f'<xdr:wsDr xmlns:xdr="{_DRAWING}" xmlns:a="{_MAIN}">{anchors}</xdr:wsDr>'
    attach(path, sheet, "drawing", f"drawings/drawn{sheet}.xml", part)


def attach(path: Path, sheet: int, element: str, target: str, part: str) -> None:
    """Adds a part under xl/ and the sheet's relationship and element (drawing, legacyDrawing) that lead to it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    own, links = f"xl/worksheets/sheet{sheet}.xml", f"xl/worksheets/_rels/sheet{sheet}.xml.rels"
    kind = "drawing" if element == "drawing" else "vmlDrawing"
    link = f'<Relationship Id="drawn" Type="{_LINKS}/{kind}" Target="../{target}"/></Relationships>'
    known = parts.get(links, f'<Relationships xmlns="{_PACKAGE}"></Relationships>'.encode())
    parts[links] = known.replace(b"</Relationships>", link.encode())
    tag = f'<{element} xmlns:r="{_LINKS}" r:id="drawn"/></worksheet>'
    parts[own] = parts[own].replace(b"</worksheet>", tag.encode())
    parts[f"xl/{target}"] = part.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
