"""Takes out of a template what a book must never hold, and says so (promises S3, S4), and what only splits its runs.

Links that lead out of the document, fields that fetch from elsewhere, embedded objects and mail-merge sources go with
a warning each; revision ids, proofing marks, thumbnails and the names of persons and offices go silently, and so do the
bindings of content controls: Word would put the bound property of one chapter in place of what another chapter says.
The document stays valid, pictures and the last result of each field stay as they were seen. What is unknown is left.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from docgen.late_pattern import late_pattern
from docgen.problems import Problem, WordPlace
from docgen.word.namespaces import W14, W15, O, V, W, w
from docgen.word.outside_fields import remove_fetching_fields
from docgen.word.outside_links import may_lead_to, remove_relationships
from docgen.word.package import CONTENT_TYPES_PART, Package, relationships_part
from docgen.word.tree_edit import drop, drop_all, drop_if_empty, unwrap

_NOISE = tuple(w(name) for name in ("proofErr", "lastRenderedPageBreak", "smartTagPr"))
_SETTINGS_REMOVED = tuple(
    w(name) for name in ("attachedTemplate", "linkStyles", "mailMerge", "saveThroughXslt", "rsids", "proofState")
)
_BINDINGS = (w("dataBinding"), f"{{{W15}}}dataBinding")  # 17.5.2.6; Word shows the store's text, not the document's
_NOISY_ATTRIBUTE = late_pattern(rf"\{{{re.escape(W)}\}}rsid\w*|\{{{re.escape(W14)}\}}(paraId|textId)")
_PART_LABELS = {
    "header": "หัวกระดาษ", "footer": "ท้ายกระดาษ", "footnotes": "เชิงอรรถ", "endnotes": "อ้างอิงท้ายเรื่อง",
    "comments": "ข้อคิดเห็น", "settings": "การตั้งค่าของแฟ้ม",
}
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_TERMS = "http://purl.org/dc/terms/"
_ELEMENTS = "http://purl.org/dc/elements/1.1/"
# Whom and when a template was typed by says nothing of the book, and would be different every day (R17).
_PERSONAL = (
    f"{{{_ELEMENTS}}}creator", f"{{{_CORE}}}lastModifiedBy", f"{{{_CORE}}}lastPrinted", f"{{{_CORE}}}revision",
    f"{{{_TERMS}}}created", f"{{{_TERMS}}}modified",
)
_APPLICATION_KEPT = ("Application", "AppVersion", "DocSecurity", "ScaleCrop")


def sanitise(package: Package, file: str) -> list[Problem]:
    """Cleans a package in place; a warning for each thing taken out that a clerk may miss."""
    merging = any(next(package.tree(part).iter(w("mailMerge")), None) is not None for part in _settings(package))
    problems: list[Problem] = []
    for part in _sources(package):
        problems += remove_relationships(package, part, _place(package, part, file))
    for part in package.stories():
        problems += remove_fetching_fields(package.tree(part), _place(package, part, file), merging=merging)
        _remove_noise(package.tree(part))
        drop_all(package.tree(part), *_BINDINGS)
    for part in _settings(package):
        drop_all(package.tree(part), *_SETTINGS_REMOVED)
    _forget_author(package)
    _drop_unreachable(package)
    return problems


def _settings(package: Package) -> list[str]:
    return [part for part in package.related("settings") if part in package]


def _sources(package: Package) -> list[str]:
    """The parts that have relationships, the package itself ("") first."""
    parts = ["/".join(part for part in pair if part) for pair in map(_source_of, package.names())]
    return ["", *(part for part in parts if part and part in package)]


def _source_of(name: str) -> tuple[str, str]:
    """word/_rels/document.xml.rels → word, document.xml; nothing for a part that holds no relationships."""
    folder, base = posixpath.split(name)
    above, last = posixpath.split(folder)
    return (above, base.removesuffix(".rels")) if last == "_rels" and base.endswith(".rels") else ("", "")


def _place(package: Package, part: str, file: str) -> WordPlace:
    kinds = [kind for kind in _PART_LABELS if part in package.related(kind)]
    return WordPlace(file, part=_PART_LABELS[kinds[0]] if kinds else "")


def _remove_noise(root: etree._Element) -> None:
    for each in list(root.iter(*_NOISE)):
        run = each.getparent()
        drop(each)
        drop_if_empty(run)
    for tag in list(root.iter(w("smartTag"))):
        unwrap(tag)
    for element in root.iter(etree.Element):
        for attribute in [name for name in element.attrib if _NOISY_ATTRIBUTE.fullmatch(str(name))]:
            del element.attrib[attribute]
        _remove_addresses(element)


def _remove_addresses(element: etree._Element) -> None:
    """VML can name a picture by its address, with no relationship (part 4, 19.1.2.11); Word would fetch it."""
    if not str(element.tag).startswith(f"{{{V}}}"):
        return
    for attribute in ("src", "href", f"{{{O}}}href", f"{{{O}}}althref"):
        address = element.get(attribute, "")
        if address and not (attribute == "href" and (may_lead_to(address) or address.startswith("#"))):
            del element.attrib[attribute]


def _forget_author(package: Package) -> None:
    for part in package.related("core-properties", ""):
        for element in [each for each in _elements(package, part) if each.tag in _PERSONAL and not _has_tag(each)]:
            drop(element)
    for part in package.related("extended-properties", ""):
        for element in _elements(package, part):
            if etree.QName(element).localname not in _APPLICATION_KEPT and not _has_tag(element):
                drop(element)


def _elements(package: Package, part: str) -> list[etree._Element]:
    return list(package.tree(part)) if part in package else []


def _has_tag(element: etree._Element) -> bool:
    return "{{" in (element.text or "")


def _drop_unreachable(package: Package) -> None:
    """Removes parts that nothing leads to any more: objects, macros, and whatever was hidden from the first."""
    reached = {"", CONTENT_TYPES_PART, relationships_part("")}
    waiting = [""]
    while waiting:
        for target in _targets(package, waiting.pop()):
            if target not in reached:
                reached |= {target, relationships_part(target)}
                waiting.append(target)
    for name in package.names():
        if name not in reached:
            package.remove(name)


def _targets(package: Package, part: str) -> Iterator[str]:
    return (each.target for each in package.relationships(part) if not each.external)
