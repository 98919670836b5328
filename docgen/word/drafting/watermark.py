"""ร่าง across every page, as Word's own watermark: a WordArt shape in the headers (VML, ECMA-376 part 4, 19.1.2.23)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from docgen.word.namespaces import O, R, V, W, r, w
from docgen.word.package import Package, parse

_TEXT, _FONT = "ร่าง", "TH SarabunPSK"
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
# Shape type 136 is plain text as WordArt; Word asks for its path and formulas in full before it draws the text.
_SHAPE = (
    f'<w:r xmlns:w="{W}" xmlns:v="{V}" xmlns:o="{O}"><w:rPr><w:noProof/></w:rPr><w:pict>'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>'
    '<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="docgen_draft_{number}" o:spid="_x0000_s{spid}" type="#_x0000_t136" style="position:absolute;'
    "margin-left:0;margin-top:0;width:300pt;height:180pt;rotation:315;z-index:-251657216;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    'mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#d9d9d9" stroked="f">'
    f'<v:fill opacity=".5"/><v:textpath style="font-family:&quot;{_FONT}&quot;;font-size:1pt" string="{_TEXT}"/>'
    "</v:shape></w:pict></w:r>"
)
_FIRST_SHAPE = 9001  # shape ids of headers begin at 2049 in Word; these are far from them


def put_watermarks(package: Package) -> None:
    """Puts the mark into every header, and a header where a page would have none."""
    _complete_headers(package)
    for number, part in enumerate(package.related("header"), 1):
        if part in package:
            _put(package.tree(part), number)


def _put(header: etree._Element, number: int) -> None:
    paragraph = next(header.iter(w("p")), None)
    if paragraph is None:
        paragraph = etree.SubElement(header, w("p"))
    shape = _SHAPE.replace("{number}", str(number)).replace("{spid}", str(_FIRST_SHAPE + number))
    paragraph.append(parse(shape.encode("utf-8")))


def _complete_headers(package: Package) -> None:
    """Each kind of page of each section shows its own header or one before it (17.10.1); else it gets an empty one."""
    seen: set[str] = set()
    for section in package.tree(package.main()).iter(w("sectPr")):
        seen |= {each.get(w("type"), "default") for each in section.findall(w("headerReference"))}
        for kind in _kinds(package, section):
            if kind not in seen:
                seen.add(kind)
                _add_header(package, section, kind)


def _kinds(package: Package, section: etree._Element) -> Iterator[str]:
    yield "default"
    if section.find(w("titlePg")) is not None:
        yield "first"
    settings = [part for part in package.related("settings") if part in package]
    if any(package.tree(part).find(w("evenAndOddHeaders")) is not None for part in settings):
        yield "even"


def _add_header(package: Package, section: etree._Element, kind: str) -> None:
    name = next(name for number in range(1, 10_000) if (name := f"word/headerDraft{number}.xml") not in package)
    root = etree.Element(w("hdr"), nsmap={"w": W, "r": R})
    etree.SubElement(root, w("p"))
    package.put(name, root, _HEADER_TYPE)
    reference = {w("type"): kind, r("id"): package.relate(package.main(), "header", name)}
    section.insert(0, etree.Element(w("headerReference"), reference))
