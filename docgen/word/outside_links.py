"""Relationships that a book must not have (promises S3, S4): those that lead out of it, and to embedded objects.

Each is taken out together with every mention of it, in the way that keeps the mentioning element valid and what was
seen visible.
"""

from __future__ import annotations

import re

from lxml import etree

from docgen.late_pattern import late_pattern
from docgen.problems import Problem, WordPlace, warning
from docgen.word.namespaces import A, O, R, V, w
from docgen.word.package import Package, Relationship
from docgen.word.tree_edit import complete_block, drop, unwrap

_ALLOWED = late_pattern(r"(https?://|mailto:)\S", re.IGNORECASE)
_TAG = late_pattern(r"(\{\{|%7B%7B)", re.IGNORECASE)  # Word percent-encodes braces that are typed as an address

# Relationships inside the package that a book must not have: kind → what it is, "" when nobody misses it.
_REMOVED_KINDS: dict[str, str] = {
    "oleObject": "วัตถุจากโปรแกรมอื่นที่ฝังไว้",
    "package": "แฟ้มที่ฝังไว้",
    "control": "ตัวควบคุม ActiveX",
    "activeXControlBinary": "ตัวควบคุม ActiveX",
    "vbaProject": "แมโคร",
    "wordVbaData": "แมโคร",
    "aFChunk": "เอกสารอื่นที่แทรกทั้งแฟ้ม",
    "subDocument": "เอกสารย่อย",
    "frame": "กรอบของหน้าเว็บ",
    "mailMergeSource": "แหล่งข้อมูลจดหมายเวียน",
    "mailMergeHeaderSource": "แหล่งข้อมูลจดหมายเวียน",
    "recipientData": "",
    "mailMergeRecipientData": "",
    "attachedToolbars": "",
    "keyMapCustomizations": "",
    "userCustomization": "",
    "extensibility": "",
    "attachedTemplate": "",  # Word saves a path of the author's computer in 1 file of 40: no fault of the clerk's
    "transform": "",
    "printerSettings": "",
    "thumbnail": "",
    "glossaryDocument": "",  # the author's AutoText: another document inside, never shown
    "origin": "",  # a digital signature ends to hold with the first value filled in
    "commentsExtended": "",  # these point to comments by the paragraph ids that are removed here
    "commentsIds": "",
    "commentsExtensible": "",
    "people": "",
}
# External relationships of other kinds, by what they are called in the message.
_EXTERNAL_NAMES = {
    "image": "รูปภาพที่เชื่อมโยงจากภายนอก",
    "hyperlink": "ลิงก์ที่ไม่ใช่เว็บหรืออีเมล",
    "oleObject": "วัตถุที่เชื่อมโยงจากภายนอก",
    "video": "วิดีโอที่เชื่อมโยงจากภายนอก",
    "audio": "เสียงที่เชื่อมโยงจากภายนอก",
}
_EMBEDDED_TYPES = late_pattern(r"oleObject|activeX|vbaProject|vbaData|macroEnabled", re.IGNORECASE)


_VML_RELATIONSHIP = f"{{{O}}}relid"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_VECTOR = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_GONE_IN_WORD = (
    "altChunk", "subDoc", "control", "movie", "objectLink", "objectEmbed", "attachedTemplate", "printerSettings",
    "saveThroughXslt", "dataSource", "headerSource", "recipientData", "frame", "sourceFileName",
)
_GONE_IN_DRAWINGS = (
    "hlinkClick", "hlinkHover", "hlinkMouseOver", "audioFile", "videoFile", "quickTimeFile", "wavAudioFile", "snd",
)
# Elements that mean nothing without their relationship; any other only loses the attribute that names it.
_DROPPED_WITH_REFERENCE = frozenset(
    (
        *map(w, _GONE_IN_WORD), *(f"{{{A}}}{name}" for name in _GONE_IN_DRAWINGS), f"{{{O}}}OLEObject",
        f"{{{_CHART}}}externalData", f"{{{_VECTOR}}}svgBlip",
    )
)


def remove_relationships(package: Package, part: str, place: WordPlace) -> list[Problem]:
    """Takes out a part's forbidden relationships and what mentions them; ``place`` is where messages point."""
    problems: list[Problem] = []
    gone: dict[str, Relationship] = {}
    anchors: dict[str, str] = {}
    for each in package.relationships(part):
        if each.external and each.target.startswith("#"):
            anchors[each.id] = each.target[1:]
        elif not _may_stay(package, each):
            problems += _report(each, place)
        else:
            continue
        gone[each.id] = each
        package.unrelate(part, each.id)
    if gone and part in package and _is_xml(package, part):
        _remove_references(package.tree(part), gone, anchors)
    return problems


def _may_stay(package: Package, each: Relationship) -> bool:
    if each.external:
        return each.kind == "hyperlink" and may_lead_to(each.target)
    return not (
        each.kind in _REMOVED_KINDS
        or _EMBEDDED_TYPES.search(package.content_type(each.target))
        or each.target not in package
    )


def _report(each: Relationship, place: WordPlace) -> list[Problem]:
    if each.external or each.kind == "hyperlink":
        # The kinds that go silently do so wherever they lead; all others are told with their address.
        name = _EXTERNAL_NAMES.get(each.kind, _REMOVED_KINDS.get(each.kind, "การเชื่อมโยงภายนอก"))
        what = f"ตัด{name} “{shortened(each.target)}” ออก"
        mend = "ถ้าต้องการสิ่งนั้นในเล่ม ให้แทรกไว้ในแม่แบบโดยตรง ส่วนลิงก์ให้ขึ้นต้นด้วย http หรือ mailto"
        return [warning("external-removed", place, what, mend)] if name else []
    if each.kind == "image":  # the picture was lost before docgen saw the file
        return []
    name = _REMOVED_KINDS.get(each.kind, "วัตถุจากโปรแกรมอื่นที่ฝังไว้")
    what = f"ตัด{name}ออกเพื่อความปลอดภัย ถ้ามีภาพของสิ่งนั้น ภาพยังคงอยู่"
    mend = "ถ้าต้องการสิ่งนั้นในเล่ม ให้วางเป็นข้อความ ตาราง หรือรูปภาพธรรมดา"
    return [warning("object-removed", place, what, mend)] if name else []


def _is_xml(package: Package, part: str) -> bool:
    return part.endswith((".xml", ".vml")) or package.content_type(part).endswith("xml")


def _remove_references(root: etree._Element, gone: dict[str, Relationship], anchors: dict[str, str]) -> None:
    """Every mention of relationships that are gone, each in the way that keeps its element valid."""
    for element in list(root.iter(etree.Element)):
        for attribute, value in list(element.attrib.items()):
            if (str(attribute).startswith(f"{{{R}}}") or attribute == _VML_RELATIONSHIP) and value in gone:
                _remove_reference(element, str(attribute), anchors.get(str(value), ""))


def _remove_reference(element: etree._Element, attribute: str, anchor: str) -> None:
    parent = element.getparent()
    if element.tag == w("hyperlink"):
        del element.attrib[attribute]
        if anchor:
            element.set(w("anchor"), anchor)
        elif element.get(w("anchor")) is None:
            unwrap(element)
    elif element.tag in _DROPPED_WITH_REFERENCE:
        drop(element)
        complete_block(parent)
        _picture_of(parent)
    else:  # a:blip and v:imagedata stay valid without: the picture's place and size stay
        del element.attrib[attribute]


def _picture_of(container: etree._Element | None) -> None:
    """An object (17.3.3.19) whose embedded part is gone becomes the picture of it that Word showed: w:pict."""
    if container is None or container.tag != w("object"):
        return
    if not len(container):
        drop(container)
        return
    container.tag = w("pict")
    for attribute in list(container.attrib):
        del container.attrib[attribute]
    for shape in container.iter(f"{{{V}}}shape"):
        if shape.get(f"{{{O}}}ole") is not None:
            del shape.attrib[f"{{{O}}}ole"]


def may_lead_to(address: str) -> bool:
    """Whether a link in a book may have this address: http, https, mailto, or one that a tag will fill in."""
    return bool(_ALLOWED.match(address) or _TAG.match(address))


def shortened(text: str) -> str:
    """An address or code for a message: short, and of visible characters only."""
    shown = "".join(mark if mark.isprintable() else " " for mark in text)
    return shown if len(shown) <= 80 else shown[:79] + "…"
